"""Refusals about alerts, and who is sent them."""

from datakasse.errors.refusal import Category, Refused


class BadAlertAddress(Refused):
    """An address that no alert can be sent to; it is not repeated, because it may be half of a secret."""

    code = "alert.bad_address"
    nb = "Varsler kan ikke sendes dit. Skriv en e-postadresse, eller en adresse som begynner med https:// og ikke er denne maskinen. Ingenting er endret."
    en = "Alerts cannot be sent there. Write an e-mail address, or an address that begins with https:// and is not this machine. Nothing was changed."


class BadAlertSecret(Refused):
    """A secret that is too short to sign with."""

    code = "alert.bad_secret"
    nb = "Hemmeligheten må ha minst 24 tegn, for den er alt som skiller et varsel fra et som noen har funnet på. Ingenting er endret."
    en = "The secret has to have at least 24 characters: it is all that tells an alert from one that somebody made up. Nothing was changed."


class UnknownAlertKind(Refused):
    """A kind of alert that there is not."""

    code = "alert.unknown_kind"
    nb = "Det finnes ikke varsler av slaget «{kind}». Ingenting er endret."
    en = 'There are no alerts of the kind "{kind}". Nothing was changed.'


class UnknownAlertRecipient(Refused):
    """A recipient that there is not, or that was taken away."""

    code = "alert.unknown_recipient"
    category = Category.MISSING
    nb = "Det finnes ingen mottaker av varsler med nummer {recipient}. Ingenting er endret."
    en = "There is no recipient of alerts with number {recipient}. Nothing was changed."


class TooManyAlertRecipients(Refused):
    """More recipients than a shop has people to look."""

    code = "alert.too_many_recipients"
    category = Category.CONFLICT
    nb = "Det er {limit} mottakere av varsler fra før. Ta bort en først. Ingenting er endret."
    en = "There are {limit} recipients of alerts already. Take one away first. Nothing was changed."


class AlertsNotSentHere(Refused):
    """Alerts are not sent by the process that was asked."""

    code = "alert.not_sent_here"
    category = Category.UNAVAILABLE
    nb = "Varsler sendes ikke fra denne maskinen. Ingenting er endret."
    en = "Alerts are not sent from this machine. Nothing was changed."
