"""
Vipps MobilePay's Report API: the payouts of a ledger, day by day.

A day is told in pages; one that is not closed yet, or not there (404), ends what can be had. A payout empties
what came since the last one, so the ledger is read from some days before those that are wanted, and what was
paid out then is left out. Every request only asks, so whatever goes wrong may be asked again.

Needs keys with access to reports; there are no settlements in the vendor's test environment.

Source: Report API 2.0, and the vendor's guide to access tokens (`POST /accesstoken/get`).
"""

import ssl
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import quote

import msgspec

from datakasse.bank.vipps import VippsEntry, vipps_payouts
from datakasse.bookkeeping.payout import Payout
from datakasse.office.bank.payout_source import KeptKeys, ProviderLedger
from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.partners.line.client_login import words_of
from datakasse.partners.line.http_line import HttpLine, Patience, Request
from datakasse.partners.line.opened_line import OpenedLine
from datakasse.partners.line.outcome import not_let_in, read, went_well
from datakasse.partners.line.redaction import Redaction
from datakasse.partners.line.token import Token, TokenKeeper

ADDRESS: Final = "https://api.vipps.no"
NAME: Final = "Vipps"
SECRETS: Final = ("client_id", "client_secret", "subscription_key", "merchant_serial_number")

BEFORE: Final = timedelta(days=7)
"""No ledger goes longer between two payouts but those that pay out by the month, which read as carried."""
PAGES_MAX: Final = 500
_NOT_THERE: Final = 404


class _BankAccount(msgspec.Struct):
    scheme: str = ""
    id: str = ""


class _Ledger(msgspec.Struct, rename="camel"):
    ledger_id: str
    payout_bank_account: _BankAccount = msgspec.field(default_factory=_BankAccount)
    settles_for_recipient_handles: list[str] = []


class _Ledgers(msgspec.Struct):
    items: list[_Ledger] = []
    cursor: str = ""


class _Report(msgspec.Struct, rename="camel"):
    items: list[VippsEntry] = []
    cursor: str = ""
    has_more: bool = False
    try_later: bool = False


class _GivenToken(msgspec.Struct):
    access_token: str
    expires_in: int


class VippsReport:
    """
    The reports of one merchant.

    Args:
        secrets: `client_id`, `client_secret`, `subscription_key`, `merchant_serial_number`.
        now: The clock, UTC.
        version: Of this program, which Vipps wants to be told.
        address: Where the interface is.
        trust: Whose word is taken for who a server is; the machine's own list where nothing is given.
        patience: How long to wait.
    """

    title = NAME

    def __init__(
        self,
        secrets: Mapping[str, str],
        now: Callable[[], datetime],
        version: str,
        *,
        address: str = ADDRESS,
        trust: ssl.SSLContext | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._secrets = secrets
        self._now = now
        self._version = version
        redaction = Redaction(*(secrets.get(name, "") for name in SECRETS[:3]))
        self._line = HttpLine(address, redaction, trust, patience)
        self._opened = OpenedLine(self._line, TokenKeeper(self._token, now), NAME, self._headers)

    def ledgers(self) -> list[ProviderLedger]:
        """Return the ledgers that the keys open; raises `NotBooked`."""
        found: list[ProviderLedger] = []
        cursor = ""
        for _ in range(PAGES_MAX):
            query = (("cursor", cursor),) if cursor else ()
            page = self._opened.got("/settlement/v1/ledgers", _Ledgers, *query)
            found.extend(
                ProviderLedger(
                    each.ledger_id,
                    "".join(sign for sign in each.payout_bank_account.id if sign.isdigit()),
                    tuple(each.settles_for_recipient_handles),
                )
                for each in page.items
            )
            cursor = page.cursor
            if not cursor:
                break
        return found

    def payouts(self, ledger: str, from_day: date, to_day: date) -> list[Payout]:
        """
        Return the payouts of a ledger that were sent on some days, as far as they are told yet.

        Raises:
            NotBooked: Nothing could be had.
            BankFileUnreadable, BankCurrencyForeign: What was told is not as it should be.
        """
        entries: list[VippsEntry] = []
        day = from_day - BEFORE
        while day <= to_day:
            told = self._of_day(ledger, day)
            if told is None:
                break
            entries.extend(told)
            day += timedelta(days=1)
        return [payout for payout in vipps_payouts(entries, ledger) if payout.day >= from_day]

    def _of_day(self, ledger: str, day: date) -> list[VippsEntry] | None:
        """Return the entries of a day; None where it is not told yet."""
        path = f"/report/v2/ledgers/{quote(ledger, safe='')}/funds/dates/{day.isoformat()}"
        entries: list[VippsEntry] = []
        cursor = ""
        for _ in range(PAGES_MAX):
            answer = self._opened.ask(Request("GET", path, query=(("cursor", cursor),) if cursor else ()))
            if answer.status == _NOT_THERE:
                return None
            if not went_well(answer):
                raise self._opened.refused(answer)
            page = read(answer, _Report, NAME)
            if page.try_later:
                return None
            entries.extend(page.items)
            if not page.has_more:
                return entries
            cursor = page.cursor
        raise NotBooked(f"{NAME} forteller om dagen uten ende", Trouble.LATER)

    def _headers(self) -> dict[str, str]:
        """Return what goes with every request: who we are, and whose keys they are."""
        return {
            "Ocp-Apim-Subscription-Key": self._secrets.get("subscription_key", ""),
            "Merchant-Serial-Number": self._secrets.get("merchant_serial_number", ""),
            "Vipps-System-Name": "datakasse",
            "Vipps-System-Version": self._version,
            "Vipps-System-Plugin-Name": "datakasse-bank",
            "Vipps-System-Plugin-Version": self._version,
        }

    def _token(self) -> Token:
        """Return a new access token; raises `NotBooked` where none is given."""
        since = self._now()
        named = {name: self._secrets.get(name, "") for name in ("client_id", "client_secret")}
        answer = self._line.ask(Request("POST", "/accesstoken/get", headers={**self._headers(), **named}))
        if not went_well(answer):
            raise not_let_in(answer, words_of(answer), self._line, NAME)
        given = read(answer, _GivenToken, NAME)
        self._line.redaction.learn(given.access_token)
        return Token(given.access_token, since + timedelta(seconds=given.expires_in))


class VippsAccess:
    """
    The way to Vipps' reports.

    Args:
        keys: Where the keys are kept.
        now: The clock, UTC.
        version: Of this program.

    Attributes:
        keys: Where the keys are kept.
    """

    def __init__(self, keys: KeptKeys, now: Callable[[], datetime], version: str) -> None:
        self.keys = keys
        self._now = now
        self._version = version

    def source(self) -> VippsReport:
        """Return Vipps, opened with the keys as they are now."""
        return VippsReport(self.keys.read(), self._now, self._version)
