"""What is wrong with an article that somebody wants to enter, wherever it comes from."""

from collections.abc import Set as AbstractSet

from datakasse.errors.phrase import Phrase
from datakasse.trade.check_digit import is_gtin
from datakasse.trade.goods.article import Article
from datakasse.trade.quantity import QUANTITY_LIMIT_MILLI

NUMBER_LENGTH_MAX = 35

SAYS_NOTHING = frozenset({"diverse", "div", "div.", "diverse varer"})
"""Names that do not say what is sold, which is the least that a receipt has to (KSF-2-6-3)."""


def faults_of(article: Article, groups: AbstractSet[str], vat_codes: AbstractSet[str]) -> list[Phrase]:
    """
    Return what is wrong with an article; nothing when it can be sold.

    Args:
        article: The article.
        groups: Codes of the groups there are.
        vat_codes: Codes of the VAT codes there are.

    Example:
        >>> [fault.nb for fault in faults_of(Article("100", " ", "BROD", "31", -1), {"BROD"}, {"31"})]
        ['navnet', 'prisen']
    """
    return [
        what
        for what, fault in (
            (Phrase("nummeret", "the number"), not 0 < len(article.number) <= NUMBER_LENGTH_MAX),
            (Phrase("navnet", "the name"), article.name.strip().casefold() in {"", *SAYS_NOTHING}),
            (Phrase("varegruppen", "the group"), article.group not in groups),
            (Phrase("mva-koden", "the VAT code"), article.vat_code not in vat_codes),
            (
                Phrase("mva-koden for servering", "the VAT code where it is eaten here"),
                (article.vat_code_eat_in or article.vat_code) not in vat_codes,
            ),
            (Phrase("strekkoden", "the barcode"), not all(is_gtin(gtin) for gtin in article.gtins)),
            (Phrase("prisen", "the price"), article.price_ore is not None and article.price_ore < 0),
            (Phrase("grensene for lager", "the limits of the stock"), not _are_limits(article)),
        )
        if fault
    ]


def _are_limits(article: Article) -> bool:
    least_milli, most_milli = article.stock_minimum_milli, article.stock_maximum_milli
    limits = [limit_milli for limit_milli in (least_milli, most_milli) if limit_milli is not None]
    return all(0 <= limit_milli <= QUANTITY_LIMIT_MILLI for limit_milli in limits) and limits == sorted(
        limits
    )
