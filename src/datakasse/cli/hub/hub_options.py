"""The options that the commands of a hub share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from datakasse.cli.door import database_option, hand_back

Command = TypeVar("Command", bound=Callable[..., Any])


def hub_data(command: Command) -> Command:
    """Let a command be told which hub it is about: its data folder, and its database if that is not in it."""
    folder = click.option(
        "--data",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        required=True,
        callback=hand_back,
        help="Datamappen til huben.",
    )
    return folder(database_option(command))


org_number = click.option("--org-number", required=True, help="Organisasjonsnummeret, ni sifre.")
