"""Where a file's text goes: in blocks, so that a file of any size takes little memory."""

from collections.abc import Iterable
from typing import Final, Protocol

BLOCK_LENGTH: Final = 1 << 16


class Stream(Protocol):
    """Something that takes bytes, such as a file opened for writing in binary."""

    def write(self, data: bytes, /) -> object:
        """Take all of the bytes."""
        ...


def write_in_blocks(texts: Iterable[str], stream: Stream) -> None:
    """Write texts one after the other as UTF-8; the stream is neither flushed nor closed."""
    block: list[str] = []
    waiting = 0
    for text in texts:
        block.append(text)
        waiting += len(text)
        if waiting >= BLOCK_LENGTH:
            stream.write("".join(block).encode())
            block.clear()
            waiting = 0
    stream.write("".join(block).encode())
