"""
A server in which one thread computes without end, as a long report does, without ever waiting for anything.

    python -m benchmarks.computing_server serve …
"""

from threading import Thread

from datakasse.__main__ import main


def compute() -> None:
    """Compute, and give no turn away that is not taken."""
    while True:
        sum(range(2_000))


if __name__ == "__main__":
    Thread(target=compute, daemon=True).start()
    main()
