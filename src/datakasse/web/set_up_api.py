"""Setting a shop up from the office, over HTTP: what it is, what the register says, what is missing."""

from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.errors.managing import UnknownLocation
from datakasse.office.shop.describe_shop import DescribeShop, Description
from datakasse.office.shop.look_up_company import look_up_company
from datakasse.office.shop.readiness import has_sold, readiness
from datakasse.office.shop.set_receipt_texts import SetReceiptTexts, receipt_texts
from datakasse.receipt import as_text
from datakasse.receipt.layout import Slip, SlipKind
from datakasse.receipt.letterhead import Letterhead
from datakasse.receipt.outline_slip import outline_slip
from datakasse.trade.operator import Right
from datakasse.trade.shop import Address
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.shapes import Shape
from datakasse.web.strict_request import StrictRoute

routes = APIRouter(prefix="/office/set-up", tags=["set-up"], route_class=StrictRoute)

Words = Annotated[str, Field(max_length=100)]


class AddressShape(Shape):
    """An address."""

    street: Words = ""
    number: Annotated[str, Field(max_length=20)] = ""
    postal_code: Annotated[str, Field(max_length=20)] = ""
    city: Words = ""

    def address(self) -> Address:
        """Return it."""
        return Address(self.street.strip(), self.number.strip(), self.postal_code.strip(), self.city.strip())


class DescriptionShape(Shape):
    """What is said of a shop."""

    name: Annotated[str, Field(max_length=200)]
    vat_registered: bool
    in_company_register: bool
    serves_food: bool
    street_address: AddressShape
    postal_address: AddressShape
    location: Words
    shop_name: Annotated[str, Field(max_length=200)] = ""
    shop_address: AddressShape
    language: Literal["nb", "nn"] = "nb"

    def description(self) -> Description:
        """Return it."""
        return Description(
            self.name,
            self.vat_registered,
            self.in_company_register,
            self.serves_food,
            self.street_address.address(),
            self.postal_address.address(),
            self.location,
            self.shop_name,
            self.shop_address.address(),
            self.language,
        )


class TextsShape(Shape):
    """A shop's own texts on the receipts of a place, a line each."""

    location: Words
    above: Annotated[str, Field(max_length=1000)]
    below: Annotated[str, Field(max_length=1000)]


@routes.get("")
def set_up(visit: AtDesk) -> Response:
    """Tell what the shop is, and what is missing before real sales."""
    visit.in_office(Right.ADMINISTER)
    return answer(_told(visit))


@routes.get("/look-up/{number}")
def look_up(number: str, visit: AtDesk) -> Response:
    """Ask Enhetsregisteret what it knows of a business; the number is sent there and nothing else."""
    visit.in_office(Right.ADMINISTER)
    return answer(look_up_company(visit.desk.companies, number))


@routes.post("/preview")
def preview(body: DescriptionShape, visit: AtDesk) -> Response:
    """Show how every paper would begin; nothing is kept."""
    visit.in_office(Right.ADMINISTER)
    described = body.description()
    with visit.counter.store.read() as books:
        place = next((row for row in books.locations() if row.code == described.location), None)
        registers = [row for row in books.registers() if row.location == described.location]
        company = books.company()
    if place is None or not registers:
        raise UnknownLocation(location=described.location[:100])
    letterhead = Letterhead(
        described.of_company(company),
        described.of_location(place),
        described.of_register(registers[0]),
        visit.counter.demonstration,
    )
    slip = Slip(SlipKind.TEST_PAGE, letterhead.language, letterhead.rows())
    return answer({"text": as_text.render(slip)})


@routes.put("/shop")
def describe(body: DescriptionShape, visit: AtDesk) -> Response:
    """Say what the shop is called, where it is and how it is registered; journalled at every register."""
    visit.do_in_office(Right.ADMINISTER, DescribeShop(body.description()))
    return answer(_told(visit))


@routes.post("/receipt-texts/preview")
def preview_texts(body: TextsShape, visit: AtDesk) -> Response:
    """Show how a receipt would be with some texts of the shop's own; nothing is kept."""
    visit.in_office(Right.ADMINISTER)
    texts = receipt_texts(body.above, body.below)
    with visit.counter.store.read() as books:
        place = next((row for row in books.locations() if row.code == body.location), None)
        registers = [row for row in books.registers() if row.location == body.location]
        company = books.company()
    if place is None or not registers:
        raise UnknownLocation(location=body.location[:100])
    place = msgspec.structs.replace(place, receipt_texts=texts)
    letterhead = Letterhead(company, place, registers[0], visit.counter.demonstration)
    return answer({"text": as_text.render(outline_slip(letterhead))})


@routes.put("/receipt-texts")
def set_texts(body: TextsShape, visit: AtDesk) -> Response:
    """Set the shop's own texts on the receipts of a place; journalled at its registers."""
    visit.do_in_office(Right.ADMINISTER, SetReceiptTexts(body.location, body.above, body.below))
    return answer(_told(visit))


def _told(visit: Visit) -> dict[str, object]:
    ready = readiness(visit.counter, visit.desk.office_keys)
    with visit.counter.store.read() as books:
        return {
            "company": books.company(),
            "locations": books.locations(),
            "registers": books.registers(),
            "has_sold": has_sold(books),
            "readiness": ready,
        }
