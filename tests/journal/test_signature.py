"""The statutory signature, exactly as the authority's validator wants it, and the seal beside it."""

import base64
import re

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from hypothesis import given, strategies as st

from datakasse.journal.signature import (
    FIRST_PREVIOUS,
    HmacSigner,
    RsaSigner,
    RsaVerifier,
    hmac_fingerprint,
    seal_holds,
    signed_text,
)
from tests.journal.journals import PUBLIC_TEST_SECRET, hmac_signer, rsa_pem, rsa_signer

RSA = rsa_signer()
HEAD_KEY = bytes(32)

SHAPE_IN_THE_VALIDATOR = re.compile(r"^-?[0-9]+[.]([0-9]{2})?$")

SIGNATURES = (
    "0",
    "5SXhHsNGG+W3ssrGaA3Q/3nEdts=",
    "AzoSRTPUREef/yRaAlxe5q4ZvXU=",
    "gdIOp/c0HJlVwuXIeMxdUrYw3OI=",
    "7NZE5zEfXg8wIa8SL/ZA3RAxulA=",
)
VECTORS = (
    ("10:15:30", "1", 125_00, 100_00),
    ("10:17:05", "2", 115_00, 100_00),
    ("10:20:41", "3", -125_00, -100_00),
    ("10:25:00", "4", 0, 0),
)
"""Lines 2 to 5 of law.md 2.10: sale, sale, return, nothing, each signed over the one before."""


@pytest.mark.law("SIG-1", "SIG-2", "SIG-9")
def test_the_authoritys_own_vector() -> None:
    text = signed_text("0", "2016-11-24", "10:39:00", "2", gross_ore=1_00, net_ore=96)
    assert text == b"0;2016-11-24;10:39:00;2;1.00;0.96"
    assert hmac_signer().sign(text) == "iHh68DWCU3G42eL/7vOGUMSkvMM="


@pytest.mark.law("SIG-2", "SIG-3", "SIG-7", "SIG-9")
def test_a_chain_of_sale_sale_return_and_nothing() -> None:
    signer, previous = hmac_signer(), FIRST_PREVIOUS
    for (time, number, gross_ore, net_ore), before, signature in zip(
        VECTORS, SIGNATURES[:-1], SIGNATURES[1:], strict=True
    ):
        assert previous == before
        text = signed_text(before, "2026-01-02", time, number, gross_ore=gross_ore, net_ore=net_ore)
        previous = signer.sign(text)
        assert previous == signature
        assert signer.holds(text, signature)


@pytest.mark.law("SIG-4", "SIG-6", "SIG-7")
@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_amounts_have_the_shape_the_validator_asks_for(gross_ore: int, net_ore: int) -> None:
    text = signed_text("0", "2026-01-02", "10:15:30", "1", gross_ore=gross_ore, net_ore=net_ore)
    previous, date, time, number, gross, net = text.decode("ascii").split(";")
    assert (previous, date, time, number) == ("0", "2026-01-02", "10:15:30", "1")
    assert SHAPE_IN_THE_VALIDATOR.match(gross)
    assert SHAPE_IN_THE_VALIDATOR.match(net)
    assert round(float(gross) * 100) == gross_ore
    assert " " not in text.decode("ascii")


@pytest.mark.law("SIG-6")
@pytest.mark.parametrize("text", ["100", "100,00", "+1.00", "1.0", " 1.00"])
def test_control_the_shape_refuses_what_the_validator_refuses(text: str) -> None:
    assert not SHAPE_IN_THE_VALIDATOR.match(text)


@pytest.mark.law("SIG-5")
def test_a_number_of_35_characters_can_be_signed() -> None:
    assert b";" + b"7" * 35 + b";" in signed_text("0", "d", "t", "7" * 35, gross_ore=0, net_ore=0)


@pytest.mark.law("SIG-5")
@pytest.mark.parametrize("number", ["", "7" * 36, "1;2", ";", "№1"])
def test_a_number_that_cannot_stand_in_the_text_is_a_bug(number: str) -> None:
    with pytest.raises(ValueError, match=r"number|ascii"):
        signed_text("0", "2026-01-02", "10:15:30", number, gross_ore=0, net_ore=0)


@pytest.mark.law("SIG-3")
def test_a_previous_signature_that_is_missing_is_a_bug() -> None:
    with pytest.raises(ValueError, match="the previous signature is missing"):
        signed_text("", "2026-01-02", "10:15:30", "1", gross_ore=0, net_ore=0)


@pytest.mark.law("SIG-8")
@given(st.binary(max_size=300))
def test_rsa_signs_on_one_line_of_172_characters(text: bytes) -> None:
    """And the public key alone, as PEM, verifies it; signing twice gives the same."""
    signature = RSA.sign(text)
    assert re.fullmatch(r"[A-Za-z0-9+/]{171}=", signature)
    assert len(base64.b64decode(signature)) == 128
    assert RSA.sign(text) == signature
    assert RsaVerifier(RSA.public.statutory).holds(text, signature)


@pytest.mark.law("SIG-8", "SIG-11")
def test_what_leaves_the_key_folder_is_public() -> None:
    own = rsa_signer("3").public
    assert own.statutory.startswith("-----BEGIN PUBLIC KEY-----\n")
    assert (own.version, own.method) == ("3", "RSA-SHA1-1024")
    shared = hmac_signer("7").public
    assert (shared.version, shared.method, shared.statutory) == (
        "7",
        "HMAC-SHA1-128",
        hmac_fingerprint(PUBLIC_TEST_SECRET),
    )
    assert shared.statutory == "b935edb772810c0983505e475d35c9702341571cc9c61433e6fb481c162e71a7"
    assert PUBLIC_TEST_SECRET.decode() not in repr(shared)
    assert PUBLIC_TEST_SECRET.hex() not in repr(shared)


@pytest.mark.law("SIG-8")
@given(st.binary(min_size=1, max_size=100), st.data())
def test_one_bit_changed_in_text_or_signature_does_not_hold(text: bytes, data: st.DataObject) -> None:
    place, bit = data.draw(st.integers(0, len(text) - 1)), data.draw(st.integers(0, 7))
    other = text[:place] + bytes([text[place] ^ 1 << bit]) + text[place + 1 :]
    raw = base64.b64decode(RSA.sign(text))
    broken = base64.b64encode(raw[:-1] + bytes([raw[-1] ^ 1 << bit])).decode()
    verifier = RsaVerifier(RSA.public.statutory)
    assert not verifier.holds(other, RSA.sign(text))
    assert not verifier.holds(text, broken)
    shared = hmac_signer()
    assert not shared.holds(other, shared.sign(text))


@pytest.mark.parametrize(
    "signature", ["", "0", "ø", "=" * 172, "A" * 171, "A" * 172 + "\n", "A\nB", "\u2028" * 28]
)
def test_what_is_no_signature_does_not_hold(signature: str) -> None:
    assert not RsaVerifier(RSA.public.statutory).holds(b"text", signature)
    assert not hmac_signer().holds(b"text", signature)


@pytest.mark.law("SIG-8")
@pytest.mark.parametrize("between", ["\n", " ", "\r\n", "-", "="])
def test_a_signature_that_is_not_on_one_line_does_not_hold(between: str) -> None:
    """What base64 would let pass between its letters is not what was signed."""
    signature = RSA.sign(b"text")
    assert not RsaVerifier(RSA.public.statutory).holds(b"text", signature[:64] + between + signature[64:])


def test_anothers_signature_does_not_hold() -> None:
    assert not RsaVerifier(RSA.public.statutory).holds(b"text", rsa_signer().sign(b"text"))
    assert not hmac_signer().holds(b"text", hmac_signer(secret=b"another 16 bytes").sign(b"text"))


@pytest.mark.law("SIG-1")
def test_rsa_of_another_length_is_refused() -> None:
    """For signing and for checking."""
    longer = rsa_pem(2_048)
    public = serialization.load_pem_private_key(longer, password=None).public_key()
    with pytest.raises(ValueError, match="exactly 1024 bits"):
        RsaSigner("1", longer, HEAD_KEY)
    with pytest.raises(ValueError, match="exactly 1024 bits"):
        RsaVerifier(pem_of(public))


@pytest.mark.law("SIG-1")
@pytest.mark.parametrize("length", [0, 15, 17, 32])
def test_a_secret_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="exactly 16 bytes"):
        HmacSigner("1", bytes(length), HEAD_KEY)


@pytest.mark.law("SIG-1")
def test_a_key_of_another_kind_is_refused() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with pytest.raises(ValueError, match="exactly 1024 bits"):
        RsaSigner("1", pem, HEAD_KEY)
    with pytest.raises(ValueError, match="exactly 1024 bits"):
        RsaVerifier(pem_of(key.public_key()))


OF_NO_KNOWN_KIND = "-----BEGIN PUBLIC KEY-----\nMA0wBwYDKgMEBQADAgAF\n-----END PUBLIC KEY-----\n"


@pytest.mark.parametrize(
    "pem", ["", "no key at all", "nøkkel", OF_NO_KNOWN_KIND, OF_NO_KNOWN_KIND.replace("MA0w", "AAAA")]
)
def test_what_is_no_key_is_refused(pem: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        RsaVerifier(pem)


@pytest.mark.law("SIG-10")
def test_a_key_version_has_one_to_fifty_characters() -> None:
    assert hmac_signer("v" * 50).public.version == "v" * 50
    for version in ("", "v" * 51):
        with pytest.raises(ValueError, match="1 to 50 characters"):
            hmac_signer(version)
        with pytest.raises(ValueError, match="1 to 50 characters"):
            RsaSigner(version, rsa_pem(), HEAD_KEY)


@pytest.mark.law("KSF-2-7-3")
@pytest.mark.parametrize("signer", [RSA, hmac_signer()], ids=["rsa", "hmac"])
def test_a_seal_holds_for_its_text_and_its_key_only(signer: RsaSigner | HmacSigner) -> None:
    seal = signer.seal(b"head")
    assert len(seal) == 64
    assert seal_holds(signer.public.head, b"head", seal)
    assert not seal_holds(signer.public.head, b"Head", seal)
    assert not seal_holds(hmac_signer(seed=2).public.head, b"head", seal)
    assert not seal_holds(signer.public.head, b"head", seal[:-1])
    assert not seal_holds("no hex", b"head", seal)
    assert not seal_holds("abcd", b"head", seal)


def pem_of(key: PublicKeyTypes) -> str:
    """A public key of any kind as PEM."""
    public = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_bytes(serialization.Encoding.PEM, public).decode()
