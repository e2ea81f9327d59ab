"""A server that may have no more memory: what it answered stands, whatever it failed at."""

import resource
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread

from lab.kill.hand import Hand
from lab.kill.line import NoAnswer
from tests.faults.stand import COFFEE, standing

_HANDS = 6
_LINES = 400
_WAIT_S = 60


LIMITS = {resource.RLIMIT_AS: 0, resource.RLIMIT_DATA: 5}
"""What is limited, and where proc(5) counts it: the address space, which heaps reserve, and what is used."""


def limit(process: int, more_bytes: int) -> None:
    """Let a process have so much more memory than it has."""
    pages = Path(f"/proc/{process}/statm").read_text("ascii").split()
    for what, place in LIMITS.items():
        _, hard = resource.prlimit(process, what)
        resource.prlimit(process, what, (int(pages[place]) * resource.getpagesize() + more_bytes, hard))


def unlimit(process: int) -> None:
    """Let a process have what it wants again, if it is still there."""
    with suppress(ProcessLookupError):
        for what in LIMITS:
            _, hard = resource.prlimit(process, what)
            resource.prlimit(process, what, (hard, hard))


def at_once(hands: Sequence[Hand], act: Callable[[Hand], None]) -> None:
    """Let all hands do something at the same time."""
    at_work = [Thread(target=act, args=(hand,)) for hand in hands]
    for thread in at_work:
        thread.start()
    for thread in at_work:
        thread.join(_WAIT_S)


def press(hand: Hand, failures: list[str], times: int) -> None:
    """Ask for large sales, one after the other, until one fails."""
    items = [{"code": "102"}] * _LINES
    paid = [{"kind": "debit_card", "amount_ore": 3900 * _LINES, "integrated": True}]
    for _ in range(times):
        try:
            hand.once("sales", {**COFFEE, "items": items, "tenders": paid})
        except NoAnswer as failed:
            failures.append(str(failed))
            return


def test_without_memory_nothing_that_was_answered_is_lost(kiosk_folder: Path) -> None:
    with standing(kiosk_folder) as stand:
        stand.sell()
        process = stand.server.process
        failures: list[str] = []
        hands = [stand.another(f"nina{number}") for number in range(_HANDS)]
        # With a thread at hand for each: CPython waits for good for one that died as it began.
        at_once(hands, lambda hand: press(hand, [], 1))
        limit(process, 256 * 1024)
        at_once(hands, lambda hand: press(hand, failures, 20))
        assert failures, "there was memory for everything"
        unlimit(process)
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
