"""
The staff register: who works here, and what was written about when each came and went.

An entry is only ever added, and goes with all of its year when that need not be kept any longer. The journal
has its digest, so that one which is changed by other means shows. Names and identity numbers stand here and
never in the journal, which nothing is ever taken out of.
"""

from collections.abc import Collection
from datetime import date
from typing import Final

import msgspec

from datakasse.journal.staff_proof import StaffProof, digest_of
from datakasse.storage.tables.look import Look
from datakasse.storage.tables.shop import written
from datakasse.trade.people.staff import StaffEntry, StaffMember

STAFF: Final = (
    """CREATE TABLE staff (
        company TEXT NOT NULL,
        person TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, person)
    ) STRICT""",
    """CREATE TABLE staff_register (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        journal_entry INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, register, number)
    ) STRICT""",
    "CREATE INDEX staff_register_by_day ON staff_register (company, day)",
)
"""The tables, as a step of the migrations."""

STAFF_PROOFS: Final = (
    """CREATE TABLE staff_proofs (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        journal_entry INTEGER NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (company, register, number)
    ) STRICT""",
    "CREATE INDEX staff_proofs_by_day ON staff_proofs (company, day)",
)
"""What the journal has of them: a view (`tables/people/staff_views.py`)."""

_member = msgspec.json.Decoder(StaffMember).decode
_entry = msgspec.json.Decoder(StaffEntry).decode


class StaffLook(Look):
    """What can be asked about the staff register."""

    def staff(self) -> list[StaffMember]:
        """Return everybody who works here or did, by number."""
        rows = self._all("SELECT body FROM staff WHERE company = :company ORDER BY person")
        return [_member(body) for (body,) in rows]

    def staff_entries(self, from_day: date, to_day: date) -> list[tuple[StaffEntry, int]]:
        """Return what was written about some days, each with the journal's entry that proves it."""
        rows = self._all(
            """SELECT body, journal_entry FROM staff_register
            WHERE company = :company AND day >= :from_day AND day <= :to_day
            ORDER BY day, register, number""",
            from_day=from_day.isoformat(),
            to_day=to_day.isoformat(),
        )
        return [(_entry(body), journal_entry) for body, journal_entry in rows]

    def staff_entry(self, register: str, number: int) -> tuple[StaffEntry, date] | None:
        """Return an entry and the day it is about; None where there is none."""
        found = self._one(
            """SELECT body, day FROM staff_register
            WHERE company = :company AND register = :register AND number = :number""",
            register=register,
            number=number,
        )
        return None if found is None else (_entry(found[0]), date.fromisoformat(found[1]))

    def staff_entries_counted(self, register: str) -> int:
        """Return how many entries a register has written, also if some are gone."""
        counted = [
            self._one(
                f"SELECT MAX(number) FROM {table} WHERE company = :company AND register = :register",  # noqa: S608 - a name of ours
                register=register,
            )
            for table in ("staff_register", "staff_proofs")
        ]
        return max((found[0] or 0 for found in counted if found is not None), default=0)

    def staff_proofs(self, from_day: date, to_day: date) -> list[StaffProof]:
        """Return what the journal has about some days, in order."""
        rows = self._all(
            """SELECT register, number, day, digest, journal_entry FROM staff_proofs
            WHERE company = :company AND day >= :from_day AND day <= :to_day""",
            from_day=from_day.isoformat(),
            to_day=to_day.isoformat(),
        )
        return sorted(StaffProof(row[0], row[1], date.fromisoformat(row[2]), *row[3:]) for row in rows)

    def staff_digests(self, from_day: date, to_day: date) -> list[StaffProof]:
        """Return what the journal ought to have about some days, by what is kept, in order."""
        rows = self._all(
            """SELECT register, number, day, body, journal_entry FROM staff_register
            WHERE company = :company AND day >= :from_day AND day <= :to_day""",
            from_day=from_day.isoformat(),
            to_day=to_day.isoformat(),
        )
        return sorted(
            StaffProof(register, number, date.fromisoformat(day), digest_of(body.encode()), journal_entry)
            for register, number, day, body, journal_entry in rows
        )


class StaffPen(StaffLook):
    """What can be written in the staff register."""

    def put_staff_member(self, member: StaffMember) -> None:
        """Enter or change somebody; what was written about her stays as it was."""
        self._run(
            """INSERT INTO staff (company, person, body) VALUES (:company, :person, :body)
            ON CONFLICT (company, person) DO UPDATE SET body = excluded.body""",
            person=member.person,
            body=written(member),
        )

    def append_staff_entry(self, entry: StaffEntry, day: date, journal_entry: int) -> None:
        """Write an entry about a day; nothing can change it afterwards."""
        self._run(
            """INSERT INTO staff_register (company, register, number, day, journal_entry, body)
            VALUES (:company, :register, :number, :day, :journal_entry, :body)""",
            register=entry.register,
            number=entry.number,
            day=day.isoformat(),
            journal_entry=journal_entry,
            body=written(entry),
        )

    def let_staff_entries_go(self, through: date, but: Collection[tuple[str, int]] = ()) -> int:
        """Erase what was written about the days through one, save some, and return how many there were."""
        where = "WHERE company = :company AND day <= :through"
        values: dict[str, str | int] = {"through": through.isoformat()}
        for place, (register, number) in enumerate(but):
            where += f" AND NOT (register = :register_{place} AND number = :number_{place})"
            values |= {f"register_{place}": register, f"number_{place}": number}
        found = self._one(f"SELECT COUNT(*) FROM staff_register {where}", **values)  # noqa: S608 - names of ours
        counted = 0 if found is None else int(found[0])
        if counted:
            self._run(f"DELETE FROM staff_register {where}", **values)  # noqa: S608 - names of ours
        return counted

    def drop_staff_member(self, person: str) -> None:
        """Keep nothing of somebody any longer."""
        self._run("DELETE FROM staff WHERE company = :company AND person = :person", person=person)
