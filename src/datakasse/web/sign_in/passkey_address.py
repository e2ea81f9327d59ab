"""
The address that a page was fetched from, as passkeys are bound to it.

Who asks says herself which name and port she asked for. The name is one of ours; a port is when we listen on
it, or it is the usual one, whatever passes that on to us. Another is another program's on this machine, whose
page could have a passkey sign for its own port and hand that on here.
"""

from typing import Final

from fastapi import Request

from datakasse.office.people.passkey_place import PasskeyPlace, passkey_place

_USUAL: Final = {"http": 80, "https": 443}


def passkey_place_of(request: Request) -> PasskeyPlace | None:
    """Return where passkeys of a page belong; None where no browser has them, and at a port not ours."""
    url, (_, listens) = request.url, request.scope.get("server") or ("", None)
    usual = _USUAL.get(url.scheme)
    if (url.port or usual) not in {usual, listens}:
        return None
    return passkey_place(url.scheme, url.hostname or "", url.port)
