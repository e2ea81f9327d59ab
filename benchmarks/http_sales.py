"""Sales over HTTP against a real server in a process of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.shop import OPERATOR, PIN, register_names


class Run(msgspec.Struct):
    """What a run of customers gave: sales, seconds, time of each answer in seconds."""

    sales: int
    seconds: float
    took_s: list[float]

    @property
    def sales_per_s(self) -> float:
        """Sales per second."""
        return self.sales / self.seconds

    def percentile_s(self, share: float) -> float:
        """Return the time that a share of the answers stayed within."""
        ordered = sorted(self.took_s)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


class Served(NamedTuple):
    """A server: the number of its process, and its port."""

    process: int
    port: int


@contextmanager
def served(folder: Path, environ: Mapping[str, str] | None = None) -> Generator[int]:
    """Serve a shop, with more in its environment, for the length of a `with` and give the port."""
    with serving(folder, environ) as running:
        yield running.port


@contextmanager
def serving(
    folder: Path, environ: Mapping[str, str] | None = None, module: str = "datakasse"
) -> Generator[Served]:
    """Serve a shop, with more in its environment, by a module that is run, for the length of a `with`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", module, "serve", "--data", str(folder), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | (environ or {}))
    try:
        if server.stdout is None or "http://" not in server.stdout.readline():
            raise SystemExit("the server did not start")
        yield Served(server.pid, port)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=120)


def sign_on(port: int, registers: int, first: int = 1) -> list[tuple[str, str]]:
    """Sign on at each register from the first on, declare a float and return register and token."""
    tills: list[tuple[str, str]] = []
    for register in register_names(registers)[first - 1 :]:
        base = f"http://127.0.0.1:{port}/api/v1/registers/{register}"
        told = _post(f"{base}/sign-on", {"operator": OPERATOR, "pin": PIN}, {})
        token = str(told["token"])
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": f"float-{os.getpid()}"}
        _post(f"{base}/float", {"amount_ore": 0}, headers)
        tills.append((register, token))
    return tills


def sell(port: int, tills: list[tuple[str, str]], *, seconds: float, connections: int) -> Run:
    """Let customers buy for some seconds."""
    command = [sys.executable, "-m", "benchmarks.customers", str(port), str(seconds), str(connections)]
    told = subprocess.run(
        [*command, *(f"{register}:{token}" for register, token in tills)],
        capture_output=True,
        text=True,
        check=True,
    )
    return msgspec.json.decode(told.stdout, type=Run)


def _post(url: str, body: object, headers: dict[str, str]) -> dict[str, object]:
    request = urllib.request.Request(
        url, json.dumps(body).encode(), {"Content-Type": "application/json", **headers}
    )
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read())
