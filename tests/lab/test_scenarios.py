"""The scenarios: they read, they use the whole language, and the first is the authority's example."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from lab.day import (
    EXPECTATIONS,
    STATEMENTS,
    TENDERS,
    Day,
    ExpectRefused,
    Pay,
    PrintZ,
    Refund,
    Scan,
    Sell,
    SellGiftCard,
    Statement,
)
from lab.language.words import Faults
from lab.parse import parse_day, read_day
from lab.write import write_day
from tests.conftest import ROOT
from tools.refusals import all_refusals

SCENARIOS = ROOT / "lab" / "scenarios"
NAMES = (
    "bakery-day",
    "dst-night",
    "hairdresser",
    "market-stall",
    "official-example",
    "restaurant",
    "yarn-shop",
)


@cache
def scenario(name: str) -> Day:
    """Return a scenario that reads without a fault."""
    day = read_day(str(SCENARIOS / f"{name}.day"))
    assert not isinstance(day, Faults), day
    return day


def statements() -> Iterator[Statement]:
    """Give every statement of every scenario."""
    for name in NAMES:
        yield from scenario(name).statements


def test_every_scenario_is_listed() -> None:
    assert tuple(sorted(path.stem for path in SCENARIOS.glob("*.day"))) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_reads_and_reads_back(name: str) -> None:
    day = scenario(name)
    assert parse_day(write_day(day), str(SCENARIOS / "written.day")) == day


@pytest.mark.parametrize("kind", [*STATEMENTS, *EXPECTATIONS], ids=lambda kind: kind.__name__)
def test_the_scenarios_use_every_sentence(kind: type[Statement]) -> None:
    assert any(isinstance(statement, kind) for statement in statements())


@pytest.mark.parametrize("kind", TENDERS, ids=lambda kind: kind.__name__)
def test_the_scenarios_use_every_means_of_payment(kind: type[object]) -> None:
    paying = [each for each in statements() if isinstance(each, Pay | Refund | SellGiftCard)]
    assert any(isinstance(tender, kind) for each in paying for tender in each.tenders)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_sold_is_an_article_unless_the_sale_is_refused(name: str) -> None:
    day = scenario(name)
    numbers = {article.number for article in day.shop.articles}
    gtins = {gtin for article in day.shop.articles for gtin in article.gtins}
    for statement, following in zip(day.statements, (*day.statements[1:], None), strict=True):
        known = (
            statement.article in numbers
            if isinstance(statement, Sell)
            else statement.gtin in gtins
            if isinstance(statement, Scan)
            else True
        )
        assert known or isinstance(following, ExpectRefused), statement


def test_every_refusal_expected_is_one_of_the_product() -> None:
    codes = {refusal.code for refusal in all_refusals()}
    expected = {each.refusal for each in statements() if isinstance(each, ExpectRefused)}
    assert expected <= codes


@pytest.mark.parametrize("name", NAMES)
def test_every_register_is_started_and_stopped_and_closed_by_a_z(name: str) -> None:
    day = scenario(name)
    for register in day.shop.registers:
        forms = [each.form for each in day.in_time_order() if each.register == register.register_id]
        assert forms[0] == "start"
        assert forms[-1] == "stop"
        assert PrintZ.form in forms


def test_scenarios_are_in_the_readme(root: Path) -> None:
    readme = (root / "lab" / "README.md").read_text("utf-8")
    assert all(f"`{name}.day`" in readme for name in NAMES)
