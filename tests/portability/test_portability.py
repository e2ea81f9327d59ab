"""
The rules that keep the way open to a database that is spread over many machines by business.

Proved on the database as it stands, and on every statement as it is sent.
"""

import re
from concurrent.futures import Future
from contextlib import suppress

import psycopg
import pytest

from datakasse.storage.engine.store import KeptStore
from datakasse.storage.postgres.books import PostgresBooks
from datakasse.storage.postgres.connection import PostgresConnection
from tests.shop import BACK, FRONT, close_day, sell

SCHEMA = "-c search_path=datakasse"
Catalogue = psycopg.Connection[tuple[object, ...]]

OF_THE_DATABASE = {"migrations"}
"""What is about the database and no business: a reference table, the same everywhere."""

TRANSACTIONS = re.compile(r"(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET)\b")


def names(catalogue: Catalogue, sql: str) -> set[object]:
    return {name for (name,) in catalogue.execute(sql.encode())}


def test_every_key_begins_with_the_business(catalogue: Catalogue) -> None:
    keys = catalogue.execute(
        """SELECT c.relname, (SELECT attname FROM pg_attribute
            WHERE attrelid = x.indrelid AND attnum = (x.indkey::smallint[])[0])
        FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid
        WHERE c.relnamespace = 'datakasse'::regnamespace"""
    ).fetchall()
    assert len(keys) > 40
    assert {table for table, first in keys if first != "company"} <= OF_THE_DATABASE


def test_every_reference_goes_within_a_business(catalogue: Catalogue) -> None:
    references = catalogue.execute(
        """SELECT c.relname, (SELECT attname FROM pg_attribute WHERE attrelid = k.conrelid
                AND attnum = k.conkey[1]),
            (SELECT attname FROM pg_attribute WHERE attrelid = k.confrelid
                AND attnum = k.confkey[1])
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        WHERE k.contype = 'f' AND c.relnamespace = 'datakasse'::regnamespace"""
    ).fetchall()
    assert references
    assert {(here, there) for _, here, there in references} == {("company", "company")}


def test_there_are_no_triggers_sequences_or_functions(catalogue: Catalogue) -> None:
    where = "= 'datakasse'::regnamespace"
    assert not names(
        catalogue,
        f"""SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace {where} AND NOT tgisinternal""",
    )
    assert not names(catalogue, f"SELECT relname FROM pg_class WHERE relnamespace {where} AND relkind = 'S'")
    assert not names(catalogue, f"SELECT proname FROM pg_proc WHERE pronamespace {where}")
    assert not names(
        catalogue,
        f"""SELECT attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace {where} AND (a.attidentity <> '' OR a.attgenerated <> '')""",
    )


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, object]]]:
    """Every statement of the tables that is sent, with its values."""
    statements: list[tuple[str, dict[str, object]]] = []
    execute, stream = PostgresConnection.execute, PostgresConnection.stream
    enter = PostgresConnection.enter

    def noted(self: PostgresConnection, text: str, values: dict[str, object] | None = None, /) -> object:
        statements.append((text, dict(values or {})))
        return execute(self, text, values)

    def noted_entry(self: PostgresConnection, text: str, values: dict[str, object], /) -> None:
        statements.append((text, dict(values)))
        enter(self, text, values)

    def noted_stream(self: PostgresConnection, text: str, values: dict[str, object], /) -> object:
        statements.append((text, dict(values)))
        return stream(self, text, values)

    monkeypatch.setattr(PostgresConnection, "execute", noted)
    monkeypatch.setattr(PostgresConnection, "enter", noted_entry)
    monkeypatch.setattr(PostgresConnection, "stream", noted_stream)
    return statements


def about_no_business(text: str) -> bool:
    """
    Return whether a statement fails to say whose rows it is about.

    Each table that is read, changed or joined to has the business beside it, as often as tables are named.
    """
    plain = " ".join(text.split())
    if plain.startswith("INSERT") and " FROM " not in plain:
        return not re.match(r"INSERT INTO \w+ \( ?company\b", plain)
    named = re.findall(r"(?:FROM|JOIN|UPDATE|DELETE FROM) (?!SET\b)([a-z_]+)", plain)
    tables = [table for table in named if table not in OF_THE_DATABASE]
    return len(re.findall(r"\bcompany = (?::company|\w+\.company)", plain)) < len(tables)


def test_control_a_statement_without_a_business_is_noticed() -> None:
    assert about_no_business("SELECT body FROM entries WHERE register = :register")
    assert about_no_business("DELETE FROM settled WHERE key = :key")
    assert about_no_business("SELECT 1 FROM a JOIN b ON b.key = a.key WHERE a.company = :company")
    assert not about_no_business("SELECT 1 FROM a JOIN b ON b.company = a.company WHERE a.company = :company")


def test_every_statement_says_whose_rows_it_is_about(
    store: KeptStore, sent: list[tuple[str, dict[str, object]]]
) -> None:
    """What a day at the till asks and writes, what the office reads, and all views made again."""
    store.write(lambda books: (sell(books), sell(books, BACK), close_day(books))).result()
    store.rebuild_views()
    with store.read() as books:
        list(books.articles())
        list(books.vouchers(None, None, None))
        list(books.day_vouchers(None, None, None))
        books.search("kaffe", 10)
        books.open_periods()
        books.transits(open_only=True)
        books.bank_entries(None, None, open_only=True)
        books.delivery_counts(1)
        list(books.deliveries(1))
    asked = {text for text, _ in sent if not TRANSACTIONS.match(text)}
    assert len(asked) > 50
    assert {text for text in asked if about_no_business(text)} == set()
    assert {values.get("company") for text, values in sent if not TRANSACTIONS.match(text)} == {"987654325"}


def test_a_transaction_that_has_to_be_tried_again_is(
    store: KeptStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A serialisation failure in the middle of a batch: every command of it is carried out, once."""
    failures = [psycopg.errors.SerializationFailure("provoked"), psycopg.errors.DeadlockDetected("provoked")]
    seal = PostgresBooks.seal

    def failing(self: PostgresBooks) -> None:
        seal(self)
        if failures:
            raise failures.pop()

    with store.read() as books:
        before = books.head(FRONT).number
    monkeypatch.setattr(PostgresBooks, "seal", failing)
    sold = [store.write(sell, FRONT) for _ in range(10)]
    assert sorted(future.result().number for future in sold) == list(range(before + 1, before + 11))
    assert not failures
    assert not list(store.verify(FRONT))


def test_a_real_deadlock_is_tried_again(store: KeptStore, catalogue: Catalogue, address: str) -> None:
    """We wait for another transaction, then it for us: the server gives ours up, and the sales are made."""
    begun: list[int] = []
    future: Future[int] = Future()

    def both(books: PostgresBooks) -> int:
        begun.append(sell(books, FRONT).number)
        return sell(books, BACK).number

    def lock(register: str) -> bytes:
        return f"""SELECT 1 FROM registers
            WHERE company = '987654325' AND register = '{register}' FOR UPDATE""".encode()

    for _ in range(10):
        begun.clear()
        with suppress(psycopg.errors.DeadlockDetected), psycopg.connect(address, options=SCHEMA) as other:
            other.execute(lock(BACK))
            future = store.write(both, FRONT)  # pyright: ignore[reportArgumentType] - these books are what it is given
            while catalogue.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone() == (0,):
                assert not future.done()
            other.execute(lock(FRONT))
        future.result()
        # The server gives up whom it looks at first, which on a busy machine may be the other one.
        if len(begun) == 3:
            break
    # Until it came upon the other register and fell; from the beginning, up to there; with both.
    assert len(begun) == 3
    assert not list(store.verify(FRONT))
    assert not list(store.verify(BACK))


def test_jobs_can_be_claimed_within_one_business(catalogue: Catalogue, address: str) -> None:
    """FOR UPDATE SKIP LOCKED, with the business in the question: what a runner of jobs will claim by."""
    claim = """SELECT register FROM registers WHERE company = '987654325'
        ORDER BY register LIMIT 1 FOR UPDATE SKIP LOCKED"""
    with psycopg.connect(address, options="-c search_path=datakasse") as first:
        assert first.execute(claim.encode()).fetchone() == (FRONT,)
        assert catalogue.execute(claim.encode()).fetchone() == (BACK,)
