"""Refusals about exporting the journal."""

from datakasse.errors.refusal import Category, Refused


class PeriodReversed(Refused):
    """A period that ends before it begins."""

    code = "export.period_reversed"
    nb = "Perioden slutter {to_date}, før den begynner {from_date}. Ingenting er laget; bytt om datoene."
    en = "The period ends {to_date}, before it begins {from_date}. Nothing was made; swap the dates."


class RegisterNotInShop(Refused):
    """A register was asked for that the shop does not have."""

    code = "export.unknown_register"
    category = Category.MISSING
    nb = "Butikken har ingen kasse med ID {register}. Ingen fil er laget; kontroller ID-en på «Om kassen»."
    en = (
        'The shop has no register with ID {register}. No file was made; check the ID on "About the register".'
    )


class SeriesOverlap(Refused):
    """Two registers whose numbers cannot be told apart in one file."""

    code = "export.series_overlap"
    law = "SAFT-11"
    nb = (
        "Kassene {first} og {second} gir samme numre i filen. Journalene er urørt og ingen fil er laget. "
        "Gi hver kasse sin egen forstavelse i innstillingene, eller eksporter én kasse om gangen."
    )
    en = (
        "The registers {first} and {second} give the same numbers in the file. The journals are untouched "
        "and no file was made. Give each register a series prefix of its own, or export one at a time."
    )


class IdentifierUnfit(Refused):
    """An id that the file format cannot hold."""

    code = "export.identifier_unfit"
    law = "SAFT-6"
    nb = (
        "ID-en «{identifier}» kan ikke stå i filen: den må ha 1 til {limit} tegn, og ingen styretegn. "
        "Journalen er urørt. Rett ID-en i innstillingene, eller si fra til leverandøren."
    )
    en = (
        'The id "{identifier}" cannot stand in the file: it must have 1 to {limit} characters and no '
        "control characters. The journal is untouched. Correct the id, or tell the supplier."
    )


class PackageAtWork(Refused):
    """A control package, while another one is being made."""

    code = "export.package_at_work"
    category = Category.CONFLICT
    nb = "En kontrollpakke er under arbeid. Ingenting er endret; vent til den er ferdig, og prøv igjen."
    en = "A control package is being made. Nothing was changed; wait until it is done, and try again."


class PackageGone(Refused):
    """A control package that is not kept any longer."""

    code = "export.package_gone"
    category = Category.MISSING
    nb = "Kontrollpakken er ikke her lenger: en nyere er laget, eller kassen er startet på nytt. Lag den en gang til."
    en = "The control package is no longer here: a newer one was made, or the register restarted. Make it once more."
