"""
Anchors: a register's own sealed word, outside the database, of where its journal stood.

    DATA/keys/register-<id>/anchor    the position and its seal, signed with the register's Ed25519 key

Whoever has the database and its key can cut the end off a journal, seals and all, and what is left
verifies. The anchor still speaks of what was there. It is written after what it speaks of is
durable: with the first entry, at each Z, every `ENTRIES_BETWEEN` entries, and in good order at the
end. It serves as a starting point too: the check at start-up and the fold go on from it.

What it cannot see: someone who also puts an older anchor back. Against that helps only what has left
the machine: receipts, exports, backups.

Law: KSF-2-7-3.
"""

from pathlib import Path
from typing import Final, Protocol

import msgspec

from datakasse.journal.link import head_text
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import Signer, seal_holds
from datakasse.journal.verify import Seal
from datakasse.storage.folder import write_anew
from datakasse.storage.tables.position import FOLD_VERSION, Position

ENTRIES_BETWEEN: Final = 2_000
"""How far a journal may go beyond its anchor: what a start after a crash has to check."""

_DOMAIN: Final = b"datakasse anchor 1\n"


class _Keys(Protocol):
    """What anchors need of the key folder."""

    def place_of(self, register: str) -> Path: ...
    def versions(self, register: str) -> list[PublicKeys]: ...
    def signer_of(self, register: str, public: PublicKeys) -> Signer: ...


class _AnchorFile(msgspec.Struct, frozen=True):
    """What is in the file: the seal of a head, the position's bytes, and a signature over those."""

    seal: Seal
    fold_version: int
    position: msgspec.Raw
    signature: bytes


class Anchor(msgspec.Struct, frozen=True):
    """
    A register's word of where its journal stood.

    Attributes:
        seal: The sealed head; None when the file was changed or is another register's.
        position: The position; None as well when this version folds otherwise than the one that wrote it.
    """

    seal: Seal | None = None
    position: Position | None = None


def read_anchor(keys: _Keys, register: str) -> Anchor | None:
    """
    Return a register's anchor, if there is one.

    Read before a look at the database begins, it is never ahead of what the look shows.
    """
    path = _path(keys, register)
    if not path.exists():
        return None
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=_AnchorFile)
    except msgspec.MsgspecError:
        return Anchor()
    body = bytes(kept.position)
    heads = [public.head for public in keys.versions(register) if public.version == kept.seal.key_version]
    if not any(seal_holds(head, _text(kept.fold_version, body), kept.signature) for head in heads):
        return Anchor()
    if kept.fold_version != FOLD_VERSION:
        return Anchor(kept.seal)
    return Anchor(kept.seal, msgspec.json.decode(body, type=Position))


def write_anchor(keys: _Keys, register: str, position: Position) -> None:
    """
    Put the anchor of a durable position in the place of an older one; what is broken stays as proof.

    Raises:
        OSError: There is no room; the older one stands.
    """
    before = read_anchor(keys, register)
    if before is not None and (before.seal is None or before.seal.number >= position.number):
        return
    declared = position.state.keys
    if declared is None:
        return
    signer = keys.signer_of(register, declared)
    head, body = position.head, msgspec.json.encode(position)
    sealed = signer.seal(head_text(head.company, register, head.number, head.digest))
    kept = _AnchorFile(
        seal=Seal(head.number, head.digest, declared.version, sealed),
        fold_version=FOLD_VERSION,
        position=msgspec.Raw(body),
        signature=signer.seal(_text(FOLD_VERSION, body)),
    )
    write_anew(_path(keys, register), msgspec.json.encode(kept))


def put_anchor_aside(keys: _Keys, register: str) -> None:
    """Keep an anchor under another name: it is the proof that a journal was longer once."""
    path = _path(keys, register)
    if path.exists():
        taken = sum(1 for _ in path.parent.glob("anchor-lost-*"))
        path.rename(path.with_name(f"anchor-lost-{taken + 1}"))


def _path(keys: _Keys, register: str) -> Path:
    return keys.place_of(register) / "anchor"


def _text(fold_version: int, body: bytes) -> bytes:
    return _DOMAIN + f"{fold_version}\n".encode() + body
