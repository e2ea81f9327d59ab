"""Everybody at work at once: at the tills, and in the offices, until told to stop or left without answer."""

from collections.abc import Callable
from threading import Event, Thread

from lab.kill.beside import Begun
from lab.kill.database import LOST
from lab.kill.line import Failed, NoAnswer
from lab.kill.promises import PromiseBroken

Work = Callable[[], object]


class Load:
    """
    Threads that do one thing after the other.

    Attributes:
        stop: Tells them to end with what they are at.
        is_struck: The database is gone or was: a server may say that it failed.
        beside: Commands that run beside the servers.
    """

    def __init__(self) -> None:
        self.stop = Event()
        self.is_struck = False
        self.beside: Begun = []
        self._threads: list[Thread] = []
        self._broken: list[PromiseBroken] = []

    def begin(self, who: str, work: Work, *, is_done_once: bool = False) -> None:
        """Have somebody at work from now on, or do something just once."""
        thread = Thread(target=self._work, args=(who, work), kwargs={"is_done_once": is_done_once})
        self._threads.append(thread)
        thread.start()

    def end(self) -> None:
        """Have all of them end, the commands too; raises the first broken promise that one of them found."""
        self.stop.set()
        for thread in self._threads:
            thread.join()
        for command in self.beside:
            command.wait()
        if self._broken:
            raise self._broken[0]

    def _work(self, who: str, work: Work, *, is_done_once: bool) -> None:
        try:
            while not self.stop.is_set():
                work()
                if is_done_once:
                    return
        except Failed as failed:
            if not (self.is_struck and failed.code in LOST):
                self._broken.append(PromiseBroken(f"{who}: the server failed at {failed}"))
        except NoAnswer:
            pass
        except PromiseBroken as broken:
            self._broken.append(broken)
