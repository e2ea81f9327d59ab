"""
An answer that is read block by block, and given up at once when nobody takes it any longer.

Whoever hangs up in the middle leaves a generator behind that still looks into the books. Left to the garbage
collector it would be ended anywhere: in the thread that writes, in the middle of whatever that is doing.
"""

from collections.abc import Generator, Mapping

from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send


class Download(StreamingResponse):
    """
    What a generator yields, as the body of an answer; the generator is closed however the answer ends.

    Args:
        blocks: Yields the body.
        media_type: What it is.
        headers: What is told besides.
        status_code: What is answered; FastAPI reads it here for the description of the interface.
    """

    def __init__(
        self, blocks: Generator[bytes], media_type: str, headers: Mapping[str, str], status_code: int = 200
    ) -> None:
        super().__init__(blocks, status_code, headers, media_type)
        self._blocks = blocks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._blocks.close()  # The end of a look: of no length, and nothing that can be cancelled.
