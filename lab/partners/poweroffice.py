"""
PowerOffice Go as its description has it, with one client's books.

A token opens it together with the subscription key. It computes VAT from each line's gross, refuses what is
not balanced, unknown, inactive or locked, and takes each external reference once, until it is reversed.
"""

import base64
import ssl
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs
from uuid import uuid4

from lab.partners.chart import ACCOUNTS, RATES, VAT_RATES, vat_in_gross_ore
from lab.partners.description import Answered, Asked, Fields, Json, Operation, description
from lab.partners.server import FakePartner, Kept, amount_ore

FILE = "specs/poweroffice/goapi-v2.trimmed.json"
LOGIN_FILE = "specs/poweroffice/goapi-oauth-token.json"

APPLICATION_KEY = "lab-application-key"
CLIENT_KEY = "lab-client-key"
SUBSCRIPTION_KEY = "lab-subscription-key"
ACCOUNT_IDS = {
    "1900": 900001,
    "1579": 900002,
    "3000": 900003,
    "3030": 900004,
    "3100": 900005,
    "7740": 900006,
} | {
    account.number: 900100 + place
    for place, account in enumerate(ACCOUNTS)
    if account.number not in {"1900", "1579", "3000", "3030", "3100", "7740"}
}
VAT_IDS = {"0": 80, "3": 83, "31": 831, "33": 833, "5": 85, "6": 86}
_BY_ACCOUNT_ID = {their_id: number for number, their_id in ACCOUNT_IDS.items()}
_BY_VAT_ID = {their_id: code for code, their_id in VAT_IDS.items()}


class FakePowerOffice(FakePartner):
    """
    PowerOffice Go.

    Attributes:
        duplicate_status: How a reference that is taken is answered; the description does not say.
        reversed_ids: Vouchers that a person has reversed.
        may_book: Whether the client has given the right to book.
    """

    prefix = "/v2"
    books = "POST /Vouchers/CashJournals"
    documents = "PUT /VoucherDocumentation"
    duplicate_status = 400

    def __init__(self, shared: Path, tls: ssl.SSLContext) -> None:
        super().__init__(shared / FILE, tls)
        self._login = description(shared / LOGIN_FILE)
        self._tokens: set[str] = set()
        self.reversed_ids: set[str] = set()
        self.may_book = True

    def routes(self) -> dict[str, Callable[[Asked, Operation], Answered]]:
        """Return what answers each operation."""
        return {
            "GET /ClientIntegrationInformation": self._client,
            "GET /GeneralLedgerAccounts": self._accounts,
            "GET /VatCodes": self._vat_codes,
            "GET /Departments": self._departments,
            "GET /LockDateSettings": self._lock_date,
            "GET /AccountTransactions": self._transactions,
            "GET /VoucherDocumentation": self._documents,
            "PUT /VoucherDocumentation": self._attach,
            self.books: self._book,
        }

    def refusal(self, status: int, text: str) -> Answered:
        """Return a problem as PowerOffice words it."""
        self.said.append(text)
        if status == 429:
            return Answered(status, {"statusCode": status, "message": text})
        return Answered(
            status, {"Title": "Request refused", "Status": status, "Detail": text, "traceId": "00-7f3a-01"}
        )

    def admits(self, asked: Asked, operation: Operation) -> bool:
        """Return whether token and subscription key are there."""
        del operation
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        return token in self._tokens and asked.headers.get("ocp-apim-subscription-key") == SUBSCRIPTION_KEY

    def expire(self) -> None:
        """Take no token any more that was given until now."""
        self._tokens.clear()

    def undescribed(self, asked: Asked) -> Answered | None:
        """Give a token for the right keys, as the description of the login server has it."""
        if not asked.raw_path.startswith("/oauth/"):
            return None
        operation = self._login.operation(asked.method, asked.raw_path.removeprefix("/oauth"))
        if operation is None:
            return None
        self.complaints += self._login.faults_of_request(asked, operation)
        keys = base64.b64encode(f"{APPLICATION_KEY}:{CLIENT_KEY}".encode()).decode()
        right = (
            asked.headers.get("authorization") == f"Basic {keys}"
            and asked.headers.get("ocp-apim-subscription-key") == SUBSCRIPTION_KEY
            and parse_qs(asked.body.decode()) == {"grant_type": ["client_credentials"]}
        )
        if self.revoked or not right:
            answered = Answered(
                400, {"error": "invalid_client", "error_description": "Client key is not active"}
            )
        else:
            token = f"token-{uuid4()}"
            self._tokens.add(token)
            answered = Answered(200, {"access_token": token, "token_type": "Bearer", "expires_in": 1200})
        self.complaints += self._login.faults_of_answer(answered, operation)
        return answered

    def _client(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        rights = ["CommonServices", "CashVoucher_Full"] if self.may_book else ["CommonServices"]
        return Answered(
            200,
            {"ClientName": "Bakeriet AS", "ClientId": str(uuid4()), "ValidPrivileges": rights},
        )

    def _accounts(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        rows = [
            {
                "Id": ACCOUNT_IDS[account.number],
                "AccountNo": int(account.number),
                "Name": account.name,
                "IsActive": account.number not in self.closed_accounts,
                "IsVatCodeLocked": bool(account.vat_code),
                "VatCode": account.vat_code or "0",
            }
            for account in ACCOUNTS
        ]
        return _page(rows, asked)

    def _vat_codes(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        rows: list[Fields] = [
            {
                "Id": VAT_IDS[rate.code],
                "Code": rate.code,
                "Name": rate.name,
                "Rate": rate.rate_bp / 10_000,
                "IsActive": rate.code not in self.closed_vat,
                "IsCustom": False,
                "ValidFrom": "2022-07-01",
            }
            for rate in VAT_RATES
        ]
        rows.append({**rows[1], "Id": 9, "Code": "C3", "IsCustom": True})
        rows.append({**rows[3], "Id": 10, "Rate": 0.11, "ValidFrom": "2015-01-01", "ValidTo": "2022-06-30"})
        return _page(rows, asked)

    def _departments(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        return _page([{"Id": 31, "Code": "OSLO", "Name": "Oslo sentrum", "IsActive": True}], asked)

    def _lock_date(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        return Answered(200, {} if self.locked_until is None else {"LockDate": self.locked_until.isoformat()})

    def _book(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        if not self.may_book:
            return self.refusal(403, "Missing privilege")
        body = asked.json()
        wrong = self._wrong_with(body)
        if wrong:
            return wrong
        kept = self._kept(body)
        self.vouchers.append(kept)
        return Answered(
            201, {**body, "Id": kept.their_id, "VoucherNo": int(kept.number), "IsReversed": False}
        )

    def _kept(self, body: Json) -> Kept:
        lines: dict[tuple[str, str], int] = {}
        for line in body["VoucherLines"]:
            code = _BY_VAT_ID[line["VatId"]]
            place = (_BY_ACCOUNT_ID[line["AccountId"]], "" if code == "0" else code)
            lines[place] = lines.get(place, 0) + amount_ore(line["CurrencyAmount"])
        day = date.fromisoformat(body["VoucherDate"])
        number = str(30_001 + len(self.vouchers))
        return Kept(str(uuid4()), number, body["ExternalImportReference"], day, lines, body=body)

    def _wrong_with(self, body: Json) -> Answered | None:
        """Return why a voucher is refused; None where it is not."""
        lines = body["VoucherLines"]
        reference = body["ExternalImportReference"]
        if any(voucher.their_id not in self.reversed_ids for voucher in self.under(reference)):
            text = f"ExternalImportReference {reference} is already in use"
            return self.refusal(self.duplicate_status, text)
        if sum(amount_ore(line["CurrencyAmount"]) for line in lines):
            return self.refusal(400, "Voucher does not balance")
        for line in lines:
            account, code = _BY_ACCOUNT_ID.get(line["AccountId"], ""), _BY_VAT_ID.get(line["VatId"], "")
            if not line["CurrencyAmount"]:
                return self.refusal(400, "CurrencyAmount must not be 0")
            if not account or account in self.closed_accounts:
                return self.refusal(400, f"Account with id = {line['AccountId']} is not active")
            if not code or code in self.closed_vat:
                return self.refusal(400, f"Vat code with id = {line['VatId']} is not valid")
            if self.locks(date.fromisoformat(line["PostingDate"])):
                return self.refusal(400, "PostingDate is before the lock date")
        return None

    def _transactions(self, asked: Asked, operation: Operation) -> Answered:
        """Return what stands on accounts: net and VAT apart, VAT computed here."""
        del operation
        query = dict(asked.query)
        rows: list[Fields] = []
        for kept in self.vouchers:
            if query["fromDate"] <= kept.day.isoformat() <= query["toDate"]:
                for (account, code), gross_ore in kept.lines.items():
                    rows += self._posted(kept, account, code, gross_ore)
        return _page(rows, asked)

    def _posted(self, kept: Kept, account: str, code: str, gross_ore: int) -> list[Fields]:
        vat_ore = vat_in_gross_ore(gross_ore, code)
        amounts = [(account, gross_ore - vat_ore, vat_ore)]
        if vat_ore:
            amounts.append((RATES[code].account, vat_ore, 0))
        return [
            {
                "VoucherId": kept.their_id,
                "VoucherNo": int(kept.number),
                "PostingDate": kept.day.isoformat(),
                "AccountNo": int(number),
                "Amount": net_ore / 100,
                "VatAmount": on_it_ore / 100,
                "VatCode": code,
                "ExternalImportReference": kept.key,
                "IsReversed": kept.their_id in self.reversed_ids,
            }
            for number, net_ore, on_it_ore in amounts
        ]

    def _documents(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        wanted = dict(asked.query)["id"]
        rows = [
            {"VoucherId": kept.their_id, "HasPdf": bool(kept.documents), "IsImported": True}
            for kept in self.vouchers
            if kept.their_id == wanted
        ]
        return _page(rows, asked)

    def _attach(self, asked: Asked, operation: Operation) -> Answered:
        """Lay a PDF beside a voucher, in place of the earlier one."""
        del operation
        wanted = dict(asked.query)["id"]
        content = asked.parts()[0].get_payload(decode=True)
        for kept in self.vouchers:
            if kept.their_id == wanted and isinstance(content, bytes) and content.startswith(b"%PDF"):
                kept.documents[:] = [content]
                return Answered(204)
        return self.refusal(400, "Voucher not found, or not a PDF")


def _page(rows: list[Fields], asked: Asked) -> Answered:
    """Return one page of rows; 204 where there are none."""
    query = dict(asked.query)
    size, number = int(query.get("PageSize", "5000")), int(query.get("PageNumber", "1"))
    page = rows[size * (number - 1) : size * number]
    return Answered(200, page) if page else Answered(204)
