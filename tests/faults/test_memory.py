"""A server that may have no more memory: what it answered stands, whatever it failed at."""

import resource
from contextlib import suppress
from pathlib import Path
from threading import Thread

from lab.kill.hand import Hand
from lab.kill.line import NoAnswer
from tests.faults.stand import COFFEE, standing

_HANDS = 6
_LINES = 400
_WAIT_S = 60


def size_bytes(process: int) -> int:
    """Return how much memory a process has asked for."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[0])
    return pages * resource.getpagesize()


def press(hand: Hand, failures: list[str]) -> None:
    """Ask for large sales, one after the other, until one fails."""
    items = [{"code": "102"}] * _LINES
    paid = [{"kind": "debit_card", "amount_ore": 3900 * _LINES, "integrated": True}]
    for _ in range(20):
        try:
            hand.once("sales", {**COFFEE, "items": items, "tenders": paid})
        except NoAnswer as failed:
            failures.append(str(failed))
            return


def test_without_memory_nothing_that_was_answered_is_lost(kiosk_folder: Path) -> None:
    with standing(kiosk_folder) as stand:
        stand.sell()
        process = stand.server.process
        _, hard = resource.prlimit(process, resource.RLIMIT_AS)
        resource.prlimit(process, resource.RLIMIT_AS, (size_bytes(process) + 256 * 1024, hard))
        failures: list[str] = []
        hands = [stand.another(f"nina{number}") for number in range(_HANDS)]
        at_work = [Thread(target=press, args=(hand, failures)) for hand in hands]
        for thread in at_work:
            thread.start()
        for thread in at_work:
            thread.join(_WAIT_S)
        assert failures, "there was memory for everything"
        with suppress(ProcessLookupError):
            resource.prlimit(process, resource.RLIMIT_AS, (hard, hard))
        try:
            stand.sell()
            stand.server.kill()
        except NoAnswer:
            # It may end of it, and then it has to: one that lives on answers.
            assert stand.server.end() != 0
        stand.open()
        stand.hand.go_on()
        for hand in hands:
            hand.arrive(stand.server.port)
            hand.go_on()
        stand.sell()
        assert stand.check() > 1
