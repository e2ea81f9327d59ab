"""
A day voucher in the words of each accounting system.

Oracle: the bodies in `specs/testvectors/daily-voucher.json`, written by others from one made-up day.
Rule: over any day, amounts are exact, balance in the system's own sign rule, and never have an exponent.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from datakasse.bookkeeping.voucher import DayVoucher, Line, balanced, day_voucher_key
from datakasse.office.delivery.accounting_system import Place, TheirAccount, TheirVatType
from datakasse.partners.accounting import (
    poweroffice_voucher,
    twentyfour_seven_office_voucher,
    visma_eaccounting_voucher,
)
from datakasse.partners.accounting.mapped import key_word
from datakasse.partners.line.json_body import written
from datakasse.trade.vat import vat_in_gross

RATES = {"3": 2_500, "31": 1_500, "33": 1_200, "5": 0}
VAT_ACCOUNTS = {"3": "2700", "31": "2701", "33": "2702"}
ACCOUNTS = {"1579": "900002", "1900": "900001", "3000": "900003", "3030": "900004", "3100": "900005"} | {
    "7740": "900006",
    "2700": "900007",
    "2701": "900008",
    "2702": "900009",
}
SETTINGS = twentyfour_seven_office_voucher.OfficeSettings(1, computes_vat=True)


def sold(account: str, text: str, gross_ore: int, vat_ore: int, code: str) -> Line:
    """A sales line."""
    return Line(account, text, gross_ore - vat_ore, vat_ore, code, RATES[code], VAT_ACCOUNTS.get(code, ""))


DAY = DayVoucher(
    "KASSE-1-Z-000042",
    "KASSE-1",
    42,
    date(2026, 1, 15),
    "Dagsoppgjør KASSE-1 Z 42",
    balanced(
        [
            Line("1579", "Kort", 1_100_000),
            Line("1579", "Vipps", 300_000),
            Line("1900", "Kontanter", 130_000),
            sold("3000", "Salg 25 %", -1_250_000, -250_000, "3"),
            sold("3030", "Salg 15 %", -229_970, -29_997, "31"),
            sold("3100", "Salg 0 %", -50_000, 0, "5"),
            Line("7740", "Øreavrunding", -30),
        ]
    ),
    7,
    1,
    9,
)
"""The made-up day."""


def place(vat_ids: dict[str, str]) -> Place:
    """Where everything is in their books, under the ids that the vectors have."""
    return Place(
        {number: TheirAccount(number, number, their_id) for number, their_id in ACCOUNTS.items()},
        {code: TheirVatType(code, code, RATES.get(code, 0), their_id) for code, their_id in vat_ids.items()},
    )


Json = Any
"""A body as it was sent, read again."""


@dataclass(frozen=True)
class System:
    """A system: its name in the vectors, what makes its body, and what its lines come to, debit positive."""

    name: str
    body: Callable[[DayVoucher], object]
    amounts: Callable[[Json], Iterator[tuple[str, str]]]


def _net_sides(body: Json) -> Iterator[tuple[str, str]]:
    for row in body["Rows"]:
        yield str(row["AccountNumber"]), row.get("DebitAmount") or f"-{row['CreditAmount']}"


IDS = {their_id: number for number, their_id in ACCOUNTS.items()}
SYSTEMS = [
    System(
        "poweroffice",
        lambda day: poweroffice_voucher.body(
            day, place({"": "80", "3": "83", "31": "831", "33": "833", "5": "85"})
        ),
        lambda body: ((IDS[str(line["AccountId"])], line["CurrencyAmount"]) for line in body["VoucherLines"]),
    ),
    System(
        "24sevenoffice",
        lambda day: twentyfour_seven_office_voucher.body(
            day, place({"": "0", "3": "1", "31": "2", "33": "4", "5": "3"}), SETTINGS
        ),
        lambda body: ((str(line["accountNumber"]), line["amount"]) for line in body["lines"]),
    ),
    System("visma_eaccounting", lambda day: visma_eaccounting_voucher.body(day, place({})), _net_sides),
]
each = pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)


def sent(body: object) -> Json:
    """A body as it goes out, with its numbers as they are written."""
    return json.loads(written(body), parse_float=str, parse_int=str)


def in_ore(text: str) -> int:
    """An amount as it is written, in øre; anything but digits and two decimals is a fault."""
    assert re.fullmatch(r"-?\d+\.\d\d", text), text
    return int(text.replace(".", ""))


@each
def test_the_made_up_day_becomes_the_body_that_others_wrote(system: System, shared: Path) -> None:
    vectors = json.loads((shared / "specs/testvectors/daily-voucher.json").read_text("utf-8"))
    expected = vectors["requests"][system.name]["body"]
    made = json.loads(written(system.body(DAY)))
    if system.name == "24sevenoffice":
        # There a look-up shows the comments of lines only, so ours carry the key too.
        for line in made["lines"]:
            line["comment"] = line["comment"].removesuffix(" KASSE-1-Z-000042")
    assert made == expected


def test_24sevenoffice_gets_the_registers_own_vat_with_the_sign_of_its_line() -> None:
    vat = place({"": "0", "3": "1", "31": "2", "5": "3"})
    body = sent(
        twentyfour_seven_office_voucher.body(DAY, vat, twentyfour_seven_office_voucher.OfficeSettings(1))
    )
    assert [line["tax"].get("amount") for line in body["lines"]] == [
        *(None, None, None),
        *("-2500.00", "-299.97", None, None),
    ]


def test_control_vat_of_the_days_sum_is_another() -> None:
    assert vat_in_gross(229_970, 1_500) == 29_996


@st.composite
def days(draw: st.DrawFn) -> DayVoucher:
    """A day: sales under each code, which returns may outweigh, tenders, and rounding."""
    money = st.integers(-90_000_000, 90_000_000)
    lines = [
        sold(
            account,
            f"Salg {code}",
            -gross,
            -vat_in_gross(gross, RATES[code]) + draw(st.integers(-3, 3)),
            code,
        )
        for account, code in [("3000", "3"), ("3030", "31"), ("3030", "33"), ("3100", "5")]
        if (gross := draw(money)) and code != "5"
    ]
    lines += [Line("3100", "Salg 0 %", draw(money), 0, "5"), Line("1579", "Kort", draw(money))]
    lines.append(
        Line(
            "1900", "Kontanter", -sum(line.gross_ore for line in lines) - (rest := draw(st.integers(-49, 49)))
        )
    )
    lines.append(Line("7740", "Øreavrunding", rest))
    register = draw(st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1, max_size=100))
    number = draw(st.integers(1, 2_000_000))
    day = date(2026, 1, 1) + timedelta(draw(st.integers(0, 700)))
    return DayVoucher(
        day_voucher_key(register, number),
        register,
        number,
        day,
        f"Dagsoppgjør {register}",
        balanced(lines),
        1,
        1,
        1,
    )


@each
@given(day=days())
def test_any_day_balances_there_and_comes_to_the_same_on_each_account(
    system: System, day: DayVoucher
) -> None:
    ours: dict[str, int] = {}
    for line in day.lines:
        parts = [(line.account, line.gross_ore)]
        if system.name == "visma_eaccounting":
            parts = [(line.account, line.net_ore), (line.vat_account, line.vat_ore)]
        for account, amount_ore in parts:
            ours[account] = ours.get(account, 0) + amount_ore
    theirs: dict[str, int] = {}
    for account, amount in system.amounts(sent(system.body(day))):
        theirs[account] = theirs.get(account, 0) + in_ore(amount)
    assert sum(theirs.values()) == 0
    assert {account: amount for account, amount in theirs.items() if amount} == {
        account: amount for account, amount in ours.items() if amount
    }


@each
def test_returns_that_outweigh_sales_change_side(system: System) -> None:
    turned = msgspec.structs.replace(
        DAY,
        lines=tuple(
            msgspec.structs.replace(line, net_ore=-line.net_ore, vat_ore=-line.vat_ore) for line in DAY.lines
        ),
    )
    there = dict(system.amounts(sent(system.body(turned))))
    assert in_ore(there["3000"]) > 0
    assert in_ore(there["1900"]) < 0


@pytest.mark.parametrize("limit", [35, 40, 100])
@given(day=days())
def test_a_key_is_one_word_that_fits_and_ends_with_the_number(limit: int, day: DayVoucher) -> None:
    word = key_word(day, limit)
    assert len(word) <= limit
    assert word.split() == [word]
    assert word.endswith(f"-Z-{day.z_number:06d}")


def test_two_registers_whose_long_names_end_alike_are_told_apart() -> None:
    long = "x" * 80
    keys = {
        key_word(msgspec.structs.replace(DAY, register=name, key=day_voucher_key(name, 42)), 40)
        for name in (f"1{long}", f"2{long}", "KASSE 1", "KASSE\u00a01", "1")
    }
    assert len(keys) == 5


@each
def test_a_draft_of_what_nobody_has_mapped_can_be_looked_at(system: System) -> None:
    nowhere = Place({}, {})
    drafts = {
        "poweroffice": lambda: poweroffice_voucher.body(DAY, nowhere),
        "24sevenoffice": lambda: twentyfour_seven_office_voucher.body(DAY, nowhere, SETTINGS),
        "visma_eaccounting": lambda: visma_eaccounting_voucher.body(DAY, nowhere),
    }
    assert written(drafts[system.name]())
