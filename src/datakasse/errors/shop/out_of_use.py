"""Refusals about registers that are taken out of use, by the shop or by its hub."""

from datakasse.errors.refusal import Category, Refused


class RegisterOutOfUse(Refused):
    """Something that is done at a register in use only."""

    code = "register.out_of_use"
    category = Category.CONFLICT
    nb = "Kasse {register} er tatt ut av bruk. Alt som er solgt her, er trygt. Bruk en annen kasse."
    en = "Register {register} is taken out of use. All that was sold here is safe. Use another register."


class RegisterStillUsed(Refused):
    """A register that was used since its last Z cannot be taken out of use."""

    code = "register.still_used"
    category = Category.CONFLICT
    law = "BFF-5-3-14-a"
    nb = (
        "Kasse {register} er brukt siden siste Z ({day}). Ingenting er endret. Logg på der, tell skuffen og "
        "ta Z, og ta den så ut av bruk."
    )
    en = (
        "Register {register} was used since its last Z ({day}). Nothing was changed. Sign on there, count the "
        "drawer and take the Z; then take it out of use."
    )


class SalesStand(Refused):
    """A register with sales that are open or parked cannot be taken out of use."""

    code = "register.sales_stand"
    category = Category.CONFLICT
    law = "KSF-2-6-7"
    nb = (
        "Ved kasse {register} står {count} salg åpne eller parkert. Ingenting er endret. Fullfør eller avbryt "
        "dem der, ta Z, og ta den så ut av bruk."
    )
    en = (
        "At register {register} there are {count} sales open or parked. Nothing was changed. Complete or "
        "abort them there, take the Z, and then take it out of use."
    )


class JournalLost(Refused):
    """A register whose journal is lost is out of use for good: its numbers would be used twice."""

    code = "register.journal_lost"
    category = Category.CONFLICT
    law = "KSF-2-7-3"
    nb = (
        "Journalen til kasse {register} er borte, så den er ute av bruk for godt: numrene på kvitteringene "
        "ville blitt brukt to ganger. Ingenting er endret. Legg til en ny kasse i stedet."
    )
    en = (
        "The journal of register {register} is lost, so it is out of use for good: the numbers of its receipts "
        "would be used twice. Nothing was changed. Add another register instead."
    )


class LastInUse(Refused):
    """The only register in use cannot be taken out of use."""

    code = "register.last_in_use"
    category = Category.CONFLICT
    nb = (
        "Kasse {register} er den eneste som er i bruk, og kontoret fører i journalen til en kasse i bruk. "
        "Ingenting er endret. Legg til en ny kasse først."
    )
    en = (
        "Register {register} is the only one in use, and the office writes in the journal of one in use. "
        "Nothing was changed. Add another register first."
    )


class EndedByHub(Refused):
    """A register of which the hub takes no more cannot come into use again."""

    code = "register.ended_by_hub"
    category = Category.CONFLICT
    nb = (
        "Huben på {host} tar ikke imot mer fra kasse {register}, så den kan ikke tas i bruk igjen. Alt som er "
        "solgt på den, er trygt her. Legg til en ny kasse under Oppsett, Kasser."
    )
    en = (
        "The hub at {host} takes no more from register {register}, so it cannot come into use again. All that "
        "was sold at it is safe here. Add another register under Set-up, Registers."
    )


class ShutByHub(Refused):
    """A new shift, a new day or a new sale at a register of which the hub takes no more."""

    code = "register.shut_by_hub"
    category = Category.CONFLICT
    nb = (
        "Huben på {host} tar ikke imot mer fra kasse {register}, så ingenting nytt kan selges på den. Alt er "
        "trygt her. Bruk en annen kasse, eller legg til en ny under Oppsett, Kasser. Salg som står åpne, kan "
        "fullføres, og Z kan tas."
    )
    en = (
        "The hub at {host} takes no more from register {register}, so nothing new can be sold at it. All is "
        "safe here. Use another register, or add one under Set-up, Registers. Sales that are open can be "
        "completed, and the Z can be taken."
    )
