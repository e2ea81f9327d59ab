"""24SevenOffice in the contract suite."""

import ssl

from datakasse.office.delivery.accounting_system import SystemKind
from datakasse.partners.accounting.twentyfour_seven_office import twentyfour_seven_office
from datakasse.partners.line.http_line import Patience
from lab.partners.description import Json
from lab.partners.server import FakePartner
from lab.partners.twentyfour_seven_office import (
    CLIENT_ID,
    CLIENT_SECRET,
    ORGANIZATION,
    FakeTwentyFourSevenOffice,
)
from tests.partners.accounting_cases import PATIENCE, Case


def kind(trust: ssl.SSLContext, partner: FakePartner, patience: Patience = PATIENCE) -> SystemKind:
    """Return the kind that reaches a stand-in."""
    login_address = partner.address.removesuffix(partner.prefix)
    return twentyfour_seven_office(trust, partner.address, login_address, patience, lambda _: None)


def as_golden(body: Json) -> Json:
    """Return a body without the key in its lines, where a look-up can see it, and without the document."""
    for line in body["lines"]:
        line["comment"] = line["comment"].removesuffix(" KASSE-1-Z-000042")
    body.pop("documentId", None)
    return body


TWENTYFOUR_SEVEN_OFFICE = Case(
    name="24sevenoffice",
    fake=FakeTwentyFourSevenOffice,
    kind=kind,
    secrets={"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET},
    settings={"organization": ORGANIZATION, "transaction_type": "1", "vat_amounts": "system"},
    login="POST /oauth/token",
    looks="GET /transactionlines",
    as_golden=as_golden,
)
