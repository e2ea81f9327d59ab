"""A clock that jumps under a real server: order comes from numbers, and what went back is told."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from datakasse.journal.events.register import ClockWentBack
from datakasse.journal.events.sale import SaleCompleted
from datakasse.storage.sqlite.store import open_store
from datakasse.trade.moment import in_norway
from lab.kill.moves import closing
from lab.kill.shop import KIOSK
from tests.browser.clocked_door import CLOCK_FILE
from tests.faults.stand import Stand, standing

CLOCKED = [sys.executable, "-m", "tests.browser.clocked_door"]
_SUNDAY = 6


def night_of_two_half_past_twos() -> datetime:
    """Return 02:30 in Norway, an hour before it is 02:30 again, in a year that has not been."""
    day = datetime(datetime.now(UTC).year + 1, 10, 31, 0, 30, tzinfo=UTC)
    return day - timedelta(days=(day.weekday() - _SUNDAY) % 7)


def test_a_clock_that_jumps_loses_nothing_and_reorders_nothing(kiosk_folder: Path, tmp_path: Path) -> None:
    """Through the hour that comes twice, back twenty minutes, on for a year and back again; then killed."""
    clock, night = tmp_path / "clock", night_of_two_half_past_twos()

    def shows(moment: datetime) -> None:
        clock.write_text(moment.isoformat(), encoding="utf-8")

    shows(night)
    stand = Stand(kiosk_folder, {CLOCK_FILE: str(clock)})
    stand.server.program = CLOCKED
    with standing(stand):
        stand.sell()
        shows(night + timedelta(hours=1))
        stand.sell()
        shows(night + timedelta(minutes=40))
        stand.sell()
        assert stand.hand.once("z-reports", closing(stand.hand)).is_done
        shows(night + timedelta(days=365))
        stand.sell()
        shows(night + timedelta(hours=2))
        stand.sell()
        stand.server.kill()
        stand.open()
        stand.sell()
        assert stand.check() == 6
    store = open_store(kiosk_folder, {})
    with store.read() as books:
        records = list(books.records(KIOSK))
    store.close()
    sold = [record.at for record in records if isinstance(record.event, SaleCompleted)]
    assert [f"{in_norway(at):%H:%M}" for at in sold[:2]] == ["02:30", "02:30"]
    assert sold[1] - sold[0] == timedelta(hours=1)
    assert sum(isinstance(record.event, ClockWentBack) for record in records) == 2
