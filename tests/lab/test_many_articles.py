"""`lab articles`: made-up articles that a till can sell, found by barcode, number and name."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from datakasse.storage.sqlite.store import open_store
from datakasse.till.sale.ring_up import find_article
from datakasse.trade.check_digit import is_gtin
from lab.__main__ import EXIT_COULD_NOT, lab
from lab.many_articles import MOST, articles

COUNT = 3_000


def test_no_two_articles_share_number_name_or_barcode_and_every_barcode_is_a_gtin() -> None:
    made = list(articles(COUNT))
    assert len({each.number for each in made}) == len({each.name for each in made}) == COUNT
    assert len({each.gtins for each in made}) == COUNT
    assert all(is_gtin(gtin) for each in made for gtin in each.gtins)
    assert all(each.price_ore for each in made)


def test_a_shop_with_them_finds_each_by_its_barcode_and_by_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    ended = CliRunner().invoke(lab, ["articles", "--count", str(COUNT), "--data", str(folder)])
    assert ended.exit_code == 0, ended.output
    *_, last = articles(COUNT)
    store = open_store(folder, {})
    try:
        with store.read() as books:
            assert find_article(books, last.gtins[0]) == last
            assert books.search(last.name, 1) == [last]
            assert sum(1 for _ in books.articles()) > COUNT
    finally:
        store.close()


@pytest.mark.parametrize("count", [MOST + 1])
def test_more_than_can_be_named_are_refused_before_anything_is_made(count: int, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    ended = CliRunner().invoke(lab, ["articles", "--count", str(count), "--data", str(folder)])
    assert ended.exit_code == EXIT_COULD_NOT
    assert ended.output == f"The lab can name {MOST} articles, not {count}.\n"
    assert not folder.exists()
