"""
Customers: a process of its own that sends one-shot sales over HTTP and times the answers.

Plain sockets and prepared bytes, so that the customer costs little of the two cores it shares with
the register.

    python -m benchmarks.customers PORT SECONDS CONNECTIONS REGISTER:TOKEN …
"""

import asyncio
import itertools
import json
import random
import sys
import time
from collections.abc import Mapping

SHAPES = 997


def sale_bodies() -> list[bytes]:
    """Return sale bodies of one to four lines, paid by card as at a kiosk: no drawer to close."""
    chance = random.Random(7)
    bodies: list[bytes] = []
    for _ in range(SHAPES):
        items = [
            {"code": str(1000 + chance.randrange(60)), "quantity_milli": 1000 * chance.randint(1, 3)}
            for _ in range(chance.choice((1, 1, 2, 2, 3, 4)))
        ]
        price = sum(_price(item) for item in items)
        tender = {"kind": "debit_card", "amount_ore": price, "reference": "BAX", "integrated": True}
        bodies.append(json.dumps({"items": items, "tenders": [tender], "receipt_declined": True}).encode())
    return bodies


def _price(item: Mapping[str, str | int]) -> int:
    number, quantity = int(item["code"]) - 1000, int(item["quantity_milli"]) // 1000
    return (990 + 370 * number) * quantity


async def _customer(
    port: int, till: tuple[str, str], until: float, bodies: list[bytes], number: int
) -> list[float]:
    register, token = till
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    took: list[float] = []
    head = (
        f"POST /api/v1/registers/{register}/sales HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
    )
    for turn in itertools.count():
        begun = time.perf_counter()
        if begun >= until:
            break
        body = bodies[(turn * 31 + number * 101) % SHAPES]
        key = f"{number}-{turn}-{begun:.6f}"
        writer.write(f"{head}Idempotency-Key: {key}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        length = int(answer.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        told = await reader.readexactly(length)
        if not answer.startswith(b"HTTP/1.1 201"):
            raise SystemExit(f"a sale was refused: {told.decode()}")
        took.append(time.perf_counter() - begun)
    writer.close()
    return took


async def _all(port: int, seconds: float, connections: int, tills: list[tuple[str, str]]) -> list[float]:
    bodies, until = sale_bodies(), time.perf_counter() + seconds
    customers = [
        _customer(port, tills[number % len(tills)], until, bodies, number) for number in range(connections)
    ]
    return [time for took in await asyncio.gather(*customers) for time in took]


def main() -> None:
    """Sell for some seconds and print the times of all answers as JSON."""
    port, seconds, connections = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    tills = [(till.split(":", 1)[0], till.split(":", 1)[1]) for till in sys.argv[4:]]
    begun = time.perf_counter()
    took = asyncio.run(_all(port, seconds, connections, tills))
    print(json.dumps({"sales": len(took), "seconds": time.perf_counter() - begun, "took_s": took}))


if __name__ == "__main__":
    main()
