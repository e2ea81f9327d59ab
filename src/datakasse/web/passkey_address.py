"""The address that a page was fetched from, as passkeys are bound to it."""

from fastapi import Request

from datakasse.office.people.passkey_place import PasskeyPlace, passkey_place


def passkey_place_of(request: Request) -> PasskeyPlace | None:
    """Return where passkeys of a page belong; the name is one of ours, or the request would not be here."""
    url = request.url
    return passkey_place(url.scheme, url.hostname or "", url.port)
