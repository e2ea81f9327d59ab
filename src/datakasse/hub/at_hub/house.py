"""
A hub's own settings, kept beside its keys: how it is reached, and the PIN of whoever keeps it.

The names are chosen once: the hub's authority can vouch for nothing else, and registers know the hub by it.
"""

import msgspec

from datakasse.storage.ports.safe import Safe, SharedSafe


class HubHouse(msgspec.Struct, frozen=True):
    """
    How a hub is set up.

    Attributes:
        names: The names and addresses it is reached under; the first is in the links it gives.
        port: Where it listens.
        pin_hash: Argon2id of its keeper's PIN.
    """

    names: tuple[str, ...]
    port: int
    pin_hash: str

    @property
    def link(self) -> str:
        """Where it is reached."""
        name = f"[{self.names[0]}]" if ":" in self.names[0] else self.names[0]
        return f"https://{name}:{self.port}"


def read_house(safe: Safe) -> HubHouse | None:
    """Return how a hub is set up; None where that was never kept, for its making broke off."""
    kept = safe.read().get("house")
    return None if kept is None else msgspec.json.decode(kept, type=HubHouse)


def keep_house(safe: SharedSafe, house: HubHouse) -> bool:
    """Keep how a hub is set up, once: False, and nothing is changed, where somebody has set it up."""
    with safe.alone():
        if read_house(safe) is not None:
            return False
        safe.write({"house": msgspec.json.encode(house).decode()})
        return True
