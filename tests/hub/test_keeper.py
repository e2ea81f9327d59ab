"""The hub's keeper over HTTPS: her PIN, the fleet, what is sent out, a machine shut out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx2
import msgspec
import pytest

from lab.served_hub import HOST, PIN, ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member
from tests.shop import FRONT

API = "/api/v1/hub"


@pytest.fixture
def browser(hub: ServedHub) -> Iterator[httpx2.Client]:
    """A browser that takes the hub's certificate."""
    address = f"https://{HOST}:{hub.port}"
    with httpx2.Client(base_url=address, verify=False, trust_env=False) as client:
        yield client


def sign_on(browser: httpx2.Client, pin: str = PIN) -> httpx2.Response:
    return browser.post(f"{API}/session", json={"pin": pin})


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/fleet"),
        ("GET", f"/companies/{COMPANY_NUMBER}/changes"),
        ("POST", f"/companies/{COMPANY_NUMBER}/changes"),
        ("DELETE", f"/companies/{COMPANY_NUMBER}/machines/1"),
        ("DELETE", "/session"),
    ],
)
def test_nobody_but_the_keeper(browser: httpx2.Client, method: str, path: str) -> None:
    body = b'{"valid_from": "2026-01-01T00:00:00Z", "change": {}}' if method == "POST" else None
    headers = {"Content-Type": "application/json"}
    answer = browser.request(method, f"{API}{path}", content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "operator.not_signed_on")
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_wrong_pin_is_refused_and_guessing_is_slowed(browser: httpx2.Client) -> None:
    assert sign_on(browser, "0000").json()["code"] == "operator.wrong_pin"
    for _ in range(20):
        sign_on(browser, "0000")
    assert sign_on(browser).status_code == 429


def test_the_fleet_tells_all_of_a_register(browser: httpx2.Client, member: Member) -> None:
    member.sell(2)
    member.send()
    member.sell(1)
    line = member.line()
    member.report(line)
    line.close()
    assert sign_on(browser).status_code == 201
    (company,) = browser.get(f"{API}/fleet").json()["companies"]
    row = next(row for row in company["rows"] if row["register"] == FRONT)
    assert (row["have"], row["unsent"], row["state"]) == (3, 1, "joined")
    assert row["out_of_use_since"] is None
    assert (row["version"], row["declared"], row["chain"]) == (
        member.shop.counter.software_version,
        "",
        "whole",
    )
    assert not row["clock_is_off"]
    assert row["last_seen"]
    browser.delete(f"{API}/session")
    assert browser.get(f"{API}/fleet").status_code == 401


def test_a_machine_is_shut_out(browser: httpx2.Client, member: Member) -> None:
    member.send()
    sign_on(browser)
    (company,) = browser.delete(f"{API}/companies/{COMPANY_NUMBER}/machines/1").json()["companies"]
    assert {row["state"] for row in company["rows"]} == {"revoked"}
    answer = browser.delete(f"{API}/companies/{COMPANY_NUMBER}/machines/7")
    assert answer.json()["code"] == "hub.machine_missing"


def test_a_change_is_sent_out(browser: httpx2.Client, member: Member) -> None:
    sign_on(browser)
    address = f"{API}/companies/{COMPANY_NUMBER}/changes"
    sent = {"valid_from": "2099-03-02T06:00:00+01:00", "change": {"off_sale": ["104"]}}
    answer = browser.post(address, json=sent)
    assert (answer.status_code, answer.json()) == (
        201,
        {"version": 1, "valid_from": "2099-03-02T05:00:00Z"},
    )
    (shown,) = browser.get(address).json()
    assert shown["change"] == {"off_sale": ["104"]}
    # A moment that has passed would come before what counts already at a shop that was away.
    passed = browser.post(address, json={**sent, "valid_from": "2020-03-02T06:00:00+01:00"}).json()
    assert datetime.now(UTC) - datetime.fromisoformat(passed["valid_from"]) < timedelta(minutes=5)
    naive = browser.post(address, json={**sent, "valid_from": "2026-03-02T06:00:00"})
    assert naive.json()["code"] == "request.malformed"
    refused = browser.post(address, json={**sent, "change": {"prices": []}})
    assert refused.json()["code"] == "hub.bad_change"
    assert member


@pytest.mark.law("KSF-2-7-1")
def test_people_are_sent_out_by_who_shows_that_she_keeps_the_hub(
    browser: httpx2.Client, member: Member
) -> None:
    """A session that was left open is not enough to make oneself a manager of every shop."""
    sign_on(browser)
    address = f"{API}/companies/{COMPANY_NUMBER}/changes"
    with member.shop.store.read() as books:
        person = {"operator": msgspec.to_builtins(books.operators()[0])}
    sent = {"valid_from": "2026-03-02T06:00:00+01:00", "change": {"people": [person]}}
    for pin, code in (("", "people.proof_needed"), ("0000", "people.not_confirmed")):
        refused = browser.post(address, json={**sent, "pin": pin})
        assert (refused.status_code, refused.json()["code"]) == (403, code)
    assert browser.get(address).json() == []
    assert browser.post(address, json={**sent, "pin": PIN}).status_code == 201


def test_a_name_that_is_not_the_hubs_is_refused(browser: httpx2.Client) -> None:
    answer = browser.get(f"{API}/fleet", headers={"Host": "evil.example"})
    assert answer.json()["code"] == "request.unknown_name"


def test_what_is_not_there_is_told(browser: httpx2.Client) -> None:
    assert browser.get(f"{API}/nothing").json()["code"] == "request.no_such_path"
    assert browser.get("/hub/v1/join").status_code == 405
    assert browser.post("/hub/v1/journal", content=b"").json()["code"] == "hub.unknown_machine"
