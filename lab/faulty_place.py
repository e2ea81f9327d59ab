"""A place for copies with something wrong: it is full, goes away, lies, or dies halfway."""

from collections.abc import Callable, Iterator

from datakasse.errors.phrase import Phrase
from datakasse.office.backup.place import Held, Place, PlaceFailed


class FaultyPlace:
    """
    A place with something wrong.

    Attributes:
        inner: The place itself.
        full: There is no room.
        gone: It does not answer.
        keeps: What it makes of what is put there; None keeps it as it is.
        locked: What is there stays there, as in a bucket with a lock on what it holds.
        dies_after: How many more things it takes before it goes away; None for ever.
        put_names: What was put there, in order.
        got_names: What was read, in order.
    """

    def __init__(self, inner: Place) -> None:
        self.inner = inner
        self.full = False
        self.gone = False
        self.locked = False
        self.keeps: Callable[[bytes], bytes] | None = None
        self.dies_after: int | None = None
        self.put_names: list[str] = []
        self.got_names: list[str] = []

    def prepare(self) -> None:
        """Make it a place."""
        self._answer()
        self.inner.prepare()

    def put(self, name: str, content: bytes) -> None:
        """Keep something, or not."""
        self._answer()
        if self.full:
            raise PlaceFailed(Phrase("det er ikke mer plass", "there is no more room"))
        if self.dies_after is not None:
            self.gone = self.dies_after == 0
            self.dies_after -= 1
            self._answer()
        self.put_names.append(name)
        self.inner.put(name, content if self.keeps is None else self.keeps(content))

    def get(self, name: str) -> bytes:
        """Return what is kept."""
        self._answer()
        self.got_names.append(name)
        return self.inner.get(name)

    def held(self, under: str) -> Iterator[Held]:
        """Yield what is kept."""
        self._answer()
        return self.inner.held(under)

    def remove(self, name: str) -> None:
        """Keep it no longer."""
        self._answer()
        if self.locked:
            raise PlaceFailed(Phrase("det er låst", "it is locked"))
        self.inner.remove(name)

    def close(self) -> None:
        """Let go."""
        self.inner.close()

    def _answer(self) -> None:
        if self.gone:
            raise PlaceFailed(Phrase("det er borte", "it is gone"))
