"""
The support bundle: what a supplier needs to help, in a zip, and nothing that is secret or anybody's.

It is put together of figures and of words that the program itself made up: codes, kinds, states, versions,
times. No text that a person or another system wrote gets in, so no filter has to find what should not be
there: names, articles, amounts, addresses and messages stay here. Registers are called kasse-1, kasse-2 …
"""

import io
import zipfile
from collections import Counter as Count
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.journal.event import kind_of
from datakasse.office.backup.backups import Backups
from datakasse.office.delivery.connection import connection_of
from datakasse.office.health.examine import Examination
from datakasse.office.health.finding import Told
from datakasse.storage.ports.bookkeeping.outbox import DeliveryState
from datakasse.storage.ports.store import JobState, Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.shop.shop import Register

EVENTS_MAX: Final = 200
_DRAWN: Final = frozenset({"screen", "file"})
_WIRED: Final = frozenset({"tcp", "usb", "serial"})
_PRINTER_OPTIONS: Final = frozenset({"profile", "drawer_open", "drawer_pin", "answers", "baud", "flow"})
_PLACE_KINDS: Final = frozenset({"folder", "sftp", "s3+https", "s3+http"})
_FACTS: Final = frozenset(
    {
        "apart_ms", "apart_s", "busy", "change", "count", "date", "hours", "kind", "limit_s", "ours",
        "protection", "theirs", "took_ms", "waiting", "years",
    }
)  # fmt: skip
"""The facts of findings that are figures or words of the program; an address is neither."""

Fact = str | int | bool | None


class Part(msgspec.Struct, frozen=True):
    """
    A file of the bundle.

    Attributes:
        name: What it is called in the zip.
        what: What is in it.
        text: All of it.
    """

    name: str
    what: Told
    text: str


class Bundle(msgspec.Struct, frozen=True):
    """
    A bundle that was put together.

    Attributes:
        name: What the file is called.
        parts: What is in it.
    """

    name: str
    parts: tuple[Part, ...]

    def packed(self) -> bytes:
        """Return the zip."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packing:
            for part in self.parts:
                packing.writestr(part.name, part.text)
        return made.getvalue()


_READ_ME: Final = """Støttepakke fra datakasse {version}, laget {at}.

Her er tall, koder, tilstander, versjoner og tidspunkter, til den som skal hjelpe. Her er ingen navn,
adresser, varer, beløp, passord eller nøkler, og ingen tekst som noen har skrevet. Kassene heter kasse-1,
kasse-2 …

{listed}
"""

_WHAT: Final[Mapping[str, Told]] = {
    "system.json": Told(
        "Versjon, maskin og klokke.", "Versjon, maskin og klokke.", "Version, machine and clock."
    ),
    "health.json": Told(
        "Det som ble funnet under Helse, som koder og tall.",
        "Det som vart funne under Helse, som kodar og tal.",
        "What was found under Health, as codes and figures.",
    ),
    "registers.json": Told(
        "Kassene: slag skriver og skuff, hvor lang journalen er.",
        "Kassene: slag skrivar og skuff, kor lang journalen er.",
        "The registers: kind of printer and drawer, how long the journal is.",
    ),
    "events.json": Told(
        "Slag og tidspunkt for de siste hendelsene; ikke hvem, hva eller hvor mye.",
        "Slag og tidspunkt for dei siste hendingane; ikkje kven, kva eller kor mykje.",
        "Kind and time of the last events; not who, what or how much.",
    ),
    "queues.json": Told(
        "Hvor mye som venter på skriver og regnskapssystem, og hvorfor.",
        "Kor mykje som ventar på skrivar og rekneskapssystem, og kvifor.",
        "How much waits for printer and accounting system, and why.",
    ),
    "backup.json": Told(
        "Når kopiene sist ble kontrollert.",
        "Når kopiane sist vart kontrollerte.",
        "When the copies were last verified.",
    ),
}
_READ_ME_WHAT: Final = Told("Hva pakken er.", "Kva pakka er.", "What the bundle is.")


def put_together(
    counter: Counter, backups: Backups | None, examined: Examination, machine: Mapping[str, str | int]
) -> Bundle:
    """
    Return a support bundle, which nobody has been sent.

    Args:
        counter: The till.
        backups: Its backups; None where this process makes none.
        examined: What was found when somebody looked.
        machine: What the machine tells of itself: kind, versions, sizes.
    """
    at = counter.clock.now()
    with counter.store.read() as books:
        registers = books.registers()
        called = {row.register_id: f"kasse-{number}" for number, row in enumerate(registers, start=1)}
        contents: dict[str, object] = {
            "system.json": _system(counter, machine, at),
            "health.json": _health(examined, called),
            "registers.json": [_register(books, row, called) for row in registers],
            "events.json": {called[row.register_id]: _events(books, row.register_id) for row in registers},
            "queues.json": _queues(books, called),
            "backup.json": None if backups is None else _backup(backups),
        }
    told = [Part(name, _WHAT[name], _json(content)) for name, content in contents.items()]
    listed = "\n".join(f"{part.name:<16} {part.what.nb}" for part in told)
    time = f"{in_norway(at):%d.%m.%Y %H:%M}"
    first = _READ_ME.format(version=counter.software_version, at=time, listed=listed)
    parts = (Part("lesmeg.txt", _READ_ME_WHAT, first), *told)
    return Bundle(f"datakasse-stotte-{in_norway(at):%Y%m%d-%H%M}.zip", parts)


def _json(content: object) -> str:
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def _system(counter: Counter, machine: Mapping[str, str | int], at: datetime) -> dict[str, Fact]:
    return {
        "version": counter.software_version,
        "declared": not counter.demonstration,
        "at": at.isoformat(),
        "free_bytes": counter.premises.free_bytes(),
        **machine,
    }


def _health(examined: Examination, called: Mapping[str, str]) -> list[dict[str, object]]:
    return [
        {
            "name": finding.name,
            "register": called.get(finding.register, ""),
            "code": finding.code,
            "state": finding.state.value,
            "facts": {name: fact for name, fact in finding.facts.items() if name in _FACTS},
            "took_ms": finding.took_ms,
        }
        for finding in examined.findings
    ]


def _register(books: Readings, register: Register, called: Mapping[str, str]) -> dict[str, Fact]:
    state = books.state(register.register_id)
    return {
        "register": called[register.register_id],
        "printer": _printer(register.printer),
        "second_printer": _printer(register.second_printer),
        "drawer": register.drawer.value,
        "drawer_opens": register.drawer_opens.value,
        "lock_after_minutes": register.lock_after_minutes,
        "is_in_use": register.is_in_use,
        "devices": len(books.devices(register.register_id)),
        "entries": books.head(register.register_id).number,
        "last_at": None if state.last_at is None else state.last_at.isoformat(),
        "key_version": None if state.keys is None else state.keys.version,
        "key_method": None if state.keys is None else state.keys.method,
    }


def _printer(setting: str) -> str:
    """Return the kind of a printer and how it is set; never where it stands."""
    head, _, query = setting.partition("?")
    kind = head.partition(":")[0]
    if kind not in _WIRED:
        return kind if kind in _DRAWN else ""
    options = [option for option in query.split("&") if option.partition("=")[0] in _PRINTER_OPTIONS]
    return "?".join(filter(None, (kind, "&".join(sorted(options)))))


def _events(books: Readings, register: str) -> list[dict[str, Fact]]:
    last = books.head(register).number
    records = books.records(register, max(1, last - EVENTS_MAX + 1))
    return [
        {"number": record.number, "at": record.at.isoformat(), "kind": kind_of(record.event)}
        for record in records
    ]


def _queues(books: Readings, called: Mapping[str, str]) -> dict[str, object]:
    papers = {name: _papers(books, register) for register, name in called.items()}
    connection = connection_of(books)
    if connection is None:
        return {"papers": papers, "delivery": None}
    rows = books.deliveries(connection.number, list(DeliveryState))
    stuck = Count(row.why.value for row in rows if row.why is not None)
    states = {state.value: count for state, count in books.delivery_counts(connection.number).items()}
    return {"papers": papers, "delivery": {"runs": connection.runs, "states": states, "why": dict(stuck)}}


def _papers(books: Readings, register: str) -> dict[str, int]:
    waiting: Sequence[JobState] = (JobState.WAITING, JobState.SENT)
    return dict(Count(f"{job.state.value} {job.way.value}" for job in books.jobs(register, waiting)))


def _backup(backups: Backups) -> dict[str, object]:
    setup, status = backups.setup, backups.board.read()
    places = () if setup is None else setup.places
    drill = status.drill
    return {
        "places": [
            {
                "kind": kind if (kind := place.address.partition(":")[0]) in _PLACE_KINDS else "",
                "verified_at": _moment(None if stands is None else stands.verified_at),
                "failed_at": _moment(None if stands is None else stands.failed_at),
            }
            for place in places
            for stands in [status.places.get(place.name)]
        ],
        "drill": None if drill is None else {"at": _moment(drill.at), "whole": not drill.fault},
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
