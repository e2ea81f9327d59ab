"""
Verifying with digests recomputed: what the seals, the statutory signature and the keys known outside are for.

Who has the database can make every digest fit again. Signatures and seals take the register's keys.
"""

import msgspec
import pytest

from datakasse.journal.entry import to_bytes
from datakasse.journal.events.drawer import FloatDeclared, PaidIn
from datakasse.journal.events.people import SignedOff, SignedOn
from datakasse.journal.events.register import KeysRotated, SystemStarted
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import HmacSigner, Signer
from datakasse.journal.verify import Checker, Fault, Seal, Stored
from tests.journal.journals import (
    COMPANY,
    REGISTER,
    Journal,
    chained,
    commissioned,
    findings,
    found,
    hmac_signer,
    knows_secrets,
    rewritten,
    seal_of,
)
from tests.journal.tampering import (
    ALTERED,
    DAY,
    FOREIGN,
    FOREIGN_KEY,
    INSERTED,
    MISSING,
    REORDERED,
    ROWS,
    RSA,
    SEALED,
    SEALS,
    SIGNER,
    a_day,
    other_operator,
    transaction_with,
)


@pytest.mark.law("KSF-2-7-3")
def test_recomputed_digests_are_not_those_that_were_sealed() -> None:
    rows = chained(rewritten(ROWS, 5, other_operator))
    assert found(rows, signer=SIGNER) == [], "the digests alone do not tell"
    assert found(rows, SEALS, signer=SIGNER) == [(6, ALTERED), (8, ALTERED), (12, ALTERED), (4, MISSING)]


@pytest.mark.law("KSF-2-7-3")
@pytest.mark.parametrize(("kept", "unsealed_from"), [(0, 1), (1, 4), (2, 7), (3, 9)])
def test_seals_that_were_removed_are_missed(kept: int, unsealed_from: int) -> None:
    """Else one could alter an entry, recompute the digests and throw the seals away."""
    assert found(ROWS, SEALS[:kept], signer=SIGNER) == [(unsealed_from, MISSING)]


@pytest.mark.law("SIG-15", "SIG-3")
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"gross_ore": 1_00}, [(6, FOREIGN_KEY)]),
        ({"net_ore": 1_00}, [(6, FOREIGN_KEY)]),
        ({"time": "12:00:00"}, [(6, FOREIGN_KEY)]),
        ({"date": "2025-12-31"}, [(6, FOREIGN_KEY)]),
        ({"signature": "A" * 28}, [(6, FOREIGN_KEY), (8, FOREIGN_KEY)]),
        ({"signature": ""}, [(6, FOREIGN_KEY)]),
        ({"number": 3}, [(6, MISSING), (8, REORDERED)]),
        ({"number": 1}, [(6, REORDERED), (8, MISSING)]),
        ({"number": 10**40}, [(6, MISSING), (8, REORDERED)]),
    ],
)
def test_a_transaction_altered_with_digests_recomputed_is_not_signed(
    changes: dict[str, object], expected: list[tuple[int, Fault]]
) -> None:
    """Amount, date, time, number and signature: everything that the authority's text holds."""
    assert found(chained(rewritten(ROWS, 6, transaction_with(**changes))), signer=SIGNER) == expected


@pytest.mark.law("SIG-15", "KSF-2-7-3")
def test_a_sale_taken_out_with_everything_renumbered_breaks_the_signatures() -> None:
    """The successor was signed over the one that is gone."""
    rows = list[Stored]()
    for record in (record for record in DAY.records if record.number != 6):
        later, made = record.number > 6, record.transaction
        if later and made is not None:
            made = msgspec.structs.replace(made, number=made.number - 1)
        forged = msgspec.structs.replace(record, number=record.number - later, transaction=made)
        rows.append(Stored(forged.number, to_bytes(forged), bytes(32)))
    assert found(chained(rows), signer=SIGNER) == [(7, FOREIGN_KEY), (9, FOREIGN_KEY)]


@pytest.mark.law("SIG-12", "SIG-15")
def test_a_foreign_key_is_told_wherever_it_signed() -> None:
    """A whole journal made anew with other keys is sound in itself: only who knows the keys can tell."""
    journal = a_day(FOREIGN)
    assert found(journal.rows, journal.seals, signer=FOREIGN) == []
    told = found(journal.rows, journal.seals, signer=FOREIGN, trusted=[SIGNER.public])
    assert told[0] == (1, FOREIGN_KEY)
    assert {(4, FOREIGN_KEY), (6, FOREIGN_KEY), (8, FOREIGN_KEY), (10, FOREIGN_KEY)} <= set(told)


@pytest.mark.law("SIG-12", "SIG-15")
def test_transactions_signed_anew_by_a_foreign_key_are_told_one_by_one() -> None:
    journal = Journal(SIGNER)
    for record in DAY.records:
        journal.signer = SIGNER if record.number < 8 else FOREIGN
        journal.write(record.event, seal=record.number in SEALED)
    told = found(journal.rows, journal.seals, signer=SIGNER, trusted=[SIGNER.public])
    assert told == [(8, FOREIGN_KEY), (8, FOREIGN_KEY), (10, FOREIGN_KEY), (12, FOREIGN_KEY), (7, MISSING)]


@pytest.mark.law("KSF-2-7-3")
@pytest.mark.parametrize(
    ("case", "seal", "expected"),
    [
        ("by a foreign key", seal_of(8, ROWS[7].digest, FOREIGN), [(8, FOREIGN_KEY)]),
        ("of another register", seal_of(8, ROWS[7].digest, SIGNER, "K2"), [(8, FOREIGN_KEY)]),
        ("with another digest in it", Seal(8, bytes(32), "1", SEALS[2].signature), [(8, FOREIGN_KEY)]),
        ("over another digest", seal_of(8, bytes(32), SIGNER), [(8, ALTERED)]),
        ("with a broken signature", Seal(8, ROWS[7].digest, "1", b"short"), [(8, FOREIGN_KEY)]),
        ("of a key nobody declared", Seal(8, ROWS[7].digest, "2", SEALS[2].signature), [(8, FOREIGN_KEY)]),
    ],
)  # fmt: skip
def test_a_false_seal_is_told(case: str, seal: Seal, expected: list[tuple[int, Fault]]) -> None:
    assert found(ROWS, [*SEALS[:2], seal, *SEALS[3:]], signer=SIGNER) == expected, case


def test_a_seal_over_an_entry_that_is_not_there_says_where_the_journal_ends() -> None:
    finding, *others = findings(ROWS[:7], SEALS, signer=SIGNER)
    assert not others
    assert (finding.register, finding.number, finding.fault) == (REGISTER, 8, MISSING)
    assert finding.sentence == "The journal ends at 7, but a seal speaks of entry 8."


# ── keys that change ──


def rotated(*, seal_at_rotation_by: Signer | None = None) -> tuple[Journal, Signer]:
    """A journal whose keys were rotated at entry 5; 4 and 6 are transactions."""
    successor = hmac_signer("2", secret=b"a second 16 byte", seed=3)
    journal = Journal(SIGNER)
    journal.write(commissioned(SIGNER))
    journal.write(SystemStarted("0.1.0"))
    journal.write(SignedOn(), seal=True)
    journal.write(FloatDeclared(1_000_00), seal=True)
    journal.write(KeysRotated(successor.public))
    journal.seals.append(seal_of(5, journal.head.digest, seal_at_rotation_by or SIGNER))
    journal.signer = successor
    journal.write(PaidIn("other", 5_00, "found"), seal=True)
    journal.write(SignedOff(), seal=True)
    return journal, successor


def check_rotated(journal: Journal, successor: Signer, **trusted: object) -> list[tuple[int, Fault]]:
    assert isinstance(successor, HmacSigner)
    keys = frozenset([SIGNER.public, successor.public]) if not trusted else frozenset([SIGNER.public])
    checker = Checker(COMPANY, REGISTER, trusted=keys, hmac=knows_secrets(SIGNER, successor))
    return [(finding.number, finding.fault) for finding in checker.check(journal.rows, journal.seals)]


@pytest.mark.law("SIG-10")
@pytest.mark.parametrize("by_old", [True, False])
def test_control_rotated_keys_verify(by_old: bool) -> None:
    """The entry that announces new keys may be sealed by either; what follows by the new alone."""
    successor = hmac_signer("2", secret=b"a second 16 byte", seed=3)
    journal, _ = rotated(seal_at_rotation_by=SIGNER if by_old else successor)
    assert check_rotated(journal, successor) == []


@pytest.mark.law("SIG-10", "SIG-12")
def test_a_key_that_was_replaced_seals_and_signs_no_more() -> None:
    journal, successor = rotated()
    journal.seals[-1] = seal_of(7, journal.rows[6].digest, SIGNER)
    assert check_rotated(journal, successor) == [(7, FOREIGN_KEY), (7, MISSING)]
    journal, successor = rotated()
    journal.signer = SIGNER
    journal.write(PaidIn("other", 5_00, "found"))
    journal.signer = successor
    journal.seal()
    assert check_rotated(journal, successor) == [(8, FOREIGN_KEY)]


@pytest.mark.law("SIG-10", "SIG-12")
def test_a_key_does_not_seal_before_it_was_announced() -> None:
    journal, successor = rotated()
    journal.seals[1] = seal_of(4, journal.rows[3].digest, successor)
    assert check_rotated(journal, successor) == [(4, FOREIGN_KEY)]


@pytest.mark.law("SIG-12")
def test_keys_announced_by_somebody_else_are_told() -> None:
    journal, successor = rotated()
    told = check_rotated(journal, successor, trusted="the first only")
    assert told[0] == (5, FOREIGN_KEY)
    assert {(6, FOREIGN_KEY), (7, FOREIGN_KEY)} <= set(told)


@pytest.mark.law("KSF-2-7-3")
def test_a_register_is_commissioned_once() -> None:
    """A second commissioning would begin the numbers anew."""
    journal = a_day()
    journal.write(commissioned(SIGNER), seal=True)
    assert found(journal.rows, journal.seals, signer=SIGNER) == [(13, INSERTED)]


@pytest.mark.parametrize(
    "keys",
    [
        msgspec.structs.replace(RSA.public, statutory="no key"),
        msgspec.structs.replace(RSA.public, statutory="nøkkel"),
        msgspec.structs.replace(RSA.public, statutory=""),
    ],
)
def test_keys_that_cannot_be_read_are_told(keys: PublicKeys) -> None:
    journal = a_day(RSA)
    rows = rewritten(
        journal.rows,
        1,
        lambda record: msgspec.structs.replace(
            record, event=msgspec.structs.replace(commissioned(RSA), keys=keys)
        ),
    )
    assert (1, ALTERED) in found(rows)
    assert (1, ALTERED) in found(chained(rows))


def test_a_secret_that_nobody_knows_leaves_the_signatures_unproved() -> None:
    """Not a word about who is right: without the secret an HMAC cannot be checked, so it does not hold."""
    assert found(ROWS, SEALS) == [(4, FOREIGN_KEY), (6, FOREIGN_KEY), (8, FOREIGN_KEY), (10, FOREIGN_KEY)]
    assert found(ROWS, SEALS, signer=FOREIGN) == found(ROWS, SEALS)
