"""The shop's own authority: what it vouches for, what it cannot, and when it does so anew."""

import ssl
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from datakasse.errors.door.network import AuthorityEnded, NotLocal
from datakasse.errors.storage.keys import UnsafeKeyFile, WrongDatabaseKey
from datakasse.office.shop import shop_authority
from datakasse.office.shop.shop_authority import Keyed, make_authority, names_of, to_pem, vouch
from datakasse.office.shop.shop_network import ShopNetwork
from datakasse.storage.keys.network_folder import NetworkFolder
from tests.web.handshake import HandClock, client_that_trusts, shake

NAMES = ("kasse.local", "192.168.1.20", "fd00::2")
KEY = bytes(range(32))
PASS = b"kneippbroed"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of keys, as a data folder has it."""
    folder = tmp_path / "keys"
    folder.mkdir(mode=0o700)
    return folder / "network"


@pytest.fixture
def network(place: Path, clock: HandClock) -> ShopNetwork:
    return ShopNetwork(NetworkFolder(place, KEY), clock, "Bakeriet på Hjørnet AS")


@pytest.fixture
def served(tmp_path: Path) -> Path:
    return tmp_path / "server.pem"


def context_of(keyed: Keyed, place: Path) -> ssl.SSLContext:
    """Return how a server speaks that shows a certificate."""
    place.write_bytes(to_pem(keyed, PASS))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(place, password=PASS)
    return context


def trusting(authority: Keyed) -> ssl.SSLContext:
    return client_that_trusts(authority.certificate.public_bytes(Encoding.DER))


@pytest.mark.parametrize("name", NAMES)
def test_who_trusts_the_authority_reaches_the_register_by_each_of_its_names(
    name: str, clock: HandClock, served: Path
) -> None:
    authority = make_authority("Kaffe AS", clock.now())
    server = vouch(authority, NAMES, clock.now())
    seen = shake(context_of(server, served), trusting(authority), name)
    assert names_of(seen) == list(NAMES)


def test_who_trusts_another_shop_or_asks_for_another_name_does_not(clock: HandClock, served: Path) -> None:
    ours, theirs = (make_authority("Kaffe AS", clock.now()) for _ in range(2))
    context = context_of(vouch(ours, NAMES, clock.now()), served)
    with pytest.raises(
        ssl.SSLCertVerificationError, match=r"self-signed|unable to get local issuer|signature"
    ):
        shake(context, trusting(theirs), "kasse.local")
    for other in ("nabo.local", "192.168.1.21"):
        with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
            shake(context, trusting(ours), other)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("bank.no", "permitted subtree violation"),
        ("local.evil.example", "permitted subtree violation"),
        ("192.0.2.7", "permitted subtree violation"),
        ("8.8.8.8", "permitted subtree violation"),
        ("2001:db8::1", "permitted subtree violation"),
        ("nabo.local", ""),
    ],
)
def test_a_stolen_authority_cannot_pass_for_anything_on_the_internet(
    name: str, fault: str, clock: HandClock, served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With our own guard out of the way, the device itself refuses; the last row is the control."""
    authority = make_authority("Kaffe AS", clock.now())

    def anything(name: str) -> bool:
        return bool(name)

    monkeypatch.setattr(shop_authority, "is_local", anything)
    context = context_of(vouch(authority, (name,), clock.now()), served)
    if not fault:
        shake(context, trusting(authority), name)
        return
    with pytest.raises(ssl.SSLCertVerificationError, match=fault):
        shake(context, trusting(authority), name)


def test_a_stolen_authority_cannot_make_further_authorities(clock: HandClock, served: Path) -> None:
    authority, below = (make_authority("Kaffe AS", clock.now()) for _ in range(2))
    signed = (
        x509.CertificateBuilder(
            issuer_name=authority.certificate.subject,
            subject_name=x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Under")]),
            public_key=below.key.public_key(),
            serial_number=7,
            not_valid_before=clock.now() - timedelta(days=1),
            not_valid_after=clock.now() + timedelta(days=30),
            extensions=[*below.certificate.extensions],
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key()), critical=False
        )
        .sign(authority.key, hashes.SHA256())
    )
    middle = Keyed(signed, below.key)
    server = vouch(middle, NAMES, clock.now() - timedelta(days=2))
    served.write_bytes(to_pem(server, PASS, middle.certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(served, password=PASS)
    with pytest.raises(ssl.SSLCertVerificationError, match="path length"):
        shake(context, trusting(authority), "kasse.local")


def test_an_expired_certificate_is_refused_by_the_device(clock: HandClock, served: Path) -> None:
    long_ago = clock.now() - timedelta(days=400)
    authority = make_authority("Kaffe AS", long_ago)
    context = context_of(vouch(authority, NAMES, long_ago), served)
    with pytest.raises(ssl.SSLCertVerificationError, match="expired"):
        shake(context, trusting(authority), "kasse.local")


@pytest.mark.parametrize("name", ["kasse", "bank.no", "8.8.8.8", "127.0.0.1", "local", "kåsse.local", ""])
def test_what_is_not_of_a_local_network_is_not_vouched_for(name: str, network: ShopNetwork) -> None:
    with pytest.raises(NotLocal):
        network.shown_for(("kasse.local", name))
    assert network.shown() is None


def test_a_certificate_lasts_until_it_is_due_and_is_then_another(
    network: ShopNetwork, clock: HandClock
) -> None:
    first = network.shown_for(NAMES)
    assert first.until - clock.now() <= timedelta(days=398)
    assert network.shown_for(NAMES) == first == network.shown()
    clock.at = first.until - timedelta(days=30)
    assert network.shown_for(NAMES) == first
    clock.at += timedelta(seconds=1)
    renewed = network.shown_for(NAMES)
    assert renewed.serial != first.serial
    assert renewed.until > first.until


def test_other_names_or_another_authority_make_another_certificate(network: ShopNetwork) -> None:
    first = network.shown_for(NAMES)
    moved = network.shown_for(("kasse.local", "192.168.1.21"))
    assert (moved.names, moved.serial != first.serial) == (("kasse.local", "192.168.1.21"), True)
    before = network.authority()
    assert network.replace_authority() != before
    anew = network.shown_for(("kasse.local", "192.168.1.21"))
    assert anew.serial != moved.serial


def test_a_certificate_of_a_clock_that_was_ahead_is_another_once_it_is_right(
    network: ShopNetwork, clock: HandClock
) -> None:
    authority, right = network.authority(), clock.now()
    clock.at = right + timedelta(days=900)
    ahead = network.shown_for(NAMES)
    clock.at = right
    shown = network.shown_for(NAMES)
    assert shown.serial != ahead.serial
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(shown.place, password=shown.passphrase)
    shake(server, client_that_trusts(authority.certificate), "kasse.local")


def test_an_authority_in_its_last_month_serves_to_its_end(network: ShopNetwork, clock: HandClock) -> None:
    authority = network.authority()
    assert timedelta(days=10950) < authority.until - clock.now() <= timedelta(days=10958)
    clock.at = authority.until - timedelta(days=29)
    last = network.shown_for(NAMES)
    assert last.until == authority.until
    clock.at = authority.until - timedelta(seconds=1)
    assert network.shown_for(NAMES) == last


def test_an_authority_that_has_ended_says_what_to_do(network: ShopNetwork, clock: HandClock) -> None:
    clock.at = network.authority().until
    with pytest.raises(AuthorityEnded) as refused:
        network.shown_for(NAMES)
    assert "datakasse network --new-authority" in refused.value.sentence("nb")
    network.replace_authority()
    assert network.shown_for(NAMES).until > clock.now()


@pytest.mark.law("SIG-12")
def test_keys_are_for_their_owner_alone_and_closed_without_the_master_secret(
    network: ShopNetwork, place: Path, clock: HandClock
) -> None:
    network.shown_for(NAMES)
    files = sorted(place.iterdir())
    assert [file.name for file in files] == ["authority-1.pem", "server.pem"]
    for file in files:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert b"ENCRYPTED PRIVATE KEY" in file.read_bytes()
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    with pytest.raises(WrongDatabaseKey):
        ShopNetwork(NetworkFolder(place, bytes(32)), clock, "Tyv AS").shown()
    (place / "server.pem").chmod(0o640)
    with pytest.raises(UnsafeKeyFile):
        network.shown_for(NAMES)
