"""
The tills of a day that is sold through in fast motion: each sells, prints, takes back, reports and closes.

One process for all of them, on plain connections, so that it costs little of the processors that it shares
with the register. The clock goes on with each sale that was answered, so that a day passes in so many sales;
in the shop beside, which is there to be compared with, it goes as everywhere.
"""

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from benchmarks.customers import sale_bodies
from benchmarks.turned_clock import TurnedClock
from datakasse.devices.machine.clock import SystemClock
from datakasse.trade.moment import business_day, in_norway
from lab.kill.line import IDLE_S

PAPER_EVERY: Final = 10
"""Every tenth customer wants a receipt, where there is a printer."""
RETURN_EVERY: Final = 100
X_EVERY: Final = timedelta(hours=2)
_WANTS_NONE: Final = b'"receipt_declined": true'
_COUNTED: Final = {"counted_ore": 0, "explanation": "måling", "prints_cash_report": False}
_TERMINALS: Final = [{"tender": "debit_card", "explanation": "måling"}]


class Day:
    """
    A day that is sold in.

    Args:
        clock: The clock of the server.

    Attributes:
        sold: How many were sold.
        returned: How many receipts something came back of.
        papers: How many documents are to be printed at each register.
        closed: How many days were closed.
    """

    def __init__(self, clock: SystemClock) -> None:
        self.clock = clock
        self.sold = self.returned = self.closed = 0
        self.papers = Counter[str]()
        self._begun = 0

    def begins_sale(self, before: int = sys.maxsize) -> bool:
        """Begin another sale, and tell so, if fewer than so many were begun."""
        if self._begun >= before:
            return False
        self._begun += 1
        return True

    def sale_was_made(self) -> None:
        """Count a sale."""
        self.sold += 1


class QuickDay(Day):
    """
    A day that passes as fast as it is sold in.

    Args:
        clock: The clock of the server.
        sales: In how many sales a day and a night pass.
    """

    def __init__(self, clock: TurnedClock, sales: int) -> None:
        super().__init__(clock)
        self._turned = clock
        self._sale_s = timedelta(days=1).total_seconds() / sales
        self._began_s, self._seen_s = clock.elapsed_s(), time.monotonic()

    def sale_was_made(self) -> None:
        """Count a sale, turn the clock on, and say how fast it has gone since the beginning."""
        super().sale_was_made()
        gone_s = self.sold * self._sale_s
        self._turned.turn(self._began_s + gone_s, max(1.0, gone_s / (time.monotonic() - self._seen_s)))


class Till:
    """
    Somebody at a register, over one connection.

    Args:
        port: Where the server is.
        day: The day.
        register: Where.
        token: Of whoever is signed on.
        prints: It has a printer.

    Attributes:
        day: The day.
    """

    def __init__(self, port: int, day: Day, register: str, token: str, *, prints: bool) -> None:
        self.day = day
        self._port, self._register, self._prints = port, register, prints
        self._headers = f"Host: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
        self._bodies = sale_bodies()
        self._line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._asked = self._sold = 0
        self._used_s = 0.0
        self._closed_for = business_day(in_norway(day.clock.now()))
        self._x_at = day.clock.now() + X_EVERY

    async def sell_until(self, sold: int) -> None:
        """Sell until all tills together have sold so many: none is begun in the hour that comes then."""
        while self.day.begins_sale(sold):
            await self.see_to_the_day()
            await self.sell()

    async def sell(self) -> float:
        """Make one sale, with what belongs to it now and then, and return how long the sale took, seconds."""
        self._sold += 1
        body = self._bodies[self._sold * 31 % len(self._bodies)]
        if self._prints and self._sold % PAPER_EVERY == 0:
            body = body.replace(_WANTS_NONE, b'"receipt_declined": false')
            self.day.papers[self._register] += 1
        begun = time.perf_counter()
        told = await self._ask("POST", "/sales", body)
        took_s = time.perf_counter() - begun
        self.day.sale_was_made()
        if self._sold % RETURN_EVERY == 0:
            await self._take_back(told["receipt"])
        return took_s

    async def see_to_the_day(self) -> None:
        """Take a Z when another day has begun, and an X now and then."""
        now = self.day.clock.now()
        today = business_day(in_norway(now))
        if today != self._closed_for:
            self._closed_for = today
            await self._close()
        if now >= self._x_at:
            self._x_at = now + X_EVERY
            await self._post("/x-reports", {})
            self.day.papers[self._register] += self._prints

    async def _close(self) -> None:
        await self._post("/z-reports", {**_COUNTED, "terminals": _TERMINALS})
        await self._post("/float", {"amount_ore": 0})
        self.day.papers[self._register] += self._prints
        self.day.closed += 1

    async def _take_back(self, receipt: int) -> None:
        """Take the first line of a sale back."""
        sale = await self._ask("GET", f"/receipts/sales/{receipt}")
        line = sale["lines"][0]["line_id"]
        back = {
            "receipt": receipt,
            "lines": [{"line_id": line, "quantity_milli": 1000}],
            "reason": "måling",
        }
        view = await self._post("/basket/returns", back)
        due_ore = view["basket"]["gross_ore"]
        tender = {"kind": "debit_card", "amount_ore": due_ore, "reference": "BAX", "integrated": True}
        await self._post("/basket/complete", {"tenders": [tender]})
        self.day.returned += 1
        self.day.papers[self._register] += self._prints

    async def _post(self, path: str, body: Any) -> Any:  # noqa: ANN401 - JSON
        return await self._ask("POST", path, json.dumps(body).encode())

    async def _ask(self, method: str, path: str, body: bytes = b"") -> Any:  # noqa: ANN401 - JSON
        reader, writer = await self._connected()
        self._asked += 1
        head = (
            f"{method} /api/v1/registers/{self._register}{path} HTTP/1.1\r\n{self._headers}"
            f"Idempotency-Key: {self._register}-{self._asked}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = int(answer.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        told = await reader.readexactly(length)
        self._used_s = time.monotonic()
        if not answer.startswith(b"HTTP/1.1 2"):
            at: datetime = self.day.clock.now()
            raise SystemExit(f"{method} {path} was refused at {at}: {told.decode()}")
        return json.loads(told)

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Return the connection; another one where the server may be about to close it."""
        if self._line is not None and time.monotonic() - self._used_s > IDLE_S:
            self._line[1].close()
            self._line = None
        if self._line is None:
            self._line = await asyncio.open_connection("127.0.0.1", self._port)
        return self._line


async def sell_one_by_one(till: Till, sales: int) -> list[float]:
    """Make so many sales at one till, with nobody else about, and return how long each took, seconds."""
    return [await till.sell() for _ in range(sales) if till.day.begins_sale()]


async def sell_all(tills: Sequence[Till], sold: int) -> None:
    """Have all tills sell until so many were sold."""
    async with asyncio.TaskGroup() as at_work:
        for till in tills:
            at_work.create_task(till.sell_until(sold))
