"""
Visma Business NXT: GraphQL over one address, as the vendor's how-to pages tell.

    look up      the voucher's key in texts of the day, in the ledger and in batches that wait
    book         read the series' next number · create a batch · add the document · update the batch

A batch stands in the ledger when it is updated. One that was made and not updated, because an answer was
lost, is found and gone on with; it is never made twice. An answer with errors comes as a success of HTTP.

Nobody has published the whole schema. A name that is wrong here is refused there before anything is done, and
the first thing that is asked is always a look-up, so a wrong guess books nothing.

Source: the vendor's how-to pages on batches, documents, errors and services (2026).
"""

import ssl
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

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
from datakasse.partners.accounting.mapped import must_be_mapped, number_of, the_one, their_ore
from datakasse.partners.accounting.visma_business_nxt_tables import NxtTables
from datakasse.partners.accounting.visma_business_nxt_voucher import as_number, batch, text_key
from datakasse.partners.line.client_login import asked_for_tokens, lasting
from datakasse.partners.line.http_line import HttpLine, Patience
from datakasse.partners.line.opened_line import OpenedLine
from datakasse.partners.line.redaction import Redaction
from datakasse.partners.line.token import Token, TokenKeeper
from datakasse.trade.vat import STANDARD_CODES, rate_bp_on

ADDRESS = "https://business.visma.net/api"
LOGIN_ADDRESS = "https://connect.visma.com"
SCOPE = "business-graphql-service-api:access-group-based"
NAME = "Visma Business NXT"


class _Company(msgspec.Struct, rename="camel"):
    name: str = ""
    visma_net_company_id: int | None = None


class _Account(msgspec.Struct, rename="camel"):
    account_no: int
    name: str | None = None


class _Series(msgspec.Struct, rename="camel"):
    voucher_series_no: int
    name: str | None = None
    next_voucher_no: int | None = None


class _Waiting(msgspec.Struct, rename="camel"):
    batch_no: int
    voucher_no: int
    text: str | None = None


class _Posted(msgspec.Struct, rename="camel"):
    voucher_no: int
    voucher_date: int
    account_no: int
    text: str | None = None
    posted_amount_domestic: Decimal = Decimal()


class _Batch(msgspec.Struct, rename="camel"):
    batch_no: int


class _Document(msgspec.Struct, rename="camel"):
    file_name: str | None = None


class BusinessNxtSettings(msgspec.Struct, frozen=True):
    """
    Whose books, and how vouchers are booked there.

    Attributes:
        tenant: The customer's tenant at Visma Connect.
        company: The company's number.
        series: The voucher series of the till; None where nobody has chosen.
        clearing: The account that each line is set against; None where nobody has chosen.
    """

    tenant: str
    company: int
    series: int | None = None
    clearing: int | None = None


class VismaBusinessNxt:
    """
    A company's books in Visma Business NXT.

    Args:
        line: To `ADDRESS`.
        login: To `LOGIN_ADDRESS`.
        secrets: `client_id` names the service, `client_secret` proves it.
        settings: Whose books, and how.
        now: Tells the time, for when a token runs out.
    """

    name = "visma_business_nxt"

    def __init__(
        self,
        line: HttpLine,
        login: HttpLine,
        secrets: Secrets,
        settings: BusinessNxtSettings,
        now: Callable[[], datetime],
    ) -> None:
        self._login = login
        self._secrets = secrets
        self._settings = settings
        self._now = now
        opened = OpenedLine(line, TokenKeeper(self._fetch_token, now), NAME)
        self._tables = NxtTables(opened, settings.company)

    def who(self) -> str:
        """Return whose books the credentials open; raises `NotBooked`."""
        companies = self._companies()
        number = self._settings.company
        name = next((one.name for one in companies if one.visma_net_company_id == number), "")
        if not name:
            raise NotBooked(f"{NAME} åpner ikke firma {number} for kassen.", Trouble.LOCKED_OUT)
        return f"{name} (firma {number})"

    def accounts(self) -> list[TheirAccount]:
        """Return their accounts, by number; raises `NotBooked`."""
        rows = self._tables.rows("ReadAccounts", "generalLedgerAccount", "accountNo name", list[_Account])
        rows.sort(key=lambda row: row.account_no)
        return [TheirAccount(str(row.account_no), row.name or "", str(row.account_no)) for row in rows]

    def vat_types(self, day: date) -> list[TheirVatType]:
        """Return the standard codes: an account has its own tax code there, and none is sent."""
        return [
            TheirVatType(code, f"Kontoens egen avgiftskode ({code})", rate_bp_on(code, day))
            for code in sorted(STANDARD_CODES)
        ]

    def choices(self) -> Mapping[str, list[Choice]]:
        """Return their voucher series and companies; raises `NotBooked`."""
        series = self._tables.rows("ReadSeries", "voucherSeries", "voucherSeriesNo name", list[_Series])
        return {
            "voucher_series": [Choice(str(row.voucher_series_no), row.name or "–") for row in series],
            "company": [
                Choice(str(one.visma_net_company_id), one.name)
                for one in self._companies()
                if one.visma_net_company_id is not None
            ],
        }

    def draft(self, voucher: DayVoucher, place: Place) -> object:
        """Return the batch that would be made, but for the number, which is read when it is made."""
        return batch(voucher, place, series=self._settings.series, clearing=self._settings.clearing)

    def book(self, voucher: DayVoucher, place: Place, document: Document) -> Booked:
        """Make a batch with the voucher and its document, and update it; or go on with one that waits."""
        must_be_mapped(voucher, place)
        if self._settings.series is None or self._settings.clearing is None:
            raise NotBooked("Bilagsserie og mellomregningskonto er ikke valgt.", Trouble.REFUSED)
        batch_no, number = self._waiting(voucher) or self._made(voucher, place)
        try:
            self._add_document(batch_no, number, document)
            self._tables.process("UpdateBatch", "batch", "updateBatch", {"batchNo": {"_eq": batch_no}})
        except NotBooked as error:
            reason = f"{error.reason} Bilaget ligger i bunt {batch_no}, som ikke er oppdatert."
            raise NotBooked(reason, error.trouble, request_id=error.request_id, wait_s=error.wait_s) from None
        return Booked(str(number), str(number), documented=True)

    def find(self, voucher: DayVoucher) -> Booked | None:
        """Look a voucher up in the ledger by its key; one that waits in a batch is not booked."""
        day = as_number(voucher)
        fields = "voucherNo voucherDate accountNo text postedAmountDomestic"
        wanted = {"voucherDate": {"_eq": day}}
        rows = self._tables.rows("FindPosted", "generalLedgerTransaction", fields, list[_Posted], wanted)
        key = text_key(voucher)
        number = the_one([str(row.voucher_no) for row in rows if key in (row.text or "").split()], NAME)
        if number is None:
            return None
        ours = [row for row in rows if str(row.voucher_no) == number]
        amounts_ore = [
            their_ore(row.posted_amount_domestic, NAME)
            for row in ours
            if row.account_no != self._settings.clearing
        ]
        return Booked(
            number,
            number,
            debit_ore=sum(amount for amount in amounts_ore if amount > 0),
            key=voucher.key,
            day=voucher.day if all(row.voucher_date == day for row in ours) else None,
        )

    def attach(self, booked: Booked, document: Document) -> None:
        """See that the document lies there; what is in the ledger takes none. Raises `NotBooked`."""
        del booked
        if not self._is_there(document):
            reason = f"{NAME} tar ikke imot dokument til et bilag som er oppdatert; legg det ved der."
            raise NotBooked(reason, Trouble.REFUSED)

    def _is_there(self, document: Document) -> bool:
        table, wanted = "incomingAccountingDocumentAttachment", {"fileName": {"_eq": document.name}}
        return bool(self._tables.rows("FindDocument", table, "fileName", list[_Document], wanted))

    def _waiting(self, voucher: DayVoucher) -> tuple[int, int] | None:
        """Return batch and number of a voucher that waits in a batch; None where none does."""
        wanted = {"voucherDate": {"_eq": as_number(voucher)}}
        rows = self._tables.rows("FindWaiting", "voucher", "batchNo voucherNo text", list[_Waiting], wanted)
        key = text_key(voucher)
        ours = [row for row in rows if key in (row.text or "").split()]
        the_one([f"{row.batch_no}/{row.voucher_no}" for row in ours], NAME)
        return (ours[0].batch_no, ours[0].voucher_no) if ours else None

    def _made(self, voucher: DayVoucher, place: Place) -> tuple[int, int]:
        """Return batch and number of a voucher that was just made."""
        series, clearing = self._settings.series, self._settings.clearing
        fields, wanted = "voucherSeriesNo name nextVoucherNo", {"voucherSeriesNo": {"_eq": series}}
        found = self._tables.rows("ReadNextNumber", "voucherSeries", fields, list[_Series], wanted)
        number = found[0].next_voucher_no if found else None
        if number is None:
            raise NotBooked(f"{NAME} har ingen bilagsserie {series}.", Trouble.REFUSED)
        values = [batch(voucher, place, series=series, clearing=clearing, number=number)]
        batches = self._tables.create("CreateBatch", "batch", values, "batchNo", list[_Batch])
        if not batches:
            raise NotBooked(f"{NAME} laget ingen bunt.", Trouble.REFUSED)
        return batches[0].batch_no, number

    def _add_document(self, batch_no: int, number: int, document: Document) -> None:
        """Lay the document beside the voucher, if an earlier attempt has not."""
        if self._is_there(document):
            return
        which = {"_and": [{"batchNo": {"_eq": batch_no}}, {"voucherNo": {"_eq": number}}]}
        told = {
            "fileName": document.name,
            "description": "Z-rapport",
            "fileBytes": b64encode(document.pdf).decode(),
        }
        self._tables.process("AddDocument", "voucher", "addNewDocument", which, told)

    def _companies(self) -> list[_Company]:
        return self._tables.of_everybody("availableCompanies", "name vismaNetCompanyId", list[_Company])

    def _fetch_token(self) -> Token:
        asked_at = self._now()
        kept = self._secrets.read()
        for secret in kept.values():
            self._login.redaction.learn(secret)
        form = {
            "grant_type": "client_credentials",
            "client_id": kept.get("client_id", ""),
            "client_secret": kept.get("client_secret", ""),
            "scope": SCOPE,
            "tenant_id": self._settings.tenant,
        }
        return lasting(asked_for_tokens(self._login, "/connect/token", form, {}, NAME), asked_at)


def visma_business_nxt(
    trust: ssl.SSLContext | None = None,
    address: str = ADDRESS,
    login_address: str = LOGIN_ADDRESS,
    patience: Patience | None = None,
) -> SystemKind:
    """
    Return what has to be known to choose Visma Business NXT.

    Args:
        trust: Whose word is taken for who a server is; the machine's own list where nothing is given.
        address: Where it is reached.
        login_address: Where tokens are had.
        patience: How long to wait.
    """

    def opened(
        secrets: Secrets, settings: Mapping[str, str], now: Callable[[], datetime]
    ) -> VismaBusinessNxt:
        redaction = Redaction()
        told = BusinessNxtSettings(
            settings.get("tenant", ""),
            number_of(settings.get("company", "")) or 0,
            number_of(settings.get("voucher_series", "")),
            number_of(settings.get("clearing_account", "")),
        )
        line = HttpLine(address, redaction, trust, patience)
        return VismaBusinessNxt(line, HttpLine(login_address, redaction, trust, patience), secrets, told, now)

    asked = (
        Asked("client_id", "Client ID", secret=True),
        Asked("client_secret", "Client secret", secret=True),
        Asked("tenant", "Tenant ID hos Visma Connect"),
        Asked("company", "Firmanummer (company no.)"),
        Asked("voucher_series", "Bilagsserie for kassens bilag", optional=True),
        Asked("clearing_account", "Mellomregningskonto, som går i null i hvert bilag", optional=True),
    )
    return SystemKind(VismaBusinessNxt.name, NAME, asked, opened)
