"""
Fiken, API version 2.

Let in by a personal token, which the shop makes for itself, or by OAuth 2 with a refresh token. One company
takes one request at a time; more than one may shut the shop out. Nothing stops doubles, and there is no field
for a key: it stands in the description, and a voucher is looked for among those of its day.

    what is asked     where
    look up           GET  /companies/{slug}/journalEntries?date=…    the key is a word of the description
    book              POST /companies/{slug}/generalJournalEntries    answers with an address and nothing else
    document          POST /companies/{slug}/journalEntries/{id}/attachments

A voucher that was cancelled there has a counter entry and is not counted as found.

Source: Fiken's own description, version 2.0.0; integrations.md 2.4.
"""

import ssl
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from threading import Lock
from typing import TypeVar
from urllib.parse import quote
from uuid import uuid4

import msgspec

from datakasse.bookkeeping.voucher import DayVoucher
from datakasse.office.delivery.accounting_system import (
    Asked,
    Booked,
    Choice,
    Document,
    NotBooked,
    Place,
    Secrets,
    SystemKind,
    TheirAccount,
    TheirVatType,
    Trouble,
)
from datakasse.partners.accounting.fiken_login import FikenLogin
from datakasse.partners.accounting.fiken_voucher import body
from datakasse.partners.accounting.mapped import number_of
from datakasse.partners.line.http_line import Answer, File, HttpLine, Patience, Request
from datakasse.partners.line.json_body import written
from datakasse.partners.line.outcome import TheirWords, not_booked, read, unreadable, went_well
from datakasse.partners.line.redaction import Redaction
from datakasse.trade.vat import rate_bp_on

ADDRESS = "https://api.fiken.no/api/v2"
LOGIN_ADDRESS = "https://fiken.no"
NAME = "Fiken"

Kind = TypeVar("Kind")

_PAGE = 100
_PAGES_MAX = 500
_VAT_CODES = {
    "3": "Utgående mva, alminnelig sats",
    "31": "Utgående mva, middels sats",
    "32": "Utgående mva, råfisk",
    "33": "Utgående mva, lav sats",
    "5": "Fritatt innenlands (nullsats)",
    "51": "Fritatt, omvendt avgiftsplikt",
    "52": "Fritatt, utførsel",
    "6": "Utenfor merverdiavgiftsloven",
    "7": "Ingen mva-behandling",
}
"""SAF-T's codes of sales, which are Fiken's own; it has no list of them to ask for."""


class _Company(msgspec.Struct, rename="camel"):
    name: str = ""
    slug: str = ""
    organization_number: str = ""


class _User(msgspec.Struct):
    name: str = ""


class _Account(msgspec.Struct):
    code: str
    name: str = ""


class _Line(msgspec.Struct):
    amount: int


class _Entry(msgspec.Struct, rename="camel"):
    journal_entry_id: int
    day: date = msgspec.field(name="date")
    description: str = ""
    journal_entry_number: int = 0
    offset_transaction_id: int | None = None
    lines: list[_Line] = []
    attachments: list[msgspec.Raw] = []


class Fiken:
    """
    A company's books at Fiken.

    Args:
        line: The line to the interface.
        login: What lets us in.
        company: Which company: its *slug*; the only one that the credentials open, where none was chosen.
    """

    name = "fiken"

    def __init__(self, line: HttpLine, login: FikenLogin, company: str) -> None:
        self._line = line
        self._login = login
        self._company = company
        self._lane = Lock()

    def who(self) -> str:
        """Return whose books the credentials open; the user, where a company is still to be chosen."""
        if not self._chosen():
            return self._got("/user", (), _User).name
        company = self._got(self._path(""), (), _Company)
        return f"{company.name} ({company.organization_number})"

    def accounts(self) -> list[TheirAccount]:
        """Return their accounts, by number; an account for each bank and customer has a colon in it."""
        accounts = self._pages(self._path("/accounts"), (), _Account)
        return [TheirAccount(account.code, account.name, account.code) for account in accounts]

    def vat_types(self, day: date) -> list[TheirVatType]:
        """Return the VAT codes of sales as they are on a day."""
        return [TheirVatType(code, name, rate_bp_on(code, day), code) for code, name in _VAT_CODES.items()]

    def choices(self) -> Mapping[str, list[Choice]]:
        """Return the companies that the credentials open."""
        return {"company": [Choice(company.slug, company.name) for company in self._companies()]}

    def draft(self, voucher: DayVoucher, place: Place) -> object:
        """Return the body that would be sent."""
        return body(voucher, place)

    def book(self, voucher: DayVoucher, place: Place, document: Document) -> Booked:
        """Book a voucher; the document follows."""
        del document
        _demand_placed(voucher, place)
        path = self._path("/generalJournalEntries")
        answer = self._demanded(Request("POST", path, body=written(body(voucher, place)), changes=True))
        if "location" not in answer.headers:
            raise unreadable(answer, NAME)
        return self._read_back(voucher)

    def find(self, voucher: DayVoucher) -> Booked | None:
        """Look a voucher up among those of its day, by the key in the description."""
        query = (("date", voucher.day.isoformat()),)
        found = [
            entry
            for entry in self._pages(self._path("/journalEntries"), query, _Entry)
            if voucher.key in entry.description.split() and entry.offset_transaction_id is None
        ]
        if len(found) > 1:
            numbers = ", ".join(str(entry.journal_entry_number) for entry in found)
            raise NotBooked(f"{NAME} har bilaget {len(found)} ganger: {numbers}", Trouble.REFUSED)
        return _booked(found[0], voucher.key) if found else None

    def attach(self, booked: Booked, document: Document) -> None:
        """Lay a document beside a voucher, if none is there."""
        path = self._path(f"/journalEntries/{int(booked.their_id)}/attachments")
        if self._got(path, (), list[msgspec.Raw]):
            return
        file = File("file", document.name, "application/pdf", document.pdf)
        self._demanded(Request("POST", path, form={"filename": document.name}, files=(file,), changes=True))

    def _read_back(self, voucher: DayVoucher) -> Booked:
        """Return a voucher that Fiken says it has booked; as long as it is not seen, nobody knows."""
        try:
            booked = self.find(voucher)
        except NotBooked as error:
            raise NotBooked(error.reason, Trouble.UNKNOWN, request_id=error.request_id) from None
        if booked is None:
            raise NotBooked(f"{NAME} svarte at bilaget er bokført, men viser det ikke ennå", Trouble.UNKNOWN)
        return booked

    def _path(self, rest: str) -> str:
        """Return an address within the company; raises `NotBooked` where it is still to be chosen."""
        company = self._chosen()
        if not company:
            raise NotBooked(f"Velg hvilket firma i {NAME} det gjelder", Trouble.REFUSED)
        return f"/companies/{quote(company, safe='')}{rest}"

    def _chosen(self) -> str:
        """Return the company that was chosen, or the only one there is; empty where there are more."""
        if not self._company:
            companies = self._companies()
            self._company = companies[0].slug if len(companies) == 1 else ""
        return self._company

    def _companies(self) -> list[_Company]:
        return self._pages("/companies", (), _Company)

    def _got(self, path: str, query: Sequence[tuple[str, str]], kind: type[Kind]) -> Kind:
        return read(self._demanded(Request("GET", path, query)), kind, NAME)

    def _pages(self, path: str, query: Sequence[tuple[str, str]], kind: type[Kind]) -> list[Kind]:
        """Return all of a list, page by page."""
        found: list[Kind] = []
        for page in range(_PAGES_MAX):
            part = (*query, ("page", str(page)), ("pageSize", str(_PAGE)))
            answer = self._demanded(Request("GET", path, part))
            found += read(answer, list[kind], NAME)
            pages = number_of(answer.headers.get("fiken-api-page-count", ""))
            if pages is None:
                raise unreadable(answer, NAME)
            if page + 1 >= pages:
                return found
        raise NotBooked(f"{NAME} har en liste uten ende", Trouble.LATER)

    def _demanded(self, request: Request) -> Answer:
        """Return an answer that is a success; raise what any other means."""
        name = str(uuid4())
        named = msgspec.structs.replace(request, headers={**request.headers, "X-Request-ID": name})
        with self._lane:
            answer = self._login.ask(self._line, named)
        if not went_well(answer):
            raise not_booked(answer, _words(answer, name), self._line, NAME)
        return answer


def fiken(
    trust: ssl.SSLContext | None = None,
    address: str = ADDRESS,
    login_address: str = LOGIN_ADDRESS,
    patience: Patience | None = None,
) -> SystemKind:
    """
    Return what has to be known to choose Fiken.

    Args:
        trust: Whose word is taken for who a server is; the machine's own list where nothing is given.
        address: Where the interface is reached.
        login_address: Where tokens are had.
        patience: How long to wait; as usual where nothing is given.
    """

    def opened(secrets: Secrets, settings: Mapping[str, str], now: Callable[[], datetime]) -> Fiken:
        redaction = Redaction()
        line = HttpLine(address, redaction, trust, patience)
        login = HttpLine(login_address, redaction, trust, patience)
        return Fiken(line, FikenLogin(login, secrets, settings, now), settings.get("company", ""))

    asked = (
        Asked("token", "Personlig API-nøkkel (eller de fire neste)", secret=True, optional=True),
        Asked("client_id", "Client ID", secret=True, optional=True),
        Asked("client_secret", "Client secret", secret=True, optional=True),
        Asked("code", "Engangskode fra innloggingen i Fiken", secret=True, optional=True),
        Asked("redirect_uri", "Adressen innloggingen sender til", optional=True),
        Asked("company", "Firma, når nøkkelen åpner flere", optional=True),
    )
    return SystemKind("fiken", NAME, asked, opened)


def _demand_placed(voucher: DayVoucher, place: Place) -> None:
    """See that all lines have a place; raises `NotBooked` where some have none."""
    lines = voucher.lines
    missing = [f"konto {line.account}" for line in lines if line.account not in place.accounts]
    codes = {line.vat_code for line in lines if line.vat_code} - set(place.vat_types)
    missing += [f"mva-kode {code}" for code in sorted(codes)]
    if missing:
        raise NotBooked(f"Ikke koblet til {NAME}: " + ", ".join(dict.fromkeys(missing)), Trouble.REFUSED)


def _booked(entry: _Entry, key: str) -> Booked:
    """
    Return a voucher as it stands there.

    Amounts are told without a side. Where they come to nothing, they have a sign, and the debit side can be
    read off them; otherwise it cannot.
    """
    amounts = [line.amount for line in entry.lines]
    return Booked(
        str(entry.journal_entry_id),
        str(entry.journal_entry_number or ""),
        None if sum(amounts) else sum(max(amount, 0) for amount in amounts),
        key,
        entry.day,
        documented=bool(entry.attachments),
    )


def _words(answer: Answer, request_id: str) -> TheirWords:
    """Return what an error says: a short text, plain or in JSON; never a page for people."""
    try:
        told = msgspec.json.decode(answer.body, type=dict[str, object])
        text = ": ".join(
            str(told[name]) for name in ("error", "error_description", "message") if told.get(name)
        )
    except (msgspec.DecodeError, UnicodeDecodeError):
        text = "" if b"<" in answer.body else answer.body.decode("utf-8", "replace")
    return TheirWords(text, request_id)
