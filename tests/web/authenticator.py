"""A passkey made of nothing but code, which signs whatever it is told to: what no real one would do."""

import base64
import hashlib
import json
from dataclasses import dataclass, field

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from tests.web.caller import HOST, Json

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@dataclass(slots=True)
class Authenticator:
    """
    A key in software.

    Attributes:
        origin: The address that its browser says it is at.
        rp_id: The name that it signs for.
        flags: Whether its owner is there, and shown.
        counter: How often it says it has signed.
    """

    origin: str = f"https://{HOST}"
    rp_id: str = HOST
    flags: int = PRESENT | VERIFIED
    counter: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def key_id(self) -> bytes:
        """What the key is known by."""
        return hashlib.sha256(self._public_key()).digest()

    def make(self, options: Json) -> Json:
        """What a browser answers to a wish for a new passkey."""
        head = self._head(self.flags | HAS_KEY)
        made = bytes(16) + len(self.key_id).to_bytes(2, "big") + self.key_id + self._public_key()
        attested: Json = {"fmt": "none", "attStmt": {}, "authData": head + made}
        return self._told(
            {
                "clientDataJSON": self._client_data("webauthn.create", options["challenge"]),
                "attestationObject": base64url(cbor2.dumps(attested)),
            }
        )

    def sign(self, options: Json, counter: int | None = None) -> Json:
        """What a browser answers when it is asked for the passkey; it has signed once more."""
        self.counter = self.counter + 1 if counter is None else counter
        data = self._client_data("webauthn.get", options["challenge"])
        head = self._head(self.flags)
        digest = hashlib.sha256(base64.urlsafe_b64decode(data + "==")).digest()
        signature = self.key.sign(head + digest, ec.ECDSA(hashes.SHA256()))
        return self._told(
            {
                "clientDataJSON": data,
                "authenticatorData": base64url(head),
                "signature": base64url(signature),
            }
        )

    def _head(self, flags: int) -> bytes:
        name = hashlib.sha256(self.rp_id.encode()).digest()
        return name + bytes([flags]) + self.counter.to_bytes(4, "big")

    def _client_data(self, kind: str, challenge: str) -> str:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return base64url(json.dumps(told).encode())

    def _public_key(self) -> bytes:
        at = self.key.public_key().public_numbers()
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: at.x.to_bytes(32, "big"), -3: at.y.to_bytes(32, "big")})

    def _told(self, response: Json) -> Json:
        name = base64url(self.key_id)
        return {"id": name, "rawId": name, "type": "public-key", "response": response}
