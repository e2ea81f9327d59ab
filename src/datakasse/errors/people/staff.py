"""Refusals about the staff register."""

from datakasse.errors.refusal import Category, Refused


class UnknownStaffMember(Refused):
    """Somebody whom the staff register does not know, or who no longer works here."""

    code = "staff.unknown"
    category = Category.MISSING
    nb = "Personallisten kjenner ikke {person}. Ingenting er ført. Legg inn navn og fødselsnummer på kontoret først."
    en = "The staff register does not know {person}. Nothing was entered. Enter name and identity number in the office first."


class BadStaffMember(Refused):
    """Somebody who cannot be entered as she was described."""

    code = "staff.bad_member"
    nb = "Personallisten trenger fullt navn og et gyldig fødselsnummer eller D-nummer. Se på {what}. Ingenting er lagret."
    en = "The staff register needs a full name and a valid identity number or D-number. Look at {what}. Nothing was saved."


class StaffPeriodTooLong(Refused):
    """A longer period of the staff register than an inspection asks for; identity numbers are told no more than that."""

    code = "staff.period_too_long"
    law = "law.md 5.1"
    nb = "Personallisten vises for høyst {days_max} dager om gangen. Velg en kortere periode."
    en = "The staff register is shown for {days_max} days at most. Choose a shorter period."


class AlreadyAtWork(Refused):
    """Who came is at work already."""

    code = "staff.already_at_work"
    category = Category.CONFLICT
    nb = "{name} er ført inn allerede. Ingenting er endret."
    en = "{name} is entered as at work already. Nothing was changed."


class SomebodyElse(Refused):
    """Who has a number at the till comes and goes by her own PIN or badge."""

    code = "staff.somebody_else"
    category = Category.FORBIDDEN
    nb = "{name} fører seg selv med egen PIN eller eget kort. Ingenting er ført. På kontoret kan en leder føre for andre."
    en = "{name} enters herself by her own PIN or badge. Nothing was entered. In the office a manager can enter for others."


class NotAtWork(Refused):
    """Who went is not at work."""

    code = "staff.not_at_work"
    category = Category.CONFLICT
    nb = "{name} er ikke ført inn. Ingenting er endret. Før inn når hun kom først."
    en = "{name} is not entered as at work. Nothing was changed. Enter when she came first."


class BadStaffEntry(Refused):
    """What is written afterwards, or corrected, without a reason or for a moment that cannot be."""

    code = "staff.bad_entry"
    nb = "Skriv hvorfor, og et tidspunkt som har vært. En rettelse flytter ikke mer enn et døgn. Ingenting er endret."
    en = "Write why, and a moment that has been. A correction moves no more than a day. Nothing was changed."


class UnknownStaffEntry(Refused):
    """An entry that the staff register does not have, or that is a correction itself."""

    code = "staff.unknown_entry"
    category = Category.MISSING
    nb = "Personallisten har ingen føring {reference} som kan rettes. Ingenting er endret."
    en = "The staff register has no entry {reference} that can be corrected. Nothing was changed."
