"""What settles which invoice, which are late, and documents of one piece that come to be several."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from random import Random

import msgspec
import pytest

from datakasse.errors import Refused
from datakasse.errors.customers.invoices import InvoiceChosenTwice, InvoiceVatApart
from datakasse.journal.entry import Record
from datakasse.journal.events.customers import AccountPaid, InvoicedSale, InvoiceMade
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.control.show_overview import show_overview
from datakasse.office.customers import make_invoices, show_invoices
from datakasse.office.customers.invoice_terms import SetInvoiceTerms
from datakasse.office.customers.keep_account import NoteAccountPayment
from datakasse.office.customers.keep_customers import EnterCustomer
from datakasse.office.customers.late_invoices import late_invoices
from datakasse.office.customers.make_invoices import MakeInvoices
from datakasse.office.customers.show_customers import show_customer
from datakasse.office.customers.show_invoices import list_invoices, show_waiting
from datakasse.storage.ports.people.customers import LateInvoices
from datakasse.storage.sqlite.store import SqliteStore
from datakasse.storage.tables.journal import JournalReadings
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.take_return import Back, TakeReturn
from datakasse.trade.moment import in_norway
from datakasse.trade.people.customer import Customer
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.sale.invoice import InvoiceLine, TaxRow, kid_of, tax_rows
from datakasse.trade.shop.shop import InvoiceTerms
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import BACK, COFFEE_ORE, FRONT, KARI, OLA, Shopkeeper

TERMS = InvoiceTerms("86011117947", date(2026, 1, 1), 10_001, uses_kid=True)
MONTH = "2026-03"


@pytest.fixture
def kafeen(shop: Shopkeeper) -> str:
    """A customer of a shop that makes its own invoices."""
    shop.do(SetInvoiceTerms(TERMS), KARI)
    return shop.do(EnterCustomer(Customer("", "Kafeen AS")), KARI).number


def buy(shop: Shopkeeper, number: str, at: str = FRONT) -> InvoicedSale:
    """Sell a coffee on account."""
    shop.do(SellAtOnce((Item("200"),), (Tender(TenderKind.INVOICE, account=number),)), OLA, at)
    entry = [each.number for each in shop.entries(at) if isinstance(each.event, SaleCompleted)][-1]
    return InvoicedSale(at, entry)


def invoiced(shop: Shopkeeper, number: str, at: str = FRONT) -> int:
    """Sell a coffee on account, and make the invoice of it."""
    (made,) = shop.do(MakeInvoices(number, (buy(shop, number, at),)), KARI)
    return made


def pay(shop: Shopkeeper, number: str, reference: str, amount_ore: int = COFFEE_ORE) -> str:
    """Note a payment, and return what it is called when it is taken back."""
    noted = shop.do(NoteAccountPayment(number, amount_ore, reference), KARI)
    return f"{noted.register}-{noted.number}"


def open_ore(shop: Shopkeeper) -> dict[int, int]:
    return {row.number: row.open_ore for row in list_invoices(shop.counter).rows if not row.is_credit_note}


@pytest.mark.parametrize("as_kid", [True, False])
def test_a_payment_settles_the_invoice_that_it_names(shop: Shopkeeper, kafeen: str, *, as_kid: bool) -> None:
    first, second, third = (invoiced(shop, kafeen) for _ in range(3))
    paid = pay(shop, kafeen, kid_of(second) if as_kid else str(second))
    assert open_ore(shop) == {first: COFFEE_ORE, second: 0, third: COFFEE_ORE}
    pay(shop, kafeen, "bilag 7".replace(" ", "-"), 10_00)
    assert open_ore(shop) == {first: COFFEE_ORE - 10_00, second: 0, third: COFFEE_ORE}, "the oldest first"
    pay(shop, kafeen, str(third), COFFEE_ORE + 5_00)
    assert open_ore(shop) == {first: COFFEE_ORE - 15_00, second: 0, third: 0}, "what is beyond names nothing"
    pay(shop, kafeen, paid, -COFFEE_ORE)
    assert open_ore(shop) == {first: COFFEE_ORE - 15_00, second: COFFEE_ORE, third: 0}, "as if never paid"
    shown = show_customer(shop.counter, kafeen)
    assert sum(open_ore(shop).values()) == owed_ore(shop, kafeen)
    assert owed_ore(shop, kafeen) == sum(item.open_ore for item in shown.open_items)


def test_a_payment_settles_no_invoice_of_another_and_no_number_that_is_none(
    shop: Shopkeeper, kafeen: str
) -> None:
    other = shop.do(EnterCustomer(Customer("", "Nabo AS")), KARI).number
    first, hers, last = invoiced(shop, kafeen), invoiced(shop, other), invoiced(shop, kafeen)
    for reference in (str(hers), kid_of(hers), "99999999", "000", f"{kid_of(last)}-1", "1" * 40):
        taken = pay(shop, kafeen, reference, 1_00)
        assert open_ore(shop) == {first: COFFEE_ORE - 1_00, hers: COFFEE_ORE, last: COFFEE_ORE}, reference
        pay(shop, kafeen, taken, -1_00)


def test_a_payment_at_one_register_settles_what_was_sold_at_another_that_day(
    shop: Shopkeeper, kafeen: str
) -> None:
    """Within a day the account is in the order of the registers, not of the hours."""
    shop.open(BACK)
    first, second = invoiced(shop, kafeen, FRONT), invoiced(shop, kafeen, BACK)
    pay(shop, kafeen, str(second))
    assert open_ore(shop) == {first: COFFEE_ORE, second: 0}


def test_what_comes_back_settles_the_invoice_that_it_was_sold_on(shop: Shopkeeper, kafeen: str) -> None:
    first, second = invoiced(shop, kafeen), invoiced(shop, kafeen)
    shop.do(TakeReturn(shop.sold()[0].receipt, series="delivery", reason="kald"))
    shop.do(CompleteSale((Tender(TenderKind.INVOICE, account=kafeen),)))
    assert open_ore(shop) == {first: COFFEE_ORE, second: 0}


def take_back(shop: Shopkeeper, number: str, *sales: int) -> InvoicedSale:
    """Take sales back on account, counted from the first, all of them in one return."""
    sold = shop.sold()[::-1]
    for place in sales:
        shop.do(TakeReturn(sold[place].receipt, series="delivery", reason="kald"))
    shop.do(CompleteSale((Tender(TenderKind.INVOICE, account=number),)))
    return InvoicedSale(FRONT, shop.last().number)


def owed_ore(shop: Shopkeeper, number: str) -> int:
    with shop.counter.store.read() as books:
        return books.owed_ore(number)


def test_what_comes_back_of_several_invoices_names_none_and_settles_the_oldest(
    shop: Shopkeeper, kafeen: str
) -> None:
    first, second, third, fourth = (invoiced(shop, kafeen) for _ in range(4))
    take_back(shop, kafeen, 2, 3)
    assert open_ore(shop) == {first: 0, second: 0, third: COFFEE_ORE, fourth: COFFEE_ORE}


def test_a_payment_that_names_a_credit_note_names_nothing(shop: Shopkeeper, kafeen: str) -> None:
    """Not even where something that was bought is on it too."""
    first, second, third = (invoiced(shop, kafeen) for _ in range(3))
    bought = buy(shop, kafeen)
    shop.do(AddArticle("505", age_confirmed=True))
    (credit,) = shop.do(MakeInvoices(kafeen, (bought, take_back(shop, kafeen, 0, 1))), KARI)
    assert [row.is_credit_note for row in list_invoices(shop.counter).rows if row.number == credit] == [True]
    left_ore = owed_ore(shop, kafeen) - 2 * COFFEE_ORE
    for reference in (str(credit), kid_of(credit)):
        taken = pay(shop, kafeen, reference, 10_00)
        assert open_ore(shop) == {first: 0, second: left_ore - 10_00, third: COFFEE_ORE}, reference
        pay(shop, kafeen, taken, -10_00)


def test_an_invoice_is_settled_purchase_by_purchase_and_what_came_back_on_it_settles_once(
    shop: Shopkeeper, kafeen: str
) -> None:
    two_of_it = (Item("200", 2 * ONE_MILLI),)
    shop.do(SellAtOnce(two_of_it, (Tender(TenderKind.INVOICE, account=kafeen),)))
    older = InvoicedSale(FRONT, shop.last().number)
    shop.do(TakeReturn(shop.sold()[0].receipt, (Back(1, ONE_MILLI),), series="delivery", reason="kald"))
    back, newer = take_back(shop, kafeen), buy(shop, kafeen)
    (made,) = shop.do(MakeInvoices(kafeen, (older, back, newer)), KARI)

    def left() -> list[tuple[int, int]]:
        return [(item.entry, item.open_ore) for item in show_customer(shop.counter, kafeen).open_items]

    assert left() == [(newer.entry, COFFEE_ORE), (older.entry, COFFEE_ORE)]
    pay(shop, kafeen, str(made), COFFEE_ORE + 10_00)
    assert left() == [(newer.entry, COFFEE_ORE - 10_00)]
    assert open_ore(shop) == {made: COFFEE_ORE - 10_00}
    assert owed_ore(shop, kafeen) == COFFEE_ORE - 10_00


def test_it_is_told_how_many_days_an_invoice_is_late(shop: Shopkeeper, kafeen: str) -> None:
    first, second = invoiced(shop, kafeen), invoiced(shop, kafeen)

    def late() -> LateInvoices:
        with shop.counter.store.read() as books:
            return show_overview(books, shop.clock.now()).late

    shop.clock.forward(days=14)
    assert (late(), {row.days_late for row in list_invoices(shop.counter).rows}) == (LateInvoices(), {0})
    shop.clock.forward(days=3)
    assert late() == LateInvoices(2, 2 * COFFEE_ORE, 3)
    pay(shop, kafeen, str(first))
    assert {row.number: row.days_late for row in list_invoices(shop.counter).rows} == {first: 0, second: 3}
    assert late() == LateInvoices(1, COFFEE_ORE, 3)


def late_of_all(shop: Shopkeeper) -> LateInvoices:
    """Return what is late in the far future, with nothing read but what is kept of it."""
    with shop.counter.store.read() as books:
        return books.late_invoices(date(2030, 1, 1))


def open_of_all(shop: Shopkeeper) -> LateInvoices:
    """Return the same, found by going through every account."""
    rows = [row for row in list_invoices(shop.counter).rows if row.open_ore]
    first = min((row.due for row in rows), default=date(2030, 1, 1))
    return LateInvoices(len(rows), sum(row.open_ore for row in rows), (date(2030, 1, 1) - first).days)


def test_what_is_late_is_told_without_a_look_at_any_entry(
    shop: Shopkeeper, kafeen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        invoiced(shop, kafeen)
    shop.clock.forward(days=20)

    def read(_: JournalReadings, register: str, number: int) -> Record:
        raise AssertionError(f"entry {register}-{number} was read")

    with shop.counter.store.read() as books, monkeypatch.context() as closed:
        closed.setattr(JournalReadings, "record", read)
        assert late_invoices(books, in_norway(shop.clock.now()).date()).invoices == 3


def test_an_invoice_is_found_by_its_number_alone(shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    plans: list[str] = []
    with shop.counter.store.read() as books:
        ask = getattr(books, "_ask")  # noqa: B009 - how it is asked is nobody's business but this test's

        def seen(sql: str, **values: object) -> object:
            plans.extend(str(row) for row in ask(f"EXPLAIN QUERY PLAN {sql}", **values).fetchall())
            return ask(sql, **values)

        monkeypatch.setattr(books, "_ask", seen)
        books.invoice(7)
        books.late_invoices(date(2026, 3, 2))
    assert all("company=? AND " in plan for plan in plans), plans
    assert len(plans) == 2


def test_what_is_bought_before_what_was_invoiced_that_day_is_paid_first(
    shop: Shopkeeper, kafeen: str
) -> None:
    """An account is in the order of the registers within a day; so money that names nothing moves."""
    shop.open(BACK)
    invoiced(shop, kafeen, BACK)
    pay(shop, kafeen, "bilag-1", 20_00)
    assert late_of_all(shop).open_ore == COFFEE_ORE - 20_00
    buy(shop, kafeen, FRONT)
    assert late_of_all(shop) == open_of_all(shop)
    assert late_of_all(shop).open_ore == COFFEE_ORE


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_of_open_invoices_is_what_the_accounts_say(
    shop: Shopkeeper, kafeen: str, seed: int
) -> None:
    """Whatever is bought, brought back, paid and taken back, at two registers, a day apart or the same."""
    shop.open(BACK)
    chance, places, numbers, paid = Random(seed), list[InvoicedSale](), list[int](), list[str]()
    for step in range(24):
        at = chance.choice((FRONT, BACK))
        match chance.choice(("buy", "buy", "invoice", "pay", "pay", "take back", "return", "day")):
            case "buy":
                places.append(buy(shop, kafeen, at))
            case "invoice" if places:
                numbers += shop.do(MakeInvoices(kafeen, tuple(places)), KARI)
                places.clear()
            case "pay":
                named = str(chance.choice(numbers)) if numbers and chance.random() < 0.6 else f"bilag-{step}"
                paid.append(pay(shop, kafeen, named, chance.choice((COFFEE_ORE, 10_00, 3 * COFFEE_ORE))))
            case "return" if numbers and not places:
                receipt = shop.sold(at)[0].receipt if shop.sold(at) else 0
                with suppress(Refused):
                    shop.do(TakeReturn(receipt, series="delivery", reason="kald"), OLA, at)
                    shop.do(CompleteSale((Tender(TenderKind.INVOICE, account=kafeen),)), OLA, at)
            case "take back" if paid:
                reference = paid.pop(chance.randrange(len(paid)))
                register, entry = reference.rsplit("-", 1)
                amount_ore = next(
                    each.event.amount_ore
                    for each in shop.entries(register, int(entry))
                    if isinstance(each.event, AccountPaid)
                )
                pay(shop, kafeen, reference, -amount_ore)
            case "day":
                for register in (FRONT, BACK):
                    shop.z(1_000_00, OLA, register)
                shop.clock.forward(days=1)
                for register in (FRONT, BACK):
                    shop.open(register)
            case _:
                shop.clock.forward(minutes=-4)
        assert late_of_all(shop) == open_of_all(shop), step
    before = late_of_all(shop)
    store = shop.counter.store
    assert isinstance(store, SqliteStore)
    store.rebuild_views()
    assert late_of_all(shop) == before


def test_older_invoices_are_told_page_by_page(
    shop: Shopkeeper, kafeen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show_invoices, "ROWS_AT_A_TIME", 2)
    numbers = [invoiced(shop, kafeen) for _ in range(3)]
    page = list_invoices(shop.counter)
    assert ([row.number for row in page.rows], page.more) == (numbers[:0:-1], True)
    page = list_invoices(shop.counter, before=page.rows[-1].number)
    assert ([row.number for row in page.rows], page.more) == (numbers[:1], False)


def test_of_more_than_can_be_chosen_at_once_the_oldest_come_first(
    shop: Shopkeeper, kafeen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show_invoices, "SALES_MAX", 2)
    places = [buy(shop, kafeen) for _ in range(3)]
    waiting = show_waiting(shop.counter, kafeen)
    assert ([sale.place for sale in waiting.sales], waiting.more) == (places[:2], 1)
    shop.do(MakeInvoices(kafeen, tuple(places[:2])), KARI)
    waiting = show_waiting(shop.counter, kafeen)
    assert ([sale.place for sale in waiting.sales], waiting.more) == (places[2:], 0)


def test_a_month_and_sales_at_once_are_refused(shop: Shopkeeper, kafeen: str) -> None:
    sale = buy(shop, kafeen)
    with pytest.raises(InvoiceChosenTwice):
        shop.do(MakeInvoices(kafeen, (sale,), MONTH), KARI)
    assert list_invoices(shop.counter).rows == []


def limited_to(lines_max: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a document be of one piece up to so many lines, as if each were rounded by far too much."""

    def rows(lines: Iterable[InvoiceLine]) -> tuple[TaxRow, ...]:
        known = list(lines)
        if len(known) > lines_max:
            raise InvoiceVatApart(apart_kroner="1,00")
        return tax_rows(known)

    monkeypatch.setattr(make_invoices, "tax_rows", rows)


@pytest.mark.parametrize("by_month", [True, False])
def test_what_is_no_document_of_one_piece_becomes_several(
    shop: Shopkeeper, kafeen: str, monkeypatch: pytest.MonkeyPatch, *, by_month: bool
) -> None:
    """Numbered in a row; a sale and what came back of it stay together; what was paid goes off once."""
    pay(shop, kafeen, "forskudd-1", 50_00)
    places = [buy(shop, kafeen) for _ in range(4)]
    shop.do(TakeReturn(shop.sold()[0].receipt, series="delivery", reason="kald"))
    shop.do(CompleteSale((Tender(TenderKind.INVOICE, account=kafeen),)))
    entry = [each.number for each in shop.entries() if isinstance(each.event, SaleCompleted)][-1]
    places.append(InvoicedSale(FRONT, entry))
    limited_to(2, monkeypatch)
    wanted = MakeInvoices(kafeen, month=MONTH) if by_month else MakeInvoices(kafeen, tuple(places))
    assert shop.do(wanted, KARI) == (10_001, 10_002, 10_003)
    made = [each.event for each in shop.entries() if isinstance(each.event, InvoiceMade)]
    assert {place for event in made for place in event.sales} == set(places)
    assert sum(len(event.sales) for event in made) == len(places)
    with_return = next(event for event in made if places[-1] in event.sales)
    assert set(with_return.sales) == set(places[-2:])
    assert sum(event.gross_ore for event in made) == 3 * COFFEE_ORE
    assert sum(event.paid_ore for event in made) == 50_00


def test_what_evens_out_is_one_document(
    shop: Shopkeeper, kafeen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its beginning alone would be none: the fourth line makes up for how the others were rounded."""

    def rows(lines: Iterable[InvoiceLine]) -> tuple[TaxRow, ...]:
        known = list(lines)
        if len(known) == 3:
            raise InvoiceVatApart(apart_kroner="1,00")
        return tax_rows(known)

    monkeypatch.setattr(make_invoices, "tax_rows", rows)
    for _ in range(4):
        buy(shop, kafeen)
    assert shop.do(MakeInvoices(kafeen, month=MONTH), KARI) == (10_001,)


def test_one_sale_alone_that_is_no_document_is_refused(
    shop: Shopkeeper, kafeen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    buy(shop, kafeen)
    limited_to(0, monkeypatch)
    with pytest.raises(InvoiceVatApart):
        shop.do(MakeInvoices(kafeen, month=MONTH), KARI)
    assert list_invoices(shop.counter).rows == []


@pytest.mark.law("KSF-2-7-1")
def test_the_journal_tells_what_the_terms_were_and_what_they_are(shop: Shopkeeper, kafeen: str) -> None:
    del kafeen
    moved = msgspec.structs.replace(TERMS, account="15032080119", since=TERMS.since + timedelta(days=31))
    shop.do(SetInvoiceTerms(moved), KARI)
    told = [each.event for each in shop.entries() if isinstance(each.event, SettingsChanged)]
    assert [event.subject for event in told if event.what == "invoicing"][-1] == (
        "konto fra 86011117947 til 15032080119, første dag fra 2026-01-01 til 2026-02-01"
    )
