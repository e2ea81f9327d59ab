"""
The control package: all that a *kassakontroll* asks for, in one file that can be checked.

    innhold.csv                  every file with its size and SHA-256
    les-meg.txt                  what it is, and how it is checked
    saft/…                       SAF-T Cash Register of the period
    z/…, kasseoppgjor/…          each Z report and each count, as on paper, and a list of them
    brukerlogg.csv               who came and went, what was approved, refused and changed
    indikatorer.csv              how often something happened that should be rare
    nokler/…, om-systemet.json   public keys in use, version and declaration
    verifisering.txt             what a check of the whole journal found
    systembeskrivelse.md         the system description

Nothing in it is secret: of a key with a shared secret only its fingerprint is told.

Law: KSL-4 (reading access and help on control), BFF-5-3-15, law.md 5.4.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Final, Literal, Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from datakasse.counter.counter import Counter
from datakasse.counter.document import slip_of
from datakasse.journal.entry import Record
from datakasse.journal.event import kind_of
from datakasse.journal.events.day import ZReported
from datakasse.journal.events.people import (
    ActionApproved,
    AttemptRefused,
    OfficeEntered,
    OfficeLeft,
    RoleDefined,
    RoleGiven,
    SignedOff,
    SignedOn,
)
from datakasse.journal.events.register import KeysRotated, RegisterCommissioned, RegisterRestored
from datakasse.journal.events.shop import SettingsChanged
from datakasse.journal.public_keys import PublicKeys
from datakasse.office.control.about import about, system_description_text
from datakasse.office.control.export_saft import export_saft, file_name
from datakasse.office.control.keys_elsewhere import told_of_keys
from datakasse.office.control.plain_words import details_in_words
from datakasse.office.control.show_indicators import NAMES, count_indicators
from datakasse.office.control.working_file import WorkingFile
from datakasse.office.ledger.csv_file import Kroner, kroner_cell
from datakasse.receipt.formats import as_text
from datakasse.receipt.words.event_text import event_title
from datakasse.saft.source import Selection
from datakasse.storage.ports.store import PrintJob, Readings
from datakasse.trade.moment import in_norway

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_DOCUMENTS: Final[tuple[tuple[str, Literal["z_report", "cash_report"]], ...]] = (
    ("z", "z_report"),
    ("kasseoppgjor", "cash_report"),
)
_USER_LOG: Final = (
    SignedOn,
    SignedOff,
    OfficeEntered,
    OfficeLeft,
    ActionApproved,
    AttemptRefused,
    SettingsChanged,
    RoleDefined,
    RoleGiven,
)
_READ_ME: Final = """Kontrollpakke fra datakasse

Periode: {period}
Laget:   {made} (norsk tid)
Av:      {who}
System:  {system}

innhold.csv lister alle filene med størrelse og SHA-256. verifisering.txt forteller hva en kontroll av hele
journalen fant: byte, kjede, signaturer og segl, fra første post. SAF-T-filen kan kontrolleres mot skjemaet og
signaturene med den offentlige nøkkelen i nokler/. Tallene i indikatorer.csv er talt opp av postene i perioden
og gjelder kassen, ikke enkeltpersoner.
"""


class PackageStep(StrEnum):
    """What is made, in this order."""

    SAFT = "saft"
    PAPERS = "papers"
    USER_LOG = "user_log"
    KEYS = "keys"
    INDICATORS = "indicators"
    VERIFICATION = "verification"
    DESCRIPTION = "description"


class PackedFile(msgspec.Struct, frozen=True):
    """
    A file of the package, as the index tells it.

    Attributes:
        name: Its name.
        size_bytes: How long it is.
        sha256: Sum of its bytes, in hexadecimal.
    """

    name: str
    size_bytes: int
    sha256: str


class Archived(Protocol):
    """What an archive is written to, from its beginning to its end."""

    def write(self, data: bytes, /) -> int:
        """Take bytes."""
        ...

    def flush(self) -> None:
        """Let them be seen."""
        ...

    def close(self) -> None:
        """Let go; whoever writes an archive does not."""
        ...


def control_package(
    counter: Counter,
    from_date: date | None,
    to_date: date | None,
    stream: Archived,
    *,
    operator: str = "",
    begun: Callable[[PackageStep], None] = lambda _step: None,
) -> list[PackedFile]:
    """
    Write the control package of a period as a ZIP file and return its index; journalled as an export.

    Args:
        counter: The till.
        from_date: First Norwegian day; None for the beginning.
        to_date: Last Norwegian day, included; None for the end.
        stream: Where the bytes go.
        operator: Who asks; empty is the one who keeps the machine.
        begun: Told each step when it begins.

    Raises:
        MissingRight: The operator's role may not export.
        Refused: As `export_saft`.
    """
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        package = _Package(archive, counter)
        begun(PackageStep.SAFT)
        with WorkingFile() as made:
            export_saft(counter, Selection(from_date, to_date), made, operator=operator)
            number = about(counter).organisation_number
            package.put(f"saft/{file_name(number, counter.clock.now())}", made.blocks())
        with counter.store.read() as books:
            registers = [register.register_id for register in books.registers()]
            begun(PackageStep.PAPERS)
            package.put_text("z/liste.csv", _table(_z_rows(books, registers, from_date, to_date)))
            for name, text in _papers(counter, books, registers, from_date, to_date):
                package.put_text(name, text)
            begun(PackageStep.USER_LOG)
            package.put_text("brukerlogg.csv", _table(_user_log(books, registers, from_date, to_date)))
            begun(PackageStep.KEYS)
            for name, text in _keys(books, registers):
                package.put_text(name, text)
        begun(PackageStep.INDICATORS)
        package.put_text("indikatorer.csv", _table(_indicator_rows(counter, from_date, to_date)))
        begun(PackageStep.VERIFICATION)
        package.put_text("verifisering.txt", "\n".join(_verified(counter, registers)) + "\n")
        begun(PackageStep.DESCRIPTION)
        package.put("om-systemet.json", [msgspec.json.format(msgspec.json.encode(about(counter)))])
        package.put_text("systembeskrivelse.md", system_description_text())
        package.put_text("les-meg.txt", _read_me(counter, from_date, to_date, operator))
        return package.close()


def package_name(counter: Counter) -> str:
    """Return what the file is called: the business and the moment."""
    number = about(counter).organisation_number
    return f"kontrollpakke_{number}_{in_norway(counter.clock.now()):%Y%m%d%H%M%S}.zip"


class _Package:
    """An archive that remembers what was put in it."""

    def __init__(self, archive: ZipFile, counter: Counter) -> None:
        self._archive = archive
        self._at = in_norway(counter.clock.now()).timetuple()[:6]
        self._index: list[PackedFile] = []

    def put(self, name: str, blocks: Iterable[bytes]) -> None:
        """Put a file in, block by block."""
        digest, size = hashlib.sha256(), 0
        entry = ZipInfo(name, self._at)
        entry.compress_type = ZIP_DEFLATED
        with self._archive.open(entry, "w", force_zip64=True) as file:
            for block in blocks:
                digest.update(block)
                size += len(block)
                file.write(block)
        self._index.append(PackedFile(name, size, digest.hexdigest()))

    def put_text(self, name: str, text: str) -> None:
        """Put a text in."""
        self.put(name, [text.encode()])

    def close(self) -> list[PackedFile]:
        """Put the index in, which lists everything but itself, and return it."""
        rows = [("fil", "byte", "sha256"), *map(msgspec.structs.astuple, self._index)]
        self._archive.writestr(ZipInfo("innhold.csv", self._at), _table(rows), ZIP_DEFLATED)
        return self._index


def _table(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as Norwegian spreadsheets read them: semicolons, and a mark that says UTF-8."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([*map(_plain, row)] for row in rows)
    return "\ufeff" + text.getvalue()


def _plain(value: object) -> object:
    """Return a value that no spreadsheet takes for a formula: what somebody wrote may begin like one."""
    is_formula = isinstance(value, str) and value[:1] in _FORMULA and not isinstance(value, Kroner)
    return f"'{value}" if is_formula else value


def _z_reports(
    books: Readings, register: str, from_date: date | None, to_date: date | None
) -> Iterator[tuple[Record, ZReported]]:
    for record in books.records_between(register, from_date, to_date):
        if isinstance(record.event, ZReported):
            yield record, record.event


def _z_rows(
    books: Readings, registers: list[str], from_date: date | None, to_date: date | None
) -> Iterator[tuple[object, ...]]:
    yield (
        "kasse",
        "z",
        "tatt",
        "kontantsalg",
        "returer",
        "kvitteringer",
        "forventet",
        "talt",
        "differanse",
        "forklaring",
    )
    for register in registers:
        for record, z in _z_reports(books, register, from_date, to_date):
            report = z.report
            yield (
                register,
                z.number,
                f"{in_norway(record.at):%Y-%m-%d %H:%M:%S}",
                kroner_cell(report.cash_sales_ore),
                kroner_cell(report.returns.amount_ore),
                report.receipts,
                kroner_cell(sum(count.expected_ore for count in report.counts)),
                kroner_cell(sum(count.counted_ore for count in report.counts)),
                kroner_cell(sum(count.difference_ore for count in report.counts)),
                " / ".join(count.explanation for count in report.counts if count.explanation),
            )


def _papers(
    counter: Counter, books: Readings, registers: list[str], from_date: date | None, to_date: date | None
) -> Iterator[tuple[str, str]]:
    """Yield each Z report and the count beside it, as they stand on paper."""
    for register in registers:
        for record, z in _z_reports(books, register, from_date, to_date):
            for folder, document in _DOCUMENTS:
                job = PrintJob(register, 0, document, record.number)
                slip = slip_of(books, job, demonstration=counter.demonstration)
                yield f"{folder}/{register}-z-{z.number:06d}.txt", as_text.render(slip)


def _user_log(
    books: Readings, registers: list[str], from_date: date | None, to_date: date | None
) -> Iterator[tuple[object, ...]]:
    yield ("kasse", "post", "tidspunkt", "bruker", "type", "hendelse", "detaljer")
    for register in registers:
        for record in books.records_between(register, from_date, to_date):
            if isinstance(record.event, _USER_LOG):
                at = f"{in_norway(record.at):%Y-%m-%d %H:%M:%S}"
                told = (event_title(record.event, "nb"), details_in_words(record.event))
                yield (register, record.number, at, record.operator, kind_of(record.event), *told)


def _keys(books: Readings, registers: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the public side of every key that a register has used."""
    for register in registers:
        told = books.told_between(register, None, None)
        for record in chain([books.record(register, 1)], told):
            match record.event:
                case RegisterCommissioned(keys=keys) | KeysRotated(keys=keys) | RegisterRestored(keys=keys):
                    yield f"nokler/{register}-v{keys.version}.txt", _key_text(keys, record.number)
                case _:
                    pass


def _key_text(keys: PublicKeys, entry: int) -> str:
    return (
        f"Nøkkelversjon: {keys.version}\nMetode: {keys.method}\nGjelder etter post: {entry}\n"
        f"Segl (Ed25519): {keys.head}\n\n{keys.statutory}\n"
    )


def _indicator_rows(
    counter: Counter, from_date: date | None, to_date: date | None
) -> Iterator[tuple[object, ...]]:
    yield ("kasse", "hva", "antall", "beløp", "per 1000 kvitteringer")
    for told in count_indicators(counter, from_date, to_date):
        yield (told.register, "Kvitteringer", told.receipts, kroner_cell(told.sales_ore), "")
        yield (told.register, "Z-rapporter", told.z_reports, "", "")
        for row in told.rows:
            often = "" if row.per_thousand is None else row.per_thousand
            yield (told.register, NAMES[row.name], row.count.number, kroner_cell(row.count.amount_ore), often)


def _verified(counter: Counter, registers: list[str]) -> Iterator[str]:
    for register in registers:
        faults = 0
        for finding in counter.store.verify(register):
            faults += 1
            yield f"{register}  post {finding.number}  {finding.fault}: {finding.nb}"
        with counter.store.read() as books:
            yield f"{register}: {books.head(register).number} poster, {faults} feil."
        yield from told_of_keys(counter.store, register, faults)


def _read_me(counter: Counter, from_date: date | None, to_date: date | None, operator: str) -> str:
    known = about(counter)
    declared = known.declaration_reference or "ikke deklarert (demonstrasjon)"
    return _READ_ME.format(
        period=f"{from_date or 'fra begynnelsen'} til {to_date or 'i dag'}",
        made=f"{in_norway(counter.clock.now()):%Y-%m-%d %H:%M:%S}",
        who=operator or "den som har maskinen",
        system=f"{known.product} {known.version}, produkterklæring: {declared}",
    )
