"""A log that can be read after a bad week: what stays wrong is told now and then, with how often it was."""

import sys
from io import StringIO
from typing import Protocol

import pytest
import structlog

from datakasse.cli.log_lines import ToldAgain


class _Log(Protocol):
    """What the rooms say."""

    def info(self, event: str, **said: object) -> None: ...
    def warning(self, event: str, **said: object) -> None: ...
    def exception(self, event: str, **said: object) -> None: ...


class Written:
    """A log whose time is set by hand."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.file = StringIO()
        processors: list[structlog.typing.Processor] = [
            ToldAgain(lambda: self.now_s),
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ]
        self.log: _Log = structlog.wrap_logger(structlog.PrintLogger(self.file), processors=processors)

    def lines(self) -> list[str]:
        """Return what was written since this was asked last, without runs of blanks."""
        text = self.file.getvalue()
        self.file.seek(0)
        self.file.truncate()
        return [" ".join(line.split()) for line in text.splitlines()]


@pytest.fixture
def written() -> Written:
    """An empty log."""
    return Written()


def test_what_stays_wrong_is_told_every_ten_minutes_with_how_often_it_was_found(written: Written) -> None:
    for _ in range(601):
        written.log.warning("not followed", register="K1", code="store.broken")
        written.now_s += 2
    first, *later = written.lines()
    assert first == "not followed code=store.broken register=K1"
    assert later == ["not followed code=store.broken dropped=299 register=K1"] * 2


def test_another_register_another_fault_and_what_is_no_warning_are_each_told(written: Written) -> None:
    for _ in range(2):
        written.log.warning("not followed", register="K1", code="store.broken")
        written.log.warning("not followed", register="K2", code="store.broken")
        written.log.warning("not followed", register="K2", code="store.full")
        written.log.info("erased", count=2)
    assert written.lines() == [
        "not followed code=store.broken register=K1",
        "not followed code=store.broken register=K2",
        "not followed code=store.full register=K2",
        "erased count=2",
        "erased count=2",
    ]


def test_one_error_is_told_once_from_wherever_it_comes_and_another_again(written: Written) -> None:
    for text in ("no room", "no room", "no light"):
        try:
            raise OSError(text)
        except OSError:
            written.log.exception("not looked")
    told = [line for line in written.lines() if line.startswith("OSError")]
    assert told == ["OSError: no room", "OSError: no light"]
    assert sys.exc_info() == (None, None, None)


def test_what_came_back_after_a_while_is_new(written: Written) -> None:
    """And what is no longer said takes no room in memory."""
    written.log.warning("not followed", register="K1")
    written.log.warning("not followed", register="K1")
    written.now_s = 3600.0
    written.log.warning("not followed", register="K1")
    assert written.lines() == ["not followed register=K1"] * 2
