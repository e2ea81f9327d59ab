"""
Look at everything, each thing in a thread and a time of its own: nothing that hangs keeps the rest waiting.

A look changes nothing. One that did not come back in time is left to itself, and is not begun again before it
does: asking a hundred times makes no hundred threads, and whoever asks meanwhile waits for the same finding.
"""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import msgspec

from datakasse.errors.refusal import Refused
from datakasse.office.health.finding import WRONG, Finding, Health, Symptom, Told
from datakasse.office.health.machine_symptoms import OfMachine

LIMIT_S: Final = 5.0
_ORDER: Final = (Health.BAD, Health.NOTICE, Health.UNKNOWN, Health.GOOD)


@dataclass(frozen=True, slots=True)
class Look:
    """
    How one thing is looked at.

    Attributes:
        name: What it is.
        register: Whose it is; empty for the shop's.
        see: Looks, and returns what it found.
        limit_s: How long it may take.
        outside: It asks somebody outside the shop.
        silent: What it is a sign of that it did not come back in time.
    """

    name: str
    register: str
    see: Callable[[], Finding]
    limit_s: float = LIMIT_S
    outside: bool = False
    silent: Symptom = OfMachine.NO_ANSWER


class Examination(msgspec.Struct, frozen=True):
    """
    What was found.

    Attributes:
        at: When, by the register's clock.
        state: The worst of it.
        findings: All of it, worst first.
    """

    at: datetime
    state: Health
    findings: list[Finding]

    @property
    def wrong(self) -> int:
        """How much of it somebody has to do something about."""
        return sum(finding.state in WRONG for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Examiner:
    """
    Whoever looks.

    Attributes:
        looks: Tells what is looked at.
        now: The register's clock.
    """

    looks: Callable[[], Sequence[Look]]
    now: Callable[[], datetime]
    _away: dict[tuple[str, str], Future[Finding]] = field(
        default_factory=dict[tuple[str, str], Future[Finding]]
    )
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def examine(self, *, ask_outside: bool = True, registers: Sequence[str] | None = None) -> Examination:
        """
        Look at everything, all at once.

        Args:
            ask_outside: Ask a time server, and whether the internet answers.
            registers: Whose things to look at beside the shop's; all registers' where None.
        """
        at = self.now()
        wanted = [
            look
            for look in self.looks()
            if registers is None or not look.register or look.register in registers
        ]
        begun = [(look, self._begin(look) if ask_outside or not look.outside else None) for look in wanted]
        begun_s = time.monotonic()
        findings = [self._end(look, answer, begun_s) for look, answer in begun]
        findings.sort(key=lambda finding: _ORDER.index(finding.state))
        return Examination(at, findings[0].state if findings else Health.UNKNOWN, findings)

    def _begin(self, look: Look) -> Future[Finding]:
        answer: Future[Finding] = Future()
        key = (look.name, look.register)

        def see() -> None:
            begun_s = time.monotonic()
            try:
                found = look.see()
            except Refused as refusal:
                found = _refused(look, refusal)
            except Exception as fault:  # noqa: BLE001 - whatever a machine does is a finding, and the others go on
                found = OfMachine.FAULT.found(look.name, look.register, kind=type(fault).__name__)
            with self._turn:
                del self._away[key]
            answer.set_result(
                msgspec.structs.replace(found, took_ms=round((time.monotonic() - begun_s) * 1000))
            )

        with self._turn:
            under_way = self._away.get(key)
            if under_way is not None:
                return under_way
            self._away[key] = answer
        threading.Thread(target=see, name=f"look at {look.name}", daemon=True).start()
        return answer

    def _end(self, look: Look, answer: Future[Finding] | None, begun_s: float) -> Finding:
        if answer is None:
            return OfMachine.NOT_ASKED.found(look.name, look.register)
        try:
            return answer.result(timeout=max(0.0, look.limit_s - (time.monotonic() - begun_s)))
        except TimeoutError:
            return look.silent.found(look.name, look.register, limit_s=f"{look.limit_s:g}")


def _refused(look: Look, refusal: Refused) -> Finding:
    """Return a refusal that stands in the way of a look as a finding: it says itself what to do."""
    said = Told(*(refusal.sentence(language) for language in ("nb", "nn", "en")))
    return Finding(look.name, look.register, refusal.code, Health.BAD, said)
