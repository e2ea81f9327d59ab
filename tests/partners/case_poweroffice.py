"""PowerOffice Go in the contract suite."""

import ssl

from datakasse.office.delivery.accounting_system import SystemKind
from datakasse.partners.accounting.poweroffice import poweroffice
from datakasse.partners.line.http_line import Patience
from lab.partners.poweroffice import APPLICATION_KEY, CLIENT_KEY, SUBSCRIPTION_KEY, FakePowerOffice
from lab.partners.server import FakePartner
from tests.partners.accounting_cases import PATIENCE, Case


def kind(trust: ssl.SSLContext, partner: FakePartner, patience: Patience = PATIENCE) -> SystemKind:
    """Return the kind that reaches a stand-in."""
    return poweroffice(trust, partner.address.removesuffix(partner.prefix), patience)


POWEROFFICE = Case(
    name="poweroffice",
    fake=FakePowerOffice,
    kind=kind,
    secrets={
        "application_key": APPLICATION_KEY,
        "client_key": CLIENT_KEY,
        "subscription_key": SUBSCRIPTION_KEY,
    },
    settings={},
    login="POST /oauth/Token",
    looks="GET /AccountTransactions",
    code_without_vat="0",
)
