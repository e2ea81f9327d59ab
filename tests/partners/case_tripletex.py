"""Tripletex in the contract suite."""

import ssl

from datakasse.office.delivery.accounting_system import SystemKind
from datakasse.partners.accounting.tripletex import tripletex
from datakasse.partners.line.http_line import Patience
from lab.partners.server import FakePartner
from lab.partners.tripletex import CONSUMER, EMPLOYEE, FakeTripletex
from tests.partners.accounting_cases import PATIENCE, Case


def kind(trust: ssl.SSLContext, partner: FakePartner, patience: Patience = PATIENCE) -> SystemKind:
    """Return the kind that reaches a stand-in."""
    return tripletex(trust, partner.address, patience)


TRIPLETEX = Case(
    name="tripletex",
    fake=FakeTripletex,
    kind=kind,
    secrets={"consumer_token": CONSUMER, "employee_token": EMPLOYEE},
    settings={},
    login="PUT /token/session/:create",
    looks="GET /ledger/voucher/>externalVoucherNumber",
)
