"""Refusals about setting up and running the shop."""

from datakasse.errors.refusal import Category, Refused


class RegisterExists(Refused):
    """A register id that is in use."""

    code = "register.exists"
    category = Category.CONFLICT
    law = "KSL-2-f"
    nb = "Kasse-ID «{register}» er i bruk. Velg en annen."
    en = 'The register ID "{register}" is in use. Choose another.'


class BadRegisterId(Refused):
    """A register id that cannot be told, addressed or exported."""

    code = "register.bad_id"
    law = "KSL-2-f"
    nb = "«{register}» kan ikke være kasse-ID. Bruk 1 til 100 synlige tegn, uten skråstrek og uten mellomrom i endene."
    en = '"{register}" cannot be a register ID. Use 1 to 100 visible characters, no slash, no space at the ends.'


class KeptByLaw(Refused):
    """Something was to be deleted that the law wants kept."""

    code = "retention.kept_by_law"
    category = Category.FORBIDDEN
    nb = "Dette skal oppbevares til {until} (bokføringsloven § 13). Ingenting er slettet, og ingen kan slette det før."
    en = "This has to be kept until {until} (the Bookkeeping Act, § 13). Nothing was deleted, and nobody can delete it before."


class UnknownLocation(Refused):
    """A place that the shop does not have."""

    code = "location.unknown"
    category = Category.MISSING
    nb = "Butikken har ikke noe sted med koden {location}. Ingenting er endret; kontroller koden."
    en = "The shop has no place with the code {location}. Nothing was changed; check the code."


class BadOpeningHours(Refused):
    """Opening hours that cannot be."""

    code = "location.bad_opening_hours"
    nb = "Åpningstidene er ikke lagret, og de gamle gjelder: {what}. Rett det, og lagre på nytt."
    en = "The opening hours were not saved, and the old ones hold: {what}. Correct it, and save again."


class CashHasToBeTaken(Refused):
    """A shop that would say no to cash."""

    code = "location.cash_has_to_be_taken"
    law = "law.md 4.12"
    nb = (
        "Kontanter kan ikke tas bort: den som betjener forbrukere i et salgslokale, må ta imot dem "
        "(finansavtaleloven § 2-1). Ingenting er endret."
    )
    en = (
        "Cash cannot be taken away: who serves consumers on premises has to accept it "
        "(the Financial Contracts Act, § 2-1). Nothing was changed."
    )


class NothingToPayWith(Refused):
    """A register that takes no cash would take nothing that everybody may have."""

    code = "location.nothing_to_pay_with"
    category = Category.CONFLICT
    nb = "Kasse {register} tar ikke kontanter, og ville ikke tatt kort eller Vipps heller. Ingenting er endret; la en av dem stå."
    en = "Register {register} takes no cash, and would take neither card nor Vipps. Nothing was changed; leave one of them."


class VouchersOutstanding(Refused):
    """Gift cards or store credits that customers still have money on."""

    code = "location.vouchers_outstanding"
    category = Category.CONFLICT
    nb = (
        "Kundene har {kroner} kr igjen på gavekort og tilgodelapper, og de må kunne brukes. "
        "Ingenting er endret; slutt å selge gavekort, og ta dem bort når de er brukt opp."
    )
    en = (
        "Customers have NOK {kroner} left on gift cards and store credits, which they must be able to use. "
        "Nothing was changed; stop selling gift cards, and take them away once they are used up."
    )


class TooManyRegisters(Refused):
    """As many registers as a shop may have."""

    code = "register.too_many"
    category = Category.CONFLICT
    nb = "Butikken har {limit} kasser i bruk, og flere kan den ikke ha. Ingenting er endret."
    en = "The shop has {limit} registers in use, and cannot have more. Nothing was changed."


class KeysNotWritten(Refused):
    """The signing keys of a register could not be kept."""

    code = "register.keys_not_written"
    category = Category.CONFLICT
    law = "SIG-12"
    nb = (
        "Kasse {register} er ikke lagt til: nøklene dens kunne ikke lagres ({why}). Ingenting er endret, og de andre "
        "kassene selger som før. Se etter plass på disken og at datakasse får skrive i nøkkelmappen, og prøv igjen."
    )
    en = (
        "Register {register} was not added: its keys could not be kept ({why}). Nothing was changed, and the other "
        "registers sell as before. See to room on the disk and that datakasse may write in the folder of keys, and try again."
    )


class RegistersNotAddedHere(Refused):
    """Something that serves the shop without the means to take registers in."""

    code = "register.not_added_here"
    category = Category.UNAVAILABLE
    nb = "Kasser kan ikke legges til her. Bruk «datakasse keys create» på maskinen, og start datakasse på nytt."
    en = 'Registers cannot be added here. Use "datakasse keys create" on the machine, and start datakasse again.'


class PrefixTaken(Refused):
    """Two registers with the same number prefix."""

    code = "register.prefix_taken"
    category = Category.CONFLICT
    law = "SAFT-11"
    nb = "Prefikset «{prefix}» er i bruk av en annen kasse. Velg et annet."
    en = 'The prefix "{prefix}" is in use by another register. Choose another.'


class BadOrganisationNumber(Refused):
    """An organisation number whose check digit does not fit."""

    code = "shop.bad_organisation_number"
    nb = "«{number}» er ikke et organisasjonsnummer. Kontroller de ni sifrene."
    en = '"{number}" is not an organisation number. Check the nine digits.'


class BadArticle(Refused):
    """An article that cannot be sold as it stands."""

    code = "article.bad"
    nb = "Varen er ikke lagret. Rett {what}."
    en = "The article was not saved. Correct: {what}."


class GtinTaken(Refused):
    """A barcode that another article answers to."""

    code = "article.gtin_taken"
    category = Category.CONFLICT
    nb = "Strekkoden {gtin} er i bruk på {name} ({number}). Varen er ikke lagret; ta koden bort fra den ene."
    en = "The barcode {gtin} is in use for {name} ({number}). The article was not saved; take it off one of them."


class DepositInUse(Refused):
    """A deposit was to be taken off sale that follows an article."""

    code = "article.deposit_in_use"
    category = Category.CONFLICT
    nb = "Panten følger {name} ({number}). Ingenting er endret; gi den varen en annen pant, eller ta den ut av salg først."
    en = "The deposit follows {name} ({number}). Nothing was changed; give that article another, or take it off sale first."


class BadGroup(Refused):
    """A group of articles that cannot be reported."""

    code = "article_group.bad"
    law = "KSF-2-8-2-f"
    nb = "Varegruppen er ikke lagret. Rett {what}."
    en = "The group was not saved. Correct: {what}."


class PortTaken(Refused):
    """The port is in use."""

    code = "serve.port_taken"
    category = Category.CONFLICT
    nb = "Port {port} er i bruk. Stopp det andre programmet, eller velg en annen med --port."
    en = "Port {port} is in use. Stop the other program, or choose another with --port."


class CannotListen(Refused):
    """An address that this machine does not have, or may not listen on."""

    code = "serve.cannot_listen"
    nb = "Kan ikke åpne {host} port {port} ({why}). Bruk en adresse denne maskinen har, og en port over 1023."
    en = "Cannot listen on {host} port {port} ({why}). Use an address that this machine has, and a port above 1023."


class FileNotReadable(Refused):
    """A file that was named and cannot be opened."""

    code = "import.file_not_readable"
    category = Category.MISSING
    nb = "Filen {file} kan ikke åpnes ({why}). Ingenting er endret; se etter navnet og mappen den ligger i."
    en = "The file {file} cannot be opened ({why}). Nothing was changed; look at its name and the folder it is in."


class FileNotWritable(Refused):
    """A file that cannot be made where it was asked for."""

    code = "export.file_not_writable"
    category = Category.UNAVAILABLE
    nb = "Kan ikke skrive {file} ({why}). Ingen fil er laget; velg et annet sted med --out."
    en = "Cannot write {file} ({why}). No file was made; choose another place with --out."


class FolderNotWritable(Refused):
    """The data folder cannot be written."""

    code = "store.folder_not_writable"
    category = Category.UNAVAILABLE
    nb = "Kan ikke skrive i mappen {folder}. Gi deg selv skriverettigheter, eller velg en annen med --data."
    en = "The folder {folder} cannot be written. Give yourself the right to, or choose another with --data."


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


class NameMissing(Refused):
    """A business without a name, which every receipt must carry."""

    code = "shop.name_missing"
    law = "KSF-2-8-4-1"
    nb = "Butikken må ha et firmanavn; det står på hver kvittering. Ingenting er laget; skriv navnet."
    en = "The shop needs a company name; every receipt carries it. Nothing was made; give the name."


class HoursOutsideLaw(Refused):
    """Hours for selling beer that no municipality may allow, hours of no length, or of a weekend alone."""

    code = "location.hours_outside_law"
    law = "law.md 4.13"
    nb = (
        "Øl kan selges tidligst 08 og senest 20, på lørdager og dager før helligdager senest 18, og ingen tid kan "
        "begynne og slutte på samme klokkeslett. Skjenking fredag og lørdag settes sammen med de andre dagenes. "
        "Salgstidene er som før; rett klokkeslettene."
    )
    en = (
        "Beer may be sold from 08 at the earliest to 20 at the latest, 18 on Saturdays and before holidays, and "
        "no hours begin and end at the same moment. Serving on Fridays and Saturdays is set along with that of the "
        "other days. "
        "The hours are as they were; correct the times."
    )


class BadScaleLabel(Refused):
    """A description of a scale's labels that no EAN-13 can be read by."""

    code = "scale_label.bad"
    nb = (
        "Etiketter som begynner med {prefix} kan ikke leses slik. Ingenting er endret. Prefikset er 20 til "
        "29, "
        "står én gang, og sammen med vare og verdi fyller det tolv sifre."
    )
    en = (
        "Labels that begin with {prefix} cannot be read so. Nothing is changed. The prefix is 20 to 29, is "
        "there "
        "once, and fills twelve digits together with article and value."
    )


class BundleNotMade(Refused):
    """A support bundle that was not put together since the program started."""

    code = "support.not_made"
    category = Category.MISSING
    nb = "Støttepakken er ikke laget ennå, eller kassen er startet på nytt siden. Lag den, og hent den så."
    en = "The support bundle was not made yet, or the register has restarted since. Make it, then fetch it."


class PinsDiffer(Refused):
    """A new PIN that was not written alike twice."""

    code = "shop.pins_differ"
    nb = "De to PIN-ene er ikke like. Butikken er ikke laget; skriv den samme to ganger."
    en = "The two PINs differ. The shop was not made; write the same one twice."


class CompanyUnknown(Refused):
    """An organisation number that the register of businesses does not have, or has no longer."""

    code = "company.unknown"
    category = Category.MISSING
    nb = "Enhetsregisteret har ingen virksomhet med nummeret {number}. Ingenting er endret; skriv opplysningene selv."
    en = "The register of businesses has none with the number {number}. Nothing was changed; type the details yourself."


class CompanyRegisterAway(Refused):
    """The register of businesses cannot be asked now."""

    code = "company.register_away"
    category = Category.UNAVAILABLE
    nb = "Enhetsregisteret svarer ikke nå. Ingenting er endret; skriv opplysningene selv, det går like bra uten nett."
    en = "The register of businesses does not answer now. Nothing was changed; type the details yourself."
