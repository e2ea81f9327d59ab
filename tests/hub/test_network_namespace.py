"""A hub and a register with a cable between them that can be pulled: two network namespaces of the system."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from lab.served_hub import served_hub
from tests.hub.conftest import COMPANY_NUMBER, Member
from tests.shop import COMPANY, FRONT

PLACE: Final = os.getpid() % 10_000
"""What tells this test from another that runs beside it, or was broken off."""
HERE: Final = f"10.231.{PLACE % 250}.1"
THERE: Final = f"10.231.{PLACE % 250}.2"
TRIES: Final = 5


class Cable:
    """A cable from this machine to a namespace of its own."""

    def __init__(self) -> None:
        self.namespace = f"datakasse-{PLACE}"
        self._end, self._far_end = f"dk{PLACE}a", f"dk{PLACE}b"

    def lay(self) -> str:
        """Lay it; return why that could not be done, nothing where it could."""
        for words in (
            f"netns add {self.namespace}",
            f"link add {self._end} type veth peer name {self._far_end}",
            f"link set {self._far_end} netns {self.namespace}",
            f"addr add {HERE}/30 dev {self._end}",
            f"link set {self._end} up",
            f"-n {self.namespace} addr add {THERE}/30 dev {self._far_end}",
            f"-n {self.namespace} link set {self._far_end} up",
        ):
            done = _ip(words)
            if done.returncode:
                return done.stderr.strip() or "ip refused"
        return ""

    def pull(self) -> None:
        """Pull it out."""
        assert _ip(f"link set {self._end} down").returncode == 0

    def plug_in(self) -> None:
        """Put it back in."""
        assert _ip(f"link set {self._end} up").returncode == 0

    def take_away(self) -> None:
        """Leave nothing behind."""
        _ip(f"link del {self._end}")
        _ip(f"netns del {self.namespace}")

    def at_the_register(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Carry a command of the product out at the far end."""
        command = ["ip", "netns", "exec", self.namespace, sys.executable, "-m", "datakasse", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def _ip(words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["ip", *words.split()], capture_output=True, text=True, check=False)


@pytest.fixture
def cable() -> Iterator[Cable]:
    """A cable, where this system lets a test lay one."""
    if shutil.which("ip") is None:
        pytest.skip("NOT TESTED: this system has no `ip`, so no network namespaces")
    laid = Cable()
    try:
        why_not = laid.lay()
        if why_not:
            pytest.skip(f"NOT TESTED: network namespaces cannot be made here ({why_not})")
        yield laid
    finally:
        laid.take_away()


def test_a_register_sells_on_with_the_cable_out_and_catches_up(
    cable: Cable, shop_folder: Path, tmp_path: Path, opened: Callable[[Path], Member]
) -> None:
    member = opened(shop_folder)
    data = str(shop_folder)
    with served_hub(tmp_path / "hub", host=HERE) as hub:
        joined = cable.at_the_register("hub", "join", "--data", data, hub.link(COMPANY))
        assert joined.returncode == 0, joined.stderr
        member.sell(3)
        assert cable.at_the_register("hub", "send", "--data", data).returncode == 0
        assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)
        cable.pull()
        member.sell(4)
        away = cable.at_the_register("hub", "send", "--data", data)
        assert (away.returncode, "[hub.away]" in away.stderr) == (2, True), away.stderr
        assert len(hub.journal(COMPANY_NUMBER, FRONT)) == 4
        cable.plug_in()
        # A link needs a moment to come up; the register tries again, as it does by itself.
        tried = (cable.at_the_register("hub", "send", "--data", data) for _ in range(TRIES))
        assert any(back.returncode == 0 for back in tried)
        assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)
