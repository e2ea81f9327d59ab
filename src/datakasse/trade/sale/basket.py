"""
The basket: what the customer has put on the counter, before it is settled.

A basket never changes; each step gives a new one. Lines only grow by adding and only shrink by a
correction (`line_correction.py`), because the law counts every reduction (KSF-2-8-2-s). A line is
negative only when it takes back goods from a sale on record (`refund.py`).
"""

from datetime import date, datetime

import msgspec

from datakasse.errors.trade.amounts import AmountOutOfRange
from datakasse.errors.trade.articles import PriceIsFixed, PriceNeeded
from datakasse.errors.trade.basket import EmptyBasket, NoteIsTheReason, UnknownLine
from datakasse.errors.trade.discounts import DiscountForbidden
from datakasse.trade.amount import AMOUNT_LIMIT_ORE, ORE_PER_KRONE, check_amount
from datakasse.trade.goods.article import Article, Serving
from datakasse.trade.goods.stock import Draw
from datakasse.trade.pricing.coupon import LostCoupon
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.pricing.line_price import CampaignCut, ListPrice
from datakasse.trade.quantity import check_parts, check_quantity, price_of
from datakasse.trade.vat import VatCode, VatRate, rate_bp_on


class ReturnOf(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Which line of which sale a return line takes back.

    Attributes:
        register: Where it was sold.
        transaction: In which transaction.
        line_id: On which line of it.
        approver: Who approved it, where somebody had to; left out of the bytes otherwise.
    """

    register: str
    transaction: int
    line_id: int
    approver: str = ""


class Line(msgspec.Struct, frozen=True):
    """
    One line of a basket.

    Attributes:
        line_id: 1, 2, 3 … within the basket; never used again.
        article: Article number.
        name: The article's name when it was added; it cannot be changed (KSF-2-6-3).
        group: Article group code.
        unit: Unit the quantity counts.
        quantity_milli: Thousandths; negative on a return line only.
        unit_price_ore: Price with VAT of one unit.
        vat: VAT code and rate of the day.
        vat_take_away: The same when taken away.
        vat_eat_in: The same when eaten on the premises.
        added_at: When it was put on, UTC.
        operator: Who put it on.
        discount_ore: Taken off this line by hand; negative on a return line (what is not paid back).
        discount_share_bp: The share asked for, when it was a share: kept so that it follows the line.
        discountable: Whether a discount may touch it.
        is_deposit: It is a deposit (pant).
        age_limit: Youngest buyer, where law sets one.
        deposit_of: Line that this deposit follows.
        returns: The sale line that it takes back.
        note: Free text for the receipt.
        label: The label of a scale that it was scanned from; left out of the bytes of every other line.
        draws: What one unit takes off the shelves, as it was when the line was added: the journal tells by
            itself what a sale moved, whatever becomes of the article. Left out where no count is kept.
        campaigns: What campaigns took off it, which is no discount (KSF-2-8-2-q); left out where none did.
        price_list: The list that its price is from; left out where it is the shelf's.
        without_customer: What one unit costs when the customer is taken off; left out where that is the same.
        discount_asked_ore: What was keyed in to take off it, where the customer's price has no room for all
            of it: it comes back when she is taken off. Left out elsewhere.
        is_price_keyed: Its price was keyed in, or is on its label, so that no list has another; left out of
            the bytes of every other line.
    """

    line_id: int
    article: str
    name: str
    group: str
    unit: str
    quantity_milli: int
    unit_price_ore: int
    vat: VatRate
    vat_take_away: VatRate
    vat_eat_in: VatRate
    added_at: datetime
    operator: str
    discount_ore: int = 0
    discount_share_bp: int = 0
    discountable: bool = True
    is_deposit: bool = False
    age_limit: int | None = None
    deposit_of: int | None = None
    returns: ReturnOf | None = None
    note: str = ""
    label: str | msgspec.UnsetType = msgspec.UNSET
    draws: tuple[Draw, ...] | msgspec.UnsetType = msgspec.UNSET
    campaigns: tuple[CampaignCut, ...] | msgspec.UnsetType = msgspec.UNSET
    price_list: ListPrice | msgspec.UnsetType = msgspec.UNSET
    without_customer: ListPrice | msgspec.UnsetType = msgspec.UNSET
    discount_asked_ore: int | msgspec.UnsetType = msgspec.UNSET
    is_price_keyed: bool | msgspec.UnsetType = msgspec.UNSET

    @property
    def may_be_cheaper(self) -> bool:
        """Whether a discount over the whole basket may be taken from it."""
        return self.discountable and self.returns is None

    @property
    def listed_ore(self) -> int:
        """Price of the quantity before any campaign or discount."""
        return price_of(self.unit_price_ore, self.quantity_milli)

    @property
    def campaign_ore(self) -> int:
        """What campaigns took off it."""
        return sum(cut.off_ore for cut in self.campaigns) if self.campaigns else 0

    @property
    def gross_ore(self) -> int:
        """Price with VAT after campaigns and the line's own discount, before any sale discount."""
        return self.listed_ore - self.campaign_ore - self.discount_ore


class Basket(msgspec.Struct, frozen=True):
    """
    Lines on their way to a sale.

    Attributes:
        basket_id: Its identity until it becomes a transaction.
        lines: In the order they were added.
        begun_at: When a line was put into the empty basket, or when it was last resumed: the time of
            the transaction in SAF-T and on the receipt.
        serving: Eat in or take away.
        next_line_id: What the next line will be called.
        sale_discount: Discount over the whole basket, if any.
        customer: Customer id, when one is chosen.
        lost_coupon: The coupon that was taken off it; left out of the bytes of every other basket.
    """

    basket_id: str
    begun_at: datetime
    lines: tuple[Line, ...] = ()
    serving: Serving = Serving.TAKE_AWAY
    next_line_id: int = 1
    sale_discount: Discount | None = None
    customer: str = ""
    lost_coupon: LostCoupon | msgspec.UnsetType = msgspec.UNSET

    @property
    def gross_ore(self) -> int:
        """What the lines cost with VAT, before any sale discount."""
        return sum(line.gross_ore for line in self.lines)

    @property
    def discountable_ore(self) -> int:
        """What a sale discount may be taken from."""
        return sum(line.gross_ore for line in self.lines if line.may_be_cheaper)

    @property
    def covered_ore(self) -> tuple[int, ...]:
        """What the discount over the whole basket may be taken from, line by line."""
        wanted = self.sale_discount or Discount()
        return tuple(
            line.gross_ore if line.may_be_cheaper and wanted.covers(line.article, line.group) else 0
            for line in self.lines
        )

    def line(self, line_id: int) -> Line:
        """
        Return a line.

        Raises:
            UnknownLine: There is none of that id.
        """
        for line in self.lines:
            if line.line_id == line_id:
                return line
        raise UnknownLine(line_id=line_id)


def vat_rate(codes: dict[str, VatCode], code: str, day: date) -> VatRate:
    """Return a shop's VAT code with the rate it has on a day."""
    return VatRate(code, rate_bp_on(codes[code].standard_code, day))


def line_of(
    article: Article,
    quantity_milli: int,
    *,
    line_id: int,
    serving: Serving,
    codes: dict[str, VatCode],
    day: date,
    at: datetime,
    operator: str,
    price_ore: int | None = None,
    deposit_of: int | None = None,
    draws: tuple[Draw, ...] = (),
) -> Line:
    """
    Make a sale line of an article.

    Args:
        article: What is sold.
        quantity_milli: How much, above zero.
        line_id: What the line will be called.
        serving: Eat in or take away.
        codes: The shop's VAT codes.
        day: Norwegian day of delivery.
        at: When, UTC.
        operator: Who.
        price_ore: The price of one unit, for an open-price article only.
        deposit_of: The line whose deposit this is.
        draws: What one unit takes off the shelves.

    Raises:
        QuantityOutOfRange: Not above zero, or absurdly many.
        FractionNotSold: A part of something sold by the piece.
        PriceNeeded: Open price and none given.
        PriceIsFixed: A price given for an article that has one (KSF-2-6-3).
        AmountOutOfRange: The line costs more than a register handles.
    """
    check_parts(check_quantity(quantity_milli), unit=article.unit, name=article.name)
    if article.price_ore is None and not price_ore:
        raise PriceNeeded(name=article.name)
    if article.price_ore is not None and price_ore is not None:
        raise PriceIsFixed(name=article.name)
    unit_price_ore = check_amount(price_ore or article.price_ore or 0)
    if unit_price_ore < 0:
        raise AmountOutOfRange(limit_kroner=AMOUNT_LIMIT_ORE // ORE_PER_KRONE)
    check_amount(price_of(unit_price_ore, quantity_milli))
    take_away = vat_rate(codes, article.vat_code_for(Serving.TAKE_AWAY), day)
    eat_in = vat_rate(codes, article.vat_code_for(Serving.EAT_IN), day)
    return Line(
        line_id=line_id,
        article=article.number,
        name=article.name,
        group=article.group,
        unit=article.unit,
        quantity_milli=quantity_milli,
        unit_price_ore=unit_price_ore,
        vat=eat_in if serving is Serving.EAT_IN else take_away,
        vat_take_away=take_away,
        vat_eat_in=eat_in,
        added_at=at,
        operator=operator,
        discountable=article.discountable and not article.is_deposit,
        is_deposit=article.is_deposit,
        age_limit=article.age_limit_on(day),
        deposit_of=deposit_of,
        draws=draws or msgspec.UNSET,
        is_price_keyed=msgspec.UNSET if price_ore is None else True,
    )


def demand_lines(basket: Basket | None) -> Basket:
    """Return the basket; raises `EmptyBasket` where there is none, or nothing in it."""
    if basket is None or not basket.lines:
        raise EmptyBasket
    return basket


def put(basket: Basket, line: Line) -> Basket:
    """Return the basket with one more line."""
    return msgspec.structs.replace(
        basket,
        lines=(*basket.lines, line),
        next_line_id=max(basket.next_line_id, line.line_id + 1),
        begun_at=basket.begun_at if basket.lines else line.added_at,
    )


def with_discount_kept(before: Line, after: Line) -> Line:
    """
    Return a line that costs something else with the discount it had: a share, or as much as it has room for.

    What a customer's price has no room for is kept beside it, for when she is taken off.
    """
    if before.discount_share_bp:
        share = Discount(share_bp=before.discount_share_bp)
        return msgspec.structs.replace(after, discount_ore=share.taken_from(after.listed_ore))
    asked_ore = before.discount_asked_ore or before.discount_ore
    discount_ore = min(asked_ore, after.listed_ore)
    is_cut_for_her = after.without_customer and discount_ore < asked_ore
    return msgspec.structs.replace(
        after,
        discount_ore=discount_ore,
        discount_asked_ore=asked_ore if is_cut_for_her else msgspec.UNSET,
    )


def discount_line(basket: Basket, line_id: int, discount: Discount) -> Basket:
    """
    Return the basket with a discount on one line; a later one replaces an earlier.

    Raises:
        UnknownLine: There is no such line.
        DiscountForbidden: Tobacco, deposit or a return line (law.md 4.14).
        DiscountTooLarge: More than the line costs.
    """
    line = basket.line(line_id)
    if not line.discountable or line.returns is not None:
        raise DiscountForbidden(name=line.name)
    cheaper = msgspec.structs.replace(
        line,
        discount_ore=discount.taken_from(line.listed_ore - line.campaign_ore),
        discount_share_bp=0 if discount.amount_ore else discount.share_bp,
        discount_asked_ore=msgspec.UNSET,
    )
    lines = tuple(cheaper if kept.line_id == line_id else kept for kept in basket.lines)
    return msgspec.structs.replace(basket, lines=lines)


def discount_all(basket: Basket, discount: Discount) -> Basket:
    """
    Return the basket with a discount over all that may be discounted; a later one replaces an earlier.

    A coupon may be laid before its goods; a discount of nothing takes the one there is away.

    Raises:
        EmptyBasket: No lines.
        DiscountForbidden: Nothing in the basket may be discounted.
        DiscountTooLarge: More than those goods cost.
    """
    if not basket.lines:
        raise EmptyBasket
    if discount.is_none or discount.keeps_out:
        return msgspec.structs.replace(basket, sale_discount=None if discount.is_none else discount)
    if basket.discountable_ore <= 0:
        raise DiscountForbidden(name=basket.lines[0].name)
    discount.taken_from(basket.discountable_ore)
    return msgspec.structs.replace(basket, sale_discount=discount)


def note_line(basket: Basket, line_id: int, note: str) -> Basket:
    """
    Return the basket with a note on one line; an empty one takes an earlier away.

    Raises:
        UnknownLine: There is no such line.
        NoteIsTheReason: A return line's note says why it came back.
    """
    if basket.line(line_id).returns is not None:
        raise NoteIsTheReason
    lines = tuple(
        msgspec.structs.replace(line, note=note) if line.line_id == line_id else line for line in basket.lines
    )
    return msgspec.structs.replace(basket, lines=lines)


def serve(basket: Basket, serving: Serving) -> Basket:
    """Return the basket to be eaten in or taken away: same prices, other VAT (law.md 3.1)."""
    lines = tuple(
        line
        if line.returns is not None
        else msgspec.structs.replace(
            line, vat=line.vat_eat_in if serving is Serving.EAT_IN else line.vat_take_away
        )
        for line in basket.lines
    )
    return msgspec.structs.replace(basket, lines=lines, serving=serving)
