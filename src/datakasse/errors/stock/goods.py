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
