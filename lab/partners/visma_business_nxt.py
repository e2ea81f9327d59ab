"""
Visma Business NXT as its how-to pages tell, with one company's books.

All goes to one address as text in GraphQL, and is held to a schema; errors come as a success of HTTP, with a
trace. A batch waits until it is updated; then its voucher stands in the ledger, with the VAT that each
account has there. A document can be laid beside a voucher only while its batch waits.
"""

import base64
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from uuid import uuid4

from graphql import build_schema, execute_sync, parse, validate

from lab.partners.chart import ACCOUNTS, RATES, vat_in_gross_ore
from lab.partners.description import Answered, Asked, Fields, Json, Operation
from lab.partners.server import FakePartner, Kept, amount_ore

HERE = Path(__file__).parent

CLIENT_ID = "lab-nxt-client"
CLIENT_SECRET = "lab-nxt-secret"  # noqa: S105 - opens nothing but the stand-in
TENANT = "tenant-1"
COMPANY = 5010
SERIES = 6
CLEARING = 1999

_ADDRESS = "/graphql-service"
_OWN = {account.number: account.vat_code for account in ACCOUNTS} | {str(CLEARING): ""}


@dataclass(slots=True)
class _Batch:
    """A batch that waits, and the documents that were laid in it."""

    number: int
    values: Fields
    documents: dict[str, bytes] = field(default_factory=dict[str, bytes])


class FakeVismaBusinessNxt(FakePartner):
    """
    A company in Business NXT.

    Attributes:
        waiting: Batches that have not been updated, by number.
        refuses_update: Why batches are not updated; empty when they are.
        laid: Names of the documents that lie there.
        page_max: How many rows of the ledger come at once.
    """

    prefix = "/api"
    books = "POST /CreateBatch"
    documents = "POST /AddDocument"

    def __init__(self, shared: Path, tls: ssl.SSLContext) -> None:
        del shared
        super().__init__(HERE / "visma_business_nxt.json", tls)
        self._schema = build_schema((HERE / "visma_business_nxt.graphql").read_text("utf-8"))
        self.waiting: dict[int, _Batch] = {}
        self.refuses_update = ""
        self.laid: set[str] = set()
        self.page_max = 5_000
        self._tokens: set[str] = set()
        self._next = 60_003

    def take(self, asked: Asked) -> Answered | None:
        """Answer a request; it is known by its name, for all of them go to one address."""
        if asked.method == "POST" and asked.raw_path == _ADDRESS:
            asked = replace(asked, raw_path=f"/{json.loads(asked.body)['operationName']}")
        return super().take(asked)

    def routes(self) -> dict[str, Callable[[Asked, Operation], Answered]]:
        """All that can be asked for is told by the schema."""
        names = ("Companies", "Accounts", "Series", "NextNumber")
        reads = [f"POST /Read{name}" for name in names]
        finds = [f"POST /Find{name}" for name in ("Posted", "Waiting", "Document")]
        return dict.fromkeys([*reads, *finds, self.books, self.documents, "POST /UpdateBatch"], self._told)

    def refusal(self, status: int, text: str) -> Answered:
        """An error of HTTP."""
        self.said.append(text)
        if status == 401:
            return Answered(status, b"<html>401 Authorization Required</html>", {"Content-Type": "text/html"})
        return Answered(status, {"message": text}, {"X-Request-Id": f"r-{len(self.asked)}"})

    def admits(self, asked: Asked, operation: Operation) -> bool:
        """Whoever carries a token."""
        del operation
        return asked.headers.get("authorization", "").removeprefix("Bearer ") in self._tokens

    def expire(self) -> None:
        """Take no token any more that was given until now."""
        self._tokens.clear()

    def undescribed(self, asked: Asked) -> Answered | None:
        """Give a token for the right keys."""
        if asked.raw_path != "/connect/token":
            return None
        wanted = {
            "grant_type": ["client_credentials"],
            "client_id": [CLIENT_ID],
            "client_secret": [CLIENT_SECRET],
            "scope": ["business-graphql-service-api:access-group-based"],
            "tenant_id": [TENANT],
        }
        if self.revoked or parse_qs(asked.body.decode()) != wanted:
            return Answered(400, {"error": "invalid_client"})
        token = f"token-{uuid4()}"
        self._tokens.add(token)
        return Answered(200, {"access_token": token, "token_type": "Bearer", "expires_in": 3600})

    def _told(self, asked: Asked, operation: Operation) -> Answered:
        """Carry a text out; what does not fit the schema is a fault of ours."""
        del operation
        body = asked.json()
        root = {"availableCompanies": _items([{"name": "Bakeriet AS", "vismaNetCompanyId": COMPANY}])}
        text = parse(body["query"])
        faults = validate(self._schema, text)
        self.complaints += [f"{body['operationName']}: {fault.message}" for fault in faults]
        outcome = execute_sync(self._schema, text, {**root, "useCompany": self._company})
        told: Fields = {"data": outcome.data}
        if outcome.errors:
            told["errors"] = [{"message": error.message} for error in outcome.errors]
            told["extensions"] = {"vbnxt-trace-id": f"trace-{len(self.asked)}"}
        return Answered(200, told)

    def _company(self, info: object, no: int) -> Fields:
        del info
        if no != COMPANY:
            raise ValueError(f"No access to company {no}")
        return {
            "generalLedgerAccount": self._accounts,
            "voucherSeries": self._series,
            "generalLedgerTransaction": self._transactions,
            "voucher": self._vouchers,
            "incomingAccountingDocumentAttachment": self._attachments,
            "batch_create": self._create,
            "batch_processings": {"updateBatch": self._update},
            "voucher_processings": {"addNewDocument": self._add_document},
        }

    def _accounts(self, info: object) -> Fields:
        del info
        rows = [{"accountNo": int(account.number), "name": account.name} for account in ACCOUNTS]
        return _items([*rows, {"accountNo": CLEARING, "name": "Mellomregning kasse"}])

    def _series(self, info: object, filter: Json = None) -> Fields:  # noqa: A002 - what GraphQL calls it
        del info
        wanted = SERIES if filter is None else filter["voucherSeriesNo"]["_eq"]
        row = {"voucherSeriesNo": SERIES, "name": "Diverse bilag", "nextVoucherNo": self._next}
        return _items([row] if wanted == SERIES else [])

    def _transactions(self, info: object, filter: Json) -> Fields:  # noqa: A002 - what GraphQL calls it
        """Return what stands in the ledger on a day, and somebody else's voucher too."""
        del info
        day = filter["voucherDate"]["_eq"]
        rows: list[Fields] = [_posted(1, day, 7770, "Gebyr", 10_000), _posted(1, day, 1920, "Gebyr", -10_000)]
        for kept in self.vouchers:
            if int(f"{kept.day:%Y%m%d}") == day:
                rows += _ledger_rows(kept)
        return {"totalCount": len(rows), "items": rows[: self.page_max]}

    def _vouchers(self, info: object, filter: Json) -> Fields:  # noqa: A002 - what GraphQL calls it
        del info
        day = filter["voucherDate"]["_eq"]
        return _items(
            [
                {"batchNo": batch.number, "voucherNo": row["voucherNo"], "text": row["text"]}
                for batch in self.waiting.values()
                for row in batch.values["vouchers"]
                if row["voucherDate"] == day
            ]
        )

    def _attachments(self, info: object, filter: Json) -> Fields:  # noqa: A002 - what GraphQL calls it
        del info
        name = filter["fileName"]["_eq"]
        return _items([{"fileName": name}] if name in self.laid else [])

    def _create(self, info: object, values: list[Fields]) -> Fields:
        """Make batches; what an account does not take is refused at once."""
        del info
        for one in values:
            self._demand_open(one)
        made: list[Fields] = []
        for one in values:
            number = 1001 + len(self.waiting) + len(self.vouchers)
            self.waiting[number] = _Batch(number, one)
            self._next += 1
            made.append({"batchNo": number})
        return {"affectedRows": len(made), **_items(made)}

    def _demand_open(self, values: Fields) -> None:
        for row in values["vouchers"]:
            text = str(row["voucherDate"])
            if self.locks(date(int(text[:4]), int(text[4:6]), int(text[6:]))):
                self._refuse("The period is closed")
            if row["amountDomestic"] <= 0 or row["debitAccountType"] != 3 or row["creditAccountType"] != 3:
                self._refuse("The amount must be above 0, on accounts of the ledger")
            for number in (str(row["debitAccountNo"]), str(row["creditAccountNo"])):
                if number not in _OWN or number in self.closed_accounts:
                    self._refuse(f"Account {number} is closed")
                if _OWN[number] in self.closed_vat:
                    self._refuse(f"Tax code {_OWN[number]} is closed")

    def _refuse(self, text: str) -> None:
        self.said.append(text)
        raise ValueError(text)

    def _update(self, info: object, filter: Json) -> Fields:  # noqa: A002 - what GraphQL calls it
        """Move a batch into the ledger."""
        del info
        batch = self.waiting.get(filter["batchNo"]["_eq"])
        if batch is None or self.refuses_update:
            self._refuse(self.refuses_update or "There is no such batch")
            return {}
        self.waiting.pop(batch.number)
        rows = batch.values["vouchers"]
        lines: dict[tuple[str, str], int] = {}
        for row in rows:
            for account, sign in ((row["debitAccountNo"], 1), (row["creditAccountNo"], -1)):
                place = (str(account), _OWN[str(account)])
                lines[place] = lines.get(place, 0) + sign * amount_ore(row["amountDomestic"])
        if lines.pop((str(CLEARING), ""), 0):
            self.complaints.append("the clearing account does not come to nothing")
        number, text = str(rows[0]["voucherNo"]), str(rows[0]["voucherDate"])
        key, day = rows[0]["text"].split()[0], date(int(text[:4]), int(text[4:6]), int(text[6:]))
        kept = Kept(number, number, key, day, lines, body=batch.values, documents=[*batch.documents.values()])
        self.vouchers.append(kept)
        return {"succeeded": True, "voucherJournalNo": 1}

    def _add_document(self, info: object, filter: Json, args: Json) -> Fields:  # noqa: A002 - what GraphQL calls it
        del info
        wanted = {name: is_it["_eq"] for part in filter["_and"] for name, is_it in part.items()}
        batch = self.waiting.get(wanted["batchNo"])
        if batch is None or batch.values["vouchers"][0]["voucherNo"] != wanted["voucherNo"]:
            return {"succeeded": False}
        if args["fileName"] in self.laid:
            self.complaints.append("a document was laid there twice")
        self.laid.add(args["fileName"])
        batch.documents[args["fileName"]] = base64.b64decode(args["fileBytes"])
        return {"succeeded": True}


def _items(rows: list[Any]) -> Fields:
    return {"totalCount": len(rows), "items": rows}


def _ledger_rows(kept: Kept) -> list[Fields]:
    """Return what a voucher put on accounts: each row's two sides, and VAT of the account beside it."""
    rows: list[Fields] = []
    for row in kept.body["vouchers"]:
        for account, sign in ((row["debitAccountNo"], 1), (row["creditAccountNo"], -1)):
            gross_ore, code = sign * amount_ore(row["amountDomestic"]), _OWN[str(account)]
            vat_ore = vat_in_gross_ore(gross_ore, code)
            number, day, text = row["voucherNo"], row["voucherDate"], row["text"]
            rows.append(_posted(number, day, account, text, gross_ore - vat_ore))
            if vat_ore:
                rows.append(_posted(number, day, int(RATES[code].account), text, vat_ore))
    return rows


def _posted(number: int, day: int, account: int, text: str, ore: int) -> Fields:
    return {
        "voucherNo": number,
        "voucherDate": day,
        "accountNo": account,
        "text": text,
        "postedAmountDomestic": float(Decimal(ore).scaleb(-2)),
    }
