"""The options that the commands of a hub share."""

from pathlib import Path

import click

hub_data = click.option(
    "--data",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Datamappen til huben.",
)
org_number = click.option("--org-number", required=True, help="Organisasjonsnummeret, ni sifre.")
