"""Refusals about what is printed."""

from datakasse.errors.refusal import Category, Refused


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
