"""
Verifying: each fault is named with its entry, an innocent entry is not, and nothing makes the check stumble.

Digests stand as they were. What happens when they are recomputed: `test_verify_keys.py`.
"""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import example, given, settings, strategies as st

from datakasse.journal.events.people import SignedOff, SignedOn
from datakasse.journal.events.register import ClockWentBack, SystemStarted
from datakasse.journal.signature import Signer
from datakasse.journal.verify import Checker, Fault, Seal, Stored, Tally
from tests.journal.journals import (
    BEGINNING,
    COMPANY,
    REGISTER,
    Journal,
    chained,
    commissioned,
    copy_of,
    findings,
    found,
    knows_secrets,
    rewritten,
)
from tests.journal.tampering import (
    ALTERED,
    CLOCK,
    DAY,
    FOREIGN_KEY,
    INSERTED,
    MISSING,
    REORDERED,
    ROWS,
    RSA,
    RSA_DAY,
    SEALS,
    SIGNER,
    Rows,
    a_day,
    cheaper,
    filed_as,
    other_operator,
    transaction_with,
    with_body,
    with_digest,
    without,
)


@pytest.mark.law("KSF-2-7-3", "SIG-15")
@pytest.mark.parametrize("signer", [SIGNER, RSA], ids=["hmac", "rsa"])
def test_control_an_untouched_journal_has_no_finding(signer: Signer) -> None:
    journal = a_day(signer)
    assert findings(journal.rows, journal.seals, signer=signer, trusted=[signer.public]) == []
    assert findings(journal.rows, journal.seals, signer=signer) == []
    assert findings(journal.rows, signer=signer) == []
    assert findings([], [], signer=signer) == []


WORD_ALTERED = rewritten(ROWS, 5, other_operator)
NOBODYS_KEY = [(number, FOREIGN_KEY) for number in (3, 4, 6, 6, 8, 8, 10, 12)]

TAMPERED: list[tuple[str, Rows, list[tuple[int, Fault]]]] = [
    ("a word altered", WORD_ALTERED, [(5, ALTERED)]),
    ("a word altered in a sale", rewritten(ROWS, 6, other_operator), [(6, ALTERED)]),
    ("an amount altered", rewritten(ROWS, 6, cheaper), [(6, ALTERED)]),
    ("a number altered", rewritten(ROWS, 6, transaction_with(number=7)), [(6, ALTERED)]),
    ("a signature altered", rewritten(ROWS, 6, transaction_with(signature="A" * 28)), [(6, ALTERED)]),
    ("a signature removed", rewritten(ROWS, 6, transaction_with(signature="")), [(6, ALTERED)]),
    ("a signature with an ø", rewritten(ROWS, 6, transaction_with(signature="ø")), [(6, ALTERED)]),
    ("a date with an ø", rewritten(ROWS, 6, transaction_with(date="ø")), [(6, ALTERED)]),
    ("a number of 40 digits", rewritten(ROWS, 6, transaction_with(number=10**40)), [(6, ALTERED)]),
    ("the last entry altered", rewritten(ROWS, 12, other_operator), [(12, ALTERED)]),
    ("the first entry altered", rewritten(ROWS, 1, other_operator), [(1, ALTERED)]),
    ("two altered", rewritten(WORD_ALTERED, 9, other_operator), [(5, ALTERED), (9, ALTERED)]),
    ("two in a row altered", rewritten(WORD_ALTERED, 6, cheaper), [(5, ALTERED), (6, ALTERED)]),
    ("a digest altered", with_digest(7, bytes(32)), [(7, ALTERED)]),
    ("a sale's digest altered", with_digest(8, bytes(32)), [(8, ALTERED), (8, ALTERED)]),
    ("garbage", with_body(5, b"\xff\x00garbage"), [(5, ALTERED)]),
    ("no bytes", with_body(5, b""), [(5, ALTERED)]),
    ("brackets without end", with_body(5, b"[" * 100_000), [(5, ALTERED)]),
    ("a sale that is garbage", with_body(6, b"garbage"), [(6, ALTERED), (8, MISSING)]),
    ("an entry missing", without(5), [(5, MISSING)]),
    ("a sale missing", without(6), [(6, MISSING), (8, MISSING)]),
    ("three missing", without(5, 6, 7), [(5, MISSING), (8, MISSING)]),
    ("the first missing", without(1), [(1, MISSING), *NOBODYS_KEY, (1, MISSING)]),
    ("the end missing", ROWS[:10], [(11, MISSING)]),
    ("everything missing", [], [(1, MISSING)]),
    ("an entry twice", [*ROWS[:7], ROWS[6], *ROWS[7:]], [(7, INSERTED)]),
    ("a sale twice", [*ROWS[:6], ROWS[5], *ROWS[6:]], [(6, INSERTED)]),
    ("garbage after a gap", with_body(7, b"garbage", without(6)), [(6, MISSING), (7, ALTERED), (8, MISSING)]),
]  # fmt: skip


@pytest.mark.law("KSF-2-7-3", "SIG-15")
@pytest.mark.parametrize(
    ("rows", "expected"),
    [(rows, expected) for _, rows, expected in TAMPERED],
    ids=[case for case, _, _ in TAMPERED],
)
def test_each_fault_is_named_with_its_entry(rows: Rows, expected: list[tuple[int, Fault]]) -> None:
    """Digests left as they were: the entry that is false is told, and no innocent one."""
    assert found(rows, SEALS, signer=SIGNER, trusted=[SIGNER.public]) == expected


SEEN_BY_SEALS = ("the first missing", "the end missing", "everything missing", "a sale's digest altered")


@pytest.mark.law("KSF-2-7-3")
def test_without_seals_the_chain_finds_the_same_but_a_cut_end() -> None:
    for case, rows, expected in TAMPERED:
        if case not in (
            "the first missing",
            "the end missing",
            "everything missing",
            "a sale's digest altered",
        ):
            assert found(rows, signer=SIGNER) == expected, case


@pytest.mark.law("KSF-2-7-3")
def test_two_entries_that_changed_places_are_told() -> None:
    """With their digests or without."""
    bodies = with_body(5, ROWS[6].body, with_body(7, ROWS[4].body))
    assert found(bodies, SEALS, signer=SIGNER) == [(5, REORDERED), (5, ALTERED), (7, REORDERED), (7, ALTERED)]
    whole = [*ROWS[:4], filed_as(5, ROWS[6]), ROWS[5], filed_as(7, ROWS[4]), *ROWS[7:]]
    told = found(whole, SEALS, signer=SIGNER)
    assert {(5, REORDERED), (5, ALTERED), (7, REORDERED), (7, ALTERED)} <= set(told)
    assert {number for number, _ in told} <= {5, 6, 7, 8}


@pytest.mark.law("KSF-2-7-3")
def test_two_sales_that_changed_places_are_told() -> None:
    rows = with_body(6, ROWS[7].body, with_body(8, ROWS[5].body))
    assert found(rows, SEALS, signer=SIGNER) == [(6, REORDERED), (6, ALTERED), (8, REORDERED), (8, ALTERED)]


@pytest.mark.law("KSF-2-7-3")
def test_an_entry_of_another_register_is_told() -> None:
    """In the place of ours, or after the last."""
    other = a_day(register="K2").rows
    assert found(with_body(5, other[4].body), SEALS, signer=SIGNER) == [(5, INSERTED), (5, ALTERED)]
    assert found(with_body(6, other[5].body), SEALS, signer=SIGNER) == [(6, INSERTED), (6, ALTERED)]
    stray = filed_as(13, other[11])
    assert found(chained([*ROWS, stray]), signer=SIGNER) == [(13, INSERTED), (13, REORDERED)]


@pytest.mark.law("KSF-2-7-3")
def test_an_entry_of_another_company_is_told() -> None:
    rows = rewritten(ROWS, 5, lambda record: msgspec.structs.replace(record, company="999999999"))
    assert found(rows, SEALS, signer=SIGNER) == [(5, INSERTED), (5, ALTERED)]


# ── the clock ──


@pytest.mark.law("KSF-2-5-c")
@pytest.mark.parametrize(("tells", "expected"), [(True, []), (False, [(4, CLOCK)])])
def test_a_clock_that_went_back_is_told_unless_an_entry_tells_it(
    tells: bool, expected: list[tuple[int, Fault]]
) -> None:
    journal = Journal(SIGNER)
    journal.write(commissioned(SIGNER))
    journal.write(SystemStarted("0.1.0"))
    journal.write(SignedOn(), at=BEGINNING + timedelta(hours=2))
    back = BEGINNING + timedelta(hours=1)
    journal.write(ClockWentBack(3_600_000) if tells else SignedOff(), at=back)
    journal.write(SignedOff(), at=back)
    assert found(journal.rows, signer=SIGNER) == expected


def test_the_same_moment_twice_is_no_clock_gone_back() -> None:
    journal = Journal(SIGNER)
    for event in (commissioned(SIGNER), SystemStarted("0.1.0"), SignedOn()):
        journal.write(event, at=BEGINNING)
    assert found(journal.rows, signer=SIGNER) == []


def test_a_moment_without_its_zone_is_no_entry() -> None:
    rows = with_body(5, ROWS[4].body.replace(b"Z", b"", 1))
    assert found(rows, signer=SIGNER) == [(5, ALTERED)]


def test_a_false_moment_does_not_put_the_next_entry_in_the_wrong() -> None:
    later = BEGINNING + timedelta(days=1)
    rows = rewritten(ROWS, 5, lambda record: msgspec.structs.replace(record, at=later))
    assert found(rows, signer=SIGNER) == [(5, ALTERED)]


@pytest.mark.parametrize("version", [0, 2])
def test_a_format_that_is_not_known_is_told(version: int) -> None:
    rows = rewritten(ROWS, 5, lambda record: msgspec.structs.replace(record, version=version))
    assert found(chained(rows), signer=SIGNER) == [(5, ALTERED)]


# ── going on from where a check ended ──


@pytest.mark.law("KSF-2-7-3")
@pytest.mark.parametrize("place", range(len(ROWS) + 1))
@pytest.mark.parametrize(
    "case", ["nothing", "a word altered", "an amount altered", "a sale that is garbage", "a sale missing"]
)
def test_a_check_in_two_parts_finds_what_a_whole_one_finds(place: int, case: str) -> None:
    """From any entry, with a tally that was kept as bytes in between."""
    rows = next((rows for name, rows, _ in TAMPERED if name == case), ROWS)
    first = Checker(COMPANY, REGISTER, hmac=knows_secrets(SIGNER))
    told = list(first.check(rows[:place]))
    second = Checker(COMPANY, REGISTER, hmac=knows_secrets(SIGNER), tally=copy_of(first.tally))
    told += second.check(rows[place:])
    whole = Checker(COMPANY, REGISTER, hmac=knows_secrets(SIGNER))
    assert told == list(whole.check(rows))
    assert second.tally == whole.tally


@pytest.mark.law("KSF-2-7-3")
def test_going_on_asks_for_seals_of_what_is_new_only() -> None:
    first = Checker(COMPANY, REGISTER, hmac=knows_secrets(SIGNER))
    assert list(first.check(ROWS[:8], SEALS[:3])) == []
    for rows, seals, expected in (
        (ROWS[8:], SEALS[3:], []),
        (list[Stored](), list[Seal](), []),
        (ROWS[8:], list[Seal](), [(9, MISSING)]),
    ):
        assert found(rows, seals, signer=SIGNER, tally=copy_of(first.tally)) == expected


def test_an_empty_tally_is_where_a_journal_begins() -> None:
    assert found(ROWS, SEALS, signer=SIGNER, tally=Tally()) == []


# ── any flip at all ──


@pytest.mark.law("KSF-2-7-3", "SIG-15")
@settings(max_examples=300)
@given(st.data())
def test_any_byte_changed_in_any_body_or_digest_is_found(data: st.DataObject) -> None:
    """And the first finding names the entry it is in."""
    row = data.draw(st.sampled_from(ROWS))
    in_digest = data.draw(st.booleans())
    target = row.digest if in_digest else row.body
    place = data.draw(st.integers(0, len(target) - 1))
    flipped = target[:place] + bytes([target[place] ^ data.draw(st.integers(1, 255))]) + target[place + 1 :]
    rows = with_digest(row.number, flipped) if in_digest else with_body(row.number, flipped)
    assert found(rows, signer=SIGNER)[0] in ((row.number, fault) for fault in Fault)


@pytest.mark.law("KSF-2-7-3", "SIG-15")
@settings(max_examples=200)
@given(st.data())
def test_no_byte_can_be_changed_and_the_digests_recomputed(data: st.DataObject) -> None:
    """The seals tell, whatever it was; and the check never stumbles over it, with RSA keys to be read too."""
    journal = data.draw(st.sampled_from([DAY, RSA_DAY]))
    row = data.draw(st.sampled_from(journal.rows))
    place = data.draw(st.integers(0, len(row.body) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda value: value != row.body[place]))
    flipped = row.body[:place] + bytes([value]) + row.body[place + 1 :]
    rows = chained(with_body(row.number, flipped, journal.rows))
    assert found(rows, journal.seals, signer=journal.signer)


@given(st.lists(st.tuples(st.integers(-2, 20), st.binary(max_size=40), st.binary(max_size=33)), min_size=1))
@example([(1, b'{"event":' + b"[" * 100_000, b"")])
def test_nothing_makes_the_check_stumble(rows: list[tuple[int, bytes, bytes]]) -> None:
    assert found([Stored(*row) for row in rows], SEALS, signer=SIGNER)
