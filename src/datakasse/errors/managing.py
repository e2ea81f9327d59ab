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


class NameMissing(Refused):
    """A business without a name, which every receipt must carry."""

    code = "shop.name_missing"
    law = "KSF-2-8-4-1"
    nb = "Butikken må ha et firmanavn; det står på hver kvittering. Ingenting er laget; skriv navnet."
    en = "The shop needs a company name; every receipt carries it. Nothing was made; give the name."


class HoursOutsideLaw(Refused):
    """Hours for selling beer that no municipality may allow, or of no length."""

    code = "location.hours_outside_law"
    law = "law.md 4.13"
    nb = (
        "Øl kan selges tidligst 08 og senest 20, på lørdager og dager før helligdager senest 18. "
        "Salgstidene er som før; rett klokkeslettene."
    )
    en = (
        "Beer may be sold from 08 at the earliest to 20 at the latest, 18 on Saturdays and before holidays. "
        "The hours are as they were; correct the times."
    )


class BadScaleLabel(Refused):
    """A description of a scale's labels that no EAN-13 can be read by."""

    code = "scale_label.bad"
    nb = (
        "Etiketter som begynner med {prefix} kan ikke leses slik. Ingenting er endret. Prefikset er 20 til 29, "
        "står én gang, og sammen med vare og verdi fyller det tolv sifre."
    )
    en = (
        "Labels that begin with {prefix} cannot be read so. Nothing is changed. The prefix is 20 to 29, is there "
        "once, and fills twelve digits together with article and value."
    )
