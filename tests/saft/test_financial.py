"""SAF-T Financial: valid, balanced, and right over the borders of periods."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from lxml import etree

from datakasse.bookkeeping.agree import Booked
from datakasse.bookkeeping.voucher import Voucher, postings
from datakasse.errors.control.exports import IdentifierUnfit, PeriodReversed, SeriesOverlap
from datakasse.saft.financial.document import FINANCIAL_NAMESPACE, FINANCIAL_SCHEMA_NAME
from datakasse.saft.financial.readback import add_vouchers, read_voucher
from datakasse.trade.vat import vat_in_gross
from tests.saft.conftest import XPATH_NAME
from tests.saft.ledgers import RATES, balances, ledger_of, ore, read, sale, written

SCHEMA = "{http://www.w3.org/2001/XMLSchema}"
IMPOSSIBLE = frozenset({"KeyAnalysisType"})
"""Wants one department in a file: every department has the same type. Published like that."""

Validate = Callable[[bytes], None]
DAY = date(2026, 3, 2)


@pytest.fixture(scope="session")
def financial_schema(saft_reference: Path) -> bytes:
    """The official schema with its keys in force: as published, their XPaths find nothing."""
    given_schema = etree.fromstring((saft_reference / FINANCIAL_SCHEMA_NAME).read_bytes())
    for step in given_schema.iter(f"{SCHEMA}selector", f"{SCHEMA}field"):
        step.set("xpath", XPATH_NAME.sub(r"fin:\g<0>", str(step.get("xpath"))))
    for key in [*given_schema.iter(f"{SCHEMA}key", f"{SCHEMA}keyref")]:
        parent = key.getparent()
        if parent is not None and {key.get("name"), key.get("refer")} & IMPOSSIBLE:
            parent.remove(key)
    root = etree.Element(
        given_schema.tag,
        dict(given_schema.attrib),
        nsmap={**given_schema.nsmap, "fin": FINANCIAL_NAMESPACE},
    )
    root[:] = given_schema[:]
    return etree.tostring(root)


@pytest.fixture(scope="session")
def valid(financial_schema: bytes) -> Validate:
    """Fail unless a file is as the schema says, keys and references too."""
    strict = etree.XMLSchema(etree.fromstring(financial_schema))

    def check(file: bytes) -> None:
        strict.validate(etree.fromstring(file))
        assert not strict.error_log, strict.error_log

    return check


def a_day() -> list[Voucher]:
    """Return vouchers of all sorts: two registers, departments, a customer, a return, a free sale."""
    return [
        sale(DAY, ("3", 100_00, 25_00), ("31", 40_00, 6_00), number=1, department="10"),
        sale(DAY, ("5", 50_00, 0), tender="1579", number=2, department="20"),
        sale(DAY, ("3", 500_00, 125_00), tender="1500", number=3, customer="C7"),
        sale(DAY, ("3", -80_00, -20_00), number=4),
        sale(DAY + timedelta(days=1), ("3", 8_00, 2_00), register="K2", number=1),
    ]


@pytest.mark.law("law.md 3.3")
def test_a_file_is_valid(valid: Validate) -> None:
    valid(written(ledger_of(a_day(), {"C7": "Pensjonatet"})))


def test_a_file_without_vouchers_is_valid(valid: Validate) -> None:
    valid(written(ledger_of([])))
    valid(written(ledger_of(a_day()), date(2027, 1, 1), date(2027, 12, 31)))


def test_the_schema_would_have_said_so(valid: Validate) -> None:
    """The control: an account that is not declared, and a voucher twice, are found."""
    file = written(ledger_of(a_day()))
    for was, now in (
        (
            b"<AccountID>3100</AccountID><AccountDescription>",
            b"<AccountID>3199</AccountID><AccountDescription>",
        ),
        (b"<TransactionID>K1-2026-000002<", b"<TransactionID>K1-2026-000001<"),
        (b"<TaxCode>3</TaxCode><Description>", b"<TaxCode>4</TaxCode><Description>"),
    ):
        assert file.count(was) == 1
        with pytest.raises(AssertionError):
            valid(file.replace(was, now))


def test_totals_are_those_of_the_lines() -> None:
    root = read(written(ledger_of(a_day())))
    debit_ore = sum(ore(one.text) for one in root.iterfind(".//DebitAmount/Amount"))
    credit_ore = sum(ore(one.text) for one in root.iterfind(".//CreditAmount/Amount"))
    entries = root.find("GeneralLedgerEntries")
    assert entries is not None
    assert ore(entries.findtext("TotalDebit")) == debit_ore
    assert ore(entries.findtext("TotalCredit")) == credit_ore == debit_ore
    assert entries.findtext("NumberOfEntries") == "5" == str(len(entries.findall("Journal/Transaction")))


def test_a_line_names_its_receipt_and_its_vat() -> None:
    first, *_ = read(written(ledger_of(a_day()))).iterfind("GeneralLedgerEntries/Journal/Transaction")
    assert first.findtext("TransactionID") == "K1-2026-000001"
    assert first.findtext("SystemID") == "1"
    assert [line.findtext("AccountID") for line in first.iterfind("Line")] == [
        "1900", "3000", "2700", "3000", "2700",
    ]  # fmt: skip
    assert {line.findtext("SourceDocumentID") for line in first.iterfind("Line")} == {"K1-1"}
    assert [
        (tax.findtext("TaxCode"), tax.findtext("TaxBase"), tax.findtext("CreditTaxAmount/Amount"))
        for tax in first.iterfind("Line/TaxInformation")
    ] == [("3", "100.00", "25.00"), ("31", "40.00", "6.00")]


def test_a_line_has_the_name_of_the_group_beside_its_code() -> None:
    ledger = ledger_of(a_day())
    (kept, *_) = [line.text for line in a_day()[0].lines if line.vat_code]
    ledger.texts = {kept: f"{kept} Brød og kaker"}
    told = [one.text for one in read(written(ledger)).iterfind(".//Line/Description")]
    assert f"{kept} Brød og kaker" in told
    assert kept not in told


def test_the_lines_of_each_voucher_are_numbered_from_one() -> None:
    for voucher in read(written(ledger_of(a_day()))).iterfind("GeneralLedgerEntries/Journal/Transaction"):
        numbers = [line.findtext("RecordID") for line in voucher.iterfind("Line")]
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_a_return_is_on_the_other_side() -> None:
    back = read(written(ledger_of(a_day()))).findall("GeneralLedgerEntries/Journal/Transaction")[3]
    assert [line.findtext("CreditAmount/Amount") for line in back.iterfind("Line")] == ["100.00", None, None]
    assert back.findtext("Line/TaxInformation/DebitTaxAmount/Amount") == "20.00"


def test_a_rounding_may_leave_base_and_tax_on_two_sides(valid: Validate) -> None:
    """Two came back and two others went out in one receipt: an øre of base, and of tax the other way."""
    file = written(ledger_of([sale(DAY, ("31", 1, -1), number=1)]))
    valid(file)
    tax = read(file).find("GeneralLedgerEntries/Journal/Transaction/Line/TaxInformation")
    assert tax is not None
    assert (tax.findtext("TaxBase"), tax.findtext("DebitTaxAmount/Amount")) == ("-0.01", "0.01")
    booked = Booked()
    written_so = re.findall("<Transaction>.*</Transaction>", file.decode())
    add_vouchers(booked, [read_voucher(text) for text in written_so])
    assert (dict(booked.net_ore), dict(booked.vat_ore)) == ({"31 1500": 1}, {"31 1500": -1})


def test_customers_have_balances() -> None:
    file = written(ledger_of(a_day(), {"C7": "Pensjonatet"}), DAY + timedelta(days=1), None)
    customer = read(file).find("MasterFiles/Customers/Customer")
    assert customer is not None
    assert customer.findtext("Name") == "Pensjonatet"
    assert customer.findtext("BalanceAccount/AccountID") == "1500"
    assert customer.findtext("BalanceAccount/OpeningDebitBalance") == "625.00"
    assert customer.findtext("BalanceAccount/ClosingDebitBalance") == "625.00"


@pytest.mark.law("law.md 3.2")
def test_a_change_of_rate_has_a_row_for_each_rate(valid: Validate) -> None:
    low = {"33": 600}
    vouchers = [
        sale(date(2021, 9, 30), ("33", 100_00, 6_00), number=1, rates=low),
        sale(date(2021, 10, 1), ("33", 100_00, 12_00), number=2),
    ]
    file = written(ledger_of(vouchers))
    valid(file)
    rows = read(file).findall("MasterFiles/TaxTable/TaxTableEntry/TaxCodeDetails")
    assert [(row.findtext("TaxCode"), row.findtext("StandardTaxCode")) for row in rows] == [
        ("33-6.00", "33"),
        ("33-12.00", "33"),
    ]


nets = st.integers(-50_000, 50_000).filter(bool)


@st.composite
def many_vouchers(draw: st.DrawFn) -> list[Voucher]:
    """Draw vouchers over two years in order, at two registers."""
    days = sorted(draw(st.lists(st.dates(date(2025, 11, 1), date(2026, 2, 28)), min_size=1, max_size=12)))
    made: list[Voucher] = []
    for number, day in enumerate(days, 1):
        code = draw(st.sampled_from(sorted(RATES)))
        gross_ore = draw(nets)
        vat_ore = vat_in_gross(gross_ore, RATES[code])
        register, tender = draw(st.sampled_from(["K1", "K2"])), draw(st.sampled_from(["1900", "1500"]))
        customer = "C1" if tender == "1500" else ""
        made.append(
            sale(
                day,
                (code, gross_ore - vat_ore, vat_ore),
                register=register,
                tender=tender,
                number=number,
                customer=customer,
            )
        )
    return made


@given(vouchers=many_vouchers(), border=st.dates(date(2025, 11, 2), date(2026, 2, 28)))
def test_what_one_period_ends_with_the_next_begins_with(vouchers: list[Voucher], border: date) -> None:
    ledger = ledger_of(vouchers)
    day_before = border - timedelta(days=1)
    ends = balances(written(ledger, None, day_before), "Closing")
    begins = balances(written(ledger, border, None), "Opening")
    closed = {account for account in {*ends, *begins} if account[0] in "345678"}
    if border.year == 2025 or all(voucher.day.year == border.year for voucher in vouchers):
        assert ends == begins
    assert sum(begins.values()) == 0 == sum(ends.values())
    open_accounts = ({*ends, *begins} - closed) - {"2050"}
    assert all(ends.get(one, 0) == begins.get(one, 0) for one in open_accounts)


@given(vouchers=many_vouchers(), border=st.dates(date(2025, 11, 2), date(2026, 2, 28)))
def test_balances_are_what_was_posted(vouchers: list[Voucher], border: date) -> None:
    """A second count: each account is the sum of its postings, result accounts from New Year on."""
    file = written(ledger_of(vouchers), border, None)
    opening, closing = balances(file, "Opening"), balances(file, "Closing")
    for account in opening:
        before_ore = after_ore = 0
        for voucher in vouchers:
            amount_ore = sum(one.amount_ore for one in postings(voucher.lines) if one.account == account)
            result = account[0] in "345678"
            if voucher.day >= border:
                after_ore += amount_ore
            elif not result or voucher.day.year == border.year:
                before_ore += amount_ore
        if account != "2050":
            assert (opening[account], closing[account]) == (before_ore, before_ore + after_ore)


def test_new_year_begins_with_results_in_equity() -> None:
    vouchers = [
        sale(date(2025, 12, 31), ("3", 100_00, 25_00), number=1),
        sale(date(2026, 1, 2), ("3", 8_00, 2_00), number=1, register="K2"),
    ]
    opening = balances(written(ledger_of(vouchers), date(2026, 1, 1), None), "Opening")
    assert (opening["3000"], opening["2050"], opening["1900"], opening["2700"]) == (
        0,
        -100_00,
        125_00,
        -25_00,
    )


def test_refusals() -> None:
    with pytest.raises(PeriodReversed):
        written(ledger_of(a_day()), date(2026, 2, 1), date(2026, 1, 1))
    with pytest.raises(IdentifierUnfit):
        written(ledger_of([sale(DAY, ("3", 8_00, 2_00), register="K" * 51)]))
    # A receipt of one could be taken for a receipt of the other.
    alike = ledger_of([sale(DAY, ("3", 8_00, 2_00), register=register) for register in ("K1", "K2")])
    alike.prefixes |= {"K1": "A", "K2": "A1"}
    with pytest.raises(SeriesOverlap):
        written(alike)
