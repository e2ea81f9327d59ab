"""
PowerOffice Go, API v2: `POST /Vouchers/CashJournals`.

The one system here with a guard of its own against doubles: `ExternalImportReference` is taken once for each
client. Which answer a second one gets is not described, so any refusal is followed by a look for the
reference: if it stands there, the voucher is booked. A reference may be used again after a reversal, so
reversed vouchers are not counted as found.

Needs the rights CashVoucher_Full, VoucherDocumentation_Full, AccountTransaction, GeneralLedgerAccount,
Department and CommonServices. Keys and tokens belong to one environment; demo lies under `/demo`.

Source: the vendor's description of API v2 and of its token endpoint.
"""

import ssl
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
from datakasse.partners.accounting.poweroffice_voucher import body
from datakasse.partners.line.client_login import asked_for_tokens, basic, lasting
from datakasse.partners.line.http_line import Answer, File, HttpLine, Patience, Request
from datakasse.partners.line.json_body import written
from datakasse.partners.line.opened_line import OpenedLine
from datakasse.partners.line.outcome import read, went_well
from datakasse.partners.line.redaction import Redaction
from datakasse.partners.line.token import Token, TokenKeeper

ADDRESS = "https://goapi.poweroffice.net"
DEMO_ADDRESS = "https://goapi.poweroffice.net/demo"
NAME = "PowerOffice Go"

Row = TypeVar("Row")

_PAGE = 5_000
_NO_CONTENT = 204
_FORBIDDEN = 403
_MAY_BE_THERE = {400, 404, 409, 422}


class _Client(msgspec.Struct, rename="pascal"):
    client_name: str | None = None
    client_id: str | None = None
    valid_privileges: list[str] | None = None


class _Account(msgspec.Struct, rename="pascal"):
    id: int
    account_no: int
    name: str | None = None
    is_active: bool | None = None
    is_vat_code_locked: bool | None = None
    vat_code: str | None = None


class _VatCode(msgspec.Struct, rename="pascal"):
    id: int
    rate: Decimal
    valid_from: date
    valid_to: date | None = None
    code: str | None = None
    name: str | None = None
    is_active: bool | None = None
    is_custom: bool | None = None


class _Department(msgspec.Struct, rename="pascal"):
    id: int
    code: str | None = None
    name: str | None = None


class _Voucher(msgspec.Struct, rename="pascal"):
    id: str
    voucher_no: int


class _Transaction(msgspec.Struct, rename="pascal"):
    voucher_id: str
    voucher_no: int
    posting_date: date
    amount: Decimal
    vat_amount: Decimal = Decimal()
    vat_code: str | None = None
    external_import_reference: str | None = None
    is_reversed: bool | None = None
    reversed_voucher_id: str | None = None


class _Documentation(msgspec.Struct, rename="pascal"):
    has_pdf: bool = False


class _LockDate(msgspec.Struct, rename="pascal"):
    lock_date: date | None = None


class PowerOffice:
    """
    A client's books at PowerOffice Go.

    Args:
        line: To `ADDRESS` or `DEMO_ADDRESS`.
        secrets: `application_key`, `client_key` and `subscription_key`.
        now: Tells the time, for when a token runs out.
    """

    name = "poweroffice"

    def __init__(self, line: HttpLine, secrets: Secrets, now: Callable[[], datetime]) -> None:
        self._line = line
        self._secrets = secrets
        self._now = now
        self._opened = OpenedLine(line, TokenKeeper(self._fetch_token, now), NAME, self._subscription)

    def who(self) -> str:
        """Return whose books the keys open; raises `NotBooked`."""
        client = self._client()
        return client.client_name or client.client_id or ""

    def accounts(self) -> list[TheirAccount]:
        """Return their accounts, by number; raises `NotBooked`."""
        rows = self._pages("/v2/GeneralLedgerAccounts", list[_Account])
        return [
            TheirAccount(
                str(row.account_no),
                row.name or "",
                str(row.id),
                (row.vat_code or "") if row.is_vat_code_locked else "",
                row.is_active is not False,
            )
            for row in sorted(rows, key=lambda row: row.account_no)
        ]

    def vat_types(self, day: date) -> list[TheirVatType]:
        """Return their standard VAT codes as they are on a day; their own variants are left out."""
        rows = self._pages("/v2/VatCodes", list[_VatCode], ("includeExpired", "true"))
        return [
            TheirVatType(
                row.code, row.name or "", int(row.rate.scaleb(4)), str(row.id), row.is_active is not False
            )
            for row in rows
            if row.code
            and not row.is_custom
            and row.valid_from <= day
            and (row.valid_to is None or day <= row.valid_to)
        ]

    def choices(self) -> Mapping[str, list[Choice]]:
        """Return their departments; raises `NotBooked`."""
        rows = self._pages("/v2/Departments", list[_Department], ("isActive", "true"))
        return {
            "department": [Choice(str(row.id), f"{row.code or ''} {row.name or ''}".strip()) for row in rows]
        }

    def draft(self, voucher: DayVoucher, place: Place) -> object:
        """Return the body that would be sent."""
        return body(voucher, place)

    def book(self, voucher: DayVoucher, place: Place, document: Document) -> Booked:
        """Book a voucher, or find that it is booked; its document comes later. Raises `NotBooked`."""
        del document
        must_be_mapped(voucher, place)
        content = written(body(voucher, self._with_no_vat(voucher.day, place)))
        answer = self._opened.ask(Request("POST", "/v2/Vouchers/CashJournals", body=content, changes=True))
        if went_well(answer):
            made = read(answer, _Voucher, NAME)
            return Booked(made.id, str(made.voucher_no))
        found = self.find(voucher) if answer.status in _MAY_BE_THERE else None
        if found is not None:
            return found
        raise self._opened.refused(answer, self._beside(answer, voucher.day))

    def find(self, voucher: DayVoucher) -> Booked | None:
        """Look a voucher up by its reference on its day; None when it is surely not there."""
        day = voucher.day.isoformat()
        all_rows = self._pages(
            "/v2/AccountTransactions", list[_Transaction], ("fromDate", day), ("toDate", day)
        )
        standing = [
            row
            for row in all_rows
            if row.external_import_reference == voucher.key
            and not row.is_reversed
            and row.reversed_voucher_id is None
        ]
        their_id = the_one([row.voucher_id for row in standing], NAME)
        if their_id is None:
            return None
        documents = self._pages("/v2/VoucherDocumentation", list[_Documentation], ("id", their_id))
        return _booked(standing, documented=any(one.has_pdf for one in documents))

    def attach(self, booked: Booked, document: Document) -> None:
        """Lay a PDF beside a booked voucher, in place of an earlier one; raises `NotBooked`."""
        file = File("file", document.name, "application/pdf", document.pdf)
        query = (("id", booked.their_id),)
        self._opened.asked(
            Request("PUT", "/v2/VoucherDocumentation", query=query, files=[file], changes=True)
        )

    def _client(self) -> _Client:
        return self._opened.got("/v2/ClientIntegrationInformation", _Client)

    def _with_no_vat(self, day: date, place: Place) -> Place:
        """Return a place where lines without VAT have the code that is for them; every line needs one."""
        if "" in place.vat_types:
            return place
        codes = {one.vat_code: one for one in self.vat_types(day)}
        none = codes.get("0") or codes.get("7")
        if none is None:
            raise NotBooked(f"{NAME} har ingen mva-kode for linjer uten mva.", Trouble.REFUSED)
        return msgspec.structs.replace(place, vat_types={**place.vat_types, "": none})

    def _beside(self, answer: Answer, day: date) -> str:
        """Return what can be told beside their words: the rights given, or how far the books are locked."""
        try:
            if answer.status == _FORBIDDEN:
                given = ", ".join(sorted(self._client().valid_privileges or [])) or "ingen"
                return f"Rettigheter som er gitt: {given}."
            if answer.status in _MAY_BE_THERE:
                lock = self._opened.got("/v2/LockDateSettings", _LockDate).lock_date
                if lock is not None and day <= lock:
                    return f"Regnskapet er låst til og med {lock:%d.%m.%Y}."
        except NotBooked:
            return ""
        return ""

    def _pages(self, path: str, kind: type[list[Row]], *query: tuple[str, str]) -> list[Row]:
        """Return all pages of a list; a page that is not full is the last one."""
        found: list[Row] = []
        while True:
            page = (("PageNumber", str(len(found) // _PAGE + 1)), ("PageSize", str(_PAGE)))
            answer = self._opened.asked(Request("GET", path, query=(*query, *page)))
            rows = [] if answer.status == _NO_CONTENT else read(answer, kind, NAME)
            found += rows
            if len(rows) < _PAGE:
                return found

    def _fetch_token(self) -> Token:
        asked_at = self._now()
        kept = self._secrets.read()
        for secret in kept.values():
            self._line.redaction.learn(secret)
        headers = basic(kept.get("application_key", ""), kept.get("client_key", "")) | self._subscription()
        form = {"grant_type": "client_credentials"}
        return lasting(asked_for_tokens(self._line, "/oauth/Token", form, headers, NAME), asked_at)

    def _subscription(self) -> dict[str, str]:
        return {"Ocp-Apim-Subscription-Key": self._secrets.read().get("subscription_key", "")}


def _booked(rows: list[_Transaction], *, documented: bool) -> Booked:
    """Return a voucher as its transactions tell of it; VAT has the sign of the amount that it is on."""
    first = rows[0]
    vat_ore: dict[str, int] = {}
    for row in rows:
        if row.vat_code and row.vat_amount:
            vat = abs(their_ore(row.vat_amount, NAME))
            vat_ore[row.vat_code] = vat_ore.get(row.vat_code, 0) + (vat if row.amount > 0 else -vat)
    return Booked(
        first.voucher_id,
        str(first.voucher_no),
        debit_ore=sum(max(0, their_ore(row.amount, NAME)) for row in rows),
        key=first.external_import_reference,
        day=first.posting_date,
        vat_ore=vat_ore,
        documented=documented,
    )


def poweroffice(
    trust: ssl.SSLContext | None = None, address: str = "", patience: Patience | None = None
) -> SystemKind:
    """
    Return what has to be known to choose PowerOffice Go.

    Args:
        trust: Whose word is taken for who a server is; the machine's own list where nothing is given.
        address: Where it is reached; by the settings where nothing is given.
        patience: How long to wait.
    """

    def opened(secrets: Secrets, settings: Mapping[str, str], now: Callable[[], datetime]) -> PowerOffice:
        environment = DEMO_ADDRESS if settings.get("environment") == "demo" else ADDRESS
        return PowerOffice(HttpLine(address or environment, Redaction(), trust, patience), secrets, now)

    asked = (
        Asked("application_key", "Application key", secret=True),
        Asked("client_key", "Client key", secret=True),
        Asked("subscription_key", "Subscription key", secret=True),
        Asked("environment", "«demo» for PowerOffice' demomiljø, ellers tomt", optional=True),
    )
    return SystemKind("poweroffice", NAME, asked, opened)
