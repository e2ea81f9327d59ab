"""The file as a whole: what is selected, what the head says of it, what it takes to write it."""

import io
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime

import msgspec
import pytest

from datakasse.errors.control.exports import IdentifierUnfit, PeriodReversed, RegisterNotInShop, SeriesOverlap
from datakasse.errors.refusal import Refused
from datakasse.journal.entry import Record, Transaction
from datakasse.journal.events.drawer import PaidIn
from datakasse.journal.events.people import SignedOn
from datakasse.journal.events.register import SystemStarted
from datakasse.saft.cash.document import write
from datakasse.saft.source import Selection
from datakasse.trade.shop.shop import Address, Location, Period, Register
from tests.saft.conftest import Validate
from tests.saft.counter import (
    BAKERY,
    EXACT_CASH,
    FIRST_REGISTER,
    KARI,
    MILK,
    basket_of,
    complete,
    corner_shop,
    line,
)
from tests.saft.shops import MADE_AT, SOFTWARE, Journal, Shop, export, local, rows, texts

MORNING = local("2026-03-02 09:00:00")
ELSEWHERE = Register("K2", "B", series_prefix="B-")


@pytest.fixture
def shop() -> Shop:
    """A shop with a register at each of two places, used on the last of January and the first of March."""
    journals = [Journal(FIRST_REGISTER), Journal(ELSEWHERE)]
    for journal in journals:
        for moment in ("2026-01-31 23:59:59", "2026-03-01 00:00:00"):
            complete(journal, basket_of(line(MILK, local(moment))), [EXACT_CASH], local(moment))
    made = corner_shop(*journals)
    made.places = [Location("A", "Location A", "Hjørnet"), Location("B", "", "Torget")]
    return made


@pytest.mark.law("KSF-2-7-4")
@pytest.mark.parametrize(
    ("selection", "numbers", "span"),
    [
        (Selection(), ["1", "2", "B-1", "B-2"], ("2026-01-01", "2026-03-31")),
        (Selection(date(2026, 1, 31), date(2026, 1, 31)), ["1", "B-1"], ("2026-01-31", "2026-01-31")),
        (Selection(date(2026, 2, 1)), ["2", "B-2"], ("2026-02-01", "2026-03-31")),
        (Selection(to_date=date(2026, 2, 28)), ["1", "B-1"], ("2026-01-01", "2026-02-28")),
        (Selection(date(2026, 2, 1), date(2026, 2, 28)), [], ("2026-02-01", "2026-02-28")),
        (Selection(registers=("K2",)), ["B-1", "B-2"], ("2026-01-01", "2026-03-31")),
        (Selection(date(2026, 3, 1), registers=("K1",)), ["2"], ("2026-03-01", "2026-03-31")),
    ],
)
def test_any_period_and_any_registers_can_be_selected(
    selection: Selection, numbers: list[str], span: tuple[str, str], shop: Shop, validate: Validate
) -> None:
    """Without dates the file covers the whole months that it has entries in."""
    file = export(shop, selection)
    validate(file)
    assert texts(file, "cashtransaction/transID") == numbers
    (head,) = rows(file, "header")
    assert (head["startDate"], head["endDate"]) == span
    assert head["fiscalYear"] == "2026"


@pytest.mark.law("SAFT-16")
@pytest.mark.parametrize(
    ("registers", "comment", "places"),
    [
        ((), "Location A, Torget", ["Location A: Hjørnet", "Torget"]),
        (("K1", "K2"), "Location A, Torget", ["Location A: Hjørnet", "Torget"]),
        (("K2",), "Torget; register K2", ["Torget"]),
    ],
)
def test_the_head_says_what_was_selected(
    registers: tuple[str, ...], comment: str, places: list[str], shop: Shop
) -> None:
    file = export(shop, Selection(registers=registers))
    assert texts(file, "headerComment") == [f"Selection criteria: {comment}"]
    assert texts(file, "location/name") == places


@pytest.mark.parametrize(
    ("selection", "refusal"),
    [
        (Selection(date(2026, 2, 1), date(2026, 1, 31)), PeriodReversed),
        (Selection(registers=("K1", "K9")), RegisterNotInShop),
    ],
)
def test_a_selection_of_nothing_that_exists_is_refused_before_anything_is_written(
    selection: Selection, refusal: type[Refused], shop: Shop
) -> None:
    assert_refused(shop, selection, refusal)


@pytest.mark.parametrize(
    ("register", "refusal"),
    [
        (Register("K2", "A"), SeriesOverlap),
        (Register("K" * 101, "A", series_prefix="B-"), IdentifierUnfit),
        (Register("K2", "A", series_prefix="B" * 21), IdentifierUnfit),
        (Register("K2", "A", series_prefix="B\n"), IdentifierUnfit),
    ],
)
def test_a_register_that_the_file_cannot_name_is_refused_before_anything_is_written(
    register: Register, refusal: type[Refused], shop: Shop
) -> None:
    shop.journals[1].register = register
    assert_refused(shop, Selection(), refusal)


def assert_refused(shop: Shop, selection: Selection, refusal: type[Refused]) -> None:
    """Check that an export is refused in words, and that nothing was written."""
    stream = io.BytesIO()
    with pytest.raises(refusal) as refused:
        write(shop, selection, stream, software=SOFTWARE, user_id="1000", created_at=MADE_AT)
    assert stream.getvalue() == b""
    assert refused.value.sentence("nb") != refused.value.sentence("en")


def test_an_empty_journal_gives_a_valid_file_of_this_month(validate: Validate) -> None:
    file = export(corner_shop(Journal(FIRST_REGISTER)))
    validate(file)
    (head,) = rows(file, "header")
    assert (head["startDate"], head["endDate"]) == ("2021-03-01", "2021-03-31")
    assert texts(file, "cashregister/registerID") == ["K1"]


def test_a_shop_of_nothing_gives_a_valid_file(validate: Validate) -> None:
    file = export(Shop(company=msgspec.structs.replace(BAKERY, vat_registered=False), journals=[]))
    validate(file)
    assert texts(file, "company/taxRegIdent") == texts(file, "location/name") == []


def test_what_is_sold_while_the_file_is_made_is_not_in_it(validate: Validate) -> None:
    """Each time the entries are read there is one more, of a kind that nobody declared."""

    class OpenShop(Shop):
        def records(self, register_id: str, from_date: date | None, to_date: date | None) -> Iterator[Record]:
            yield from super().records(register_id, from_date, to_date)
            self.journals[0].add(SignedOn(), MORNING, "9999")
            self.journals[0].add(PaidIn("change", 1_00, ""), MORNING, "9999")

    journal = Journal(FIRST_REGISTER)
    journal.add(SystemStarted("1"), MORNING)
    closed = corner_shop(journal)
    file = export(OpenShop(**vars(closed)))
    validate(file)
    assert texts(file, "event/eventType") == ["POSSTART"]
    assert rows(file, "cashtransaction") == []


def test_a_register_is_in_the_file_though_its_place_is_gone(validate: Validate) -> None:
    shop = corner_shop(Journal(Register("K1", "closed down")))
    file = export(shop)
    validate(file)
    assert texts(file, "location/name") == ["Location A: Hjørnet", "closed down"]
    assert texts(file, "cashregister/registerID") == ["K1"]


@pytest.mark.parametrize("aware", [True, False])
def test_declared_periods_are_used_where_the_business_has_them(*, aware: bool, validate: Validate) -> None:
    """To the second: what lies between two of them is in none."""
    times = [
        ("2026-01-01 00:00:00", "2026-02-28 23:59:59"),
        ("2026-03-02 00:00:00", "2026-04-30 23:59:59"),
        ("2026-05-01 00:00:00", "2026-06-30 23:59:59"),
    ]
    periods = tuple(
        Period(number, f"Termin {number}", *(moment(text, aware=aware) for text in both))
        for number, both in enumerate(times, 1)
    )
    journal = Journal(FIRST_REGISTER)
    for day in ("2026-02-28 23:59:59", "2026-03-01 12:00:00", "2026-03-02 00:00:00"):
        journal.add(PaidIn("change", 1_00, ""), local(day), "1000")
    shop = corner_shop(journal)
    shop.company = msgspec.structs.replace(BAKERY, periods=periods)
    file = export(shop)
    validate(file)
    assert [row.get("periodNumber") for row in rows(file, "cashtransaction")] == ["1", None, "2"]
    assert texts(file, "periodDesc") == ["Termin 1", "Termin 2"]
    assert rows(file, "period")[1]["startTimePeriod"] == "00:00:00"


def moment(text: str, *, aware: bool) -> datetime:
    """Return a Norwegian moment with its zone or, as people write it, without."""
    return local(text) if aware else datetime.fromisoformat(text)


def test_months_are_numbered_from_the_first_january_in_the_file(validate: Validate) -> None:
    journal = Journal(FIRST_REGISTER)
    for day in ("2025-12-31", "2026-01-01", "2026-02-01"):
        journal.add(PaidIn("change", 1_00, ""), local(f"{day} 12:00:00"), "1000")
    file = export(corner_shop(journal), Selection(date(1900, 1, 1), date(2199, 12, 31)))
    validate(file)
    assert texts(file, "cashtransaction/periodNumber") == ["12", "13", "14"]
    assert rows(file, "period")[0] == {
        "periodNumber": "12",
        "periodDesc": "desember 2025",
        "startDatePeriod": "2025-12-01",
        "startTimePeriod": "00:00:00",
        "endDatePeriod": "2025-12-31",
        "endTimePeriod": "23:59:59",
    }


def test_an_address_is_written_as_far_as_it_is_known(validate: Validate) -> None:
    """A postal address must have city and postal code; the schema lets a street address do without."""
    shop = corner_shop(Journal(FIRST_REGISTER))
    street_only = Address(street="Storgata", number="1")
    shop.company = msgspec.structs.replace(BAKERY, street_address=street_only, postal_address=street_only)
    file = export(shop)
    validate(file)
    known = {"streetname": "Storgata", "number": "1", "country": "NO"}
    assert rows(file, "company/streetAddress") == [known]
    assert rows(file, "company/postalAddress") == [known | {"city": "", "postalCode": ""}]
    assert rows(file, "location/streetAddress") == []
    assert b"additionalAddress" not in file  # The schema spells it in two ways; ours are in no need of it.


def test_people_are_told_with_role_and_since_when(validate: Validate) -> None:
    shop = corner_shop(Journal(FIRST_REGISTER))
    since = datetime(2026, 6, 30, 22, 0, tzinfo=UTC)
    shop.people = [msgspec.structs.replace(KARI, since=since, role_title="", first_name="")]
    file = export(shop)
    validate(file)
    assert rows(file, "employee") == [
        {"empID": "1001", "dateOfEntry": "2026-07-01", "timeOfEntry": "00:00:00", "surName": "Nordmann"}
    ]
    assert rows(file, "employeeRole") == [{"roleType": "Cashier"}]


def test_texts_are_cut_to_the_schema_and_ids_are_not(validate: Validate) -> None:
    shop = corner_shop(Journal(FIRST_REGISTER))
    shop.company = msgspec.structs.replace(BAKERY, name="Æ" * 101)
    article, entered = shop.catalogue[0]
    shop.catalogue[0] = (msgspec.structs.replace(article, name="<" * 1000), entered)
    file = export(shop)
    validate(file)
    assert texts(file, "company/companyName") == ["Æ" * 100]
    assert texts(file, "article/artDesc")[0] == "<" * 999
    shop.catalogue[0] = (msgspec.structs.replace(article, number="1" * 36), entered)
    with pytest.raises(IdentifierUnfit):
        export(shop)


class LongDay(Shop):
    """A shop whose one sale is read as many, made while they are read."""

    sales = 0

    def records(self, register_id: str, from_date: date | None, to_date: date | None) -> Iterator[Record]:
        day = list(super().records(register_id, from_date, to_date))
        for turn in range(self.sales):
            for record in day:
                made = record.transaction
                yield msgspec.structs.replace(
                    record,
                    number=turn * len(day) + record.number,
                    transaction=_moved(made, turn) if made else None,
                )

    def transaction_of(self, register_id: str, basket_id: str) -> int | None:
        del register_id, basket_id


def _moved(made: Transaction, turn: int) -> Transaction:
    return msgspec.structs.replace(made, number=made.number + turn)


@pytest.mark.law("KSF-2-7-4")
def test_memory_does_not_grow_with_the_sales() -> None:
    """Ten times the sales, and what the counts of prints need: four bytes each."""
    journal = Journal(FIRST_REGISTER)
    complete(journal, basket_of(line(MILK, MORNING)), [EXACT_CASH], MORNING)
    shop = LongDay(**vars(corner_shop(journal)))
    peaks: list[int] = []
    for shop.sales in (150, 1500):
        written = Counted()
        tracemalloc.start()
        write(shop, Selection(), written, software=SOFTWARE, user_id="", created_at=MADE_AT)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert written.length > shop.sales * 1000
    assert peaks[1] - peaks[0] < 4 * 1500 + 16_384


class Counted:
    """A stream that only counts."""

    length = 0

    def write(self, data: bytes, /) -> None:
        self.length += len(data)
