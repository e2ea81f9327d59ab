"""
A bucket in a store that speaks S3's language: at a provider, or a box on the shop's own network.

Four requests of S3's public interface are enough: put, get, delete, list (ListObjectsV2). Each is signed with
AWS Signature Version 4, as its public description has it, over the content too. The address is
`s3+https://HOST/BUCKET/PREFIX`; plain `s3+http` is for a box that cannot do otherwise, and the copies are
encrypted before they leave.
"""

import hashlib
import hmac
import ssl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote, urlsplit

import httpx2
from lxml import etree

from datakasse.devices.places.far_address import demand_callable
from datakasse.errors.backup.places import BucketKeyMissing, PlaceAddressBad
from datakasse.errors.phrase import Phrase
from datakasse.office.backup.place import Held, PlaceFailed, PlaceSetup

Element = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - lxml names its type so

_PATIENCE_S: Final = 30.0
_LISTED_MAX: Final = 1_000
_LISTING_BYTES_MAX: Final = 4 * 1024 * 1024
_OBJECT_BYTES_MAX: Final = 128 * 1024 * 1024
"""Several times the largest box there is; a store gone astray must not fill the memory of a till."""
_DEFAULT_REGION: Final = "us-east-1"
_NO_BUCKET: Final = Phrase("bøtten finnes ikke", "there is no such bucket")
_WHY: Final = {
    401: Phrase("nøkkelen godtas ikke", "the key is not accepted"),
    403: Phrase(
        "nøkkelen godtas ikke, eller den gir ikke adgang",
        "the key is not accepted, or does not let us in",
    ),
    404: _NO_BUCKET,
    507: Phrase("det er ikke mer plass", "there is no more room"),
}
_WHY_BY_CODE: Final = {
    "RequestTimeTooSkewed": Phrase(
        "klokken på denne maskinen er feil, og da godtas ingenting der; still klokken",
        "the clock of this machine is wrong, and then nothing is accepted there; set the clock",
    ),
    "NoSuchKey": Phrase("det som skulle ligge der, er borte", "what should lie there is gone"),
    "NoSuchBucket": _NO_BUCKET,
    "PermanentRedirect": Phrase(
        "bøtten er i en annen region, eller på en annen adresse",
        "the bucket is in another region, or at another address",
    ),
    "AuthorizationHeaderMalformed": Phrase("bøtten er i en annen region", "the bucket is in another region"),
}
"""What an answer says in its body is more than its number does."""
_NO_LISTING: Final = Phrase("listen derfra kan ikke leses", "the list from there cannot be read")
_FAULT_BYTES_MAX: Final = 64 * 1024


class _ObjectMissing(PlaceFailed):
    """There is no such object."""


class S3Place:
    """
    A bucket.

    Args:
        setup: Where it is and what opens it.

    Raises:
        PlaceAddressBad: The address lacks a host or a bucket.
        BucketKeyMissing: What opens it is missing, or cannot be sent.
    """

    def __init__(self, setup: PlaceSetup) -> None:
        try:
            address = urlsplit(setup.address.removeprefix("s3+"))
        except ValueError as error:
            raise PlaceAddressBad(address=setup.address[:100]) from error
        bucket, _, prefix = address.path.strip("/").partition("/")
        if not address.hostname or not bucket or address.query:
            raise PlaceAddressBad(address=setup.address[:100])
        if not setup.user or not setup.secret or not f"{setup.user}{setup.region}".isascii():
            raise BucketKeyMissing
        self._base = f"{address.scheme}://{address.netloc}"
        self._host, self._name = address.netloc, address.hostname
        self._bucket, self._prefix = bucket, prefix
        self._setup = setup
        self._line: httpx2.Client | None = None

    def prepare(self) -> None:
        """See that the bucket is there and lets us in."""
        self._call("GET", f"/{self._bucket}", {"list-type": "2", "max-keys": "1"})

    def put(self, name: str, content: bytes) -> None:
        """Keep an object, whole or not at all."""
        self._call("PUT", self._path(name), content=content)

    def get(self, name: str) -> bytes:
        """Return an object."""
        return self._call("GET", self._path(name))

    def held(self, under: str) -> Iterator[Held]:
        """Yield the objects under a folder."""
        before = f"{self._prefix}/" if self._prefix else ""
        wanted: dict[str, str] = {
            "list-type": "2",
            "prefix": f"{before}{under}/",
            "max-keys": str(_LISTED_MAX),
        }
        while True:
            told = _parsed(self._call("GET", f"/{self._bucket}", wanted, at_most=_LISTING_BYTES_MAX))
            for row in told.iter("Contents"):
                name, size = row.findtext("Key") or "", row.findtext("Size") or ""
                if name.startswith(before) and size.isdecimal():
                    yield Held(name.removeprefix(before), int(size))
            more = told.findtext("NextContinuationToken")
            if told.findtext("IsTruncated") != "true" or not more:
                return
            wanted["continuation-token"] = more

    def remove(self, name: str) -> None:
        """Keep an object no longer."""
        with suppress(_ObjectMissing):
            self._call("DELETE", self._path(name))

    def close(self) -> None:
        """Hang up."""
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def _path(self, name: str) -> str:
        inside = f"{self._prefix}/{name}" if self._prefix else name
        return f"/{self._bucket}/{quote(inside, safe='/-._~')}"

    def _call(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | None = None,
        content: bytes = b"",
        at_most: int = _OBJECT_BYTES_MAX,
    ) -> bytes:
        told = canonical_query(query or {})
        headers = signed_headers(
            method,
            path,
            told,
            content,
            host=self._host,
            key_id=self._setup.user,
            secret=self._setup.secret,
            region=self._setup.region or _DEFAULT_REGION,
            at=datetime.now(UTC),
        )
        if self._line is None:
            demand_callable(self._name)
            self._line = httpx2.Client(timeout=_PATIENCE_S, follow_redirects=False)
        url = f"{self._base}{path}{'?' if told else ''}{told}"
        try:
            with self._line.stream(method, url, headers=headers, content=content) as answer:
                if not answer.is_success:
                    raise _refusal(answer)
                return _whole(answer.iter_bytes(), at_most)
        except httpx2.HTTPError as error:
            raise PlaceFailed(_why_no_answer(error)) from error


def signed_headers(
    method: str,
    path: str,
    query: str,
    content: bytes,
    *,
    host: str,
    key_id: str,
    secret: str,
    region: str,
    at: datetime,
    more: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """
    Return the headers of a request, signed with Signature Version 4.

    Args:
        method: GET, PUT or DELETE.
        path: The path, encoded as it is sent.
        query: The canonical query.
        content: The body.
        host: Host and port as they stand in the address.
        key_id: What the key is called.
        secret: The key.
        region: The region.
        at: When.
        more: Further headers that are signed.
    """
    moment, digest = f"{at:%Y%m%dT%H%M%SZ}", hashlib.sha256(content).hexdigest()
    headers = {"host": host, "x-amz-content-sha256": digest, "x-amz-date": moment, **(more or {})}
    names = sorted(headers)
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in names)
    request = "\n".join([method, path, query, lines, ";".join(names), digest])
    scope = f"{at:%Y%m%d}/{region}/s3/aws4_request"
    text = "\n".join(["AWS4-HMAC-SHA256", moment, scope, hashlib.sha256(request.encode()).hexdigest()])
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), hashlib.sha256)
    signature = hmac.digest(key, text.encode(), hashlib.sha256).hex()
    signed = f"Credential={key_id}/{scope},SignedHeaders={';'.join(names)},Signature={signature}"
    return {**headers, "authorization": f"AWS4-HMAC-SHA256 {signed}"}


def canonical_query(query: Mapping[str, str]) -> str:
    """Return a query in the order and the encoding that is signed."""
    return "&".join(f"{quote(name, safe='-._~')}={quote(query[name], safe='-._~')}" for name in sorted(query))


def _refusal(answer: httpx2.Response) -> PlaceFailed:
    """Return what a store says is wrong: by the code in its answer, and where it has none by its number."""
    try:
        code = _parsed(_whole(answer.iter_bytes(), _FAULT_BYTES_MAX)).findtext("Code") or ""
    except PlaceFailed:
        code = ""
    number = answer.status_code
    why = (
        _WHY_BY_CODE.get(code) or _WHY.get(number) or Phrase(f"det svarte {number}", f"it answered {number}")
    )
    return _ObjectMissing(why) if code == "NoSuchKey" else PlaceFailed(why)


def _why_no_answer(error: httpx2.HTTPError) -> Phrase:
    """Return why nothing came that could be read: behind the line's own errors stands the machine's."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Phrase(
                "sertifikatet der godtas ikke; er adressen den rette?",
                "the certificate there is not accepted; is the address the right one?",
            )
        if isinstance(cause, ssl.SSLError):
            return Phrase(
                "det svarer ikke kryptert; er porten den rette?",
                "it does not answer encrypted; is the port the right one?",
            )
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx2.TimeoutException):
        return Phrase("det svarer ikke i tide", "it does not answer in time")
    if isinstance(error, httpx2.ConnectError):
        return Phrase("ingen svarer på adressen", "nobody answers at the address")
    return Phrase("forbindelsen ble brutt", "the connection was broken off")


def _whole(pieces: Iterable[bytes], at_most: int) -> bytes:
    """Return an answer; raises `PlaceFailed` where it has no end."""
    read = bytearray()
    for piece in pieces:
        read += piece
        if len(read) > at_most:
            raise PlaceFailed(Phrase("svaret derfra tar ingen ende", "the answer from there has no end"))
    return bytes(read)


def _parsed(answer: bytes) -> Element:
    """Return a listing without its namespace; raises `PlaceFailed` where it is none."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        told = etree.fromstring(answer, parser)
    except etree.XMLSyntaxError as error:
        raise PlaceFailed(_NO_LISTING) from error
    if told.getroottree().docinfo.doctype:
        raise PlaceFailed(_NO_LISTING)
    for row in told.iter():
        row.tag = etree.QName(row).localname
    return told
