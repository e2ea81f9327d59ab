"""
Experiments with prices: made with a plan that is fixed before anything is sold, and stopped.

    articles + second prices + seed ─▶ plan ─▶ a price to come for each turn ─▶ the register changes it

The seed stands in the journal from the beginning, so that nobody can choose afterwards which days to count.
A price that takes its turn is an ordinary change of price: journalled when it holds (13021), never for what
the law keeps out of every offer.

Law: KSF-2-7-1, law.md 4.14 (tobacco), *alkoholloven* § 8-12. Decision: 0067-a-price-is-tried-by-a-coin.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.insight.price_experiments import (
    BadPriceExperiment,
    ExperimentBarred,
    ExperimentInTheWay,
    ExperimentOver,
    UnknownExperiment,
)
from datakasse.errors.phrase import Phrase
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.insight.price_experiment import WEEKS_MAX, PriceExperiment, TriedPrice, Turn, plan_of
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.catalogue.price_to_come import WAITING_MAX
from datakasse.storage.ports.pricing.prices import ComingPrice, ComingState
from datakasse.storage.ports.store import Books
from datakasse.trade.amount import AMOUNT_LIMIT_ORE, kroner_text
from datakasse.trade.moment import DAY_CHANGES_AT_HOUR, NORWAY, business_day, to_journal
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.campaign import is_barred

ARTICLES_MAX: Final = 5
AHEAD_MAX: Final = timedelta(days=366)


class Wanted(msgspec.Struct, frozen=True):
    """
    An article to try another price of.

    Attributes:
        article: Its number.
        tried_ore: The other price, with VAT.
        cost_ore: What one costs to buy, without VAT; None where margin is not asked about.
    """

    article: str
    tried_ore: int
    cost_ore: int | None = None


class MakePriceExperiment(msgspec.Struct, frozen=True):
    """
    Make an experiment.

    Attributes:
        wanted: The articles and their other prices.
        turn: How long a price holds.
        first_day: The business day that it begins on, to come.
        weeks: How many weeks it lasts; an even number.
    """

    wanted: tuple[Wanted, ...]
    turn: Turn
    first_day: date
    weeks: int

    def __call__(self, point: CashPoint) -> PriceExperiment:
        """
        Throw the coins, keep the plan with the prices that carry it out, and journal it with its seed.

        Raises:
            MissingRight: The role may not.
            BadPriceExperiment: Articles, prices, first day or weeks cannot be.
            UnknownArticle: No article for sale has the number.
            ExperimentBarred: It names goods that are never sold cheaper.
            ExperimentInTheWay: Another experiment, or a price to come, would change the same price.
        """
        point.demand_right(Right.ADMINISTER)
        books = point.books
        if wrong := _faults(self, business_day(point.at)):
            raise BadPriceExperiment(what=Phrase.joined(wrong))
        prices = tuple(_tried(point, each) for each in self.wanted)
        known = books.price_experiments()
        experiment = PriceExperiment(
            number=max((each.number for each in known), default=0) + 1,
            prices=prices,
            turn=self.turn,
            first_day=self.first_day,
            weeks=self.weeks,
            seed=point.new_id,
            made_by=point.operator_id,
            made_at=point.at,
        )
        _demand_alone(point, experiment, known)
        changes = _changes(experiment, books.last_coming_price() + 1)
        for change in changes:
            books.enter_coming_price(change)
        kept = msgspec.structs.replace(experiment, changes=tuple(each.number for each in changes))
        books.put_price_experiment(kept)
        point.record(SettingsChanged("price experiment begun", told_of(kept)))
        return kept


class StopPriceExperiment(msgspec.Struct, frozen=True):
    """
    Stop an experiment, or call off one that is to come.

    Attributes:
        number: Which.
    """

    number: int

    def __call__(self, point: CashPoint) -> PriceExperiment:
        """
        Take back what has not come yet, and let the usual prices hold again; the days before today count.

        Raises:
            MissingRight: The role may not.
            UnknownExperiment: There has been none of that number.
            ExperimentOver: It is over.
        """
        point.demand_right(Right.ADMINISTER)
        books, today = point.books, business_day(point.at)
        found = next((each for each in books.price_experiments() if each.number == self.number), None)
        if found is None:
            raise UnknownExperiment(number=self.number)
        if found.over_on <= today:
            raise ExperimentOver(number=self.number)
        waiting = books.coming_prices(WAITING_MAX, (ComingState.WAITS,))
        for price in waiting:
            if price.number in found.changes:
                books.settle_coming_price(msgspec.structs.replace(price, state=ComingState.TAKEN_BACK))
        if found.first_day <= today:
            _put_back(point, found)
        stopped = msgspec.structs.replace(found, stopped_on=today)
        books.put_price_experiment(stopped)
        point.record(SettingsChanged("price experiment stopped", str(self.number)))
        return stopped


def told_of(experiment: PriceExperiment) -> str:
    """
    Return what the journal says of an experiment: its number, prices, days, and the seed that made the plan.

    Example:
        >>> from datetime import UTC
        >>> at = datetime(2026, 3, 1, tzinfo=UTC)
        >>> price = TriedPrice("200", 42_00, 45_00)
        >>> told_of(PriceExperiment(1, (price,), Turn.DAY, date(2026, 3, 2), 8, "abc", "1", at))
        'nr. 1: 200 42.00/45.00, day, 2026-03-02 til 2026-04-26, frø abc'
    """
    prices = ", ".join(
        f"{each.article} {kroner_text(each.usual_ore)}/{kroner_text(each.tried_ore)}"
        for each in experiment.prices
    )
    last = experiment.end - timedelta(days=1)
    days = f"{experiment.first_day} til {last}"
    return f"nr. {experiment.number}: {prices}, {experiment.turn}, {days}, frø {experiment.seed}"


def _faults(wanted: MakePriceExperiment, today: date) -> list[Phrase]:
    """Return what cannot be."""
    numbers = [each.article for each in wanted.wanted]
    return [
        what
        for what, fault in (
            (
                Phrase("varene", "the articles"),
                not 0 < len(numbers) <= ARTICLES_MAX or len(numbers) != len(set(numbers)),
            ),
            (
                Phrase("prisen", "the price"),
                not all(0 < each.tried_ore <= AMOUNT_LIMIT_ORE for each in wanted.wanted),
            ),
            (
                Phrase("innkjøpsprisen", "the cost price"),
                not all(0 <= (each.cost_ore or 0) <= AMOUNT_LIMIT_ORE for each in wanted.wanted),
            ),
            (Phrase("første dag", "the first day"), not today < wanted.first_day <= today + AHEAD_MAX),
            (
                Phrase("antall uker", "the number of weeks"),
                not 2 <= wanted.weeks <= WEEKS_MAX or wanted.weeks % 2 != 0,
            ),
        )
        if fault
    ]


def _tried(point: CashPoint, wanted: Wanted) -> TriedPrice:
    article = point.books.article(wanted.article)
    if article is None:
        raise UnknownArticle(code=wanted.article)
    if is_barred(article):
        raise ExperimentBarred(name=article.name)
    if article.price_ore is None or article.price_ore == wanted.tried_ore:
        raise BadPriceExperiment(what=Phrase(f"prisen på {article.name}", f"the price of {article.name}"))
    return TriedPrice(article.number, article.price_ore, wanted.tried_ore, wanted.cost_ore)


def _demand_alone(point: CashPoint, experiment: PriceExperiment, known: Sequence[PriceExperiment]) -> None:
    """Go on only if nothing else will change the same prices meanwhile."""
    articles = {each.article for each in experiment.prices}
    today = business_day(point.at)
    busy = {price.article for each in known if each.over_on > today for price in each.prices}
    waiting = point.books.coming_prices(WAITING_MAX, (ComingState.WAITS,))
    busy |= {price.article for price in waiting if price.price_ore is not None}
    if in_the_way := sorted(articles & busy):
        raise ExperimentInTheWay(article=in_the_way[0])


def _changes(experiment: PriceExperiment, first_number: int) -> list[ComingPrice]:
    """Return the prices to come that carry out a plan, and those that end it."""
    turns = [(period.first, period.is_tried) for period in plan_of(experiment)]
    wanted = [
        (day, price.article, price.tried_ore if is_tried else price.usual_ore)
        for day, is_tried in (*turns, (experiment.end, False))
        for price in experiment.prices
    ]
    return [
        ComingPrice(first_number + place, article, _begins(day), price_ore, "", experiment.made_by)
        for place, (day, article, price_ore) in enumerate(wanted)
    ]


def _put_back(point: CashPoint, experiment: PriceExperiment) -> None:
    """Let the usual prices hold again, as soon as the register looks."""
    books: Books = point.books
    for place, price in enumerate(experiment.prices, start=books.last_coming_price() + 1):
        at = point.at.replace(microsecond=0)
        books.enter_coming_price(
            ComingPrice(place, price.article, at, price.usual_ore, "", point.operator_id)
        )


def _begins(day: date) -> datetime:
    """Return when a business day begins."""
    return to_journal(datetime.combine(day, time(DAY_CHANGES_AT_HOUR), NORWAY))
