"""Give a register new signing keys (SIG-10): the old key signs the entry that announces the new."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.entry import Record
from datakasse.journal.events.register import KeysRotated
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.trade.shop.shop import SignatureMethod


class RotateKeys(msgspec.Struct, frozen=True):
    """
    Rotate a register's keys.

    Attributes:
        keys: Where keys are made and kept.
        method: How the new keys sign; None is as the old ones do.
    """

    keys: KeyRing
    method: SignatureMethod | None = None

    def __call__(self, point: CashPoint) -> Record:
        """
        Make the next version durably, then record it; from the next entry on it counts.

        Raises:
            RegisterOutOfUse: The register is taken out of use: nothing new is signed there.
        """
        point.demand_in_use()
        register, old = point.register.register_id, point.state.keys
        as_before = SignatureMethod.RSA_SHA1_1024 if old is None else SignatureMethod(old.method)
        signer = self.keys.create(register, self.method or as_before)
        return point.record(KeysRotated(keys=signer.public))
