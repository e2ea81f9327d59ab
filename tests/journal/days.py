"""
Days at a register, at random: whatever a shop may do in whatever order the law allows.

Sales rung up and sold at once, corrected, discounted, parked, aborted, on account, paid in parts; returns of
what was sold; floats, pay-ins and pay-outs, gift cards, copies, training; X in between and a Z where nothing
is open.
"""

from collections.abc import Callable
from datetime import date, timedelta

import msgspec
from hypothesis import strategies as st

from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.basket import (
    BasketParked,
    BasketResumed,
    LineAdded,
    LineCorrected,
    LineDiscounted,
    PriceChecked,
    ProvisionalIssued,
    SaleDiscounted,
    ServingChosen,
)
from datakasse.journal.events.day import CashCounted, TrainingEnded, TrainingStarted, XReported, ZReported
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.paper import CopyIssued, DocumentPrinted
from datakasse.journal.events.people import SignedOn
from datakasse.journal.events.register import SystemStarted
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.journal.events.shop import PriceChanged
from datakasse.journal.papers import ReceiptSeries
from datakasse.journal.register_state import RegisterState, after
from datakasse.journal.report_content import CashCount, ReportContent
from datakasse.report.period import PeriodTotals, content
from datakasse.trade.goods.article import Serving
from datakasse.trade.sale.basket import Basket
from datakasse.trade.sale.campaign_cuts import with_campaigns
from datakasse.trade.sale.sale import SaleLine, given_up, pay, price_lines, settle
from datakasse.trade.shop.shop import Company
from datakasse.trade.tender import Tender, TenderKind
from datakasse.trade.vat import VatRate, rate_bp_on
from tests.journal.journals import BEGINNING, Journal, commissioned, hmac_signer
from tests.trade.goods import ARTICLES, VAT_CODES, back, baskets, campaigns, discounts, line, tenders_for

COMPANY = Company("974760673", "Fjordbakeriet AS")
VAT_RATES = [
    VatRate(code.code, rate_bp_on(code.standard_code, date(2026, 1, 2))) for code in VAT_CODES.values()
]
OPERATORS = ("1000", "1001")


class Day:
    """A register that a test does things at."""

    def __init__(self, draw: st.DrawFn) -> None:
        """Commission and start it."""
        self.draw = draw
        self.journal = Journal(hmac_signer())
        self.state = RegisterState()
        self.totals = PeriodTotals()
        self.operator = "1000"
        self.sold: list[SaleLine] = []
        self.returned: set[int] = set()
        self.happen(commissioned(self.journal.signer))
        self.happen(SystemStarted("0.1.0"))

    def happen(self, event: Event) -> Record:
        """Write an entry and fold it."""
        at = BEGINNING + timedelta(minutes=37 * self.journal.head.number)
        record = self.journal.write(event, at=at, operator=self.operator, training=self.state.training)
        self.state = after(self.state, record)
        self.totals.add(record)
        return record

    @property
    def basket_id(self) -> str:
        """The open basket's, or a new one."""
        basket = self.state.lane().basket
        return basket.basket_id if basket else f"b-{self.journal.head.number}"

    def report(self, counts: tuple[CashCount, ...] = ()) -> ReportContent:
        """The report as of now."""
        return content(
            self.totals,
            company=COMPANY,
            register=self.journal.register,
            vat_rates=VAT_RATES,
            at=BEGINNING,
            before=self.state.grand_totals,
            from_entry=self.state.z_entry + 1,
            to_entry=self.journal.head.number,
            counts=counts,
        )

    def sign_on(self) -> None:
        """Somebody else takes over."""
        self.operator = self.draw(st.sampled_from(OPERATORS))
        self.happen(SignedOn())

    def declare_float(self) -> None:
        """Put a float in."""
        self.happen(FloatDeclared(self.draw(st.integers(0, 2_000)) * 100))

    def add_line(self) -> None:
        """Ring something up."""
        article = self.draw(ARTICLES)
        basket = self.state.lane().basket
        milli = 1_000 * self.draw(st.integers(1, 4))
        added = line(article, milli, line_id=basket.next_line_id if basket else 1)
        self.happen(LineAdded(self.basket_id, added))

    def take_back(self) -> None:
        """Put something sold earlier in the basket."""
        places = [place for place in range(len(self.sold)) if place not in self.returned]
        if places:
            place = self.draw(st.sampled_from(places))
            self.returned.add(place)
            row = self.sold[place]
            basket = self.state.lane().basket
            next_id = basket.next_line_id if basket else 1
            returned = back(row, row.line.quantity_milli, line_id=next_id)
            self.happen(LineAdded(self.basket_id, returned))

    def correct(self) -> None:
        """Remove a line, or take one off it."""
        basket = self.open_basket()
        chosen = self.draw(st.sampled_from(basket.lines))
        left = chosen.quantity_milli - 1_000 if chosen.returns is None and self.draw(st.booleans()) else 0
        self.happen(
            LineCorrected(
                basket.basket_id,
                chosen.line_id,
                chosen.article,
                removed_milli=chosen.quantity_milli - left,
                left_milli=left,
                amount_ore=abs(chosen.gross_ore),
            )
        )

    def discount(self) -> None:
        """Give a discount where one may be given."""
        basket = self.open_basket()
        allowed = [row for row in basket.lines if row.discountable and row.returns is None]
        if basket.discountable_ore > 0 and self.draw(st.booleans()):
            given = self.draw(discounts(basket.discountable_ore))
            self.happen(SaleDiscounted(basket.basket_id, given))
        elif allowed:
            chosen = self.draw(st.sampled_from(allowed))
            given = self.draw(discounts(chosen.listed_ore))
            self.happen(LineDiscounted(basket.basket_id, chosen.line_id, given))

    def serve(self) -> None:
        """Eat in or take away."""
        self.happen(ServingChosen(self.basket_id, self.draw(st.sampled_from(Serving))))

    def park(self) -> None:
        """Set the basket aside."""
        self.happen(BasketParked(self.basket_id, "Bord 4"))

    def resume(self) -> None:
        """Take one up again."""
        parked = self.draw(st.sampled_from(self.state.parked))
        self.happen(BasketResumed(parked.basket.basket_id))

    def show_provisional(self) -> None:
        """Print what it would come to."""
        gross_ore = sum(row.gross_ore for row in price_lines(self.open_basket())[0])
        number = self.state.series.provisional + 1
        self.happen(ProvisionalIssued(self.basket_id, number, gross_ore, self.open_basket()))

    def complete(self) -> None:
        """Take payment for the open basket."""
        self._complete(self.open_basket())

    def sell_at_once(self) -> None:
        """Sell a whole basket that was never rung up here."""
        basket = self.draw(baskets(comes_back=False))
        self._complete(msgspec.structs.replace(basket, basket_id=f"o-{self.journal.head.number}"))

    def _complete(self, basket: Basket) -> None:
        if self.draw(st.integers(0, 2)) == 2:
            basket = with_campaigns(basket, self.draw(campaigns()))
        gross_ore = sum(row.gross_ore for row in price_lines(basket)[0])
        tip_ore = self.draw(st.sampled_from([0, 0, 15_00])) if gross_ore > 0 else 0
        if self.draw(st.integers(0, 4)) == 4:
            sale = settle(basket, [Tender(TenderKind.INVOICE, account="C1")])
        else:
            sale = settle(basket, self.draw(tenders_for(gross_ore + tip_ore)), tip_ore=tip_ore)
        series: ReceiptSeries = "delivery" if sale.kind.on_credit else "sales"
        if self.state.training:
            series = "training"
        elif sale.kind.is_pure_return:
            series = "return"
        used = self.state.series
        last = {"sales": used.sales, "return": used.returns, "training": used.training}.get(
            series, used.delivery
        )
        self.happen(SaleCompleted(basket.basket_id, sale, series, last + 1))
        if not self.state.training:
            self.sold += [row for row in sale.lines if row.line.returns is None]

    def abort(self) -> None:
        """Give the open basket up."""
        basket = self.open_basket()
        self.happen(SaleAborted(basket.basket_id, given_up(basket)))

    def abort_parked(self) -> None:
        """Give up a basket that was set aside."""
        parked = self.draw(st.sampled_from(self.state.parked))
        self.happen(SaleAborted(parked.basket.basket_id, given_up(parked.basket)))

    def open_basket(self) -> Basket:
        """The open basket, which is there."""
        basket = self.state.lane().basket
        assert basket is not None
        return basket

    def move_money(self) -> None:
        """In, out, or onto a gift card; open the drawer; copy; look up a price."""
        amount_ore = self.draw(st.integers(1, 500)) * 100
        payments, rounding_ore = pay(amount_ore, [Tender(TenderKind.CASH)])
        self.happen(
            self.draw(
                st.sampled_from(
                    [
                        PaidIn("change", amount_ore, "more change"),
                        PaidOut("bank", amount_ore, "to the bank"),
                        VoucherIssued("gift_card", "G1", amount_ore, payments, rounding_ore),
                        DrawerOpened(reason="change"),
                        DrawerOpened(transaction=1),
                        CopyIssued(1, amount_ore),
                        PriceChecked("1001", "100", amount_ore, amount_ore),
                        DocumentPrinted("sales", 1),
                        PriceChanged("1001", amount_ore, None),
                    ]
                )
            )
        )

    def train(self) -> None:
        """Training on or off."""
        self.happen(TrainingEnded() if self.state.training else TrainingStarted())

    def take_x(self) -> None:
        """An X."""
        self.happen(XReported(self.state.series.x_report + 1, self.report()))

    def take_z(self) -> None:
        """Count, and a Z."""
        counted = CashCount(self.totals.cash_ore, max(self.totals.cash_ore, 0))
        self.happen(CashCounted(counted))
        self.happen(ZReported(self.state.series.z_report + 1, self.report(self.state.counts)))
        self.totals = PeriodTotals()

    def choices(self) -> list[Callable[[], None]]:
        """What may be done now; what matters most stands there more than once."""
        state = self.state
        possible = [self.sell_at_once, self.add_line, self.add_line, self.take_back]
        possible += [self.sign_on, self.serve, self.take_x]
        if not state.training:
            possible += [self.declare_float, self.move_money, self.move_money]
        if state.has_open_sale:
            possible += [self.complete, self.complete, self.complete, self.correct, self.discount]
            possible += [self.park, self.abort, self.show_provisional]
        elif state.parked:
            possible += [self.resume, self.abort_parked]
        else:
            possible += [self.train, self.train] if state.training else [self.train, self.take_z]
        return possible


@st.composite
def days(draw: st.DrawFn, steps_max: int = 22) -> Day:
    """A register after a number of things have happened at it."""
    day = Day(draw)
    for _ in range(draw(st.integers(steps_max // 3, steps_max))):
        draw(st.sampled_from(day.choices()))()
    return day
