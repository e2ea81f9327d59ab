"""
The lab of elections, without one: its figures, its settings, and what it says where Patroni is missing.

The run itself is `python -m lab failover`; what it showed is in docs/operations/high-availability.md.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lab.failover.nodes import LOOP_WAIT_S, NODES, RETRY_TIMEOUT_S, TTL_S, Ports, settings_of
from lab.failover.run import Survived
from lab.failover.waits import percentile


@pytest.mark.parametrize(("percent", "value"), [(0, 1.0), (50, 2.0), (75, 3.0), (76, 4.0), (100, 4.0)])
def test_a_percentile_is_a_value_that_was_measured(percent: float, value: float) -> None:
    assert percentile([3.0, 1.0, 4.0, 2.0], percent) == value


def test_nothing_has_no_percentile() -> None:
    with pytest.raises(ValueError, match="no value"):
        percentile([], 50)


def test_what_is_told_of_elections() -> None:
    survived = Survived(runs=1, elections_s=[2.0, 4.0], waits_s=[3.0])
    survived.told.update({"store.unsure": 1, "store.broken": 2})
    assert survived.lines() == [
        "a new leader after p50 2.0 s, max 4.0 s of 2",
        "a till waited p50 3.0 s, max 3.0 s of 1",
        "tills were told meanwhile: 2 × store.broken, 1 × store.unsure",
    ]
    assert Survived().lines() == []


def test_the_settings_wait_for_a_follower_and_leave_patroni_time_to_give_the_lead_up() -> None:
    ports = [Ports(5432 + node, 8008 + node, 2222 + node) for node in range(NODES)]
    settings = settings_of(Path("/srv/db2"), ports, 1, Path("/usr/lib/postgresql"))
    assert settings["bootstrap"]["dcs"]["synchronous_mode"] is True
    assert settings["raft"]["self_addr"] == "127.0.0.1:2223"
    assert settings["raft"]["partner_addrs"] == ["127.0.0.1:2222", "127.0.0.1:2224"]
    # Patroni's own rule: a leader that reaches nobody steps down before its lead is given to another.
    assert LOOP_WAIT_S + 2 * RETRY_TIMEOUT_S <= TTL_S


def test_without_patroni_it_says_how_to_get_it(root: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "lab", "failover", "--runs", "1", "--seed", "1"],
        cwd=root,
        env={**os.environ, "PATRONI": "/nowhere/patroni"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "Patroni is missing" in ran.stderr
    assert "pip install 'patroni[raft]'" in ran.stderr
