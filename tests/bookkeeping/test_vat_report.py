"""The VAT report is what is booked, and the draft of the return is what the authority's schema wants."""

import itertools
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import fromstring

import msgspec
import pytest
from hypothesis import given, strategies as st
from lxml import etree

from datakasse.bookkeeping.vat_report import VatTerm, vat_report
from datakasse.bookkeeping.voucher import Voucher, postings
from datakasse.saft.source import Software
from datakasse.saft.vat_return import RETURN_NAMESPACE, TERM_NAMES, vat_return
from datakasse.trade.vat import vat_in_gross
from tests.saft.ledgers import COMPANY, RATES, sale

Check = Callable[[str], None]
DAY = date(2026, 3, 2)
MADE_BY = Software("datakasse", "0.1.0", "Prøveleverandøren")


@pytest.fixture(scope="session")
def valid(shared: Path) -> Check:
    """Fail unless a document is as the official schema says, its codes and rates those of the lists."""
    folder = shared / "specs" / "skatteetaten-mva"
    name = "no.skatteetaten.fastsetting.avgift.mva.skattemeldingformerverdiavgift.v1.0.xsd"
    schema = etree.XMLSchema(etree.parse(folder / "xsd" / name))
    lists = {
        list_name: {
            one.text for one in etree.parse(folder / "kodelister" / f"{list_name}.xml").iter("{*}tekniskNavn")
        }
        for list_name in ("mvaKodeSAFT", "sats", "mvaSpesifikasjon")
    }

    def check(document: str) -> None:
        tree = etree.fromstring(document.encode())
        schema.validate(tree)
        assert not schema.error_log, schema.error_log
        for tag, list_name in (
            ("mvaKode", "mvaKodeSAFT"),
            ("sats", "sats"),
            ("spesifikasjon", "mvaSpesifikasjon"),
        ):
            assert {one.text for one in tree.iter(f"{{*}}{tag}")} <= lists[list_name]

    return check


def withdrawn(voucher: Voucher) -> Voucher:
    """Return a voucher with its goods on the account of withdrawals."""
    lines = (
        msgspec.structs.replace(line, account="3060" if line.vat_code else line.account)
        for line in voucher.lines
    )
    return msgspec.structs.replace(voucher, lines=tuple(lines))


def a_term() -> list[Voucher]:
    """Return sales, a return, a withdrawal, and something outside the Act, in the second term of 2026."""
    return [
        sale(date(2026, 2, 28), ("3", 1_000_00, 250_00), number=1),
        sale(DAY, ("3", 800_00, 200_00), ("31", 100_49, 15_07), number=2),
        sale(DAY, ("3", -80_00, -20_00), number=3),
        withdrawn(sale(DAY, ("3", 40_00, 10_00), number=4)),
        sale(date(2026, 4, 30), ("5", 50_50, 0), number=5),
    ]


@pytest.mark.law("law.md 3.3")
def test_a_term_has_its_own_days_and_withdrawals_apart() -> None:
    report = vat_report(a_term(), VatTerm(2026, 2))
    assert [(line.code, line.is_withdrawal, line.basis_ore, line.vat_ore) for line in report.lines] == [
        ("3", False, 720_00, 180_00),
        ("3", True, 40_00, 10_00),
        ("5", False, 50_50, 0),
        ("31", False, 100_49, 15_07),
    ]
    assert (report.vouchers, report.vat_ore, report.vat_kroner) == (4, 205_07, 205)


def test_a_year_is_one_report() -> None:
    report = vat_report(a_term(), VatTerm(2026))
    assert report.lines[0].basis_ore == 1_720_00
    assert (report.term.first, report.term.last) == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("term", [0, 7, -1])
def test_a_year_has_six_terms(term: int) -> None:
    with pytest.raises(ValueError, match="6 terms"):
        VatTerm(2026, term)


def test_terms_cover_the_year_without_a_gap() -> None:
    terms = [VatTerm(2028, number) for number in range(1, 7)]
    assert [(b.first - a.last).days for a, b in itertools.pairwise(terms)] == [1] * 5
    assert (terms[0].first, terms[-1].last) == (VatTerm(2028).first, VatTerm(2028).last)


def test_the_draft_is_valid(valid: Check) -> None:
    for term in (VatTerm(2026, 2), VatTerm(2026)):
        valid(vat_return(vat_report(a_term(), term), COMPANY, MADE_BY))
    valid(vat_return(vat_report([], VatTerm(2026, 1)), COMPANY, MADE_BY))


def test_the_schema_would_have_said_so(valid: Check) -> None:
    """The control: a term that is none, and a code that is none."""
    document = vat_return(vat_report(a_term(), VatTerm(2026, 2)), COMPANY, MADE_BY)
    for was, now in (("mars-april", "mars-mai"), ("<mvaKode>31</mvaKode>", "<mvaKode>7</mvaKode>")):
        assert was in document
        with pytest.raises(AssertionError):
            valid(document.replace(was, now))


def test_the_names_of_terms_are_the_schemas(valid: Check) -> None:
    for number in range(1, len(TERM_NAMES) + 1):
        valid(vat_return(vat_report([], VatTerm(2026, number)), COMPANY, MADE_BY))


def test_what_the_draft_states_is_the_sum_of_its_lines() -> None:
    tree = fromstring(vat_return(vat_report(a_term(), VatTerm(2026, 2)), COMPANY, MADE_BY))
    space = {"": RETURN_NAMESPACE}
    stated = int(tree.findtext(".//fastsattMerverdiavgift", "", space))
    assert stated == sum(int(one.text or "") for one in tree.iterfind(".//merverdiavgift", space)) == 205
    assert [one.text for one in tree.iterfind(".//spesifikasjon", space)] == ["uttak"]


@given(
    st.lists(
        st.tuples(
            st.dates(date(2026, 1, 1), date(2026, 12, 31)),
            st.sampled_from(sorted(RATES)),
            st.integers(-99_999, 99_999).filter(bool),
        ),
        max_size=20,
    )
)
def test_terms_sum_to_the_year_and_to_the_vat_account(drawn: Sequence[tuple[date, str, int]]) -> None:
    vouchers = [
        sale(day, (code, gross - vat_in_gross(gross, RATES[code]), vat_in_gross(gross, RATES[code])))
        for day, code, gross in drawn
    ]
    terms = [vat_report(vouchers, VatTerm(2026, number)) for number in range(1, 7)]
    booked_ore = sum(
        one.amount_ore for voucher in vouchers for one in postings(voucher.lines) if one.account == "2700"
    )
    assert (
        sum(report.vat_ore for report in terms) == vat_report(vouchers, VatTerm(2026)).vat_ore == -booked_ore
    )
    assert sum(report.vouchers for report in terms) == len(vouchers)
    for line in vat_report(vouchers, VatTerm(2026)).lines:
        assert abs(line.rounded_ore) <= len(vouchers)
