"""Refusals of what whoever keeps a hub asks it for."""

from datakasse.errors.refusal import Category, Refused


class UnknownCompany(Refused):
    """A business that the hub does not have."""

    code = "hub.unknown_company"
    category = Category.MISSING
    nb = "Huben har ingen bedrift med organisasjonsnummer {company}."
    en = "The hub has no business with the organisation number {company}."


class UnknownPlace(Refused):
    """A place that the hub's business does not have."""

    code = "hub.unknown_place"
    category = Category.MISSING
    nb = "Bedriften har ikke noe sted med koden {location} i huben. Stedene kommer med den første butikken som kobles til."
    en = "The business has no place with the code {location} at the hub. Places come with the first shop that joins."


class MachineUnknownHere(Refused):
    """A machine that the hub does not have."""

    code = "hub.machine_missing"
    category = Category.MISSING
    nb = "Huben har ingen maskin {machine}. Ingenting er endret; «datakasse hub fleet» viser dem som finnes."
    en = 'The hub has no machine {machine}. Nothing was changed; "datakasse hub fleet" shows those there are.'


class RegisterUnknownHere(Refused):
    """A register that the hub does not have."""

    code = "hub.register_missing"
    category = Category.MISSING
    nb = "Huben har ingen kasse {register}. Ingenting er endret."
    en = "The hub has no register {register}. Nothing was changed."


class BadHubChange(Refused):
    """A change for the registers that cannot be used there."""

    code = "hub.bad_change"
    nb = "Endringen kan ikke sendes ut: {what}. Ingenting er endret."
    en = "The change cannot be sent out: {what}. Nothing was changed."
