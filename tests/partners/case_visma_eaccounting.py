"""Visma eAccounting in the contract suite."""

import ssl

from datakasse.bookkeeping.voucher import DayVoucher, postings
from datakasse.office.delivery.accounting_system import SystemKind
from datakasse.partners.accounting.visma_eaccounting import visma_eaccounting
from datakasse.partners.line.http_line import Patience
from lab.partners.chart import ACCOUNTS
from lab.partners.description import Json
from lab.partners.server import FakePartner
from lab.partners.visma_eaccounting import (
    CLIENT_ID,
    CLIENT_SECRET,
    FIRST_REFRESH,
    REDIRECT,
    FakeVismaEAccounting,
)
from tests.partners.accounting_cases import PATIENCE, Case

_OWN_CODE = {account.number: account.vat_code for account in ACCOUNTS}


def kind(trust: ssl.SSLContext, partner: FakePartner, patience: Patience = PATIENCE) -> SystemKind:
    """Return the kind that reaches a stand-in."""
    login_address = partner.address.removesuffix(partner.prefix)
    return visma_eaccounting(trust, partner.address, login_address, patience)


def as_golden(body: Json) -> Json:
    """Return a body without the document."""
    body.pop("Attachments", None)
    return body


def comes_to(voucher: DayVoucher) -> dict[tuple[str, str], int]:
    """Return what a voucher comes to: net and VAT each on its account, under the code of the account."""
    sums: dict[tuple[str, str], int] = {}
    for posting in postings(voucher.lines):
        name = (posting.account, _OWN_CODE[posting.account])
        sums[name] = sums.get(name, 0) + posting.amount_ore
    return {name: ore for name, ore in sums.items() if ore}


VISMA_EACCOUNTING = Case(
    name="visma_eaccounting",
    fake=FakeVismaEAccounting,
    kind=kind,
    secrets={"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "refresh_token": FIRST_REFRESH},
    settings={"redirect_uri": REDIRECT},
    login="POST /connect/token",
    looks="GET /vouchers",
    as_golden=as_golden,
    comes_to=comes_to,
)
