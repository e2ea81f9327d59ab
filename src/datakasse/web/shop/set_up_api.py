"""Setting a shop up from the office, over HTTP: what it is, what the register says, what is missing."""

import base64
from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.errors.shop.locations import UnknownLocation
from datakasse.errors.shop.receipts import ReceiptLogoBroken
from datakasse.office.shop.choose_printer import profile_of
from datakasse.office.shop.describe_shop import DescribeShop, Description
from datakasse.office.shop.look_up_company import look_up_company
from datakasse.office.shop.practised import practised
from datakasse.office.shop.readiness import has_sold, readiness
from datakasse.office.shop.set_means import SetMeans
from datakasse.office.shop.set_opening_hours import SetOpeningHours
from datakasse.office.shop.set_receipt_texts import SetReceiptTexts, receipt_texts
from datakasse.office.shop.set_sale_hours import SetSaleHours
from datakasse.receipt.formats import as_drawing
from datakasse.receipt.layout import Slip, SlipKind
from datakasse.receipt.parts.letterhead import Letterhead
from datakasse.receipt.slips.outline_slip import outline_slip
from datakasse.trade.moment import business_day
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.opening_hours import holidays_ahead
from datakasse.trade.shop.receipt_logo import ReceiptLogo, clean_logo
from datakasse.trade.shop.shop import Address
from datakasse.trade.tender import MeansOfPayment
from datakasse.web.desk import AtDesk, Visit, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Shape
from datakasse.web.shop.opening_hours_shapes import OpeningHoursShape, PlaceSaleHoursShape

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


class LogoShape(Shape):
    """A shop's mark in dots: rows from the top, each beginning a byte, 1 for black, in Base64."""

    width_dots: Annotated[int, Field(ge=0, le=10_000)]
    height_dots: Annotated[int, Field(ge=0, le=10_000)]
    bits: Annotated[str, Field(max_length=200_000)]

    def logo(self) -> ReceiptLogo:
        """Return it; raises `ReceiptLogoTooLarge` and `ReceiptLogoBroken`."""
        try:
            bits = base64.b64decode(self.bits, validate=True)
        except ValueError as error:
            raise ReceiptLogoBroken from error
        return clean_logo(self.width_dots, self.height_dots, bits)


class TextsShape(Shape):
    """A shop's own texts on the receipts of a place, a line each, and its mark; no mark told leaves it."""

    location: Words
    above: Annotated[str, Field(max_length=1000)]
    below: Annotated[str, Field(max_length=1000)]
    logo: LogoShape | None = None


class MeansShape(Shape):
    """What a place takes."""

    location: Words
    means: Annotated[
        list[Annotated[MeansOfPayment, Field(strict=False)]], Field(max_length=len(MeansOfPayment))
    ]


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
    return answer(as_drawing.render(slip, profile_of(registers[0])))


@routes.put("/shop")
def describe(body: DescriptionShape, visit: AtDesk) -> Response:
    """Say what the shop is called, where it is and how it is registered; journalled at every register."""
    visit.do_in_office(Right.ADMINISTER, DescribeShop(body.description()))
    return answer(_told(visit))


@routes.post("/receipt-texts/preview")
def preview_texts(body: TextsShape, visit: AtDesk) -> Response:
    """Show how a receipt comes out of the printer with some texts of the shop's own; nothing is kept."""
    visit.in_office(Right.ADMINISTER)
    texts = receipt_texts(body.above, body.below)
    with visit.counter.store.read() as books:
        place = next((row for row in books.locations() if row.code == body.location), None)
        registers = [row for row in books.registers() if row.location == body.location]
        company = books.company()
    if place is None or not registers:
        raise UnknownLocation(location=body.location[:100])
    place = msgspec.structs.replace(
        place,
        receipt_texts=texts,
        receipt_logo=place.receipt_logo if body.logo is None else body.logo.logo(),
    )
    letterhead = Letterhead(company, place, registers[0], visit.counter.demonstration)
    return answer(as_drawing.render(outline_slip(letterhead), profile_of(registers[0])))


@routes.put("/receipt-texts")
def set_texts(body: TextsShape, visit: AtDesk) -> Response:
    """Set the shop's own texts on the receipts of a place, and its mark; journalled at its registers."""
    logo = None if body.logo is None else body.logo.logo()
    visit.do_in_office(Right.ADMINISTER, SetReceiptTexts(body.location, body.above, body.below, logo))
    return answer(_told(visit))


@routes.put("/opening-hours")
def set_opening_hours(body: OpeningHoursShape, visit: AtDesk) -> Response:
    """Say when a place is open; journalled at its registers, with what it was before."""
    visit.do_in_office(Right.ADMINISTER, SetOpeningHours(body.location, body.hours()))
    return answer(_told(visit))


@routes.put("/sale-hours")
def set_sale_hours(body: PlaceSaleHoursShape, visit: AtDesk) -> Response:
    """Say when a place may sell beer and serve drink; journalled at its registers, as it was and is."""
    visit.do_in_office(Right.ADMINISTER, SetSaleHours(body.location, body.hours()))
    return answer(_told(visit))


@routes.put("/means")
def set_means(body: MeansShape, visit: AtDesk) -> Response:
    """Say what may be paid with at a place, cash always; journalled at its registers, as it was and is."""
    visit.do_in_office(Right.ADMINISTER, SetMeans(body.location, tuple(body.means)))
    return answer(_told(visit))


def _told(visit: Visit) -> dict[str, object]:
    ready = readiness(visit.counter, visit.desk.office_keys)
    with visit.counter.store.read() as books:
        return {
            "company": books.company(),
            "locations": books.locations(),
            "registers": books.registers(),
            "has_sold": has_sold(books),
            "holidays": holidays_ahead(business_day(visit.counter.clock.now())),
            "readiness": ready,
            "practised": practised(books),
        }
