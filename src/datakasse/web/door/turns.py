"""How long a thread computes on while another wants to: a customer waits for no report."""

import sys
from typing import Final

TURN_S: Final = 0.0001
"""
A fiftieth of what Python takes for it.

Whoever asks the database gives its turn away at each row. Beside one thread that computes, a sale waited for
a turn at each of its rows: a hundred times as long as alone, and three times with turns like this, which cost
a sale that is alone nothing that can be measured (`python -m benchmarks --only http`).
"""


def take_short_turns() -> None:
    """Have all threads of this process take turns so short, from now on."""
    sys.setswitchinterval(TURN_S)
