"""`datakasse delivery`: the outbox from the command line."""

from datetime import date
from pathlib import Path

from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.delivery.connection import Connection, keep
from datakasse.office.delivery.systems import FILES
from datakasse.storage.ports.bookkeeping.outbox import Delivery, DeliveryState, Why
from datakasse.storage.ports.store import Books
from datakasse.storage.sqlite.store import open_store
from datakasse.storage.turn import FileTurn
from tests.cli.command_line import CLEAN, FAULTS, done, refused, typed

KEY = "K1-Z-000001"


def connect(folder: Path, *rows: Delivery) -> None:
    """Have a connection that files are made for, and vouchers on it."""

    def command(books: Books) -> None:
        keep(books, Connection(1, FILES, start=date(2026, 1, 1), on=True))
        for row in rows:
            books.put_delivery(row)

    store = open_store(folder, {})
    store.write(command).result()
    store.close()


def test_without_a_system_it_says_so(day_folder: Path) -> None:
    assert "ikke valgt" in done("delivery", "status", "--data", day_folder)
    refused("delivery.no_connection", "delivery", "retry", "--data", day_folder, KEY)


def test_every_closed_day_has_a_row_after_a_run(day_folder: Path) -> None:
    connect(day_folder)
    assert "2  venter" in done("delivery", "run", "--data", day_folder)


def test_a_voucher_that_stopped_ends_with_one_and_tells_what_to_do(day_folder: Path) -> None:
    refused_there = Delivery(
        1, KEY, "K1", 1, date(2026, 3, 2), DeliveryState.REFUSED, why=Why.REFUSED, reason="Perioden er låst"
    )
    connect(day_folder, refused_there)
    result = typed("delivery", "status", "--data", day_folder)
    assert result.exit_code == FAULTS
    assert f"{KEY}  avvist: Perioden er låst" in result.output
    assert "Rett det de peker på" in result.output
    assert KEY in done("delivery", "retry", "--data", day_folder, KEY)
    assert typed("delivery", "status", "--data", day_folder).exit_code == CLEAN


def test_skipping_wants_a_reason_that_stands_in_the_journal(day_folder: Path) -> None:
    connect(day_folder, Delivery(1, KEY, "K1", 1, date(2026, 3, 2)))
    refused("delivery.skip_reason_missing", "delivery", "skip", "--data", day_folder, KEY, "--reason", " ")
    refused(
        "delivery.unknown_voucher", "delivery", "skip", "--data", day_folder, "K1-Z-000099", "--reason", "x"
    )
    done("delivery", "skip", "--data", day_folder, KEY, "--reason", "Ført for hånd, bilag 118")
    store = open_store(day_folder, {})
    with store.read() as books:
        last = books.record("K1", books.head("K1").number).event
    store.close()
    assert last == SettingsChanged(
        what="voucher delivery skipped", subject=f"{KEY}: Ført for hånd, bilag 118"
    )


def test_while_another_delivers_it_says_so(day_folder: Path) -> None:
    connect(day_folder)
    with FileTurn(day_folder / "delivery.turn")() as ours:
        assert ours
        refused("delivery.at_work", "delivery", "run", "--data", day_folder)
