"""Refusals about setting up and running the shop."""

from datakasse.errors.refusal import Category, Refused


class RegisterExists(Refused):
    """A register id that is in use, empty or too long."""

    code = "register.exists"
    category = Category.CONFLICT
    law = "KSL-2-f"
    nb = "Kasse-ID «{register}» er i bruk, tom eller for lang. Velg en annen."
    en = 'The register ID "{register}" is in use, empty or too long. Choose another.'


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


class FolderNotWritable(Refused):
    """The data folder cannot be written."""

    code = "store.folder_not_writable"
    category = Category.UNAVAILABLE
    nb = "Kan ikke skrive i mappen {folder}. Gi deg selv skriverettigheter, eller velg en annen med --data."
    en = "The folder {folder} cannot be written. Give yourself the right to, or choose another with --data."


class BadPrinter(Refused):
    """A printer setting that means nothing."""

    code = "register.bad_printer"
    nb = "«{printer}» er ikke en skriver. Bruk screen, file:MAPPE eller tcp://VERT:9100?profile=epson_80."
    en = '"{printer}" is not a printer. Use screen, file:FOLDER or tcp://HOST:9100?profile=epson_80.'
