"""
How long each class is kept: a row for each rule.

Law: BFL § 13, law.md 5.1.
"""

from datetime import date

import pytest

from datakasse.trade.retention import RULES, DocumentClass, deletable_from

WORKING_PAPERS = {DocumentClass.PRICE_LISTS, DocumentClass.STAFF_REGISTER}
OF_USE = {DocumentClass.ALERTS, DocumentClass.SAVED_VIEWS}
"""No law wants them kept."""


@pytest.mark.parametrize("document", DocumentClass)
def test_the_day_from_which_a_class_may_be_deleted(document: DocumentClass) -> None:
    """Sales of 2026 are kept to and including the last day of 2031; working papers three and a half years."""
    expected = date(2032, 1, 1)
    if document in WORKING_PAPERS:
        expected = date(2030, 7, 1)
    elif document in OF_USE:
        expected = date(2028, 1, 1)
    assert deletable_from(document, 2026) == expected


def test_every_class_has_its_rule() -> None:
    assert set(RULES) == set(DocumentClass)
