"""
Tripletex as it is described, with the traps that others have fallen into (integrations.md 2.3).

Tokens stand in the query; the session is good through its day; rows begin at 1, and two with one number must
come to nothing; an account that is locked to a VAT type takes no other, and gives it to a posting that has
none; a draft waits for a person where the right to the ledger is missing.
"""

import base64
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lab.partners.chart import ACCOUNTS, RATES, VAT_RATES, vat_in_gross_ore
from lab.partners.description import Answered, Asked, Fields, Operation
from lab.partners.server import FakePartner, Kept, amount_ore

FILE = "specs/tripletex/tripletex-v2.trimmed.json"

ACCOUNT_IDS = {"1900": 101, "1579": 102, "3000": 103, "3030": 104, "3100": 105, "7740": 106} | {
    account.number: 200 + place
    for place, account in enumerate(ACCOUNTS)
    if account.number not in {"1900", "1579", "3000", "3030", "3100", "7740"}
}
NUMBERS = {their_id: number for number, their_id in ACCOUNT_IDS.items()}
VAT_IDS = {rate.code: int(rate.code) for rate in VAT_RATES}
VAT_CODES = {their_id: code for code, their_id in VAT_IDS.items()}

CONSUMER = "forbruker-token-1"
EMPLOYEE = "ansatt-token-1"


@dataclass(frozen=True, slots=True)
class _Posting:
    """A posting as it was understood: gross and net in øre, debit positive."""

    row: int
    account: str
    code: str
    gross_ore: int
    net_ore: int


class FakeTripletex(FakePartner):
    """
    A company at Tripletex.

    Attributes:
        advanced: Whether the employee has the right *Advanced Voucher*.
        locked_vat: Numbers of accounts that take their own VAT type only.
        needs_department: Numbers of accounts that take no posting without a department.
        given: Session tokens that are taken.
        reversed: Ids of vouchers that another one has undone.
        rate_limit_reset_s: Seconds to wait, told in Tripletex' own header; 0 where it tells none.
        leaks: Something it should have kept to itself, said in every error.
    """

    prefix = "/v2"
    books = "POST /ledger/voucher"
    documents = "POST /ledger/voucher/{voucherId}/attachment"

    def __init__(self, shared: Path, tls: ssl.SSLContext) -> None:
        super().__init__(shared / FILE, tls)
        self.advanced = True
        self.locked_vat: set[str] = set()
        self.needs_department: set[str] = set()
        self.given: set[str] = set()
        self.reversed: set[str] = set()
        self.rate_limit_reset_s = 0
        self.leaks = ""
        self._requests = 0
        self._sessions = 0

    def routes(self) -> dict[str, Callable[[Asked, Operation], Answered]]:
        """What can be asked for."""
        return {
            "PUT /token/session/:create": self._session,
            "GET /token/session/>whoAmI": self._who,
            "GET /ledger/account": self._accounts,
            "GET /ledger/vatType": self._vat_types,
            "GET /department": self._departments,
            "GET /ledger/voucher/>externalVoucherNumber": self._found,
            "GET /ledger/voucher/{id}": self._voucher,
            "POST /ledger/voucher": self._book,
            "POST /ledger/voucher/{voucherId}/attachment": self._attach,
        }

    def refusal(self, status: int, text: str, *fields: tuple[str, str]) -> Answered:
        """An error in Tripletex' words."""
        self._requests += 1
        self.said.append(" ".join(f"{field}: {said}" for field, said in fields) or text)
        request_id = f"req-{self._requests}"
        code = {401: 3000, 403: 9000, 404: 6000, 409: 8000, 422: 18000, 500: 1000}.get(status, 4000)
        body: Fields = {
            "status": status,
            "code": code,
            "message": f"{text} {self.leaks}".rstrip(),
            "link": "https://tripletex.no/v2-docs/",
            "developerMessage": None,
            "validationMessages": [
                {"field": field, "message": said, "path": None, "rootId": None} for field, said in fields
            ],
            "requestId": request_id,
        }
        headers = {"x-tlx-request-id": request_id}
        if self.rate_limit_reset_s:
            headers["X-Rate-Limit-Reset"] = str(self.rate_limit_reset_s)
        return Answered(status, body, headers)

    def admits(self, asked: Asked, operation: Operation) -> bool:
        """Whoever carries a session token, as password of company 0; a session is had with two tokens."""
        if ">" in asked.raw_path or "%3A" in asked.raw_path.upper():
            self.complaints.append(f"{asked.raw_path}: > has to be escaped, and : must not be")
        if operation.template == "/token/session/:create":
            return True
        scheme, _, given = asked.headers.get("authorization", "").partition(" ")
        if scheme != "Basic":
            return False
        user, _, token = base64.b64decode(given).decode().partition(":")
        return user == "0" and token in self.given

    def expire(self) -> None:
        """End all sessions."""
        self.given.clear()

    def _session(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        query = dict(asked.query)
        if self.revoked or (query["consumerToken"], query["employeeToken"]) != (CONSUMER, EMPLOYEE):
            return self.refusal(401, "Ugyldig token")
        self._sessions += 1
        token = f"økt-token-{self._sessions}"
        self.given.add(token)
        return Answered(200, {"value": {"token": token, "expirationDate": query["expirationDate"]}})

    def _who(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        company = {"id": 7, "name": "Bakeriet AS", "organizationNumber": "974760673"}
        return Answered(200, {"value": {"employeeId": 3, "companyId": 7, "company": company}})

    def _accounts(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        wanted = dict(asked.query).get("number")
        numbers = None if wanted is None else set(wanted.split(","))
        values: list[Fields] = [
            {
                "id": ACCOUNT_IDS[account.number],
                "number": int(account.number),
                "name": account.name,
                "vatType": {"id": VAT_IDS[account.vat_code or "0"], "number": account.vat_code or "0"},
                "vatLocked": account.number in self.locked_vat,
                "legalVatTypes": [{"id": their_id, "number": code} for code, their_id in VAT_IDS.items()],
                "requiresDepartment": account.number in self.needs_department,
                "isInactive": account.number in self.closed_accounts,
            }
            for account in ACCOUNTS
            if numbers is None or account.number in numbers
        ]
        return _page(asked, values)

    def _vat_types(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        values: list[Fields] = [
            {
                "id": VAT_IDS[rate.code],
                "number": rate.code,
                "name": rate.name,
                "percentage": rate.rate_bp / 100,
            }
            for rate in VAT_RATES
            if rate.code not in self.closed_vat
        ]
        return _page(asked, values)

    def _departments(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        return _page(asked, [{"id": 41, "name": "Butikk", "departmentNumber": "1", "isInactive": False}])

    def _found(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        key = dict(asked.query).get("externalVoucherNumber", "")
        # Nobody has described whether it has to be the whole number, so what only holds it is shown as well.
        return _page(asked, [self._told_now(kept) for kept in self.vouchers if key in kept.key])

    def _voucher(self, asked: Asked, operation: Operation) -> Answered:
        del asked
        kept = self._kept(operation.values["id"])
        return (
            self.refusal(404, "Finnes ikke")
            if kept is None
            else Answered(200, {"value": self._told_now(kept)})
        )

    def _told_now(self, kept: Kept) -> Fields:
        told = _told(kept)
        return {**told, "reverseVoucher": {"id": 1}} if kept.their_id in self.reversed else told

    def _book(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        posted = dict(asked.query).get("sendToLedger", "true") == "true"
        if posted and not self.advanced:
            return self.refusal(403, "Du har ikke rettigheten Avansert bilag")
        body = asked.json()
        day = date.fromisoformat(body["date"])
        if self.locks(day):
            return self.refusal(422, "Validering feilet.", ("date", "Perioden er avsluttet"))
        postings: list[_Posting] = []
        for fields in body["postings"]:
            posting = self._posting(fields)
            if isinstance(posting, Answered):
                return posting
            postings.append(posting)
        rows = [posting.row for posting in postings]
        if 0 in rows:
            return self.refusal(422, "Validering feilet.", ("postings.row", "Rad 0 er systemgenerert"))
        if len(set(rows)) < len(rows) or sum(posting.gross_ore for posting in postings):
            said = f"Summen av posteringene for {day.isoformat()} er ikke lik 0"
            return self.refusal(422, "Validering feilet.", ("postings.amount", said))
        place = len(self.vouchers) + 1
        lines: dict[tuple[str, str], int] = {}
        for posting in postings:
            name = (posting.account, posting.code)
            lines[name] = lines.get(name, 0) + posting.gross_ore
        key = body.get("externalVoucherNumber", "")
        kept = Kept(str(9000 + place), f"{place}-{day.year}", key, day, lines, posted, body)
        self.vouchers.append(kept)
        return Answered(201, {"value": _told(kept)})

    def _posting(self, fields: Fields) -> _Posting | Answered:
        """Return a posting as it is understood, or why it is not taken."""
        number = NUMBERS.get(fields["account"].get("id", 0))
        if number is None:
            return self.refusal(422, "Validering feilet.", ("postings.account.name", "Kan ikke være null"))
        if number in self.closed_accounts:
            return self.refusal(422, "Validering feilet.", ("postings.account", f"Konto {number} er inaktiv"))
        own = next(account.vat_code for account in ACCOUNTS if account.number == number)
        code = VAT_CODES.get(fields["vatType"]["id"]) if "vatType" in fields else own or "0"
        if code is None or code in self.closed_vat:
            return self.refusal(422, "Validering feilet.", ("postings.vatType", "Ugyldig mva-kode"))
        if number in self.locked_vat and code != (own or "0"):
            said = f"Konto {number} er låst til mva-kode {own or '0'}"
            return self.refusal(422, "Validering feilet.", ("postings.vatType", said))
        if number in self.needs_department and "department" not in fields:
            return self.refusal(422, "Validering feilet.", ("postings.department", "Avdeling må fylles ut"))
        gross_ore = amount_ore(fields["amountGross"])
        if gross_ore != amount_ore(fields["amountGrossCurrency"]):
            return self.refusal(422, "Validering feilet.", ("postings.amountGrossCurrency", "Ulike beløp"))
        code = "" if code == "0" else code
        return _Posting(fields["row"], number, code, gross_ore, gross_ore - vat_in_gross_ore(gross_ore, code))

    def _attach(self, asked: Asked, operation: Operation) -> Answered:
        kept = self._kept(operation.values["voucherId"])
        if kept is None:
            return self.refusal(404, "Finnes ikke")
        (part,) = asked.parts()
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.startswith(b"%PDF-"):
            return self.refusal(422, "Validering feilet.", ("file", "Ukjent filformat"))
        kept.documents.append(content)
        return Answered(200, {"value": _told(kept)})

    def _kept(self, their_id: str) -> Kept | None:
        return next((kept for kept in self.vouchers if kept.their_id == their_id), None)


def _page(asked: Asked, values: list[Fields]) -> Answered:
    """Return the part of a list that was asked for."""
    query = dict(asked.query)
    first, count = int(query.get("from", 0)), int(query.get("count", 1000))
    shown = values[first : first + count]
    envelope = {"fullResultSize": len(values), "from": first, "count": len(shown), "versionDigest": ""}
    return Answered(200, {**envelope, "values": shown})


def _told(kept: Kept) -> Fields:
    """Return a voucher as the interface shows it, with what the system made of it on row 0."""
    postings: list[Fields] = []
    for row, ((account, code), gross_ore) in enumerate(kept.lines.items(), start=1):
        vat_ore = vat_in_gross_ore(gross_ore, code)
        postings.append(_shown(row, account, code, gross_ore - vat_ore, gross_ore))
        if vat_ore:
            postings.append(_shown(0, RATES[code].account, "", vat_ore, vat_ore))
    number = int(kept.number.partition("-")[0])
    shown: Fields = {
        "id": int(kept.their_id),
        "date": kept.day.isoformat(),
        "number": number if kept.posted else 0,
        "tempNumber": 0 if kept.posted else number,
        "year": kept.day.year,
        "description": kept.body["description"],
        "externalVoucherNumber": kept.key,
        "numberAsString": kept.number if kept.posted else "",
        "postings": postings,
    }
    if kept.documents:
        shown["attachment"] = {"id": 1, "fileName": "vedlegg.pdf"}
    return shown


def _shown(row: int, account: str, code: str, net_ore: int, gross_ore: int) -> Fields:
    return {
        "row": row,
        "account": {"id": ACCOUNT_IDS[account], "number": int(account)},
        "vatType": {"id": VAT_IDS[code or "0"], "number": code or "0"},
        "amount": net_ore / 100,
        "amountGross": gross_ore / 100,
    }
