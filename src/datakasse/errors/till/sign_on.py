"""Refusals about signing on at a register."""

from datakasse.errors.refusal import Category, Refused


class NotSignedOn(Refused):
    """Nobody, or somebody else, is signed on."""

    code = "operator.not_signed_on"
    category = Category.UNAUTHENTICATED
    nb = "Du er ikke pålogget denne kassen. Logg på med PIN; kurven står som den sto."
    en = "You are not signed on at this register. Sign on with your PIN; the basket stands as it was."


class WrongPin(Refused):
    """The PIN does not belong to the operator."""

    code = "operator.wrong_pin"
    category = Category.UNAUTHENTICATED
    attempt_is_kept = True
    nb = "Feil PIN. Prøv igjen; etter flere feil må du vente."
    en = "Wrong PIN. Try again; after several mistakes you have to wait."


class WrongBadge(Refused):
    """A badge that is nobody's, or not any longer."""

    code = "operator.wrong_badge"
    category = Category.UNAUTHENTICATED
    attempt_is_kept = True
    nb = "Kortet er ukjent eller sperret. Logg på med PIN, eller be en leder om nytt kort."
    en = "The badge is unknown or revoked. Sign on with your PIN, or ask a manager for a new badge."


class PinThrottled(Refused):
    """Too many wrong PINs; the register waits before it looks at another."""

    code = "operator.throttled"
    category = Category.THROTTLED
    nb = "For mange feil PIN. Vent {wait_s} sekunder, eller la en annen logge på."
    en = "Too many wrong PINs. Wait {wait_s} seconds, or let somebody else sign on."


class BadPin(Refused):
    """A PIN that is not four to eight digits."""

    code = "operator.bad_pin"
    nb = "En PIN har fire til åtte sifre."
    en = "A PIN has four to eight digits."
