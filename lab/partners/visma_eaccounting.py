"""
Visma eAccounting as its description has it, with one company's books.

A refresh token is good for one exchange; the next one comes with the answer, and whoever comes with a spent
one is shut out. Rows are booked as they are written, each in debit or in credit. What the description leaves
out (accounts, VAT codes, company, cost centres, filters and pages) is as the vendor's own pages tell.
"""

import base64
import ssl
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs
from uuid import NAMESPACE_URL, uuid4, uuid5

from lab.partners.chart import ACCOUNTS, VAT_RATES
from lab.partners.description import Answered, Asked, Fields, Json, Operation
from lab.partners.server import FakePartner, Kept, amount_ore

FILE = "specs/visma/eaccounting-v2-vouchers.rewritten.json"

CLIENT_ID = "lab-visma-client"
CLIENT_SECRET = "lab-visma-secret"  # noqa: S105 - opens nothing but the stand-in
FIRST_REFRESH = "lab-refresh-0"
CODE = "lab-code-0"
REDIRECT = "https://kassen.example/visma"

VAT_CODE_IDS = {rate.code: str(uuid5(NAMESPACE_URL, rate.code)) for rate in VAT_RATES}
_OWN = {account.number: account.vat_code for account in ACCOUNTS}
_VAT_ACCOUNTS = {rate.account: rate.code for rate in VAT_RATES if rate.account}
_ODATA = "odata-"


class FakeVismaEAccounting(FakePartner):
    """
    A company at Visma eAccounting.

    Attributes:
        takes_filters: Whether a filter is taken; a filter that is not is refused.
        turns_pages: Whether another page than the first can be had.
        page_max: How many of a list are told at once.
        attachments: Documents that no voucher names yet, by id.
        refresh: The refresh token that is good now.
    """

    prefix = "/v2"
    books = "POST /vouchers"
    documents = "POST /attachmentlinks"

    def __init__(self, shared: Path, tls: ssl.SSLContext) -> None:
        super().__init__(shared / FILE, tls)
        self.takes_filters = True
        self.turns_pages = True
        self.page_max = 50
        self.attachments: dict[str, bytes] = {}
        self.refresh = FIRST_REFRESH
        self._exchanges = 0
        self._tokens: set[str] = set()

    def take(self, asked: Asked) -> Answered | None:
        """Answer a request; fields of the query that begin with $ are not described, and set aside."""
        aside = {_ODATA + name: value for name, value in asked.query if name.startswith("$")}
        query = tuple(pair for pair in asked.query if not pair[0].startswith("$"))
        return super().take(replace(asked, query=query, headers={**asked.headers, **aside}))

    def routes(self) -> dict[str, Callable[[Asked, Operation], Answered]]:
        """What can be asked for."""
        return {
            "GET /vouchers": self._vouchers,
            "POST /attachments": self._laid,
            "DELETE /attachments/{attachmentId}": self._taken_away,
            "POST /attachmentlinks": self._linked,
            self.books: self._book,
        }

    def refusal(self, status: int, text: str) -> Answered:
        """An error in Visma's words."""
        self.said.append(text)
        fault = {"Field": "Rows", "ErrorCode": "X", "Message": text, "Key": None}
        body = {"ErrorCode": 4000, "DeveloperErrorMessage": "Request refused", "ErrorId": str(uuid4())}
        return Answered(status, {**body, "Errors": [fault]})

    def admits(self, asked: Asked, operation: Operation) -> bool:
        """Whoever carries a token."""
        del operation
        return self._is_let_in(asked.headers)

    def expire(self) -> None:
        """Take no token any more that was given until now."""
        self._tokens.clear()

    def undescribed(self, asked: Asked) -> Answered | None:
        """Give tokens, and tell what the description leaves out."""
        if asked.raw_path == "/connect/token":
            return self._token(asked)
        told = {
            "/companysettings": self._company,
            "/accounts": self._accounts,
            "/vatcodes": self._vat_codes,
            "/costcenters": self._cost_centers,
        }.get(asked.raw_path)
        if told is None or asked.method != "GET":
            return None
        return told(asked) if self._is_let_in(asked.headers) else self.refusal(401, "Ikke logget inn")

    def _is_let_in(self, headers: Mapping[str, str]) -> bool:
        return headers.get("authorization", "").removeprefix("Bearer ") in self._tokens

    def _token(self, asked: Asked) -> Answered:
        form = {name: values[0] for name, values in parse_qs(asked.body.decode()).items()}
        login = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        by_code = {"grant_type": "authorization_code", "code": CODE, "redirect_uri": REDIRECT}
        by_refresh = {"grant_type": "refresh_token", "refresh_token": self.refresh}
        is_first = form == by_code and self._exchanges == 0
        known = asked.headers.get("authorization") == f"Basic {login}"
        if self.revoked or not known or not (is_first or form == by_refresh):
            return Answered(400, {"error": "invalid_grant"})
        self._exchanges += 1
        self.refresh = f"lab-refresh-{self._exchanges}"
        token = f"lab-access-{uuid4()}"
        self._tokens.add(token)
        tokens = {"access_token": token, "refresh_token": self.refresh, "expires_in": 3600}
        return Answered(200, {**tokens, "token_type": "Bearer"})

    def _company(self, asked: Asked) -> Answered:
        del asked
        return Answered(200, {"Name": "Bakeriet AS", "CorporateIdentityNumber": "974760673"})

    def _accounts(self, asked: Asked) -> Answered:
        rows: list[Fields] = [
            {
                "Number": account.number,
                "Name": account.name,
                "VatCodeId": VAT_CODE_IDS.get(account.vat_code),
                "FiscalYearId": year,
                "IsActive": account.number not in self.closed_accounts,
                "IsBlockedForManualBooking": account.number == "1920",
            }
            for year in (str(uuid4()), str(uuid4()))
            for account in ACCOUNTS
        ]
        return self._page(rows, asked)

    def _vat_codes(self, asked: Asked) -> Answered:
        rows: list[Fields] = [
            {
                "Id": VAT_CODE_IDS[rate.code],
                "Code": rate.code,
                "Description": rate.name,
                "VatRate": rate.rate_bp / 100,
            }
            for rate in VAT_RATES
            if rate.code not in self.closed_vat
        ]
        return self._page(rows, asked)

    def _cost_centers(self, asked: Asked) -> Answered:
        items = [{"Id": str(uuid5(NAMESPACE_URL, "butikk")), "Name": "Butikk", "IsActive": True}]
        return self._page([{"Number": 1, "Name": "Avdeling", "Items": items}], asked)

    def _vouchers(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        wanted = asked.headers.get(f"{_ODATA}$filter", "")
        if wanted and not self.takes_filters:
            return self.refusal(400, "The query specified in the URI is not valid")
        day = wanted.removeprefix("VoucherDate eq ")
        return self._page(
            [_told(kept) for kept in self.vouchers if not day or kept.day.isoformat() == day], asked
        )

    def _page(self, rows: list[Fields], asked: Asked) -> Answered:
        """Return a page of a list."""
        size = min(int(asked.headers.get(f"{_ODATA}$pagesize", "50")), self.page_max)
        number = int(asked.headers.get(f"{_ODATA}$page", "1")) if self.turns_pages else 1
        meta = {
            "CurrentPage": number,
            "PageSize": size,
            "TotalNumberOfPages": max(1, -(-len(rows) // size)),
            "TotalNumberOfResults": len(rows),
            "ServerTimeUtc": "2026-01-16T05:00:00Z",
        }
        return Answered(200, {"Meta": meta, "Data": rows[size * (number - 1) : size * number]})

    def _laid(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        name = str(uuid4())
        self.attachments[name] = base64.b64decode(asked.json()["Data"])
        return Answered(201, {"Id": name, "ContentType": "application/pdf", "AttachmentStatus": 1})

    def _taken_away(self, asked: Asked, operation: Operation) -> Answered:
        del asked
        self.attachments.pop(operation.values["attachmentId"], None)
        return Answered(200)

    def _linked(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        body = asked.json()
        for kept in self.vouchers:
            if kept.their_id == body["DocumentId"] and not kept.documents:
                kept.documents += [self.attachments.pop(name) for name in body["AttachmentIds"]]
                return Answered(201, body)
        return self.refusal(400, "Document not found")

    def _book(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        body, query = asked.json(), dict(asked.query)
        if query.get("useAutomaticVatCalculation", "false") != "false":
            return self.refusal(400, "Automatic VAT calculation is not made here")
        wrong = self._wrong_with(body)
        if wrong:
            return self.refusal(400, wrong)
        lines: dict[tuple[str, str], int] = {}
        for row in body["Rows"]:
            place = (str(row["AccountNumber"]), _OWN[str(row["AccountNumber"])])
            lines[place] = lines.get(place, 0) + _row_ore(row)
        key = body["VoucherText"].split()[-1]
        number = f"V{len(self.vouchers) + 1}"
        kept = Kept(str(uuid4()), number, key, date.fromisoformat(body["VoucherDate"]), lines, body=body)
        named = body.get("Attachments", {}).get("AttachmentIds", [])
        kept.documents += [self.attachments.pop(name) for name in named]
        self.vouchers.append(kept)
        return Answered(201, _told(kept))

    def _wrong_with(self, body: Json) -> str:
        """Return why a voucher is refused; empty where it is not."""
        if sum(_row_ore(row) for row in body["Rows"]):
            return "The voucher is not balanced"
        if self.locks(date.fromisoformat(body["VoucherDate"])):
            return "The accounting is locked for the voucher date"
        for row in body["Rows"]:
            number = str(row["AccountNumber"])
            if number in self.closed_accounts or number not in _OWN:
                return f"Account {number} is not active"
            code = _OWN[number] or _VAT_ACCOUNTS.get(number, "")
            if code in self.closed_vat:
                return f"VAT code {code} is not active"
            if ("DebitAmount" in row) == ("CreditAmount" in row):
                return "A row is either debit or credit"
        named = body.get("Attachments", {}).get("AttachmentIds", [])
        return "" if all(name in self.attachments for name in named) else "Attachment not found"


def _row_ore(row: Json) -> int:
    return amount_ore(row.get("DebitAmount", 0)) - amount_ore(row.get("CreditAmount", 0))


def _told(kept: Kept) -> Fields:
    """Return a voucher as it is shown."""
    return {**kept.body, "Id": kept.their_id, "NumberAndNumberSeries": kept.number, "VoucherType": 2}
