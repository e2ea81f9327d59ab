"""How long a thread computes on while another wants to: a customer waits for no report."""

import sys
from typing import Final

TURN_S: Final = 0.0005
"""
A tenth of what Python takes for it.

Whoever asks the database gives its turn away at each row. Beside a thread that computes, a file for the
accountant or a month that is held against itself, a sale waits for a turn at each of its hundred rows.
"""


def take_short_turns() -> None:
    """Have all threads of this process take turns so short, from now on."""
    sys.setswitchinterval(TURN_S)
