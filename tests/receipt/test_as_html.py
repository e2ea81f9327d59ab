"""A slip as a page for a phone: the same words, the label as much larger as on paper, nothing that runs."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from datakasse.receipt.formats import as_html
from datakasse.receipt.layout import (
    DEMANDED_LABELS,
    Columns,
    QrCode,
    Row,
    Rule,
    Slip,
    SlipKind,
    Stroke,
    Table,
    Text,
)
from datakasse.receipt.words.wording import Label
from tests.receipt.shop_papers import paper
from tests.receipt.shop_slips import label

NASTY = "<script>alert('æ')</script> & \"quoted\""
RECEIPTS = ("sales", "sale_and_return", "return", "copy", "training", "delivery")


class Page(HTMLParser):
    """What a page says, and with which classes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.sized: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append(tag)
        if tag not in {"meta", "hr", "link"}:
            self._open.append(dict(attrs).get("class") or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag, which holds nothing."""
        del attrs
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Forget its classes."""
        del tag
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep the text with all classes around it."""
        if data.strip():
            self.sized.append((data.strip(), " ".join(self._open)))

    def largest(self, role: str) -> float:
        """The largest text of a role, in the page's own."""
        return max(_size(classes) for _, classes in self.sized if role in classes.split())

    def smallest(self, role: str) -> float:
        """The smallest text of a role, in the page's own."""
        return min(_size(classes) for _, classes in self.sized if role in classes.split())


def _size(classes: str) -> float:
    """The font size that the page's own style gives a class, in em."""
    size = 1.0
    for name in classes.split():
        found = re.search(rf"\.{name} {{ font-size: ([\d.]+)em", as_html.STYLE)
        size *= float(found[1]) if found else 1.0
    return size


def slip(*rows: Row) -> Slip:
    return Slip(SlipKind.DRAWER, "nb", rows)


@pytest.mark.law("KSF-2-8-6-1", "KSF-2-8-4-1")
@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("name", RECEIPTS)
def test_a_label_is_half_as_large_again_as_the_amounts(name: str, language: str) -> None:
    made = paper(name, "nn" if language == "nn" else "nb", demonstration=True)
    page = Page(as_html.render(made))
    assert page.smallest("label") >= 1.5 * page.largest("amount")
    said = [text for text, classes in page.sized if "label" in classes.split()]
    wanted = DEMANDED_LABELS[made.kind]
    assert (wanted.nn if language == "nn" else wanted.nb) in said


def test_the_control_of_sizes_sees_a_label_that_is_too_small() -> None:
    page = Page('<p class="row s1 label">KOPI</p><p class="row s1 amount">1,00</p>')
    assert page.smallest("label") < 1.5 * page.largest("amount")


@pytest.mark.law("KSF-2-8-4-1")
@pytest.mark.parametrize("name", RECEIPTS)
def test_everything_on_the_paper_is_on_the_page(name: str) -> None:
    made = paper(name)
    said = unescape(" ".join(text for text, _ in Page(as_html.render(made)).sized))
    for row in made.rows:
        match row:
            case Text():
                assert row.text.strip() in said
            case Columns():
                assert row.left.strip() in said
                assert row.right in said
            case Table():
                assert all(cell in said for cells in (row.head, *row.body, row.foot) for cell in cells)
            case _:
                pass


def test_nothing_from_a_name_becomes_a_tag() -> None:
    made = slip(Text(NASTY), Columns(NASTY, NASTY), Table((NASTY, "b"), ((NASTY, "c"),)))
    page = Page(as_html.render(made))
    assert "script" not in page.tags
    assert [text for text, _ in page.sized].count(NASTY) == 5


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = as_html.render(paper("sales")).replace('<link rel="icon" href="data:,">', "")
    assert not re.search(r"https?://|<script|<img|<link|url\(|@import", page)
    assert 'name="robots" content="noindex, nofollow"' in page


def test_the_heading_is_the_first_label_and_there_is_one() -> None:
    rows = [label(each) for each in (Label.DEMONSTRATION, Label.COPY, Label.SALES_RECEIPT)]
    page = as_html.render(slip(*rows, Rule(Stroke.DOUBLE)))
    assert "<title>KOPI · Salgskvittering</title>" in page
    assert page.count("<h1") == 1
    assert re.search(r"<h1[^>]*>KOPI</h1>", page)


def test_a_code_is_drawn_and_said() -> None:
    page = as_html.render(slip(QrCode("datakasse:1:K1:2:ab")))
    assert re.search(r'viewBox="0 0 (\d\d) \1"', page)
    assert "<figcaption>datakasse:1:K1:2:ab</figcaption>" in page
