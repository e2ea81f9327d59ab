"""
Tripletex, API version 2.

Two tokens, ours and one that the shop's own user makes, open a session that is good for a day. Accounts and
VAT types go by their own ids, which are looked up. Amounts are kroner with VAT in them, debit positive;
Tripletex makes the postings of VAT itself, on row 0, so every line of ours has a row of its own from 1.

    what is asked     where
    session           PUT  /token/session/:create            the tokens stand in the address: never logged
    look up           GET  /ledger/voucher/%3EexternalVoucherNumber
    book              POST /ledger/voucher?sendToLedger=true
    document          POST /ledger/voucher/{id}/attachment   a second one would add pages, so it is looked for

A user without the right *Avansert bilag* may only leave a draft. Then the voucher lies in Tripletex and waits
for a person, and so does the outbox, until it stands in the ledger.

Source: Tripletex' own description, version 2.72; integrations.md 2.3.
"""

import ssl
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
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
from datakasse.partners.accounting.mapped import their_ore
from datakasse.partners.accounting.tripletex_answers import (
    NO_VAT,
    Account,
    Company,
    Many,
    Named,
    One,
    Posting,
    Session,
    VatType,
    Visitor,
    Voucher,
    their_words,
)
from datakasse.partners.accounting.tripletex_voucher import body, demand_postable
from datakasse.partners.line.http_line import Answer, File, HttpLine, Patience, Request
from datakasse.partners.line.json_body import written
from datakasse.partners.line.outcome import not_booked, not_let_in, read, unreadable, went_well
from datakasse.partners.line.redaction import Redaction
from datakasse.partners.line.token import Token, TokenKeeper
from datakasse.trade.moment import NORWAY

ADDRESS = "https://tripletex.no/v2"
TEST_ADDRESS = "https://api-test.tripletex.tech/v2"
NAME = "Tripletex"

Kind = TypeVar("Kind")

_PAGE = 1000
_PAGES_MAX = 500
_FORBIDDEN = 403
_ACCOUNT_FIELDS = (
    "id,number,name,isInactive,vatLocked,requiresDepartment,vatType(id,number),legalVatTypes(id,number)"
)
_VOUCHER_FIELDS = (
    "id,date,number,tempNumber,numberAsString,externalVoucherNumber,reverseVoucher(id),attachment(id),"
    "postings(row,amount,amountGross,vatType(number))"
)


_DRAFT = (
    f"Bilaget ligger som kladd i {NAME}, for brukeren mangler rettigheten «Avansert bilag». "
    f"Bokfør kladden i {NAME}, så blir den funnet; gi brukeren rettigheten, så går neste bilag av seg selv."
)


class Tripletex:
    """
    A company's books at Tripletex.

    Args:
        line: The line to it.
        secrets: `consumer_token` and `employee_token`.
        client: Number of the client, where an accountant's user opens it; 0 for the user's own company.
        now: The clock, UTC.
    """

    name = "tripletex"

    def __init__(self, line: HttpLine, secrets: Secrets, client: str, now: Callable[[], datetime]) -> None:
        self._line = line
        self._secrets = secrets
        self._client = client
        self._now = now
        self._sessions = TokenKeeper(self._session, now)

    def who(self) -> str:
        """Return whose books the credentials open."""
        query = (("fields", "company(name,organizationNumber)"),)
        company = self._one("/token/session/%3EwhoAmI", query, Visitor).company or Company()
        return f"{company.name} ({company.organization_number})"

    def accounts(self) -> list[TheirAccount]:
        """Return their accounts, by number."""
        return [
            TheirAccount(
                str(account.number),
                account.name,
                str(account.id),
                account.own_code if account.vat_locked else "",
                not account.is_inactive,
            )
            for account in self._accounts(())
        ]

    def vat_types(self, day: date) -> list[TheirVatType]:
        """Return their VAT types of sales on a day."""
        return [
            TheirVatType(vat.number, vat.name, int(vat.percentage * 100), str(vat.id))
            for vat in self._vat_types(day)
        ]

    def choices(self) -> Mapping[str, list[Choice]]:
        """Return their departments."""
        departments = self._many("/department", (("isInactive", "false"), ("fields", "id,name")), Named)
        return {"department": [Choice(str(one.id), one.name) for one in departments]}

    def draft(self, voucher: DayVoucher, place: Place) -> object:
        """Return the body that would be sent."""
        return body(voucher, place)

    def book(self, voucher: DayVoucher, place: Place, document: Document) -> Booked:
        """Book a voucher; the document follows."""
        del document
        numbers = sorted({theirs.number for theirs in place.accounts.values()})
        known = {str(one.id): one for one in self._accounts((("number", ",".join(numbers)),))}
        demand_postable(voucher, place, known)
        content = written(body(voucher, place))
        answer = self._ask(self._booking(content, to_ledger=True))
        if answer.status == _FORBIDDEN:
            self._demanded(self._ask(self._booking(content, to_ledger=False)))
            raise NotBooked(_DRAFT, Trouble.REFUSED, request_id=their_words(answer).request_id)
        return _booked(self._value(self._demanded(answer), Voucher))

    def find(self, voucher: DayVoucher) -> Booked | None:
        """Look a voucher up by its number outside Tripletex, which is our key."""
        query = (("externalVoucherNumber", voucher.key), ("fields", _VOUCHER_FIELDS))
        found = [
            one
            for one in self._many("/ledger/voucher/%3EexternalVoucherNumber", query, Voucher)
            if one.external_voucher_number == voucher.key and one.reverse_voucher is None
        ]
        if not found:
            return None
        if len(found) > 1:
            numbers = ", ".join(one.shown_number for one in found)
            raise NotBooked(f"{NAME} har bilaget {len(found)} ganger: {numbers}", Trouble.REFUSED)
        if not found[0].number:
            raise NotBooked(_DRAFT, Trouble.REFUSED)
        return _booked(found[0])

    def attach(self, booked: Booked, document: Document) -> None:
        """Lay a document beside a voucher, if none is there."""
        path = f"/ledger/voucher/{int(booked.their_id)}"
        if self._one(path, (("fields", "id,date,attachment(id)"),), Voucher).attachment is not None:
            return
        file = File("file", document.name, "application/pdf", document.pdf)
        self._demanded(self._ask(Request("POST", f"{path}/attachment", files=(file,), changes=True)))

    def _booking(self, content: bytes, *, to_ledger: bool) -> Request:
        query = (("sendToLedger", str(to_ledger).lower()),)
        media_type = "application/json; charset=utf-8"
        return Request("POST", "/ledger/voucher", query, body=content, media_type=media_type, changes=True)

    def _accounts(self, query: Sequence[tuple[str, str]]) -> list[Account]:
        return self._many("/ledger/account", (*query, ("fields", _ACCOUNT_FIELDS)), Account)

    def _vat_types(self, day: date) -> list[VatType]:
        query = (
            ("typeOfVat", "OUTGOING"),
            ("vatDate", day.isoformat()),
            ("fields", "id,number,name,percentage"),
        )
        return self._many("/ledger/vatType", query, VatType)

    def _one(self, path: str, query: Sequence[tuple[str, str]], kind: type[Kind]) -> Kind:
        return self._value(self._demanded(self._ask(Request("GET", path, query))), kind)

    def _many(self, path: str, query: Sequence[tuple[str, str]], kind: type[Kind]) -> list[Kind]:
        """Return all of a list; its size is told inexactly, so the last page is the one that is not full."""
        found: list[Kind] = []
        for _ in range(_PAGES_MAX):
            part = (*query, ("from", str(len(found))), ("count", str(_PAGE)))
            answer = self._demanded(self._ask(Request("GET", path, part)))
            values = read(answer, Many, NAME).values
            found += [self._decoded(answer, value, kind) for value in values]
            if len(values) < _PAGE:
                return found
        raise NotBooked(f"{NAME} har en liste uten ende", Trouble.LATER)

    def _value(self, answer: Answer, kind: type[Kind]) -> Kind:
        return self._decoded(answer, read(answer, One, NAME).value, kind)

    def _decoded(self, answer: Answer, value: msgspec.Raw, kind: type[Kind]) -> Kind:
        try:
            return msgspec.json.decode(value, type=kind, strict=False)
        except msgspec.ValidationError:
            raise unreadable(answer, NAME) from None

    def _demanded(self, answer: Answer) -> Answer:
        """Return an answer that is a success; raise what any other means."""
        if not went_well(answer):
            raise not_booked(answer, their_words(answer), self._line, NAME, ("x-rate-limit-reset",))
        return answer

    def _ask(self, request: Request) -> Answer:
        """Return the answer to a request with the session in it."""
        return self._sessions.with_token(
            lambda token: self._line.ask(
                msgspec.structs.replace(
                    request, headers={**request.headers, "Authorization": _basic(self._client, token)}
                )
            )
        )

    def _session(self) -> Token:
        """Return a new session; it is asked for through tomorrow and used today, by the clocks of Norway."""
        given = self._secrets.read()
        tokens = [given.get(name, "") for name in ("consumer_token", "employee_token")]
        for token in tokens:
            self._line.redaction.learn(token)
        tomorrow = self._now().astimezone(NORWAY).date() + timedelta(days=1)
        query = (
            ("consumerToken", tokens[0]),
            ("employeeToken", tokens[1]),
            ("expirationDate", tomorrow.isoformat()),
        )
        answer = self._line.ask(Request("PUT", "/token/session/:create", query))
        if not went_well(answer):
            raise not_let_in(answer, their_words(answer), self._line, NAME)
        session = self._value(answer, Session).token
        self._line.redaction.learn(session)
        self._line.redaction.learn(f"{self._client}:{session}")
        return Token(session, datetime.combine(tomorrow, time.min, NORWAY))


def tripletex(
    trust: ssl.SSLContext | None = None, address: str = "", patience: Patience | None = None
) -> SystemKind:
    """
    Return what has to be known to choose Tripletex.

    Args:
        trust: Whose word is taken for who a server is; the machine's own list where nothing is given.
        address: Where it is reached; by the settings where nothing is given.
        patience: How long to wait; as usual where nothing is given.
    """

    def opened(secrets: Secrets, settings: Mapping[str, str], now: Callable[[], datetime]) -> Tripletex:
        environment = TEST_ADDRESS if settings.get("environment") == "test" else ADDRESS
        line = HttpLine(address or environment, Redaction(), trust, patience)
        return Tripletex(line, secrets, settings.get("client", "") or "0", now)

    asked = (
        Asked("consumer_token", "Consumer token (fra Tripletex)", secret=True),
        Asked("employee_token", "Employee token (brukerens API-nøkkel)", secret=True),
        Asked("client", "Klientens nummer, når en regnskapsfører kobler til", optional=True),
        Asked("environment", "«test» for Tripletex' testmiljø, ellers tomt", optional=True),
    )
    return SystemKind("tripletex", NAME, asked, opened)


def _basic(client: str, token: str) -> str:
    return "Basic " + b64encode(f"{client}:{token}".encode()).decode()


def _booked(voucher: Voucher) -> Booked:
    """Return a voucher as it stands there."""
    return Booked(
        str(voucher.id),
        voucher.shown_number,
        sum(max(their_ore(posting.amount, NAME), 0) for posting in voucher.postings),
        voucher.external_voucher_number,
        voucher.day,
        _vat_ore(voucher.postings),
        documented=voucher.attachment is not None,
    )


def _vat_ore(postings: Sequence[Posting]) -> dict[str, int]:
    """Return the VAT by standard code: what lies between a posting with and without it."""
    found: dict[str, int] = {}
    for posting in postings:
        code = NO_VAT if posting.vat_type is None else posting.vat_type.number
        if code != NO_VAT:
            vat_ore = their_ore(posting.amount_gross, NAME) - their_ore(posting.amount, NAME)
            found[code] = found.get(code, 0) + vat_ore
    return found
