"""Refusals about using a register: signing on, rights, the drawer, the day."""

from datakasse.errors.refusal import Category, Refused


class NotStarted(Refused):
    """The register has not been started."""

    code = "register.not_started"
    category = Category.CONFLICT
    nb = "Kassen er ikke startet. Start den og prøv igjen."
    en = "The register has not been started. Start it and try again."


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


class DrawerIsOpen(Refused):
    """A registration while the drawer is open."""

    code = "drawer.open"
    category = Category.CONFLICT
    law = "KSF-2-6-5"
    attempt_is_kept = True
    nb = "Kassaskuffen er åpen. Lukk den; kurven står som den sto."
    en = "The drawer is open. Close it; the basket stands as it was."


class DrawerUnknown(Refused):
    """A registration while nobody knows whether the drawer is closed, which counts as open."""

    code = "drawer.unknown"
    category = Category.CONFLICT
    law = "KSF-2-2-e"
    attempt_is_kept = True
    nb = "Skriveren sier ikke om kassaskuffen er lukket. Kurven står som den sto. Slå på skriveren og se etter kabelen, og prøv igjen."
    en = "The printer does not tell whether the drawer is closed. The basket stands as it was. Switch the printer on, check its cable, and try again."


class DrawerAsleep(Refused):
    """A drawer that does not answer when it is to be opened."""

    code = "drawer.asleep"
    category = Category.UNAVAILABLE
    law = "KSF-2-2-a"
    nb = "Kassaskuffen svarer ikke ({reason}). Ingenting er registrert; se etter skriver og kabel, og prøv igjen."
    en = "The drawer does not answer ({reason}). Nothing was registered; check printer and cable, and try again."


class NoDrawer(Refused):
    """Opening a drawer that the register does not have."""

    code = "drawer.none"
    category = Category.CONFLICT
    law = "KSF-2-2-b"
    nb = "Denne kassen har ingen skuff."
    en = "This register has no drawer."


class DrawerLockedInTraining(Refused):
    """Money in training mode."""

    code = "drawer.locked_in_training"
    category = Category.CONFLICT
    law = "law.md 4.8"
    nb = "I treningsmodus er skuffen låst, og penger kan ikke registreres. Slå av trening først."
    en = "In training mode the drawer is locked and money cannot be registered. End training first."


class ReasonNeeded(Refused):
    """Something the law wants a reason for, without one."""

    code = "request.reason_needed"
    nb = "Skriv en grunn, så gjøres det."
    en = "Write a reason and it is done."


class UnknownParked(Refused):
    """No parked sale of that id."""

    code = "basket.unknown_parked"
    category = Category.MISSING
    nb = "Fant ikke det parkerte salget. Det kan være hentet på en annen skjerm."
    en = "The parked sale was not found. It may have been resumed on another screen."


class AnotherSaleOpen(Refused):
    """Taking up a sale while another is open."""

    code = "basket.another_open"
    category = Category.CONFLICT
    nb = "Et annet salg er åpent. Fullfør, parker eller avbryt det først."
    en = "Another sale is open. Complete, park or abort it first."


class UnknownReceipt(Refused):
    """No receipt of that number."""

    code = "receipt.unknown"
    category = Category.MISSING
    nb = "Fant ingen kvittering {receipt} på denne kassen."
    en = "No receipt {receipt} was found at this register."


class CopyAlreadyPrinted(Refused):
    """
    The one copy that a receipt may have is already out.

    No role can override this; the back office can show the sale again.
    """

    code = "receipt.copy_already_printed"
    category = Category.CONFLICT
    law = "KSF-2-6-4c"
    attempt_is_kept = True
    nb = "Kvittering {receipt} er kopiert én gang, og mer er ikke lov. Se salget på skjermen i stedet."
    en = "Receipt {receipt} has been copied once, and no more is allowed. Look at the sale on the screen instead."


class UnknownPrinter(Refused):
    """Another printer that is not there."""

    code = "printer.unknown"
    category = Category.MISSING
    nb = "Det finnes ingen skriver som heter «{printer}» her. Utskriftene venter der de er; velg en annen."
    en = 'There is no printer called "{printer}" here. The papers wait where they are; choose another.'


class DocumentInHand(Refused):
    """Settling a document that is being printed at this moment."""

    code = "document.in_hand"
    category = Category.CONFLICT
    law = "KSF-2-6-4a"
    nb = "Denne utskriften er på vei ut nå. Ingenting er endret; vent til skriveren er ferdig."
    en = "This paper is coming out now. Nothing was changed; wait until the printer is done."


class UnknownDocument(Refused):
    """No such document in the print queue, or it is not waiting for an answer."""

    code = "print.unknown_document"
    category = Category.MISSING
    nb = "Fant ikke dokument {job} i utskriftskøen, eller det venter ikke på svar."
    en = "Document {job} was not found in the print queue, or it is not waiting for an answer."


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


class TrainingStands(Refused):
    """Something that cannot be done in training mode, or training that is already on or off."""

    code = "training.in_the_way"
    category = Category.CONFLICT
    law = "KSF-2-7-8"
    nb = "Treningsmodus må slås {wanted} først."
    en = "Training mode must be switched {wanted} first."


class AgeNotConfirmed(Refused):
    """An article with an age limit was added without the buyer's age being confirmed."""

    code = "article.age_not_confirmed"
    category = Category.CONFLICT
    law = "law.md 4.13"
    nb = "{name} har aldersgrense {age} år: født {born} eller før. Kontroller legitimasjon og bekreft."
    en = "{name} has an age limit of {age}: born {born} or before. Check identification and confirm."


class OutsideSaleHours(Refused):
    """Alcohol outside the hours in which it may be sold; no role can override this."""

    code = "article.outside_sale_hours"
    category = Category.CONFLICT
    law = "law.md 4.13"
    attempt_is_kept = True
    nb = "{name} kan ikke selges nå, men igjen {opens}. Kurven står som den sto; fortsett uten."
    en = "{name} cannot be sold now; again {opens}. The basket stands as it was; go on without it."


class HandedOverTooLate(Refused):
    """Alcohol in a basket that is paid after the hours in which it may be handed over."""

    code = "basket.outside_sale_hours"
    category = Category.CONFLICT
    law = "law.md 4.13"
    attempt_is_kept = True
    nb = (
        "{names} kan ikke utleveres nå, men igjen {opens}. Kurven er trygg; fjern varen, så fullføres resten."
    )
    en = "{names} cannot be handed over now; again {opens}. The basket is safe; remove it and complete the rest."


class AgeNoLongerConfirmed(Refused):
    """An article in the basket got an age limit, or a higher one, after it was rung up."""

    code = "basket.age_not_confirmed"
    category = Category.CONFLICT
    law = "law.md 4.13"
    nb = (
        "{names} har fått aldersgrense {age} år etter at varen ble slått inn: født {born} eller før. "
        "Kurven er trygg; fjern varen og slå den inn på nytt."
    )
    en = (
        "{names} got an age limit of {age} after it was rung up: born {born} or before. "
        "The basket is safe; remove it and ring it up anew."
    )


class DiscountNoLongerAllowed(Refused):
    """An article in the basket is rung up with a discount, and has become one that never gets any."""

    code = "basket.discount_forbidden"
    category = Category.CONFLICT
    law = "law.md 4.14"
    attempt_is_kept = True
    nb = "{names} kan ikke selges med rabatt lenger. Kurven er trygg; fjern varen og slå den inn på nytt."
    en = "{names} cannot be sold at a discount any longer. The basket is safe; remove it and ring it up anew."


class NothingReported(Refused):
    """No report of that kind and number."""

    code = "report.unknown"
    category = Category.MISSING
    nb = "Det er ikke tatt noen slik {kind}-rapport på denne kassen."
    en = "No such {kind} report has been taken at this register."
