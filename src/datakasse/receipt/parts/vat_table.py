"""
VAT by rate, as a sales document specifies it: basis, VAT and both together.

The rows come from the sale or the report as they were rounded there; nothing is computed from a
total here, only added up. What carries no VAT stands apart, by the reason why.

Law: KSF-2-8-4-1 (VAT in NOK, per rate; taxable, exempt and each rate apart), KSF-2-8-2-j.
"""

from collections.abc import Iterable, Mapping, Sequence

from datakasse.errors import Language
from datakasse.receipt.layout import Row, Table
from datakasse.receipt.words.figures import amount_text
from datakasse.receipt.words.terms import vat_text
from datakasse.receipt.words.wording import Word
from datakasse.trade.vat import VatCode, VatRow


def vat_rows(
    rows: Iterable[VatRow], vat_codes: Mapping[str, VatCode], language: Language, *, registered: bool
) -> Sequence[Row]:
    """
    Return the VAT table of a receipt; none for a seller outside the VAT register.

    Args:
        rows: Of the sale. Codes that are called the same on paper become one row.
        vat_codes: The shop's VAT codes by code.
        language: Of the paper.
        registered: Whether the seller is VAT-registered. One who is not states no VAT, unless the
            sale has some.
    """
    sums: dict[str, tuple[int, int]] = {}
    for row in sorted(rows, key=lambda row: (row.rate_bp == 0, -row.rate_bp, row.code)):
        name = vat_text(row.code, row.rate_bp, vat_codes, language)
        net_ore, vat_ore = sums.get(name, (0, 0))
        sums[name] = (net_ore + row.net_ore, vat_ore + row.vat_ore)
    if not registered and not any(vat_ore for _, vat_ore in sums.values()):
        return ()
    return (vat_table([(name, *amounts) for name, amounts in sums.items()], language),)


def vat_table(rows: Sequence[tuple[str, int, int]], language: Language) -> Table:
    """
    Return a table of VAT rows, with their sum where there are several.

    Args:
        rows: What each is called, basis and VAT in øre.
        language: Of the paper.
    """
    net_ore, vat_ore = sum(row[1] for row in rows), sum(row[2] for row in rows)
    head = (Word.VAT_RATE, Word.VAT_BASE, Word.VAT, Word.WITH_VAT)
    total = _cells(Word.TOTAL.said_in(language), net_ore, vat_ore) if len(rows) > 1 else ()
    return Table(tuple(word.said_in(language) for word in head), tuple(_cells(*row) for row in rows), total)


def _cells(name: str, net_ore: int, vat_ore: int) -> tuple[str, ...]:
    return (name, amount_text(net_ore), amount_text(vat_ore), amount_text(net_ore + vat_ore))
