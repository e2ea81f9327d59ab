"""What may be asked of a database about alerts, and entered; a part of `ports/store.py`."""

from collections.abc import Collection
from typing import Protocol

from datakasse.insight.alert import Alert, AlertMessage, AlertRecipient


class AlertReadings(Protocol):
    """What can be asked."""

    def alerts(self, limit: int) -> list[Alert]:
        """Return the newest alerts, newest first."""
        ...

    def alerts_after(self, number: int, limit: int) -> list[Alert]:
        """Return alerts that came after one, oldest first."""
        ...

    def alerts_numbered(self, numbers: Collection[int]) -> list[Alert]:
        """Return the alerts of some numbers, oldest first; what there is not is left out."""
        ...

    def alert_keys(self, keys: Collection[str]) -> set[str]:
        """Return which of some alerts there are, by `Alert.key`."""
        ...

    def unseen_alerts(self) -> int:
        """Return how many alerts nobody has seen."""
        ...

    def alert_recipients(self) -> list[AlertRecipient]:
        """Return all recipients there ever were, by number."""
        ...

    def alert_messages(self, limit: int) -> list[AlertMessage]:
        """Return the newest messages, newest first."""
        ...

    def open_alert_messages(self) -> list[AlertMessage]:
        """Return the messages that may still go out, oldest first."""
        ...


class AlertBooks(AlertReadings, Protocol):
    """What can be entered."""

    def put_alert(self, alert: Alert) -> None:
        """Keep an alert under the number after the newest, or what became of one."""
        ...

    def drop_alerts(self, numbers: Collection[int]) -> None:
        """Forget alerts."""
        ...

    def drop_alert_messages(self, numbers: Collection[int]) -> None:
        """Forget messages."""
        ...

    def put_alert_recipient(self, recipient: AlertRecipient) -> None:
        """Keep a recipient, or what is known of one now."""
        ...

    def put_alert_message(self, message: AlertMessage) -> None:
        """Keep a message, or where it is now."""
        ...
