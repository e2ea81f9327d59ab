"""Refusals about the shop's places and their hours."""

from datakasse.errors.refusal import Category, Refused


class UnknownLocation(Refused):
    """A place that the shop does not have."""

    code = "location.unknown"
    category = Category.MISSING
    nb = "Butikken har ikke noe sted med koden {location}. Ingenting er endret; kontroller koden."
    en = "The shop has no place with the code {location}. Nothing was changed; check the code."


class PlaceNotNamed(Refused):
    """A machine that is to stand at one of several places, and nobody has said which."""

    code = "location.not_named"
    category = Category.INVALID
    nb = "Butikken har flere steder: {places}. Ingenting er endret. Si hvor maskinen står med --location."
    en = "The shop has several places: {places}. Nothing was changed. Say where the machine stands with --location."


class BadOpeningHours(Refused):
    """Opening hours that cannot be."""

    code = "location.bad_opening_hours"
    nb = "Åpningstidene er ikke lagret, og de gamle gjelder: {what}. Rett det, og lagre på nytt."
    en = "The opening hours were not saved, and the old ones hold: {what}. Correct it, and save again."


class HoursOutsideLaw(Refused):
    """Hours for selling beer that no municipality may allow, hours of no length, or of a weekend alone."""

    code = "location.hours_outside_law"
    law = "law.md 4.13"
    nb = (
        "Øl kan selges tidligst 08 og senest 20, på lørdager og dager før helligdager senest 18, og ingen tid kan "
        "begynne og slutte på samme klokkeslett. Skjenking fredag og lørdag settes sammen med de andre dagenes. "
        "Salgstidene er som før; rett klokkeslettene."
    )
    en = (
        "Beer may be sold from 08 at the earliest to 20 at the latest, 18 on Saturdays and before holidays, and "
        "no hours begin and end at the same moment. Serving on Fridays and Saturdays is set along with that of the "
        "other days. "
        "The hours are as they were; correct the times."
    )
