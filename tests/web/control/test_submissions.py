"""Handing accounting files in, over HTTP on both sides: the office asks, and the stand-in has it once."""

import dataclasses
import ssl
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from datakasse.partners.line.http_line import Patience
from datakasse.partners.state.skatteetaten_control import Site, SkatteetatenControl
from lab.partners.server import Mishap
from lab.partners.skatteetaten_control import DIALOG, UPLOAD, FakeSkatteetatenControl
from tests.partners.conftest import certificate, server_tls, trust
from tests.till.shopkeeper import REVISOR
from tests.web.caller import Caller

__all__ = ["certificate", "server_tls", "trust"]

AT = "/office/control/submissions"
ASKED = {"form": "saft-cash", "dialog": DIALOG, "from": "2026-03-01", "to": "2026-03-02"}
KEY = rsa.generate_private_key(65_537, 2048)
PEM = KEY.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
).decode()
ACCESS = {"client_id": "lab-client", "kid": "lab-key", "private_key": PEM, "site": "test"}


@pytest.fixture
def fake(
    caller: Caller, server_tls: ssl.SSLContext, trust: ssl.SSLContext
) -> Iterator[FakeSkatteetatenControl]:
    """The tax administration, which the shop that is called can reach."""
    shop = caller.shop
    shop.close_a_day()
    shop.clock.forward(days=1)
    with shop.counter.store.read() as books:
        organisation = books.company().organisation_number
    fake = FakeSkatteetatenControl(server_tls, KEY.public_key(), shop.clock.now, organisation)
    fake.open()
    sites = {"test": Site(fake.issuer, fake.address)}
    authority = SkatteetatenControl(sites, trust, Patience(1.0, 1.0, 2.0))
    reachable = dataclasses.replace(shop.shop.submitting, counter=shop.counter, authority=authority)
    caller.app.state.desk.submitting = reachable
    yield fake
    fake.close()
    assert fake.complaints == []


@pytest.mark.law("KSL-4")
def test_from_access_to_a_receipt_with_a_lost_answer_between(
    caller: Caller, fake: FakeSkatteetatenControl
) -> None:
    office = caller.office()
    shown = office.done("PUT", f"{AT}/access", ACCESS)
    assert shown == {"client_id": "lab-client", "kid": "lab-key", "site": "test"}
    fake.plan(Mishap.HANGS_UP_AFTER, UPLOAD)
    lost = office.post(AT, ASKED)
    assert (lost.status_code, lost.json()["code"]) == (503, "submit.unknown")
    assert office.done("POST", f"{AT}/1/status")["state"] == "prepared"
    assert office.done("POST", f"{AT}/1/send")["receipt"] == "AR-1"
    empty = office.post(AT, {**ASKED, "from": "2025-03-01", "to": "2025-03-02"})
    assert (empty.status_code, empty.json()["code"]) == (409, "submit.nothing_in_period")
    again = office.post(AT, ASKED)
    assert (again.status_code, again.json()["code"]) == (409, "submit.already_submitted")
    listed = office.done("GET", AT)
    assert [(row["number"], row["state"]) for row in listed["submissions"]] == [(1, "submitted")]
    assert "PRIVATE" not in office.get(AT).text
    assert [len(draft.files) for draft in fake.handed_in()] == [1]


def test_an_inspector_hands_nothing_in(caller: Caller, fake: FakeSkatteetatenControl) -> None:
    inspector = caller.office(REVISOR)
    for method, path, body in (
        ("GET", AT, None),
        ("POST", AT, ASKED),
        ("PUT", f"{AT}/access", ACCESS),
        ("POST", f"{AT}/1/send", None),
        ("POST", f"{AT}/1/status", None),
    ):
        inspector.refuse(method, path, body, status=403, code="operator.missing_right", kept=True)
    assert fake.asked == []
