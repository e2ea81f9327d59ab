"""Refusals about the business: its name, its number, and what the public register says of it."""

from datakasse.errors.refusal import Category, Refused


class BadOrganisationNumber(Refused):
    """An organisation number whose check digit does not fit."""

    code = "shop.bad_organisation_number"
    nb = "«{number}» er ikke et organisasjonsnummer. Kontroller de ni sifrene."
    en = '"{number}" is not an organisation number. Check the nine digits.'


class NameMissing(Refused):
    """A business without a name, which every receipt must carry."""

    code = "shop.name_missing"
    law = "KSF-2-8-4-1"
    nb = "Butikken må ha et firmanavn; det står på hver kvittering. Ingenting er laget; skriv navnet."
    en = "The shop needs a company name; every receipt carries it. Nothing was made; give the name."


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


class PinsDiffer(Refused):
    """A new PIN that was not written alike twice."""

    code = "shop.pins_differ"
    nb = "De to PIN-ene er ikke like. Butikken er ikke laget; skriv den samme to ganger."
    en = "The two PINs differ. The shop was not made; write the same one twice."
