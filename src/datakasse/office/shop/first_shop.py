"""A shop as somebody describes it who has none yet: one place, one register, one manager."""

from datetime import datetime
from typing import Protocol

import msgspec

from datakasse.office.shop.set_up_shop import ShopPlan, standard_vat_codes
from datakasse.trade.goods.article import ArticleGroup
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Operator, Role
from datakasse.trade.shop.shop import Address, Company, Location, Register, SignatureMethod


class FirstShop(msgspec.Struct, frozen=True):
    """
    What somebody says of a shop that is to be made, on the command line or on the first page.

    Attributes:
        organisation_number: Nine digits.
        name: As registered.
        pin: The manager's PIN.
        vat_registered: Whether «MVA» follows the number.
        in_company_register: Whether its papers say «Foretaksregisteret».
        address: Where it is.
        register_id: Its register's id; made of the number where empty.
        location: What the books call its place.
        printer: Setting of its printer.
        manager: The manager's operator id.
        manager_name: First name and surname.
        method: How its register signs.
    """

    organisation_number: str
    name: str
    pin: str
    vat_registered: bool = True
    in_company_register: bool = False
    address: Address = Address()
    register_id: str = ""
    location: str = "1"
    printer: str = "screen"
    manager: str = "1"
    manager_name: str = "Daglig leder"
    method: SignatureMethod = SignatureMethod.RSA_SHA1_1024

    def plan(self, at: datetime) -> ShopPlan:
        """Return the plan of the shop as it is made at a moment, UTC."""
        number, name, address = self.organisation_number, self.name, self.address
        first_name, _, surname = self.manager_name.strip().partition(" ")
        register = self.register_id or f"{number}-1"
        return ShopPlan(
            company=Company(
                organisation_number=number,
                name=name,
                vat_registered=self.vat_registered,
                in_company_register=self.in_company_register,
                street_address=address,
                postal_address=address,
            ),
            locations=[Location(self.location, name, "", address)],
            registers=[Register(register, self.location, description="Kasse 1", printer=self.printer)],
            vat_codes=standard_vat_codes(in_norway(at).date()),
            groups=[ArticleGroup("03", "04003", "Varer")],
            operators=[(Operator(self.manager, first_name, surname, Role.MANAGER, at), self.pin)],
            method=self.method,
        )


class Making(Protocol):
    """The making of a folder's first shop."""

    def begin(self) -> None:
        """Note that a shop is made here; raises `OSError` where nothing can be written."""
        ...

    def end(self) -> None:
        """Note that it is whole."""
        ...

    def was_broken_off(self) -> bool:
        """Return whether it was broken off, so that there is no shop."""
        ...
