"""The commands of datakasse."""

import click

from datakasse.cli.checking import doctor, verify
from datakasse.cli.door import Product
from datakasse.cli.exporting import export
from datakasse.cli.keys import keys
from datakasse.cli.reporting import journal, report
from datakasse.cli.serving import serve
from datakasse.cli.setting_up import init
from datakasse.cli.telling import about


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def datakasse() -> None:
    """Kassasystem for Norge: salg, journal som ingen kan endre usett, X, Z og SAF-T."""


for command in (init, serve, verify, export, report, journal, keys, about, doctor):
    datakasse.add_command(command)


def run(product: Product) -> None:
    """Run the command line on what the roof built."""
    datakasse(obj=product)
