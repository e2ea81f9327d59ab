"""The heaps of a process with many threads, as the C library counts them."""

import subprocess
import sys

import pytest

from datakasse.devices.machine.own_memory import HEAPS

THREADS = """
import ctypes, sys
from threading import Barrier, Thread
from datakasse.devices.machine.own_memory import share_heaps

if sys.argv[1] == "shared":
    share_heaps()
system, met = ctypes.CDLL(None), Barrier(16)

def ask():
    met.wait()
    for _ in range(200):
        system.malloc(2_000)

threads = [Thread(target=ask) for _ in range(16)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
system.fdopen.restype = ctypes.c_void_p
system.malloc_info(0, ctypes.c_void_p(system.fdopen(1, b"w")))
system.fflush(None)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the switch is glibc's")
def test_many_threads_share_a_few_heaps() -> None:
    assert heaps("shared") <= HEAPS


@pytest.mark.skipif(sys.platform != "linux", reason="the switch is glibc's")
def test_control_as_it_comes_they_do_not() -> None:
    assert heaps("as it comes") > HEAPS


def heaps(how: str) -> int:
    """Return how many heaps sixteen threads that ask at the same time are given."""
    told = subprocess.run([sys.executable, "-c", THREADS, how], capture_output=True, text=True, check=True)
    return told.stdout.count("<heap nr=")
