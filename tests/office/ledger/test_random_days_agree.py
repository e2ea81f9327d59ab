"""
Random days, as people at two registers make them, and then the theorem over all of it.

What a page shows from a roll-up is held against the same counted from every entry and voucher.

The days are those of `tests/till/test_random_days.py`; what is looked at after each step there is not looked
at again here, where every example ends with all sources held against each other.
"""

from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from datakasse.office.ledger.agree import agree
from tests.insight.test_takings import of_period, z_reports
from tests.office.ledger.shown_as_counted import shown_as_counted
from tests.till.test_random_days import Days

DAYS, STEPS = 8, 30


class AgreeingDays(Days):
    """Days that are looked at when they are over."""

    seen: ClassVar[list[int]] = []

    @invariant()
    def everything_agrees(self) -> None:
        """Look at nothing yet."""

    def teardown(self) -> None:
        """Hold everything against everything."""
        try:
            with self.shop.counter.store.read() as books:
                agreed = agree(books)
                unlike = [one for z in z_reports(books) for one in of_period(books, z.report)]
            assert not unlike
            shown_as_counted(self.shop)
            failing = [one for period in agreed.periods for one in period.equations if not one.holds]
            assert not failing
            assert agreed.waiting == 0
            AgreeingDays.seen.append(sum(period.z_number is not None for period in agreed.periods))
        finally:
            super().teardown()


@pytest.mark.law("BFF-5-3-14-b", "KSF-2-8-2-e", "KSF-2-8-2-g", "KSF-2-8-2-j", "law.md 3.3")
def test_random_days_agree_to_the_ore(till_template: Path) -> None:
    AgreeingDays.template = till_template
    run_state_machine_as_test(
        AgreeingDays, settings=settings(max_examples=DAYS, stateful_step_count=STEPS, deadline=None)
    )
    assert sum(AgreeingDays.seen) > 0, "no day was closed, so nothing was shown"
