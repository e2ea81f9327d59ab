"""The log of breaches of personal data security, beside the journal: written to, never deleted from."""

from typing import Final

import msgspec

from datakasse.storage.tables.look import Look
from datakasse.trade.people.breach import Breach, BreachOutcome

BREACHES: Final = (
    """CREATE TABLE breaches (
        company TEXT NOT NULL,
        breach INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, breach)
    ) STRICT""",
)
"""The table, as a step of the migrations."""

_breach: Final = msgspec.json.Decoder(Breach).decode


class BreachReadings(Look):
    """What can be asked about breaches."""

    def breaches(self) -> list[Breach]:
        """Return all that were written down, newest first."""
        rows = self._all("SELECT body FROM breaches WHERE company = :company ORDER BY breach DESC")
        return [_breach(body) for (body,) in rows]


class BreachBooks(BreachReadings):
    """What can be entered about breaches."""

    def put_breach(self, breach: Breach) -> None:
        """Write a breach down, or what was decided about one."""
        self._of_company()
        # A new one is never written over: where two servers give the same number, one of them asks anew.
        self._run(
            "INSERT INTO breaches (company, breach, body) VALUES (:company, :breach, :body)"
            if breach.outcome is BreachOutcome.OPEN
            else "UPDATE breaches SET body = :body WHERE company = :company AND breach = :breach",
            breach=breach.number,
            body=msgspec.json.encode(breach).decode(),
        )
