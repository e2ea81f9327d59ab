"""Look a business up in the public register, so that nobody has to type what is known."""

from typing import Protocol

import msgspec

from datakasse.errors.shop.business import BadOrganisationNumber, CompanyRegisterAway
from datakasse.trade.check_digit import is_organisation_number
from datakasse.trade.shop.shop import Address


class FoundCompany(msgspec.Struct, frozen=True):
    """
    What the public register says of a business.

    Attributes:
        organisation_number: Nine digits.
        name: As registered.
        form: Its form, as a code: `AS`, `ENK` …
        vat_registered: Whether it is in the VAT register.
        in_company_register: Whether its papers say «Foretaksregisteret».
        street_address: Where it is.
        postal_address: Where its post goes.
        is_winding_up: It is bankrupt, or is being wound up.
    """

    organisation_number: str
    name: str
    form: str
    vat_registered: bool
    in_company_register: bool
    street_address: Address
    postal_address: Address
    is_winding_up: bool


class CompanyRegister(Protocol):
    """A register of businesses that can be asked."""

    def look_up(self, number: str) -> FoundCompany:
        """
        Return what it says of a business.

        Raises:
            CompanyUnknown: It has none of that number.
            CompanyRegisterAway: It does not answer in time, or not in a way that can be understood.
        """
        ...


def look_up_company(register: CompanyRegister | None, number: str) -> FoundCompany:
    """
    Return what the public register says of a business; it is not asked where the digits do not fit.

    Args:
        register: Who is asked; None where nobody is.
        number: The organisation number; spaces in it do not matter.

    Raises:
        BadOrganisationNumber: The check digit does not fit.
        CompanyUnknown: There is no such business.
        CompanyRegisterAway: Nobody answers.
    """
    digits = "".join(number.split())
    if not is_organisation_number(digits):
        raise BadOrganisationNumber(number=number[:20])
    if register is None:
        raise CompanyRegisterAway
    return register.look_up(digits)
