"""
Maskinporten: tokens for a business that shows a signed grant (JWT, RFC 7523).

The grant is made anew for each token, lives for less than two minutes and names no claim that Maskinporten
does not know: an unknown one is refused. The token of a *system user* names the business it acts for.

Source: docs.digdir.no, Maskinporten, «API-konsument»; docs.altinn.studio, «systembruker».
"""

import base64
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from datakasse.errors.phrase import Phrase
from datakasse.partners.line.client_login import asked_for_tokens, lasting
from datakasse.partners.line.http_line import HttpLine
from datakasse.partners.line.token import Token

NAME = "Maskinporten"
GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer"
GRANT_LASTS_S = 100
"""At most 120; the rest is for clocks that differ."""

RSA_BITS_MIN = 2048


class Client(msgspec.Struct, frozen=True):
    """
    A client at Maskinporten.

    Attributes:
        client_id: What it is called there.
        kid: What its key is called there.
        key: Its private key, PEM.
    """

    client_id: str
    kid: str
    key: str

    def __repr__(self) -> str:
        """Return what may be read by anybody."""
        return f"Client({self.client_id})"


_NO_KEY = Phrase(
    "nøkkelen er ikke en privat RSA-nøkkel i PEM uten passord",
    "the key is no private RSA key in PEM without a password",
)


def key_fault(pem: str) -> Phrase | None:
    """
    Return what is wrong with a private key; nothing when it may do.

    Example:
        >>> key_fault("hemmelig").nb
        'nøkkelen er ikke en privat RSA-nøkkel i PEM uten passord'
    """
    try:
        size = _opened(pem).key_size
    except (ValueError, TypeError):
        return _NO_KEY
    if size >= RSA_BITS_MIN:
        return None
    return Phrase(
        f"nøkkelen har {size} bit, og minst {RSA_BITS_MIN} trengs",
        f"the key has {size} bits, and at least {RSA_BITS_MIN} are needed",
    )


def token_from(
    line: HttpLine,
    issuer: str,
    client: Client,
    *,
    scope: str,
    organisation: str,
    now: Callable[[], datetime],
) -> Token:
    """
    Return a token of the system user of a business.

    Args:
        line: To the host of the issuer.
        issuer: Its address, with the slash at its end.
        client: Who asks.
        scope: What for, divided by spaces.
        organisation: Organisation number of the business.
        now: Tells the time, UTC.

    Raises:
        NotBooked: None was given.
    """
    since = now()
    grant = signed_grant(client, claims(issuer, client, scope, organisation, since), line)
    form = {"grant_type": GRANT_TYPE, "assertion": grant}
    return lasting(asked_for_tokens(line, "/token", form, {}, NAME), since)


def claims(
    issuer: str, client: Client, scope: str, organisation: str, since: datetime
) -> Mapping[str, object]:
    """Return what a grant says."""
    begins = int(since.timestamp())
    return {
        "iss": client.client_id,
        "aud": issuer,
        "scope": scope,
        "iat": begins,
        "exp": begins + GRANT_LASTS_S,
        "jti": secrets.token_urlsafe(24),
        "authorization_details": [
            {
                "type": "urn:altinn:systemuser",
                "systemuser_org": {"authority": "iso6523-actorid-upis", "ID": f"0192:{organisation}"},
            }
        ],
    }


def signed_grant(client: Client, said: Mapping[str, object], line: HttpLine) -> str:
    """Return a grant as it goes out (RS256, RFC 7515); it is kept out of all that is said."""
    head = _base64url(msgspec.json.encode({"alg": "RS256", "typ": "JWT", "kid": client.kid}))
    text = f"{head}.{_base64url(msgspec.json.encode(said))}"
    signature = _opened(client.key).sign(text.encode("ascii"), padding.PKCS1v15(), hashes.SHA256())
    grant = f"{text}.{_base64url(signature)}"
    line.redaction.learn(grant)
    return grant


def _opened(pem: str) -> rsa.RSAPrivateKey:
    key = serialization.load_pem_private_key(pem.encode("utf-8"), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("not an RSA key")
    return key


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")
