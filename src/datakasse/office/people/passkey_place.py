"""
Where a passkey belongs: the name in the browser's address line, and how it came there.

A browser binds a passkey to a name and will not use it elsewhere, which is what makes it worthless to a page
that pretends to be the shop. It takes names only, and only over TLS or on the machine itself (`localhost`).

Source: Web Authentication Level 3, §§ 4 (RP ID), 5.1.3, 13.4.9.
"""

from ipaddress import ip_address

import msgspec

_ON_THE_MACHINE = "localhost"


class PasskeyPlace(msgspec.Struct, frozen=True):
    """
    The place that a page was fetched from.

    Attributes:
        rp_id: The name that passkeys of it belong to.
        origin: The scheme, name and port that the browser signs.
    """

    rp_id: str
    origin: str


def passkey_place(scheme: str, name: str, port: int | None) -> PasskeyPlace | None:
    """
    Return the place of a page; None where no browser has passkeys.

    Args:
        scheme: `http` or `https`.
        name: What the register was called in the address, one of those it answers to.
        port: The port behind it; None where none was said.

    Example:
        >>> passkey_place("http", "localhost", 8080)
        PasskeyPlace(rp_id='localhost', origin='http://localhost:8080')
        >>> passkey_place("https", "Kasse.local", None).origin
        'https://kasse.local'
        >>> [
        ...     passkey_place(*at)
        ...     for at in (("http", "127.0.0.1", 80), ("https", "::1", 443), ("http", "kasse.local", 80))
        ... ]
        [None, None, None]
    """
    rp_id = name.casefold()
    if _is_address(rp_id) or not (scheme == "https" or rp_id == _ON_THE_MACHINE):
        return None
    is_usual = port is None or (scheme, port) in {("http", 80), ("https", 443)}
    return PasskeyPlace(rp_id, f"{scheme}://{rp_id}" if is_usual else f"{scheme}://{rp_id}:{port}")


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
