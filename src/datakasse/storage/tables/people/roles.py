"""Roles of the shop's own; those that every shop has are in no database."""

from typing import Final

import msgspec

from datakasse.storage.tables.look import Look
from datakasse.trade.people.shop_role import ShopRole

ROLES: Final = (
    """CREATE TABLE roles (
        company TEXT NOT NULL,
        role TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, role)
    ) STRICT""",
)
"""The table, as a step of the migrations."""

_role: Final = msgspec.json.Decoder(ShopRole).decode


class RoleReadings(Look):
    """What can be asked about roles."""

    def shop_roles(self) -> list[ShopRole]:
        """Return the roles of the shop's own, by id."""
        rows = self._all("SELECT body FROM roles WHERE company = :company ORDER BY role")
        return [_role(body) for (body,) in rows]


class RoleBooks(RoleReadings):
    """What can be entered about roles."""

    def put_role(self, role: ShopRole) -> None:
        """Enter or change a role of the shop's own."""
        self._run(
            """INSERT INTO roles (company, role, body) VALUES (:company, :role, :body)
            ON CONFLICT (company, role) DO UPDATE SET body = excluded.body""",
            role=role.role,
            body=msgspec.json.encode(role).decode(),
        )

    def drop_role(self, role: str) -> None:
        """Do away with a role of the shop's own."""
        self._run("DELETE FROM roles WHERE company = :company AND role = :role", role=role)
