"""
What the tests of the trade sell: a small shop's articles, and baskets filled at random.

Random baskets hold what a day at a counter holds: pieces and weights, VAT codes of every kind, deposit,
tobacco that nobody may discount, open prices, discounts on lines and over all, goods coming back.
"""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from datakasse.trade.goods.article import TOBACCO_GROUP, Article, Serving
from datakasse.trade.pricing.campaign import Campaign, Multibuy, Offer, OfferGoods, PercentOff, Together
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.sale.basket import Basket, Line, ReturnOf, discount_all, discount_line, line_of, put
from datakasse.trade.sale.refund import return_line
from datakasse.trade.sale.sale import SaleLine, price_lines
from datakasse.trade.tender import Tender, TenderKind
from datakasse.trade.vat import VatCode

AT = datetime(2026, 1, 2, 9, 15, 30, tzinfo=UTC)
DAY = date(2026, 1, 2)
SINCE = date(2026, 1, 1)
LONG_AGO = AT - timedelta(days=30)
ALL = (OfferGoods(),)

VAT_CODES = {
    "A": VatCode("A", "Alminnelig sats", "3", SINCE),
    "F": VatCode("F", "Matvarer", "31", SINCE),
    "L": VatCode("L", "Lav sats", "33", SINCE),
    "R": VatCode("R", "Råfisk", "32", SINCE),
    "0": VatCode("0", "Fritatt", "5", SINCE),
    "U": VatCode("U", "Utenfor loven", "7", SINCE),
}

MILK = Article("1001", "Milk", "100", "F", 16_40)
BREAD = Article("1002", "Bread", "100", "F", 25_80)
CHEESE = Article("1003", "Cheese", "100", "F", 27_80)
CIGARETTES = Article("2001", "Cigarettes", TOBACCO_GROUP, "A", 116_00, discountable=False)
BEER = Article("3001", "Beer", "300", "A", 29_90, deposit="9001")
DEPOSIT = Article("9001", "Deposit", "900", "U", 2_00, is_deposit=True)
COFFEE = Article("1010", "Coffee", "100", "F", 30_00, vat_code_eat_in="A")
CHEESE_BY_WEIGHT = Article("1020", "Brown cheese", "100", "F", 189_00, unit="kg")
CAKE = Article("1030", "Cake by agreement", "100", "F", None)

OPERATOR = "1001"


def line(
    article: Article,
    quantity_milli: int = ONE_MILLI,
    *,
    line_id: int = 1,
    price_ore: int | None = None,
    serving: Serving = Serving.TAKE_AWAY,
    deposit_of: int | None = None,
    day: date = DAY,
) -> Line:
    """A sale line of an article, on an ordinary day."""
    return line_of(
        article,
        quantity_milli,
        line_id=line_id,
        serving=serving,
        codes=VAT_CODES,
        day=day,
        at=AT,
        operator=OPERATOR,
        price_ore=price_ore,
        deposit_of=deposit_of,
    )


def basket_with(*goods: Article | tuple[Article, int], serving: Serving = Serving.TAKE_AWAY) -> Basket:
    """A basket of articles, one of each or (article, thousandths), each with the deposit that follows it."""
    basket = Basket("basket-1", AT, serving=serving)
    for each in goods:
        article, quantity_milli = each if isinstance(each, tuple) else (each, ONE_MILLI)
        price_ore = None if article.price_ore is not None else 50_00
        bottle = line(
            article, quantity_milli, line_id=basket.next_line_id, price_ore=price_ore, serving=serving
        )
        basket = put(basket, bottle)
        if article.deposit is not None:
            followed = line(DEPOSIT, quantity_milli, line_id=basket.next_line_id, deposit_of=bottle.line_id)
            basket = put(basket, followed)
    return basket


def sold(basket: Basket, line_id: int) -> SaleLine:
    """A line of the basket as it was sold."""
    return next(row for row in price_lines(basket)[0] if row.line.line_id == line_id)


def back(row: SaleLine, quantity_milli: int, *, returned_milli: int = 0, line_id: int = 1) -> Line:
    """The line that takes back some of a sold line."""
    origin = ReturnOf("1", 7, row.line.line_id)
    return return_line(
        row,
        quantity_milli,
        origin=origin,
        returned_milli=returned_milli,
        line_id=line_id,
        at=AT,
        operator=OPERATOR,
    )


def card(amount_ore: int) -> Tender:
    """A debit card."""
    return Tender(TenderKind.DEBIT_CARD, amount_ore)


def cash(amount_ore: int = 0) -> Tender:
    """Notes and coins; 0 is exactly what is due."""
    return Tender(TenderKind.CASH, amount_ore)


def _article(number: int, kind: str, price_ore: int, vat_code: str) -> Article:
    match kind:
        case "weight":
            return Article(str(number), "By weight", "100", vat_code, price_ore, unit="kg")
        case "tobacco":
            return Article(str(number), "Tobacco", TOBACCO_GROUP, "A", price_ore, discountable=False)
        case "deposit":
            return Article(str(number), "Deposit", "900", "U", price_ore, is_deposit=True)
        case _:
            return Article(str(number), "By the piece", "200", vat_code, price_ore, vat_code_eat_in="A")


ARTICLES = st.builds(
    _article,
    st.integers(1, 9999),
    st.sampled_from(["piece", "piece", "weight", "tobacco", "deposit"]),
    st.integers(0, 500_00),
    st.sampled_from(sorted(VAT_CODES)),
)
SHARES = st.integers(1, 10_000)


@st.composite
def discounts(draw: st.DrawFn, limit_ore: int) -> Discount:
    """A discount that may be taken from `limit_ore`."""
    if draw(st.booleans()):
        return Discount(share_bp=draw(SHARES))
    return Discount(amount_ore=draw(st.integers(0, limit_ore)))


@st.composite
def baskets(draw: st.DrawFn, *, lines_min: int = 1, comes_back: bool = True) -> Basket:
    """A basket of some lines with discounts, and goods from an earlier sale coming back."""
    basket = Basket("basket-1", AT)
    for article in draw(st.lists(ARTICLES, min_size=lines_min, max_size=5)):
        whole = article.unit != "kg"
        quantity_milli = draw(st.integers(1, 6)) * ONE_MILLI if whole else draw(st.integers(1, 5_000))
        basket = put(basket, line(article, quantity_milli, line_id=basket.next_line_id))
        added = basket.lines[-1]
        if added.discountable and draw(st.booleans()):
            basket = discount_line(basket, added.line_id, draw(discounts(added.listed_ore)))
    if basket.discountable_ore > 0 and draw(st.booleans()):
        basket = discount_all(basket, draw(discounts(basket.discountable_ore)))
    if comes_back and draw(st.booleans()):
        for row in price_lines(draw(baskets(comes_back=False)))[0]:
            step = ONE_MILLI if row.line.unit != "kg" else 1
            parts = row.line.quantity_milli // step
            quantity_milli = draw(st.integers(1, parts)) * step
            basket = put(basket, back(row, quantity_milli, line_id=basket.next_line_id))
    return basket


EXACT_KINDS = st.sampled_from(
    [kind for kind in TenderKind if kind not in (TenderKind.CASH, TenderKind.INVOICE)]
)


@st.composite
def tenders_for(draw: st.DrawFn, due_ore: int) -> list[Tender]:
    """Tenders that pay exactly what is due, or more in cash with change."""
    sign = -1 if due_ore < 0 else 1
    left_ore = abs(due_ore)
    tenders: list[Tender] = []
    for kind in draw(st.lists(EXACT_KINDS, max_size=3)):
        amount_ore = draw(st.integers(0, left_ore))
        left_ore -= amount_ore
        tenders.append(Tender(kind, sign * amount_ore))
    if draw(st.booleans()):
        return [*tenders, Tender(draw(EXACT_KINDS), sign * left_ore)]
    rounded_up_ore = -(-left_ore // 100) * 100
    over_ore = draw(st.integers(0, 500)) * 100 if due_ore > 0 else 0
    handed_ore = draw(st.sampled_from([0, rounded_up_ore + over_ore if due_ore > 0 else 0]))
    return [*tenders, cash(handed_ore)]


def campaign(offer: Offer, parts: tuple[OfferGoods, ...] = ALL, number: int = 1) -> Campaign:
    """A campaign that has held for long."""
    return Campaign(number, 1, f"Kampanje {number}", offer, parts, LONG_AGO)


@st.composite
def campaigns(draw: st.DrawFn) -> list[Campaign]:
    """Some campaigns over all goods, a group, or half of the articles."""
    goods = st.sampled_from(
        [
            OfferGoods(),
            OfferGoods(groups=("200",)),
            OfferGoods(groups=("100", "900")),
            OfferGoods(articles=tuple(map(str, range(5_000)))),
        ]
    )
    offers: st.SearchStrategy[Offer] = st.one_of(
        st.builds(PercentOff, st.integers(1, 10_000)),
        st.integers(2, 4).flatmap(lambda take: st.builds(Multibuy, st.just(take), st.integers(1, take - 1))),
        st.builds(Together, st.integers(1, 300_00)),
    )
    made: list[Campaign] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        offer = draw(offers)
        parts = (draw(goods), draw(goods)) if isinstance(offer, Together) else (draw(goods),)
        made.append(campaign(offer, parts, number))
    return made
