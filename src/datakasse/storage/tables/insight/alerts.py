"""Alerts, who is told of them, and the messages that tell: beside the journal, each row one of theirs."""

from collections.abc import Collection
from typing import Final

import msgspec

from datakasse.insight.alert import Alert, AlertMessage, AlertRecipient
from datakasse.storage.tables.look import Look

ALERTS: Final = (
    """CREATE TABLE alerts (
        company TEXT NOT NULL,
        alert INTEGER NOT NULL,
        key TEXT NOT NULL,
        is_unseen INTEGER NOT NULL CHECK (is_unseen IN (0, 1)),
        body TEXT NOT NULL,
        PRIMARY KEY (company, alert),
        UNIQUE (company, key)
    ) STRICT""",
    "CREATE INDEX alerts_unseen ON alerts (company, alert) WHERE is_unseen = 1",
    """CREATE TABLE alert_recipients (
        company TEXT NOT NULL,
        recipient INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, recipient)
    ) STRICT""",
    """CREATE TABLE alert_messages (
        company TEXT NOT NULL,
        message INTEGER NOT NULL,
        is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
        body TEXT NOT NULL,
        PRIMARY KEY (company, message)
    ) STRICT""",
    "CREATE INDEX alert_messages_open ON alert_messages (company, message) WHERE is_open = 1",
)
"""The tables, as a step of the migrations."""

_alert: Final = msgspec.json.Decoder(Alert).decode
_recipient: Final = msgspec.json.Decoder(AlertRecipient).decode
_message: Final = msgspec.json.Decoder(AlertMessage).decode


class AlertLook(Look):
    """What can be asked about alerts."""

    def alerts(self, limit: int) -> list[Alert]:
        """Return the newest alerts, newest first."""
        rows = self._all(
            "SELECT body FROM alerts WHERE company = :company ORDER BY alert DESC LIMIT :limit", limit=limit
        )
        return [_alert(body) for (body,) in rows]

    def alerts_after(self, number: int, limit: int) -> list[Alert]:
        """Return alerts that came after one, oldest first."""
        rows = self._all(
            """SELECT body FROM alerts WHERE company = :company AND alert > :number
            ORDER BY alert LIMIT :limit""",
            number=number,
            limit=limit,
        )
        return [_alert(body) for (body,) in rows]

    def alerts_numbered(self, numbers: Collection[int]) -> list[Alert]:
        """Return the alerts of some numbers, oldest first; what there is not is left out."""
        named = {f"alert_{place}": number for place, number in enumerate(numbers)}
        chosen = ", ".join(f":{name}" for name in named) or "NULL"
        rows = self._all(
            f"SELECT body FROM alerts WHERE company = :company AND alert IN ({chosen}) ORDER BY alert",  # noqa: S608 - names of ours
            **named,
        )
        return [_alert(body) for (body,) in rows]

    def alert_keys(self, keys: Collection[str]) -> set[str]:
        """Return which of some alerts there are."""
        named = {f"key_{place}": key for place, key in enumerate(keys)}
        chosen = ", ".join(f":{name}" for name in named) or "NULL"
        rows = self._all(
            f"SELECT key FROM alerts WHERE company = :company AND key IN ({chosen})",  # noqa: S608 - names of ours
            **named,
        )
        return {str(key) for (key,) in rows}

    def unseen_alerts(self) -> int:
        """Return how many alerts nobody has seen."""
        [(count,)] = self._all("SELECT count(*) FROM alerts WHERE company = :company AND is_unseen = 1")
        return int(count)

    def alert_recipients(self) -> list[AlertRecipient]:
        """Return all recipients there ever were, by number."""
        rows = self._all("SELECT body FROM alert_recipients WHERE company = :company ORDER BY recipient")
        return [_recipient(body) for (body,) in rows]

    def alert_messages(self, limit: int) -> list[AlertMessage]:
        """Return the newest messages, newest first."""
        rows = self._all(
            "SELECT body FROM alert_messages WHERE company = :company ORDER BY message DESC LIMIT :limit",
            limit=limit,
        )
        return [_message(body) for (body,) in rows]

    def open_alert_messages(self) -> list[AlertMessage]:
        """Return the messages that may still go out, oldest first."""
        rows = self._all(
            "SELECT body FROM alert_messages WHERE company = :company AND is_open = 1 ORDER BY message"
        )
        return [_message(body) for (body,) in rows]


class AlertPen(AlertLook):
    """What can be entered about alerts."""

    def put_alert(self, alert: Alert) -> None:
        """Keep an alert, or what became of one; a new one is never written over one of the same key."""
        self._of_company()
        self._run(
            """INSERT INTO alerts (company, alert, key, is_unseen, body)
            VALUES (:company, :alert, :key, :is_unseen, :body)
            ON CONFLICT (company, alert)
            DO UPDATE SET is_unseen = excluded.is_unseen, body = excluded.body""",
            alert=alert.number,
            key=alert.key,
            is_unseen=int(alert.seen_at is None),
            body=msgspec.json.encode(alert).decode(),
        )

    def drop_alerts(self, numbers: Collection[int]) -> None:
        """Forget alerts."""
        for number in numbers:
            self._run("DELETE FROM alerts WHERE company = :company AND alert = :number", number=number)

    def drop_alert_messages(self, numbers: Collection[int]) -> None:
        """Forget messages."""
        for number in numbers:
            self._run(
                "DELETE FROM alert_messages WHERE company = :company AND message = :number", number=number
            )

    def put_alert_recipient(self, recipient: AlertRecipient) -> None:
        """Keep a recipient, or what is known of one now."""
        self._of_company()
        self._run(
            """INSERT INTO alert_recipients (company, recipient, body) VALUES (:company, :recipient, :body)
            ON CONFLICT (company, recipient) DO UPDATE SET body = excluded.body""",
            recipient=recipient.number,
            body=msgspec.json.encode(recipient).decode(),
        )

    def put_alert_message(self, message: AlertMessage) -> None:
        """Keep a message, or where it is now."""
        self._of_company()
        self._run(
            """INSERT INTO alert_messages (company, message, is_open, body)
            VALUES (:company, :message, :is_open, :body)
            ON CONFLICT (company, message) DO UPDATE SET is_open = excluded.is_open, body = excluded.body""",
            message=message.number,
            is_open=int(message.is_open),
            body=msgspec.json.encode(message).decode(),
        )
