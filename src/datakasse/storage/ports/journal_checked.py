"""What a check of a journal since its anchor found; a part of `ports/store.py`."""

import msgspec


class JournalChecked(msgspec.Struct, frozen=True):
    """
    How a journal stands since its anchor.

    Attributes:
        first: The first entry that was checked; those before are vouched for.
        last: The last one.
        fault: The entry where the first fault shows; None when there is none.
    """

    first: int
    last: int
    fault: int | None = None
