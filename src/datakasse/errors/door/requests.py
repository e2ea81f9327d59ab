"""Refusals about requests as such: their form, their size, their keys."""

from datakasse.errors.refusal import Category, Refused


class Malformed(Refused):
    """A request that is not what the API describes."""

    code = "request.malformed"
    category = Category.MALFORMED
    nb = "Forespørselen er ikke slik API-et beskriver ({where}: {why}). Ingenting er gjort."
    en = "The request is not what the API describes ({where}: {why}). Nothing was done."


class TooLarge(Refused):
    """A body that is larger than any request of ours."""

    code = "request.too_large"
    category = Category.TOO_LARGE
    nb = "Forespørselen er større enn {limit_kib} KiB. Ingenting er gjort."
    en = "The request is larger than {limit_kib} KiB. Nothing was done."


class KeyNeeded(Refused):
    """Something is to be created and no idempotency key came along."""

    code = "request.key_missing"
    nb = "Hodet Idempotency-Key mangler (1 til 100 synlige tegn). Ingenting er gjort; send med en ny nøkkel."
    en = "The header Idempotency-Key is missing (1 to 100 visible characters). Nothing was done; send a fresh key."


class KeyReused(Refused):
    """An idempotency key came back with another request."""

    code = "request.key_reused"
    category = Category.CONFLICT
    nb = "Nøkkelen {key} er brukt til en annen forespørsel. Ingenting er skrevet; bruk en ny nøkkel."
    en = "The key {key} was used for another request. Nothing was written; use a new key."


class NoSuchPath(Refused):
    """A path that the product does not have."""

    code = "request.no_such_path"
    category = Category.MISSING
    nb = "Adressen {path} finnes ikke. Ingenting er gjort; gå til kassen eller kontoret."
    en = "There is no address {path}. Nothing was done; go to the till or the office."


class WrongMethod(Refused):
    """A method that the path does not answer to."""

    code = "request.wrong_method"
    category = Category.INVALID
    nb = "{method} er ikke lov på {path}."
    en = "{method} is not allowed on {path}."


class ServerFault(Refused):
    """A fault of ours."""

    code = "server.fault"
    category = Category.UNAVAILABLE
    nb = "Noe gikk galt hos oss. Det som er fullført, er trygt; prøv igjen med samme nøkkel."
    en = "Something went wrong on our side. What was completed is safe; try again with the same key."


class TooManyFeeds(Refused):
    """More live feeds than one process keeps open."""

    code = "request.too_many_feeds"
    category = Category.THROTTLED
    nb = "Det er allerede {limit} skjermer som følger med. Lukk en og prøv igjen."
    en = "{limit} screens are following already. Close one and try again."


class NoRoom(Refused):
    """A connection more than the process has files for."""

    code = "request.no_room"
    category = Category.UNAVAILABLE
    nb = "Kassen har ikke plass til flere tilkoblinger nå. Ingenting er gjort; lukk vinduer som ikke er i bruk, og prøv igjen."
    en = "The register has no room for more connections now. Nothing was done; close windows not in use and try again."


class UnknownName(Refused):
    """A request that came under a name the register is not served under."""

    code = "request.unknown_name"
    category = Category.FORBIDDEN
    nb = "Kassen svarer ikke på navnet {name}. Bruk lenken som ble skrevet ved oppstart."
    en = "The register does not answer to the name {name}. Use the link that was printed at start."
