"""The register on the shop's network, over HTTP: where it is reached, and what a device is to trust."""

from datetime import datetime
from typing import Annotated, Final
from urllib.parse import quote

import msgspec
from fastapi import APIRouter, Query, Response

from datakasse.receipt.formats.codes import dots_of
from datakasse.receipt.layout import QrCode
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.network_line import NetworkLine

FRAGMENT_SIGNS: Final = "=/%-_~."
"""Signs that stand as they are after the `#` of a link of ours."""

routes = APIRouter(prefix="/network", tags=["network"])


class NetworkView(msgspec.Struct, frozen=True):
    """
    Where the register is reached on the shop's network.

    Attributes:
        names: The names and addresses it answers to there.
        link: Where the till is.
        trust_link: Where a new device learns to trust the register.
        trust_code: That link as a QR code: rows of `0` and `1`, dark modules `1`, without margins.
        fingerprint: SHA-256 of the shop's authority, for a person to compare.
        authority_until: The authority's last moment.
        certificate_until: The last moment of the certificate that is shown now.
    """

    names: tuple[str, ...]
    link: str
    trust_link: str
    trust_code: tuple[str, ...]
    fingerprint: str
    authority_until: datetime
    certificate_until: datetime


class DrawnView(msgspec.Struct, frozen=True):
    """A link, and the same as a QR code."""

    link: str
    code: tuple[str, ...]


@routes.get("")
def network(visit: AtDesk) -> Response:
    """Tell where the register is on the shop's network; `null` where it serves this machine alone."""
    line = visit.desk.network
    return answer(None if line is None else _view(line))


@routes.get("/code")
def code(visit: AtDesk, fragment: Annotated[str, Query(max_length=300)] = "") -> Response:
    """Draw the till's own link on the network, with what follows the `#`; `null` where there is none."""
    line = visit.desk.network
    if line is None:
        return answer(None)
    link = f"{line.link}#{quote(fragment, safe=FRAGMENT_SIGNS)}" if fragment else line.link
    return answer(DrawnView(link, qr_rows(link)))


def qr_rows(text: str) -> tuple[str, ...]:
    """Return a text as a QR code, row by row, for a page to draw."""
    return tuple("".join(map(str, row)) for row in dots_of(QrCode(text)))


def _view(line: NetworkLine) -> NetworkView:
    authority = line.network.authority()
    return NetworkView(
        names=line.shown.names,
        link=line.link,
        trust_link=line.trust_link,
        trust_code=qr_rows(line.trust_link),
        fingerprint=authority.fingerprint,
        authority_until=authority.until,
        certificate_until=line.shown.until,
    )
