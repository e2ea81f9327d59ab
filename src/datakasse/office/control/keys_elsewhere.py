"""
What a check of a journal could not know, because the keys that it goes on with are not on this machine.

Several machines may share a database, each with the keys of its own registers. And a folder may hold the shop
as it was (`restore --until`), to be read: there are no keys in it to go on with.

Law: KSF-2-7-3, SIG-12.
"""

from collections.abc import Iterator
from typing import Final

from datakasse.storage.ports.store import Store
from datakasse.trade.moment import in_norway

_ELSEWHERE: Final = (
    "{register}: nøklene er på en annen maskin. Journalen er holdt mot dem som den selv oppgir; "
    "«datakasse verify» på den maskinen holder den mot nøklene selv."
)
_TAKEN: Final = (
    "{register}: kassen sto på denne maskinen, og journalen går videre med nøkler som aldri har vært her. "
    "Er den tatt over av en annen maskin, er det dem feilene er om, og «datakasse verify» på den maskinen "
    "kontrollerer journalen. Er den ikke tatt over, har noen skrevet i den uten nøklene til kassen."
)
_AS_IT_WAS: Final = (
    "{register}: mappen er hentet fra en kopi, slik butikken var; den siste posten er fra {last}. Den kan "
    "leses og kontrolleres, og ikke selges fra. Det som er registrert senere, er ikke her: det har butikken."
)
_GIVEN_UP: Final = "{register}: journalen er borte, og kassen er ute av bruk for godt."


def told_of_keys(store: Store, register: str, faults: int) -> Iterator[str]:
    """
    Yield what is to be known of a check beside its faults.

    Args:
        store: The books that were checked.
        register: Whose journal.
        faults: How many were found.
    """
    with store.read() as books:
        is_given_up = next(books.stored(register), None) is None
    if is_given_up:
        yield _GIVEN_UP.format(register=register)
    elif store.is_of_a_copy(register):
        yield _AS_IT_WAS.format(register=register, last=_last_written(store, register))
    elif store.is_elsewhere(register):
        yield _ELSEWHERE.format(register=register)
    elif faults and not store.is_own(register):
        yield _TAKEN.format(register=register)


def _last_written(store: Store, register: str) -> str:
    with store.read() as books:
        at = books.head(register).at
    return "–" if at is None else f"{in_norway(at):%d.%m.%Y %H:%M}"
