"""Two coupons that tests make: ten per cent in summer, and twenty kroner by a code that counts once."""

from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.catalogue.coupons import (
    CouponDraft,
    MakeCoupon,
)
from datakasse.till.screen.show_register import BasketPart, show_register
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper

COFFEE, BREAD, SNUS = "200", "100", "500"
SUMMER = CouponDraft("Sommer", share_bp=1_000, code="sommer10")
TWENTY = CouponDraft("Takk", amount_ore=20_00, code="TAKK20", once=True)


def make(shop: Shopkeeper, draft: CouponDraft = SUMMER) -> int:
    return shop.do(MakeCoupon(draft), KARI).number


def basket(shop: Shopkeeper) -> BasketPart:
    shown = show_register(shop.counter, FRONT, OLA).basket
    assert shown is not None
    return shown


def last_sale(shop: Shopkeeper) -> SaleCompleted:
    return [each.event for each in shop.entries(FRONT) if isinstance(each.event, SaleCompleted)][-1]
