"""Refusals about handing accounting files in to the tax administration."""

from datakasse.errors.refusal import Category, Refused


class NoSubmissionAccess(Refused):
    """Submission, where nobody has given the shop's client and key."""

    code = "submit.no_access"
    category = Category.CONFLICT
    nb = "Innsending til Skatteetaten er ikke satt opp her. Ingenting er sendt; legg inn klient og nøkkel, eller lever filene selv."
    en = "Submission to the tax administration is not set up here. Nothing was sent; enter client and key, or deliver the files yourself."


class BadSubmissionAccess(Refused):
    """A client or a key that cannot be used."""

    code = "submit.bad_access"
    nb = "Tilgangen kan ikke brukes: {what}. Ingenting er endret."
    en = "The access cannot be used: {what}. Nothing was changed."


class BadDialog(Refused):
    """Something that cannot be the id of a control case."""

    code = "submit.bad_dialog"
    nb = "Dialog-ID-en kan bare ha bokstaver, tall og bindestrek. Ingenting er sendt; den står i meldingen fra Skatteetaten i Altinn."
    en = "The dialog id can have letters, digits and hyphens only. Nothing was sent; it stands in the tax administration's message in Altinn."


class PeriodNotOver(Refused):
    """A period of which something may still come."""

    code = "submit.period_not_over"
    category = Category.CONFLICT
    nb = "{day} er ikke over, så filen ville ikke vært hel. Ingenting er sendt; velg en periode som slutter før i dag."
    en = "{day} is not over, so the file would not be whole. Nothing was sent; choose a period that ends before today."


class NothingInPeriod(Refused):
    """A period that no file can have anything of, as when the year is mistyped."""

    code = "submit.nothing_in_period"
    category = Category.CONFLICT
    nb = (
        "Ingenting er ført fra {from_date} til {to_date}, så filen ville vært tom. Ingenting er laget eller sendt; se på datoene. "
        "Ba Skatteetaten om nettopp de dagene, så svar i dialogen at det ikke er ført noe da."
    )
    en = (
        "Nothing was recorded from {from_date} to {to_date}, so the file would be empty. Nothing was made or sent; look at the dates. "
        "If the tax administration asked for those very days, answer in the dialog that nothing was recorded then."
    )


class DayTooLarge(Refused):
    """A day that is too long for one file."""

    code = "submit.day_too_large"
    category = Category.TOO_LARGE
    nb = "{day} alene gir en fil som er for stor til å sendes. Ingenting er sendt; lever eksporten på annen måte."
    en = "{day} alone makes a file that is too large to be sent. Nothing was sent; deliver the export in another way."


class AlreadySubmitted(Refused):
    """The same file for the same control a second time."""

    code = "submit.already_submitted"
    category = Category.CONFLICT
    nb = "Filen for denne perioden er levert som innsending {number}, med kvittering {receipt}. Den sendes ikke igjen."
    en = "The file of this period was handed in as submission {number}, with receipt {receipt}. It is not sent again."


class UnknownSubmission(Refused):
    """A submission that there is none of."""

    code = "submit.unknown_submission"
    category = Category.MISSING
    nb = "Det er ingen innsending nummer {number}. Ingenting er sendt; se listen."
    en = "There is no submission number {number}. Nothing was sent; look at the list."


class SubmissionClosed(Refused):
    """Something more about a submission that was refused."""

    code = "submit.closed"
    category = Category.CONFLICT
    nb = "Innsending {number} ble avvist: {reason}. Den sendes ikke igjen; rett det og lag en ny."
    en = "Submission {number} was refused: {reason}. It is not sent again; correct it and make a new one."


class SubmissionRefused(Refused):
    """The authority will not have it; in its own words."""

    code = "submit.refused"
    category = Category.CONFLICT
    nb = "{reason}. Ingenting er levert; rett det som er galt og lag en ny innsending."
    en = "{reason}. Nothing was handed in; correct what is wrong and make a new submission."


class SubmissionLockedOut(Refused):
    """Maskinporten or the authority does not let the shop's system in."""

    code = "submit.locked_out"
    category = Category.CONFLICT
    nb = "{reason}. Ingenting er levert; se på klient, nøkkel, scope og systemtilgang, og send innsendingen videre etterpå."
    en = "{reason}. Nothing was handed in; look at client, key, scope and system access, and go on with the submission afterwards."


class AuthorityAway(Refused):
    """The authority cannot be asked now."""

    code = "submit.away"
    category = Category.UNAVAILABLE
    nb = "{reason}. Innsendingen er lagret her; send den videre om litt."
    en = "{reason}. The submission is kept here; go on with it in a while."


class SubmissionUnknown(Refused):
    """An answer that was lost, so that nobody knows here."""

    code = "submit.unknown"
    category = Category.UNAVAILABLE
    nb = "{reason}. Det er uvisst om det kom fram. Send innsendingen videre om to minutter: det letes etter den hos Skatteetaten før noe gjentas."
    en = "{reason}. Whether it arrived is not known. Go on with it in two minutes: it is looked for there before anything is repeated."


class BeingChecked(Refused):
    """Files that the authority has not looked at yet."""

    code = "submit.being_checked"
    category = Category.UNAVAILABLE
    nb = "Skatteetaten kontrollerer ennå filene som er lastet opp. Ingenting er levert ennå; send innsendingen videre om litt."
    en = "The tax administration is still checking the files uploaded. Nothing was handed in yet; go on with the submission in a while."


class SubmissionDiffers(Refused):
    """What lies at the authority is something else than what was sent from here."""

    code = "submit.differs"
    category = Category.CONFLICT
    nb = "Filene som ligger hos Skatteetaten, er ikke de som ble sendt herfra: {what}. Ingenting er levert; slett utkastet der og lag en ny innsending."
    en = "The files at the tax administration are not those sent from here: {what}. Nothing was handed in; delete the draft there and make a new submission."


class SubmissionAtWork(Refused):
    """Somebody else is handing something in at this moment."""

    code = "submit.at_work"
    category = Category.CONFLICT
    nb = "En innsending er i gang akkurat nå. Ingenting er endret; vent litt og se listen."
    en = "A submission is under way right now. Nothing was changed; wait a little and look at the list."
