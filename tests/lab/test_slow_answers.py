"""A server whose answers come late: they are the same answers, and they are late."""

import time
from pathlib import Path
from random import Random

import httpx2

from lab.demo import make_demo
from lab.served_shop import ServedShop
from lab.slow_answers import SEED, SLOW_MS

WAIT_MS, TIMES = 200, 5


def test_every_answer_is_as_ever_and_late(tmp_path: Path) -> None:
    """By no less than what chance says; how much more a machine takes is its own affair."""
    make_demo(tmp_path / "data")
    shop = ServedShop(tmp_path / "data")
    shop.environ = {SLOW_MS: str(WAIT_MS)}
    shop.open()
    try:
        with httpx2.Client(base_url=shop.url, trust_env=False) as client:
            begun = time.perf_counter()
            answers = [client.get("api/v1/registers") for _ in range(TIMES)]
            took_ms = (time.perf_counter() - begun) * 1000
    finally:
        shop.close()
    chance = Random(SEED)
    assert {answer.status_code for answer in answers} == {200}
    assert took_ms >= sum(chance.random() ** 2 * WAIT_MS for _ in range(2 * TIMES)) > 0
