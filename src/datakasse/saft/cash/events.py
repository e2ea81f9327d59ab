"""
Events (`event`): everything that happened at the register, one by one.

Which entries are events, and under which code, is `journal/codes.py`. An event of a basket names the
transaction that the basket became, if it became one. What the code does not say by itself stands in
`eventText`, in the form of the authority's example where that has one. Why a drawer was opened by
hand is in the journal only: the example has no text there, and a file must not differ from it. A
provisional receipt is printed before there is a transaction to name.

Law: KSF-2-7-1, SAFT-11, SAFT-12, SAFT-7.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from datakasse.journal.codes import event_code
from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.basket import (
    BasketParked,
    BasketResumed,
    LineCorrected,
    PriceChecked,
    ProvisionalIssued,
)
from datakasse.journal.events.campaigns import CampaignEnded, CampaignSet
from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.events.drawer import DrawerOpened, PaidOut
from datakasse.journal.events.paper import (
    DocumentPrinted,
    JournalExported,
    PrintFailed,
    PrintingMoved,
    ReceiptDelivered,
)
from datakasse.journal.events.people import ActionApproved, AttemptRefused, RoleDefined, RoleGiven
from datakasse.journal.events.price_lists import PriceListEnded, PriceListSet
from datakasse.journal.events.register import ClockWentBack, KeysRotated, RegisterRestored, SoftwareUpdated
from datakasse.journal.events.sale import SaleAborted
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.saft.cash.prints import PAPER, Paper, Prints
from datakasse.saft.cash.reports import event_report
from datakasse.saft.series import Series
from datakasse.saft.text import leaf_if
from datakasse.trade.amount import kroner_text
from datakasse.trade.moment import date_and_time
from datakasse.trade.quantity import quantity_text

TEXT_LENGTH_MAX: Final = 9999
_MORE_LENGTH_MAX: Final = 40

_HANDED_OVER: Final = (DocumentPrinted, ReceiptDelivered)
"""What counts as a receipt, a copy or a delivery receipt given out, on paper or not (KSF-2-6-4d)."""


def events(
    records: Iterable[Record],
    *,
    series: Series,
    prints: Prints,
    groups: dict[str, str],
    transaction_of: Callable[[str], int | None],
) -> Iterator[str]:
    """
    Yield one `event` for each record that is one, and count prints on the way.

    Args:
        records: One register's records by number.
        series: How its numbers are written.
        prints: Counts that grow while the events go by.
        groups: What each article group is called in the file.
        transaction_of: Basket id → number of the transaction it became.
    """
    for record in records:
        event = record.event
        if isinstance(event, ProvisionalIssued):
            became = transaction_of(event.basket_id)
            if became is not None:
                prints.add(became, Paper.PROVISIONAL)
            continue
        code = event_code(event)
        if record.event_number is None or code is None:
            continue
        transaction = _transaction(record, transaction_of)
        if isinstance(event, _HANDED_OVER) and transaction is not None and event.document in PAPER:
            prints.add(transaction, PAPER[event.document])
        about = "" if transaction is None else f"<transID>{series.number(transaction)}</transID>"
        date, time = date_and_time(record.at)
        yield (
            f"<event><eventID>{series.number(record.event_number)}</eventID>"
            f"<eventType>{code.code}</eventType>{about}{leaf_if('empID', record.operator)}"
            f"<eventDate>{date}</eventDate><eventTime>{time}</eventTime>"
            f"{leaf_if('eventText', _text(event, groups), TEXT_LENGTH_MAX)}"
            f"{_report(event, series, groups)}</event>\n"
        )


def _transaction(record: Record, transaction_of: Callable[[str], int | None]) -> int | None:
    """Return the number of the transaction that an event belongs to."""
    if record.transaction is not None:
        return record.transaction.number
    match record.event:
        case DocumentPrinted() | ReceiptDelivered() | DrawerOpened() | PrintFailed():
            return record.event.transaction
        case LineCorrected() | BasketParked() | BasketResumed():
            return transaction_of(record.event.basket_id)
        case _:
            return None


def _report(event: Event, series: Series, groups: dict[str, str]) -> str:
    match event:
        case ZReported(number=number, report=report):
            return event_report(series.number(number), "Z report", report, groups)
        case XReported(number=number, report=report):
            return event_report(series.x_report(number), "X report", report, groups)
        case _:
            return ""


def _text(event: Event, groups: dict[str, str]) -> str:
    """Return what is to be said of an event beyond its code; nothing for most."""
    match event:
        case DocumentPrinted(document=document):
            return "" if document in PAPER or document == "provisional" else document
        case ReceiptDelivered(way=way):
            return f"delivered by {way}"
        case LineCorrected():
            quantity, amount = quantity_text(event.removed_milli), kroner_text(event.amount_ore)
            left = f"; left {quantity_text(event.left_milli)}" if event.left_milli else ""
            return f"artID {event.article}; qnt {quantity}; lineAmntIn {amount}{left}"
        case PriceChecked():
            return (
                f"artID {event.article}; artGroupID {groups.get(event.group, event.group)}; "
                f"lineAmntIn {kroner_text(event.gross_ore)}; lineAmntEx {kroner_text(event.net_ore)}"
            )
        case ZReported():
            return "Z-report"
        case XReported():
            return "X-report"
        case SaleAborted(sale=sale):
            return f"transAmntIn {kroner_text(sale.gross_ore)}"
        case PaidOut(type=kind, amount_ore=amount_ore, reason=reason):
            return _joined(kind, kroner_text(amount_ore), reason)
        case BasketParked(name=name):
            return name
        case _:
            return _administrative_text(event)


def _administrative_text(event: Event) -> str:
    match event:
        case PriceChanged():
            return f"artID {event.article}; from {_price(event.from_ore)}; to {_price(event.to_ore)}"
        case AttemptRefused():
            return _joined(event.what, event.code, event.subject)
        case ActionApproved():
            amount = "" if event.amount_ore is None else kroner_text(event.amount_ore)
            return _joined(f"by {event.approver}", event.what, event.right, amount, event.subject)
        case PrintFailed():
            return _joined(event.document, event.reason)
        case PrintingMoved(printer=printer):
            return printer or "own"
        case JournalExported():
            return _joined(event.form, f"{event.from_date} to {event.to_date}")
        case SettingsChanged():
            return _joined(event.what, event.subject)
        case SoftwareUpdated():
            return f"from {event.from_version}; to {event.to_version}"
        case KeysRotated(keys=keys):
            return f"keyVersion {keys.version}"
        case RegisterRestored():
            return (
                f"from {event.source}; keyVersion {event.keys.version}; "
                f"numbers passed over: {event.skipped}, of reports {event.reports_skipped}"
            )
        case ClockWentBack(by_ms=by_ms):
            return f"by {by_ms} ms"
        case _:
            return _office_text(event)


def _office_text(event: Event) -> str:
    match event:
        case RoleDefined():
            return _joined(f"role {event.role}", event.title, " ".join(event.rights))
        case RoleGiven():
            return _joined(f"operator {event.operator}", f"role {event.role}")
        case CampaignSet(campaign=campaign):
            return f"campaign {campaign.number}; version {campaign.version}; {campaign.name}"
        case CampaignEnded(number=number, version=version, name=name):
            return f"campaign {number}; version {version}; {name}; ended"
        case PriceListSet(price_list=price_list, changed=changed):
            begun = f"price list {price_list.number}; version {price_list.version}; {price_list.name}"
            prices = [
                f"; artID {each.article} {_listed(each.from_ore)} to {_listed(each.to_ore)}"
                for each in changed
            ]
            return _as_many_as_fit(begun, prices)
        case PriceListEnded(number=number, version=version, name=name):
            return f"price list {number}; version {version}; {name}; ended"
        case _:
            return ""


def _as_many_as_fit(begun: str, parts: Sequence[str]) -> str:
    """Return a text with as many parts as an event has room for, and how many more the journal tells."""
    text = begun
    for place, part in enumerate(parts):
        if len(text) + len(part) > TEXT_LENGTH_MAX - _MORE_LENGTH_MAX:
            return f"{text}; and {len(parts) - place} more in the journal"
        text += part
    return text


def _listed(price_ore: int | None) -> str:
    return "none" if price_ore is None else kroner_text(price_ore)


def _price(amount_ore: int | None) -> str:
    return "open price" if amount_ore is None else kroner_text(amount_ore)


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
