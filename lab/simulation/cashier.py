"""
Somebody at a device, who does what people do at a till: mostly sell, and everything else now and then.

A cashier looks at the screen, thinks of the next thing, and asks for it. What she thinks of depends on what
stands at the register and on chance, on nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Action
from datakasse.journal.entry import Record
from datakasse.journal.register_state import RegisterState
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.storage.ports.store import Readings
from datakasse.till.day.close_day import CloseDay, TerminalTold
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.day.start_stop import Start
from datakasse.till.day.take_x import TakeX
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.paper.print_provisional import PrintProvisional
from datakasse.till.people.sign_on import SignOff, SignOn
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
from datakasse.trade.sale.basket import Basket
from datakasse.trade.sale.sale import price_lines
from datakasse.trade.shop.shop import SignatureMethod
from datakasse.trade.tender import Tender, TenderKind
from lab.simulation.equipment import Paid, SimulatedTerminal
from lab.simulation.shop import CUSTOMER, FRONT, MANAGER, NUMBERS, OPERATORS
from lab.simulation.told import Request

_FLOAT_ORE: Final = 100_000
_CARD_ORE: Final = (5_000, 10_000, 20_000, 50_000)


@dataclass(slots=True)
class Drawn:
    """A payment at the terminal on its way."""

    reference: str
    kind: TenderKind
    amount_ore: int
    paid: Paid


@dataclass(frozen=True, slots=True)
class NewKeys:
    """The register's keys are changed, wherever they lie by then: the machine may have died meanwhile."""

    keys: Callable[[], KeyRing]
    method: SignatureMethod | None

    def __call__(self, point: CashPoint) -> Record:
        """Change them; raises as `RotateKeys`."""
        return RotateKeys(self.keys(), self.method)(point)


@dataclass(slots=True)
class Cashier:
    """
    One device and who stands at it.

    Attributes:
        day: What tells this day from those before it.
        register, lane: Which device.
        chance: What comes to her mind.
        terminal: The register's payment terminal.
        keys: The registers' keys, for whoever changes them.
        cards: Gift cards that customers of the shop carry; all cashiers see the same.
        waits_for: What she asked for and has had no answer to.
        drawn: The card that a customer is paying with.
        must_close: An earlier day has to be closed first.
        leaves: Nothing new is begun: the shop closes.
        asked: How many things she has asked for.
    """

    day: str
    register: str
    lane: str
    chance: Random
    terminal: SimulatedTerminal
    keys: Callable[[], KeyRing]
    cards: list[str]
    waits_for: Request | None = None
    drawn: Drawn | None = None
    must_close: bool = False
    leaves: bool = False
    asked: int = 0

    def next_request(self, books: Readings) -> Request | None:
        """Return what she asks for next; None when she waits for a terminal."""
        if self.waits_for is not None:
            return self.waits_for
        state = books.state(self.register)
        operator = state.lane(self.lane).operator
        if not state.started:
            return self._request("", Start(fresh=True))
        if not operator:
            who = MANAGER if self.leaves else self.chance.choice(OPERATORS)
            return self._request(who, SignOn(pin_is_right=True))
        if self.drawn is not None and self.drawn.paid is Paid.NOT_YET:
            self.drawn.paid = self.terminal.ask(self.drawn.reference)
            return None
        basket = state.lane(self.lane).basket
        if self.drawn is not None:
            return self._after_card(operator, basket)
        return self._of_free_will(books, state, operator, basket)

    def _of_free_will(
        self, books: Readings, state: RegisterState, operator: str, basket: Basket | None
    ) -> Request | None:
        has_lines = basket is not None and bool(basket.lines)
        if self.leaves or self.must_close:
            return self._towards_the_evening(state, operator, has_lines=has_lines)
        if not state.floats and not state.training and self.chance.random() < 0.8:
            return self._once(operator, DeclareFloat(_FLOAT_ORE, "som avtalt"))
        if basket is not None and has_lines and self.chance.random() < 0.4:
            return self._pay(books, state, operator, basket)
        if basket is not None and has_lines and self.chance.random() < 0.35:
            return self._request(operator, self._about_basket(basket))
        if self.chance.random() < 0.7:
            return self._request(operator, self._something_sold())
        return self._something_else(state, operator)

    def _towards_the_evening(self, state: RegisterState, operator: str, *, has_lines: bool) -> Request | None:
        """End what stands open, and close the day."""
        if has_lines:
            return self._request(operator, AbortSale())
        if state.parked:
            return self._request(operator, ResumeBasket(state.parked[0].basket.basket_id))
        if any(lane.has_open_sale for lane in state.lanes.values()):
            return None
        if operator != MANAGER:
            return self._request(MANAGER, SignOn(pin_is_right=True))
        if state.training:
            return self._request(operator, SetTraining(on=False))
        if state.used_on is None:
            self.must_close = False
            return None
        return self._close(operator)

    def _close(self, operator: str) -> Request:
        """Count what comes to hand: a difference has its word, and is journalled."""
        told = tuple(
            TerminalTold(kind, self.terminal.report().get(kind, 0), "avvik")
            for kind in (TenderKind.DEBIT_CARD, TenderKind.VIPPS)
        )
        counted_ore = self.chance.choice((_FLOAT_ORE, 123_400))
        return self._once(operator, CloseDay(counted_ore, explanation="avvik", terminals=told))

    def _something_sold(self) -> Action[object]:
        number = self.chance.choice(NUMBERS)
        quantity_milli = self.chance.choice((1000, 1000, 1000, 2000, 6000))
        if number == "300":
            quantity_milli = self.chance.randint(50, 2500)
        price_ore = self.chance.randint(100, 30_000) if number == "500" else None
        return AddArticle(number, quantity_milli, price_ore, age_confirmed=True)

    def _about_basket(self, basket: Basket) -> Action[object]:
        line = self.chance.choice(basket.lines)
        choices: tuple[Action[object], ...] = (
            ChooseServing(self.chance.choice(list(Serving))),
            RemoveLine(line.line_id),
            ReduceLine(line.line_id, max(1, abs(line.quantity_milli) - 1000)),
            GiveDiscount(share_bp=self.chance.choice((500, 1000, 2500)), reason="kunde"),
            GiveDiscount(amount_ore=100, reason="skadet", line_id=line.line_id),
            ParkBasket(self.chance.choice(("", "bord 4", "Hansen"))),
            AbortSale(),
            PrintProvisional(),
            SignOff(),
        )
        return self.chance.choice(choices)

    def _something_else(self, state: RegisterState, operator: str) -> Request:
        receipt = self.chance.randint(1, max(1, state.series.sales))
        parked = state.parked[0].basket.basket_id if state.parked else ""
        seldom: dict[Callable[[], Request], float] = {
            lambda: self._request(operator, TakeReturn(receipt, reason="passet ikke")): 4,
            lambda: self._request(operator, TakeReturn(receipt, reason="angret", register=FRONT)): 1,
            lambda: self._request(operator, ResumeBasket(parked)): 4,
            lambda: self._request(operator, CheckPrice(self.chance.choice(NUMBERS))): 1,
            lambda: self._request(operator, OpenDrawer("veksling")): 1,
            lambda: self._request(operator, SetTraining(on=not state.training)): 2 if state.training else 0.5,
            lambda: self._request(self.chance.choice(OPERATORS), SignOn(self.chance.random() < 0.9)): 2,
            lambda: self._once(operator, PrintCopy(receipt)): 2,
            lambda: self._once(operator, TakeX()): 1,
            lambda: self._once(operator, PayIn(20_000, "veksel", "change")): 1,
            lambda: self._once(operator, PayOut(5_000, "porto", "expense")): 1,
            lambda: self._gift_card(operator): 3,
            lambda: self._once(operator, self._all_at_once()): 6,
            lambda: self._once(operator, NewKeys(self.keys, self._method())): 0.4,
            lambda: self._close(operator): 1,
        }
        return self.chance.choices(list(seldom), list(seldom.values()))[0]()

    def _method(self) -> SignatureMethod | None:
        return self.chance.choice((None, *SignatureMethod))

    def _all_at_once(self) -> SellAtOnce:
        items = tuple(Item(self.chance.choice(NUMBERS[:4])) for _ in range(self.chance.randint(1, 3)))
        return SellAtOnce(items, (Tender(TenderKind.CASH),))

    def _gift_card(self, operator: str) -> Request:
        is_old = bool(self.cards) and self.chance.random() < 0.3
        account = self.chance.choice(self.cards) if is_old else f"GK-{self._next_name()}"
        self.cards.append(account)
        sold = SellGiftCard(account, self.chance.choice(_CARD_ORE), (Tender(TenderKind.CASH),), top_up=is_old)
        return self._once(operator, sold)

    def _pay(self, books: Readings, state: RegisterState, operator: str, basket: Basket) -> Request | None:
        """Take payment for what is in the basket, or begin to."""
        due_ore = sum(line.gross_ore for line in price_lines(basket)[0])
        if due_ore <= 0:
            back = (
                Tender(TenderKind.CASH)
                if self.chance.random() < 0.7
                else Tender(TenderKind.STORE_CREDIT, due_ore)
            )
            return self._once(operator, CompleteSale((back,)))
        how = self.chance.random()
        if how < 0.35 or state.training:
            return self._once(operator, CompleteSale((Tender(TenderKind.CASH),)))
        if how < 0.45:
            handed_ore = -(-due_ore // 10_000) * 10_000
            return self._once(operator, CompleteSale((Tender(TenderKind.CASH, handed_ore),), buyer="Nils"))
        if how < 0.6 and self.cards:
            account = self.chance.choice(self.cards)
            held_ore = books.voucher_balance_ore(account) or 0
            # Now and then somebody tries with a card that does not hold so much.
            drawn_ore = due_ore if self.chance.random() < 0.2 else min(due_ore, held_ore)
            card = Tender(TenderKind.GIFT_CARD, drawn_ore, account=account)
            return self._once(
                operator, CompleteSale((card, Tender(TenderKind.CASH))[: 1 if drawn_ore == due_ore else 2])
            )
        if how < 0.65:
            return self._once(
                operator, CompleteSale((Tender(TenderKind.INVOICE, due_ore, account=CUSTOMER),))
            )
        kind = self.chance.choice((TenderKind.DEBIT_CARD, TenderKind.VIPPS))
        reference = self._next_name()
        self.drawn = Drawn(reference, kind, due_ore, self.terminal.pay(reference, kind, due_ore))
        return None

    def _after_card(self, operator: str, basket: Basket | None) -> Request | None:
        drawn = self.drawn
        if drawn is None or drawn.paid is Paid.DECLINED or basket is None or not basket.lines:
            self.give_card_back()
            return None
        tender = Tender(drawn.kind, drawn.amount_ore, reference=drawn.reference, integrated=True)
        declined = self.chance.random() < 0.1
        return self._once(operator, CompleteSale((tender,), receipt_declined=declined), drawn.reference)

    def give_card_back(self) -> None:
        """The sale came to nothing; what was drawn goes back."""
        if self.drawn is not None and self.drawn.reference in self.terminal.drawn:
            self.terminal.give_back(self.drawn.reference, self.drawn.kind)
        self.drawn = None

    def _request(self, operator: str, action: Action[object]) -> Request:
        return Request("", self.register, self.lane, operator, action)

    def _once(self, operator: str, action: Action[object], reference: str = "") -> Request:
        return Request(self._next_name(), self.register, self.lane, operator, action, reference)

    def _next_name(self) -> str:
        """Return what nothing else is called: a key, a card, a payment."""
        self.asked += 1
        return f"{self.day} {self.register}/{self.lane} {self.asked}"
