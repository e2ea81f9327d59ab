"""
GBAT10: a file that comes to nothing both ways it can be read, and whose fields no text can break.

Source: the format's table of fields; Tripletex' description of its import.
"""

from datetime import date
from decimal import Decimal

from hypothesis import given, strategies as st

from datakasse.bookkeeping.gbat10 import FIELDS, TEXT_MAX, gbat10
from datakasse.bookkeeping.voucher import DayVoucher, Line

GOLDEN = DayVoucher(
    "KASSE-1-Z-000042",
    "KASSE-1",
    42,
    date(2026, 1, 15),
    "Dagsoppgjør KASSE-1 Z 42",
    (
        Line("1579", "Kort", 1_400_000, department="10"),
        Line("1900", "Kontanter", 130_000),
        Line("3000", "Salg 25 %", -1_000_000, -250_000, "3", 2_500, "2700"),
        Line("3030", "Salg 15 %", -199_973, -29_997, "31", 1_500, "2701"),
        Line("3100", "Salg 0 %", -50_000, 0, "5"),
        Line("7740", "Øreavrunding", -30),
    ),
    96,
    1,
    480,
)
EMPTY_TO_TEXT = ";" * 12
HEAD = "GBAT10;2000042;20260115;6;1;2026"


def golden_line(amounts: str, text: str, department: str, gross: str) -> str:
    """Return a line of the golden file."""
    told = f"KASSE-1-Z-000042 {text}"
    return f"{HEAD};{amounts}{EMPTY_TO_TEXT}{told};{told};;;{department};;{gross}"


def test_the_file_is_as_the_format_has_it() -> None:
    lines = gbat10([GOLDEN], {"KASSE-0": 1, "KASSE-1": 2}).decode("cp1252").split("\r\n")
    assert lines == [
        golden_line("1579;1;14000.00", "Kort", "10", "T;14000.00"),
        golden_line("1900;1;1300.00", "Kontanter", "", "T;1300.00"),
        golden_line("3000;3;-10000.00", "Salg 25 %", "", "T;-12500.00"),
        golden_line("2700;1;-2500.00", "Mva Salg 25 %", "", "F;0.00"),
        golden_line("3030;31;-1999.73", "Salg 15 %", "", "T;-2299.70"),
        golden_line("2701;1;-299.97", "Mva Salg 15 %", "", "F;0.00"),
        golden_line("3100;5;-500.00", "Salg 0 %", "", "T;-500.00"),
        golden_line("7740;1;-0.30", "Øreavrunding", "", "T;-0.30"),
        "",
    ]


def test_two_registers_with_the_same_z_are_two_vouchers() -> None:
    lines = (Line("1900", "Kontant", 100), Line("3100", "Salg", -100, 0, "5"))
    days = [
        DayVoucher(f"K{n}-Z-000001", f"K{n}", 1, date(2026, 1, 15), "Dag", lines, 1, 1, 2) for n in (1, 2)
    ]
    rows = gbat10(days, {"K1": 1, "K2": 2}).decode("cp1252").splitlines()
    assert [row.split(";")[1] for row in rows] == ["1000001", "1000001", "2000001", "2000001"]


@given(
    st.lists(st.tuples(st.integers(-(10**9), 10**9), st.integers(-(10**8), 10**8)), max_size=6),
    st.text(max_size=200),
)
def test_it_comes_to_nothing_whichever_amounts_are_read(sold: list[tuple[int, int]], text: str) -> None:
    lines = [Line("3000", text, net, vat, "3", 2_500, "2700") for net, vat in sold]
    lines.append(Line("1900", text, -sum(line.gross_ore for line in lines)))
    day = DayVoucher("K-Z-000001", "K", 1, date(2026, 12, 31), "Dag", tuple(lines), 1, 1, 2)
    rows = [
        row.split(";") for row in gbat10([day], {"K": 1}).decode("cp1252").removesuffix("\r\n").split("\r\n")
    ]
    assert {len(row) for row in rows} == {FIELDS}
    assert all(row[0] == "GBAT10" and len(row[20]) <= TEXT_MAX for row in rows)
    assert sum(Decimal(row[8]) for row in rows) == 0
    assert sum(Decimal(row[27]) for row in rows if row[26] == "T") == 0
    assert all(row[26] in {"T", "F"} for row in rows)


def test_what_the_office_posted_has_a_number_of_its_own() -> None:
    """Two corrections, and the first Z, are three vouchers; one number for two would make one of them."""
    lines = (Line("1900", "Kontant", 500), Line("1910", "Bank", -500))
    day = date(2026, 1, 15)
    made = [
        DayVoucher(f"K1-{kind}", "K1", z_number, day, "", lines, 1, entry, entry)
        for kind, z_number, entry in (("Z-000001", 1, 90), ("K-000091", 0, 91), ("B-000092", 0, 92))
    ]
    numbers = [row.split(";")[1] for row in gbat10(made, {"K1": 1}).decode("cp1252").splitlines()]
    assert numbers == ["1000001"] * 2 + ["1500091"] * 2 + ["1500092"] * 2
