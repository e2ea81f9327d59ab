"""
Make a database ready: roles, tables, privileges; or bring one that is ready to this version.

    somebody who may make roles ─▶ owner, user, schema
    owner                       ─▶ tables, by the steps they have not had, and privileges, anew each time
"""

from contextlib import closing

import msgspec
import psycopg

from datakasse.errors.storage.database import DatabasePreparerTooWeak
from datakasse.storage.postgres.connection import demand_safe, open_raw, refused
from datakasse.storage.postgres.migrations import migrate
from datakasse.storage.postgres.privileges import become, grant, make_roles
from datakasse.storage.postgres.schema import check_schema


class Roles(msgspec.Struct, frozen=True):
    """
    Who owns and who sells.

    Attributes:
        owner: Owns the tables; nobody logs in as it.
        user: What the servers of datakasse log in as.
        password: What it logs in with; empty where the server knows it by other means.
    """

    owner: str = "datakasse_owner"
    user: str = "datakasse"
    password: str = ""


def prepare(database: str, roles: Roles) -> int:
    """
    Make a database ready for this version, and return how many steps its tables took.

    Args:
        database: Its address, as somebody who may make roles in it.
        roles: Who is to own and who to sell.

    Raises:
        DatabaseLetsNobodyIn: It does not let this user in.
        DatabasePreparerTooWeak: This user may not make it ready.
        StoreBroken: It does not answer.
        DatabaseUnsafe: Its server could lose what it has said is durable.
        DatabaseNewer: It is prepared for a newer version.
        SchemaDamaged: Something in it is not as declared.
    """
    with closing(open_raw(database)) as raw:
        try:
            demand_safe(raw)
            make_roles(raw, roles.owner, roles.user, roles.password)
            become(raw, roles.owner)
            # Whoever sells meanwhile has what it may all the while: privileges are taken and given at once.
            with raw.transaction():
                steps = migrate(raw)
                grant(raw, roles.user)
            check_schema(raw)
        except psycopg.errors.InsufficientPrivilege as error:
            raise DatabasePreparerTooWeak(what=str(error.diag.message_primary)) from error
        except psycopg.Error as error:
            raise refused(error) from error
    return steps
