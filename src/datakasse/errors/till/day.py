"""Refusals about the register's day: started, counted, closed."""

from typing import Final

from datakasse.errors.phrase import Phrase
from datakasse.errors.refusal import Category, Refused


class NotStarted(Refused):
    """The register has not been started."""

    code = "register.not_started"
    category = Category.CONFLICT
    nb = "Kassen er ikke startet. Start den og prøv igjen."
    en = "The register has not been started. Start it and try again."


PAPER_PRINTER: Final = Phrase("en papirskriver", "a printer with paper")
TELLING_DRAWER: Final = Phrase("en skuff som melder om den er åpen", "a drawer that tells whether it is open")
"""What a declared register may be without."""

SWITCHED_ON: Final = Phrase("på", "on")
SWITCHED_OFF: Final = Phrase("av", "off")
"""How training has to be first."""


class NotDeclared(Refused):
    """A declared register without the equipment the law asks for."""

    code = "register.not_equipped"
    category = Category.CONFLICT
    law = "KSF-2-3-b"
    nb = (
        "En deklarert kasse må ha {missing}. Kassen er ikke åpnet for salg; ingenting er borte. "
        "Velg skriver på kontoret, Oppsett, Skrivere, og start kassen."
    )
    en = (
        "A declared register needs {missing}. The register was not opened for sale; nothing is lost. "
        "Choose a printer in the office, Set-up, Printers, and start the register."
    )


class NotServed(Refused):
    """A register that this process does not serve: another machine's, or a new one."""

    code = "register.not_served"
    category = Category.CONFLICT
    nb = (
        "Kasse {register} står ikke på denne maskinen. Gjør det på maskinen den står på. Er den borte, tar "
        "«datakasse registers take-over» kassen over; ble kassen nettopp satt i drift, så vent litt."
    )
    en = (
        "Register {register} is not on this machine. Do it at the machine that it is on. If that is gone, "
        '"datakasse registers take-over" takes the register over; if the register is brand new, wait a moment.'
    )


class FloatMissing(Refused):
    """A sale before the opening float."""

    code = "day.float_missing"
    category = Category.CONFLICT
    law = "KSF-2-5-a"
    nb = "Registrer vekselkassen før første salg (0 kr er lov)."
    en = "Register the opening float before the first sale (0 kr is allowed)."


class DayNotClosed(Refused):
    """Yesterday's Z has not been taken."""

    code = "day.not_closed"
    category = Category.CONFLICT
    law = "BFF-5-3-14-a"
    nb = "Z-rapporten for {day} er ikke tatt. Tell kassen og ta Z før dagens første salg."
    en = "The Z report for {day} has not been taken. Count the cash and take the Z before today's first sale."


class NothingToClose(Refused):
    """A Z over a period in which the register was not used."""

    code = "day.nothing_to_close"
    category = Category.CONFLICT
    law = "KSF-2-8-3-3"
    nb = "Kassen er ikke brukt siden forrige Z. Ingen Z trengs."
    en = "The register has not been used since the last Z. No Z is needed."


class SaleStillOpen(Refused):
    """A Z, training or stop while a sale is open or parked."""

    code = "day.sale_still_open"
    category = Category.CONFLICT
    law = "KSF-2-8-3-2"
    attempt_is_kept = True
    nb = "Salg som står åpne eller parkert: {count} ({names}). Fullfør eller avbryt dem først."
    en = "Sales that are open or parked: {count} ({names}). Complete or abort them first."


class CountMissing(Refused):
    """A Z without the drawer having been counted."""

    code = "day.count_missing"
    category = Category.CONFLICT
    law = "BFF-5-3-14-b"
    nb = "Kassen må telles før Z. Skriv inn det du har talt."
    en = "The cash must be counted before the Z. Enter what you counted."


class BeltNotCounted(Refused):
    """A Z where an operator's own cash has not been counted."""

    code = "day.belt_not_counted"
    category = Category.CONFLICT
    law = "BFF-5-3-14-b"
    nb = "Pengene til {operators} er ikke talt. Hver operatør teller sitt før Z."
    en = "The cash of {operators} has not been counted. Each operator counts her own before the Z."


class CountsDisagree(Refused):
    """A sum beside the pieces it was counted from, and the two are not the same."""

    code = "day.counts_disagree"
    law = "BFF-5-3-14-b"
    nb = "Summen {sum_kroner} kr er ikke det sedlene og myntene blir ({pieces_kroner} kr). Tell en gang til."
    en = "The sum {sum_kroner} kr is not what the notes and coins come to ({pieces_kroner} kr). Count again."


class ExplanationNeeded(Refused):
    """
    Differences without a word about why.

    The facts hold each by itself, in øre: `cash`, `cash of OPERATOR`, or the means of payment.
    """

    code = "day.explanation_needed"
    law = "BFF-5-3-14-c"
    nb = "Differansen er {difference_kroner} kr. Skriv en forklaring, så tas Z."
    en = "The difference is {difference_kroner} kr. Write an explanation and the Z is taken."


class TerminalNotTold(Refused):
    """A Z where a terminal's own report was neither entered nor said to be missing."""

    code = "day.terminal_not_told"
    category = Category.CONFLICT
    law = "BFF-5-3-14-e"
    nb = "Terminalrapporten mangler ({tenders}). Skriv summen fra terminalen, eller hvorfor rapporten ikke er tatt."
    en = "The terminal's report is missing ({tenders}). Enter its sum, or why the report was not taken."


class TrainingStands(Refused):
    """Something that cannot be done in training mode, or training that is already on or off."""

    code = "training.in_the_way"
    category = Category.CONFLICT
    law = "KSF-2-7-8"
    nb = "Treningsmodus må slås {wanted} først."
    en = "Training mode must be switched {wanted} first."


class NothingReported(Refused):
    """No report of that kind and number."""

    code = "report.unknown"
    category = Category.MISSING
    nb = "Det er ikke tatt noen slik {kind}-rapport på denne kassen."
    en = "No such {kind} report has been taken at this register."


class ReasonNeeded(Refused):
    """Something the law wants a reason for, without one."""

    code = "request.reason_needed"
    nb = "Skriv en grunn, så gjøres det."
    en = "Write a reason and it is done."
