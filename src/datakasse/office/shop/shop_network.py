"""The register on the shop's network: under which names, with which certificate, vouched for by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding

from datakasse.counter.ports import Clock
from datakasse.office.shop.shop_authority import (
    Keyed,
    as_certified,
    fingerprint,
    from_pem,
    make_authority,
    names_of,
    to_pem,
    vouch,
)


class NetworkKeys(Protocol):
    """Where the keys and certificates of the shop's network are kept, as PEM; never the database."""

    @property
    def passphrase(self) -> bytes:
        """What the private keys in what is kept are encrypted with (PKCS #8)."""
        ...

    @property
    def server_place(self) -> Path:
        """The file of the server's key and certificate, for the TLS library to read."""
        ...

    def authority(self) -> bytes | None:
        """Return the newest authority's key and certificate, if there is one; raises `UnsafeKeyFile`."""
        ...

    def keep_authority(self, pem: bytes) -> None:
        """Keep a new authority; those before it stay where they are."""
        ...

    def server(self) -> bytes | None:
        """Return the server's key and certificate, if there are any; raises `UnsafeKeyFile`."""
        ...

    def keep_server(self, pem: bytes) -> None:
        """Keep the server's key and certificate in the place of those before."""
        ...


@dataclass(frozen=True, slots=True)
class Authority:
    """
    What a device is to trust.

    Attributes:
        fingerprint: SHA-256, in groups of four.
        until: Its last moment.
        certificate: The certificate (DER).
    """

    fingerprint: str
    until: datetime
    certificate: bytes


@dataclass(frozen=True, slots=True)
class Shown:
    """
    What the register shows on the network.

    Attributes:
        names: The names and addresses it is for.
        until: Its last moment.
        serial: Its number: another certificate has another.
        place: The file with key and certificates.
        passphrase: What opens the key.
    """

    names: tuple[str, ...]
    until: datetime
    serial: int
    place: Path
    passphrase: bytes


class ShopNetwork:
    """
    The certificates of a shop's network; they are made and renewed as they are asked for.

    Args:
        keys: Where they are kept.
        clock: The one clock.
        business: Whose authority it is.
        names: What its authority may vouch for besides names and addresses of local networks.

    Attributes:
        business: As given.
    """

    def __init__(self, keys: NetworkKeys, clock: Clock, business: str, names: Sequence[str] = ()) -> None:
        self._keys = keys
        self._clock = clock
        self._names = names
        self.business = business

    def authority(self) -> Authority:
        """Return the shop's authority; the first time it is made."""
        certificate = self._authority().certificate
        return Authority(
            fingerprint(certificate), certificate.not_valid_after_utc, certificate.public_bytes(Encoding.DER)
        )

    def shown(self) -> Shown | None:
        """Return the certificate at hand, if there is one."""
        pem = self._keys.server()
        return None if pem is None else self._shown(from_pem(pem, self._keys.passphrase))

    def shown_for(self, names: Sequence[str]) -> Shown:
        """
        Return a certificate for some names and addresses.

        It is the one at hand, or a new one where that nears its end, does not count yet (the clock was set
        back), is for other names or is another authority's.

        Raises:
            NotLocal: As `vouch`.
            AuthorityEnded: As `vouch`.
        """
        authority, pem, at = self._authority(), self._keys.server(), self._clock.now()
        known = None if pem is None else from_pem(pem, self._keys.passphrase)
        if known is None or not _serves(known, authority, names, at):
            known = vouch(authority, names, at)
            self._keys.keep_server(to_pem(known, self._keys.passphrase, authority.certificate))
        return self._shown(known)

    def replace_authority(self) -> Authority:
        """Make a new authority, which every device has to be told to trust."""
        made = make_authority(self.business, self._clock.now(), self._names)
        self._keys.keep_authority(to_pem(made, self._keys.passphrase))
        return self.authority()

    def _authority(self) -> Keyed:
        pem = self._keys.authority()
        if pem is None:
            self.replace_authority()
            pem = self._keys.authority() or b""
        return from_pem(pem, self._keys.passphrase)

    def _shown(self, server: Keyed) -> Shown:
        certificate = server.certificate
        return Shown(
            tuple(names_of(certificate)),
            server.until,
            certificate.serial_number,
            self._keys.server_place,
            self._keys.passphrase,
        )


def _serves(known: Keyed, authority: Keyed, names: Sequence[str], at: datetime) -> bool:
    """Whether a certificate is still good for these names under this authority."""
    try:
        known.certificate.verify_directly_issued_by(authority.certificate)
    except (InvalidSignature, ValueError):
        return False
    return known.is_good(at, authority.until) and names_of(known.certificate) == as_certified(names)
