"""
Follow a shop that moved, or a business that is called something else: an empty machine puts both on paper.

What a machine tells otherwise than the last time is news, where the hub has what it told then. So two of
which one has not heard of it yet do not write in turns, and a place that is another shop's stays.
"""

from collections.abc import Mapping
from typing import Final, TypeVar

import msgspec

from datakasse.storage.ports.hub import CompanyBooks, MachineReport

Told = TypeVar("Told", bound=msgspec.Struct)

_LARGE: Final = frozenset({"receipt_logo", "former_texts"})
"""What a report leaves out of a place."""


def follow_shop(books: CompanyBooks, before: MachineReport | None, told: MachineReport) -> None:
    """
    Enter what is news of the business and of the places where a machine stands.

    Args:
        books: The business at the hub.
        before: The machine's last report; None where this is its first.
        told: What it tells now.
    """
    if before is None:
        return
    if before.business is not None and told.business not in {None, before.business}:
        known = books.company()
        books.put_company(_followed(known, _fields(before.business), _fields(told.business)))
    stood = {place.code: place for place in before.places}
    moved = [place for place in told.places if place.code in stood and place != stood[place.code]]
    if not moved:
        return
    places = {place.code: place for place in books.locations()}
    for place in moved:
        if place.code in places:
            news = _followed(places[place.code], _fields(stood[place.code]), _fields(place))
            books.put_location(news)


def _fields(told: msgspec.Struct | None) -> Mapping[str, object]:
    return {} if told is None else msgspec.structs.asdict(told)


def _followed(known: Told, before: Mapping[str, object], told: Mapping[str, object]) -> Told:
    """Return what is known, with what is told otherwise than before where that was known."""
    news = {
        name: value
        for name, value in told.items()
        if name not in _LARGE and value != before[name] and before[name] == getattr(known, name)
    }
    return msgspec.structs.replace(known, **news)
