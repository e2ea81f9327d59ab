"""The shop's access to the authority: client and key at Maskinporten, encrypted beside the other keys."""

from collections.abc import Mapping

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.control.submissions import BadSubmissionAccess, NoSubmissionAccess
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.control.control_inbox import CLIENT, KEY_ID, SITE, Submitting
from datakasse.trade.people.operator import Right


class AccessShown(msgspec.Struct, frozen=True):
    """
    What may be told of the access; the key never is.

    Attributes:
        client_id: The client; empty where none was given.
        kid: What its key is called.
        site: `production` or `test`.
    """

    client_id: str
    kid: str
    site: str


class KeepAccess(msgspec.Struct, frozen=True):
    """
    Keep client and key.

    Attributes:
        submitting: Where they are kept.
        credentials: They, by name; what is left out stays.
    """

    submitting: Submitting
    credentials: Mapping[str, str]

    def __call__(self, point: CashPoint) -> None:
        """
        Check them, record that they were changed, and keep them; the key is told nobody.

        Raises:
            BadSubmissionAccess: They cannot be used.
            MissingRight: The one who asks does not administer the shop.
        """
        if point.operator is not None:
            point.demand_right(Right.ADMINISTER)
        kept = {**self.submitting.safe.read(), **self.credentials}
        fault = self.submitting.authority.fault(kept)
        if fault is not None:
            raise BadSubmissionAccess(what=fault)
        point.record(SettingsChanged(what="submission access", subject=kept[CLIENT]))
        self.submitting.safe.write(self.credentials)


def show_access(submitting: Submitting) -> AccessShown:
    """Return what may be told of the access."""
    kept = submitting.safe.read()
    return AccessShown(kept.get(CLIENT, ""), kept.get(KEY_ID, ""), kept.get(SITE, ""))


def demand_access(submitting: Submitting) -> Mapping[str, str]:
    """
    Return the credentials.

    Raises:
        NoSubmissionAccess: None, or none that can be used, are kept.
    """
    kept = submitting.safe.read()
    if submitting.authority.fault(kept) is not None:
        raise NoSubmissionAccess
    return kept
