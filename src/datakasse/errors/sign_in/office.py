"""Refusals about signing in to the office: passwords, codes, sessions."""

from datakasse.errors.refusal import Category, Refused


class PasswordTooShort(Refused):
    """A password that could be tried through."""

    code = "people.password_short"
    nb = "Passordet er for kort. Bruk minst {shortest} tegn, gjerne flere ord. Ingenting er endret."
    en = "The password is too short. Use at least {shortest} characters, several words for instance. Nothing was changed."


class PasswordGuessable(Refused):
    """A password of what everybody tries first."""

    code = "people.password_guessable"
    nb = (
        "Passordet er for lett å gjette: det er satt sammen av vanlige ord, navn, årstall eller taster på rad. "
        "Bruk tre–fire ord som ikke hører sammen. Ingenting er endret."
    )
    en = (
        "The password is too easy to guess: it is made of common words, names, years or keys in a row. "
        "Use three or four words that do not belong together. Nothing was changed."
    )


class PasswordLeaked(Refused):
    """A password that has been stolen somewhere, or is made of such."""

    code = "people.password_leaked"
    nb = (
        "Passordet står på en liste over passord som er stjålet andre steder, eller er satt sammen av slike. "
        "Listen er i kassen; ingenting er sendt ut. Bruk tre–fire ord som ikke hører sammen. Ingenting er endret."
    )
    en = (
        "The password stands on a list of passwords that were stolen elsewhere, or is made of such. The list is in "
        "the register; nothing was sent out. Use three or four words that do not belong together. Nothing was changed."
    )


class PasswordFirst(Refused):
    """Codes were wanted where there is no password that they could be asked for besides."""

    code = "people.password_first"
    category = Category.CONFLICT
    nb = "Sett et passord først, så en app for koder, så reservekoder. Ingenting er endret."
    en = "Set a password first, then an app for codes, then recovery codes. Nothing was changed."


class NoCodesBegun(Refused):
    """A code to confirm an app with, and no secret was given out, or too long ago."""

    code = "people.no_codes_begun"
    category = Category.CONFLICT
    nb = "Ingen ny app venter på en kode, eller det gikk for lang tid. Begynn på nytt. Ingenting er endret."
    en = "No new app waits for a code, or it took too long. Begin again. Nothing was changed."


class WrongSignIn(Refused):
    """A password or a code that is not hers; which of them is told nobody."""

    code = "people.wrong_sign_in"
    category = Category.UNAUTHENTICATED
    attempt_is_kept = True
    nb = "Passordet eller koden er feil, eller koden er brukt. Prøv igjen; etter flere feil må du vente."
    en = "The password or the code is wrong, or the code is used. Try again; after several mistakes you have to wait."


class SignInThrottled(Refused):
    """Too many wrong sign-ins from one place; others are not kept waiting by it."""

    code = "people.throttled"
    category = Category.THROTTLED
    nb = "For mange feil herfra. Vent {wait_s} sekunder. På kassens egen maskin er ventetiden alltid kort."
    en = "Too many mistakes from here. Wait {wait_s} seconds. At the register's own machine the wait is always short."


class OnlyAtTheMachine(Refused):
    """Somebody without a password and codes came to the office from another machine."""

    code = "people.only_at_the_machine"
    category = Category.FORBIDDEN
    attempt_is_kept = True
    nb = (
        "Herfra kommer du inn på kontoret med passord og kode. Sett dem opp på kassens egen maskin først, "
        "under Innlogging; PIN gjelder bare der."
    )
    en = (
        "From here you come into the office with a password and a code. Set them up on the register's own "
        "machine first, under Sign-in; the PIN counts only there."
    )


class ProofNeeded(Refused):
    """What gives or keeps somebody's right to administer was asked for, and nobody showed who asks."""

    code = "people.proof_needed"
    category = Category.FORBIDDEN
    law = "KSF-2-7-1"
    nb = (
        "Dette gjelder en som kan styre folk og oppsett. Ingenting er endret ennå: bekreft at det er deg, med "
        "passordet ditt, eller med PIN-en hvis du ikke har passord."
    )
    en = (
        "This concerns somebody who may look after people and settings. Nothing was changed yet: confirm that it is "
        "you, with your password, or with your PIN if you have none."
    )


class NotConfirmed(Refused):
    """Somebody who is in the office could not show that it is she."""

    code = "people.not_confirmed"
    category = Category.FORBIDDEN
    attempt_is_kept = True
    nb = "Det du tastet for å bekrefte, er feil. Ingenting er endret."
    en = "What you gave to confirm it is wrong. Nothing was changed."


class NoSuchSession(Refused):
    """A session in the office that is over, or somebody else's."""

    code = "people.no_such_session"
    category = Category.MISSING
    nb = "Påloggingen finnes ikke lenger. Hent listen på nytt."
    en = "That session is over. Fetch the list again."
