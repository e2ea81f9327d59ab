"""Say under which address customers' phones reach a shop's receipts, and how long a link works."""

from urllib.parse import urlsplit

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.shop.receipts import BadReceiptAddress
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.shop.shop import Location

DAYS_MAX = 5 * 366
_ADDRESS_LENGTH_MAX = 200


def receipt_address(text: str) -> str:
    """
    Return an address that links to receipts can begin with; empty for none.

    Raises:
        BadReceiptAddress: It is no `https://name` or `http://name`.

    Example:
        >>> receipt_address("https://Kvittering.butikken.no/"), receipt_address("http://192.168.1.10:8765")
        ('https://kvittering.butikken.no', 'http://192.168.1.10:8765')
    """
    wanted = text.strip().removesuffix("/")
    if not wanted:
        return ""
    try:
        parts = urlsplit(wanted)
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        raise BadReceiptAddress from None
    host = parts.hostname or ""
    name = f"[{host}]" if ":" in host else host
    rebuilt = f"{parts.scheme}://{name}{port}"
    known = parts.scheme in {"http", "https"} and bool(host) and host.isascii()
    if not known or rebuilt != wanted.lower() or len(rebuilt) > _ADDRESS_LENGTH_MAX:
        raise BadReceiptAddress
    return rebuilt


class SetReceiptAddress(msgspec.Struct, frozen=True):
    """
    Set the address of the place that a register stands at.

    Attributes:
        address: `https://name`; empty ends links.
        days: How long a link works.
    """

    address: str
    days: int = 90

    def __call__(self, point: CashPoint) -> Location:
        """
        Keep it, and record that it was changed.

        Raises:
            RegisterOutOfUse: The register is taken out of use; another at the place will do.
            BadReceiptAddress: No address that a link can begin with, or no number of days.
        """
        point.demand_in_use()
        place = point.place
        if place is None or not 1 <= self.days <= DAYS_MAX:
            raise BadReceiptAddress
        address = receipt_address(self.address)
        changed = msgspec.structs.replace(place, receipt_address=address, receipt_days=self.days)
        if changed != place:
            point.books.put_location(changed)
            point.record(SettingsChanged(what="address of receipts", subject=address))
        return changed
