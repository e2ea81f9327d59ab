"""Tell what this cash register system is (KSL-3-1): model, type, version, IDs, declaration."""

from importlib.resources import files

import msgspec

from datakasse.counter.counter import Counter
from datakasse.trade.shop.shop import DrawerUse

PRODUCT = "datakasse"
KIND = "PC-basert kassasystem"


class AboutRegister(msgspec.Struct, frozen=True):
    """A register's own particulars."""

    register_id: str
    description: str
    drawer_integrated: bool
    key_version: str
    signature_method: str


class About(msgspec.Struct, frozen=True):
    """
    What the law wants easily available.

    Attributes:
        product: Name of the system.
        model: Model.
        type: What sort of system it is.
        version: The running version, the same as `softwareVersion` in SAF-T.
        supplier: Who declared it.
        declared: Whether the declaration covers this very version.
        demonstration: The opposite, in the word the screen shows.
        declaration_reference: The declaration's reference.
        drawer_integration: The system integrates with a cash drawer (KSF-2-2-d).
        organisation_number: The business.
        registers: Its registers.
    """

    product: str
    model: str
    type: str
    version: str
    supplier: str
    declared: bool
    demonstration: bool
    declaration_reference: str
    drawer_integration: bool
    organisation_number: str
    registers: list[AboutRegister]


def system_description_text() -> str:
    """Return the system description that accompanies the product (KSL-3-2), as Markdown in bokmål."""
    return files(__package__ or "").joinpath("systembeskrivelse.md").read_text(encoding="utf-8")


def about(counter: Counter) -> About:
    """Return what this system is."""
    declaration = counter.declaration
    with counter.store.read() as books:
        registers = [
            AboutRegister(
                register.register_id,
                register.description,
                register.drawer is DrawerUse.INTEGRATED,
                "" if keys is None else keys.version,
                "" if keys is None else keys.method,
            )
            for register in books.registers()
            for keys in [books.state(register.register_id).keys]
        ]
        number = books.company().organisation_number
    return About(
        product=PRODUCT,
        model=PRODUCT,
        type=KIND,
        version=counter.software_version,
        supplier=declaration.supplier,
        declared=not counter.demonstration,
        demonstration=counter.demonstration,
        declaration_reference=declaration.reference,
        drawer_integration=True,
        organisation_number=number,
        registers=registers,
    )
