"""Run another program for set-up, quietly: its output goes to a log, and only a failure is told."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from stop import Stop

ROOT = Path(__file__).resolve().parent.parent
LOG = ROOT / "var" / "install.log"

_NETWORK = re.compile(
    r"NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|name resolution|dns error|"
    r"error sending request|Failed to (fetch|download)|No matching distribution|Connection (refused|reset)|"
    r"\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH)\b|npm error network",
    re.IGNORECASE,
)


def quietly(
    purpose: str,
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    folder: Path = ROOT,
) -> None:
    """
    Run a command with its output in the log.

    Args:
        purpose: What it does, as it reads after "Could not": "fetch the libraries".
        command: The program and its arguments.
        env: Its environment; the caller's own when left out.
        folder: Where it runs.

    Raises:
        Stop: It failed. The sentence tells a broken network from other causes.
    """
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("w", encoding="utf-8") as log:
        code = subprocess.run(
            command,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode
    if code == 0:
        return
    if _NETWORK.search(LOG.read_text(encoding="utf-8", errors="replace")):
        raise Stop(
            f"Could not {purpose} because the network did not answer; check the connection (or the proxy) "
            f"and run the same command again (details: {LOG.relative_to(ROOT)})."
        )
    raise Stop(
        f"Could not {purpose}: see what went wrong in {LOG.relative_to(ROOT)}, mend it and run it again."
    )
