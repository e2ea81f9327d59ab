"""The systems that can be chosen: those that are promised, each with words for all that it asks."""

from datakasse.office.delivery.systems import FILES
from datakasse.storage.sqlite.store import SqliteStore
from datakasse.wiring import ACCOUNTING_SYSTEMS
from tests.shop import shop_folder, shop_store, shop_template

__all__ = ["shop_folder", "shop_store", "shop_template"]


def test_they_are_the_ones_that_are_promised() -> None:
    assert [kind.title for kind in ACCOUNTING_SYSTEMS] == [
        "Tripletex",
        "Fiken",
        "PowerOffice Go",
        "24SevenOffice",
        "Visma eAccounting",
        "Visma Business NXT",
    ]


def test_each_has_a_name_for_a_file_and_words_for_what_it_asks(shop_store: SqliteStore) -> None:
    names = [kind.name for kind in ACCOUNTING_SYSTEMS]
    assert len({*names, FILES}) == len(names) + 1
    for kind in ACCOUNTING_SYSTEMS:
        assert shop_store.keys.secrets(kind.name).read() == {}
        assert any(asked.secret for asked in kind.asked)
        assert all(asked.label.strip() for asked in kind.asked)
        assert len({asked.name for asked in kind.asked}) == len(kind.asked)
