"""What a person posts in the office is delivered too: corrections, settlements, what is undone of them."""

import dataclasses

import msgspec
import pytest

from datakasse.bookkeeping.chart import STANDARD_ACCOUNTS
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.bank.settle import ConfirmProposals, UndoSettlement
from datakasse.office.delivery.accounting_system import Place, TheirAccount
from datakasse.office.delivery.connection import Connection
from datakasse.office.delivery.day_vouchers import LedgerVouchers
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.delivery.run_delivery import RunDelivery
from datakasse.office.ledger.correct_books import CorrectBooks
from datakasse.storage.ports.bookkeeping.outbox import DeliveryState
from tests.bank.camt_file import Line
from tests.office.bank.banking import day_text, enter_account, proposals, statement_of, take_in, trade
from tests.office.delivery.outbox import FIRST_DAY, VAT_TYPES, Office
from tests.office.ledger.test_ledger import WASH
from tests.till.shopkeeper import FRONT, KARI, Shopkeeper

DEPOSIT_ORE = 500_00
PLACE = Place(
    {account.number: TheirAccount(account.number, account.name) for account in STANDARD_ACCOUNTS},
    {vat.vat_code: vat for vat in VAT_TYPES} | {"31": VAT_TYPES[0]},
)


class WholeOffice(Office):
    """An office that delivers what its own ledger holds, with the papers that are made for it."""

    def take_up(self) -> Dispatch:
        """Return what delivers."""
        made = super().take_up()
        self.dispatch = dataclasses.replace(
            made, vouchers=LedgerVouchers(), z_report=self.shop.shop.dispatch.z_report
        )
        return self.dispatch

    def booked(self) -> dict[str, dict[str, int]]:
        """Return what stands in their books: key → account → amount."""
        return {
            standing.voucher.key: {line.account: line.gross_ore for line in standing.voucher.lines}
            for standing in self.theirs.vouchers
        }


@pytest.fixture
def office(closed_shop: Shopkeeper) -> WholeOffice:
    """An office whose connection runs, for what the office posts as well."""
    made = WholeOffice(closed_shop)
    made.connect(Connection(1, "memory", place=PLACE, start=FIRST_DAY, office_since=FIRST_DAY, on=True))
    return made


def settle_a_deposit(shop: Shopkeeper) -> str:
    """Take notes to the bank, confirm that they came, and return the settlement's name."""
    enter_account(shop)
    trade(shop, to_bank_ore=DEPOSIT_ORE)
    take_in(shop, statement_of(Line("500.00", day=day_text(shop), info="Innskudd pose 4711234")))
    (proposal,) = proposals(shop)
    (settled,) = shop.do(ConfirmProposals((proposal.proposal,)), KARI)
    return settled.settlement.settlement


def test_a_correction_goes_once_with_the_extract_that_shows_it(office: WholeOffice) -> None:
    made = office.shop.do(CorrectBooks("feil konto", WASH), KARI)
    key = f"{FRONT}-K-{made.entry:06d}"
    office.deliver()
    office.deliver()
    assert office.states() == ["confirmed"]
    (standing,) = office.theirs.vouchers
    assert (standing.voucher.key, standing.voucher.lines) == (key, made.lines)
    assert "feil konto" in standing.voucher.text
    (document,) = standing.documents
    assert document.pdf.startswith(b"%PDF")
    assert office.row(key).z_number == 0


def test_a_settlement_goes_only_when_a_person_has_confirmed_it(office: WholeOffice) -> None:
    shop = office.shop
    enter_account(shop)
    trade(shop, to_bank_ore=DEPOSIT_ORE)
    take_in(shop, statement_of(Line("500.00", day=day_text(shop), info="Innskudd pose 4711234")))
    (proposal,) = proposals(shop)
    office.deliver()
    assert list(office.booked()) == [f"{FRONT}-Z-000001"]
    (settled,) = shop.do(ConfirmProposals((proposal.proposal,)), KARI)
    office.deliver()
    key = f"{FRONT}-B-{settled.entry:06d}"
    assert set(office.booked()) == {f"{FRONT}-Z-000001", key}
    assert office.booked()[key]["1920"] == DEPOSIT_ORE
    assert sum(office.booked()[key].values()) == 0


def test_what_is_undone_goes_as_its_opposite(office: WholeOffice) -> None:
    name = settle_a_deposit(office.shop)
    office.shop.do(UndoSettlement(name, "feil dag"), KARI)
    office.deliver()
    one, other = (lines for key, lines in office.booked().items() if "-B-" in key)
    assert other == {account: -amount_ore for account, amount_ore in one.items()}


def test_over_a_connection_from_before_the_office_goes_only_from_a_day_that_is_chosen(
    office: WholeOffice,
) -> None:
    """A person has booked by hand there what the office posted until then; it must not stand there twice."""
    before = msgspec.structs.replace(office.connection, office_since=None)
    office.connect(before)
    office.shop.do(CorrectBooks("ført for hånd hos dem", WASH), KARI)
    office.deliver()
    assert office.rows() == []
    office.shop.do(RunDelivery(on=True), KARI)
    office.deliver()
    assert office.rows() == []
    office.shop.clock.forward(days=1)
    today = office.dispatch.now().date()
    office.shop.do(RunDelivery(on=True, office_since=today), KARI)
    assert isinstance(told := office.shop.last().event, SettingsChanged)
    assert told.subject == f"on, from {FIRST_DAY}, office from {today}"
    made = office.shop.do(CorrectBooks("ført her", WASH), KARI)
    office.deliver()
    assert [row.key for row in office.rows()] == [f"{FRONT}-K-{made.entry:06d}"]


def test_a_connection_that_begins_takes_the_office_along(office: WholeOffice) -> None:
    office.connect(Connection(1, "memory", place=PLACE))
    office.shop.do(RunDelivery(on=True, start=FIRST_DAY), KARI)
    assert office.connection.office_since == FIRST_DAY


def test_days_of_a_store_from_before_are_completed_and_the_same_as_made_anew(office: WholeOffice) -> None:
    """What the bank settled did not stand among the days once; it is put there when the store is opened."""
    shop = office.shop
    settle_a_deposit(shop)
    with shop.counter.store.read() as books:
        days = list(books.day_vouchers(None, None, None))
    assert [day.key.split("-")[1] for day in days] == ["Z", "B"]

    def as_before(books: object) -> None:
        run = getattr(books, "_run")  # noqa: B009 - a store from before is made by hand
        run("DELETE FROM ledger_days WHERE company = :company AND z_number = 0")
        run("INSERT INTO unbuilt_views (company, view) VALUES (:company, 'office days')")

    shop.counter.store.write(as_before).result()
    shop.die_and_come_back()
    with shop.counter.store.read() as books:
        assert list(books.day_vouchers(None, None, None)) == days
    assert DeliveryState.CONFIRMED not in office.states()
