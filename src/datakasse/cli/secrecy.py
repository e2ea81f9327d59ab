"""What a command does for its secrets before it does anything else, and options that hold one."""

from typing import Final

import click

from datakasse.cli.log_lines import configure_log
from datakasse.devices.machine.own_process import (
    SECRET_SETTINGS,
    cover_argument,
    cover_environment,
    keep_to_itself,
)
from datakasse.storage.ports.moving import without_password


class SecretText(click.ParamType[str]):
    """A text that nobody else on the machine is to read in the list of processes."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text, having covered it."""
        del param, ctx
        cover_argument(str(value))
        return str(value)


class DatabaseAddress(click.ParamType[str]):
    """Where a database is; one with a password in it nobody else is to read in the list of processes."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address, having covered it where it tells a password."""
        del param, ctx
        if without_password(str(value)) != str(value):
            cover_argument(str(value))
        return str(value)


SECRET: Final = SecretText()
ADDRESS: Final = DatabaseAddress()


def keep_secrets() -> None:
    """Keep what this process knows from others on the machine, and from its own log."""
    keep_to_itself()
    cover_environment(SECRET_SETTINGS)
    configure_log()
