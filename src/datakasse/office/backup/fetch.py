"""
Fetch a copy from a place, and believe nothing of it that is not proved.

    deed       opened with a key we have, signed by the owner: whose keys the registers' are
    entries    from the first on without a gap, each box what its name says and signed by its register
    list       of what lies beside, signed by a register; where it says a journal ended, that journal is so
    pieces     each what its name says

What was fetched lies, as closed as it came, in a folder of its own until it is used.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Final

import msgspec

from datakasse.errors.backup.copies import (
    CopyAmbiguous,
    CopyDamaged,
    CopyIncomplete,
    NoCopySoOld,
    NoCopySoOldHere,
    NoCopyThere,
)
from datakasse.errors.backup.recovery_key import RecoveryKeyWrong
from datakasse.errors.phrase import Phrase
from datakasse.errors.refusal import Refused
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import seal_holds
from datakasse.journal.verify import Checker
from datakasse.office.backup.box import BoxBroken, Label, open_box, opened_with
from datakasse.office.backup.fetched import Fetched, Wanted
from datakasse.office.backup.line import ROOT, Line
from datakasse.office.backup.pieces import TablePieces, name_of
from datakasse.office.backup.place import Place
from datakasse.office.backup.trust import Trusted
from datakasse.office.backup.walk import Source, Walk
from datakasse.trade.moment import in_norway

_NO_LIST: Final = Phrase(
    "listen over det som ligger ved siden av journalen, mangler",
    "the list of what lies beside the journal is missing",
)
_NOT_AS_NAMED: Final = Phrase("den er noe annet enn navnet sier", "it is something else than its name says")
_ANOTHER: Final = Phrase("den er en annen enn navnet sier", "it is another than its name says")
_UNREADABLE: Final = Phrase("den kan ikke leses", "it cannot be read")


def fetch(place: Place, wanted: Wanted, spool: Path, rest: Callable[[], None] = lambda: None) -> Fetched:
    """
    Fetch a copy.

    Args:
        place: Where it is.
        wanted: What of it.
        spool: An empty folder for nobody else to read.
        rest: Called between boxes, where somebody else should come first.

    Raises:
        NoCopyThere, RecoveryKeyWrong, CopyAmbiguous: There is none that could be meant.
        NoCopySoOld, NoCopySoOldHere: None is from before the moment that is wanted.
        CopyIncomplete, CopyDamaged: It is not whole, or not what the shop put there.
        PlaceFailed: The place does not answer.
    """
    names = [held.name for held in place.held(ROOT)]
    line, deed, closed = _line(place, names, wanted)
    inside = _at_one_moment(place, line, names)
    source = Source(place, wanted, line, inside, spool, rest)
    found = line.stretches(inside)
    walked: dict[str, Walk] = {}

    def believed() -> Iterator[PublicKeys]:
        """Yield the keys of all registers that are known so far."""
        yield from chain.from_iterable(deed.keys.values())
        yield from chain.from_iterable(each.trusted.keys for each in walked.values())

    def walk(register: str, known: Sequence[PublicKeys]) -> None:
        trusted = Trusted(deed.company, register, frozenset({wanted.owner}), list(known))
        walked[register] = Walk(source, trusted, believed)
        walked[register].go(found.get(register, []))

    for register, known in deed.keys.items():
        walk(register, known)
    beside, tables = _list_beside(source, walked, deed)
    added = sorted(set(found) - set(deed.keys))
    for register in added:
        if register in beside.keys:
            walk(register, beside.keys[register])
    _demand_heads(beside, walked)
    for table in tables:
        for piece in table.pieces:
            _fetch_piece(source, beside, piece)
            rest()
    parts = {register: walk.parts for register, walk in walked.items()}
    trusted = {register: walk.trusted.keys for register, walk in walked.items()}
    left_out = tuple(register for register in added if register not in walked)
    went_on = _went_on(place, names, wanted, deed)
    fetched = Fetched(wanted, deed, beside, tables, parts, trusted, spool, left_out, went_on, closed)
    _check(fetched)
    return fetched


def _at_one_moment(place: Place, line: Line, seen: Sequence[str]) -> list[str]:
    """
    Return what a place holds of a line, without what was put there too late to be told whole.

    A shop may be putting boxes there: who lists them then may miss one, and see one that was put there after
    it. What was there when the first listing ended is all in the second one.
    """
    ends = {register: max(box.last for box in boxes) for register, boxes in line.stretches(seen).items()}
    names = [held.name for held in place.held(line.folder)]
    late = {name for *_, name in line.lists_beside(names)} - {name for *_, name in line.lists_beside(seen)}
    for register, boxes in line.stretches(names).items():
        late |= {box.name for box in boxes if box.first > ends.get(register, 0)}
    return [name for name in names if name not in late]


def _line(place: Place, names: Sequence[str], wanted: Wanted) -> tuple[Line, Label, tuple[str, ...]]:
    """Return the line that is meant, its deed, which the owner signed, and newer lines that do not open."""
    known = sorted(
        {name.split("/")[1] for name in names if name.endswith("/deed.age") and name.count("/") == 2}
    )
    if wanted.line:
        known = [line for line in known if line == wanted.line]
    if not known:
        raise NoCopyThere(line=f" ({wanted.line})" if wanted.line else "")
    deeds: dict[str, Label] = {}
    for line in known:
        try:
            opened = open_box(place.get(Line(line).deed), wanted.identities)
        except BoxBroken:
            continue
        label, signature = opened.label, opened.signed.signature
        if label.kind == "deed" and label.line == line and seal_holds(wanted.owner, opened.text, signature):
            deeds[line] = label
    if not deeds:
        raise RecoveryKeyWrong
    newest = sorted(set(deeds) - {deed.follows for deed in deeds.values()})
    if len(newest) != 1:
        raise CopyAmbiguous(lines=", ".join(newest or sorted(deeds)))
    closed = tuple(line for line in known if line > newest[0] and line not in deeds)
    return Line(newest[0]), deeds[newest[0]], closed


def _went_on(place: Place, names: Sequence[str], wanted: Wanted, deed: Label) -> datetime | None:
    """Return when the machine whose place this one took has last sent copies, if that was since."""
    lists = Line(deed.follows).lists_beside(names) if deed.follows and not wanted.line else []
    if not lists:
        return None
    try:
        made_at = open_box(place.get(lists[0][-1]), wanted.identities).label.made_at
    except BoxBroken:
        return None
    return made_at if made_at > deed.made_at else None


def _lists_newest_first(source: Source) -> list[str]:
    """
    Return the names of the lists, the newest first.

    A list lies below the day that the clock showed. One that was set wrong for a while has left lists below
    a day that is to come: so it is how far the journals had come that tells which day was the last.
    """
    lists = source.line.lists_beside(source.names)
    reached: dict[str, int] = {}
    for day, _, name in lists:
        if day not in reached:
            reached[day] = _reached(source, name)
    if lists and reached[lists[0][0]] >= 0:
        lists.sort(key=lambda told: (reached[told[0]], told[0], told[1]), reverse=True)
    return [name for *_, name in lists]


def _reached(source: Source, name: str) -> int:
    """Return how many entries a list tells of; less than none where it does not open."""
    try:
        label = open_box(source.place.get(name), source.wanted.identities).label
    except BoxBroken:
        return -1
    return sum(head.number for head in label.heads.values())


def _list_beside(source: Source, walked: Mapping[str, Walk], deed: Label) -> tuple[Label, list[TablePieces]]:
    """
    Return the newest list that is proved, and not of later than is source.wanted.

    It may be older than a register whose first entries are there already: that one is left out.

    Raises:
        NoCopySoOld, NoCopySoOldHere: All are proved, and all are later.
        CopyDamaged: There is none that can be used.
    """
    heads = [keys.head for walk in walked.values() for keys in walk.trusted.keys]
    late_ones: list[datetime] = []
    fault = _NO_LIST
    for name in _lists_newest_first(source):
        try:
            opened = open_box(source.place.get(name), source.wanted.identities)
            label = opened.label
            if label.kind != "beside" or label.line != source.line.line:
                raise BoxBroken(_NOT_AS_NAMED)
            if not any(seal_holds(head, opened.text, opened.signed.signature) for head in heads):
                raise BoxBroken(Phrase("ingen kasse har signert den", "no register signed it"))
            tables = [msgspec.json.decode(told, type=TablePieces) for told in opened.lines]
        except (BoxBroken, msgspec.MsgspecError) as broken:
            fault = Phrase.as_is(name).told(broken.why if isinstance(broken, BoxBroken) else _UNREADABLE)
            if source.wanted.damaged_end or source.wanted.until is not None:
                continue
            break
        late = source.wanted.until is not None and label.made_at > source.wanted.until
        if late:
            late_ones.append(label.made_at)
        ahead = any(
            head.number > walked[register].last
            for register, head in label.heads.items()
            if register in walked
        )
        if not late and not (ahead and (source.wanted.until is not None or source.wanted.damaged_end)):
            return label, tables
    if late_ones and len(late_ones) == len(source.line.lists_beside(source.names)):
        raise _none_so_old(min(late_ones), deed)
    raise CopyDamaged(what=fault)


def _none_so_old(oldest: datetime, deed: Label) -> Refused:
    """Return the refusal of a moment before the oldest list: which minute from then on would do."""
    minute = in_norway(oldest + timedelta(seconds=59, microseconds=999_999))
    told = f"{minute:%d.%m.%Y %H:%M}"
    if deed.follows:
        return NoCopySoOldHere(oldest=told, line=deed.follows)
    return NoCopySoOld(oldest=told)


def _demand_heads(beside: Label, walked: Mapping[str, Walk]) -> None:
    """Go on only if every journal holds what the list says that it held: it is an anchor outside."""
    for register, head in beside.heads.items():
        walk = walked.get(register)
        if walk is None or walk.last < head.number:
            raise CopyIncomplete(register=register, number=(0 if walk is None else walk.last) + 1)


def _fetch_piece(source: Source, beside: Label, piece: str) -> None:
    if (source.spool / piece).exists():
        return
    name = next((name for name in source.names if name.endswith(f"/pieces/{piece}.age")), "")
    if not name:
        raise CopyDamaged(
            what=Phrase(f"{source.line.folder}: {piece} mangler", f"{source.line.folder}: {piece} is missing")
        )
    content = source.place.get(name)
    try:
        whole = name_of(beside.naming, opened_with(source.wanted.identities, content)) == piece
    except BoxBroken as broken:
        raise CopyDamaged(what=Phrase.as_is(name).told(broken.why)) from broken
    if not whole:
        raise CopyDamaged(what=Phrase.as_is(name).told(_ANOTHER))
    (source.spool / piece).write_bytes(content)


def _check(fetched: Fetched) -> None:
    """Go on only if every journal verifies, and holds the heads that the list speaks of."""
    for register in fetched.parts:
        head = fetched.beside.heads.get(register)
        for row in () if head is None else fetched.rows(register):
            if head is not None and row.number == head.number and row.digest != head.digest:
                raise CopyDamaged(
                    what=Phrase(
                        f"{register}: post {head.number} er ikke den kassen forseglet",
                        f"{register}: entry {head.number} is not the one that the register sealed",
                    )
                )
        checker = Checker(
            fetched.deed.company,
            register,
            trusted=frozenset(fetched.trusted[register]),
            hmac=fetched.hmac(register),
        )
        seals = (seal for entries in fetched.stretches(register) for seal in entries.seals)
        finding = next(checker.check(fetched.rows(register), seals), None)
        if finding is not None:
            raise CopyDamaged(
                what=Phrase(
                    f"{register}, post {finding.number}: {finding.nb}",
                    f"{register}, entry {finding.number}: {finding.sentence}",
                )
            )
