"""Refusals about what the takings tell, and who is told of it."""

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


class BadViewName(Refused):
    """A view without a name or without days."""

    code = "view.bad_name"
    nb = "Visningen er ikke lagret. Gi den et navn på 1 til {limit} tegn, og dager."
    en = "The view was not saved. Give it a name of 1 to {limit} characters, and days."


class UnknownView(Refused):
    """A view that there is not, or that is somebody else's."""

    code = "view.unknown"
    category = Category.MISSING
    nb = "Det finnes ingen visning med nummer {view} som du kan ta bort. Ingenting er endret."
    en = "There is no view with number {view} that you may take away. Nothing was changed."


class TooManyViews(Refused):
    """More views than anybody looks through."""

    code = "view.too_many"
    category = Category.CONFLICT
    nb = "Det er {limit} visninger fra før. Ta bort en først. Ingenting er lagret."
    en = "There are {limit} views already. Take one away first. Nothing was saved."


class BadPriceExperiment(Refused):
    """An experiment with prices that cannot be."""

    code = "experiment.bad"
    nb = "Prisforsøket er ikke lagt opp, og ingen pris er endret. Rett {what}."
    en = "The experiment was not set up, and no price was changed. Correct: {what}."


class ExperimentBarred(Refused):
    """An article that is never sold cheaper, so that its price is not tried either."""

    code = "experiment.barred"
    law = "law.md 4.14"
    nb = "{name} kan ikke være med: varen selges aldri billigere (tobakk, pant, øl i butikk, varer uten rabatt). Ingenting er endret."
    en = "{name} cannot take part: it is never sold cheaper (tobacco, deposit, beer in a shop, goods without discount). Nothing was changed."


class ExperimentInTheWay(Refused):
    """Something else would change the same price meanwhile."""

    code = "experiment.in_the_way"
    category = Category.CONFLICT
    nb = "Vare {article} har et annet prisforsøk eller en kommende pris. Ingenting er endret; avslutt det, eller trekk prisen tilbake, først."
    en = "Article {article} has another experiment or a price to come. Nothing was changed; end that, or take the price back, first."


class UnknownExperiment(Refused):
    """An experiment that there is not."""

    code = "experiment.unknown"
    category = Category.MISSING
    nb = "Det finnes ikke noe prisforsøk med nummer {number}. Ingenting er endret."
    en = "There is no price experiment with number {number}. Nothing was changed."


class ExperimentOver(Refused):
    """An experiment that is over already."""

    code = "experiment.over"
    category = Category.CONFLICT
    nb = "Prisforsøk {number} er over. Ingenting er endret; den vanlige prisen gjelder."
    en = "Price experiment {number} is over. Nothing was changed; the usual price holds."
