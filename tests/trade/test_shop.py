"""The shop, its people and its codes."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from datakasse.trade.goods.article import PREDEFINED_GROUPS, TOBACCO_GROUP, Article, Serving
from datakasse.trade.people.operator import RIGHTS, Operator, Right, Role
from datakasse.trade.shop.shop import Declaration, DrawerUse, Register
from datakasse.trade.tender import PREDEFINED_TENDERS, VOUCHERS, TenderKind


def codes(saft_reference: Path, number: str) -> dict[str, str]:
    """Code and English description of an official list."""
    with (saft_reference / "code-lists" / f"predefined-basic-id-{number}.csv").open(encoding="utf-8") as file:
        return {
            row[f"PredefinedBasicID-{number}"]: row["CodeDescriptionENG"]
            for row in csv.DictReader(file, delimiter=";")
        }


@pytest.mark.law("BFF-8-3", "BFF-8-5", "SAFT-3")
def test_groups_are_those_of_the_official_list(saft_reference: Path) -> None:
    official = codes(saft_reference, "04")
    assert official.keys() == PREDEFINED_GROUPS
    assert "tobacco" in official[TOBACCO_GROUP].lower()


@pytest.mark.law("KSF-2-5-b", "SAFT-3")
def test_every_tender_has_a_code_of_its_own_in_the_official_list(saft_reference: Path) -> None:
    official = codes(saft_reference, "12")
    assert set(PREDEFINED_TENDERS) == set(TenderKind)
    assert len(set(PREDEFINED_TENDERS.values())) == len(TenderKind)
    described = {kind: official[code] for kind, code in PREDEFINED_TENDERS.items()}
    assert described == {
        TenderKind.CASH: "Cash",
        TenderKind.DEBIT_CARD: "Debit card",
        TenderKind.CREDIT_CARD: "Credit card",
        TenderKind.VIPPS: "Mobile phone apps",
        TenderKind.GIFT_CARD: "Gift token",
        TenderKind.STORE_CREDIT: "Credit note",
        TenderKind.DEPOSIT_SLIP: "Bottle deposit",
        TenderKind.INVOICE: "Customer card",
    }


def test_vouchers_are_the_tenders_whose_balance_we_keep() -> None:
    assert {TenderKind.GIFT_CARD, TenderKind.STORE_CREDIT} == VOUCHERS


@pytest.mark.law("law.md 3.1")
@pytest.mark.parametrize(
    ("eat_in", "serving", "code"),
    [
        (None, Serving.TAKE_AWAY, "F"),
        (None, Serving.EAT_IN, "F"),
        ("A", Serving.TAKE_AWAY, "F"),
        ("A", Serving.EAT_IN, "A"),
    ],
)
def test_which_vat_code_an_article_has(eat_in: str | None, serving: Serving, code: str) -> None:
    assert Article("1", "Coffee", "100", "F", vat_code_eat_in=eat_in).vat_code_for(serving) == code


@pytest.mark.law("KSL-4")
def test_what_each_role_may_do() -> None:
    """The auditor reads, exports and changes nothing; the cashier neither exports nor administers."""
    assert set(RIGHTS) == set(Role)
    assert RIGHTS[Role.MANAGER] == set(Right)
    of_the_office = {Right.ADMINISTER, Right.EXPORT, Right.KEEP_BOOKS, Right.KEEP_STOCK, Right.SEE_COST}
    assert set(Right) - RIGHTS[Role.CASHIER] == {
        *of_the_office,
        Right.SELL_OVER_LIMIT,
        Right.SELL_BEYOND_STOCK,
    }
    assert RIGHTS[Role.ACCOUNTANT] == {Right.READ_JOURNAL, Right.EXPORT, Right.KEEP_BOOKS, Right.SEE_COST}
    assert RIGHTS[Role.AUDITOR] == {Right.READ_JOURNAL, Right.EXPORT}


@pytest.mark.parametrize(("role", "may"), [(Role.MANAGER, True), (Role.CASHIER, True), (Role.AUDITOR, False)])
def test_an_operator_may_what_the_role_may(role: Role, may: bool) -> None:
    operator = Operator("1001", "Kari", "Nordmann", role, datetime(2026, 1, 1, tzinfo=UTC))
    assert operator.may(Right.SELL) is may


@pytest.mark.law("KSF-2-2-b", "KSF-2-2-c")
@pytest.mark.parametrize(
    ("drawer", "takes_cash", "per_operator"),
    [
        (DrawerUse.INTEGRATED, True, False),
        (DrawerUse.NONE_PER_OPERATOR, True, True),
        (DrawerUse.NONE_NO_CASH, False, False),
    ],
)
def test_what_a_drawer_means_for_a_register(drawer: DrawerUse, takes_cash: bool, per_operator: bool) -> None:
    register = Register("1", "shop", drawer=drawer)
    assert (register.takes_cash, register.per_operator) == (takes_cash, per_operator)


@pytest.mark.law("KSL-7")
@pytest.mark.parametrize(
    ("declaration", "covered"),
    [
        (Declaration(), False),
        (Declaration(version="1.0.0"), False),
        (Declaration("AR1", "Supplier AS", "1.0.0"), True),
        (Declaration("AR1", "Supplier AS", "1.0.1"), False),
    ],
)
def test_a_declaration_covers_one_version(declaration: Declaration, covered: bool) -> None:
    assert declaration.covers("1.0.0") is covered
