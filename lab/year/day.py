"""
One day of the made-up year: who works when, which customers come, and what else happens at a counter.

    opening ─▶ customers and other happenings, one after the other ─▶ closing with count and Z

Nothing overlaps: where the next one comes soon, what happens now goes faster.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Final

from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.day.start_stop import Start, Stop
from datakasse.till.day.take_x import TakeX
from datakasse.till.day.train import SetTraining
from datakasse.till.people.sign_on import SignOff, SignOn
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.trade.moment import NORWAY, in_norway
from datakasse.trade.tender import Tender, TenderKind
from lab.year.calendar import OpenDay
from lab.year.customers import Customers, Visit
from lab.year.pipeline import Pipeline
from lab.year.screen import (
    BankSurplus,
    CashBox,
    CountAndClose,
    DeclareWhatIsThere,
    LetPaperOut,
    MoveCash,
    PayWhatIsDue,
)
from lab.year.visit_steps import OnReceipt, Step, bring_back, on_receipt, order_at_kiosk, ring_up, settle

STAFF: Final = ("101", "102", "103")

FOR_EACH_SALE: Final = {"return": 0.007, "price check": 0.012, "drawer": 0.004, "gift card": 0.002}
FOR_EACH_DAY: Final = {"X": 0.1, "expense": 0.15}
DIFFERENCES: Final = 0.06
TRAINING: Final = 0.01
"""How often other things happen than sales: for each sale, and for each day."""

_RETURNABLE = 400
_BY_ITSELF = (Start, Stop, LetPaperOut)
"""What the system does, whoever stands there."""


@dataclass(slots=True)
class History:
    """
    What a shop remembers from day to day.

    Attributes:
        box: What lies in the drawer.
        receipts: The number of the last sales receipt.
        gift_cards: How many gift cards were sold.
        returnable: What people bought lately and may bring back: receipt, line, how it was paid.
    """

    box: CashBox = field(default_factory=CashBox)
    receipts: int = 0
    gift_cards: int = 0
    returnable: deque[tuple[int, OnReceipt, TenderKind]] = field(
        default_factory=lambda: deque[tuple[int, OnReceipt, TenderKind]](maxlen=_RETURNABLE)
    )

    @property
    def gift_card(self) -> str:
        """The newest gift card; empty before the first."""
        return f"GK-{self.gift_cards:05d}" if self.gift_cards else ""


class BusinessDay:
    """
    Lives a day.

    Args:
        day: When it is open.
        sales: How many sales are completed.
        customers: Who comes.
        chance: Where everything random comes from.
        history: What the shop remembers; the day adds to it.
        pipeline: Where the commands go.
    """

    def __init__(
        self,
        day: OpenDay,
        sales: int,
        *,
        customers: Customers,
        chance: Random,
        history: History,
        pipeline: Pipeline,
    ) -> None:
        self._day = day
        self._sales = sales
        self._customers = customers
        self._chance = chance
        self._history = history
        self._pipeline = pipeline
        opens = datetime.combine(day.day, time(day.short.opens // 60, day.short.opens % 60), NORWAY)
        self._opens = opens.astimezone(UTC)
        self._open_ms = (day.short.closes - day.short.opens) * 60_000
        self._shifts = deque(chance.sample(STAFF, 3 if day.day.weekday() == 5 else 2))
        self._operator = self._shifts.popleft()
        self._parked: deque[Visit] = deque()

    def live(self) -> None:
        """Live it, from switching the register on to switching it off; raises as `Pipeline.do`."""
        self._do(-20 * 60_000, self._opening())
        happenings = self._happenings()
        for place, (start_ms, happening) in enumerate(happenings):
            after_ms = happenings[place + 1][0] if place + 1 < len(happenings) else self._open_ms
            self._do(start_ms, self._steps(happening, start_ms), after_ms - start_ms)
        self._do(
            self._open_ms + 60_000, (step for visit in self._take_parked() for step in self._settle(visit))
        )
        self._do(self._open_ms + 10 * 60_000, self._closing())

    def _do(self, start_ms: int, steps: Iterable[Step], room_ms: int | None = None) -> None:
        """Do steps from so long after opening; in the room there is, where that is little."""
        plan = [(step, self._operator) for step in steps]  # Who stands there may change on the way.
        needed_ms = max(1, sum(step.after_s for step, _ in plan) * 1_000)
        room_ms = needed_ms if room_ms is None else min(room_ms, needed_ms)
        passed_ms = 0
        for step, operator in plan:
            passed_ms += step.after_s * 1_000
            at = self._opens + timedelta(milliseconds=start_ms + passed_ms * room_ms // needed_ms)
            self._pipeline.do(at, "" if isinstance(step.action, _BY_ITSELF) else operator, step.action)

    def _happenings(self) -> list[tuple[int, str]]:
        """Return what happens and when, in milliseconds after opening, in order."""
        chance = self._chance
        happenings = ["sale"] * self._sales
        for happening, share in FOR_EACH_SALE.items():
            happenings += [happening] * sum(chance.random() < share for _ in range(self._sales))
        happenings += [happening for happening, share in FOR_EACH_DAY.items() if chance.random() < share]
        starts, weights = zip(*self._day.busy(), strict=True)
        drawn = chance.choices(starts, weights, k=len(happenings))
        timed = [
            ((start - self._day.short.opens) * 60_000 + chance.randrange(30 * 60_000), happening)
            for start, happening in zip(drawn, happenings, strict=True)
        ]
        shifts = len(self._shifts)
        timed += [(self._open_ms * (place + 1) // (shifts + 1), "shift") for place in range(shifts)]
        return sorted(timed)

    def _steps(self, happening: str, start_ms: int) -> Iterator[Step]:
        chance, history = self._chance, self._history
        at = in_norway(self._opens + timedelta(milliseconds=start_ms))
        match happening:
            case "sale":
                yield from self._serve(self._completed_visit(at))
            case "return" if history.returnable:
                place = chance.randrange(len(history.returnable))
                receipt, line, kind = history.returnable[place]
                del history.returnable[place]
                yield from bring_back(receipt, line, kind, history.box)
            case "price check":
                (pick,) = self._customers.picks(at, 1)
                if pick.price_ore is None:
                    yield Step(0, CheckPrice(pick.article.number))
            case "drawer":
                yield Step(0, OpenDrawer("Veksle"))
            case "gift card":
                yield from self._sell_gift_card()
            case "expense":
                amount_ore = chance.randrange(5_000, 30_000, 100)
                yield Step(0, MoveCash(PayOut(amount_ore, "Melk fra nærbutikken", "expense"), history.box))
                yield Step(1, LetPaperOut())
            case "X":
                yield Step(0, TakeX())
                yield Step(1, LetPaperOut())
            case "shift":
                yield Step(0, SignOff())
                self._operator = self._shifts.popleft()
                yield Step(20, SignOn(pin_is_right=True))
            case _:
                pass

    def _completed_visit(self, at: datetime) -> Iterator[Visit]:
        """Yield visits until one of them ends in a sale."""
        while True:
            visit = self._customers.next(at)
            yield visit
            if not visit.given_up:
                return

    def _serve(self, visits: Iterable[Visit]) -> Iterator[Step]:
        """Serve customers, and then those who were waiting."""
        for visit in visits:
            waiting = self._take_parked()
            if visit.at_kiosk:
                yield from order_at_kiosk(visit)
                self._remember(visit)
            else:
                yield from ring_up(visit)
                if visit.parked:
                    self._parked.append(visit)
                else:
                    yield from self._settle(visit)
            for earlier in waiting:
                yield from self._settle(earlier)

    def _take_parked(self) -> list[Visit]:
        waiting = list(self._parked)
        self._parked.clear()
        return waiting

    def _settle(self, visit: Visit) -> Iterator[Step]:
        """End a sale at the counter."""
        yield from settle(visit, self._history.gift_card, self._history.box)
        if not visit.given_up and not visit.payment.on_account:
            self._remember(visit)

    def _remember(self, visit: Visit) -> None:
        """Count the receipt, and remember what may come back of it."""
        history = self._history
        history.receipts += 1
        line = self._chance.choice(on_receipt(visit))
        history.returnable.append((history.receipts, line, visit.payment.kind))

    def _sell_gift_card(self) -> Iterator[Step]:
        self._history.gift_cards += 1
        amount_ore = self._chance.choice((30_000, 50_000, 100_000))
        card = Tender(TenderKind.DEBIT_CARD, amount_ore, reference="BAX: 100200", integrated=True)
        yield Step(0, SellGiftCard(self._history.gift_card, amount_ore, (card,)))
        yield Step(1, LetPaperOut())

    def _opening(self) -> Iterator[Step]:
        yield Step(0, Start(on_paper=True, fresh=True))
        yield Step(60, SignOn(pin_is_right=True))
        yield Step(40, DeclareWhatIsThere(self._history.box))
        yield Step(1, LetPaperOut())
        if self._day.day.weekday() == 5:
            yield Step(60, MoveCash(PayIn(50_000, "Ruller fra banken", "change"), self._history.box))
            yield Step(1, LetPaperOut())
        if self._chance.random() < TRAINING:
            yield Step(60, SetTraining(on=True))
            yield Step(30, AddArticle("2001"))
            yield Step(30, PayWhatIsDue(TenderKind.CASH))
            yield Step(1, LetPaperOut())
            yield Step(30, SetTraining(on=False))

    def _closing(self) -> Iterator[Step]:
        box, chance = self._history.box, self._chance
        off_ore = chance.choice((-5_000, -1_000, -500, 500, 1_000)) if chance.random() < DIFFERENCES else 0
        yield Step(0, BankSurplus(box))
        yield Step(1, LetPaperOut())
        yield Step(240, CountAndClose(box, off_ore, "Feil veksel gitt" if off_ore else ""))
        yield Step(1, LetPaperOut())
        yield Step(30, SignOff())
        yield Step(60, Stop())
