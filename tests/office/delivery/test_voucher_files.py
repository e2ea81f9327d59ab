"""
Day vouchers as files: whole or not made, the same figures in each form, and their making in the journal.

Law: BFL § 13, KSF-2-7-1.
"""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from datakasse.bookkeeping.mapping import Purpose, Rule
from datakasse.bookkeeping.voucher import DayVoucher
from datakasse.errors.control.exports import PeriodReversed
from datakasse.errors.ledger.voucher_files import RegistersNotToldApart, VouchersWait
from datakasse.errors.missing_right import MissingRight
from datakasse.journal.events.paper import JournalExported
from datakasse.office.delivery import voucher_files
from datakasse.office.delivery.voucher_files import CSV_HEAD, WORKBOOK_HEAD, VoucherForm, export_vouchers
from tests.till.shopkeeper import BACK, FRONT, KARI, OLA, Shopkeeper

MONDAY = date(2026, 3, 2)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def closed(shop: Shopkeeper) -> Shopkeeper:
    """A shop whose two registers have been closed for the day."""
    shop.sell("200")
    shop.z(1_000_00 + 39_00)
    shop.open(BACK)
    shop.sell("100", at=BACK)
    shop.z(1_000_00 + 50_00, at=BACK)
    return shop


def days_of(shop: Shopkeeper) -> list[DayVoucher]:
    """Return the day vouchers."""
    with shop.counter.store.read() as books:
        return list(books.day_vouchers(None, None, None))


def csv_rows(content: bytes) -> list[list[str]]:
    """Return the rows of a CSV file."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_csv_list_has_an_amount_a_line_and_comes_to_nothing(closed: Shopkeeper) -> None:
    made = export_vouchers(closed.counter, VoucherForm.CSV, operator=KARI)
    head, *rows = csv_rows(made.content)
    assert head == list(CSV_HEAD)
    lines = [(day, line) for day in days_of(closed) for line in day.lines]
    assert len(rows) == len(lines) > 4
    amounts = [Decimal(row[4].replace(",", ".")) for row in rows]
    assert [int(amount * 100) for amount in amounts] == [line.gross_ore for _, line in lines]
    assert sum(amounts) == 0
    assert {(row[0], row[1], row[6]) for row in rows} == {
        ("2026-03-02", f"{FRONT} Z 1", f"{FRONT}-Z-000001"),
        ("2026-03-02", f"{BACK} Z 1", f"{BACK}-Z-000001"),
    }
    assert [(row[2], row[3]) for row in rows] == [(line.account, line.vat_code) for _, line in lines]


def test_the_workbook_has_what_the_register_has_rounded_for_itself(closed: Shopkeeper) -> None:
    made = export_vouchers(closed.counter, VoucherForm.XLSX, operator=KARI)
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    head, *rows = [
        ["".join(cell.itertext()) for cell in row] for row in sheet.findall(f"{MAIN}sheetData/{MAIN}row")
    ]
    assert head == [name for name, _ in WORKBOOK_HEAD]
    lines = [line for day in days_of(closed) for line in day.lines]
    told = [tuple(int(Decimal(row[place]) * 100) for place in (7, 8, 10)) for row in rows]
    assert told == [(line.net_ore, line.vat_ore, line.gross_ore) for line in lines]


def test_gbat10_tells_two_registers_apart(closed: Shopkeeper) -> None:
    made = export_vouchers(closed.counter, VoucherForm.GBAT10, operator=KARI)
    rows = [row.split(";") for row in made.content.decode("cp1252").splitlines()]
    assert len({row[1] for row in rows}) == 2
    assert sum(Decimal(row[8]) for row in rows) == 0


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("form", VoucherForm)
def test_that_a_file_was_made_is_in_each_journal(closed: Shopkeeper, form: VoucherForm) -> None:
    made = export_vouchers(closed.counter, form, MONDAY, MONDAY, KARI)
    assert made.name.startswith("dagsbilag-2026-03-02--2026-03-02.")
    for register in closed.registers():
        event = JournalExported(f"Dagsbilag {form}", "2026-03-02", "2026-03-02")
        assert (closed.last(register).event, closed.last(register).operator) == (event, KARI)


def test_days_outside_the_period_are_left_out(closed: Shopkeeper) -> None:
    after = export_vouchers(closed.counter, VoucherForm.CSV, date(2026, 3, 3), None, KARI)
    assert csv_rows(after.content) == [list(CSV_HEAD)]
    with pytest.raises(PeriodReversed):
        export_vouchers(closed.counter, VoucherForm.CSV, date(2026, 3, 3), MONDAY, KARI)


def test_who_may_not_keep_the_books_gets_none(closed: Shopkeeper) -> None:
    with pytest.raises(MissingRight):
        export_vouchers(closed.counter, VoucherForm.CSV, operator=OLA)


def test_a_day_that_waits_is_told_and_no_file_is_made(shop: Shopkeeper) -> None:
    ended = Rule(Purpose.SALE, "", MONDAY, vat_code="31")
    shop.counter.store.write(lambda books: books.put_mapping_rule(ended)).result()
    shop.sell("200")
    shop.z(1_000_00 + 39_00)
    head = shop.head()
    with pytest.raises(VouchersWait) as told:
        export_vouchers(shop.counter, VoucherForm.CSV, operator=KARI)
    assert f"{FRONT} Z 1 (2026-03-02)" in told.value.sentence()
    assert shop.head() == head
    assert export_vouchers(shop.counter, VoucherForm.CSV, date(2026, 3, 3), None, KARI).content


def test_more_registers_than_there_are_numbers_are_refused(
    closed: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voucher_files, "REGISTERS_MAX", 1)
    with pytest.raises(RegistersNotToldApart):
        export_vouchers(closed.counter, VoucherForm.GBAT10, operator=KARI)
    assert export_vouchers(closed.counter, VoucherForm.XLSX, operator=KARI).content
