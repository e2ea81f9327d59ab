"""Moments: UTC to the millisecond in the journal, Norwegian clocks everywhere else."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from datakasse.trade.moment import date_text, in_norway, time_text, to_journal


@pytest.mark.law("KSF-2-5-c", "SIG-4")
@pytest.mark.parametrize(
    ("case", "moment", "date", "time"),
    [
        ("winter", datetime(2026, 1, 2, 9, 15, 30, tzinfo=UTC), "2026-01-02", "10:15:30"),
        ("summer", datetime(2026, 7, 1, 9, 5, 3, tzinfo=UTC), "2026-07-01", "11:05:03"),
        ("midnight has passed in Norway", datetime(2026, 6, 30, 22, 0, tzinfo=UTC), "2026-07-01", "00:00:00"),
        ("the second before spring", datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), "2026-03-29", "01:59:59"),
        ("spring", datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026-03-29", "03:00:00"),
        ("half past two, the first", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25", "02:30:00"),
        ("half past two, the second", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25", "02:30:00"),
        ("fractions are cut", datetime(2026, 1, 2, 9, 15, 30, 999_999, tzinfo=UTC), "2026-01-02", "10:15:30"),
    ],
)
def test_clocks_in_norway(case: str, moment: datetime, date: str, time: str) -> None:
    assert (date_text(moment), time_text(moment)) == (date, time), case


def test_the_journal_keeps_utc_and_whole_milliseconds() -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    moment = to_journal(datetime(2026, 1, 2, 15, 0, 0, 123_999, tzinfo=east))
    assert moment == datetime(2026, 1, 2, 9, 30, 0, 123_000, tzinfo=UTC)
    assert moment.tzinfo is UTC
    assert to_journal(moment) == moment
    assert in_norway(moment).isoformat() == "2026-01-02T10:30:00.123000+01:00"


def test_a_moment_without_a_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        to_journal(datetime(2026, 1, 2, 9, 15))  # noqa: DTZ001 - what the test is about
