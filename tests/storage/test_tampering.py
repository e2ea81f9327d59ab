"""Someone with the folder and the key of the database changes the journal: `verify` names each fault."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from datakasse.errors.refusal import Refused
from datakasse.errors.storage.journal import JournalDamaged, JournalOlder
from datakasse.journal.events.basket import PriceChecked
from datakasse.journal.verify import Fault
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.ports.store import Books
from datakasse.storage.sqlite.store import open_store
from datakasse.storage.verification import check_whole
from tests.shop import BACK, FRONT, NOON, sell
from tests.storage.raw import opened, rechain, rewritten, unguarded

LAST = 21
Tamper = Callable[[dbapi2.Connection, int], None]


@pytest.fixture
def written(shop_folder: Path) -> Path:
    """A data folder with twenty entries more at the first register: price checks and sales by turns."""
    store = open_store(shop_folder, {}, exclusive=True)

    def two(books: Books) -> None:
        books.append(FRONT, PriceChecked("100", "BROD", 4990, 4339), at=NOON, operator="2")
        sell(books)

    for _ in range(10):
        store.write(two).result()
    store.close()
    return shop_folder


def faults(folder: Path, register: str = FRONT) -> list[tuple[int, Fault]]:
    """Return number and kind of everything that `verify` finds."""
    store = open_store(folder, {})
    try:
        return [(finding.number, finding.fault) for finding in store.verify(register)]
    finally:
        store.close()


def body_of(connection: dbapi2.Connection, number: int) -> bytes:
    row = connection.execute("SELECT body FROM entries WHERE register = ? AND number = ?", (FRONT, number))
    return row.fetchone()[0]


def edit(connection: dbapi2.Connection, number: int) -> None:
    connection.execute(
        "UPDATE entries SET body = ? WHERE register = ? AND number = ?",
        (rewritten(body_of(connection, number)), FRONT, number),
    )


def edit_and_rechain(connection: dbapi2.Connection, number: int) -> None:
    edit(connection, number)
    rechain(connection, FRONT)


def swap_with_the_next(connection: dbapi2.Connection, number: int) -> None:
    for old, new in ((number, -1), (number + 1, number), (-1, number + 1)):
        connection.execute(
            "UPDATE entries SET number = ? WHERE register = ? AND number = ?", (new, FRONT, old)
        )


def put_in_twice(connection: dbapi2.Connection, number: int) -> None:
    connection.execute(
        "INSERT INTO entries SELECT company, register, ?, body, digest FROM entries "
        "WHERE register = ? AND number = ?",
        (LAST + 1, FRONT, number),
    )


def cut_after(connection: dbapi2.Connection, after: int) -> None:
    for table in ("seals", "entries"):
        connection.execute(f"DELETE FROM {table} WHERE register = ? AND number > ?", (FRONT, after))


def take_out(connection: dbapi2.Connection, number: int) -> None:
    connection.execute("DELETE FROM entries WHERE register = ? AND number = ?", (FRONT, number))


@pytest.mark.law("KSF-2-7-3", "SIG-15")
def test_control_a_journal_left_alone_has_no_fault(written: Path) -> None:
    with unguarded(written):
        pass
    assert faults(written) == []


@pytest.mark.law("KSF-2-7-3", "SIG-15")
@pytest.mark.parametrize(
    ("tamper", "number", "fault"),
    [
        (edit, 10, (10, Fault.ALTERED)),
        (swap_with_the_next, 10, (10, Fault.REORDERED)),
        (take_out, 10, (10, Fault.MISSING)),
        (put_in_twice, 10, (LAST + 1, Fault.REORDERED)),
        (cut_after, 15, (16, Fault.MISSING)),
        (cut_after, 0, (1, Fault.MISSING)),
    ],
)
def test_each_fault_is_named_with_its_entry(
    written: Path, tamper: Tamper, number: int, fault: tuple[int, Fault]
) -> None:
    with unguarded(written) as connection:
        tamper(connection, number)
    assert fault in faults(written)
    assert faults(written, BACK) == []


@pytest.mark.law("KSF-2-7-3", "SIG-15")
@pytest.mark.parametrize(
    ("tamper", "number", "fault"),
    [
        (None, 0, None),
        (edit, 10, (10, Fault.ALTERED)),
        (edit_and_rechain, 10, (11, Fault.FOREIGN_KEY)),
        (swap_with_the_next, 10, (10, Fault.REORDERED)),
        (take_out, 10, (10, Fault.MISSING)),
        (put_in_twice, 10, (LAST + 1, Fault.REORDERED)),
    ],
)
def test_a_machine_that_never_had_the_register_names_the_same_faults(
    written: Path, tmp_path: Path, tamper: Tamper | None, number: int, fault: tuple[int, Fault] | None
) -> None:
    """But for a journal that ends too early, which its anchor shows. The control is no tampering."""
    if tamper is not None:
        with unguarded(written) as connection:
            tamper(connection, number)
    none = KeyFolder(tmp_path, bytes(32))
    store = open_store(written, {})
    with store.read() as books:
        found = [(one.number, one.fault) for one in check_whole(books, none, FRONT, None, is_elsewhere=True)]
        assert (1, Fault.FOREIGN_KEY) in {
            (one.number, one.fault) for one in check_whole(books, none, FRONT, None)
        }
    store.close()
    assert found == [] if fault is None else fault in found


@pytest.mark.law("KSF-2-7-3")
def test_digests_computed_anew_do_not_hide_an_edit(written: Path) -> None:
    """The seals are the register's word, and only its key can give it: the first after the edit is named."""
    with unguarded(written) as connection:
        edit_and_rechain(connection, 10)
    assert faults(written)[0] == (11, Fault.FOREIGN_KEY)


@pytest.mark.law("KSF-2-7-3")
def test_taking_the_seals_away_does_not_hide_an_edit(written: Path) -> None:
    with unguarded(written) as connection:
        edit_and_rechain(connection, 20)
        connection.execute("DELETE FROM seals WHERE register = ? AND number > 19", (FRONT,))
    assert faults(written) == [(LAST, Fault.ALTERED), (20, Fault.MISSING)]


@pytest.mark.law("KSF-2-7-3")
def test_an_anchor_cannot_be_made_to_fit(written: Path) -> None:
    """Neither edited, nor taken from another register, nor taken away."""
    anchor = written / "keys" / "register-K1" / "anchor"
    genuine = anchor.read_bytes()
    anchor.write_bytes(genuine.replace(b'"number":21', b'"number":15'))
    assert faults(written) == [(0, Fault.ALTERED)]
    anchor.write_bytes((written / "keys" / "register-K2" / "anchor").read_bytes())
    assert faults(written) == [(0, Fault.ALTERED)]
    anchor.write_bytes(b"{}")
    assert faults(written) == [(0, Fault.ALTERED)]
    anchor.unlink()
    assert faults(written) == [(LAST, Fault.MISSING)]
    anchor.write_bytes(genuine)
    assert faults(written) == []


@pytest.mark.law("KSF-2-7-3")
@pytest.mark.parametrize(
    ("tamper", "number", "refusal"),
    [
        (edit_and_rechain, LAST, JournalDamaged),
        (edit_and_rechain, 10, JournalDamaged),
        (cut_after, 15, JournalOlder),
    ],
)
def test_the_register_does_not_start_on_a_journal_that_its_anchor_denies(
    written: Path, tamper: Tamper, number: int, refusal: type[Refused]
) -> None:
    with unguarded(written) as connection:
        tamper(connection, number)
    with pytest.raises(refusal) as refused:
        open_store(written, {}, exclusive=True)
    assert refused.value.facts["register"] == FRONT
    assert refused.value.facts["number"] == LAST

    # A process that opens it to verify may look, and may not write there.
    store = open_store(written, {})
    with pytest.raises(JournalDamaged):
        store.write(sell).result()
    assert store.write(lambda books: sell(books, BACK)).result().number == 2
    store.close()


@pytest.mark.law("KSF-2-7-3")
def test_the_register_does_not_start_on_a_fault_after_its_anchor(written: Path) -> None:
    """After a crash the anchor is behind; what came after it is checked row by row."""
    anchor = written / "keys" / "register-K1" / "anchor"
    behind = anchor.read_bytes()
    store = open_store(written, {}, exclusive=True)
    for _ in range(5):
        store.write(lambda books: books.append(FRONT, PriceChecked("1", "BROD", 1, 1), at=NOON)).result()
    store.close()
    anchor.write_bytes(behind)
    with unguarded(written) as connection:
        edit(connection, LAST + 3)
    with pytest.raises(JournalDamaged) as refused:
        open_store(written, {}, exclusive=True)
    assert refused.value.facts == {"register": FRONT, "number": LAST + 3}


@pytest.mark.law("KSF-2-7-3")
def test_a_whole_register_cannot_vanish(written: Path) -> None:
    with unguarded(written) as connection:
        for table in ("seals", "entries", "sales", "registers"):
            connection.execute(f"DELETE FROM {table} WHERE register = ?", (FRONT,))
    with pytest.raises(JournalOlder) as refused:
        open_store(written, {}, exclusive=True)
    assert (refused.value.facts["register"], refused.value.facts["last"]) == (FRONT, 0)


def test_bytes_that_are_no_entry_are_a_fault_and_not_an_accident(written: Path) -> None:
    """Reading them is refused by name; `verify` goes on past them."""
    with unguarded(written) as connection:
        connection.execute("UPDATE entries SET body = x'7b7d' WHERE register = ? AND number = 10", (FRONT,))
    assert (10, Fault.ALTERED) in faults(written)
    store = open_store(written, {})
    with store.read() as books, pytest.raises(JournalDamaged) as refused:
        list(books.records(FRONT))
    assert refused.value.facts == {"register": FRONT, "number": 10}
    store.close()


def test_a_row_that_slips_in_behind_a_running_register_stops_it(written: Path) -> None:
    """The guard against gaps and doubles holds against our own process too: nothing is written."""
    store = open_store(written, {}, exclusive=True)
    store.write(sell).result()
    with opened(written) as connection:
        duplicated = (
            "INSERT INTO entries SELECT company, register, number + 1, x'00', digest FROM entries "
            "WHERE register = ? ORDER BY number DESC LIMIT 1"
        )
        connection.execute(duplicated, (FRONT,))
    with pytest.raises(JournalDamaged):
        store.write(sell).result()
    assert store.write(lambda books: sell(books, BACK)).result().number == 2
    store.close()
