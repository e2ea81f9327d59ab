"""Refusals about choosing and finding printers."""

from datakasse.errors.refusal import Category, Refused


class BadPrinter(Refused):
    """A printer setting that means nothing."""

    code = "register.bad_printer"
    nb = "«{printer}» er ikke en skriver. Bruk screen, file:MAPPE, tcp://VERT:9100, usb:/dev/usb/lp0 eller serial:/dev/ttyUSB0, med ?profile=epson_80 bak; profilene står i datakasse printers."
    en = '"{printer}" is not a printer. Use screen, file:FOLDER, tcp://HOST:9100, usb:/dev/usb/lp0 or serial:/dev/ttyUSB0, followed by ?profile=epson_80; datakasse printers lists the profiles.'


class NotOurNetwork(Refused):
    """A network that the register's machine does not stand in, or that is not a private one."""

    code = "printer.not_our_network"
    nb = "{network} er ikke et privat nett som kassen står i. Ingen er oppringt; velg et av nettene på siden."
    en = "{network} is not a private network that the register stands in. Nobody was called; choose one from the page."


class SearchGoesOn(Refused):
    """Somebody searches for printers already."""

    code = "printer.search_goes_on"
    category = Category.CONFLICT
    nb = "Noen søker etter skrivere nå. Ingenting er endret; vent noen sekunder og prøv igjen."
    en = "Somebody is searching for printers now. Nothing was changed; wait a few seconds and try again."


class PrinterNotFound(Refused):
    """A printer that the last search did not find."""

    code = "printer.not_found"
    category = Category.MISSING
    nb = "Søket fant ingen skriver på {place}. Kassen har den skriveren den hadde; søk på nytt og velg en som svarer."
    en = "The search found no printer at {place}. The register has the printer it had; search again and choose one."


class PrinterSilent(Refused):
    """A printer that tells nothing, for a register whose drawer hangs on it."""

    code = "printer.silent"
    category = Category.CONFLICT
    law = "KSF-2-2-e"
    nb = "Skriveren på {place} svarer ikke på hvordan den står, og kan ikke melde om skuffen er lukket. Kassen har den skriveren den hadde; slå på skriveren, se etter kabelen, og søk på nytt."
    en = "The printer at {place} does not tell how it stands, nor whether the drawer is closed. The register has the printer it had; switch it on, check the cable, and search again."
