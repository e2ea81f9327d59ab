"""Append-only by privileges: what the user may not do, and that nothing starts where it may."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from datakasse.errors.storage.database import (
    DatabaseLetsNobodyIn,
    DatabaseMissing,
    DatabaseNotFromHere,
    DatabaseNotPrepared,
    DatabasePasswordMissing,
    DatabasePasswordWrong,
    DatabasePreparerTooWeak,
    DatabaseRightsMissing,
    DatabaseUnsafe,
    DatabaseUserMissing,
    DatabaseUserTooStrong,
    SchemaDamaged,
    StoreBroken,
)
from datakasse.errors.storage.folder import ShopExists
from datakasse.storage.opening import create_store, open_store
from datakasse.storage.postgres.connection import open_raw
from datakasse.storage.postgres.preparing import Roles, prepare
from datakasse.storage.tables.migrations import MIGRATIONS
from datakasse.storage.whereabouts import read_whereabouts
from lab.postgres.cluster import OWNER, USER, Cluster, running
from tests.shop import COMPANY, FRONT, fill_shop, sell


def name_of(folder: Path) -> str:
    """Return the name of the database that has a folder's books."""
    return str(conninfo_to_dict(read_whereabouts(folder).database)["dbname"])


@pytest.fixture
def admin(cluster: Cluster, postgres_folder: Path) -> "Iterator[psycopg.Connection[tuple[object, ...]]]":
    """The superuser in the shop's database, looking at its tables."""
    address = cluster.database(name_of(postgres_folder))
    with psycopg.connect(address, autocommit=True, options="-c search_path=datakasse") as connection:
        yield connection


@pytest.mark.law("KSF-2-7-3")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET body = ''",
        "UPDATE entries SET digest = digest",
        "DELETE FROM entries",
        "TRUNCATE entries CASCADE",
        "UPDATE seals SET signature = ''",
        "DELETE FROM seals",
        "TRUNCATE seals",
        "DROP TABLE seals",
        "ALTER TABLE entries ADD COLUMN kind text",
        (
            "INSERT INTO entries VALUES ('9', 'K1', 1, '', '') ON CONFLICT (company, register, number) "
            "DO UPDATE SET body = excluded.body"
        ),
        "MERGE INTO entries USING seals ON entries.number = seals.number WHEN MATCHED THEN DELETE",
        "CREATE TABLE beside (x int)",
        "CREATE TRIGGER t BEFORE INSERT ON entries EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "CREATE RULE swallow AS ON INSERT TO entries DO INSTEAD NOTHING",
        "GRANT UPDATE ON entries TO datakasse",
        "SET ROLE datakasse_owner",
        "DELETE FROM migrations",
    ],
)
def test_who_sells_cannot_change_the_journal(postgres_folder: Path, statement: str) -> None:
    address = read_whereabouts(postgres_folder).database
    with psycopg.connect(address, autocommit=True, options="-c search_path=datakasse") as connection:
        try:
            connection.execute(statement.encode())
        except psycopg.errors.InsufficientPrivilege:
            return
        # A GRANT of a right that one has not is a warning, and gives nothing.
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("UPDATE entries SET digest = digest")


def test_control_what_is_not_forbidden_goes_through(postgres_folder: Path) -> None:
    address = read_whereabouts(postgres_folder).database
    with psycopg.connect(address, autocommit=True, options="-c search_path=datakasse") as connection:
        assert connection.execute("UPDATE sales SET copies = copies").rowcount == 0
        assert connection.execute("SELECT count(*) FROM entries").fetchone() == (2,)
        connection.execute("DELETE FROM customers")


@pytest.mark.law("KSF-2-6-2")
@pytest.mark.parametrize(
    ("statement", "guard"),
    [
        ("GRANT UPDATE ON entries TO datakasse", "UPDATE: entries"),
        ("GRANT UPDATE (body) ON entries TO datakasse", "UPDATE: entries"),
        ("GRANT DELETE ON seals TO PUBLIC", "DELETE: seals"),
        ("GRANT TRUNCATE ON sales TO datakasse", "TRUNCATE: sales"),
        ("GRANT datakasse_owner TO datakasse", "CREATE: datakasse"),
        ("ALTER TABLE seals OWNER TO datakasse", "OWNER"),
        ("GRANT CREATE ON SCHEMA datakasse TO datakasse", "CREATE: datakasse"),
        ("ALTER TABLE entries DROP CONSTRAINT entries_digest_check", "check on entries is missing"),
        ("ALTER TABLE seals DROP CONSTRAINT seals_pkey", "key seals (company, register, number) is missing"),
        (
            "ALTER TABLE entries DROP CONSTRAINT entries_company_register_fkey",
            "reference entries (company, register) to registers is missing",
        ),
        (
            "DROP INDEX sales_by_basket",
            "index sales_by_basket on sales (company, register, basket_id) is missing",
        ),
        ("ALTER TABLE entries ADD COLUMN kind text", "column entries.kind"),
        ("ALTER TABLE entries ALTER COLUMN body DROP NOT NULL", "column entries.body"),
        ('ALTER TABLE sales ALTER COLUMN basket_id TYPE text COLLATE "POSIX"', "column sales.basket_id"),
        ("CREATE TABLE beside (x int)", "beside"),
        ("CREATE RULE swallow AS ON INSERT TO entries DO INSTEAD NOTHING", "rule swallow"),
        (
            (
                "CREATE TRIGGER swallow BEFORE UPDATE ON sales FOR EACH ROW "
                "EXECUTE FUNCTION suppress_redundant_updates_trigger()"
            ),
            "trigger swallow",
        ),
        ("ALTER TABLE entries ENABLE ROW LEVEL SECURITY", "row security on entries"),
        (
            (
                "ALTER TABLE print_jobs DROP CONSTRAINT print_jobs_company_register_entry_fkey; "
                "ALTER TABLE seals SET UNLOGGED"
            ),
            "unlogged seals",
        ),
        ("UPDATE migrations SET digest = '' WHERE number = 3", "migration 3 was another one"),
    ],
)
def test_the_register_does_not_start_with_a_guard_missing(
    admin: "psycopg.Connection[tuple[object, ...]]", postgres_folder: Path, statement: str, guard: str
) -> None:
    open_store(postgres_folder, {}, exclusive=True).close()
    try:
        admin.execute(statement.encode())
        for exclusive in (True, False):
            with pytest.raises(SchemaDamaged) as refused:
                open_store(postgres_folder, {}, exclusive=exclusive)
            assert guard in str(refused.value.facts["what"])
    finally:
        # Roles are the whole server's, and other tests have them too.
        admin.execute(b"ALTER ROLE datakasse NOSUPERUSER; REVOKE datakasse_owner FROM datakasse")


@pytest.mark.parametrize(
    ("statement", "lacking"),
    [
        ("REVOKE INSERT ON entries FROM datakasse", "INSERT: entries"),
        ("REVOKE INSERT, SELECT ON seals FROM datakasse", "SELECT, INSERT: seals"),
        ("REVOKE UPDATE ON sales FROM datakasse", "UPDATE: sales"),
        (
            "REVOKE UPDATE ON sales FROM datakasse; GRANT UPDATE (copies) ON sales TO datakasse",
            "UPDATE: sales",
        ),
        ("REVOKE DELETE ON turns FROM datakasse", "DELETE: turns"),
    ],
)
def test_the_register_does_not_start_with_a_right_missing(
    cluster: Cluster,
    admin: "psycopg.Connection[tuple[object, ...]]",
    postgres_folder: Path,
    statement: str,
    lacking: str,
) -> None:
    """What cannot be written down is told before anybody stands in front of the register."""
    admin.execute(statement.encode())
    for exclusive in (True, False):
        with pytest.raises(DatabaseRightsMissing) as refused:
            open_store(postgres_folder, {}, exclusive=exclusive)
        assert refused.value.facts["what"] == lacking
    prepare(cluster.database(name_of(postgres_folder)), Roles(OWNER, USER))
    open_store(postgres_folder, {}, exclusive=True).close()


def test_a_right_that_is_taken_meanwhile_is_told_as_that(
    admin: "psycopg.Connection[tuple[object, ...]]", postgres_folder: Path
) -> None:
    with closing(open_store(postgres_folder, {}, exclusive=True)) as store:
        admin.execute("REVOKE INSERT ON entries FROM datakasse")
        with pytest.raises(DatabaseRightsMissing):
            store.write(sell, FRONT).result()
        admin.execute("GRANT INSERT ON entries TO datakasse")
        assert store.write(sell, FRONT).result().number == 2


@pytest.mark.law("KSF-2-6-2")
def test_whoever_may_do_everything_is_told_to_log_in_as_who_sells(
    cluster: Cluster,
    admin: "psycopg.Connection[tuple[object, ...]]",
    postgres_folder: Path,
    database: str,
    tmp_path: Path,
) -> None:
    name = conninfo_to_dict(database)["dbname"]
    with pytest.raises(DatabaseUserTooStrong) as refused:
        create_store(tmp_path / "data", {}, database=cluster.database(str(name)))
    assert refused.value.facts["what"] == "postgres: superuser"
    try:
        admin.execute("ALTER ROLE datakasse SUPERUSER")
        with pytest.raises(DatabaseUserTooStrong):
            open_store(postgres_folder, {}, exclusive=True)
    finally:
        admin.execute("ALTER ROLE datakasse NOSUPERUSER")
    open_store(postgres_folder, {}, exclusive=True).close()


def test_a_server_that_answers_no_is_told_apart_from_one_that_is_away(
    cluster: Cluster, tmp_path: Path
) -> None:
    for user, name, code in ((USER, "nothing", DatabaseMissing), ("nobody", "postgres", DatabaseUserMissing)):
        with pytest.raises(DatabaseLetsNobodyIn) as refused:
            create_store(tmp_path / "data", {}, database=cluster.database(name, user))
        assert type(refused.value) is code
        assert "database prepare" in refused.value.sentence()
    away = f"postgresql://{USER}@/postgres?host={quote(str(tmp_path), safe='')}"
    with pytest.raises(StoreBroken) as broken:
        create_store(tmp_path / "data", {}, database=away)
    assert type(broken.value) is StoreBroken
    assert "Prøv igjen" in broken.value.sentence()
    assert str(broken.value.facts["what"]).endswith(" …")


def test_a_password_that_is_missing_or_wrong_and_a_machine_that_is_not_known_are_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running() as cluster:
        address = cluster.prepared("shop")
        cluster.prepared("books")
        monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
        prepare(cluster.database("shop"), Roles(OWNER, USER, "riktig"))
        rules = (f"local shop {USER} scram-sha-256", f"local books {USER} reject", "local all postgres trust")
        (cluster.folder / "data" / "pg_hba.conf").write_text("\n".join((*rules, "")))
        cluster.stop()
        cluster.start()
        for asked, code in (
            (address, DatabasePasswordMissing),
            (address.replace(f"{USER}@", f"{USER}:galt@"), DatabasePasswordWrong),
            (cluster.database("books", USER), DatabaseNotFromHere),
            (cluster.database("postgres", USER), DatabaseNotFromHere),
        ):
            with pytest.raises(DatabaseLetsNobodyIn) as refused:
                open_raw(asked)
            assert type(refused.value) is code
            for told in (refused.value.sentence("nb"), refused.value.sentence("en")):
                assert "FATAL" not in told
                assert "fe_sendauth" not in told
        open_raw(address.replace(f"{USER}@", f"{USER}:riktig@")).close()


def test_a_user_who_may_not_make_it_ready_is_told_who_may(database: str) -> None:
    with pytest.raises(DatabasePreparerTooWeak) as refused:
        prepare(database, Roles(OWNER, USER, "nytt"))
    assert "postgresql://postgres@" in refused.value.sentence()


def test_preparing_again_puts_privileges_right(
    cluster: Cluster, admin: "psycopg.Connection[tuple[object, ...]]", postgres_folder: Path
) -> None:
    admin.execute("GRANT ALL ON ALL TABLES IN SCHEMA datakasse TO datakasse, PUBLIC")
    assert prepare(cluster.database(name_of(postgres_folder)), Roles(OWNER, USER)) == 0
    store = open_store(postgres_folder, {}, exclusive=True)
    assert store.write(sell, FRONT).result().number == 2
    store.close()


def test_a_database_is_prepared_before_it_is_used(cluster: Cluster, tmp_path: Path) -> None:
    with cluster.admin() as admin:
        admin.execute("CREATE DATABASE unprepared")
    address = cluster.database("unprepared", USER)
    with pytest.raises(DatabaseNotPrepared):
        create_store(tmp_path / "data", {}, database=address)
    assert prepare(cluster.database("unprepared"), Roles(OWNER, USER)) == len(MIGRATIONS)
    fill_shop(create_store(tmp_path / "data", {}, database=address))
    open_store(tmp_path / "data", {}, exclusive=True).close()


def test_the_same_business_is_not_begun_twice_in_a_database(postgres_folder: Path, tmp_path: Path) -> None:
    """A second folder cannot take the books of the first by entering its organisation number."""
    store = create_store(tmp_path / "other", {}, database=read_whereabouts(postgres_folder).database)
    with pytest.raises(ShopExists):
        store.write(lambda books: books.put_company(COMPANY)).result()
    assert read_whereabouts(tmp_path / "other").company == ""
    store.close()


def test_a_server_that_could_lose_sales_is_refused(tmp_path: Path) -> None:
    with running() as cluster:
        address = cluster.prepared("shop")
        fill_shop(create_store(tmp_path / "data", {}, database=address))
        for setting in (
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
            "synchronous_commit=local",
        ):
            cluster.stop()
            cluster.start(setting)
            with pytest.raises(DatabaseUnsafe) as refused:
                open_store(tmp_path / "data", {})
            assert str(refused.value.facts["what"]).replace(" ", "") == setting
        cluster.stop()
        cluster.start()
        open_store(tmp_path / "data", {}).close()


def test_a_server_that_is_not_there_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(StoreBroken):
        create_store(tmp_path / "data", {}, database=f"postgresql://datakasse@/shop?host={tmp_path}")


def test_a_machine_that_is_gone_without_a_word_is_given_up_soon(cluster: Cluster) -> None:
    """How soon is said by libpq's own parameters, and what the address says of it counts."""
    with closing(open_raw(cluster.database())) as raw:
        said = raw.info.get_parameters()
        assert (said["connect_timeout"], said["tcp_user_timeout"]) == ("3", "10000")
    with closing(open_raw(f"{cluster.database()}&connect_timeout=7&tcp_user_timeout=0")) as raw:
        assert raw.info.get_parameters()["connect_timeout"] == "7"
        assert raw.info.get_parameters().get("tcp_user_timeout", "0") == "0"


def test_what_is_written_down_holds_no_password(cluster: Cluster, tmp_path: Path) -> None:
    address = cluster.prepared("with_password").replace("datakasse@", "datakasse:hemmelig@")
    fill_shop(create_store(tmp_path / "data", {}, database=address))
    kept = (tmp_path / "data" / "books.json").read_text()
    assert "hemmelig" not in kept
    assert (tmp_path / "data" / "books.json").stat().st_mode & 0o077 == 0
    assert read_whereabouts(tmp_path / "data").company == COMPANY.organisation_number
