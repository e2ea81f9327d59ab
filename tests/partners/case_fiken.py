"""Fiken in the contract suite, let in by OAuth 2; personal tokens are in `test_fiken.py`."""

import ssl

from datakasse.office.delivery.accounting_system import SystemKind
from datakasse.partners.accounting.fiken import fiken
from datakasse.partners.line.http_line import Patience
from lab.partners.fiken import CLIENT, COMPANY, REFRESH, FakeFiken
from lab.partners.server import FakePartner
from tests.partners.accounting_cases import PATIENCE, Case


def kind(trust: ssl.SSLContext, partner: FakePartner, patience: Patience = PATIENCE) -> SystemKind:
    """Return the kind that reaches a stand-in."""
    return fiken(trust, partner.address, partner.address.removesuffix(partner.prefix), patience)


FIKEN = Case(
    name="fiken",
    fake=FakeFiken,
    kind=kind,
    secrets={"client_id": CLIENT[0], "client_secret": CLIENT[1], "refresh_token": REFRESH},
    settings={"company": COMPANY},
    login="POST /oauth/token",
    looks="GET /companies/{companySlug}/journalEntries",
)
