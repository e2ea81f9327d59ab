"""From the tenders of a day to those of the till: a tender without an amount takes what is left."""

from collections.abc import Sequence

from datakasse.trade.tender import Tender, TenderKind
from lab.day import tender as told

KINDS = {
    told.Means.CASH: TenderKind.CASH,
    told.Means.DEBIT_CARD: TenderKind.DEBIT_CARD,
    told.Means.CREDIT_CARD: TenderKind.CREDIT_CARD,
    told.Means.VIPPS: TenderKind.VIPPS,
    told.Means.GIFT_CARD: TenderKind.GIFT_CARD,
    told.Means.STORE_CREDIT: TenderKind.STORE_CREDIT,
    told.Means.DEPOSIT_SLIP: TenderKind.DEPOSIT_SLIP,
    told.Means.INVOICE: TenderKind.INVOICE,
}


def tenders_of(tenders: Sequence[told.Tender], due_ore: int, *, refund: bool = False) -> tuple[Tender, ...]:
    """
    Return what is handed over, or paid back.

    Args:
        tenders: As the day tells them; amounts are never negative there.
        due_ore: What is to be paid, the tip too; negative when it goes to the customer.
        refund: Amounts go to the customer.
    """
    sign = -1 if refund else 1
    left_ore = due_ore - sign * sum(each.amount_ore or 0 for each in tenders)
    paid: list[Tender] = []
    for each in tenders:
        if each.amount_ore is not None:
            paid.append(_tender(each, sign * each.amount_ore))
        elif isinstance(each, told.Cash):
            paid.append(_tender(each, 0))  # The till takes this as exactly what is due, rounded.
        else:
            paid.append(_tender(each, left_ore))
            left_ore = 0
    return tuple(paid)


def _tender(tender: told.Tender, amount_ore: int) -> Tender:
    kind = KINDS[tender.means]
    match tender:
        case told.Electronic():
            return Tender(
                kind, amount_ore, reference=tender.reference or "", integrated=not tender.not_integrated
            )
        case told.GiftCard() | told.StoreCredit():
            return Tender(kind, amount_ore, account=tender.account)
        case told.Invoice():
            return Tender(kind, amount_ore, account=tender.customer)
        case _:
            return Tender(kind, amount_ore)
