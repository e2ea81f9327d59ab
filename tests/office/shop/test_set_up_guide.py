"""
From a new shop to its first sale: what is missing is said, and what the shop is can be told anew.

Law: KSL-7, KSF-2-3-b, KSF-2-8-4-1.
"""

import dataclasses
from datetime import UTC, datetime, time

import msgspec
import pytest

from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.shop.business import BadOrganisationNumber, CompanyRegisterAway, NameMissing
from datakasse.errors.shop.locations import UnknownLocation
from datakasse.errors.shop.receipts import ReceiptLogoBroken, ReceiptTextOfLaw
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.office_keys import OfficeKey, OfficeKeys
from datakasse.office.shop.describe_shop import DescribeShop, Description
from datakasse.office.shop.look_up_company import FoundCompany, look_up_company
from datakasse.office.shop.readiness import PRACTICE_SALES, Standing, readiness
from datakasse.office.shop.set_means import SetMeans
from datakasse.office.shop.set_opening_hours import SetOpeningHours
from datakasse.office.shop.set_receipt_texts import SetReceiptTexts
from datakasse.office.shop.set_sale_hours import SetSaleHours
from datakasse.receipt.formats import as_text
from datakasse.receipt.layout import Picture
from datakasse.receipt.words.wording import Label, Word
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.trade.shop.opening_hours import OpeningHours
from datakasse.trade.shop.receipt_logo import ReceiptLogo
from datakasse.trade.shop.sale_hours import Hours, SaleHours
from datakasse.trade.shop.shop import Address, Declaration
from datakasse.trade.tender import MeansOfPayment
from tests.shop import BACK
from tests.till.day.test_check_system import Told
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper

HERE = Address("Fjordgata", "2", "6800", "Førde")
NEW = Description("Nye Baker AS", False, True, True, HERE, HERE, "1", "", HERE, "nn")


class PaperPrinter(MemoryPrinter):
    """One that counts as paper."""

    on_paper = True


def standings(shop: Shopkeeper) -> dict[str, Standing]:
    """Return where each point stands."""
    return {point.point: point.standing for point in readiness(shop.counter, shop.shop.office_keys).points}


def test_a_new_shop_is_told_what_is_missing(shop: Shopkeeper) -> None:
    assert standings(shop) == {
        "shop": Standing.DONE,
        "articles": Standing.DONE,
        "opening_hours": Standing.ADVISED,
        "means": Standing.ADVISED,
        "hours": Standing.ADVISED,
        "printer": Standing.MISSING,
        "people": Standing.DONE,
        "second_factor": Standing.MISSING,
        "backup": Standing.MISSING,
        "practice": Standing.ADVISED,
        "declaration": Standing.MISSING,
    }
    assert not readiness(shop.counter, shop.shop.office_keys).ready


def test_the_normal_hours_of_sale_are_said_by_keeping_them(shop: Shopkeeper) -> None:
    with shop.counter.store.read() as books:
        locations = [each.code for each in books.locations()]
    for location in locations:
        assert standings(shop)["hours"] is Standing.ADVISED
        shop.do(SetSaleHours(location, SaleHours()), KARI)
    assert standings(shop)["hours"] is Standing.DONE


def test_what_is_done_is_seen_and_then_the_shop_is_ready(shop: Shopkeeper) -> None:
    for location in ("1", "2"):
        with shop.counter.store.read() as books:
            known = location in {row.code for row in books.locations()}
        if known:
            shop.do(SetMeans(location, tuple(MeansOfPayment)), KARI)
            shop.do(SetOpeningHours(location, OpeningHours((Hours(time(9), time(17)),) * 7)), KARI)
            shop.do(SetSaleHours(location, SaleHours(serving=Hours(time(11), time(22)))), KARI)
    keys: OfficeKeys = shop.shop.office_keys
    keys.change(KARI, lambda _: OfficeKey("hash", datetime(2026, 3, 1, tzinfo=UTC), "secret"))
    declared = Declaration("RF-1348 2026/7", "Kassefabrikken AS", "0.1.0")
    fresh = Told(backup_at=shop.clock.now())
    printers = {register: PaperPrinter() for register in shop.counter.printers}
    shop.counter = dataclasses.replace(shop.counter, declaration=declared, premises=fresh, printers=printers)
    before = standings(shop)
    assert {point for point, standing in before.items() if standing is not Standing.DONE} == {"practice"}
    assert readiness(shop.counter, keys).ready
    left = dataclasses.replace(shop.counter, premises=dataclasses.replace(fresh, elsewhere="/srv/butikk"))
    told = readiness(left, keys)
    assert (told.ready, told.moved_to) == (False, "/srv/butikk")
    shop.print_out()
    shop.do(SetTraining(on=True))
    for _ in range(PRACTICE_SALES):
        shop.sell()
    assert standings(shop)["practice"] is Standing.DONE


def test_a_password_without_a_code_is_not_enough(shop: Shopkeeper) -> None:
    keys: OfficeKeys = shop.shop.office_keys
    keys.change(KARI, lambda _: OfficeKey("hash", datetime(2026, 3, 1, tzinfo=UTC)))
    assert standings(shop)["second_factor"] is Standing.MISSING


@pytest.mark.law("KSF-2-8-4-1")
def test_the_shop_is_described_and_every_register_notes_it(shop: Shopkeeper) -> None:
    head = shop.head(), shop.head(BACK)
    with shop.counter.store.read() as books:
        number, ids = books.company().organisation_number, [row.register_id for row in books.registers()]
    shop.do(DescribeShop(NEW), KARI)
    with shop.counter.store.read() as books:
        company, (place, *_) = books.company(), books.locations()
        assert (company.name, company.street_address, company.serves_food) == ("Nye Baker AS", HERE, True)
        assert (place.name, place.address) == ("Nye Baker AS", HERE)
        assert books.register(FRONT).language == "nn"
        assert company.organisation_number == number
        assert [row.register_id for row in books.registers()] == ids
    for register, before in zip((FRONT, BACK), head, strict=True):
        (noted,) = [record.event for record in shop.entries(register, before + 1)]
        assert isinstance(noted, SettingsChanged)
        assert noted.what == "shop"
        assert "Baker" not in noted.subject
    again = shop.head(BACK)
    shop.do(DescribeShop(NEW), KARI)
    assert shop.head(BACK) == again


@pytest.mark.parametrize(
    ("description", "by", "refusal"),
    [
        (msgspec.structs.replace(NEW, name="  "), KARI, NameMissing),
        (msgspec.structs.replace(NEW, location="99"), KARI, UnknownLocation),
        (NEW, OLA, MissingRight),
    ],
)
def test_what_cannot_be_is_refused(
    shop: Shopkeeper, description: Description, by: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        shop.do(DescribeShop(description), by)


@pytest.mark.law("KSF-2-7-1", "KSF-2-8-6-1")
def test_the_shop_s_own_texts_are_kept_and_noted_at_the_registers_of_the_place(shop: Shopkeeper) -> None:
    head = shop.head()
    shop.do(SetReceiptTexts("1", "Bakt i natt", "Takk for besøket"), KARI)
    with shop.counter.store.read() as books:
        assert books.locations()[0].receipt_texts.below == ("Takk for besøket",)
    (noted,) = [record.event for record in shop.entries(FRONT, head + 1)]
    assert noted == SettingsChanged("receipt texts", "1: Bakt i natt … Takk for besøket")
    again = shop.head()
    shop.do(SetReceiptTexts("1", " Bakt  i natt\n", "Takk for besøket"), KARI)
    assert shop.head() == again
    with pytest.raises(ReceiptTextOfLaw):
        shop.do(SetReceiptTexts("1", "", "Salgskvittering"), KARI)
    with pytest.raises(UnknownLocation):
        shop.do(SetReceiptTexts("99", "", ""), KARI)


@pytest.mark.law("KSF-2-8-6-1", "KSF-2-6-4c")
def test_a_copy_and_a_paper_that_waits_say_what_held_at_the_sale(shop: Shopkeeper) -> None:
    """Whatever is promised to the next customer: «exchanged within 30 days» does not become «never»."""
    printer = shop.counter.printers[FRONT]
    assert isinstance(printer, MemoryPrinter)

    def printed() -> str:
        shop.print_out()
        return as_text.render(printer.slips[-1])

    shop.open()
    shop.sell()
    shop.do(SetReceiptTexts("1", "", "Byttes innen 30 dager"), KARI)
    shop.sell()
    shop.do(SetReceiptTexts("1", "", "Ingen bytte"), KARI)
    assert "Byttes innen 30 dager" in printed()
    shop.do(SetReceiptTexts("1", "", ""), KARI)
    shop.do(SetReceiptTexts("1", "", "Vel møtt"), KARI)
    shop.shut_drawer()
    shop.sell()
    assert "Vel møtt" in printed()
    for receipt, said in ((1, Word.WELCOME_BACK.nb), (2, "Byttes innen 30 dager"), (3, "Vel møtt")):
        shop.do(PrintCopy(receipt))
        paper = printed()
        assert Label.COPY.nb in paper
        words = (Word.WELCOME_BACK.nb, "Byttes innen 30 dager", "Ingen bytte", "Vel møtt")
        assert [word for word in words if word in paper] == [said]


def test_nobody_is_asked_about_a_number_that_is_none() -> None:
    class Never:
        """A register that must not be asked."""

        def look_up(self, number: str) -> FoundCompany:
            """Fail."""
            raise AssertionError(number)

    for number in ("974760674", "97476067", "kaffe", ""):
        with pytest.raises(BadOrganisationNumber):
            look_up_company(Never(), number)
    with pytest.raises(CompanyRegisterAway):
        look_up_company(None, "974 760 673")


@pytest.mark.law("KSF-2-7-1")
def test_a_logo_is_kept_noted_by_its_digest_and_taken_away(shop: Shopkeeper) -> None:
    shop.open()
    head, logo = shop.head(), ReceiptLogo(8, 2, b"\xaa\x55")

    def kept() -> ReceiptLogo:
        with shop.counter.store.read() as books:
            return books.locations()[0].receipt_logo

    shop.do(SetReceiptTexts("1", "", "", logo), KARI)
    assert kept() == logo
    (noted,) = [record.event for record in shop.entries(FRONT, head + 1)]
    assert noted == SettingsChanged("receipt logo", f"1: {logo.told}")
    again = shop.head()
    shop.do(SetReceiptTexts("1", "", "", logo), KARI)
    shop.do(SetReceiptTexts("1", "", ""), KARI)
    assert (kept(), shop.head()) == (logo, again)
    with pytest.raises(ReceiptLogoBroken):
        shop.do(SetReceiptTexts("1", "", "Takk", ReceiptLogo(8, 3, b"\xaa\x55")), KARI)
    with shop.counter.store.read() as books:
        assert books.locations()[0].receipt_texts.below == ()
    shop.do(SetReceiptTexts("1", "", "", ReceiptLogo()), KARI)
    assert not kept()


@pytest.mark.law("KSF-2-8-6-1", "KSF-2-6-4c")
def test_the_sale_is_printed_with_the_logo_and_its_copy_without(shop: Shopkeeper) -> None:
    printer = shop.counter.printers[FRONT]
    assert isinstance(printer, MemoryPrinter)

    def has_logo() -> bool:
        shop.print_out()
        return any(isinstance(row, Picture) for row in printer.slips[-1].rows)

    shop.do(SetReceiptTexts("1", "", "", ReceiptLogo(8, 2, b"\xaa\x55")), KARI)
    shop.open()
    shop.sell()
    assert has_logo()
    shop.shut_drawer()
    shop.do(PrintCopy(1))
    assert not has_logo()
    shop.do(SetTraining(on=True))
    shop.sell()
    assert not has_logo()
