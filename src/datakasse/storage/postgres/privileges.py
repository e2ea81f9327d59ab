"""
Append-only by privileges: who owns the tables never sells, and who sells may only add to the journal.

    owner (no login)    owns the schema; the only one that alters it, and only in `datakasse database prepare`
    user                SELECT and INSERT on entries and seals; all but TRUNCATE on the rest

A trigger would do as well on one machine, but a table with a trigger cannot be spread over several.

Law: KSF-2-7-3, KSF-2-6-2.
"""

from typing import Any, Final

import psycopg
from psycopg import sql

from datakasse.errors.storage.database import (
    DatabaseRightsMissing,
    DatabaseUserMayChange,
    DatabaseUserTooStrong,
)
from datakasse.storage.postgres.connection import SCHEMA
from datakasse.storage.tables.schema import GUARDED

_WATCHED: Final = """SELECT c.relname,
    has_table_privilege(c.oid, 'SELECT'), has_table_privilege(c.oid, 'INSERT'),
    has_table_privilege(c.oid, 'UPDATE'), has_any_column_privilege(c.oid, 'UPDATE'),
    has_table_privilege(c.oid, 'DELETE'), has_table_privilege(c.oid, 'TRUNCATE'),
    has_table_privilege(c.oid, 'TRIGGER'), pg_has_role(c.relowner, 'MEMBER')
FROM pg_class c WHERE c.relnamespace = %s::regnamespace AND c.relkind IN ('r', 'p')
ORDER BY c.relname"""

_STEPS: Final = "migrations"
"""What has been done to the tables: whoever sells reads it, and the owner writes it."""

_SELF: Final = """SELECT rolsuper, rolcreaterole, rolbypassrls, rolreplication,
    has_schema_privilege(%s, 'CREATE')
FROM pg_roles WHERE rolname = current_user"""


def make_roles(raw: "psycopg.Connection[Any]", owner: str, user: str, password: str) -> None:
    """
    Make the role that owns and the role that sells, where they are not there yet, and the owner's schema.

    Args:
        raw: A connection of somebody who may make roles.
        owner: Name of the role that owns the tables.
        user: Name of the role that sells.
        password: What it logs in with; empty where the server knows it by other means.
    """
    known = {
        name
        for (name,) in raw.execute("SELECT rolname FROM pg_roles WHERE rolname IN (%s, %s)", (owner, user))
    }
    if owner not in known:
        raw.execute(sql.SQL("CREATE ROLE {} NOLOGIN NOINHERIT").format(sql.Identifier(owner)))
    if user not in known:
        raw.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(user)))
    if password:
        raw.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                sql.Identifier(user), sql.Literal(_scrambled(raw, user, password))
            )
        )
    if not _is_superuser(raw):
        raw.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(owner)))
    raw.execute(
        sql.SQL("CREATE SCHEMA IF NOT EXISTS {} AUTHORIZATION {}").format(
            sql.Identifier(SCHEMA), sql.Identifier(owner)
        )
    )


def become(raw: "psycopg.Connection[Any]", owner: str) -> None:
    """Act as the owner from now on, in the owner's schema."""
    raw.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(owner)))
    raw.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(SCHEMA)))


def grant(raw: "psycopg.Connection[Any]", user: str) -> None:
    """Give the role that sells what it needs, and take from it and from everybody what they do not."""
    schema, role = sql.Identifier(SCHEMA), sql.Identifier(user)
    for grantee in (sql.SQL("PUBLIC"), role):
        raw.execute(sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA {} FROM {}").format(schema, grantee))
        raw.execute(sql.SQL("REVOKE ALL ON SCHEMA {} FROM {}").format(schema, grantee))
    raw.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(schema, role))
    raw.execute(
        sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {} TO {}").format(schema, role)
    )
    for table in (*sorted(GUARDED), _STEPS):
        raw.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(sql.Identifier(table), role))
        rights = sql.SQL("SELECT, INSERT" if table in GUARDED else "SELECT")
        raw.execute(sql.SQL("GRANT {} ON {} TO {}").format(rights, sql.Identifier(table), role))


def check_privileges(raw: "psycopg.Connection[Any]") -> None:
    """
    Go on only if this user can add to the journal and never change it, nor give itself the right to.

    Raises:
        DatabaseUserTooStrong: It is no user who sells, but one who may do everything.
        DatabaseUserMayChange: It may do something that it is not to; the first is named.
        DatabaseRightsMissing: It may not do something that it needs; the first is named.
    """
    *powers, creates = raw.execute(_SELF, (SCHEMA,)).fetchone() or (True, False, False, False, False)
    for power, held in zip(("superuser", "createrole", "bypassrls", "replication"), powers, strict=True):
        if held:
            raise DatabaseUserTooStrong(what=f"{raw.info.user}: {power}")
    if creates:
        raise DatabaseUserMayChange(what=f"CREATE: {SCHEMA}")
    lacking: list[str] = []
    for table, *held in raw.execute(_WATCHED, (SCHEMA,)):
        select, insert, update, update_some, delete, truncate, trigger, owns = held
        may_change = table not in GUARDED
        extra = {
            "OWNER": owns,
            "TRUNCATE": truncate,
            "TRIGGER": trigger,
            "UPDATE": update_some and not may_change,
            "DELETE": delete and not may_change,
        }
        if names := [name for name, is_held in extra.items() if is_held]:
            raise DatabaseUserMayChange(what=f"{', '.join(names)}: {table}")
        writes = table != _STEPS
        needed = {
            "SELECT": select,
            "INSERT": insert or not writes,
            "UPDATE": update or not (writes and may_change),
            "DELETE": delete or not (writes and may_change),
        }
        if names := [name for name, is_held in needed.items() if not is_held]:
            lacking.append(f"{', '.join(names)}: {table}")
    if lacking:
        raise DatabaseRightsMissing(what=lacking[0])


def _is_superuser(raw: "psycopg.Connection[Any]") -> bool:
    return raw.info.parameter_status("is_superuser") == "on"


def _scrambled(raw: "psycopg.Connection[Any]", user: str, password: str) -> str:
    """Return what the server keeps of a password, made here: the password itself is never sent."""
    return raw.pgconn.encrypt_password(password.encode(), user.encode(), b"scram-sha-256").decode()
