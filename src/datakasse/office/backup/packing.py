"""How a register's boxes are made and signed, and whether one that lies at a place is whole still."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from datakasse.errors.storage.keys import KeyMissing
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import Signer, seal_holds
from datakasse.office.backup.box import BoxBroken, Label, close_box, open_box
from datakasse.office.backup.entries_box import Entries, entries_in
from datakasse.office.backup.line import Stretch
from datakasse.office.backup.setup import BackupSetup


class RegisterKeys(Protocol):
    """What a backup needs of the registers' keys."""

    def signer_of(self, register: str, public: PublicKeys) -> Signer:
        """Return the signer with the keys of this public side; raises `KeyMissing`."""
        ...

    def versions(self, register: str) -> list[PublicKeys]:
        """Return the public side of all key versions, oldest first."""
        ...

    def secret_of(self, register: str, public: PublicKeys) -> bytes:
        """Return what checks HMAC signatures of these keys; empty for RSA, and where they are elsewhere."""
        ...


@dataclass(frozen=True, slots=True)
class Packing:
    """
    Makes boxes.

    Attributes:
        keys: The registers' keys.
        setup: How the backup is set up.
        now: The clock.
        version: The running version.
    """

    keys: RegisterKeys
    setup: BackupSetup
    now: Callable[[], datetime]
    version: str

    def entries(self, register: str, entries: Entries, declared: Mapping[str, PublicKeys]) -> bytes:
        """Return a box of entries, signed by their register, or by one for it; raises as `closed`."""
        label = self.label("journal", register=register, first=entries.rows[0].number, last=entries.last)
        return self.closed(label, entries.lines(), register, declared)

    def closed(
        self, label: Label, lines: list[bytes], register: str, declared: Mapping[str, PublicKeys]
    ) -> bytes:
        """
        Return a box, signed by a register.

        Where its keys are on another machine of the same database, one whose keys are here signs for it: what
        is in the box is sealed by its own register all the same.

        Args:
            label: What the box is.
            lines: What is in it.
            register: Who is to sign.
            declared: By which keys each register goes on.

        Raises:
            KeyMissing: No register has its keys here.
        """
        name, signer = self._signer(register, declared)
        return close_box(
            label,
            lines,
            register=name,
            key_version=signer.public.version,
            seal=signer.seal,
            recipients=self.setup.recipients,
        )

    def _signer(self, register: str, declared: Mapping[str, PublicKeys]) -> tuple[str, Signer]:
        vouched = self.setup.vouched
        others = sorted(declared.keys() - {register}, key=lambda name: (name not in vouched, name))
        for name in (register, *others):
            with suppress(KeyMissing):
                return name, self.keys.signer_of(name, declared[name])
        raise KeyMissing(register=register)

    def label(self, kind: str, *, register: str = "", first: int = 0, last: int = 0) -> Label:
        """Return the label of a box that is made now."""
        return Label(
            kind,
            self.setup.company,
            self.setup.line,
            self.now(),
            register=register,
            first=first,
            last=last,
            software_version=self.version,
        )

    def is_whole(self, register: str, box: Stretch, content: bytes, signers: Collection[str]) -> bool:
        """Return whether a box opens, holds what its name says, and is as one of these registers signed."""
        try:
            opened = open_box(content, [self.setup.drill])
            entries_in(opened)
        except BoxBroken:
            return False
        label, signed = opened.label, opened.signed
        told = (label.company, label.line, label.register, label.first, label.last)
        if told != (self.setup.company, self.setup.line, register, box.first, box.last):
            return False
        keys = self.keys.versions(signed.register) if signed.register in signers else []
        return any(seal_holds(each.head, opened.text, signed.signature) for each in keys)
