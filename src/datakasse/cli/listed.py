"""How a list is told on the command line; one with nothing in it is told in a sentence."""

from collections.abc import Iterable

import click


def tell_each(lines: Iterable[str], none: str) -> None:
    """
    Write the lines of a list as they come.

    Args:
        lines: The lines.
        none: What is said where there are none: that, and which command makes one, where one does.
    """
    line = None
    for line in lines:
        click.echo(line)
    if line is None:
        click.echo(none)
