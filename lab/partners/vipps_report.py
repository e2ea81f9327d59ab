"""
Vipps MobilePay's Report API as its description has it, with the ledger of one merchant.

Tokens are had at an address that this description leaves out. A day that is closed is told in pages; one that
is not is told to be tried later, and one that lies ahead is not there.
"""

import ssl
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

from lab.partners.description import Answered, Asked, Fields, Operation
from lab.partners.server import FakePartner

FILE = "specs/vipps/report-v2.yaml"

CLIENT_ID = "lab-client-id"
CLIENT_SECRET = "lab-client-secret"  # noqa: S105 - opens nothing but the stand-in
SUBSCRIPTION_KEY = "lab-subscription-key"
MERCHANT = "123455"
LEDGER = "302321"
ACCOUNT = "86011117947"
PAGE = 2
"""Entries of a page: few, so that a day has several."""


class FakeVippsReport(FakePartner):
    """
    A merchant's reports.

    Attributes:
        entries: The funds ledger, oldest first.
        closed_to: The last day that is told; the one after it is to be tried later.
    """

    books = "GET /report/v2/ledgers/{ledgerId}/{topic}/dates/{ledgerDate}"

    def __init__(self, shared: Path, tls: ssl.SSLContext) -> None:
        super().__init__(shared / FILE, tls)
        self.entries: list[Fields] = []
        self.closed_to = date(2026, 11, 30)
        self.balance = 0
        self._tokens: set[str] = set()

    def enter(self, day: date, kind: str, amount_ore: int, reference: str = "") -> None:
        """Enter something in the ledger."""
        number = len(self.entries) + 1
        self.entries.append(
            {
                "pspReference": f"33{number:08d}",
                "time": f"{day.isoformat()}T10:00:00.000000Z",
                "ledgerDate": day.isoformat(),
                "entryType": kind,
                "reference": reference,
                "currency": "NOK",
                "amount": amount_ore,
                "balanceBefore": self.balance,
                "balanceAfter": self.balance + amount_ore,
                "recipientHandle": f"NO:{MERCHANT}",
            }
        )
        self.balance += amount_ore

    def pay_out(self, day: date) -> None:
        """Pay out what is owed."""
        self.enter(day, "scheduled-for-payout", -self.balance)

    def routes(self) -> dict[str, Callable[[Asked, Operation], Answered]]:
        """What can be asked for."""
        return {"GET /settlement/v1/ledgers": self._ledgers, self.books: self._of_day}

    def refusal(self, status: int, text: str) -> Answered:
        """A problem (RFC 7807)."""
        self.said.append(text)
        problem = {"type": "https://example.com/problem", "title": text, "status": status, "detail": text}
        return Answered(status, problem, {"Content-Type": "application/problem+json"})

    def admits(self, asked: Asked, operation: Operation) -> bool:
        """Whoever carries a token and the key of the subscription."""
        del operation
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        return token in self._tokens and asked.headers.get("ocp-apim-subscription-key") == SUBSCRIPTION_KEY

    def expire(self) -> None:
        """Take no token any more that was given until now."""
        self._tokens.clear()

    def undescribed(self, asked: Asked) -> Answered | None:
        """Give tokens."""
        if (asked.method, asked.raw_path) != ("POST", "/accesstoken/get"):
            return None
        wanted = {
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "ocp-apim-subscription-key": SUBSCRIPTION_KEY,
            "merchant-serial-number": MERCHANT,
        }
        if self.revoked or any(asked.headers.get(name) != value for name, value in wanted.items()):
            return Answered(401, {"error": "unauthorized_client"})
        token = f"token-{uuid4()}"
        self._tokens.add(token)
        return Answered(200, {"token_type": "Bearer", "access_token": token, "expires_in": "86398"})

    def _ledgers(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        ledger = {
            "ledgerId": LEDGER,
            "payoutBankAccount": {"scheme": "BBAN:NO", "id": ACCOUNT},
            "owner": {"scheme": "business:NO:ORG", "id": "987654325"},
            "settlesForRecipientHandles": [f"NO:{MERCHANT}"],
        }
        return Answered(200, {"items": [ledger], "cursor": ""})

    def _of_day(self, asked: Asked, operation: Operation) -> Answered:
        day = date.fromisoformat(operation.values["ledgerDate"])
        if operation.values["ledgerId"] != LEDGER or (day - self.closed_to).days > 1:
            return self.refusal(404, "Ikke her ennå")
        if day > self.closed_to:
            return Answered(200, {"items": [], "tryLater": True, "hasMore": False})
        told = [entry for entry in self.entries if entry["ledgerDate"] == day.isoformat()]
        begin = int(dict(asked.query).get("cursor", "0"))
        page, more = told[begin : begin + PAGE], len(told) > begin + PAGE
        following = {"cursor": str(begin + PAGE)} if more else {}
        return Answered(200, {"items": page, "hasMore": more, "tryLater": False, **following})
