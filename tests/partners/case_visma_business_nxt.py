"""Visma Business NXT in the contract suite; nobody has published a golden body for it."""

import ssl

from datakasse.bookkeeping.voucher import DayVoucher
from datakasse.office.delivery.accounting_system import SystemKind
from datakasse.partners.accounting.visma_business_nxt import visma_business_nxt
from datakasse.partners.line.http_line import Patience
from lab.partners.chart import ACCOUNTS
from lab.partners.server import FakePartner
from lab.partners.visma_business_nxt import (
    CLEARING,
    CLIENT_ID,
    CLIENT_SECRET,
    COMPANY,
    SERIES,
    TENANT,
    FakeVismaBusinessNxt,
)
from tests.partners.accounting_cases import PATIENCE, Case

_OWN_CODE = {account.number: account.vat_code for account in ACCOUNTS}


def kind(trust: ssl.SSLContext, partner: FakePartner, patience: Patience = PATIENCE) -> SystemKind:
    """Return the kind that reaches a stand-in."""
    login_address = partner.address.removesuffix(partner.prefix)
    return visma_business_nxt(trust, partner.address, login_address, patience)


def comes_to(voucher: DayVoucher) -> dict[tuple[str, str], int]:
    """Return what a voucher comes to: on each account with VAT, under the code that the account has."""
    sums: dict[tuple[str, str], int] = {}
    for line in voucher.lines:
        name = (line.account, _OWN_CODE[line.account])
        sums[name] = sums.get(name, 0) + line.gross_ore
    return {name: ore for name, ore in sums.items() if ore}


VISMA_BUSINESS_NXT = Case(
    name="visma_business_nxt",
    fake=FakeVismaBusinessNxt,
    kind=kind,
    secrets={"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET},
    settings={
        "tenant": TENANT,
        "company": str(COMPANY),
        "voucher_series": str(SERIES),
        "clearing_account": str(CLEARING),
    },
    login="POST /connect/token",
    looks="POST /FindPosted",
    has_golden=False,
    comes_to=comes_to,
)
