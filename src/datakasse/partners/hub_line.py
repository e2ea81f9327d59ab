"""
The HTTPS line to a hub that was joined.

The hub is known by its own authority and nobody else's: the certificate that was kept when the shop joined,
or, the first time, the SHA-256 that stands in the link. A connection is kept open between requests; what got
no answer may have been carried out, which does no harm, because the hub takes nothing twice.
"""

import ssl
import time
from collections.abc import Callable, Mapping
from typing import Final, TypeVar
from urllib.parse import urlsplit

import httpx2
import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from datakasse.errors.hub import databases, joining, journals, keeping, machines
from datakasse.errors.hub.joining import HubAway, HubNotTrusted
from datakasse.errors.hub.machines import RequestReplayed
from datakasse.errors.phrase import Phrase
from datakasse.errors.refusal import Refused
from datakasse.hub.at_hub.let_in import join_text
from datakasse.hub.at_shop.membership import Membership
from datakasse.hub.between import wire
from datakasse.hub.between.link import HubLink
from datakasse.hub.between.signed_request import Asked, sign
from datakasse.partners.line.http_line import PROGRAM

ANSWER_MAX_BYTES: Final = 64 * 1024 * 1024
CONNECT_S: Final = 5.0
ANSWER_S: Final = 20.0
_REPLAYS_MAX: Final = 3
_NOTHING: Final[Mapping[str, str]] = {}

Told = TypeVar("Told")

REFUSALS: Final[Mapping[str, type[Refused]]] = {
    kind.code: kind
    for room in (databases, joining, journals, keeping, machines)
    for kind in vars(room).values()
    if isinstance(kind, type) and issubclass(kind, Refused) and kind is not Refused
}
"""What a hub may refuse, by code."""


_ANOTHER: Final = Phrase("sertifikatet er fra en annen hub", "the certificate is another hub's")
_UNCHECKED: Final = Phrase("sertifikatet kan ikke kontrolleres", "the certificate cannot be checked")
_DISTRUSTS: Final[Mapping[int, Phrase]] = {
    9: Phrase(
        "sertifikatet gjelder ikke ennå; se om klokken her stemmer",
        "the certificate does not count yet; see whether the clock here is right",
    ),
    10: Phrase(
        "sertifikatet er utløpt; det fornyes når huben startes på nytt",
        "the certificate has ended; it is renewed when the hub is started again",
    ),
    7: _ANOTHER,
    18: _ANOTHER,
    19: _ANOTHER,
    20: _ANOTHER,
    21: _ANOTHER,
    62: Phrase(
        "sertifikatet er for et annet navn enn det huben ringes opp med",
        "the certificate is for another name than the hub is called by",
    ),
    64: Phrase(
        "sertifikatet er for en annen adresse enn den huben ringes opp med",
        "the certificate is for another address than the hub is called at",
    ),
}
"""Why OpenSSL does not believe a certificate (`X509_V_ERR_…`), in words."""


class _Problem(msgspec.Struct):
    """What we read of an error (RFC 9457)."""

    code: str
    facts: dict[str, str | int] = {}


class HttpHubLines:
    """
    How lines to hubs are had over HTTPS.

    Args:
        connect_s: How long to wait for a connection.
        answer_s: How long to wait for the next piece of an answer.
    """

    def __init__(self, connect_s: float = CONNECT_S, answer_s: float = ANSWER_S) -> None:
        self._times = httpx2.Timeout(answer_s, connect=connect_s)

    def authority_of(self, link: HubLink) -> str:
        """
        Return the authority's certificate (PEM) of the hub that a link names.

        Raises:
            HubAway: It does not answer.
            HubNotTrusted: What answers shows no authority with the fingerprint.
        """
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        # Whom to trust is what is found out here: the fingerprint decides, and nothing is sent.
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with _client(link.address, context, self._times) as client:
            pem = _ask(client, "GET", wire.AUTHORITY)
        where = urlsplit(link.address).netloc
        try:
            certificate = x509.load_pem_x509_certificate(pem)
        except ValueError as error:
            raise HubNotTrusted(
                host=where, why=Phrase("det er ikke noe sertifikat", "it is no certificate")
            ) from error
        if certificate.fingerprint(hashes.SHA256()).hex() != link.fingerprint:
            raise HubNotTrusted(
                host=where, why=Phrase("fingeravtrykket er et annet", "the fingerprint is another")
            )
        return certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")

    def provision(self, link: HubLink, authority: str) -> wire.Provisioned:
        """Ask what an empty machine becomes; raises as `join`."""
        body = msgspec.json.encode(wire.ProvisionRequest(link.code))
        with _client(link.address, _trusting(authority), self._times) as client:
            return msgspec.json.decode(_ask(client, "POST", wire.PROVISION, body=body), type=wire.Provisioned)

    def join(
        self,
        link: HubLink,
        authority: str,
        wish: wire.JoinRequest,
        key: ed25519.Ed25519PrivateKey,
    ) -> wire.Joined:
        """Ask to be let in; raises as the hub refuses, `HubAway` or `HubNotTrusted`."""
        body = msgspec.json.encode(wish)
        signature = key.sign(join_text(link.fingerprint, body)).hex()
        with _client(link.address, _trusting(authority), self._times) as client:
            answered = _ask(client, "POST", wire.JOIN, body=body, headers={"datakasse-signature": signature})
        return msgspec.json.decode(answered, type=wire.Joined)

    def line(self, membership: Membership, key: ed25519.Ed25519PrivateKey) -> "HttpHubLine":
        """Return the line to a hub that was joined."""
        return HttpHubLine(membership, key, self._times)


class HttpHubLine:
    """
    The line to a hub that was joined; for one thread.

    Args:
        membership: Which hub, and who this machine is to it.
        key: The device key.
        times: How long to wait.
        clock_ns: What a request's number is made from, so that it rises also after a start.
    """

    def __init__(
        self,
        membership: Membership,
        key: ed25519.Ed25519PrivateKey,
        times: httpx2.Timeout,
        clock_ns: Callable[[], int] = time.time_ns,
    ) -> None:
        self._membership = membership
        self._key = key
        self._clock_ns = clock_ns
        self._last = 0
        self._client = _client(membership.address, _trusting(membership.authority), times)

    def report(self, report: wire.MachineReport) -> wire.Reported:
        """Tell how this machine stands."""
        body = msgspec.json.encode(report)
        return msgspec.json.decode(self._ask("POST", wire.REPORT, body), type=wire.Reported)

    def deliver(self, delivery: wire.Delivery) -> wire.Standing:
        """Deliver entries and return what the hub has then."""
        answered = self._ask("POST", wire.JOURNAL, wire.pack(delivery), "application/vnd.msgpack")
        return msgspec.json.decode(answered, type=wire.Standing)

    def changes(self, after: int) -> tuple[wire.KeptChange, ...]:
        """Return changes after a version, in order; not all at once, where there are many."""
        answered = self._ask("GET", f"{wire.CHANGES}?after={after}")
        return msgspec.json.decode(answered, type=wire.Changes).changes

    def close(self) -> None:
        """Let the connection go."""
        self._client.close()

    def _ask(self, method: str, target: str, body: bytes = b"", kind: str = "application/json") -> bytes:
        """Send a signed request; one whose number the hub has heard already gets a higher one."""
        for _ in range(_REPLAYS_MAX):
            self._last = max(self._last + 1, self._clock_ns() // 1000)
            try:
                signed = self._signed(method, target, body)
                return _ask(self._client, method, target, body=body, kind=kind, headers=signed)
            except RequestReplayed as replayed:
                self._last = max(self._last, int(replayed.facts["last"]))
        raise HubAway(
            host=self._membership.host,
            why=Phrase("tar forespørslene for gamle", "takes the requests for old ones"),
        )

    def _signed(self, method: str, target: str, body: bytes) -> dict[str, str]:
        member = self._membership
        asked = Asked(member.fingerprint, method, target, body)
        header = sign(asked, company=member.company, machine=member.machine, number=self._last, key=self._key)
        return {"Authorization": header}


def _trusting(authority: str) -> ssl.SSLContext:
    """Return how TLS is spoken with a hub: the word of its own authority is taken, and nobody else's."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # An address as common name would be taken for a name that the authority may not vouch for.
    context.hostname_checks_common_name = False
    context.load_verify_locations(cadata=authority)
    return context


def _client(address: str, context: ssl.SSLContext, times: httpx2.Timeout) -> httpx2.Client:
    headers = {"User-Agent": PROGRAM, "Accept": "application/json", "Accept-Encoding": "identity"}
    return httpx2.Client(base_url=address, verify=context, timeout=times, headers=headers, trust_env=False)


def _ask(
    client: httpx2.Client,
    method: str,
    target: str,
    *,
    body: bytes = b"",
    kind: str = "application/json",
    headers: Mapping[str, str] = _NOTHING,
) -> bytes:
    """
    Return the body of an answer.

    Raises:
        HubAway: None came, or one that no hub gives.
        HubNotTrusted: What answers is not the hub.
        Refused: As the hub refused.
    """
    host = client.base_url.netloc.decode("ascii")
    told = {"Content-Type": kind, **headers} if body else dict(headers)
    try:
        answer = client.request(method, target, content=body or None, headers=told)
    except httpx2.ConnectError as error:
        distrust = _distrust(error)
        if distrust is not None:
            raise HubNotTrusted(host=host, why=distrust) from error
        raise HubAway(host=host, why=Phrase("ingen forbindelse", "no connection")) from error
    except httpx2.TimeoutException as error:
        raise HubAway(host=host, why=Phrase("svarte ikke i tide", "did not answer in time")) from error
    except httpx2.HTTPError as error:
        raise HubAway(host=host, why=Phrase("brøt forbindelsen", "broke the connection off")) from error
    if answer.is_success and len(answer.content) <= ANSWER_MAX_BYTES:
        return answer.content
    try:
        problem = msgspec.json.decode(answer.content, type=_Problem)
        raise REFUSALS[problem.code](**problem.facts)
    except (msgspec.MsgspecError, KeyError) as error:
        raise HubAway(
            host=host, why=Phrase(f"svarte {answer.status_code}", f"answered {answer.status_code}")
        ) from error


def _distrust(error: BaseException) -> Phrase | None:
    """Return why a certificate was not believed; None where that was not it."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return _DISTRUSTS.get(seen.verify_code, _UNCHECKED)
        if isinstance(seen, ssl.SSLError) and not isinstance(seen, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            why = seen.reason or "TLS"
            return Phrase(f"ingen kryptert forbindelse, {why}", f"no encrypted connection, {why}")
        seen = seen.__cause__ or seen.__context__
    return None
