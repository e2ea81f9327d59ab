"""Refusals about the folder and the database that a hub lies in."""

from datakasse.errors.refusal import Category, Refused


class HubMissing(Refused):
    """A folder that holds no hub."""

    code = "hub.missing"
    category = Category.MISSING
    nb = "Det er ingen hub i {folder}. Lag en med «datakasse hub init»."
    en = 'There is no hub in {folder}. Make one with "datakasse hub init".'


class HubExists(Refused):
    """A folder that holds a hub already."""

    code = "hub.exists"
    category = Category.CONFLICT
    nb = "Det er alt en hub i {folder}. Ingenting er endret."
    en = "There is a hub in {folder} already. Nothing was changed."


class HubUnfinished(Refused):
    """A folder whose hub does not know how it is set up: its making broke off, or that was taken from its keys."""

    code = "hub.unfinished"
    category = Category.CONFLICT
    nb = "Huben i {folder} har ikke navn, port og PIN: den ble ikke ferdig laget, eller de mangler i mappen keys. Det den har mottatt, er urørt. Ble «datakasse hub init» avbrutt, skriv den på nytt; ellers legg tilbake mappen keys fra en kopi."
    en = 'The hub in {folder} has no names, port and PIN: its making broke off, or they are missing in its folder keys. What it has received is untouched. If "datakasse hub init" was broken off, type it again; else put the folder keys back from a copy.'


class HubMoved(Refused):
    """A hub that was carried to another database."""

    code = "hub.moved"
    category = Category.CONFLICT
    nb = "Huben er flyttet til {place}. Her tas ingenting imot lenger; åpne den der den er. Er den ikke der, ble flyttingen avbrutt: skriv «datakasse hub move» dit en gang til."
    en = 'The hub was moved to {place}. Nothing is taken in here any more; open it where it is. If it is not there, the move was broken off: type "datakasse hub move" to there once more.'


class DatabaseOfHub(Refused):
    """A database that is a hub's, for something else; perhaps it has received nothing yet."""

    code = "hub.database_of_hub"
    category = Category.CONFLICT
    nb = "Databasen hører alt til en hub. Ingenting er endret, verken i den eller her; bruk en egen database, eller åpne huben fra mappen den ble laget i, eller en kopi av den."
    en = "The database is a hub's already. Nothing was changed, neither in it nor here; use another database, or open the hub from the folder it was made in, or from a copy of that."


class DatabaseOfShops(Refused):
    """A database that has the books of shops, for a hub."""

    code = "hub.database_of_shops"
    category = Category.CONFLICT
    nb = "I databasen ligger bøkene til butikker. Ingenting er endret; en hub trenger en egen database."
    en = "The database has the books of shops. Nothing was changed; a hub needs a database of its own."


class FolderOfShop(Refused):
    """A folder that a shop lies in, opened or to be made as a hub's."""

    code = "hub.folder_of_shop"
    category = Category.CONFLICT
    nb = "I mappen {folder} ligger en butikk, ikke en hub. Ingenting er endret. Butikken åpnes med «datakasse serve»; til en hub velger du en annen mappe."
    en = 'The folder {folder} holds a shop, not a hub. Nothing was changed. A shop is opened with "datakasse serve"; for a hub, choose another folder.'
