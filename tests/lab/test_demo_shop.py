"""The demo shop: what a bakery-café needs to try the register with, and nothing that belongs to anybody."""

import csv
from pathlib import Path

import pytest
from stdnum import ean
from stdnum.no import orgnr

from datakasse.trade.goods.article import Restriction
from datakasse.trade.shop.sale_hours import WIDEST_SHORT_DAY, WIDEST_WEEKDAY, SaleHours
from lab.language.words import Faults
from lab.plan import plan_of
from lab.shop import Shop
from lab.shop_file import read_shop

SERVING_PLACE_GROUPS = {f"040{place:02d}" for place in range(6, 19)}
"""From food to free cloakroom: how a serving place splits its sales (BFF-8-5)."""


@pytest.fixture(scope="module")
def shop(root: Path) -> Shop:
    """The demo shop."""
    shop = read_shop(str(root / "lab" / "shops" / "bakery-cafe.shop"))
    assert not isinstance(shop, Faults), shop
    return shop


def test_it_has_what_a_bakery_cafe_needs(shop: Shop) -> None:
    assert 280 <= len(shop.articles) <= 340
    assert 10 <= len(shop.groups) <= 14
    assert len(shop.operators) == 5
    assert {operator.role for operator in shop.operators} == {"manager", "cashier", "assistant", "accountant"}


def test_organisation_numbers_have_valid_check_digits(shop: Shop) -> None:
    numbers = [shop.company.organisation_number, *(each.organisation_number for each in shop.customers)]
    assert all(number is None or orgnr.is_valid(number) for number in numbers)


def test_barcodes_have_valid_check_digits(shop: Shop) -> None:
    gtins = [gtin for article in shop.articles for gtin in article.gtins]
    assert len(gtins) >= 80
    assert all(ean.is_valid(gtin) for gtin in gtins)
    assert {len(gtin) for gtin in gtins} == {8, 13}


@pytest.mark.law("BFF-8-5")
def test_every_group_is_one_of_a_serving_place(shop: Shop) -> None:
    assert {group.predefined for group in shop.groups} <= SERVING_PLACE_GROUPS


@pytest.mark.law("KSF-2-8-2-f")
def test_every_group_is_on_the_authority_s_list(shop: Shop, saft_reference: Path) -> None:
    with (saft_reference / "code-lists" / "predefined-basic-id-04.csv").open(encoding="utf-8-sig") as listed:
        codes = {row[0] for row in csv.reader(listed, delimiter=";")}
    assert {group.predefined for group in shop.groups} <= codes


def test_food_taken_away_has_the_middle_rate_and_served_the_regular(shop: Shop) -> None:
    """law.md 3.1: 15 % over the counter, 25 % at the table; alcohol and other goods always 25 %."""
    standard = {code.code: code.standard_code for code in shop.vat_codes}
    predefined = {group.code: group.predefined for group in shop.groups}
    for article in shop.articles:
        served = predefined[article.group] in {"04006", "04011", "04012"}
        assert (standard[article.vat_code] == "31") or not served, article
        eat_in = None if article.vat_code_eat_in is None else standard[article.vat_code_eat_in]
        assert eat_in == ("3" if served else None), article
        if predefined[article.group] in {"04007", "04008"}:
            assert standard[article.vat_code] == "3", article
            assert article.restriction in {"alcohol_served", "beer_shop"}, article


def test_bottles_and_cans_carry_a_deposit_outside_the_vat(shop: Shop) -> None:
    deposits = {article.number: article for article in shop.articles if article.is_deposit}
    bottles = [article for article in shop.articles if article.deposit]
    assert {deposit.price_ore for deposit in deposits.values()} == {200, 300}
    assert len(bottles) >= 20
    assert all(article.deposit in deposits for article in bottles)
    assert {code.standard_code for code in shop.vat_codes if code.code == "0"} == {"7"}
    assert {deposit.vat_code for deposit in deposits.values()} == {"0"}


def test_some_are_weighed_some_have_an_open_price_and_some_are_favourites(shop: Shop) -> None:
    assert sum(article.unit == "kg" for article in shop.articles) >= 3
    assert sum(article.price_ore is None for article in shop.articles) >= 2
    assert 20 <= sum(article.favourite for article in shop.articles) <= 40


def test_names_are_told_apart_and_fit_a_receipt(shop: Shop) -> None:
    names = [article.name for article in shop.articles]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 40


def test_beer_to_take_home_has_the_hours_of_the_municipality(shop: Shop) -> None:
    """law.md 4.13: the widest there are; what is poured in the house follows no hours that are told here."""
    plan = plan_of(shop)
    (place,) = plan.locations
    assert place.sale_hours == SaleHours(WIDEST_WEEKDAY, WIDEST_SHORT_DAY)
    restricted = {article.number: article.restriction for article, _ in plan.articles}
    assert [restricted[number] for number in ("1001", "2216", "2301", "2308")] == [
        Restriction.NONE,
        Restriction.ENERGY_DRINK,
        Restriction.ALCOHOL_SERVED,
        Restriction.BEER_SHOP,
    ]
