"""A file is read whole, or refused, before anything is asked of the books."""

import io
import zipfile

import pytest

from datakasse.errors.catalogue.article_lists import ArticleFileTooLarge, ArticleFileUnreadable
from datakasse.office.catalogue.article_file import read_articles
from datakasse.office.catalogue.list_file import ROWS_MAX
from datakasse.office.catalogue.plan_import import Wishes, plan_import
from tests.shop import NOON
from tests.till.shopkeeper import Shopkeeper


def test_a_workbook_with_shared_texts_and_numbers_is_read(shop: Shopkeeper) -> None:
    """As Excel itself writes it: texts in a list of their own, a barcode as a number."""
    texts = ["Name", "Variant", "SKU", "Barcode", "Price", "VAT %", "Category", "Bolle", "B1", "Mat"]
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
    head = "".join(f'<c r="{chr(65 + at)}1" t="s"><v>{at}</v></c>' for at in range(7))
    row = (
        '<c r="A2" t="s"><v>7</v></c><c r="C2" t="s"><v>8</v></c><c r="D2"><v>7.038010001000E12</v></c>'
        '<c r="E2"><v>45.5</v></c><c r="F2"><v>15</v></c><c r="G2" t="s"><v>9</v></c>'
    )
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("xl/sharedStrings.xml", f"<sst {main}>{shared}</sst>")
        sheet = f'<sheetData><row r="1">{head}</row><row r="2">{row}</row></sheetData>'
        package.writestr("xl/worksheets/sheet1.xml", f"<worksheet {main}>{sheet}</worksheet>")
    with shop.counter.store.read() as books:
        [planned] = plan_import(
            books, read_articles(made.getvalue()), Wishes(vat_code="31", group="BROD"), NOON.date()
        ).rows
    assert planned.article is not None
    assert (planned.name, planned.price_ore, planned.article.gtins) == ("Bolle", 45_50, ("7038010001000",))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"Hei", b"a;b\n1;2\n", b"\0\1\2;x", b"PK\x03\x04tull"])
def test_what_is_no_list_is_refused(content: bytes) -> None:
    """Without any books: before anybody has waited for the pen."""
    with pytest.raises(ArticleFileUnreadable):
        read_articles(content)


def test_more_than_can_be_taken_in_at_once_is_refused() -> None:
    rows = "\n".join(["Varenummer;Navn;Varegruppe;Pris;Mva-kode", *(["1;a;b;1;3;"] * (ROWS_MAX + 1))])
    with pytest.raises(ArticleFileTooLarge):
        read_articles(rows.encode())
