"""
Shop days at random, for properties about the language.

A value is drawn by the kind of its blank, so a new noun is covered as soon as it is listed, and a new kind
without a strategy fails loudly.
"""

import dataclasses
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from lab.day import (
    EXPECTATIONS,
    STATEMENTS,
    TENDERS,
    VALUES_KRONER,
    Coins,
    CountedCash,
    Day,
    Discount,
    Figure,
    Figures,
    Means,
    Paper,
    PayInType,
    PayOutType,
    ReportItem,
    ReportKind,
    Serving,
    Statement,
)
from lab.day.basket import DiscountWords, ServingWord
from lab.day.expectation import FiguresWords, FigureWord, ItemWord, PaperWord, ReportWord
from lab.day.register import PayInWord, PayOutWord
from lab.day.tender import TERMINALS, CashWords, MeansWord, Tenders, TerminalWord
from lab.language import kinds
from lab.language.forms import Blank, Keyword, Maybe, Noun, parts_of
from lab.shop import (
    AddressText,
    Drawer,
    DrawerWord,
    LanguageWord,
    Price,
    RestrictionWord,
    RoleWord,
    Shop,
    read_address,
)
from lab.shop_file import parse_shop

AnyNoun = TypeVar("AnyNoun", bound=Noun)

REGISTERS = ("11.222-33.44.567", "Kasse 2", "#3")
SHOP_TEXT = """
company "Selskapet ASA" organisation-number 999999999 organised-as ASA
    street-address "Veien 1, 7000 Trondheim, NO"
location "A" named "Frogner" address "Frognergaten 1, 0200 Oslo, NO"
register 11.222-33.44.567 at "A" described "" drawer every-sale
register "Kasse 2" at "A" described "" drawer every-sale
register "#3" at "A" described "" drawer every-sale
"""

CLOCK_CHANGES = tuple(
    int(datetime(2026, month, day, hour, 50, tzinfo=UTC).timestamp())
    for month, day, hour in ((3, 29, 0), (10, 24, 23), (10, 25, 0))
)
"""Just before clocks go forward, before the hour that comes twice, and in its first pass."""

_letters = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
_street_words = st.from_regex(r"[A-ZÆØÅ][a-zæøå.-]{0,9}", fullmatch=True)


def _shop() -> Shop:
    shop = parse_shop(SHOP_TEXT, "random.shop")
    assert isinstance(shop, Shop), shop
    return shop


def _dates() -> st.SearchStrategy[date]:
    return st.dates(date(1900, 1, 1), date(2099, 12, 31))


def _whole_seconds(each: time) -> time:
    return each.replace(microsecond=0)


def _minutes() -> st.SearchStrategy[time]:
    return st.builds(time, st.integers(0, 23), st.integers(0, 59))


def _amounts() -> st.SearchStrategy[int]:
    return st.integers(-(10**13), 10**13)


@st.composite
def _addresses(draw: st.DrawFn) -> object:
    street = " ".join(draw(st.lists(_street_words, min_size=1, max_size=3)))
    number = draw(st.sampled_from(["", " 1", " 12 B", " 4 oppg. 2"]))
    region = draw(st.sampled_from(["", ", Sør-Trøndelag"]))
    address = read_address(f"{street}{number}, {draw(st.integers(1000, 9999))} Oslo{region}, NO")
    assert address is not None
    return address


def _cash() -> st.SearchStrategy[CountedCash]:
    kroner = st.sampled_from(VALUES_KRONER)
    coins = st.builds(Coins, pieces=st.integers(0, 10**6), value_ore=kroner.map(lambda value: value * 100))
    in_coins = st.lists(coins, min_size=1, max_size=4).map(_counted_in)
    return in_coins | st.builds(CountedCash, amount_ore=_amounts())


def _counted_in(coins: list[Coins]) -> CountedCash:
    total_ore = sum(each.pieces * each.value_ore for each in coins)
    return CountedCash(amount_ore=total_ore, coins=tuple(coins))


def _figures() -> st.SearchStrategy[Figures]:
    figures = st.builds(
        Figures, count=st.none() | st.integers(-(10**8), 10**8), amount_ore=st.none() | _amounts()
    )
    return figures.filter(lambda each: each != Figures())


def _discounts() -> st.SearchStrategy[Discount]:
    return st.builds(Discount, amount_ore=_amounts()) | st.builds(Discount, share_bp=st.integers(0, 10**7))


_BY_ANNOTATION: list[tuple[object, st.SearchStrategy[Any]]] = [
    (kinds.Text, st.text(_letters, max_size=12)),
    (kinds.Code, st.text(_letters, max_size=6) | st.sampled_from(["and", "tip", "expect", "09:00:00", "#a"])),
    (kinds.Kroner, _amounts()),
    (kinds.Milli, _amounts()),
    (kinds.Grams, _amounts()),
    (kinds.Whole, st.integers(0, 10**8)),
    (kinds.Date, _dates()),
    (kinds.LocalMoment, st.builds(datetime.combine, _dates(), st.times().map(_whole_seconds))),
    (kinds.ClockOffset, st.integers(-99 * 3600, 99 * 3600)),
    (kinds.Gtin, st.from_regex(r"[0-9]{1,14}", fullmatch=True)),
    (kinds.Gtins, st.lists(st.from_regex(r"[0-9]{8,14}", fullmatch=True), min_size=1, max_size=3).map(tuple)),
    (AddressText, _addresses()),
    (Price, st.none() | _amounts()),
    (DrawerWord, st.sampled_from(Drawer)),
    (LanguageWord, st.sampled_from(["nb", "nn"])),
    (RestrictionWord, st.sampled_from(["beer_shop", "alcohol_served", "tobacco", "energy_drink"])),
    (kinds.ClockSpan, st.tuples(_minutes(), _minutes())),
    (RoleWord, st.sampled_from(["manager", "cashier", "auditor"])),
    (PayInWord, st.sampled_from(PayInType)),
    (PayOutWord, st.sampled_from(PayOutType)),
    (ServingWord, st.sampled_from(Serving)),
    (DiscountWords, _discounts()),
    (MeansWord, st.sampled_from(Means)),
    (TerminalWord, st.sampled_from(TERMINALS)),
    (CashWords, _cash()),
    (FigureWord, st.sampled_from(Figure)),
    (PaperWord, st.sampled_from(Paper)),
    (ReportWord, st.sampled_from(ReportKind)),
    (ItemWord, st.sampled_from(ReportItem)),
    (FiguresWords, _figures()),
    (Tenders, st.deferred(lambda: st.lists(one_of_nouns(TENDERS), max_size=3).map(tuple))),
]  # fmt: skip
STRATEGIES = {id(get_args(annotation)[1]): strategy for annotation, strategy in _BY_ANNOTATION}


def nouns(kind: type[AnyNoun], **given: object) -> st.SearchStrategy[AnyNoun]:
    """Return nouns of one kind with random fields, the optional ones sometimes left out."""
    fields: dict[str, st.SearchStrategy[Any]] = {name: st.just(value) for name, value in given.items()}
    defaults = {field.name: field.default for field in dataclasses.fields(kind)}
    for part in parts_of(kind):
        if isinstance(part, Blank):
            fields[part.field] = STRATEGIES[id(part.kind)]
        elif isinstance(part, Maybe) and part.flag:
            fields[part.flag] = st.booleans()
        elif isinstance(part, Maybe):
            for inner in part.parts:
                if not isinstance(inner, Keyword):
                    fields[inner.field] = st.just(defaults[inner.field]) | STRATEGIES[id(inner.kind)]
    return st.builds(kind, **fields)


def one_of_nouns(kinds_of_noun: tuple[type[AnyNoun], ...], **given: object) -> st.SearchStrategy[AnyNoun]:
    """Return nouns of several kinds."""
    return st.sampled_from(kinds_of_noun).flatmap(lambda kind: nouns(kind, **given))


@st.composite
def days(draw: st.DrawFn) -> Day:
    """Draw a day of some registers, often in a night when clocks are changed."""
    starts_at = draw(st.sampled_from(CLOCK_CHANGES) | st.integers(10**9, 4 * 10**9))
    clocks = dict.fromkeys(REGISTERS, datetime.fromtimestamp(starts_at, UTC))
    told: list[Statement] = []
    for _ in range(draw(st.integers(0, 12))):
        if told and draw(st.booleans()):
            above = told[-1]
            about = one_of_nouns(EXPECTATIONS, moment=above.moment, register=above.register, line=0)
            told.append(draw(about))
        else:
            register = draw(st.sampled_from(REGISTERS))
            clocks[register] += timedelta(seconds=draw(st.integers(0, 5000)))
            told.append(draw(one_of_nouns(STATEMENTS, moment=clocks[register], register=register, line=0)))
    return Day(shop=_shop(), statements=tuple(told))
