"""
The shop's own certificate authority, and what it vouches for.

A browser lets a page be installed, scan with the camera and keep things only over TLS, and nobody
sells certificates for `kasse.local` or 192.168.1.20. So the shop is its own authority: a device that
is told once to trust it knows the register from then on.

The authority can vouch for nothing but names and addresses of local networks, and says so itself
(critical name constraints): whoever stole its key could not pass for a bank.

Pure: moments and names come from the caller. Decision: 0023-the-shop-is-its-own-authority.md.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from datakasse.errors.door.network import AuthorityEnded, NotLocal
from datakasse.errors.storage.keys import WrongDatabaseKey

LOCAL_SUFFIXES: Final = ("local", "lan", "internal", "home.arpa")
"""Top names that the public internet does not have."""
LOCAL_NETWORKS: Final = tuple(
    map(ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7"))
)

AUTHORITY_AGE: Final = timedelta(days=10958)
"""Thirty years: every device has to be told of another one by hand."""
SERVER_AGE: Final = timedelta(days=397)
"""Browsers accept at most 398 days."""
RENEWAL: Final = timedelta(days=30)
"""So long before its end a certificate is replaced."""

_CLOCKS_DIFFER: Final = timedelta(days=1)
_NAME_LENGTH_MAX: Final = 64


class Keyed(msgspec.Struct, frozen=True):
    """A certificate with the private key that belongs to it."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def until(self) -> datetime:
        """Its last moment."""
        return self.certificate.not_valid_after_utc

    def is_good(self, at: datetime, last: datetime) -> bool:
        """Whether it counts, and either has a while left or ends at the last moment that a new one could."""
        begun = self.certificate.not_valid_before_utc <= at
        return begun and (at <= self.until - RENEWAL or at < self.until == last)


def is_local(name: str) -> bool:
    """
    Whether the authority may vouch for a name or address.

    Example:
        >>> [is_local(name) for name in ("kasse.local", "192.168.1.20", "kasse", "vg.no", "8.8.8.8", "local")]
        [True, True, False, False, False, False]
    """
    address = _address(name)
    if address is not None:
        return any(address in network for network in LOCAL_NETWORKS)
    return name.isascii() and any(name.lower().endswith(f".{suffix}") for suffix in LOCAL_SUFFIXES)


def make_authority(business: str, at: datetime, names: Sequence[str] = ()) -> Keyed:
    """Return a new authority of a business; it may vouch for the names given besides local ones."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(business, "datakasse")
    permitted: list[x509.GeneralName] = [
        *map(x509.DNSName, LOCAL_SUFFIXES),
        *map(x509.IPAddress, LOCAL_NETWORKS),
        *map(_permitted, names),
    ]
    builder = (
        _begun(name, name, key, at, AUTHORITY_AGE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return Keyed(builder.sign(key, hashes.SHA256()), key)


def vouch(authority: Keyed, names: Sequence[str], at: datetime) -> Keyed:
    """
    Return a new certificate for a server that is reached under some names and addresses.

    Raises:
        NotLocal: One of them is not of a local network.
        AuthorityEnded: The authority counts no longer.
    """
    besides = _besides(authority)
    for name in names:
        if not is_local(name) and not (name.isascii() and _permitted(name) in besides):
            raise NotLocal(name=name[:100])
    if at >= authority.until:
        raise AuthorityEnded(until=authority.until.date().isoformat())
    key = ec.generate_private_key(ec.SECP256R1())
    age = min(SERVER_AGE, authority.until - at + _CLOCKS_DIFFER)
    issuer = authority.certificate
    builder = (
        _begun(_name(names[0], "datakasse"), issuer.subject, key, at, age)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False
        )
    )
    return Keyed(builder.sign(authority.key, hashes.SHA256()), key)


def names_of(certificate: x509.Certificate) -> list[str]:
    """Return the names and addresses a certificate is for."""
    alternatives = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return [str(each.value) for each in alternatives]


def as_certified(names: Sequence[str]) -> list[str]:
    """Return names and addresses as a certificate tells them."""
    return [str(_general(name).value) for name in names]


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of a certificate as devices show it, in capital letters and groups of four."""
    digits = certificate.fingerprint(hashes.SHA256()).hex().upper()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def to_pem(keyed: Keyed, passphrase: bytes, *issuers: x509.Certificate) -> bytes:
    """Return a key, encrypted, and its certificate with those above it, as PEM."""
    key = keyed.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase),
    )
    chain = (each.public_bytes(serialization.Encoding.PEM) for each in (keyed.certificate, *issuers))
    return key + b"".join(chain)


def from_pem(pem: bytes, passphrase: bytes) -> Keyed:
    """
    Return what `to_pem` wrote.

    Raises:
        WrongDatabaseKey: It does not open with this passphrase, or is damaged.
    """
    try:
        key = serialization.load_pem_private_key(pem, passphrase)
        certificate = x509.load_pem_x509_certificates(pem)[0]
    except ValueError as error:
        raise WrongDatabaseKey from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise WrongDatabaseKey
    return Keyed(certificate, key)


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, at: datetime, age: timedelta
) -> x509.CertificateBuilder:
    """Return what all certificates have in common; it counts from a day ago, as clocks differ."""
    return x509.CertificateBuilder(
        issuer_name=issuer,
        subject_name=subject,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=at - _CLOCKS_DIFFER,
        not_valid_after=at + age - _CLOCKS_DIFFER,
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common[:_NAME_LENGTH_MAX]),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        ]
    )


def _general(name: str) -> x509.GeneralName:
    address = _address(name)
    return x509.DNSName(name.lower()) if address is None else x509.IPAddress(address)


def _permitted(name: str) -> x509.GeneralName:
    """Return a name or address as an authority tells that it may vouch for it."""
    address = _address(name)
    return x509.DNSName(name.lower()) if address is None else x509.IPAddress(ip_network(address))


def _besides(authority: Keyed) -> list[x509.GeneralName]:
    """Return the names that an authority may vouch for besides those of local networks."""
    constraints = authority.certificate.extensions.get_extension_for_class(x509.NameConstraints).value
    local = [*map(x509.DNSName, LOCAL_SUFFIXES), *map(x509.IPAddress, LOCAL_NETWORKS)]
    return [name for name in constraints.permitted_subtrees or [] if name not in local]


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
