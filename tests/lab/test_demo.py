"""The demo that `make run` serves: made in seconds, and a sale can be rung up in it at once."""

import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner

from datakasse.counter.cash_point import business_day
from datakasse.journal.events.day import ZReported
from datakasse.journal.events.sale import SaleCompleted
from datakasse.settings import settings_for
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.start_stop import Start
from datakasse.till.people.sign_on import Throttle, sign_on
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.ring_up import AddArticle
from datakasse.trade.tender import Tender, TenderKind
from datakasse.wiring import open_shop
from lab.__main__ import lab
from lab.demo import PINS
from lab.year.lived_in import SALES_A_DAY, open_days_before


def test_somebody_signs_on_with_a_pin_from_the_note_and_sells(tmp_path: Path) -> None:
    """By the machine's own clock, today, through the ordinary wiring."""
    ended = CliRunner().invoke(lab, ["demo", "--days", "0", "--data", str(tmp_path)])
    assert ended.exit_code == 0, ended.output
    people = re.findall(r"^  (\d+)  .*PIN (\d+)", (tmp_path / PINS).read_text("utf-8"), re.MULTILINE)
    assert len(people) == 5
    operator, pin = people[1]
    shop = open_shop(settings_for(tmp_path), exclusive=True)
    try:
        counter = shop.counter
        counter.carry_out("SOL-1", "", Start(fresh=True)).result()
        sign_on(counter, Throttle(), "SOL-1", operator, pin).result()
        for action in (DeclareFloat(100_000), AddArticle("2001")):
            counter.carry_out("SOL-1", operator, action).result()
        sold = counter.carry_out("SOL-1", operator, CompleteSale((Tender(TenderKind.CASH),))).result()
    finally:
        shop.store.close()
    assert (sold.receipt, sold.gross_ore) == (1, 3_600)


def test_it_has_the_days_behind_it_that_were_asked_for_each_closed_and_counted(tmp_path: Path) -> None:
    """Up to and with yesterday; the journal verifies, and today is still to come."""
    ended = CliRunner().invoke(lab, ["demo", "--days", "3", "--data", str(tmp_path)])
    assert ended.exit_code == 0, ended.output
    today = business_day(datetime.now(UTC))
    lived = [day.day for day in open_days_before(today, 3)]
    shop = open_shop(settings_for(tmp_path), exclusive=True)
    try:
        with shop.store.read() as books:
            events = [(record.at, record.event) for record in books.records("SOL-1")]
            state = books.state("SOL-1")
        assert list(shop.store.verify("SOL-1")) == []
    finally:
        shop.store.close()
    assert [business_day(at) for at, event in events if isinstance(event, ZReported)] == lived
    sold = [business_day(at) for at, event in events if isinstance(event, SaleCompleted)]
    assert set(sold) == set(lived)
    assert len(sold) >= len(lived) * SALES_A_DAY
    assert (state.used_on, state.started) == (None, False)
    assert "Regnskapsfører" in (tmp_path / PINS).read_text("utf-8")


def test_each_run_tells_who_may_sign_on(tmp_path: Path, root: Path) -> None:
    """Before it serves; about a shop that is no demo it says nothing."""
    show = "import sys; from pathlib import Path; import run; run._show_pins(Path(sys.argv[1]))"
    for note in ("", "Prøvebutikken. Logg på som:\n  102  Amina  PIN 1470\n"):
        if note:
            (tmp_path / PINS).write_text(note, "utf-8")
        ended = subprocess.run(
            [sys.executable, "-c", show, str(tmp_path)],
            cwd=root / "tools",
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        assert ended.stdout == note
