"""Refusals about prices to come."""

from datakasse.errors.refusal import Category, Refused


class MomentHasCome(Refused):
    """A price to come whose moment is not to come."""

    code = "price_to_come.moment_has_come"
    nb = "Tidspunktet er ikke framover i tid. Ingenting er lagret; velg et senere, eller endre prisen på varen nå."
    en = (
        "The moment is not to come. Nothing was saved; choose a later one, or change the article's price now."
    )


class NothingToCome(Refused):
    """A price to come that changes neither price nor VAT."""

    code = "price_to_come.nothing"
    nb = "Verken ny pris eller ny mva er valgt. Ingenting er lagret."
    en = "Neither a new price nor new VAT was chosen. Nothing was saved."


class UnknownPriceToCome(Refused):
    """A price to come that there has not been."""

    code = "price_to_come.unknown"
    category = Category.MISSING
    nb = "Det er ingen kommende pris nummer {number}. Ingenting er endret; se listen over det som kommer."
    en = "There is no price to come number {number}. Nothing was changed; see the list of what is to come."


class PriceDoesNotWait(Refused):
    """A price to come that holds already, or was taken back."""

    code = "price_to_come.does_not_wait"
    category = Category.CONFLICT
    nb = "Pris nummer {number} venter ikke lenger: den gjelder alt eller er trukket tilbake. Ingenting er endret."
    en = "Price number {number} waits no longer: it holds already or was taken back. Nothing was changed."


class PriceUnusable(Refused):
    """A price that could not take effect when its moment came."""

    code = "price_to_come.unusable"
    category = Category.CONFLICT
    nb = "Prisen på vare {article} kunne ikke tre i kraft ({what}). Varen er som før; legg inn prisen på nytt om den skal gjelde."
    en = "The price of article {article} could not take effect ({what}). The article is as before; enter it again if it is to hold."
