"""
The register itself: what it is, which software and keys it has, where it goes on from.

Law: KSF-2-7-1.
"""

from datakasse.journal.events.happened import Happened
from datakasse.journal.public_keys import PublicKeys


class RegisterCommissioned(Happened, frozen=True, tag="register_commissioned"):
    """The register's first entry: who it is, where its numbers begin, which keys it uses."""

    organisation_number: str
    first_transaction: int
    first_event: int
    keys: PublicKeys
    software_version: str


class SystemStarted(Happened, frozen=True, tag="system_started"):
    """The software was started."""

    software_version: str


class SystemStopped(Happened, frozen=True, tag="system_stopped"):
    """The software was stopped in good order."""


class SoftwareUpdated(Happened, frozen=True, tag="software_updated"):
    """Another version of the software runs from here on."""

    from_version: str
    to_version: str


class KeysRotated(Happened, frozen=True, tag="keys_rotated"):
    """New keys count from the next entry on; this one is still signed by the old."""

    keys: PublicKeys


class RegisterRestored(Happened, frozen=True, tag="register_restored"):
    """
    The register goes on from a copy: on another machine, or from an older database on this one.

    What was written after the copy was made is unknown, and the machine it was made of may still be alive.
    So the keys before this entry sign nothing more, and no number that may be given out is given out again.

    Attributes:
        keys: The keys that count from this entry on; the seal over it is made with them, or with the old ones
            where the machine still has those.
        source: `backup`; `older_copy` of the database itself; `other_machine` on the same database.
        software_version: The version that restored it.
        skipped: How many numbers of transactions, events and of each series of receipts are passed over.
        reports_skipped: How many numbers of X and of Z reports are.
        lost_through: The last entry known to have been written that is not here; 0 where none is known.
        recovery: Who vouches for the new keys: the owner's recovery key (Ed25519, hex); empty for nobody.
        vouched: Its signature over the keys and the place of this entry (`restored_text`), hex.
    """

    keys: PublicKeys
    source: str
    software_version: str
    skipped: int
    reports_skipped: int
    lost_through: int = 0
    recovery: str = ""
    vouched: str = ""


class ClockWentBack(Happened, frozen=True, tag="clock_went_back"):
    """The machine's clock shows an earlier time than the last entry; order stays by number."""

    by_ms: int


RegisterEvent = (
    RegisterCommissioned
    | SystemStarted
    | SystemStopped
    | SoftwareUpdated
    | KeysRotated
    | RegisterRestored
    | ClockWentBack
)
"""All kinds of them."""
