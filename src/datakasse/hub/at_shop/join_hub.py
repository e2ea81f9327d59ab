"""Join a hub: announce the shop, its registers and their public keys, and keep who the hub is."""

from collections.abc import Callable, Sequence
from datetime import datetime

from datakasse.hub.at_shop.line import HubLines
from datakasse.hub.at_shop.membership import HubCard, Membership
from datakasse.hub.between.link import read_link
from datakasse.hub.between.wire import Announced, JoinRequest
from datakasse.journal.public_keys import PublicKeys
from datakasse.storage.ports.store import Store
from datakasse.trade.moment import to_journal

Versions = Callable[[str], Sequence[PublicKeys]]
"""Returns the public side of all keys of a register."""


def join_hub(
    store: Store,
    card: HubCard,
    lines: HubLines,
    link: str,
    *,
    versions: Versions,
    at: datetime,
    serves: Callable[[str], bool] = lambda _: True,
) -> Membership:
    """
    Join the hub that a link names.

    Args:
        store: The shop's books.
        card: Where it is kept which hub was joined.
        lines: How hubs are reached.
        link: What the invitation says.
        versions: Returns the public side of all keys of a register.
        at: When, UTC.
        serves: Whether a register is served from this folder: in a database of several, only its own are
            announced.

    Raises:
        AlreadyJoined: The shop has joined one.
        BadHubLink: The text is no link to a hub.
        HubAway: It does not answer; the link counts on.
        HubNotTrusted: What answers is another.
        BadInvitation: The code does not count.
        WrongCompany: It was made for another business.
        RegisterTaken: Another machine delivers one of the registers.
    """
    card.demand_none()
    wanted = read_link(link)
    authority = lines.authority_of(wanted)
    key = card.device_key()
    with store.read() as books:
        wish = JoinRequest(
            code=wanted.code,
            device_key=key.public_key().public_bytes_raw().hex(),
            company=books.company(),
            locations=tuple(books.locations()),
            registers=tuple(
                Announced(register, tuple(versions(register.register_id)))
                for register in books.registers()
                if serves(register.register_id)
            ),
        )
    joined = lines.join(wanted, authority, wish, key)
    membership = Membership(
        wanted.address, wanted.fingerprint, authority, joined.company, joined.machine, to_journal(at)
    )
    card.keep(membership)
    return membership
