"""Where registers' keys are kept, as whoever writes entries asks for them."""

from typing import Protocol

from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import Signer
from datakasse.trade.shop.shop import SignatureMethod


class KeyRing(Protocol):
    """Where registers' keys are kept; never the database."""

    def signer(self, register: str) -> Signer:
        """Return the signer with a register's newest keys; raises `KeyMissing`."""
        ...

    def signer_of(self, register: str, public: PublicKeys) -> Signer:
        """
        Return the signer with a register's keys of this public side; raises `KeyMissing`.

        A journal is written with the keys its own state names (`RegisterState.keys`), so that new
        ones count only after the entry that announces them, which the old ones still sign, and
        others of the same number sign nothing.
        """
        ...

    def declared(self, register: str) -> str:
        """
        Return what the product declaration wants of a register's newest statutory key (SIG-11).

        The public key as PEM for RSA; the secret in base64 for HMAC.
        """
        ...

    def create(self, register: str, method: SignatureMethod) -> Signer:
        """Make the next version of a register's keys, keep it durably, and return its signer."""
        ...
