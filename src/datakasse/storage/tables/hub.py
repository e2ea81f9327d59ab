"""A hub's businesses in the database: their machines, what came in of their registers, what flows down."""

from collections.abc import Sequence
from typing import Final

import msgspec

from datakasse.journal.verify import Seal, Stored
from datakasse.storage.ports.hub import HubFinding, Machine, Received
from datakasse.storage.tables.changes import ChangePen
from datakasse.storage.tables.connection import Connection
from datakasse.storage.tables.journal import JournalReadings
from datakasse.storage.tables.position import Positions
from datakasse.storage.tables.shop import ShopBooks, written
from datakasse.trade.shop.shop import Company

HUB: Final = (
    """CREATE TABLE hub_machines (
        company TEXT NOT NULL,
        machine INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, machine)
    ) STRICT""",
    """CREATE TABLE hub_registers (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, register),
        FOREIGN KEY (company, register) REFERENCES registers (company, register)
    ) STRICT""",
    """CREATE TABLE hub_findings (
        company TEXT NOT NULL,
        subject TEXT NOT NULL,
        code TEXT NOT NULL,
        number INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, subject, code, number)
    ) STRICT""",
    """CREATE TABLE changes (
        company TEXT NOT NULL,
        version INTEGER NOT NULL,
        valid_from TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (company, version)
    ) STRICT""",
    # At a register: which of them it has put into effect, or why it has not.
    """CREATE TABLE changes_in_effect (
        company TEXT NOT NULL,
        version INTEGER NOT NULL,
        since TEXT NOT NULL,
        refused TEXT NOT NULL,
        PRIMARY KEY (company, version),
        FOREIGN KEY (company, version) REFERENCES changes (company, version)
    ) STRICT""",
)
"""The tables, as a step of the migrations."""

_machine = msgspec.json.Decoder(Machine).decode
_received = msgspec.json.Decoder(Received).decode
_finding = msgspec.json.Decoder(HubFinding).decode
_company = msgspec.json.Decoder(Company).decode


class OneCompany(JournalReadings, ChangePen, ShopBooks):
    """A hub's look at one business, for reading and with the pen in hand."""

    def __init__(self, connection: Connection, folder: str, company: str) -> None:
        """Take a connection whose transaction has begun, and which business it is about."""
        self._asked = company
        super().__init__(connection, folder, Positions())

    def _see(self) -> None:
        """See this business and no other."""
        self._organisation_number = self._asked
        self._remembered.clear()

    def machines(self) -> list[Machine]:
        """Return all machines there ever were, in the order they came."""
        rows = self._all("SELECT body FROM hub_machines WHERE company = :company ORDER BY machine")
        return [_machine(body) for (body,) in rows]

    def machine(self, machine: str) -> Machine | None:
        """Return a machine, if there is one."""
        if not (machine.isascii() and machine.isdigit()):
            return None
        found = self._one(
            "SELECT body FROM hub_machines WHERE company = :company AND machine = :machine",
            machine=int(machine),
        )
        return None if found is None else _machine(found[0])

    def received(self, register: str) -> Received | None:
        """Return what there is of a register, if it was announced."""
        found = self._one(
            "SELECT body FROM hub_registers WHERE company = :company AND register = :register",
            register=register,
        )
        return None if found is None else _received(found[0])

    def all_received(self) -> list[Received]:
        """Return what there is of all registers, by id."""
        rows = self._all("SELECT body FROM hub_registers WHERE company = :company ORDER BY register")
        return [_received(body) for (body,) in rows]

    def findings(self) -> list[HubFinding]:
        """Return what was refused, newest first."""
        rows = self._all("SELECT body FROM hub_findings WHERE company = :company")
        found = [_finding(body) for (body,) in rows]
        return sorted(found, key=lambda finding: finding.last_at, reverse=True)

    def put_machine(self, machine: Machine) -> None:
        """Enter or change a machine."""
        self._run(
            """INSERT INTO hub_machines (company, machine, body) VALUES (:company, :machine, :body)
            ON CONFLICT (company, machine) DO UPDATE SET body = excluded.body""",
            machine=int(machine.machine),
            body=written(machine),
        )

    def put_received(self, received: Received) -> None:
        """Note how far a register has come."""
        self._run(
            """INSERT INTO hub_registers (company, register, body) VALUES (:company, :register, :body)
            ON CONFLICT (company, register) DO UPDATE SET body = excluded.body""",
            register=received.register,
            body=written(received),
        )

    def take_in(self, register: str, rows: Sequence[Stored], seals: Sequence[Seal]) -> None:
        """Keep entries and seals exactly as they came; they follow what is there."""
        for row in rows:
            self._run(
                """INSERT INTO entries (company, register, number, body, digest)
                VALUES (:company, :register, :number, :body, :digest)""",
                register=register,
                number=row.number,
                body=row.body,
                digest=row.digest,
            )
        for seal in seals:
            self._run(
                """INSERT INTO seals (company, register, number, digest, key_version, signature)
                VALUES (:company, :register, :number, :digest, :key_version, :signature)""",
                register=register,
                number=seal.number,
                digest=seal.digest,
                key_version=seal.key_version,
                signature=seal.signature,
            )

    def put_finding(self, finding: HubFinding) -> None:
        """Keep something that was refused; what was seen before is counted up."""
        found = self._one(
            """SELECT body FROM hub_findings
            WHERE company = :company AND subject = :subject AND code = :code AND number = :number""",
            subject=finding.subject,
            code=finding.code,
            number=finding.number,
        )
        if found is not None:
            before = _finding(found[0])
            finding = msgspec.structs.replace(finding, first_at=before.first_at, times=before.times + 1)
        self._run(
            """INSERT INTO hub_findings (company, subject, code, number, body)
            VALUES (:company, :subject, :code, :number, :body)
            ON CONFLICT (company, subject, code, number) DO UPDATE SET body = excluded.body""",
            subject=finding.subject,
            code=finding.code,
            number=finding.number,
            body=written(finding),
        )


class AllCompanies:
    """A hub's look at its businesses."""

    def __init__(self, connection: Connection, folder: str) -> None:
        """Take a connection whose transaction has begun."""
        self._connection = connection
        self._folder = folder
        self._known: dict[str, OneCompany] = {}

    def companies(self) -> list[Company]:
        """Return all businesses, by number."""
        rows = self._connection.execute("SELECT body FROM companies ORDER BY company").fetchall()
        return [_company(body) for (body,) in rows]

    def of(self, company: str) -> OneCompany:
        """Return the look at one business."""
        if company not in self._known:
            self._known[company] = OneCompany(self._connection, self._folder, company)
        return self._known[company]

    def end(self) -> None:
        """Stop every stream that is still open."""
        for look in self._known.values():
            look.end()
