"""`datakasse hub`: many registers and the one place that has all their journals."""

import click

from datakasse.cli.hub.hub_joining import join, leave, send
from datakasse.cli.hub.hub_keeping import findings, fleet, init, invite, revoke, serve, verify
from datakasse.cli.hub.hub_moving import move
from datakasse.cli.hub.hub_publishing import changes, offer, publish


@click.group()
def hub() -> None:
    """
    Hub for mange kasser: tar imot journalene, kontrollerer dem, og viser hvordan det står til.

    Eksempel: datakasse hub serve --data hub
    """


for command in (
    init,
    serve,
    invite,
    fleet,
    findings,
    revoke,
    verify,
    move,
    publish,
    changes,
    join,
    leave,
    send,
    offer,
):
    hub.add_command(command)
