"""
24SevenOffice as its REST description has it, with one organisation's books.

A token belongs to the organisation it was asked for. Every line has a tax, where number 0 is none; what its
`tax.amount` says is taken, with the sign of the line. A line without a comment has that of the transaction,
and only lines are shown afterwards. A document is sent to an address of its own and taken in a moment later.
"""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs
from uuid import uuid4

from lab.partners.chart import ACCOUNTS, RATES, VAT_RATES, vat_in_gross_ore
from lab.partners.description import Answered, Asked, Fields, Json, Operation
from lab.partners.server import FakePartner, Kept, amount_ore

FILE = "specs/24sevenoffice/finago-rest-v1.trimmed.yaml"

CLIENT_ID = "lab-client-id"
CLIENT_SECRET = "lab-client-secret"  # noqa: S105 - opens nothing but the stand-in
ORGANIZATION = "4711"

TAX_NUMBERS = {"3": 1, "31": 2, "5": 3, "33": 4, "6": 6}
"""Standard code → the number it has in this organisation."""

_CODES = {0: ""} | {number: code for code, number in TAX_NUMBERS.items()}
_TAX_NAMES = {
    "3": "Utgående mva høy sats",
    "31": "Utgående mva middels sats",
    "33": "Utgående mva lav sats",
} | {
    "5": "Avgiftsfri omsetning",
    "6": "Omsetning utenfor loven",
}
_PAGE_MAX = 100


@dataclass(slots=True)
class _Upload:
    """A document on its way in: how often it has been asked for, and what it became."""

    content: bytes = b""
    looks: int = 0
    document: int = 0


class FakeTwentyFourSevenOffice(FakePartner):
    """
    An organisation at 24SevenOffice.

    Attributes:
        fails_documents: Whether documents cannot be taken in.
        ever_pending: Whether documents are never done with.
        paging: Whether lists tell by a header that they go on.
    """

    prefix = "/v1"
    books = "POST /transactions"
    documents = "POST /fileUpload"

    def __init__(self, shared: Path, tls: ssl.SSLContext) -> None:
        super().__init__(shared / FILE, tls)
        self.fails_documents = False
        self.ever_pending = False
        self.paging = True
        self._tokens: set[str] = set()
        self._uploads: dict[str, _Upload] = {}

    def routes(self) -> dict[str, Callable[[Asked, Operation], Answered]]:
        """What can be asked for."""
        return {
            "GET /organization/information": self._organization,
            "GET /accounts": self._accounts,
            "GET /taxes": self._taxes,
            "GET /transactiontypes": self._types,
            "GET /fiscalperiods": self._periods,
            "GET /dimensions/{dimensionType}/elements": self._elements,
            "GET /transactionlines": self._lines,
            "POST /fileUpload": self._upload,
            "GET /fileUpload/{fileId}": self._upload_status,
            self.books: self._book,
        }

    def refusal(self, status: int, text: str) -> Answered:
        """An error; what its body is like is not described."""
        self.said.append(text)
        return Answered(status, {"message": text}, {"X-Trace-Id": f"trace-{len(self.asked)}"})

    def admits(self, asked: Asked, operation: Operation) -> bool:
        """Whoever carries a token."""
        del operation
        return asked.headers.get("authorization", "").removeprefix("Bearer ") in self._tokens

    def expire(self) -> None:
        """Take no token any more that was given until now."""
        self._tokens.clear()

    def undescribed(self, asked: Asked) -> Answered | None:
        """Give tokens, and take documents in."""
        if asked.raw_path == "/oauth/token":
            return self._token(asked)
        if asked.raw_path.startswith("/upload/") and asked.method == "PUT":
            return self._taken_in(asked)
        return None

    def _token(self, asked: Asked) -> Answered:
        wanted = {
            "grant_type": ["client_credentials"],
            "client_id": [CLIENT_ID],
            "client_secret": [CLIENT_SECRET],
            "audience": ["https://api.24sevenoffice.com"],
            "login_organization": [ORGANIZATION],
        }
        if self.revoked or parse_qs(asked.body.decode()) != wanted:
            return Answered(401, {"error": "access_denied", "error_description": "Unauthorized"})
        token = f"token-{uuid4()}"
        self._tokens.add(token)
        return Answered(200, {"access_token": token, "token_type": "Bearer", "expires_in": 86_400})

    def _taken_in(self, asked: Asked) -> Answered:
        """Take a document's bytes; whoever shows our token to this address has given it away."""
        if "authorization" in asked.headers:
            self.complaints.append("our token was shown where documents are sent")
        upload = self._uploads.get(asked.raw_path.removeprefix("/upload/"))
        if upload is None or dict(asked.query).get("signature") != "xyz":
            return Answered(403, b"", {})
        upload.content = asked.body
        return Answered(200, b"", {})

    def _organization(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        return Answered(200, {"id": int(ORGANIZATION), "name": "Bakeriet AS", "status": "Active"})

    def _accounts(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        return Answered(
            200,
            [
                {"id": 70_000 + place, "number": int(account.number), "name": account.name, "taxId": 1}
                for place, account in enumerate(ACCOUNTS)
            ],
        )

    def _taxes(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        rows: list[Fields] = [
            {
                "id": 500 + TAX_NUMBERS[rate.code],
                "number": TAX_NUMBERS[rate.code],
                "name": _TAX_NAMES[rate.code],
                "rate": rate.rate_bp / 100,
            }
            for rate in VAT_RATES
            if rate.code in TAX_NUMBERS and rate.code not in self.closed_vat
        ]
        rows.append({"id": 598, "number": 12, "name": "Kunst og antikk", "rate": 0})
        rows.append({"id": 599, "number": 11, "name": "Inngående mva høy sats", "rate": 25})
        return Answered(200, rows)

    def _types(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        return Answered(
            200, [{"id": 1, "number": 1, "name": "Kasse"}, {"id": 3, "number": -3, "name": "Utlegg"}]
        )

    def _periods(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        first = "2026-01-01" if self.locked_until is None else "2026-02-01"
        period = {"id": "p1", "type": "Period", "startingDate": first, "endingDate": "2027-12-31"}
        return Answered(200, [period])

    def _elements(self, asked: Asked, operation: Operation) -> Answered:
        del asked
        kind = int(operation.values["dimensionType"])
        return Answered(200, [{"dimensionType": kind, "value": "13", "name": "Butikk"}] if kind == 2 else [])

    def _upload(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        name = f"file-{len(self._uploads) + 1}"
        self._uploads[name] = _Upload(document=900 + len(self._uploads))
        origin = self.address.removesuffix(self.prefix)
        address = f"{origin}/upload/{name}?signature=xyz"
        return Answered(200, {"uploadMethod": "PUT", "uploadUrl": address, "fileId": name})

    def _upload_status(self, asked: Asked, operation: Operation) -> Answered:
        """Tell how far a document has come: it takes a moment."""
        del asked
        name = operation.values["fileId"]
        upload = self._uploads[name]
        upload.looks += 1
        if self.fails_documents:
            return Answered(200, {"fileId": name, "status": "Failed"})
        if self.ever_pending or upload.looks < 2:
            return Answered(200, {"fileId": name, "status": "Pending"})
        return Answered(200, {"fileId": name, "status": "Completed", "documentId": upload.document})

    def _book(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        body = asked.json()
        wrong = self._wrong_with(body)
        if wrong:
            return self.refusal(400, wrong)
        lines: dict[tuple[str, str], int] = {}
        for line in body["lines"]:
            place = (str(line["accountNumber"]), _CODES[line["tax"]["number"]])
            lines[place] = lines.get(place, 0) + amount_ore(line["amount"])
        number = len(self.vouchers) + 1
        day = date.fromisoformat(body["date"])
        kept = Kept(f"t-{number}", str(number), body["comment"], day, lines, body=body)
        document = body.get("documentId")
        kept.documents += [one.content for one in self._uploads.values() if one.document == document]
        self.vouchers.append(kept)
        return Answered(201, {"transactionId": kept.their_id})

    def _wrong_with(self, body: Json) -> str:
        """Return why a transaction is refused; empty where it is not."""
        sums: dict[str, int] = {}
        for line in body["lines"]:
            day = line.get("date", body["date"])
            sums[day] = sums.get(day, 0) + amount_ore(line["amount"])
            number = str(line["accountNumber"])
            if number in self.closed_accounts or number not in {account.number for account in ACCOUNTS}:
                return f"Account {number} is not open"
            code = _CODES.get(line["tax"]["number"])
            if code is None or code in self.closed_vat:
                return f"Tax {line['tax']['number']} is not open"
            told = line["tax"].get("amount", 0)
            if told * line["amount"] < 0:
                return "The tax amount has another sign than the line"
            if self.locks(date.fromisoformat(day)):
                return "There is no open financial period for the date"
        return "" if not any(sums.values()) else "The lines do not balance to zero per date"

    def _lines(self, asked: Asked, operation: Operation) -> Answered:
        """Return lines of days, the last one not included; a day always has somebody else's lines too."""
        del operation
        query = dict(asked.query)
        rows = [
            _shown(("t-0", 0), "1920", -10_000, query["dateFrom"], "Gebyr"),
            _shown(("t-0", 0), "7770", 10_000, query["dateFrom"], "Gebyr"),
        ]
        for kept in self.vouchers:
            if query["dateFrom"] <= kept.day.isoformat() < query["dateTo"]:
                rows += _told(kept)
        size, page = min(int(query.get("limit", "50")), _PAGE_MAX), int(query.get("page", "1"))
        shown = rows[size * (page - 1) : size * page]
        goes_on = (
            f'<{self.address}?page={page + 1}>; rel="next"' if size * page < len(rows) else '<x>; rel="first"'
        )
        return Answered(200, shown or rows[:1], {"Link": goes_on} if self.paging else {})


def _told(kept: Kept) -> list[Fields]:
    """Return a transaction's lines as they are shown: net and tax apart, with the comment of the line."""
    rows: list[Fields] = []
    for line in kept.body["lines"]:
        gross_ore, code = amount_ore(line["amount"]), _CODES[line["tax"]["number"]]
        tax = line["tax"].get("amount")
        vat_ore = vat_in_gross_ore(gross_ore, code) if tax is None else amount_ore(tax)
        comment = line.get("comment", kept.body.get("comment", ""))
        day, document = kept.day.isoformat(), kept.body.get("documentId")
        parts = [(str(line["accountNumber"]), gross_ore - vat_ore)]
        parts += [(RATES[code].account, vat_ore)] if vat_ore else []
        for account, amount in parts:
            row = _shown((kept.their_id, int(kept.number)), account, amount, day, comment)
            rows.append(row if document is None else {**row, "documentId": document})
    return rows


def _shown(transaction: tuple[str, int], account: str, ore: int, day: str, comment: str) -> Fields:
    their_id, number = transaction
    return {
        "id": str(uuid4()),
        "transaction": {"id": their_id, "number": number},
        "account": {"number": int(account)},
        "amount": ore / 100,
        "date": day,
        "comment": comment,
    }
