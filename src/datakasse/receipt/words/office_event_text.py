"""What happened in the office, in words: goods, customers, roles, campaigns, the bank (`event_text.py`)."""

from collections.abc import Iterable
from datetime import date

from datakasse.journal.event import Event
from datakasse.journal.events.books import RoutineSigned, SettlementConfirmed, SettlementUndone
from datakasse.journal.events.campaigns import CampaignEnded, CampaignSet
from datakasse.journal.events.coupons import CouponEnded, CouponSet
from datakasse.journal.events.customers import AccountPaid, CustomerChosen, CustomerErased, InvoiceMade
from datakasse.journal.events.goods import (
    CarriedGoods,
    GoodsReceived,
    GoodsTakenOut,
    GoodsTransferred,
    GoodsWasted,
    MovedGoods,
    ReceivedGoods,
    StockCounted,
    TakenGoods,
)
from datakasse.journal.events.paper import JournalExported
from datakasse.journal.events.people import RoleDefined, RoleGiven
from datakasse.journal.events.price_lists import ChangedPrice, PriceListEnded, PriceListSet
from datakasse.receipt.words.figures import amount_text, quantity_text


def office_details(event: Event) -> Iterable[str]:
    """Return what there is to say of an entry that the office writes; nothing for others."""
    match event:
        case SettlementConfirmed(settlement=settlement):
            return (settlement.settlement, settlement.booked_on)
        case SettlementUndone(settlement=settlement, reason=reason):
            return (settlement.settlement, reason)
        case RoleDefined(role=role, title=title, rights=rights):
            return (role, title, ", ".join(rights) or "–")
        case RoleGiven(operator=operator, role=role):
            return (operator, role)
        case CustomerErased(customer=customer, kept_until=kept_until):
            return (customer, kept_until)
        case AccountPaid(customer=customer, amount_ore=amount_ore, reference=reference):
            return (customer, amount_text(amount_ore), reference)
        case InvoiceMade(number=number, customer=customer, gross_ore=gross_ore):
            return (str(number), customer, amount_text(gross_ore))
        case JournalExported(form=form, from_date=from_date, to_date=to_date):
            return (form, _between(from_date, to_date))
        case RoutineSigned(month=month, point=point, note=note):
            return (month, point, note)
        case _:
            return _price_details(event)


def _between(first: str, last: str) -> str:
    """
    Return the days of an export as they are written on paper; nothing where it was of all days.

    Example:
        >>> _between("2026-01-01", "2026-06-30"), _between("2026-01-01", ""), _between("", "")
        ('01.01.2026 – 30.06.2026', '01.01.2026 –', '')
    """
    days = [f"{date.fromisoformat(day):%d.%m.%Y}" if day else "" for day in (first, last)]
    return " – ".join(days).strip() if any(days) else ""


def _price_details(event: Event) -> Iterable[str]:
    match event:
        case CampaignSet(campaign=campaign):
            return (campaign.name, _version(campaign.number, campaign.version))
        case CampaignEnded(number=number, version=version, name=name):
            return (name, _version(number, version))
        case PriceListSet(price_list=price_list, changed=changed):
            told = _version(price_list.number, price_list.version)
            return (price_list.name, told, *(_changed_price(each) for each in changed))
        case PriceListEnded(number=number, version=version, name=name):
            return (name, _version(number, version))
        case CustomerChosen(customer=customer, prices=prices):
            return (customer or "–", *(f"{line}: {amount_text(price.price_ore)}" for line, price in prices))
        case _:
            return _goods_details(event)


def _goods_details(event: Event) -> Iterable[str]:
    match event:
        case CouponSet(coupon=coupon):
            return (coupon.name, str(coupon.number))
        case CouponEnded(number=number, name=name):
            return (name, str(number))
        case GoodsReceived(place=place, lines=lines, supplier=supplier, reference=reference):
            return (place, supplier, reference, *(_goods(line) for line in lines))
        case (
            GoodsWasted(place=place, lines=lines, reason=reason)
            | GoodsTakenOut(place=place, lines=lines, reason=reason)
        ):
            return (place, reason, *(_goods(line) for line in lines))
        case GoodsTransferred(from_place=from_place, to_place=to_place, lines=lines):
            return (f"{from_place} – {to_place}", *(_goods(line) for line in lines))
        case StockCounted(place=place, lines=lines):
            return (place, *(f"{line.article}: {quantity_text(line.variance_milli)}" for line in lines))
        case _:
            return ()


def _goods(line: MovedGoods | CarriedGoods | ReceivedGoods | TakenGoods) -> str:
    return f"{line.article}: {quantity_text(line.quantity_milli)}"


def _changed_price(changed: ChangedPrice) -> str:
    prices = ("…" if ore is None else amount_text(ore) for ore in (changed.from_ore, changed.to_ore))
    return f"{changed.article}: {' – '.join(prices)}"


def _version(number: int, version: int) -> str:
    return f"{number}, v{version}"
