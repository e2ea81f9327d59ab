"""What is written of goods: articles and their prices, what is on the shelves, what is bought and counted."""

from typing import Final

import msgspec

from datakasse.journal.events.goods import CarriedGoods, GoodsReceived, GoodsTransferred, ReceivedGoods
from datakasse.storage.ports.goods.articles import ArticleImport, ImportedArticle
from datakasse.storage.ports.pricing.prices import ComingPrice, ComingState
from datakasse.storage.ports.store import Books
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.count_sheet import CountLine, CountSheet, SheetState
from datakasse.trade.goods.family import Family, FamilyProperty
from datakasse.trade.goods.purchase import OrderLine, OrderState, PurchaseOrder, SuppliedArticle, Supplier
from datakasse.trade.goods.stock import Draw, EmptyShelf
from datakasse.trade.pricing.campaign import Campaign, OfferGoods, PercentOff
from datakasse.trade.pricing.coupon import Coupon
from datakasse.trade.pricing.price_list import PriceList
from tests.contract.commands.command import TODAY, Command, register_of
from tests.shop import NOON, OPENED, after_minutes


def _picture(books: Books, number: int) -> object:
    if number % 3 == 0:
        return books.drop_article_picture("200")
    return books.put_article_picture("200", f"{number % 3}" * 32, bytes([number % 256]))


def _import(books: Books, number: int) -> object:
    article = Article(f"i{number}", "Importert", "DRIKKE", "3", 100)
    kept = ArticleImport(number + 1, "v.csv", "datakasse", "0" * 64, NOON, "1", 1, 0, 0)
    return books.put_article_import(kept, [ImportedArticle(article, None, was_for_sale=False)])


def _price(books: Books, number: int) -> object:
    state = tuple(ComingState)[number % 4]
    moment = after_minutes(number % 7)
    price = ComingPrice(number % 9 + 1, f"{100 + number % 6}", moment, number, "", "1", state, f"{number}")
    if books.coming_price(price.number) is None:
        return books.enter_coming_price(price)
    return books.settle_coming_price(price)


def _campaign(books: Books, number: int) -> object:
    ends = None if number % 3 else after_minutes(number)
    goods = (OfferGoods(articles=(f"{100 + number % 6}",)),)
    return books.put_campaign(
        Campaign(number % 5 + 1, number % 2 + 1, f"Kampanje {number}", PercentOff(100), goods, NOON, ends)
    )


def _price_list(books: Books, number: int) -> object:
    books.lock_all()
    count = len(books.price_lists())
    made = PriceList(count + 1, 1, f"Torget {number}", TODAY, place="1")
    books.put_price_list(made)
    if count:
        books.put_price_list(msgspec.structs.replace(made, number=count, version=2))
    books.put_list_prices(made.number, {"200": number * 100 + 1, "100": 5_00})
    return books.put_list_prices(made.number, {"100": None, "200": number * 100 + 2})


def _coupon(books: Books, number: int) -> object:
    codes = (f"SOMMER{number % 3}", f"VINTER{number % 3}")
    return books.put_coupon(
        Coupon(number % 3 + 1, f"Kupong {number}", codes, once=number % 2 == 0, begins=NOON, share_bp=100)
    )


def _family(books: Books, number: int) -> object:
    sizes = FamilyProperty("Størrelse", ("S", "M", f"{number}"))
    family = Family(f"F{number % 3}", f"Genser {number}", (sizes,))
    books.put_family(family)
    for size in ("M", "S"):
        name = family.member_name((size,))
        member = Article(f"{family.number}-{size}", name, "BROD", "31", family=family.number, variant=(size,))
        books.put_article(member, OPENED)
    return books.put_family(family)


def put_article(books: Books, number: int) -> object:
    gtins = (f"70380100{number % 4:05}",)
    return books.put_article(
        Article(f"{100 + number % 6}", f"Vare Å{number}", "BROD", "31", 100 + number, gtins=gtins), OPENED
    )


def _goods(books: Books, number: int) -> object:
    """Take in, throw out and carry; two registers may say what the same article cost."""
    books.put_stock_room(f"rom {number % 3}", f"Rom {number}")
    books.put_shelf_rule(("", "201", "202")[number % 3], (None, *EmptyShelf)[number % 4])
    books.put_recipe(f"{100 + number % 6}", (Draw("201", number + 1), Draw("202", 1_000)))
    came = ReceivedGoods("201", 1_000 + number, 0, 1_200, 1_200_000 + number, number % 7 + 1)
    books.append(register_of(number), GoodsReceived("1", (came,)), at=after_minutes(number))
    carried = GoodsTransferred("1", f"rom {number % 3}", (CarriedGoods("201", 500, 0, 0),))
    return books.append(register_of(number + 1), carried, at=after_minutes(number))


def _purchase(books: Books, number: int) -> object:
    """Enter suppliers, what they sell, and orders that are open or not; some are taken away again."""
    books.put_supplier(Supplier(number % 3 + 1, f"Leverandør {number}", lead_days=number % 5))
    supplied = SuppliedArticle(number % 3 + 1, f"{200 + number % 4}", f"L{number}", is_first=number % 2 == 0)
    books.put_supplied_article(supplied)
    if number % 5 == 4:
        books.drop_supplied_article(supplied.supplier, supplied.article)
    state = tuple(OrderState)[number % 3]
    line = OrderLine("201", 1_000 + number, number)
    order = PurchaseOrder(number % 7 + 1, supplied.supplier, "1", state, after_minutes(number), "1", (line,))
    return books.put_purchase_order(order)


def _count(books: Books, number: int) -> object:
    """Begin and end counts, and count on them; some is taken off again."""
    state = tuple(SheetState)[number % 3]
    books.put_count_sheet(
        CountSheet(number % 4 + 1, "1", state, after_minutes(number), "1", version=number + 1)
    )
    line = CountLine(
        f"{200 + number % 3}", 1_000 + number, number, "", after_minutes(number), "1", number + 1
    )
    books.put_count_line(number % 4 + 1, line)
    return books.drop_count_line(number % 4 + 1, f"{200 + number % 5}")


def _limit(books: Books, number: int) -> object:
    kept = Article(
        f"{100 + number % 6}", "Telt", "BROD", "31", 100, stock_kept=True, stock_minimum_milli=number
    )
    return books.put_article(kept, OPENED)


def _off_sale(books: Books, number: int) -> object:
    return books.take_off_sale(f"{100 + number % 6}")


def _renamed(books: Books, number: int) -> object:
    for member in books.family_members_on_record(f"F{number % 3}"):
        books.rename_article(msgspec.structs.replace(member, name=f"{member.name}, ny"))
    return None


OF_GOODS: Final[tuple[Command, ...]] = (
    put_article,
    _import,
    _price,
    _campaign,
    _family,
    _renamed,
    _coupon,
    _price_list,
    _goods,
    _purchase,
    _count,
    _limit,
    _picture,
    _off_sale,
)
