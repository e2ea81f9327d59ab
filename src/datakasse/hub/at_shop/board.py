"""
How things stand with the hub, in a file in the data folder: what the system check and the office ask for.

    DATA/hub.json

It is no proof of anything and holds no secret; if it is lost, the next round makes it again. What it says of
one hub is not said of another, nor of the same one after the shop has joined it anew.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from datakasse.errors.refusal import Refused
from datakasse.hub.at_shop.membership import HubCard, Membership
from datakasse.storage.ports.hub_told import UNREAD, HubRefusal, HubTold
from datakasse.trade.moment import to_journal

_OFTEN: Final = timedelta(seconds=30)
"""That all goes well is noted no more often; with each sale would be too often."""


class _Noted(msgspec.Struct, frozen=True):
    """How things stand, and with which membership."""

    told: HubTold
    fingerprint: str
    machine: str


class HubBoard:
    """
    The file; one thread writes it.

    Args:
        folder: The data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "hub.json"

    def told(self, membership: Membership) -> HubTold:
        """Return how things stand with a hub, as far as that was noted."""
        nothing = HubTold(membership.host)
        try:
            noted = msgspec.json.decode(self._path.read_bytes(), type=_Noted)
        except (OSError, msgspec.MsgspecError, ValueError):
            return nothing
        is_same = (noted.fingerprint, noted.machine) == (membership.fingerprint, membership.machine)
        return noted.told if is_same else nothing

    def heard(self, membership: Membership, refused: list[HubRefusal], now: datetime) -> None:
        """Note that the hub answered, and what it does not take."""
        before = self.told(membership)
        known = {(each.register, each.code): each.since for each in before.refused}
        told = tuple(
            msgspec.structs.replace(each, since=known.get((each.register, each.code), each.since))
            for each in refused
        )
        is_news = before.away_since is not None or before.refused != told
        if is_news or before.heard_at is None or abs(now - before.heard_at) >= _OFTEN:
            self._keep(membership, HubTold(membership.host, now, None, told))

    def shut_out(self, membership: Membership, refusal: HubRefusal) -> None:
        """Note that the hub takes nothing of this machine."""
        before = self.told(membership)
        if [(each.register, each.code) for each in before.refused] != [(refusal.register, refusal.code)]:
            self._keep(membership, HubTold(membership.host, before.heard_at, None, (refusal,)))

    def away(self, membership: Membership, now: datetime) -> None:
        """Note that the hub does not answer."""
        before = self.told(membership)
        if before.away_since is None:
            self._keep(membership, msgspec.structs.replace(before, away_since=now))

    def _keep(self, membership: Membership, told: HubTold) -> None:
        made = self._path.with_suffix(".new")
        made.write_bytes(msgspec.json.encode(_Noted(told, membership.fingerprint, membership.machine)))
        made.replace(self._path)


class HubStanding:
    """
    How the shop of a folder stands with its hub, for whoever asks often, as each new sale does.

    What was read is held for as long as neither the board nor anything among the keys, where the membership
    is, has been written anew: then asking is a look at two dates. Another process may write either.

    Args:
        card: Which hub was joined.
        folder: The data folder.
        now: Tells the moment, UTC.
    """

    def __init__(self, card: HubCard, folder: Path, now: Callable[[], datetime]) -> None:
        self._card = card
        self._board = HubBoard(folder)
        self._now = now
        self._watched = (folder / "hub.json", folder / "keys")
        self._held: tuple[_Marks, HubTold | None] | None = None
        self._unread: HubTold | None = None

    def __call__(self) -> HubTold | None:
        """
        Return it; None where no hub was joined.

        A membership that cannot be read is told as what it is, and shuts nothing: a shop sells on without
        its hub.
        """
        # Looked at before it is read: what is written meanwhile is read the next time.
        marks, held = tuple(map(_mark, self._watched)), self._held
        if held is not None and held[0] == marks:
            return held[1]
        try:
            membership = self._card.membership()
        except (Refused, OSError, msgspec.MsgspecError):
            # Not held: whoever may read it again changes no date.
            self._unread = self._unread or HubTold("", refused=(HubRefusal("", UNREAD, {}, self._now()),))
            return self._unread
        told = None if membership is None else self._board.told(membership)
        self._held, self._unread = (marks, told), None
        return told


_Marks = tuple[tuple[int, int, int] | None, ...]


def _mark(path: Path) -> tuple[int, int, int] | None:
    """Return what changes when a file, or what is in a folder, is written anew; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def noted(refusal: Refused, register: str, now: datetime, have: int = 0) -> HubRefusal:
    """Return a refusal as it is noted."""
    return HubRefusal(register, refusal.code, dict(refusal.facts), to_journal(now), have)
