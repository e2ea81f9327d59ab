"""Refusals about the log of breaches."""

from datakasse.errors.refusal import Category, Refused


class BadBreach(Refused):
    """A breach, or a decision about one, that says too little."""

    code = "privacy.bad_breach"
    law = "law.md 5.5"
    nb = "Avviket er ikke lagret. Skriv hva som skjedde, når det ble oppdaget, og ved en avgjørelse hvorfor."
    en = "The breach was not saved. Write what happened, when it was found, and with a decision why."


class NoSuchBreach(Refused):
    """A breach that nobody wrote down."""

    code = "privacy.no_such_breach"
    category = Category.MISSING
    nb = "Det finnes ikke noe avvik nummer {number}. Ingenting er endret."
    en = "There is no breach number {number}. Nothing was changed."


class BreachDecided(Refused):
    """A breach about which it was decided before."""

    code = "privacy.breach_decided"
    category = Category.CONFLICT
    nb = "Avvik {number} er avgjort, og det som er skrevet, skrives ikke over. Før et nytt avvik om det er mer å si."
    en = "Breach {number} is decided, and what was written is not written over. Log another one if there is more to say."
