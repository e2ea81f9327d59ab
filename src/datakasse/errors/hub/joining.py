"""Refusals at the shop's end: joining a hub, and reaching it."""

from datakasse.errors.refusal import Category, Refused


class BadHubLink(Refused):
    """A text that is no link to a hub."""

    code = "hub.bad_link"
    nb = "Dette er ikke en lenke til en hub. Skann QR-koden på nytt, eller lim inn hele lenken."
    en = "This is no link to a hub. Scan the QR code again, or paste the whole link."


class NotJoined(Refused):
    """A shop that has joined no hub."""

    code = "hub.not_joined"
    category = Category.MISSING
    nb = "Denne butikken er ikke koblet til noen hub. Koble til med «datakasse hub join»."
    en = 'This shop has joined no hub. Join one with "datakasse hub join".'


class AlreadyJoined(Refused):
    """A shop that has joined a hub already."""

    code = "hub.already_joined"
    category = Category.CONFLICT
    nb = "Denne butikken er alt koblet til huben på {host}. Koble fra først («datakasse hub leave»)."
    en = 'This shop has joined the hub at {host} already. Leave it first ("datakasse hub leave").'


class HubAway(Refused):
    """The hub does not answer."""

    code = "hub.away"
    category = Category.UNAVAILABLE
    nb = "Huben på {host} svarer ikke ({why}). Kassen selger videre, og sender alt når huben svarer igjen."
    en = "The hub at {host} does not answer ({why}). The register sells on, and sends everything when the hub answers again."


class HubNotTrusted(Refused):
    """What answers is not the hub that was joined."""

    code = "hub.not_trusted"
    category = Category.FORBIDDEN
    nb = "Det som svarer på {host}, kan ikke vise at det er huben kassen hører til: {why}. Ingenting er sendt. Kassen selger videre."
    en = "What answers at {host} cannot show that it is the hub of this register ({why}). Nothing was sent. The register sells on."
