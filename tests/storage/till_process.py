"""
A process of its own that sells, for tests that end it or take its disk away.

    python -m tests.storage.till_process sell FOLDER NAME     sells at both registers until it is killed
    python -m tests.storage.till_process fill FOLDER BYTES    sells until files may not grow, and after that
    python -m tests.storage.till_process note FOLDER COUNT    writes some entries beside the one that serves

It prints a line for what is durable, and only then.
"""

import os
import resource
import sys
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from pathlib import Path
from threading import Thread

from datakasse.errors.refusal import Refused
from datakasse.journal.entry import Record
from datakasse.journal.events.paper import JournalExported
from datakasse.storage.ports.store import Books
from datakasse.storage.sqlite.store import SqliteStore, open_store
from tests.shop import BACK, FRONT, NOON, sell

AT_ONCE = 8


def selling(register: str, basket_id: str) -> Callable[[Books], Record]:
    """Return a command that sells and queues the receipt."""

    def command(books: Books) -> Record:
        sold = sell(books, register, basket_id=basket_id)
        books.put_in_queue(register, "sales", sold.number)
        return sold

    return command


def sell_until_killed(store: SqliteStore, name: str) -> None:
    """Sell from three threads at each register, telling of every sale that is done."""

    def work(register: str, worker: int) -> None:
        for turn in count():
            basket_id = f"{name}-{worker}-{turn}"
            sold = store.write(selling(register, basket_id)).result()
            tell(register, sold.number, basket_id)

    for worker in range(6):
        Thread(target=work, args=((FRONT, BACK)[worker % 2], worker), daemon=True).start()
    sys.stdin.read()


def fill(store: SqliteStore, folder: Path, room: int) -> None:
    """Sell until the log may not grow, tell how many were refused, and sell again when it may."""
    log = folder / "datakasse.db-wal"
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + room, unlimited[1]))
    sold = refused = 0
    for turn in count():
        waiting: list[Future[Record]] = [
            store.write(selling(FRONT, f"{turn}-{place}")) for place in range(AT_ONCE)
        ]
        errors = [future.exception() for future in waiting]
        sold += errors.count(None)
        refused += sum(isinstance(error, Refused) for error in errors)
        if any(errors):
            break
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    last = store.write(selling(FRONT, "with room")).result()
    tell(sold, refused, last.number)


def note(store: SqliteStore, entries: int) -> None:
    """Write entries one by one, as an export does that journals itself."""
    event = JournalExported("saft-cash", "2026-01-01", "2026-12-31")
    for _ in range(entries):
        tell(store.write(lambda books: books.append(FRONT, event, at=NOON)).result().number)


def tell(*words: object) -> None:
    """Print a line in one piece, whatever other threads print."""
    os.write(sys.stdout.fileno(), f"{' '.join(map(str, words))}\n".encode())


def main(what: str, folder: Path, given: str) -> None:
    """Do what is asked."""
    store = open_store(folder, {}, exclusive=what != "note")
    match what:
        case "sell":
            sell_until_killed(store, given)
        case "fill":
            fill(store, folder, int(given))
        case _:
            note(store, int(given))
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
