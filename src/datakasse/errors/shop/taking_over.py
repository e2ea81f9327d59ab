"""Refusals about registers that are taken over from another machine."""

from datakasse.errors.refusal import Category, Refused


class RegisterIsHere(Refused):
    """A register that is sold at from here cannot be taken over."""

    code = "register.is_here"
    category = Category.CONFLICT
    nb = "Kasse {register} står på denne maskinen allerede. Ingenting er endret."
    en = "Register {register} is on this machine already. Nothing was changed."


class NoRegisterHere(Refused):
    """A machine without a register of its own has no journal to say that it took another's over."""

    code = "register.none_here"
    category = Category.CONFLICT
    nb = (
        "Denne maskinen har ingen egen kasse i bruk, og overtakelsen føres i journalen til en. Ingenting er endret. "
        "Sett en ny i drift her med «datakasse keys create», og ta så over kasse {register}."
    )
    en = (
        "This machine has no register of its own in use, and the take-over is told in the journal of one. Nothing "
        "was changed. Commission a new one here with “datakasse keys create”; then take over register {register}."
    )


class RegisterStillWritten(Refused):
    """Somebody writes at a register that was to be taken over: its machine is alive."""

    code = "register.still_written"
    category = Category.CONFLICT
    nb = (
        "Noen førte i journalen til kasse {register} nå: maskinen den står på, er i gang. Ingenting er endret. "
        "Steng den for godt før du tar over kassen."
    )
    en = (
        "Somebody wrote in the journal of register {register} just now: its machine is running. Nothing was "
        "changed. Shut it down for good before you take the register over."
    )


class RegisterNotTrusted(Refused):
    """A journal with keys that neither the key before nor the owner vouches for."""

    code = "register.not_trusted"
    category = Category.CONFLICT
    nb = (
        "Kasse {register} kan ikke tas over: fra post {number} går ingen god for nøklene i journalen. "
        "Ingenting er endret. Har den hatt et annet gjenopprettingsark, så bruk det."
    )
    en = (
        "Register {register} cannot be taken over: from entry {number} on nobody vouches for the keys in its "
        "journal. Nothing was changed. If it has had another recovery sheet, use that one."
    )


class SheetWanted(Refused):
    """Whoever takes a register over shows the owner's recovery sheet, where the shop has one."""

    code = "register.sheet_wanted"
    nb = (
        "Butikken har et gjenopprettingsark, og eieren må gå god for de nye nøklene til kasse {register}. "
        "Ingenting er endret. Oppgi arket med --identity."
    )
    en = (
        "The shop has a recovery sheet, and the owner has to vouch for the new keys of register {register}. "
        "Nothing was changed. Name the sheet with --identity."
    )
