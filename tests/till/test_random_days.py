"""
Random days: people at two registers do what comes into their heads, and everything agrees all the same.

After each step the journals verify, the state in memory is the fold of the entries, sales balance to the
øre, series have no gaps, vouchers hold what was put on them less what was drawn, nothing came back twice,
and the totals are those of a second count that shares no code with the first.
"""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from datakasse.counter.counter import Action
from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.errors import Refused
from datakasse.journal.entry import Record
from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.register_state import RegisterState, after
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.report.cash_report import cash_report
from datakasse.report.period import PeriodTotals, content
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.day.open_drawer import NoteDrawerClosed, OpenDrawer
from datakasse.till.day.take_x import TakeX
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.paper.print_provisional import PrintProvisional
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.correct_line import ReduceLine, RemoveLine
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle, ChooseServing
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.goods.article import Serving
from datakasse.trade.sale.sale import price_lines
from datakasse.trade.tender import TERMINAL_TENDERS, Tender, TenderKind
from tests.shop import BY_NUMBER, COMPANY
from tests.till.recount import (
    as_reported,
    balances,
    recount,
    returned,
    since_last_z,
    up_to,
    voucher_balances,
)
from tests.till.shopkeeper import BACK, CASH, CUSTOMER, FRONT, KARI, OLA, REVISOR, Shopkeeper, voucher

DAYS, STEPS = 8, 25
REGISTERS = (FRONT, BACK)
at_registers = st.sampled_from(REGISTERS)
codes = st.sampled_from(["100", "200", "202", "300", "400", "500", "7038010000010"])
quantities = st.sampled_from([1_000, 1_000, 2_000, 1_250, 7_000])
accounts = st.sampled_from(["G1", "G2"])
tender_kinds = st.sampled_from(["cash", "note", "card", "split", "part gift card", "gift card", "invoice"])


def coffee_at(price_ore: int) -> ChangeArticle:
    """Return a new price of the coffee."""
    return ChangeArticle(msgspec.structs.replace(BY_NUMBER["200"], price_ore=price_ore))


def gift_card(account: str, *, top_up: bool) -> SellGiftCard:
    """Return the sale of a gift card."""
    return SellGiftCard(account, 250_00, (CASH,), top_up)


BASKET_ACTIONS: tuple[Action[object], ...] = (
    ChooseServing(Serving.EAT_IN),
    ChooseServing(Serving.TAKE_AWAY),
    ReduceLine(1, 1_000),
    ReduceLine(2, 500),
    RemoveLine(),
    RemoveLine(1),
    RemoveLine(2),
    GiveDiscount(share_bp=3_333),
    GiveDiscount(share_bp=10_000),
    GiveDiscount(share_bp=1_000, line_id=1),
    GiveDiscount(amount_ore=17_35),
    GiveDiscount(amount_ore=3_33, line_id=2),
    ParkBasket(),
    ParkBasket("bord 4"),
    AbortSale(),
    PrintProvisional(),
)
OTHER_ACTIONS: tuple[Action[object], ...] = (
    CheckPrice("100"),
    PrintCopy(1),
    PrintCopy(2),
    PayIn(123_45, "veksel"),
    PayOut(200_00, "bank", "bank"),
    OpenDrawer("bytte"),
    TakeX(),
    SetTraining(on=True),
    SetTraining(on=False),
    DeclareFloat(50_00),
    gift_card("G1", top_up=False),
    gift_card("G1", top_up=True),
    gift_card("G2", top_up=False),
    coffee_at(41_00),
    coffee_at(38_90),
)


class Days(RuleBasedStateMachine):
    """Two registers, three people, and whatever happens."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self._place = TemporaryDirectory()
        folder = shutil.copytree(self.template, Path(self._place.name) / "data")
        self.shop = Shopkeeper(folder)
        for register in REGISTERS:
            self.shop.open(register)
        self.folded = {register: (0, RegisterState()) for register in REGISTERS}

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.shop.close()
        self._place.cleanup()

    def try_to(self, action: Action[object], at: str, by: str = "") -> None:
        """Do something as the one who stands there; a refusal is an answer like another."""
        with suppress(Refused):
            self.shop.do(action, by or self.shop.state(at).lane().operator or OLA, at)

    @rule(at=at_registers, code=codes, quantity_milli=quantities)
    def add(self, at: str, code: str, quantity_milli: int) -> None:
        price_ore = 149_50 if code == "400" else None
        self.try_to(AddArticle(code, quantity_milli, price_ore, age_confirmed=True), at)

    @rule(at=at_registers, code=codes)
    def add_and_complete(self, at: str, code: str) -> None:
        self.add(at, code, 1_000)
        self.complete(at, "cash", "G1", 0)

    @rule(at=at_registers, action=st.sampled_from(BASKET_ACTIONS))
    def work_on_the_basket(self, at: str, action: Action[object]) -> None:
        if not self.shop.state(at).has_open_sale:
            self.add(at, "202", 2_000)
            self.add(at, "100", 1_000)
        self.try_to(action, at)

    @rule(at=at_registers, action=st.sampled_from(OTHER_ACTIONS))
    def do_something_else(self, at: str, action: Action[object]) -> None:
        self.try_to(action, at)

    @rule(at=at_registers, kind=tender_kinds, account=accounts, tip_ore=st.sampled_from([0, 0, 15_50]))
    def complete(self, at: str, kind: str, account: str, tip_ore: int) -> None:
        if not self.shop.state(at).has_open_sale:
            self.add(at, "300", 1_250)
        basket = self.shop.state(at).lane().basket
        due_ore = tip_ore + (0 if basket is None else sum(row.gross_ore for row in price_lines(basket)[0]))
        self.try_to(CompleteSale(tenders(kind, due_ore, account), tip_ore), at)

    @rule(at=at_registers, code=codes)
    def sell_at_once(self, at: str, code: str) -> None:
        price_ore = 99_90 if code == "400" else None
        self.try_to(SellAtOnce((Item(code, 1_000, price_ore),), (CASH,), age_confirmed=True), at)

    @rule(at=at_registers, sold_at=at_registers, receipt=st.integers(1, 5))
    def take_back(self, at: str, sold_at: str, receipt: int) -> None:
        series = "training" if self.shop.state(at).training else "sales"
        self.try_to(TakeReturn(receipt, (), series, sold_at, "kald"), at)

    @rule(at=at_registers)
    def resume(self, at: str) -> None:
        for parked in self.shop.state(at).parked[:1]:
            self.try_to(ResumeBasket(parked.basket.basket_id), at)

    @rule(at=at_registers)
    def print_and_shut(self, at: str) -> None:
        self.shop.print_out(at)
        drawer = self.shop.counter.drawers[at]
        assert isinstance(drawer, OnScreenDrawer)
        if drawer.close():
            self.try_to(NoteDrawerClosed(), at)

    @rule(at=at_registers, off_by_ore=st.sampled_from([0, 0, 0, 1_00]), days=st.sampled_from([0, 1]))
    def close_the_day(self, at: str, off_by_ore: int, days: int) -> None:
        """End what stands, count, take the Z, and begin the next day with a float."""
        self.shop.clock.forward(days=days)
        self.print_and_shut(at)
        if self.shop.state(at).has_open_sale:
            self.try_to(CompleteSale((CASH,)), at)
        for parked in self.shop.state(at).parked:
            self.try_to(AbortSale(parked.basket.basket_id), at)
        if self.shop.state(at).training:
            self.try_to(SetTraining(on=False), at)
        cash_ore = recount(since_last_z(self.shop.entries(at))).cash_ore
        close = CloseDay(max(cash_ore + off_by_ore, 0), explanation="talt to ganger")
        self.try_to(msgspec.structs.replace(close, terminals=self.shop.terminals(at=at)), at)
        self.try_to(DeclareFloat(500_00), at)

    @rule(
        at=at_registers,
        what=st.sampled_from(["change people", "intrude", "rotate keys", "die", "clock back", "time passes"]),
        action=st.sampled_from(BASKET_ACTIONS + OTHER_ACTIONS),
    )
    def disturb(self, at: str, what: str, action: Action[object]) -> None:
        match what:
            case "change people":
                self.try_to(
                    SignOn(pin_is_right=True), at, KARI if self.shop.state(at).lane().operator == OLA else OLA
                )
            case "intrude":
                self.try_to(action, at, REVISOR)
            case "rotate keys":
                self.shop.do(RotateKeys(self.shop.shop.keys), "", at)
            case "die":
                self.shop.die_and_come_back()
            case "clock back":
                self.shop.clock.forward(hours=-2)
            case _:
                self.shop.clock.forward(hours=1)

    @invariant()
    def everything_agrees(self) -> None:
        entries = {register: self.shop.entries(register) for register in REGISTERS}
        for register, records in entries.items():
            assert self.shop.faults(register) == []
            self.state_is_the_fold(register, records)
            series_have_no_gaps(records)
            reports_count_right(records)
            cash_reports_add_up(records)
            assert all(
                balances(record.event.sale) for record in records if isinstance(record.event, SaleCompleted)
            )
        both = [record for records in entries.values() for record in records]
        for account, held_ore in voucher_balances(both).items():
            assert self.shop.balance_ore(account) == held_ore >= 0
        nothing_came_back_twice(both)

    def state_is_the_fold(self, register: str, records: Sequence[Record]) -> None:
        """Fold on from where the last look ended."""
        number, state = self.folded[register]
        for record in records[number:]:
            state = after(state, record)
        self.folded[register] = (len(records), state)
        assert self.shop.state(register) == state


def tenders(kind: str, due_ore: int, account: str) -> tuple[Tender, ...]:
    """Return how something is paid, or paid back."""
    half_ore = due_ore // 2
    match kind:
        case "cash":
            return (CASH,)
        case "note":
            return (Tender(TenderKind.CASH, 1_000_00),)
        case "card":
            return (Tender(TenderKind.DEBIT_CARD, due_ore),)
        case "split":
            return (Tender(TenderKind.VIPPS, half_ore), CASH)
        case "part gift card":
            return (Tender(TenderKind.DEBIT_CARD, due_ore - half_ore), voucher(account, half_ore))
        case "gift card":
            return (voucher(account, due_ore),)
        case _:
            return (Tender(TenderKind.INVOICE, account=CUSTOMER),)


def series_have_no_gaps(records: Sequence[Record]) -> None:
    """Entries, transactions, events, receipts, X and Z are numbered one by one."""
    assert [record.number for record in records] == list(range(1, len(records) + 1))
    transactions = [record.transaction.number for record in records if record.transaction]
    events = [record.event_number for record in records if record.event_number]
    for numbers in (transactions, events):
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    for name in ("sales", "return", "training", "delivery"):
        sales = [record.event for record in records if isinstance(record.event, SaleCompleted)]
        receipts = [event.receipt for event in sales if event.series == name]
        assert receipts == list(range(1, len(receipts) + 1)), name
    for kind in (XReported, ZReported):
        reports = [record.event.number for record in records if isinstance(record.event, kind)]
        assert reports == list(range(1, len(reports) + 1)), kind


def cash_reports_add_up(records: Sequence[Record]) -> None:
    """From the float to the count, to the øre: what a cash report says is what the count was held against."""
    for z in records:
        if not isinstance(z.event, ZReported):
            continue
        covered = up_to(records, z)
        told = cash_report(covered, z)
        (drawer,) = told.drawers
        flow, paid = drawer.flow, recount(covered).tenders["cash"]
        assert flow.sales_ore == paid
        assert flow.opening_ore + paid + flow.pay_ins_ore - flow.pay_outs_ore == flow.end_ore
        assert flow.end_ore == drawer.count.expected_ore == z.event.report.expected_cash_ore
        assert drawer.count.counted_ore - flow.end_ore == drawer.count.difference_ore
        assert all(event.register_ore == told.tenders[kind] for kind, event in told.terminals.items())
        assert set(TERMINAL_TENDERS) & set(told.tenders) == set(told.terminals)


def reports_count_right(records: Sequence[Record]) -> None:
    """The open period, and every report in the journal, are as a second count has them."""
    period = since_last_z(records)
    totals = PeriodTotals().add_all(period)
    last = records[-1]
    open_report = content(
        totals,
        company=COMPANY,
        register=last.register,
        vat_rates=(),
        at=last.at,
        before=RegisterState().grand_totals,
        from_entry=1,
        to_entry=last.number,
    )
    assert as_reported(open_report) == recount(period)
    grand_ore = 0
    for record in records:
        if isinstance(record.event, XReported | ZReported):
            report = record.event.report
            assert as_reported(report) == recount(up_to(records, record))
            assert report.grand_totals.sales_ore >= grand_ore
            grand_ore = report.grand_totals.sales_ore


def nothing_came_back_twice(records: Sequence[Record]) -> None:
    """No line of any register has come back more than it was sold."""
    sold = {
        (record.register, record.transaction.number, row.line.line_id): row.line.quantity_milli
        for record in records
        if isinstance(record.event, SaleCompleted) and record.transaction
        for row in record.event.sale.lines
    }
    for line, back_milli in returned(records).items():
        assert 0 < back_milli <= sold[line]


@pytest.mark.law(
    "KSF-2-5-f", "KSF-2-7-1", "KSF-2-8-4-2", "KSF-2-8-3-1", "KSF-2-6-9", "SIG-3", "law.md 4.3", "BFF-5-3-7"
)
def test_whatever_people_do_everything_agrees(till_template: Path) -> None:
    machine = type("DaysHere", (Days,), {"template": till_template})
    run_state_machine_as_test(
        machine, settings=settings(max_examples=12, stateful_step_count=30, deadline=None)
    )
