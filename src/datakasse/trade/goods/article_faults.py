"""What is wrong with an article that somebody wants to enter, wherever it comes from."""

from collections.abc import Set as AbstractSet

from datakasse.trade.check_digit import is_gtin
from datakasse.trade.goods.article import Article
from datakasse.trade.quantity import QUANTITY_LIMIT_MILLI

NUMBER_LENGTH_MAX = 35

SAYS_NOTHING = frozenset({"diverse", "div", "div.", "diverse varer"})
"""Names that do not say what is sold, which is the least that a receipt has to (KSF-2-6-3)."""


def faults_of(article: Article, groups: AbstractSet[str], vat_codes: AbstractSet[str]) -> list[str]:
    """
    Return what is wrong with an article, in Norwegian; nothing when it can be sold.

    Args:
        article: The article.
        groups: Codes of the groups there are.
        vat_codes: Codes of the VAT codes there are.

    Example:
        >>> faults_of(Article("100", " ", "BROD", "31", -1), {"BROD"}, {"31"})
        ['navnet', 'prisen']
    """
    return [
        what
        for what, fault in (
            ("nummeret", not 0 < len(article.number) <= NUMBER_LENGTH_MAX),
            ("navnet", article.name.strip().casefold() in {"", *SAYS_NOTHING}),
            ("varegruppen", article.group not in groups),
            ("mva-koden", article.vat_code not in vat_codes),
            ("mva-koden for servering", (article.vat_code_eat_in or article.vat_code) not in vat_codes),
            ("strekkoden", not all(is_gtin(gtin) for gtin in article.gtins)),
            ("prisen", article.price_ore is not None and article.price_ore < 0),
            ("grensene for lager", not _are_limits(article)),
        )
        if fault
    ]


def _are_limits(article: Article) -> bool:
    least_milli, most_milli = article.stock_minimum_milli, article.stock_maximum_milli
    limits = [limit_milli for limit_milli in (least_milli, most_milli) if limit_milli is not None]
    return all(0 <= limit_milli <= QUANTITY_LIMIT_MILLI for limit_milli in limits) and limits == sorted(
        limits
    )
