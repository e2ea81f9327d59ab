"""Show a day voucher as it would be sent, beside our own lines; nothing is sent."""

from datetime import timedelta

import msgspec

from datakasse.bookkeeping.voucher import DayVoucher, Line
from datakasse.errors.ledger.accounting_system import NothingToShow, NotMapped
from datakasse.office.delivery.accounting_system import NotBooked, Place, TheirAccount, TheirVatType
from datakasse.office.delivery.choose_system import asked_in_vain
from datakasse.office.delivery.connection import demand_connection
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.delivery.placing import unplaced
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway

LOOKED_BACK = timedelta(days=60)
"""How far back the newest day voucher is looked for."""


class LineBeside(msgspec.Struct, frozen=True):
    """
    A line of ours and where it goes.

    Attributes:
        ours: The line.
        gross_ore: It, with its VAT.
        account: Their account; None where it has no place.
        vat_type: Their VAT type; None where it has no place, or no VAT.
    """

    ours: Line
    gross_ore: int
    account: TheirAccount | None
    vat_type: TheirVatType | None


class DryRun(msgspec.Struct, frozen=True):
    """
    A voucher as it would be sent.

    Attributes:
        voucher: Ours.
        lines: Its lines beside theirs.
        missing: What has no place there, in bokmål; a voucher with any is not sent.
        body: What would be sent.
    """

    voucher: DayVoucher
    lines: tuple[LineBeside, ...]
    missing: tuple[str, ...]
    body: object


def dry_run(dispatch: Dispatch, key: str = "") -> DryRun:
    """
    Return a voucher as it would be sent: the one of a key, else the newest.

    Raises:
        NoConnection: No system was chosen.
        NotMapped: Nobody has confirmed where the accounts go.
        NothingToShow: There is no such voucher.
        LockedOut, SystemAway: The system has to be asked for it, and does not answer.
    """
    with dispatch.counter.store.read() as books:
        connection = demand_connection(books)
        voucher = _voucher(dispatch, books, key)
    place = connection.place
    if place is None:
        raise NotMapped
    kind = dispatch.systems.kind(connection.system)
    try:
        with dispatch.systems.line(connection) as system:
            body = system.draft(voucher, place)
    except NotBooked as trouble:
        raise asked_in_vain(trouble) from trouble
    lines = tuple(_beside(line, place) for line in voucher.lines)
    return DryRun(voucher, lines, tuple(unplaced(voucher, place, kind)), body)


def _voucher(dispatch: Dispatch, books: Readings, key: str) -> DayVoucher:
    if key:
        found = books.day_voucher(key)
    else:
        since = in_norway(dispatch.now()).date() - LOOKED_BACK
        found = None
        for made in books.day_vouchers(None, since, None):
            found = made if made.lines and made.z_number else found
    if found is None:
        raise NothingToShow
    return found


def _beside(line: Line, place: Place) -> LineBeside:
    vat_type = place.vat_types.get(line.vat_code) if line.vat_code else None
    return LineBeside(line, line.gross_ore, place.accounts.get(line.account), vat_type)
