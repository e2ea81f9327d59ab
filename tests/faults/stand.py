"""A served shop with somebody at its kiosk, and a machine under it that fails as told."""

import os
import subprocess
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from lab.forked import Forked
from lab.kill.check import check
from lab.kill.hand import Hand
from lab.kill.life import beside
from lab.kill.line import Answer, Failed, NoAnswer
from lab.kill.promises import Asked, Promises
from lab.kill.shop import KIOSK, killed_shop, pins
from lab.served_shop import Process, ServedShop

PAID = [{"kind": "debit_card", "amount_ore": 3900, "integrated": True}]
COFFEE = {"items": [{"code": "102"}], "tenders": PAID, "receipt_declined": True}
"""A whole sale of one coffee; nothing is printed, so nothing else is written meanwhile."""

NINA = ("4", pins(killed_shop())["4"])
_WAIT_S = 60


class ForkedShop(ServedShop):
    """A served shop whose server has the disk: it is forked from one that does, unless it is a program."""

    def start(self, serve: Sequence[str]) -> Process:
        """Start it."""
        return self.start_by_command(serve) if self.program else Forked(serve, self.environ)


class Stand:
    """
    A served shop, and a hand at its kiosk.

    Args:
        folder: The data folder.
        environ: What stands in the server's environment besides.

    Attributes:
        promises: What was promised.
    """

    def __init__(self, folder: Path, environ: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.server = ForkedShop(folder)
        self.server.environ = environ or {}
        self.promises = Promises()
        self.hand = Hand("nina", KIOSK, NINA, self.promises)
        self._others: list[Hand] = []

    def open(self) -> None:
        """Start the server and sign on."""
        self.server.open()
        self.hand.arrive(self.server.port)

    def sell(self) -> Answer:
        """Sell a coffee, which must succeed."""
        answer = self.hand.once("sales", COFFEE)
        assert answer.is_done
        return answer

    def fails(self, code: str) -> Asked:
        """Try to sell a coffee, which the server must fail at with this code; return what was asked."""
        with pytest.raises(Failed) as failed:
            self.hand.once("sales", COFFEE)
        assert failed.value.code == code, failed.value
        return self.promises.unanswered()[-1]

    def dies(self) -> Asked:
        """Try to sell a coffee, at which the server must die; return what was asked."""
        with pytest.raises(NoAnswer) as unanswered:
            self.hand.once("sales", COFFEE)
        assert not isinstance(unanswered.value, Failed), unanswered.value
        return self.promises.unanswered()[-1]

    def sells(self) -> str:
        """Try to sell a coffee; return the code that the server failed with, empty when it was sold."""
        try:
            self.sell()
        except Failed as failed:
            return failed.code
        return ""

    def another(self, name: str) -> Hand:
        """Return somebody else who has signed on as the same person, with keys of her own."""
        hand = Hand(name, KIOSK, NINA, self.promises)
        self._others.append(hand)
        hand.arrive(self.server.port)
        return hand

    def leave(self) -> None:
        """Leave nothing running."""
        for hand in (self.hand, *self._others):
            hand.leave()
        self.server.take_away()

    def refused_start(self) -> str:
        """Start the server, which must refuse in one sentence; return it."""
        command = [sys.executable, "-m", "datakasse", "serve", "--data", str(self.folder), "--port", "0"]
        environ = {**os.environ, **self.server.environ}
        said = subprocess.run(
            command, capture_output=True, text=True, env=environ, timeout=_WAIT_S, check=False
        )
        assert (said.returncode, said.stdout) == (2, ""), said
        (sentence,) = said.stderr.splitlines()
        return sentence

    def repeat(self) -> None:
        """Ask again for what got no answer: it is done, once."""
        self.hand.go_on()
        assert self.promises.unanswered() == []

    def forget(self, asked: Asked) -> None:
        """Give up what was refused: nothing of it may ever be found."""
        del self.promises.asked[asked.key]

    def check(self) -> int:
        """See that every promise is kept, beside the server; return how many sales there are."""
        with beside(self.folder) as store:
            check(store, self.promises)
        return len(list(self.promises.sales()))


@contextmanager
def standing(at: Path | Stand, environ: Mapping[str, str] | None = None) -> Generator[Stand]:
    """Have somebody at the kiosk of a served shop for the length of a `with`."""
    stand = at if isinstance(at, Stand) else Stand(at, environ)
    try:
        stand.open()
        yield stand
    finally:
        stand.leave()
