"""Bank files are read as their schema means them, in both versions, and bad ones are refused whole."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from lxml import etree

from datakasse.bank.camt import read_camt
from datakasse.errors import Refused
from datakasse.errors.ledger.bank_files import (
    BankBalanceOff,
    BankCurrencyForeign,
    BankFileTooLarge,
    BankFileUnreadable,
)
from tests.bank.camt_file import ACCOUNT, Line, file, notification, payment, statement

VERSIONS = pytest.mark.parametrize("version", ["02", "08"])


def _valid(content: bytes, schema: Path) -> bytes:
    """Return a file that the official schema finds nothing wrong with."""
    compiled = etree.XMLSchema(etree.parse(schema))
    compiled.assertValid(etree.parse(BytesIO(content)))
    return content


@VERSIONS
def test_a_statement_is_read_as_the_schema_means_it(version: str, shared: Path) -> None:
    lines = [
        Line("1250.50", reference="77", details=payment("1250.50", kid="0001234567897", version=version)),
        Line("99.00", "DBIT", "78", info="Gebyr"),
        Line("99.00", "CRDT", "79", reversal="true"),
        Line("5.00", "CRDT", "80", status="PDNG"),
    ]
    content = file(statement(lines, opening="-10.00", closing="1240.50", version=version), version=version)
    schema = shared / "specs" / "iso20022" / f"camt.053.001.{version}.xsd"
    (read,) = read_camt(_valid(content, schema))
    assert (read.account, read.currency, read.opening_ore, read.closing_ore) == (
        ACCOUNT,
        "NOK",
        -10_00,
        1240_50,
    )
    assert (read.from_date, read.to_date) == (date(2026, 11, 2), date(2026, 11, 2))
    assert [entry.amount_ore for entry in read.entries] == [1250_50, -99_00, 99_00]
    assert [entry.key for entry in read.entries] == [f"{ACCOUNT}:{number}" for number in (77, 78, 79)]
    assert read.entries[0].references == ("0001234567897",)
    assert (read.entries[1].text, read.entries[2].is_reversal) == ("Gebyr", True)


@VERSIONS
def test_a_notification_tells_the_payments_of_a_batch(version: str, shared: Path) -> None:
    details = "".join(
        payment(amount, end_to_end=name, version=version)
        for amount, name in (("60.00", "A1"), ("40.00", "A2"))
    )
    content = file(
        notification([Line("100.00", details=details)], version=version), version=version, kind="054"
    )
    schema = shared / "specs" / "iso20022" / f"camt.054.001.{version}.xsd"
    (read,) = read_camt(_valid(content, schema))
    assert read.is_notification
    assert [(each.amount_ore, each.references) for each in read.entries[0].batch] == [
        (60_00, ("A1",)),
        (40_00, ("A2",)),
    ]


def test_payments_that_do_not_add_up_to_their_entry_explain_nothing() -> None:
    details = payment("60.00") + payment("30.00")
    (read,) = read_camt(file(notification([Line("100.00", details=details)]), kind="054"))
    assert read.entries[0].batch == ()


def test_any_prefix_and_an_iban_read_alike() -> None:
    plain = read_camt(file(statement([Line()], closing="100.00")))
    assert read_camt(file(statement([Line()], closing="100.00"), prefix="ns2")) == plain
    assert read_camt(file(statement([Line()], closing="100.00", iban=True))) == plain


def test_a_file_holds_several_statements() -> None:
    parts = [
        statement([Line()], closing="100.00"),
        statement(opening="100.00", closing="100.00", name="STMT2"),
    ]
    assert [read.statement_id for read in read_camt(file(*parts))] == ["STMT1", "STMT2"]


def test_entries_without_a_reference_are_told_apart_by_running_number() -> None:
    lines = [Line(reference=""), Line(reference=""), Line(reference="", day="2026-11-03")]
    (read,) = read_camt(file(statement(lines, closing="300.00")))
    assert [entry.key for entry in read.entries] == [
        f"{ACCOUNT}:2026-11-02:10000::1",
        f"{ACCOUNT}:2026-11-02:10000::2",
        f"{ACCOUNT}:2026-11-03:10000::1",
    ]


def test_a_reference_that_a_bank_uses_twice_is_told_apart() -> None:
    (read,) = read_camt(file(statement([Line(), Line()], closing="200.00")))
    assert [entry.key for entry in read.entries] == [f"{ACCOUNT}:77", f"{ACCOUNT}:77:2"]


WHOLE = file(statement([Line(), Line("50.00", reference="78")], closing="150.00"))


@given(st.integers(0, len(WHOLE) - 1))
def test_a_file_cut_anywhere_is_refused_whole(end: int) -> None:
    with pytest.raises(BankFileUnreadable):
        read_camt(WHOLE[:end])


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused):
        read_camt(content)


def test_balances_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(BankBalanceOff) as refused:
        read_camt(file(statement([Line()], opening="10.00", closing="100.00")))
    assert refused.value.facts["off_ore"] == -10_00
    assert "skiller seg -10,00 kr fra utgående saldo" in refused.value.sentence()


@pytest.mark.parametrize(
    "content",
    [
        file(statement([Line(currency="EUR")], closing="100.00", currency="EUR")),
        file(statement([Line(currency="EUR")], closing="100.00")),
    ],
)
def test_another_currency_is_refused(content: bytes) -> None:
    with pytest.raises(BankCurrencyForeign):
        read_camt(content)


def test_entities_are_refused_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hemmelig")
    hostile = WHOLE.replace(
        b'encoding="UTF-8"?>',
        f'encoding="UTF-8"?><!DOCTYPE Document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode(),
    ).replace(b"STMT1", b"&x;")
    with pytest.raises(BankFileUnreadable, match="document type"):
        read_camt(hostile)


def test_entities_that_grow_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE Document [<!ENTITY a0 "ha">{levels}]><Document>&a11;</Document>'
    with pytest.raises(BankFileUnreadable):
        read_camt(bomb.encode())


def test_a_file_without_end_is_refused_before_it_is_read() -> None:
    with pytest.raises(BankFileTooLarge):
        read_camt(b"<" * ((32 << 20) + 1))


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (b"<CdtDbtInd>CRDT</CdtDbtInd><Sts>", b"<CdtDbtInd>UP</CdtDbtInd><Sts>", "CdtDbtInd"),
        (b"2026-11-02</Dt></BookgDt>", b"2026-13-02</Dt></BookgDt>", "no date"),
        (
            b">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>",
            b">1e9</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>",
            "1e9",
        ),
        (b">12345678903<", b"><", "account number"),
    ],
)
def test_what_cannot_be_meant_is_refused(before: bytes, after: bytes, why: str) -> None:
    assert before in WHOLE
    with pytest.raises(Refused, match=why):
        read_camt(WHOLE.replace(before, after))
