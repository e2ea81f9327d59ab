"""
Customers are kept beside the journal, each under a key of her own; they can be erased and the journal stands.

Law: law.md 5.5, BFL § 13, GDPR art. 17.
"""

from pathlib import Path

import msgspec
import pytest

from datakasse.errors.customers.customers import (
    BadAccountPayment,
    BadCustomer,
    CustomerKeptByLaw,
    CustomerLeaving,
    CustomerNumberTaken,
    CustomerOwes,
    NoPaymentToTakeBack,
    NoSuchCustomer,
)
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.errors.trade.payments import CustomerNeeded
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.customers.erase_customer import EraseCustomer, Erased
from datakasse.office.customers.hand_out import gathered
from datakasse.office.customers.keep_account import NoteAccountPayment
from datakasse.office.customers.keep_customers import ChangeCustomer, EnterCustomer
from datakasse.office.customers.show_customers import list_customers, show_customer
from datakasse.office.customers.statement import statement_page
from datakasse.till.day.train import SetTraining
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.find_customer import customers_found
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.people.customer import Customer
from datakasse.trade.people.operator import Right
from datakasse.trade.tender import Tender, TenderKind
from datakasse.web.rooms.retention_room import RetentionRoom
from tests.storage.raw import opened
from tests.till.shopkeeper import BACK, COFFEE_ORE, CUSTOMER, FRONT, KARI, OLA, Shopkeeper

ADA = Customer(
    "",
    "Ada Lunde",
    "Storgata 1",
    "7011 Trondheim",
    email="ada@example.com",
    phone="+47 900 00 000",
    organisation_number="974 760 673",
)


@pytest.fixture
def ada(shop: Shopkeeper) -> str:
    """Her number."""
    return shop.do(EnterCustomer(ADA), KARI).number


def on_account(number: str) -> Tender:
    return Tender(TenderKind.INVOICE, account=number)


def buy(shop: Shopkeeper, number: str) -> None:
    shop.sell("200", tenders=[on_account(number)])


def kept(shop: Shopkeeper, number: str) -> Customer | None:
    with shop.counter.store.read() as books:
        return books.customer(number)


def journal(shop: Shopkeeper) -> bytes:
    with shop.counter.store.read() as books:
        return b"".join(stored.body for stored in books.stored(FRONT))


def test_the_journal_has_the_number_and_nothing_else_of_a_customer(shop: Shopkeeper, ada: str) -> None:
    buy(shop, ada)
    assert f'"customer":"{ada}"'.encode() in journal(shop)
    for told in ("Lunde", "Storgata", "example.com", "900 00"):
        assert told.encode() not in journal(shop)


def test_whoever_reads_the_table_reads_nobody(shop: Shopkeeper, ada: str, till_folder: Path) -> None:
    other = shop.do(EnterCustomer(Customer("", "Bo Vik")), KARI).number
    with opened(till_folder) as connection:
        assert connection.execute("SELECT count(*) FROM customers WHERE name <> ''").fetchone() == (0,)
        # Her row under another's number opens for nobody, nor with another's key.
        [sealed] = connection.execute("SELECT sealed FROM customers WHERE customer = ?", (ada,)).fetchone()
        connection.execute("UPDATE customers SET sealed = ? WHERE customer = ?", (sealed, other))
    with shop.counter.store.read() as books, pytest.raises(WrongDatabaseKey):
        books.customer(other)


@pytest.mark.parametrize(
    "damage",
    ["UPDATE customers SET sealed = 'x' WHERE customer = ?", "DELETE FROM customer_keys WHERE customer = ?"],
)
def test_a_row_that_does_not_open_stops_nothing_for_the_others_and_can_be_erased(
    shop: Shopkeeper, ada: str, till_folder: Path, damage: str
) -> None:
    with opened(till_folder) as connection:
        assert connection.execute(damage, (ada,)).rowcount == 1
    assert [row.number for row in list_customers(shop.counter)] == [CUSTOMER]
    assert [found.customer for found in customers_found(shop.counter, "pensjonatet")] == [CUSTOMER]
    assert RetentionRoom(shop.counter).look() == 0
    with shop.counter.store.read() as books:
        assert books.customer_name(ada) == ""
        with pytest.raises(WrongDatabaseKey):
            books.customer(ada)
    assert shop.do(EraseCustomer(ada), KARI) == Erased(ada, None)
    shop.shop.store.rebuild_views()
    assert kept(shop, ada) is None


def test_a_name_from_before_there_were_keys_is_sealed_and_stays(shop: Shopkeeper, till_folder: Path) -> None:
    with opened(till_folder) as connection:
        connection.execute("UPDATE customers SET name = 'Pensjonatet', sealed = ''")
        connection.execute("DELETE FROM customer_keys")
        connection.execute("INSERT INTO unbuilt_views SELECT company, 'customers' FROM companies")
    assert kept(shop, CUSTOMER) == Customer(CUSTOMER, "Pensjonatet")
    shop.die_and_come_back()
    assert kept(shop, CUSTOMER) == Customer(CUSTOMER, "Pensjonatet")
    with opened(till_folder) as connection:
        assert connection.execute("SELECT count(*) FROM customers WHERE name <> ''").fetchone() == (0,)


def test_she_gets_the_next_number_and_nobody_gets_it_again(shop: Shopkeeper, ada: str) -> None:
    assert ada == "1001"
    assert shop.do(EraseCustomer(ada), KARI) == Erased(ada, None)
    shop.refuse(CustomerNumberTaken, EnterCustomer(msgspec.structs.replace(ADA, number=ada)), KARI)
    assert shop.do(EnterCustomer(ADA), KARI).number == "1002"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "x" * 101),
        ("email", "ada"),
        ("phone", "ring meg"),
        ("organisation_number", "974760674"),
        ("credit_limit_ore", -1),
        ("invoice_days", 91),
        ("number", "01019012345"),
        ("number", "010190-12345"),
        ("number", "90012345"),
        ("number", "OlaNordmann"),
        ("number", "to ord"),
    ],
)
def test_what_cannot_be_is_not_kept(shop: Shopkeeper, field: str, value: str | int) -> None:
    wrong = msgspec.structs.replace(ADA, **{field: value})
    shop.refuse(BadCustomer, EnterCustomer(wrong), KARI)
    assert [row.number for row in list_customers(shop.counter)] == [CUSTOMER]


def test_a_change_is_told_by_number_and_only_when_there_is_one(shop: Shopkeeper, ada: str) -> None:
    moved = msgspec.structs.replace(ADA, number=ada, street_address="Torget 2")
    changed = shop.do(ChangeCustomer(moved), KARI)
    assert shop.last().event == SettingsChanged("customer changed", ada)
    head = shop.head()
    assert shop.do(ChangeCustomer(changed), KARI) == changed == kept(shop, ada)
    assert shop.head() == head


def test_who_is_not_on_account_does_not_buy_on_account(shop: Shopkeeper, ada: str) -> None:
    shop.do(ChangeCustomer(msgspec.structs.replace(ADA, number=ada, is_on_account=False)), KARI)
    assert customers_found(shop.counter, "ada") == []
    shop.ring("200")
    shop.refuse(CustomerNeeded, CompleteSale((on_account(ada),)))


def test_what_she_owes_is_what_she_bought_less_what_came_back_and_was_paid(
    shop: Shopkeeper, ada: str
) -> None:
    buy(shop, ada)
    buy(shop, ada)
    shop.do(TakeReturn(1, series="delivery", reason="kald"))
    shop.do(CompleteSale((on_account(ada),)))
    shop.do(NoteAccountPayment(ada, 10_00, "faktura-1"), KARI)
    shown = show_customer(shop.counter, ada)
    assert shown.owed_ore == COFFEE_ORE - 10_00
    assert [row.owed_ore for row in shown.rows] == [-10_00, -COFFEE_ORE, COFFEE_ORE, COFFEE_ORE]
    [row] = [row for row in list_customers(shop.counter) if row.number == ada]
    assert row.owed_ore == shown.owed_ore
    shop.refuse(BadAccountPayment, NoteAccountPayment(ada, 0, "faktura-1"), KARI)
    for told in (" ", "Ada", "Ola Nordmann 1", "ø1", "1" * 41):
        shop.refuse(BadAccountPayment, NoteAccountPayment(ada, 1, told), KARI)


def test_a_payment_is_taken_back_by_its_entry_and_no_more_of_it_than_is_left(
    shop: Shopkeeper, ada: str
) -> None:
    buy(shop, ada)
    bo = shop.do(EnterCustomer(Customer("", "Bo Vik")), KARI).number
    paid = shop.do(NoteAccountPayment(ada, COFFEE_ORE, "1"), KARI)
    buy(shop, bo)
    named = f"{paid.register}-{paid.number}"
    for wrong in (
        NoteAccountPayment(ada, -1, "1"),
        NoteAccountPayment(ada, -1, f"{paid.register}-9999"),
        NoteAccountPayment(ada, -1, f"{paid.register}-1"),
        NoteAccountPayment(bo, -1, named),
        NoteAccountPayment(ada, -COFFEE_ORE - 1, named),
    ):
        shop.refuse(NoPaymentToTakeBack, wrong, KARI)
    back = shop.do(NoteAccountPayment(ada, -10_00, named), KARI)
    shop.refuse(NoPaymentToTakeBack, NoteAccountPayment(ada, -1, f"{back.register}-{back.number}"), KARI)
    shop.do(NoteAccountPayment(ada, 10_00 - COFFEE_ORE, named), KARI)
    shop.refuse(NoPaymentToTakeBack, NoteAccountPayment(ada, -1, named), KARI)
    # What is open is the coffee, and not what was taken back.
    shown = show_customer(shop.counter, ada)
    assert [(item.amount_ore, item.open_ore) for item in shown.open_items] == [(COFFEE_ORE, COFFEE_ORE)]
    assert shown.owed_ore == COFFEE_ORE
    assert [each.what for each in gathered(shop.counter, ada).movements] == [
        "payment taken back",
        "payment taken back",
        "payment",
        "purchase",
    ]


def test_a_number_that_the_shop_came_with_stays_and_the_next_is_none_of_that_kind(shop: Shopkeeper) -> None:
    came_with = "9999999999"
    shop.counter.store.write(lambda books: books.put_customer(came_with, "Bo Vik")).result()
    moved = Customer(came_with, "Bo Vik", "Torget 2")
    assert shop.do(ChangeCustomer(moved), KARI) == moved
    assert shop.do(EnterCustomer(ADA), KARI).number == "1001"


def test_what_is_open_is_the_newest_purchases_as_far_as_the_debt_reaches(shop: Shopkeeper, ada: str) -> None:
    for _ in range(3):
        buy(shop, ada)
    shop.do(NoteAccountPayment(ada, COFFEE_ORE + 10_00, "faktura-1"), KARI)
    shown = show_customer(shop.counter, ada)
    assert [item.open_ore for item in shown.open_items] == [COFFEE_ORE, COFFEE_ORE - 10_00]
    assert sum(item.open_ore for item in shown.open_items) == shown.owed_ore
    assert {(item.due - item.day).days for item in shown.open_items} == {14}
    page = statement_page(shop.counter, ada)
    assert [row[-1] for row in page.rows] == ["39,00", "29,00"]
    assert page.sums[0][-1] == "68,00"
    assert not any("forfalt" in row[1] for row in page.rows)
    shop.clock.forward(days=20)
    assert all("forfalt" in row[1] for row in statement_page(shop.counter, ada).rows)


def test_beyond_her_limit_somebody_who_may_has_to_say_so(shop: Shopkeeper, ada: str) -> None:
    limited = msgspec.structs.replace(ADA, number=ada, credit_limit_ore=COFFEE_ORE)
    shop.do(ChangeCustomer(limited), KARI)
    buy(shop, ada)  # To the limit, and not beyond it.
    shop.ring("200")
    once_more = CompleteSale((on_account(ada),))
    refusal = shop.refuse(MissingRight, once_more)
    assert refusal.facts["right"] == Right.SELL_OVER_LIMIT
    assert (refusal.facts["amount_ore"], refusal.facts["subject"]) == (COFFEE_ORE, ada)
    shop.do(NoteAccountPayment(ada, COFFEE_ORE, "faktura-1"), KARI)
    shop.do(once_more)
    shop.do(TakeReturn(2, series="delivery", reason="kald"))
    shop.do(CompleteSale((on_account(ada),)))
    assert show_customer(shop.counter, ada).owed_ore == 0


def test_two_registers_do_not_pass_a_limit_together(shop: Shopkeeper, ada: str) -> None:
    """Both requests are on their way before either is carried out."""
    limited = msgspec.structs.replace(ADA, number=ada, credit_limit_ore=COFFEE_ORE)
    shop.do(ChangeCustomer(limited), KARI)
    shop.open(BACK)
    buying = SellAtOnce((Item("200"),), (on_account(ada),))
    asked = [shop.counter.carry_out(at, OLA, buying) for at in (FRONT, BACK)]
    errors = [future.exception() for future in asked]
    assert sorted(type(error).__name__ for error in errors) == ["MissingRight", "NoneType"]
    assert show_customer(shop.counter, ada).owed_ore == COFFEE_ORE


def test_training_is_on_nobodys_account(shop: Shopkeeper, ada: str) -> None:
    from_before = show_customer(shop.counter, ada)
    shop.do(SetTraining(on=True))
    buy(shop, ada)
    assert show_customer(shop.counter, ada) == from_before


def test_without_purchases_all_goes_and_the_journal_verifies(
    shop: Shopkeeper, ada: str, till_folder: Path
) -> None:
    assert shop.do(EraseCustomer(ada), KARI) == Erased(ada, None)
    assert kept(shop, ada) is None
    shop.refuse(NoSuchCustomer, EraseCustomer(ada), KARI)
    with opened(till_folder) as connection:
        for table, where in (("customer_keys", ""), ("customers", "AND sealed <> ''")):
            found = connection.execute(f"SELECT count(*) FROM {table} WHERE customer = ? {where}", (ada,))
            assert found.fetchone() == (0,)
    assert shop.faults() == []


def test_the_law_goes_first_and_says_until_when(shop: Shopkeeper, ada: str) -> None:
    buy(shop, ada)
    shop.refuse(CustomerOwes, EraseCustomer(ada), KARI)
    shop.do(NoteAccountPayment(ada, COFFEE_ORE, "faktura-1"), KARI)
    refusal = shop.refuse(CustomerKeptByLaw, EraseCustomer(ada), KARI)
    assert refusal.facts == {"customer": ada, "last": "2026-03-02", "until": "2032-01-01"}
    assert kept(shop, ada) is not None
    erased = shop.do(EraseCustomer(ada, what_may_go=True), KARI)
    left = kept(shop, ada)
    assert left == Customer(
        ada,
        "Ada Lunde",
        "Storgata 1",
        "7011 Trondheim",
        organisation_number="974760673",
        is_on_account=False,
        kept_until=erased.kept_until,
    )
    shop.refuse(CustomerLeaving, ChangeCustomer(msgspec.structs.replace(ADA, number=ada)), KARI)
    room = RetentionRoom(shop.counter)
    assert room.look() == 0
    shop.clock.forward(days=366 * 6)
    # A clock that leapt forward erases nobody; two days that were closed by it say that it did not.
    assert room.look() == 0
    shop.close_a_day()
    assert room.look() == 0
    shop.close_a_day()
    assert room.look() == 1
    assert kept(shop, ada) is None
    assert shop.faults() == []


def test_a_clock_that_leapt_forward_lets_nobody_erase_what_the_law_wants_kept(
    shop: Shopkeeper, ada: str
) -> None:
    """It is pressed for, and still wanted: the time is out when days were closed by that clock."""
    buy(shop, ada)
    shop.do(NoteAccountPayment(ada, COFFEE_ORE, "faktura-1"), KARI)
    shop.clock.forward(days=366 * 6)
    refusal = shop.refuse(CustomerKeptByLaw, EraseCustomer(ada), KARI)
    assert refusal.facts == {"customer": ada, "last": "2026-03-02", "until": "2032-01-01"}
    assert shop.do(EraseCustomer(ada, what_may_go=True), KARI).kept_until is not None
    shop.close_a_day()
    shop.refuse(CustomerKeptByLaw, EraseCustomer(ada), KARI)
    shop.close_a_day()
    assert shop.do(EraseCustomer(ada), KARI) == Erased(ada, None)


def test_a_clock_that_was_ahead_and_is_right_again_erases_nobody(shop: Shopkeeper, ada: str) -> None:
    """Days that were closed while it was ahead count for no more than today does."""
    buy(shop, ada)
    shop.do(NoteAccountPayment(ada, COFFEE_ORE, "faktura-1"), KARI)
    shop.clock.forward(days=366 * 6)
    shop.close_a_day()
    shop.close_a_day()
    shop.clock.forward(days=-366 * 6)
    shop.refuse(CustomerKeptByLaw, EraseCustomer(ada), KARI)
    assert RetentionRoom(shop.counter).look() == 0


def test_whoever_is_erased_stays_erased_when_an_older_copy_is_put_back(
    shop: Shopkeeper, ada: str, till_folder: Path
) -> None:
    """The copy beside the journal may be older than the journal itself: the entry erases her again."""
    with opened(till_folder) as connection:
        rows = {
            table: connection.execute(f"SELECT * FROM {table} WHERE customer = ?", (ada,)).fetchone()
            for table in ("customers", "customer_keys")
        }
    shop.do(EraseCustomer(ada), KARI)
    with opened(till_folder) as connection:
        for table, row in rows.items():
            marks = ", ".join("?" for _ in row)
            connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)
    assert kept(shop, ada) is not None  # It is really back, before the views are made again.
    shop.shop.store.rebuild_views()
    assert kept(shop, ada) is None
