"""The address of a place for copies: as any that an owner types, it is not called before it was looked at."""

from datakasse.errors.phrase import Phrase
from datakasse.office.backup.place import PlaceFailed
from datakasse.office.shop.far_address import may_be_called


def demand_callable(host: str) -> None:
    """
    Go on only with a host that may be called, under every address that its name stands for.

    Raises:
        PlaceFailed: It has none, or one that is no other machine's: link-local, multicast, unspecified.
    """
    try:
        is_allowed = may_be_called(host)
    except (OSError, UnicodeError) as error:
        raise PlaceFailed(Phrase("adressen finnes ikke", "there is no such address")) from error
    if not is_allowed:
        raise PlaceFailed(Phrase("adressen er ikke et sted for kopier", "the address is no place for copies"))
