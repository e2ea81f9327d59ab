"""
Write a breach of personal data security down, and what was decided about telling Datatilsynet.

Nothing that was written down is written over: a decision is taken once, measures are added to.

Law: GDPR art. 33, 34.
"""

from datetime import datetime
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.customers.breaches import BadBreach, BreachDecided, NoSuchBreach
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.people.breach import Breach, BreachOutcome
from datakasse.trade.people.operator import Right

TEXT_LENGTH_MAX: Final = 2_000


class LogBreach(msgspec.Struct, frozen=True):
    """
    Write a breach down.

    Attributes:
        found_at: When it was found.
        what: What happened, to which data, about how many people; no names.
        measures: What was done about it so far.
    """

    found_at: datetime
    what: str
    measures: str = ""

    def __call__(self, point: CashPoint) -> Breach:
        """
        Keep it under the next number, and record that.

        Raises:
            MissingRight: She who asks does not administer.
            BadBreach: It says nothing, or was found in the future.
        """
        point.demand_right(Right.ADMINISTER)
        what, measures = self.what.strip(), self.measures.strip()
        is_sound = 0 < len(what) <= TEXT_LENGTH_MAX and len(measures) <= TEXT_LENGTH_MAX
        if not is_sound or self.found_at > point.at:
            raise BadBreach
        known = point.books.breaches()
        breach = Breach(known[0].number + 1 if known else 1, self.found_at, what, measures)
        point.books.put_breach(breach)
        point.record(SettingsChanged(what="breach logged", subject=str(breach.number)))
        return breach


class DecideBreach(msgspec.Struct, frozen=True):
    """
    Write down what was decided about a breach.

    Attributes:
        number: Which.
        outcome: Told, or need not be.
        reason: The authority's reference, or why it need not be told.
        measures: What was done about it.
        people_told: Those it hit were told.
    """

    number: int
    outcome: BreachOutcome
    reason: str
    measures: str = ""
    people_told: bool = False

    def __call__(self, point: CashPoint) -> Breach:
        """
        Keep it with the moment, and record that.

        Raises:
            MissingRight: She who asks does not administer.
            NoSuchBreach: There is none of that number.
            BreachDecided: It was decided before.
            BadBreach: There is no decision, or nobody says why.
        """
        point.demand_right(Right.ADMINISTER)
        known = next((each for each in point.books.breaches() if each.number == self.number), None)
        if known is None:
            raise NoSuchBreach(number=self.number)
        if known.outcome is not BreachOutcome.OPEN:
            raise BreachDecided(number=self.number)
        reason = self.reason.strip()
        measures = "\n".join(filter(None, (known.measures, self.measures.strip())))
        is_said = 0 < len(reason) <= TEXT_LENGTH_MAX and len(measures) <= 2 * TEXT_LENGTH_MAX
        if self.outcome is BreachOutcome.OPEN or not is_said:
            raise BadBreach
        breach = msgspec.structs.replace(
            known,
            outcome=self.outcome,
            decided_at=point.at,
            reason=reason,
            measures=measures,
            people_told=self.people_told,
        )
        point.books.put_breach(breach)
        point.record(SettingsChanged(what="breach decided", subject=str(breach.number)))
        return breach


class ShownBreach(msgspec.Struct, frozen=True):
    """
    A breach and its clock.

    Attributes:
        breach: As it was written down.
        due_at: When the authority has to be told at the latest.
        left_s: Seconds that are left; below zero where it is late; None once it is decided.
        is_late: Whether the time ran out first.
    """

    breach: Breach
    due_at: datetime
    left_s: int | None
    is_late: bool


def show_breaches(counter: Counter) -> list[ShownBreach]:
    """Return all breaches with their clocks, newest first."""
    now = counter.clock.now()
    with counter.store.read() as books:
        return [
            ShownBreach(
                each,
                each.due_at,
                round((each.due_at - now).total_seconds()) if each.decided_at is None else None,
                each.is_late(now),
            )
            for each in books.breaches()
        ]
