"""
Hold what the journals of all machines tell of the offices against what was done there, and sold.

What counts at all registers is in each journal once: written, or left to be written there next. It is in the
same order everywhere, that in which it was done; and nothing is sold at a price before the journal has it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from datakasse.journal.events.basket import LineAdded
from datakasse.journal.events.shop import PriceChanged
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.ports.left_entries import LEFT_TABLE, LeftEntry
from datakasse.storage.tables.books import TableReadings
from lab.kill.apart.changes import EXPORT, Change, Changes, mark_of
from lab.kill.promises import PromiseBroken

_left_entry: Final = msgspec.json.Decoder(LeftEntry).decode


class Told(NamedTuple):
    """
    What is told at a register.

    Attributes:
        written: The marks in its journal, and at which entry each stands.
        left: The marks that are left to be written there.
    """

    written: list[tuple[str, int]]
    left: list[str]

    @property
    def marks(self) -> list[str]:
        """All of them, in order."""
        return [*(mark for mark, _ in self.written), *self.left]


def told_at(books: TableReadings) -> dict[str, Told]:
    """Return what is told at each register."""
    found = {each.register_id: Told([], []) for each in books.registers()}
    for register, told in found.items():
        told.written.extend(
            (mark, record.number) for record in books.records(register) if (mark := mark_of(record.event))
        )
    for row in books.rows_beside(LEFT_TABLE):
        left = _left_entry(str(row["body"]))
        found[str(row["register"])].left.append(mark_of(left.event))
    return found


def demand_nothing_left(store: KeptStore) -> None:
    """Go on only if nothing is left for any machine; raises `PromiseBroken`."""
    with store.read() as books:
        left = {register: told.left for register, told in told_at(books).items() if told.left}
    if left:
        raise PromiseBroken(f"every machine has done something, and there is left: {left}")


def faults_of_told(told: Mapping[str, Told], changes: Changes, first: Sequence[str]) -> list[str]:
    """
    Return where registers do not tell what was done, or not once, or not in its order.

    Args:
        told: What is told at each.
        changes: What was done.
        first: The registers that were there from the beginning.
    """
    whole = told[first[0]].marks
    faults = [*_faults_of_changes(whole, changes.every), *_faults_of_sales(told, changes)]
    for register in told.keys() - {first[0]}:
        known, marks = whole, told[register].marks
        if register not in first:
            # What was exported before it was there is not of it, even where that is told afterwards.
            known, marks = _but_exports(known)[len(told_before(known, marks)) :], _but_exports(marks)
        if marks != known:
            faults.append(f"{register} {_difference(marks, known)} {first[0]}")
    return faults


def told_before(whole: Sequence[str], marks: Sequence[str]) -> list[str]:
    """
    Return what was told, but for exports, before a register was there.

    >>> told_before(["price 1 100", "price 1 200", "export 2030-01-04"], ["price 1 200"])
    ['price 1 100']
    """
    told = _but_exports(whole)
    return told[: max(len(told) - len(_but_exports(marks)), 0)]


def faults_of_prices(books: TableReadings, told: Mapping[str, Told], first: Sequence[str]) -> Iterator[str]:
    """Yield what was put on at a price that its journal had not told last."""
    at_first: dict[str, int | None] = {}
    for record in books.records(first[0]):
        if isinstance(record.event, PriceChanged):
            at_first.setdefault(record.event.article, record.event.from_ore)
    whole = told[first[0]].marks
    for register in told:
        before = [] if register in first else told_before(whole, told[register].marks)
        yield from _faults_of_lines(books, register, {**at_first, **_prices_of(before)})


def _faults_of_lines(books: TableReadings, register: str, prices_ore: dict[str, int | None]) -> Iterator[str]:
    for record in books.records(register):
        event = record.event
        if isinstance(event, PriceChanged):
            if event.from_ore != prices_ore.get(event.article, event.from_ore):
                yield f"{register} {record.number}: {event}, where it was {prices_ore[event.article]}"
            prices_ore[event.article] = event.to_ore
        elif isinstance(event, LineAdded) and event.line.returns is None:
            line = event.line
            if line.unit_price_ore != prices_ore.get(line.article, line.unit_price_ore):
                told = f"the journal said {prices_ore[line.article]}"
                yield f"{register} {record.number}: {line.article} at {line.unit_price_ore}, and {told}"


def _prices_of(marks: Iterable[str]) -> dict[str, int | None]:
    """Return what each article cost once all of these were done."""
    found: dict[str, int | None] = {}
    for mark in marks:
        kind, *rest = mark.split()
        if kind == "price":
            found[rest[0]] = int(rest[1])
    return found


def _faults_of_changes(whole: Sequence[str], every: Iterable[Change]) -> Iterator[str]:
    """Yield what was answered and is not told once, or is told before what was done before it."""
    counts, places = Counter(whole), {mark: place for place, mark in enumerate(whole)}
    known = set[str]()
    for change in every:
        known.add(change.mark)
        count = counts[change.mark]
        if count > 1 or (change.answered and count < 1):
            yield f"{change.mark} was {'done' if change.answered else 'asked for'} and is told {count} times"
    yield from (f"{mark} is told, and nobody asked for it" for mark in counts.keys() - known)
    done = sorted((each for each in every if each.answered), key=lambda each: each.answered)
    latest, answered = -1, iter(done)
    waiting = next(answered, None)
    for change in every:
        while waiting is not None and waiting.answered < change.asked:
            latest = max(latest, places.get(waiting.mark, -1))
            waiting = next(answered, None)
        if change.mark in places and places[change.mark] < latest:
            yield f"{change.mark} is told before {whole[latest]}, which was done before it was asked for"


def _faults_of_sales(told: Mapping[str, Told], changes: Changes) -> Iterator[str]:
    """Yield what was sold, by its entry, before something that had been done when it was asked for."""
    ends = {register: dict(each.written) for register, each in told.items()}
    for register, entry, done in changes.sold:
        for mark in changes.done[max(done - _LOOKED_BACK, 0) : done]:
            number = ends[register].get(mark)
            if number is None and mark in told[register].left:
                yield f"{register} {entry} was sold, and {mark}, which was done before, is left"
            elif number is not None and number > entry:
                yield f"{register} {entry} was sold, and {mark}, which was done before, stands at {number}"


_LOOKED_BACK: Final = 4


def _but_exports(marks: Iterable[str]) -> list[str]:
    return [mark for mark in marks if not mark.startswith(f"{EXPORT} ")]


def _difference(marks: Sequence[str], known: Sequence[str]) -> str:
    """Return in words where two registers part."""
    at = next((at for at, (ours, theirs) in enumerate(zip(marks, known, strict=False)) if ours != theirs), -1)
    if at < 0:
        at = min(len(marks), len(known))
    ours, theirs = (each[at] if at < len(each) else "nothing" for each in (marks, known))
    return f"tells {ours} as its {at + 1}. of {len(marks)}, where {theirs} of {len(known)} is told at"
