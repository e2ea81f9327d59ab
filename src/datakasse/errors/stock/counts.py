"""Refusals about counting the stock."""

from datakasse.errors.refusal import Category, Refused


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
