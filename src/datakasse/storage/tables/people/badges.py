"""Badges that people sign on with: of each only the digest, so that no code can be read out of the books."""

from typing import Final

from datakasse.storage.tables.look import Look

BADGES: Final = (
    """CREATE TABLE badges (
        company TEXT NOT NULL,
        operator TEXT NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (company, operator),
        UNIQUE (company, digest)
    ) STRICT""",
)
"""The table, as a step of the migrations."""


class BadgeReadings(Look):
    """What can be asked about badges."""

    def operator_of_badge(self, digest: str) -> str:
        """Return whose badge it is; empty when it is nobody's, or not any longer."""
        found = self._one(
            "SELECT operator FROM badges WHERE company = :company AND digest = :digest", digest=digest
        )
        return "" if found is None else found[0]

    def has_badge(self, operator: str) -> bool:
        """Return whether an operator has a badge."""
        sql = "SELECT 1 FROM badges WHERE company = :company AND operator = :operator"
        return self._one(sql, operator=operator) is not None


class BadgeBooks(BadgeReadings):
    """What can be entered about badges."""

    def put_badge(self, operator: str, digest: str) -> None:
        """Give an operator a badge; the one she had counts no longer."""
        self._run(
            """INSERT INTO badges (company, operator, digest) VALUES (:company, :operator, :digest)
            ON CONFLICT (company, operator) DO UPDATE SET digest = excluded.digest""",
            operator=operator,
            digest=digest,
        )

    def drop_badge(self, operator: str) -> None:
        """Take an operator's badge away."""
        self._run("DELETE FROM badges WHERE company = :company AND operator = :operator", operator=operator)
