"""
Visma eAccounting (Visma eRegnskap), API v2: `POST /vouchers`.

- The owner logs in once and gets a code; it is exchanged for a refresh token. Refresh tokens rotate: each is
  good for one exchange, and the new one is kept before anything is done with the answer it came in.
- Automatic VAT is off: net and VAT are rows of their own, so the register's VAT stands there to the øre.
- Nothing guards against doubles; a voucher is looked for by the key in its text. A filter on the day keeps
  the list short where it is taken; if it is refused, all of the list is read, and never less.
- A document is laid there first and named in the voucher; if the voucher is refused, it is taken away again.

Source: a public copy of the vendor's description of v2; accounts, VAT codes, company and filters are not in
the part that the stand-in is held to.
"""

import ssl
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

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
from datakasse.partners.accounting.mapped import must_be_mapped, the_one, their_ore
from datakasse.partners.accounting.visma_eaccounting_voucher import QUERY, body, text_key
from datakasse.partners.line.http_line import Answer, HttpLine, Patience, Request
from datakasse.partners.line.json_body import written
from datakasse.partners.line.opened_line import OpenedLine
from datakasse.partners.line.outcome import TheirWords, read, went_well
from datakasse.partners.line.owner_login import OwnerLogin
from datakasse.partners.line.redaction import Redaction
from datakasse.partners.line.token import TokenKeeper

ADDRESS = "https://eaccountingapi.vismaonline.com/v2"
LOGIN_ADDRESS = "https://identity.vismaonline.com"
SANDBOX_ADDRESS = "https://eaccountingapi-sandbox.test.vismaonline.com/v2"
SANDBOX_LOGIN_ADDRESS = "https://identity-sandbox.test.vismaonline.com"
NAME = "Visma eAccounting"

Row = TypeVar("Row")

_PAGE = 500
_BAD_REQUEST = 400
_VOUCHER_DOCUMENT = 3


class _Meta(msgspec.Struct, rename="pascal"):
    current_page: int
    total_number_of_pages: int


class _Page(msgspec.Struct, rename="pascal"):
    meta: _Meta
    data: list[msgspec.Raw]


class _Account(msgspec.Struct, rename="pascal"):
    number: str
    name: str = ""
    vat_code_id: str | None = None
    is_active: bool = True
    is_blocked_for_manual_booking: bool = False


class _VatCode(msgspec.Struct, rename="pascal"):
    id: str
    code: str | None = None
    description: str | None = None
    vat_rate: Decimal = Decimal()


class _Company(msgspec.Struct, rename="pascal"):
    name: str = ""
    corporate_identity_number: str | None = None


class _CostCenterItem(msgspec.Struct, rename="pascal"):
    id: str
    name: str | None = None


class _CostCenter(msgspec.Struct, rename="pascal"):
    number: int = 0
    items: list[_CostCenterItem] | None = None


class _Attachment(msgspec.Struct, rename="pascal"):
    id: str


class _Attachments(msgspec.Struct, rename="pascal"):
    attachment_ids: list[str] = []


class _VoucherRow(msgspec.Struct, rename="pascal"):
    debit_amount: Decimal | None = None


class _Voucher(msgspec.Struct, rename="pascal"):
    id: str
    voucher_date: date
    voucher_text: str = ""
    number_and_number_series: str | None = None
    rows: list[_VoucherRow] = []
    attachments: _Attachments | None = None


class _Fault(msgspec.Struct, rename="pascal"):
    field: str | None = None
    message: str | None = None


class _Refusal(msgspec.Struct, rename="pascal"):
    developer_error_message: str | None = None
    error_id: str | None = None
    errors: list[_Fault] | None = None


class VismaEAccounting:
    """
    A company's books at Visma eAccounting.

    Args:
        line: To `ADDRESS` or `SANDBOX_ADDRESS`.
        login: What lets us in.
        now: Tells the time, for when a token runs out.
    """

    name = "visma_eaccounting"

    def __init__(self, line: HttpLine, login: OwnerLogin, now: Callable[[], datetime]) -> None:
        self._opened = OpenedLine(line, TokenKeeper(login.fetched, now), NAME, words=their_words)

    def who(self) -> str:
        """Return whose books the credentials open; raises `NotBooked`."""
        company = self._opened.got("/companysettings", _Company)
        return f"{company.name} ({company.corporate_identity_number or 'uten organisasjonsnummer'})"

    def accounts(self) -> list[TheirAccount]:
        """Return their accounts, by number, each with the VAT code that is booked on it."""
        codes = {row.id: row.code or "" for row in self._pages("/vatcodes", _VatCode)}
        found: dict[str, TheirAccount] = {}
        # An account is told once for each fiscal year; it can be used if it can be used in one of them.
        for row in self._pages("/accounts", _Account):
            is_open = row.is_active and not row.is_blocked_for_manual_booking
            if is_open or row.number not in found:
                code = codes.get(row.vat_code_id or "", "")
                found[row.number] = TheirAccount(row.number, row.name, row.number, code, is_open)
        return [found[number] for number in sorted(found)]

    def vat_types(self, day: date) -> list[TheirVatType]:
        """Return their VAT codes with the rates of a day; raises `NotBooked`."""
        rows = self._pages("/vatcodes", _VatCode, ("vatRateDate", day.isoformat()))
        return [
            TheirVatType(row.code, row.description or "", int(row.vat_rate.scaleb(2)), row.id)
            for row in rows
            if row.code
        ]

    def choices(self) -> Mapping[str, list[Choice]]:
        """Return what a department can be: the items of their first cost centre; raises `NotBooked`."""
        centers = self._pages("/costcenters", _CostCenter)
        first = min(centers, key=lambda center: center.number, default=_CostCenter())
        return {"department": [Choice(item.id, item.name or item.id) for item in first.items or []]}

    def draft(self, voucher: DayVoucher, place: Place) -> object:
        """Return the body that would be sent, but for the document, which is laid there first."""
        return body(voucher, place)

    def book(self, voucher: DayVoucher, place: Place, document: Document) -> Booked:
        """Lay the document there, and book the voucher that names it; raises `NotBooked`."""
        must_be_mapped(voucher, place, vat_accounts=True)
        laid = self._laid_there(document)
        named = {"Attachments": {"AttachmentIds": [laid], "DocumentType": _VOUCHER_DOCUMENT}}
        content = written(body(voucher, place) | named)
        answer = self._opened.ask(Request("POST", "/vouchers", QUERY, body=content, changes=True))
        if went_well(answer):
            return _booked(read(answer, _Voucher, NAME), voucher)
        refusal = self._opened.refused(answer)
        if refusal.trouble is not Trouble.UNKNOWN:
            self._take_away(laid)
        raise refusal

    def find(self, voucher: DayVoucher) -> Booked | None:
        """Look a voucher up by the key in its text; None when it is surely not there."""
        key = text_key(voucher)
        wanted = (("$filter", f"VoucherDate eq {voucher.day.isoformat()}"),)
        rows = self._pages("/vouchers", _Voucher, *wanted, may_do_without=True)
        ours = [row for row in rows if row.voucher_date == voucher.day and key in row.voucher_text.split()]
        their_id = the_one([row.id for row in ours], NAME)
        return None if their_id is None else _booked(ours[0], voucher)

    def attach(self, booked: Booked, document: Document) -> None:
        """Lay a document beside a voucher that has none; raises `NotBooked`."""
        if booked.documented:
            return
        link = {
            "DocumentId": booked.their_id,
            "DocumentType": _VOUCHER_DOCUMENT,
            "AttachmentIds": [self._laid_there(document)],
        }
        self._opened.asked(Request("POST", "/attachmentlinks", body=written(link), changes=True))

    def _laid_there(self, document: Document) -> str:
        """Return what a document is called that has been laid there; nothing is booked by that."""
        told = {
            "ContentType": "application/pdf",
            "FileName": document.name,
            "Data": b64encode(document.pdf).decode(),
        }
        answer = self._opened.asked(Request("POST", "/attachments", body=written(told)))
        return read(answer, _Attachment, NAME).id

    def _take_away(self, attachment: str) -> None:
        """Take a document away that no voucher names; if it stays, it lies there and does no harm."""
        try:
            self._opened.ask(Request("DELETE", f"/attachments/{attachment}"))
        except NotBooked:
            return

    def _pages(
        self, path: str, kind: type[Row], *query: tuple[str, str], may_do_without: bool = False
    ) -> list[Row]:
        """
        Return all of a list, page by page.

        Args:
            path: Where the list is.
            kind: What is in it.
            query: What it is asked for with.
            may_do_without: Whether the query only shortens it, and is left out where it is refused.

        Raises:
            NotBooked: The list cannot be read to its end.
        """
        found: list[Row] = []
        number = 1
        while True:
            wanted = (*query, ("$page", str(number)), ("$pagesize", str(_PAGE)))
            answer = self._opened.ask(Request("GET", path, wanted))
            if answer.status == _BAD_REQUEST and may_do_without and query:
                return self._pages(path, kind)
            if not went_well(answer):
                raise self._opened.refused(answer)
            page = read(answer, _Page, NAME)
            if page.meta.current_page != number:
                raise NotBooked(f"{NAME} blar ikke i listen {path}", Trouble.LATER)
            found += [_decoded(row, kind) for row in page.data]
            if number >= page.meta.total_number_of_pages:
                return found
            number += 1


def _decoded(row: msgspec.Raw, kind: type[Row]) -> Row:
    try:
        return msgspec.json.decode(row, type=kind)
    except msgspec.ValidationError:
        raise NotBooked(f"{NAME} svarte med noe annet enn ventet", Trouble.LATER) from None


def _booked(there: _Voucher, voucher: DayVoucher) -> Booked:
    """Return a voucher as it stands there; VAT is ours, row by row, so there is none to read back."""
    key = text_key(voucher)
    return Booked(
        there.id,
        there.number_and_number_series or "",
        debit_ore=sum(their_ore(row.debit_amount or Decimal(), NAME) for row in there.rows),
        key=voucher.key if key in there.voucher_text.split() else None,
        day=there.voucher_date,
        documented=there.attachments is not None and bool(there.attachments.attachment_ids),
    )


def their_words(answer: Answer) -> TheirWords:
    """
    Return what an error says: what is wrong, and with which field.

    Example:
        >>> told = b'{"DeveloperErrorMessage": "Bad", "ErrorId": "e-1", "Errors": [{"Message": "Locked"}]}'
        >>> their_words(Answer(400, {}, told))
        TheirWords(text='Bad; Locked', request_id='e-1')
    """
    try:
        refusal = msgspec.json.decode(answer.body, type=_Refusal)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return TheirWords()
    faults = [
        f"{fault.field}: {fault.message}" if fault.field else fault.message or ""
        for fault in refusal.errors or []
    ]
    said = [text for text in [refusal.developer_error_message or "", *faults] if text]
    return TheirWords("; ".join(said), refusal.error_id or "")


def visma_eaccounting(
    trust: ssl.SSLContext | None = None,
    address: str = "",
    login_address: str = "",
    patience: Patience | None = None,
) -> SystemKind:
    """
    Return what has to be known to choose Visma eAccounting.

    Args:
        trust: Whose word is taken for who a server is; the machine's own list where nothing is given.
        address: Where it is reached; by the settings where nothing is given.
        login_address: Where tokens are had; by the settings where nothing is given.
        patience: How long to wait.
    """

    def opened(
        secrets: Secrets, settings: Mapping[str, str], now: Callable[[], datetime]
    ) -> VismaEAccounting:
        is_sandbox = settings.get("environment") == "sandbox"
        books = address or (SANDBOX_ADDRESS if is_sandbox else ADDRESS)
        door = login_address or (SANDBOX_LOGIN_ADDRESS if is_sandbox else LOGIN_ADDRESS)
        redaction = Redaction()
        login = OwnerLogin(
            HttpLine(door, redaction, trust, patience),
            "/connect/token",
            secrets,
            now,
            redirect_uri=settings.get("redirect_uri", ""),
            title=NAME,
        )
        return VismaEAccounting(HttpLine(books, redaction, trust, patience), login, now)

    asked = (
        Asked("client_id", "Client ID", secret=True),
        Asked("client_secret", "Client secret", secret=True),
        Asked("redirect_uri", "Redirect-adressen som er registrert hos Visma"),
        Asked("code", "Koden fra innloggingen hos Visma; brukes én gang", secret=True, optional=True),
        Asked("refresh_token", "Refresh token, når dere alt har et", secret=True, optional=True),
        Asked("environment", "«sandbox» for Vismas testmiljø, ellers tomt", optional=True),
    )
    return SystemKind(VismaEAccounting.name, NAME, asked, opened, posts_vat=True)
