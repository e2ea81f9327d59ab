"""The takings agree with the Z reports of days that were played; and the control: they can differ."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from datakasse.insight.agree import differences
from datakasse.insight.taken import By
from datakasse.insight.takings import Figure
from datakasse.journal.events.day import ZReported
from datakasse.journal.report_content import ReportContent
from datakasse.storage.ports.store import Readings
from datakasse.storage.sqlite.store import open_store
from lab.play import play
from tests.storage.raw import opened

SCENARIOS = ("restaurant", "dst-night", "official-example")
VIEWS = ("takings", "hourly_takings", "article_takings", "takings_by_date")


def shown(folder: Path) -> list[list[tuple[object, ...]]]:
    """Return every row of the takings."""
    with opened(folder) as connection:
        return [sorted(connection.execute(f"SELECT * FROM {view}")) for view in VIEWS]


def z_reports(books: Readings) -> Iterator[ZReported]:
    """Yield every Z of every register."""
    for register in books.registers():
        for record in books.records(register.register_id):
            if isinstance(record.event, ZReported):
                yield record.event


def of_period(books: Readings, report: ReportContent) -> list[object]:
    """Return where a Z and the takings of its period differ."""
    taken = books.period_takings(report.register, report.from_entry)
    return list(differences(report, taken))


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.law("KSF-2-8-2-e", "KSF-2-8-2-f", "KSF-2-8-2-g", "KSF-2-8-2-j", "KSF-2-8-2-l")
def test_a_played_day_agrees_with_its_z_to_the_ore(scenario: str, tmp_path: Path) -> None:
    played = play(f"lab/scenarios/{scenario}.day", tmp_path / "data")
    assert not played.astray
    store = open_store(tmp_path / "data", {}, exclusive=True)
    with store.read() as books:
        reports = [z.report for z in z_reports(books)]
        assert reports
        for report in reports:
            assert of_period(books, report) == []
        register, first = reports[0].register, reports[0].from_entry
        taken = books.period_takings(register, first)
        sold = next(row for row in taken if row.figure is Figure.SALES)
        wrong = [*taken, msgspec.structs.replace(sold, number=0, amount_ore=1)]
        (found,) = differences(reports[0], wrong)
        assert (found.figure, found.taken[1] - found.reported[1]) == (Figure.SALES, 1)
        _adds_up(books)
    store.close()


def _adds_up(books: Readings) -> None:
    """Hours, groups, articles and VAT each come to the sales of the day; so do the registers."""
    days = {row.day for row in books.takings(date.min, date.max, [Figure.SALES], [By.DAY]) if row.day}
    assert days
    for day in days:
        (sales,) = books.takings(day, day, [Figure.SALES])
        for figure in (Figure.GROUP, Figure.VAT):
            assert sum(row.amount_ore for row in books.takings(day, day, [figure])) == sales.amount_ore
        assert sum(row.amount_ore for row in books.hourly_takings(day, day, Figure.SALES)) == sales.amount_ore
        assert sum(row.amount_ore for row in books.hourly_takings(day, day, Figure.GROUP)) == sales.amount_ore
        assert sum(row.amount_ore for row in books.article_takings(day, day).articles) == sales.amount_ore
        assert sum(row.vat_ore for row in books.article_takings(day, day).articles) == sales.vat_ore


def test_an_older_store_gets_its_takings_when_it_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert not play("lab/scenarios/restaurant.day", folder).astray
    kept = shown(folder)
    assert all(kept)
    with opened(folder) as connection:
        for view in VIEWS:
            connection.execute(f"DELETE FROM {view}")
        connection.execute("INSERT INTO unbuilt_views SELECT company, 'takings' FROM companies")
    assert shown(folder) == [[], [], [], []]
    open_store(folder, {}, exclusive=True).close()
    assert shown(folder) == kept
