"""
The way through one register's boxes, from its first entry to the last that is proved.

Boxes may overlap: every night all entries are sent once more. Where one is damaged another that holds the
same entries serves; where none does, what comes after is not taken for the whole.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from datakasse.errors.backup.copies import CopyDamaged, CopyIncomplete
from datakasse.errors.phrase import Phrase
from datakasse.journal.entry import from_bytes
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import seal_holds
from datakasse.office.backup.box import BoxBroken, Opened, open_box
from datakasse.office.backup.entries_box import Entries, entries_in
from datakasse.office.backup.fetched import JournalPart, Wanted
from datakasse.office.backup.line import Line, Stretch
from datakasse.office.backup.place import Place
from datakasse.office.backup.trust import Trusted


@dataclass(frozen=True, slots=True)
class Source:
    """
    Where a copy is fetched from, and where to.

    Attributes:
        place: The place.
        wanted: What of it.
        line: The names in the line that is meant.
        names: What the line holds.
        spool: An empty folder for nobody else to read.
        rest: Called between boxes, where somebody else should come first.
    """

    place: Place
    wanted: Wanted
    line: Line
    names: Sequence[str]
    spool: Path
    rest: Callable[[], None]


class Walk:
    """
    The way through one register's boxes, from its first entry to the last that is proved.

    Args:
        source: Where they are.
        trusted: What is believed of its keys to begin with.
        for_it: The keys of others, that may sign a box for it where its own are on another machine.
    """

    def __init__(
        self, source: Source, trusted: Trusted, for_it: Callable[[], Iterable[PublicKeys]] = tuple
    ) -> None:
        self._source = source
        self._for_it = for_it
        self._is_at_end = False
        self.trusted = trusted
        self.parts: list[JournalPart] = []

    @property
    def last(self) -> int:
        """The last entry that was reached."""
        return self.parts[-1].last if self.parts else 0

    def go(self, stretches: Sequence[Stretch]) -> None:
        """
        Walk as far as it goes.

        Raises:
            CopyIncomplete: There is a gap, and something after it.
            CopyDamaged: A box that is needed does not hold what it should.
        """
        while beyond := [held for held in stretches if held.last > self.last]:
            reaching = sorted(
                (held for held in beyond if held.first <= self.last + 1), key=lambda held: -held.last
            )
            faults = [fault for held in reaching if (fault := self._take(held))] if reaching else []
            if len(faults) < len(reaching):
                if self._is_at_end:
                    return
                continue
            whole_after = any(held.first > self.last + 1 for held in beyond)
            if faults and self._source.wanted.damaged_end and not whole_after:
                return
            if faults:
                raise CopyDamaged(what=faults[0])
            raise CopyIncomplete(register=self.trusted.register, number=self.last + 1)

    def _take(self, held: Stretch) -> Phrase | None:
        """Take a box that goes on from here; return what is wrong with it, if anything is."""
        if self._is_at_end or held.last <= self.last:
            return None
        try:
            content = self._source.place.get(held.name)
            opened = open_box(content, self._source.wanted.identities)
            entries = self._proved(opened, held).part(self.last + 1, held.last)
        except BoxBroken as broken:
            return Phrase.as_is(held.name).told(broken.why)
        cut = _until(entries, self._source.wanted.until)
        if cut < entries.last:
            self._is_at_end = True
        if cut > self.last:
            file = self._source.spool / hashlib.sha256(held.name.encode()).hexdigest()
            file.write_bytes(content)
            self.parts.append(JournalPart(file, self.last + 1, cut))
        self._source.rest()
        return None

    def _proved(self, opened: Opened, held: Stretch) -> Entries:
        """Return what is in a box, if it is what its name says, this register's, and signed by it."""
        label, trusted = opened.label, self.trusted
        if (label.company, label.line) != (trusted.company, self._source.line.line):
            raise BoxBroken(
                Phrase("den hører til en annen butikk eller maskin", "it belongs to another shop or machine")
            )
        if (label.register, label.first, label.last) != (trusted.register, held.first, held.last):
            raise BoxBroken(
                Phrase(
                    f"den har post {label.first} til {label.last} fra kasse {label.register}",
                    f"it has entries {label.first} to {label.last} of register {label.register}",
                )
            )
        entries = entries_in(opened)
        learnt = trusted.after(entries)
        by = learnt.keys if opened.signed.register == trusted.register else self._for_it()
        if not any(seal_holds(keys.head, opened.text, opened.signed.signature) for keys in by):
            raise BoxBroken(Phrase("kassen har ikke signert den", "the register did not sign it"))
        self.trusted = learnt
        return entries


def _until(entries: Entries, until: datetime | None) -> int:
    """Return the last entry that was written by a moment, and is sealed; 0 where none is."""
    if until is None:
        return entries.last
    late = next((row.number for row in entries.rows if from_bytes(row.body).at > until), entries.last + 1)
    return max((seal.number for seal in entries.seals if seal.number < late), default=0)
