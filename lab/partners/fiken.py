"""
Fiken as it is described, with the traps that others have fallen into (integrations.md 2.4).

One request at a time; amounts in øre that hold VAT in credit and none in debit; words of its own before every
description; lists in pages of a hundred at most.
"""

import base64
import ssl
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

from datakasse.trade.vat import WHOLE_BP
from lab.partners.chart import ACCOUNTS, RATES, vat_in_gross_ore, vat_on_net_ore
from lab.partners.description import Answered, Asked, Fields, Operation
from lab.partners.server import FakePartner, Kept, Mishap

FILE = "specs/fiken/fiken-v2.trimmed.yaml"
COMPANY = "bakeriet-as"
PERSONAL = "personlig-token-1"
CLIENT = ("klient-1", "klient-hemmelighet-1")
REFRESH = "fornyelse-token-1"
CODE = "engangskode-1"
PREFIX = "Fri postering registrert via API: "

_ENTRIES = "/companies/{companySlug}/journalEntries"


class FakeFiken(FakePartner):
    """
    A company at Fiken.

    Attributes:
        given: Access tokens that are taken; the personal one is too, unless it was taken back.
        refresh: The refresh token that is taken.
        rotates: Whether each refresh gives a new one.
        code: The one-time code that is taken; empty when it was used.
        companies: The companies that a token opens.
        halves_up: Which way half an øre of VAT goes; nobody has described it.
        cancelled: Ids of vouchers that have a counter entry.
    """

    prefix = "/api/v2"
    books = "POST /companies/{companySlug}/generalJournalEntries"
    documents = f"POST {_ENTRIES}/{{journalEntryId}}/attachments"

    def __init__(self, shared: Path, tls: ssl.SSLContext) -> None:
        super().__init__(shared / FILE, tls)
        self.given: set[str] = set()
        self.refresh = REFRESH
        self.rotates = False
        self.code = CODE
        self.companies: list[Fields] = [_COMPANY]
        self.halves_up = True
        self.cancelled: set[str] = set()
        self._tokens = 0
        self._inside = 0
        self._counting = threading.Lock()

    def routes(self) -> dict[str, Callable[[Asked, Operation], Answered]]:
        """What can be asked for."""
        company = "/companies/{companySlug}"
        return {
            "GET /user": _user,
            "GET /companies": self._opened,
            f"GET {company}": _company,
            f"GET {company}/accounts": self._accounts,
            f"GET {_ENTRIES}": self._entries,
            self.books: self._book,
            f"GET {_ENTRIES}/{{journalEntryId}}/attachments": self._attachments,
            self.documents: self._attach,
        }

    def take(self, asked: Asked) -> Answered | None:
        """Answer, and complain of whoever asks while another is being answered."""
        with self._counting:
            self._inside += 1
            if self._inside > 1:
                self.complaints.append(f"{asked.method} {asked.raw_path}: two at a time")
        try:
            return super().take(asked)
        finally:
            with self._counting:
                self._inside -= 1

    def _gone(self, mishap: Mishap | None) -> None:
        with self._counting:
            self._inside -= 1
        super()._gone(mishap)
        with self._counting:
            self._inside += 1

    def refusal(self, status: int, text: str) -> Answered:
        """An error in Fiken's words: a short text."""
        self.said.append(text)
        return Answered(status, text.encode(), {"Content-Type": "text/plain; charset=utf-8"})

    def admits(self, asked: Asked, operation: Operation) -> bool:
        """Whoever carries a token, to the company that it opens."""
        if operation.values.get("companySlug", COMPANY) != COMPANY:
            return False
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        return token in self.given or (token == PERSONAL and not self.revoked)

    def expire(self) -> None:
        """Take none of the tokens that do not last."""
        self.given.clear()

    def undescribed(self, asked: Asked) -> Answered | None:
        """Give tokens (RFC 6749)."""
        if (asked.method, asked.raw_path) != ("POST", "/oauth/token"):
            return None
        form = {name: values[0] for name, values in parse_qs(asked.body.decode()).items()}
        client = base64.b64encode(":".join(CLIENT).encode()).decode()
        if self.revoked or asked.headers.get("authorization") != f"Basic {client}":
            return Answered(401, {"error": "invalid_client"})
        by_code = form.get("grant_type") == "authorization_code" and form.get("code") == self.code != ""
        by_refresh = form.get("grant_type") == "refresh_token" and form.get("refresh_token") == self.refresh
        if not (by_code or by_refresh):
            return Answered(400, {"error": "invalid_grant"})
        if by_code:
            self.code = ""
        self._tokens += 1
        token = f"tilgang-token-{self._tokens}"
        self.given.add(token)
        if self.rotates:
            self.refresh = f"fornyelse-token-{self._tokens + 1}"
        told = {"access_token": token, "token_type": "bearer", "expires_in": 86_157}
        return Answered(200, {**told, "refresh_token": self.refresh})

    def _opened(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        return _page(asked, self.companies)

    def _accounts(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        return _page(asked, [{"code": account.number, "name": account.name} for account in ACCOUNTS])

    def _entries(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        day = dict(asked.query).get("date")
        kept = [one for one in self.vouchers if day is None or one.day.isoformat() == day]
        return _page(asked, [self._told(one) for one in kept])

    def _book(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        body = asked.json()
        (entry,) = body["journalEntries"]
        day = date.fromisoformat(entry["date"])
        if len(PREFIX + entry["description"]) > 200:
            return self.refusal(400, "Beskrivelsen er for lang")
        if self.locks(day):
            return self.refusal(400, f"Perioden er låst til og med {self.locked_until}")
        lines: dict[tuple[str, str], int] = {}
        for fields in entry["lines"]:
            line = self._line(fields)
            if isinstance(line, Answered):
                return line
            account, code, gross_ore = line
            lines[account, code] = lines.get((account, code), 0) + gross_ore
        if sum(lines.values()):
            return self.refusal(400, f"Debet og kredit er ikke like: {sum(lines.values())}")
        place = len(self.vouchers) + 1
        key = entry["description"].split()[-1]
        self.vouchers.append(Kept(str(5000 + place), str(place), key, day, lines, body=body))
        return Answered(201, None, {"Location": f"{self.address}/companies/{COMPANY}/transactions/{place}"})

    def _line(self, fields: Fields) -> tuple[str, str, int] | Answered:
        """Return account, VAT code and amount with VAT of a line, or why it is not taken."""
        sides = [side for side in ("debit", "credit") if f"{side}Account" in fields]
        if len(sides) != 1 or fields["amount"] <= 0:
            return self.refusal(400, "En linje har én side og et beløp over null")
        (side,) = sides
        account, code = fields[f"{side}Account"], str(fields.get(f"{side}VatCode", ""))
        if account in self.closed_accounts or account not in {one.number for one in ACCOUNTS}:
            return self.refusal(400, f"Konto {account} kan ikke brukes")
        if code in self.closed_vat or (code and code not in RATES):
            return self.refusal(400, f"Mva-kode {code} kan ikke brukes")
        amount_ore: int = fields["amount"]
        if side == "credit":
            return account, code, -amount_ore
        return account, code, amount_ore + self._vat_on_net_ore(amount_ore, code)

    def _vat_on_net_ore(self, net_ore: int, code: str) -> int:
        if not self.halves_up and code and net_ore * RATES[code].rate_bp % WHOLE_BP == WHOLE_BP // 2:
            return net_ore * RATES[code].rate_bp // WHOLE_BP
        return vat_on_net_ore(net_ore, code)

    def _told(self, kept: Kept) -> Fields:
        """Return a voucher as the interface shows it."""
        lines: list[Fields] = []
        for (account, code), gross_ore in kept.lines.items():
            vat_ore = vat_in_gross_ore(gross_ore, code)
            lines.append({"amount": gross_ore - vat_ore, "account": account, "vatCode": code or "0"})
            if vat_ore:
                lines.append({"amount": vat_ore, "account": RATES[code].account})
        shown: Fields = {
            "journalEntryId": int(kept.their_id),
            "transactionId": int(kept.number),
            "journalEntryNumber": int(kept.number),
            "description": PREFIX + kept.body["journalEntries"][0]["description"],
            "date": kept.day.isoformat(),
            "lines": lines,
            "attachments": [{"identifier": "1", "type": "unspecified"} for _ in kept.documents],
        }
        if kept.their_id in self.cancelled:
            shown["offsetTransactionId"] = 99
        return shown

    def _attachments(self, asked: Asked, operation: Operation) -> Answered:
        del asked
        kept = self._kept(operation)
        if kept is None:
            return self.refusal(404, "Finnes ikke")
        return Answered(200, [{"identifier": "1", "type": "unspecified"} for _ in kept.documents])

    def _attach(self, asked: Asked, operation: Operation) -> Answered:
        kept = self._kept(operation)
        parts = {str(part.get_param("name", header="content-disposition")): part for part in asked.parts()}
        content = parts["file"].get_payload(decode=True)
        name = parts["filename"].get_payload(decode=True)
        if kept is None or not isinstance(content, bytes) or not isinstance(name, bytes):
            return self.refusal(404, "Finnes ikke")
        if not name.endswith((b".pdf", b".png", b".jpg", b".jpeg", b".gif")):
            return self.refusal(400, "Filnavnet må slutte på .pdf")
        kept.documents.append(content)
        return Answered(201, None, {"Location": f"{self.address}/attachments/1"})

    def _kept(self, operation: Operation) -> Kept | None:
        their_id = operation.values["journalEntryId"]
        return next((kept for kept in self.vouchers if kept.their_id == their_id), None)


_COMPANY: Fields = {"name": "Bakeriet AS", "slug": COMPANY, "organizationNumber": "974760673"}


def _user(asked: Asked, operation: Operation) -> Answered:
    del asked, operation
    return Answered(200, {"name": "Kari Baker"})


def _company(asked: Asked, operation: Operation) -> Answered:
    del asked, operation
    return Answered(200, _COMPANY)


def _page(asked: Asked, values: list[Fields]) -> Answered:
    """Return the page of a list that was asked for."""
    query = dict(asked.query)
    page, size = int(query.get("page", 0)), int(query.get("pageSize", 25))
    headers = {
        "Fiken-Api-Page": str(page),
        "Fiken-Api-Page-Size": str(size),
        "Fiken-Api-Page-Count": str(-(-len(values) // size)),
        "Fiken-Api-Result-Count": str(len(values)),
    }
    return Answered(200, values[page * size : (page + 1) * size], headers)
