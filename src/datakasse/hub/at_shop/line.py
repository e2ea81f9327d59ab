"""The line to a hub, as what a register does with its hub needs it; the HTTPS of it is in `partners`."""

from typing import Protocol

from cryptography.hazmat.primitives.asymmetric import ed25519

from datakasse.hub.at_shop.membership import Membership
from datakasse.hub.between.link import HubLink
from datakasse.hub.between.wire import Delivery, Joined, JoinRequest, Provisioned, Reported, Standing
from datakasse.storage.ports.changes import KeptChange
from datakasse.storage.ports.hub import MachineReport


class HubLine(Protocol):
    """A hub that was joined; each call raises `HubAway`, `HubNotTrusted`, or what the hub refused."""

    def report(self, report: MachineReport) -> Reported:
        """Tell how this machine stands."""
        ...

    def deliver(self, delivery: Delivery) -> Standing:
        """Deliver entries and return what the hub has then."""
        ...

    def changes(self, after: int) -> tuple[KeptChange, ...]:
        """Return changes after a version, in order; not all at once, where there are many."""
        ...

    def close(self) -> None:
        """Let the connection go."""
        ...


class HubLines(Protocol):
    """How lines to hubs are had."""

    def authority_of(self, link: HubLink) -> str:
        """Return the authority's certificate (PEM) of the hub that a link names by its fingerprint."""
        ...

    def provision(self, link: HubLink, authority: str) -> Provisioned:
        """Ask what an empty machine becomes."""
        ...

    def join(
        self, link: HubLink, authority: str, wish: JoinRequest, key: ed25519.Ed25519PrivateKey
    ) -> Joined:
        """Ask to be let in."""
        ...

    def line(self, membership: Membership, key: ed25519.Ed25519PrivateKey) -> HubLine:
        """Return the line to a hub that was joined."""
        ...
