"""
What a sale does to customers' points, asked with the pen in hand: nobody else spends or earns hers meanwhile.

    spent      what the discount took, never more than she has
    earned     whole points of what she pays for goods that may be discounted, if she takes part
    taken back what she earned by goods that come back, never more than she has

Decision: 0068-a-point-is-a-discount-nobody-pays-out.
"""

from collections.abc import Iterable

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.loyalty import terms_for
from datakasse.errors.customers.points import NoPartInPoints, PointsOfAnother, PointsTooFew
from datakasse.journal.events.sale import SaleCompleted
from datakasse.trade.pricing.campaign import is_barred
from datakasse.trade.pricing.points import PointsMoved, PointsTerms
from datakasse.trade.sale.basket import Basket
from datakasse.trade.sale.points_of_sale import earning_lines, points_earned, points_to_take_back
from datakasse.trade.sale.sale import Sale
from datakasse.trade.tender import Tender, TenderKind


def demand_hers(basket: Basket, tenders: Iterable[Tender]) -> None:
    """
    Go on only if the points in a basket are those of whoever gets the invoice, if one is made.

    Raises:
        PointsOfAnother: They are not; without them it would cost more than the screen has said.
    """
    laid = basket.sale_discount
    if laid is None or not laid.points:
        return
    buyers = {tender.account.strip() for tender in tenders if tender.kind is TenderKind.INVOICE}
    if buyers - {basket.customer}:
        raise PointsOfAnother(customer=basket.customer)


def with_points(point: CashPoint, basket: Basket, sale: Sale) -> Sale:
    """
    Return a sale with what it does to points; as it is where nothing moves, as in training.

    Raises:
        NoPartInPoints: Points lie in it, and she does not take part any longer.
        PointsTooFew: She has fewer points by now.
    """
    laid = basket.sale_discount.points if basket.sale_discount is not None else msgspec.UNSET
    spent = sale.sale_discount_ore // laid.worth_ore if laid else 0
    back = _come_back(point, sale)
    # In one order, so that no two tills wait for each other.
    balances = {
        customer: point.books.points_balance(customer) for customer in sorted({sale.customer, *back} - {""})
    }
    terms = terms_for(point.books, sale.customer)
    if spent and terms is None:
        raise NoPartInPoints(customer=sale.customer or "–")
    if spent > balances.get(sale.customer, 0):
        raise PointsTooFew(customer=sale.customer, points=balances[sale.customer])
    moves: list[PointsMoved] = []
    for customer, balance in balances.items():
        moved = PointsMoved(customer, balance)
        if customer == sale.customer and terms is not None:
            moved = _earned(point, sale, terms, msgspec.structs.replace(moved, spent=spent))
        has = balance - moved.spent + moved.earned
        taken_back = min(back.get(customer, 0), has)
        if moved.earned or moved.spent or taken_back:
            moves.append(msgspec.structs.replace(moved, taken_back=taken_back, balance=has - taken_back))
    is_real = bool(moves) and not point.state.training
    return msgspec.structs.replace(sale, points=tuple(moves)) if is_real else sale


def _earned(point: CashPoint, sale: Sale, terms: PointsTerms, moved: PointsMoved) -> PointsMoved:
    """Return what was moved with what the lines of a sale earn."""
    articles = (point.books.article_on_record(number) for number in {row.line.article for row in sale.lines})
    barred = {article.number for article in articles if article is not None and is_barred(article)}
    lines = earning_lines(sale.lines, barred)
    earned = points_earned(lines, terms.earn_ore)
    if not earned:
        return moved
    return msgspec.structs.replace(
        moved,
        earned=earned,
        earn_ore=terms.earn_ore,
        lines=tuple(sold.line.line_id for sold in lines),
    )


def _come_back(point: CashPoint, sale: Sale) -> dict[str, int]:
    """Return the points that go back for goods that come back, of each customer who earned by them."""
    came: dict[tuple[str, int], dict[int, int]] = {}
    for line in (row.line for row in sale.lines):
        if line.returns is not None:
            of_sale = came.setdefault((line.returns.register, line.returns.transaction), {})
            line_id = line.returns.line_id
            of_sale[line_id] = of_sale.get(line_id, 0) - line.quantity_milli
    due: dict[str, int] = {}
    for (register, transaction), now_milli in sorted(came.items()):
        sold = point.books.sold(register, transaction)
        event = None if sold is None else sold.record.event
        if sold is None or sold.record.training or not isinstance(event, SaleCompleted):
            continue
        after_milli = {
            line_id: sold.returned_milli.get(line_id, 0) + now_milli.get(line_id, 0)
            for line_id in {*sold.returned_milli, *now_milli}
        }
        for moved in event.sale.points or ():
            points = points_to_take_back(
                event.sale, moved, before_milli=sold.returned_milli, after_milli=after_milli
            )
            if points:
                due[moved.customer] = due.get(moved.customer, 0) + points
    return due
