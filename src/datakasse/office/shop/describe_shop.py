"""
Say what a shop is called, where it is and how it is registered: what stands at the top of every paper.

The organisation number, a register's id and its series are not here: keys, journal and declaration are bound
to them from the first entry on. Another business is another shop.

Law: KSF-2-8-2-b, KSF-2-8-4-1.
"""

from typing import Literal

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.shop.business import NameMissing
from datakasse.errors.shop.locations import UnknownLocation
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.shop import Address, Company, Location, Register


class Description(msgspec.Struct, frozen=True):
    """
    What is said of a shop.

    Attributes:
        name: The business's name, as registered.
        vat_registered: Whether «MVA» follows its number.
        in_company_register: Whether its papers say «Foretaksregisteret».
        serves_food: Whether article groups are split as BFF § 8-5 wants.
        street_address: Its head office.
        postal_address: Where its post goes.
        location: The code of the place that is described with it.
        shop_name: What that place is called; as the business where empty.
        shop_address: Where it is.
        language: What the papers of its registers speak.
    """

    name: str
    vat_registered: bool
    in_company_register: bool
    serves_food: bool
    street_address: Address
    postal_address: Address
    location: str
    shop_name: str
    shop_address: Address
    language: Literal["nb", "nn"] = "nb"

    def of_company(self, before: Company) -> Company:
        """Return a business as it is described."""
        return msgspec.structs.replace(
            before,
            name=self.name.strip(),
            vat_registered=self.vat_registered,
            in_company_register=self.in_company_register,
            serves_food=self.serves_food,
            street_address=self.street_address,
            postal_address=self.postal_address,
        )

    def of_location(self, before: Location) -> Location:
        """Return a place as it is described."""
        name = self.shop_name.strip() or self.name.strip()
        return msgspec.structs.replace(before, name=name, address=self.shop_address)

    def of_register(self, before: Register) -> Register:
        """Return a register of the place as it is described."""
        return msgspec.structs.replace(before, language=self.language)


class DescribeShop(msgspec.Struct, frozen=True):
    """
    Describe the shop.

    Attributes:
        description: How it is to be described.
    """

    description: Description

    def __call__(self, point: CashPoint) -> None:
        """
        Keep the description; note at every register what was changed.

        Raises:
            NameMissing: The business has no name.
            UnknownLocation: The shop has no such place.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        described, books = self.description, point.books
        if not described.name.strip():
            raise NameMissing
        place = next((row for row in books.locations() if row.code == described.location), None)
        if place is None:
            raise UnknownLocation(location=described.location[:100])
        company, registers = books.company(), books.registers()
        changed: list[str] = []
        if (new_company := described.of_company(company)) != company:
            books.put_company(new_company)
            changed.append("company")
        if (new_place := described.of_location(place)) != place:
            books.put_location(new_place)
            changed.append(f"location {place.code}")
        for register in registers:
            if register.location == place.code and (new := described.of_register(register)) != register:
                books.put_register(new)
                changed.append(f"language {register.register_id}")
        if changed:
            point.tell_all(SettingsChanged("shop", ", ".join(changed)))
