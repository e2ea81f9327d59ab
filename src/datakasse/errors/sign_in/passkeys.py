"""Refusals about passkeys: keys in a phone, a computer or a stick that open the office."""

from datakasse.errors.refusal import Category, Refused


class NoPasskeysHere(Refused):
    """A passkey was wanted where no browser has one."""

    code = "passkey.not_here"
    category = Category.CONFLICT
    nb = (
        "Passnøkler virker ikke på denne adressen: den må være et navn (ikke tall) over https, eller "
        "http://localhost på kassens egen maskin, med kassens egen port. Passord og kode virker som før."
    )
    en = (
        "Passkeys do not work at this address: it has to be a name (no number) over https, or "
        "http://localhost on the register's own machine, at the register's own port. Password and code work as before."
    )


class NoPasskeyBegun(Refused):
    """An answer to a challenge that was never given there, was answered before, or is too old."""

    code = "passkey.not_begun"
    category = Category.CONFLICT
    nb = "Ingen passnøkkel er ventet her, eller det gikk for lang tid. Begynn på nytt. Ingenting er endret."
    en = "No passkey is waited for here, or it took too long. Begin again. Nothing was changed."


class PasskeyNotRegistered(Refused):
    """What a browser made is no passkey for this name, or its owner did not show who she is."""

    code = "passkey.not_registered"
    attempt_is_kept = True
    nb = (
        "Passnøkkelen ble ikke godtatt: den må lages på denne adressen, nå, og med finger, ansikt eller PIN. "
        "Ingenting er endret; prøv igjen."
    )
    en = (
        "The passkey was not accepted: it has to be made at this address, now, and with a finger, a face or a PIN. "
        "Nothing was changed; try again."
    )


class TooManyPasskeys(Refused):
    """More passkeys than a person needs."""

    code = "passkey.too_many"
    category = Category.CONFLICT
    nb = "Du har {limit} passnøkler, og flere er det ikke plass til. Fjern en du ikke bruker. Ingenting er endret."
    en = "You have {limit} passkeys, and there is room for no more. Remove one that you do not use. Nothing was changed."


class UnknownPasskey(Refused):
    """A passkey that she does not have."""

    code = "passkey.unknown"
    category = Category.MISSING
    nb = "Du har ikke den passnøkkelen lenger. Hent siden på nytt."
    en = "You do not have that passkey any longer. Fetch the page again."


class PasskeyWrong(Refused):
    """An answer that none of her passkeys gave to this challenge at this address."""

    code = "passkey.wrong"
    category = Category.UNAUTHENTICATED
    attempt_is_kept = True
    nb = "Passnøkkelen åpner ikke kontoret. Prøv igjen, eller bruk passord og kode; etter flere feil må du vente."
    en = "The passkey does not open the office. Try again, or use password and code; after several mistakes you have to wait."


class PasskeyCopied(Refused):
    """A passkey whose counter has gone back: somebody may have a copy of it."""

    code = "passkey.copied"
    category = Category.UNAUTHENTICATED
    attempt_is_kept = True
    nb = (
        "Telleren i passnøkkelen har gått tilbake, så noen kan ha en kopi av den. Ingen kommer inn med den lenger. "
        "Bruk passord og kode, fjern den under Innlogging, og lag en ny."
    )
    en = (
        "The passkey's counter has gone back, so somebody may have a copy of it. It lets nobody in any longer. "
        "Use password and code, remove it under Sign-in, and make a new one."
    )
