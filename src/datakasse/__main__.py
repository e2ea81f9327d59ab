"""
The door: `datakasse …` and `python -m datakasse …`.

Most of a start is Python reading a thousand modules, and what they make stays as long as the program runs.
The garbage collector would look through it again and again for what can be let go of, a fifth of the start;
so it begins when they are read, and leaves alone what was there by then.
"""

import gc


def main() -> None:
    """Run the command line."""
    gc.disable()
    from datakasse.program import main as run  # noqa: PLC0415 - read while the collector waits

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
