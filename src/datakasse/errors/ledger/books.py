"""Refusals about the books: accounts, mapping, corrections, locked periods."""

from datakasse.errors.refusal import Category, Refused


class UnknownAccount(Refused):
    """An account that is not in the chart."""

    code = "account.unknown"
    category = Category.MISSING
    nb = "Konto {account} finnes ikke i kontoplanen. Ingenting er endret; legg kontoen inn først."
    en = "Account {account} is not in the chart. Nothing was changed; enter the account first."


class BadAccount(Refused):
    """An account that cannot be entered as it stands."""

    code = "account.bad"
    nb = "Konto {account} er ikke lagret. Rett {what}."
    en = "Account {account} was not saved. Correct: {what}."


class AccountInUse(Refused):
    """An account that is to be closed while something is booked on it."""

    code = "account.in_use"
    category = Category.CONFLICT
    nb = "Konto {account} kan ikke stenges slik: {why}. Den er åpen som før."
    en = "Account {account} cannot be closed so: {why}. It is open as before."


class BadMapping(Refused):
    """A rule of the mapping that would book nothing, or half."""

    code = "mapping.bad"
    nb = "Konteringsregelen er ikke lagret. Rett {what}."
    en = "The mapping rule was not saved. Correct: {what}."


class MappingTooEarly(Refused):
    """A change that would alter what is booked."""

    code = "mapping.too_early"
    category = Category.CONFLICT
    nb = (
        "Endringen kan tidligst gjelde fra {day}, for dagene før er ført. Ingenting er endret; velg en "
        "senere dag, eller rett det som er ført, med en korreksjon."
    )
    en = (
        "The change can count from {day} at the earliest: the days before are booked. Nothing was changed; "
        "choose a later day, or correct what is booked with a correction."
    )


class BadCorrection(Refused):
    """A correction that does not balance, or cannot be booked."""

    code = "correction.bad"
    nb = "Korreksjonen er ikke ført. Rett {what}."
    en = "The correction was not booked. Correct: {what}."


class NothingBooked(Refused):
    """An entry that has no voucher, or a day that has no day voucher."""

    code = "ledger.nothing_booked"
    category = Category.MISSING
    nb = "Det finnes ikke noe bilag for {what}. Kontroller nummeret."
    en = "There is no voucher for {what}. Check the number."


class BadPeriod(Refused):
    """A period that cannot be locked: not whole months, not over, or locked already."""

    code = "period.bad"
    nb = "Perioden til og med {day} kan ikke låses: {why}. Ingenting er låst."
    en = "The period through {day} cannot be locked: {why}. Nothing was locked."


class PeriodNotReady(Refused):
    """A period in which something is still open."""

    code = "period.not_ready"
    category = Category.CONFLICT
    nb = "Perioden til og med {day} kan ikke låses ennå: {why}. Gjør det ferdig, og lås igjen."
    en = "The period through {day} cannot be locked yet: {why}. Finish it, and lock again."
