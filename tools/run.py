"""
Serve a demo shop: install what is missing, make the shop if there is none, tell its PINs, become the server.

    python3 tools/run.py --data var/demo [--port 8080]        (what `make run` runs)

A shop that was only half made, because the machine or a person stopped it, is made again.

Runs on Python 3.8 and later, so that an old Python can be told it is old.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from command import ROOT
from install import VENV, install
from stop import Stop, ending_in_one_sentence


def run() -> None:
    """
    Become `datakasse serve` on the data folder that the command line names.

    Raises:
        Stop: Set-up could not finish.
        OSError: A file could not be written.
    """
    wishes = argparse.ArgumentParser(description="Serve a demo shop on this machine.")
    wishes.add_argument(
        "--data", type=Path, required=True, help="the shop's folder; made when it is not there"
    )
    wishes.add_argument("--port", help="the port to serve on")
    wish = wishes.parse_args()
    install()
    os.chdir(ROOT)
    _make_demo(wish.data)
    _show_pins(wish.data)
    server = str(VENV / "bin" / "datakasse")
    port = ["--port", wish.port] if wish.port else []
    os.execv(server, [server, "serve", "--data", str(wish.data), *port])


def _make_demo(data: Path) -> None:
    unfinished = data.with_name(f"{data.name}.unfinished")
    if unfinished.exists():
        shutil.rmtree(data, ignore_errors=True)
    elif data.exists():
        return
    print("Making a demo shop …", flush=True)
    data.parent.mkdir(parents=True, exist_ok=True)
    unfinished.touch()
    made = subprocess.run(
        [str(VENV / "bin" / "python"), "-m", "lab", "demo", "--data", str(data)], check=False
    )
    if made.returncode != 0:
        raise Stop(
            f"The demo shop in {data} could not be made; see above, mend it and run the same command again."
        )
    unfinished.unlink()


def _show_pins(data: Path) -> None:
    """Tell who may sign on, where the shop is one of the lab's demos."""
    pins = data / "demo-pins.txt"
    if pins.exists():
        print(pins.read_text(encoding="utf-8"), end="", flush=True)


if __name__ == "__main__":
    sys.exit(ending_in_one_sentence(run))
