"""The link of an invitation: a hub makes it, and a machine that is to join reads it."""

from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

import msgspec

from datakasse.errors.hub.joining import BadHubLink

LINK_PATH: Final = "/hub/join"
_FINGERPRINT_LENGTH: Final = 64


class HubLink(msgspec.Struct, frozen=True):
    """
    What an invitation says.

    Attributes:
        address: Where the hub is, `https://host:port`.
        fingerprint: SHA-256 of its authority, hex: what it is known by.
        code: What lets the machine in.
    """

    address: str
    fingerprint: str
    code: str

    @property
    def text(self) -> str:
        """The link, for a QR code; what is secret in it stands behind the `#`, which goes over no wire."""
        return f"{self.address}{LINK_PATH}#{urlencode({'hub': self.fingerprint, 'code': self.code})}"


def read_link(text: str) -> HubLink:
    """
    Return what a link says.

    Raises:
        BadHubLink: It is none.
    """
    try:
        parts = urlsplit(text.strip())
        said = parse_qs(parts.fragment, strict_parsing=True)
        fingerprint, code = said["hub"][0], said["code"][0]
        is_hex = len(bytes.fromhex(fingerprint)) * 2 == _FINGERPRINT_LENGTH
    except (ValueError, KeyError) as error:
        raise BadHubLink from error
    if parts.scheme != "https" or not parts.hostname or parts.path != LINK_PATH or not is_hex:
        raise BadHubLink
    return HubLink(f"https://{parts.netloc}", fingerprint, code)
