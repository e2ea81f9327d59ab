"""
24SevenOffice (Finago Office), REST v1: `POST /transactions`.

- Nothing guards against doubles; a voucher is looked for by the key in its lines' comments.
- A document is laid there first and named in the voucher; a voucher that stands cannot be given one.
- The list of transaction lines ends before `dateTo`, and goes on where its `Link` header says so.
- Errors have no described body, so what can be found out is told beside their number.

Source: the vendor's description of REST v1 (0.56).
"""

import ssl
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from urllib.parse import urlsplit

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
from datakasse.partners.accounting.mapped import must_be_mapped, number_of, the_one, their_ore
from datakasse.partners.accounting.twentyfour_seven_office_voucher import (
    DEPARTMENT,
    OfficeSettings,
    Tax,
    body,
    comment_key,
    vat_types_among,
)
from datakasse.partners.line.client_login import asked_for_tokens, lasting
from datakasse.partners.line.http_line import Answer, HttpLine, Patience, Request
from datakasse.partners.line.json_body import written
from datakasse.partners.line.opened_line import OpenedLine
from datakasse.partners.line.outcome import read, went_well
from datakasse.partners.line.redaction import Redaction
from datakasse.partners.line.token import Token, TokenKeeper

ADDRESS = "https://rest.api.24sevenoffice.com/v1"
LOGIN_ADDRESS = "https://login.24sevenoffice.com"
NAME = "24SevenOffice"
AUDIENCE = "https://api.24sevenoffice.com"

_PAGE = 500
_FULL_PAGE = 50
_LOOKS = 20
_BETWEEN_LOOKS_S = 0.5


class OfficeLines(msgspec.Struct, frozen=True):
    """
    The lines that 24SevenOffice is reached on.

    Attributes:
        books: To `ADDRESS`.
        login: To `LOGIN_ADDRESS`.
        documents: Makes a line to the address that a document is to be sent to.
        pause: Waits, while a document is being taken in.
    """

    books: HttpLine
    login: HttpLine
    documents: Callable[[str], HttpLine]
    pause: Callable[[float], None]


class _Organization(msgspec.Struct):
    id: int = 0
    name: str | None = None


class _Account(msgspec.Struct):
    number: int
    name: str = ""


class _Type(msgspec.Struct):
    number: int
    name: str = ""


class _Element(msgspec.Struct):
    value: str
    name: str = ""


class _Period(msgspec.Struct, rename="camel"):
    starting_date: str
    ending_date: str


class _Upload(msgspec.Struct, rename="camel"):
    upload_method: str
    upload_url: str
    file_id: str


class _UploadStatus(msgspec.Struct, rename="camel"):
    status: str
    document_id: int | None = None


class _Made(msgspec.Struct, rename="camel"):
    transaction_id: str


class _Transaction(msgspec.Struct):
    id: str = ""
    number: int | None = None


class _Row(msgspec.Struct, rename="camel"):
    amount: Decimal
    date: date
    transaction: _Transaction = msgspec.field(default_factory=_Transaction)
    comment: str = ""
    document_id: int | None = None


class TwentyFourSevenOffice:
    """
    An organisation's books at 24SevenOffice.

    Args:
        lines: What it is reached on.
        secrets: `client_id` names the program, `client_secret` proves it.
        settings: Whose books, and how vouchers are to be booked.
        now: Tells the time, for when a token runs out.
    """

    name = "24sevenoffice"

    def __init__(
        self, lines: OfficeLines, secrets: Secrets, settings: OfficeSettings, now: Callable[[], datetime]
    ) -> None:
        self._lines = lines
        self._secrets = secrets
        self._settings = settings
        self._now = now
        self._opened = OpenedLine(lines.books, TokenKeeper(self._fetch_token, now), NAME)

    def who(self) -> str:
        """Return whose books the credentials open; raises `NotBooked`."""
        found = self._opened.got("/organization/information", _Organization)
        return found.name or str(found.id)

    def accounts(self) -> list[TheirAccount]:
        """Return their accounts, by number; raises `NotBooked`."""
        rows = self._opened.got("/accounts", list[_Account])
        rows.sort(key=lambda row: row.number)
        return [TheirAccount(str(row.number), row.name, str(row.number)) for row in rows]

    def vat_types(self, day: date) -> list[TheirVatType]:
        """Return their codes for sales, with the standard codes they seem to be; raises `NotBooked`."""
        return vat_types_among(self._opened.got("/taxes", list[Tax]), day)

    def choices(self) -> Mapping[str, list[Choice]]:
        """Return their types of transaction, each with its series, and departments; raises `NotBooked`."""
        types = self._opened.got("/transactiontypes", list[_Type])
        departments = self._opened.got(f"/dimensions/{DEPARTMENT}/elements", list[_Element])
        return {
            "transaction_type": [Choice(str(row.number), row.name) for row in types if row.number > 0],
            "department": [Choice(row.value, row.name) for row in departments],
        }

    def draft(self, voucher: DayVoucher, place: Place) -> object:
        """Return the body that would be sent, but for the document's number, which is not known before."""
        return body(voucher, place, self._settings)

    def book(self, voucher: DayVoucher, place: Place, document: Document) -> Booked:
        """Lay the document there, and book the voucher that names it; raises `NotBooked`."""
        must_be_mapped(voucher, place)
        if self._settings.transaction_type is None:
            raise NotBooked("Det er ikke valgt hvilken bilagsart kassens bilag skal ha.", Trouble.REFUSED)
        named = {"documentId": self._laid_there(document)}
        content = written(body(voucher, place, self._settings) | named)
        answer = self._opened.ask(Request("POST", "/transactions", body=content, changes=True))
        if not went_well(answer):
            raise self._opened.refused(answer, self._beside(answer, voucher.day))
        return self._as_it_stands(Booked(read(answer, _Made, NAME).transaction_id, documented=True), voucher)

    def find(self, voucher: DayVoucher) -> Booked | None:
        """Look a voucher up by the key in its lines' comments; None when it is surely not there."""
        key = comment_key(voucher)
        rows = self._rows_of(voucher.day)
        their_id = the_one([row.transaction.id for row in rows if key in row.comment.split()], NAME)
        if their_id is None:
            return None
        lines = [row for row in rows if row.transaction.id == their_id]
        number = lines[0].transaction.number
        amounts_ore = [their_ore(row.amount, NAME) for row in lines]
        return Booked(
            their_id,
            "" if number is None else str(number),
            debit_ore=sum(amount for amount in amounts_ore if amount > 0),
            key=voucher.key,
            day=lines[0].date,
            documented=any(row.document_id is not None for row in lines),
        )

    def attach(self, booked: Booked, document: Document) -> None:
        """Refuse: a voucher that stands there cannot be given a document."""
        del booked, document
        raise NotBooked("24SevenOffice tar ikke imot dokument til et bilag som er ført.", Trouble.REFUSED)

    def _as_it_stands(self, made: Booked, voucher: DayVoucher) -> Booked:
        """Return a voucher that was just made with its number, which the answer does not tell."""
        try:
            return self.find(voucher) or made
        except NotBooked:
            return made

    def _rows_of(self, day: date) -> list[_Row]:
        """Return all lines of a day; the list goes on while it says so, or while its pages are full."""
        found: list[_Row] = []
        page = 1
        while True:
            query = (
                ("dateFrom", day.isoformat()),
                ("dateTo", (day + timedelta(days=1)).isoformat()),
                ("limit", str(_PAGE)),
                ("page", str(page)),
            )
            answer = self._opened.asked(Request("GET", "/transactionlines", query=query))
            rows = read(answer, list[_Row], NAME) if answer.body else []
            found += rows
            link = answer.headers.get("link", "")
            goes_on = 'rel="next"' in link if link else len(rows) >= _FULL_PAGE
            if not rows or not goes_on:
                return found
            page += 1

    def _laid_there(self, document: Document) -> int:
        """Return the number of a document that has been taken in; nothing is booked by that."""
        asked = Request("POST", "/fileUpload", body=written({"contentType": "application/pdf"}))
        upload = read(self._opened.asked(asked), _Upload, NAME)
        parts = urlsplit(upload.upload_url)
        if parts.scheme != "https":
            raise NotBooked(f"{NAME} vil ha dokumentet sendt uten kryptering", Trouble.REFUSED)
        self._lines.books.redaction.learn(parts.query)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        # The address is its own ticket; our token is not shown to another host.
        sent = self._lines.documents(f"https://{parts.netloc}").ask(
            Request(upload.upload_method, path, body=document.pdf, media_type="application/pdf")
        )
        if not went_well(sent):
            raise NotBooked(f"{NAME} tok ikke imot dokumentet (svar {sent.status})", Trouble.LATER)
        for _ in range(_LOOKS):
            status = self._opened.got(f"/fileUpload/{upload.file_id}", _UploadStatus)
            if status.document_id is not None:
                return status.document_id
            if status.status.casefold() == "failed":
                break
            self._lines.pause(_BETWEEN_LOOKS_S)
        raise NotBooked(f"{NAME} fikk ikke lagret dokumentet", Trouble.LATER)

    def _beside(self, answer: Answer, day: date) -> str:
        """Return what can be told beside their number: that a day is in none of their periods."""
        if not self._opened.is_refusal(answer):
            return ""
        try:
            periods = self._opened.got("/fiscalperiods", list[_Period])
        except NotBooked:
            return ""
        if any(one.starting_date[:10] <= day.isoformat() <= one.ending_date[:10] for one in periods):
            return ""
        return f"{day:%d.%m.%Y} er ikke i noen regnskapsperiode der."

    def _fetch_token(self) -> Token:
        asked_at = self._now()
        kept = self._secrets.read()
        for secret in kept.values():
            self._lines.login.redaction.learn(secret)
        form = {
            "grant_type": "client_credentials",
            "client_id": kept.get("client_id", ""),
            "client_secret": kept.get("client_secret", ""),
            "audience": AUDIENCE,
            "login_organization": self._settings.organization,
        }
        return lasting(asked_for_tokens(self._lines.login, "/oauth/token", form, {}, NAME), asked_at)


def twentyfour_seven_office(
    trust: ssl.SSLContext | None = None,
    address: str = ADDRESS,
    login_address: str = LOGIN_ADDRESS,
    patience: Patience | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> SystemKind:
    """
    Return what has to be known to choose 24SevenOffice.

    Args:
        trust: Whose word is taken for who a server is; the machine's own list where nothing is given.
        address: Where it is reached.
        login_address: Where tokens are had.
        patience: How long to wait.
        pause: Waits, while a document is being taken in.
    """

    def opened(
        secrets: Secrets, settings: Mapping[str, str], now: Callable[[], datetime]
    ) -> TwentyFourSevenOffice:
        redaction = Redaction()
        lines = OfficeLines(
            HttpLine(address, redaction, trust, patience),
            HttpLine(login_address, redaction, trust, patience),
            lambda upload_address: HttpLine(upload_address, redaction, trust, patience),
            pause,
        )
        told = OfficeSettings(
            number_of(settings.get("transaction_type", "")),
            settings.get("organization", ""),
            computes_vat=settings.get("vat_amounts") == "system",
        )
        return TwentyFourSevenOffice(lines, secrets, told, now)

    asked = (
        Asked("client_id", "Client ID", secret=True),
        Asked("client_secret", "Client secret", secret=True),
        Asked("organization", "Organisasjons-ID hos 24SevenOffice"),
        Asked("transaction_type", "Bilagsart for kassens bilag, som bestemmer nummerserien", optional=True),
        Asked("vat_amounts", "«system» når 24SevenOffice skal regne ut mva, ellers tomt", optional=True),
    )
    return SystemKind(TwentyFourSevenOffice.name, NAME, asked, opened)
