"""The most specific rule wins, a rule counts from its day, and one with no account ends it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from datakasse.bookkeeping.chart import STANDARD_ACCOUNTS, Account
from datakasse.bookkeeping.mapping import (
    SINCE_EVER,
    STANDARD_RULES,
    DepartmentOf,
    Missing,
    Purpose,
    Rule,
    department_on,
)
from datakasse.trade.tender import TenderKind
from datakasse.trade.vat import STANDARD_CODES
from tests.bookkeeping.books import DAY, mapping

TOMORROW = DAY + timedelta(days=1)
EVER = SINCE_EVER


def test_everything_a_till_can_do_has_an_account_from_the_start() -> None:
    by = mapping()
    asked = [
        *((Purpose.SALE, "any", code) for code in STANDARD_CODES),
        *((Purpose.DEPOSIT, "any", code) for code in STANDARD_CODES),
        *((Purpose.WITHDRAWAL, "", code) for code in STANDARD_CODES),
        (Purpose.OWN_USE, "", ""),
        *((Purpose.VAT, "", code) for code in ("3", "31", "32", "33")),
        *((Purpose.TENDER, kind, "") for kind in TenderKind),
        *((Purpose.PAY_IN, kind, "") for kind in ("change", "owner", "other")),
        *(
            (Purpose.PAY_OUT, kind, "")
            for kind in ("bank", "expense", "owner", "deposit_refund", "tips", "x")
        ),
        *((purpose, "", "") for purpose in (Purpose.ROUNDING, Purpose.TIPS, Purpose.CASH_HELD)),
        *((purpose, "", "") for purpose in (Purpose.CASH_DIFFERENCE, Purpose.BANK, Purpose.CARD_FEE)),
    ]
    missing = [each for each in asked if not isinstance(by.account(*each), str)]
    assert missing == []


def test_standard_rules_point_to_standard_accounts() -> None:
    assert {rule.account for rule in STANDARD_RULES} <= {account.number for account in STANDARD_ACCOUNTS}


@pytest.mark.parametrize(
    ("location", "department", "wins"),
    [("1", "", "3005"), ("2", "", "3030"), ("2", "20", "3035"), ("1", "20", "3005")],
)
def test_the_most_specific_rule_wins(location: str, department: str, wins: str) -> None:
    rules = (
        Rule(Purpose.SALE, "3200", EVER),
        Rule(Purpose.SALE, "3900", EVER, vat_code="31"),
        Rule(Purpose.SALE, "3030", EVER, subject="100"),
        Rule(Purpose.SALE, "3035", EVER, subject="100", department="20"),
        Rule(Purpose.SALE, "3005", EVER, subject="100", vat_code="31", location="1"),
    )
    by = mapping(*rules, location=location, department=department)
    assert by.account(Purpose.SALE, "100", "31") == wins
    assert by.account(Purpose.SALE, "200", "31") == "3900"
    assert by.account(Purpose.SALE, "200", "nowhere") == "3200"


def test_of_two_that_say_as_much_the_group_comes_before_the_vat_code() -> None:
    rules = (Rule(Purpose.SALE, "3900", EVER, vat_code="31"), Rule(Purpose.SALE, "3200", EVER, subject="100"))
    for order in (rules, rules[::-1]):
        assert mapping(*order).account(Purpose.SALE, "100", "31") == "3200"


def test_a_rule_counts_from_its_day_and_ends_with_one_that_has_no_account() -> None:
    rules = (
        Rule(Purpose.TIPS, "2998", DAY),
        Rule(Purpose.TIPS, "", TOMORROW),
    )
    days = (DAY - timedelta(days=1), DAY, TOMORROW)
    found = [mapping(*rules, day=day).account(Purpose.TIPS) for day in days]
    assert found == ["2911", "2998", Missing("no_rule", Purpose.TIPS)]


def test_said_again_for_the_same_day_the_later_word_counts() -> None:
    rules = (Rule(Purpose.TIPS, "2998", DAY), Rule(Purpose.TIPS, "2915", DAY))
    assert mapping(*rules).account(Purpose.TIPS) == "2915"


def test_an_account_that_is_closed_or_unknown_is_named() -> None:
    closed = Account("2911", "Tips", "kortsiktigGjeld", "2910", closed_from=DAY)
    by = mapping(accounts=[closed])
    assert by.account(Purpose.TIPS) == Missing("account_closed", Purpose.TIPS, account="2911")
    assert mapping(accounts=[closed], day=DAY - timedelta(days=1)).account(Purpose.TIPS) == "2911"
    unknown = mapping(Rule(Purpose.TIPS, "2999", EVER)).account(Purpose.TIPS)
    assert unknown == Missing("no_account", Purpose.TIPS, account="2999")
    assert isinstance(unknown, Missing)
    assert "2999" in unknown.sentence


def test_a_place_has_the_department_of_the_day() -> None:
    rows = [DepartmentOf("1", "10", DAY), DepartmentOf("1", "20", TOMORROW), DepartmentOf("2", "9", EVER)]
    days = (DAY - timedelta(days=1), DAY, TOMORROW)
    assert [department_on(rows, "1", day) for day in days] == ["", "10", "20"]


RULES = st.builds(
    Rule,
    st.just(Purpose.SALE),
    st.sampled_from(["", "3000", "3030", "3100"]),
    st.dates(DAY, DAY + timedelta(days=3)),
    st.sampled_from(["", "100", "200"]),
    st.sampled_from(["", "3", "31"]),
    st.sampled_from(["", "1", "2"]),
    st.sampled_from(["", "10"]),
)


@given(rules=st.lists(RULES, max_size=6), late=st.dates(DAY + timedelta(days=1), date(2027, 1, 1)))
def test_rules_from_a_later_day_never_change_what_is_booked_before(rules: list[Rule], late: date) -> None:
    before = late - timedelta(days=1)
    counting = [rule for rule in rules if rule.since < late]
    for group, code in (("100", "31"), ("200", "3")):
        known = mapping(*counting, day=before).account(Purpose.SALE, group, code)
        assert mapping(*rules, day=before).account(Purpose.SALE, group, code) == known
