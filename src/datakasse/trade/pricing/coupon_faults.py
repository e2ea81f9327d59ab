"""What is wrong with a coupon that somebody wants to hand out, wherever it comes from."""

from collections.abc import Callable, Set as AbstractSet
from typing import Final

from datakasse.errors.phrase import Phrase
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.pricing.coupon import Coupon
from datakasse.trade.vat import WHOLE_BP

NAME_LENGTH_MAX: Final = 30
CODES_MAX: Final = 500
GOODS_MAX: Final = 500


def faults_of_coupon(
    coupon: Coupon, is_article: Callable[[str], bool], groups: AbstractSet[str]
) -> list[Phrase]:
    """
    Return what is wrong with a coupon; nothing when it can be handed out.

    Args:
        coupon: The coupon.
        is_article: Tells whether an article of a number is for sale.
        groups: Codes of the groups there are.
    """
    articles = coupon.goods.articles
    return [
        what
        for what, fault in (
            (Phrase("navnet", "the name"), not 0 < len(coupon.name) <= NAME_LENGTH_MAX),
            (Phrase("rabatten", "the discount"), not _takes_off(coupon)),
            (Phrase("koden", "the code"), not all(coupon.codes) or len(coupon.codes) > CODES_MAX),
            (
                Phrase("varene", "the articles"),
                len(articles) > GOODS_MAX or not all(is_article(each) for each in articles),
            ),
            (Phrase("varegruppen", "the group"), any(code not in groups for code in coupon.goods.groups)),
            (Phrase("minstebeløpet", "the least amount"), not 0 <= coupon.minimum_ore <= AMOUNT_LIMIT_ORE),
            (Phrase("slutten", "the end"), coupon.ends is not None and coupon.ends <= coupon.begins),
        )
        if fault
    ]


def _takes_off(coupon: Coupon) -> bool:
    is_one = bool(coupon.amount_ore) != bool(coupon.share_bp)
    return is_one and 0 <= coupon.amount_ore <= AMOUNT_LIMIT_ORE and 0 <= coupon.share_bp <= WHOLE_BP
