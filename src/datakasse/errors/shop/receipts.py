"""Refusals about a shop's own words on its receipts, and the address they are fetched from."""

from datakasse.errors.refusal import Refused


class ReceiptTextTooLong(Refused):
    """A shop's words that a receipt has no room for."""

    code = "receipt_text.too_long"
    nb = "Det er plass til {lines} linjer her, med høyst {limit} tegn på hver. Kvitteringene er som før; skriv det kortere."
    en = "There is room for {lines} lines here, of at most {limit} characters. Receipts are as before; make it shorter."


class ReceiptTextOfLaw(Refused):
    """A shop's words that could be taken for what the law wants a receipt to say."""

    code = "receipt_text.of_law"
    law = "KSF-2-8-6-1"
    nb = "«{said}» er det bare kassen selv som skriver på en kvittering. Kvitteringene er som før; si det på en annen måte."
    en = 'Only the register itself writes "{said}" on a receipt. Receipts are as before; say it in another way.'


class ReceiptTextUnprintable(Refused):
    """A letter that receipt printers do not have."""

    code = "receipt_text.unprintable"
    nb = "Kvitteringsskrivere har ikke tegnet «{sign}». Kvitteringene er som før; skriv det uten."
    en = 'Receipt printers do not have the sign "{sign}". Receipts are as before; leave it out.'


class ReceiptLogoTooLarge(Refused):
    """A mark that a receipt has no room for."""

    code = "receipt_logo.too_large"
    nb = "Logoen kan være høyst {width} prikker bred og {height} høy. Kvitteringene er som før; gjør den mindre."
    en = "A logo is at most {width} dots wide and {height} high. Receipts are as before; make it smaller."


class ReceiptLogoBroken(Refused):
    """Dots that are no picture."""

    code = "receipt_logo.broken"
    nb = "Logoen er tom eller ikke hel, så det er ingenting å skrive ut. Kvitteringene er som før; velg bildet på nytt."
    en = "The logo is empty or not whole, so there is nothing to print. Receipts are as before; choose the picture again."


class BadReceiptAddress(Refused):
    """An address under which no phone could fetch a receipt."""

    code = "receipt.bad_address"
    nb = "Adressen må være https://navn eller http://navn uten noe bak, for eksempel https://kvittering.butikken.no. Ingenting er endret."
    en = "The address must be https://name or http://name with nothing behind it, such as https://receipts.shop.no. Nothing was changed."
