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


class ChangeUnusable(BadHubChange):
    """A change that was sent out, and that cannot be used in this shop."""

    code = "hub.change_unusable"
    nb = "Endringen kan ikke brukes i denne butikken: {what}. Ingenting av den gjelder her. Rett den, og send den ut på nytt."
    en = "The change cannot be used in this shop: {what}. Nothing of it counts here. Put it right, and send it out anew."


class ChangeNotFromHere(Refused):
    """A machine has stored a change that this hub did not send out."""

    code = "hub.change_not_from_here"
    category = Category.CONFLICT
    nb = "Maskin {machine} hadde endring {number}, som ikke er sendt ut herfra: huben er satt tilbake til en eldre kopi, eller butikken var med i en annen hub. Det som hadde trådt i kraft der, gjelder fortsatt; det som ventet, er glemt, og endringene herfra gjelder i stedet. Se hva som er sendt ut («datakasse hub changes»), og send det som mangler, ut på nytt."
    en = 'Machine {machine} had change {number}, which was not sent out from here: the hub was put back to an older copy, or the shop was in another hub. What had taken effect there still counts; what waited is forgotten, and the changes from here count instead. See what was sent out ("datakasse hub changes"), and send out anew what is missing.'
