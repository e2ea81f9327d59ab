"""Refusals about what is on the shelves."""

from datakasse.errors.refusal import Category, Refused


class StockNotKept(Refused):
    """An article that no count is kept of."""

    code = "stock.not_kept"
    category = Category.CONFLICT
    nb = "{name} føres ikke på lager. Ingenting er flyttet. Sett haken «Føres på lager» på varen først."
    en = 'No count is kept of {name}. Nothing was moved. Tick "Kept count of" on the article first.'


class UnknownStockPlace(Refused):
    """A place where the shop has no goods."""

    code = "stock.unknown_place"
    category = Category.MISSING
    nb = "Butikken har ikke noe sted «{place}». Ingenting er flyttet. Velg et av stedene ({places}), eller legg inn lagerrommet."
    en = 'The shop has no place "{place}". Nothing was moved. Choose one of the places ({places}), or enter the store room.'


class BadGoods(Refused):
    """Goods that cannot be entered as they were described."""

    code = "stock.bad_goods"
    nb = "Dette kan ikke føres; se på {what}. Ingenting er flyttet."
    en = "This cannot be entered; look at {what}. Nothing was moved."


class CountOutdated(Refused):
    """A count of an article that was counted, or moved many times, after the books were asked about it."""

    code = "stock.count_outdated"
    category = Category.CONFLICT
    nb = "{name} er telt av noen andre imens, eller tellingen er for gammel. Ingenting er rettet. Hent varen på nytt og tell igjen."
    en = "{name} was counted by somebody else meanwhile, or the count is too old. Nothing was put right. Find the article again and count it."


class UnknownCountSheet(Refused):
    """A count that was never begun."""

    code = "stock.unknown_count_sheet"
    category = Category.MISSING
    nb = "Det finnes ikke noe telleark nummer {sheet}. Ingenting er endret."
    en = "There is no count sheet number {sheet}. Nothing was changed."


class CountSheetEnded(Refused):
    """A count that was posted or dropped before."""

    code = "stock.count_sheet_ended"
    category = Category.CONFLICT
    nb = "Telleark {sheet} er ført eller forkastet. Ingenting er endret. Begynn et nytt."
    en = "Count sheet {sheet} was posted or dropped. Nothing was changed. Begin another."


class CountedByAnother(Refused):
    """An article whose line on a count sheet is another than the one that was seen."""

    code = "stock.counted_by_another"
    category = Category.CONFLICT
    nb = "{name} står alt på arket med {counted}, skrevet av {who}. Ingenting er endret nå. Se om ditt er med der, og hent varen på nytt for å legge til eller skrive over."
    en = "{name} stands on the sheet already with {counted}, written by {who}. Nothing was changed now. See whether yours is in it, and fetch the article again to add or write over."


class CountTakenOff(Refused):
    """An article that was taken off a count sheet after it was seen there."""

    code = "stock.count_taken_off"
    category = Category.CONFLICT
    nb = "{name} er tatt av arket imens. Ditt tall er ikke lagret. Hent varen på nytt, og skriv opp alt som er der."
    en = "{name} was taken off the sheet meanwhile. Your figure was not saved. Fetch the article again, and write down all that is there."


class BadRecipe(Refused):
    """A recipe that an article cannot have."""

    code = "stock.bad_recipe"
    nb = "{name} kan ikke ha denne oppskriften; se på {what}. Ingenting er endret."
    en = "{name} cannot have this recipe; look at {what}. Nothing was changed."


class BadStockRoom(Refused):
    """A room that cannot be entered as it was described."""

    code = "stock.bad_room"
    nb = "Lagerrommet trenger en kort kode som ikke er i bruk, og et navn. Ingenting er lagret."
    en = "The store room needs a short code that is not in use, and a name. Nothing was saved."
