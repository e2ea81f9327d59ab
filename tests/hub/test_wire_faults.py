"""Whatever the wire does, the hub ends with exactly the register's bytes, and a register knows its hub."""

import shutil
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from hypothesis import HealthCheck, given, settings, strategies as st

from datakasse.errors.hub.joining import HubAway, HubNotTrusted
from datakasse.errors.hub.machines import MachineRevoked, RequestForged, UnknownMachine
from datakasse.hub.at_hub.house import HubHouse
from datakasse.hub.at_hub.revoke_machine import revoke_machine
from datakasse.hub.at_hub.show_fleet import show_fleet
from datakasse.hub.at_hub.verify_received import verify_received
from datakasse.hub.at_shop.line import HubLine
from datakasse.hub.at_shop.send_journal import next_delivery
from datakasse.hub.between import wire
from datakasse.hub.between.signed_request import Asked, sign
from datakasse.hub_wiring import new_hub
from datakasse.partners.hub_line import HttpHubLines
from datakasse.settings import settings_for
from datakasse.wiring import open_shop
from lab.fault_proxy import Fault, FaultProxy, Wrong, fault_proxy
from lab.served_hub import HOST, ServedHub, answering, listening, served_hub
from tests.hub.conftest import COMPANY_NUMBER, Member
from tests.shop import COMPANY, FRONT, shop_template

__all__ = ["shop_template"]

PATIENCE = HttpHubLines(connect_s=1.0, answer_s=0.5)
FAULTS = st.builds(Fault, st.sampled_from(Wrong), st.integers(min_value=0, max_value=12_000), st.booleans())


@pytest.fixture(scope="module")
def wired(
    shop_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ServedHub, Member, FaultProxy]]:
    """A hub, a wire to it that can go wrong, and a shop that knows the hub by the wire alone."""
    folder = tmp_path_factory.mktemp("wired")
    shutil.copytree(shop_template, folder / "shop")
    with served_hub(folder / "hub") as hub, fault_proxy(hub.port) as proxy:
        shop = replace(open_shop(settings_for(folder / "shop"), environ={}), hub_lines=PATIENCE)
        member = Member(shop)
        member.join(hub.link(COMPANY, port=proxy.port))
        try:
            yield hub, member, proxy
        finally:
            shop.store.close()


def send_until_done(member: Member, tries: int) -> None:
    """Send as the register does: again, on a new connection, as long as the hub is away."""
    for _ in range(tries):
        try:
            member.send()
        except (HubAway, HubNotTrusted):
            continue
        return
    pytest.fail(f"not sent after {tries} tries")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(faults=st.lists(FAULTS, min_size=1, max_size=4), sales=st.integers(min_value=1, max_value=6))
@pytest.mark.law("KSF-2-7-3")
def test_whatever_the_wire_does_the_hub_ends_with_the_registers_bytes(
    wired: tuple[ServedHub, Member, FaultProxy], faults: list[Fault], sales: int
) -> None:
    hub, member, proxy = wired
    member.sell(sales)
    proxy.go_wrong(faults)
    send_until_done(member, len(faults) + 2)
    assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)
    (company,) = show_fleet(hub.hub.counter.store, hub.hub.counter.now()).companies
    assert not [each for each in company.findings if each.code != "hub.replayed"]


@pytest.mark.parametrize("wrong", [Wrong.CUT, Wrong.RESET, Wrong.HALF_OPEN, Wrong.DUPLICATE, Wrong.REORDER])
def test_control_each_fault_is_felt(wired: tuple[ServedHub, Member, FaultProxy], wrong: Wrong) -> None:
    """Without the second try nothing would arrive, so the faults are real."""
    _, member, proxy = wired
    member.sell(1)
    # Nobody notices the end of a request that comes twice; of the beginning everybody does.
    proxy.go_wrong([Fault(wrong, after=100 if wrong is Wrong.DUPLICATE else 2_000)])
    with pytest.raises((HubAway, HubNotTrusted)):
        member.send()
    member.send()


def deliver_until_it_breaks(line: HubLine, delivery: wire.Delivery) -> None:
    for _ in range(20):
        line.deliver(delivery)


def test_a_delivery_whose_answer_is_lost_is_not_taken_twice(
    wired: tuple[ServedHub, Member, FaultProxy],
) -> None:
    hub, member, proxy = wired
    member.send()
    before = len(hub.journal(COMPANY_NUMBER, FRONT))
    member.sell(2)
    delivery = next_delivery(member.shop.store, FRONT, before)
    assert delivery is not None
    # The handshake's answers pass; the answer to the delivery does not.
    proxy.go_wrong([Fault(Wrong.CUT, after=2_600, upward=False)])
    line = member.line()
    with pytest.raises(HubAway):
        deliver_until_it_breaks(line, delivery)
    line.close()
    assert len(hub.journal(COMPANY_NUMBER, FRONT)) == before + 2
    assert all(sent.sent == 0 for sent in member.send().values())
    assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)
    assert not [fault for each in verify_received(hub.hub.counter.store) for fault in each.findings]


def test_a_hub_that_is_away_is_caught_up_with(wired: tuple[ServedHub, Member, FaultProxy]) -> None:
    hub, member, proxy = wired
    proxy.go_wrong([Fault(Wrong.CUT)] * 3)
    for _ in range(3):
        member.sell(3)
        with pytest.raises(HubAway):
            member.send()
    member.send()
    assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)


# ── who is who ───────────────────────────────────────────────────────────────────────────────────


def ask(hub: ServedHub, header: str, body: bytes) -> httpx2.Response:
    """Send a request as anybody could."""
    with httpx2.Client(verify=False, trust_env=False) as client:
        address = f"https://{HOST}:{hub.port}{wire.JOURNAL}"
        return client.post(address, content=body, headers={"Authorization": header})


def test_a_request_that_was_recorded_is_worth_nothing(member: Member, hub: ServedHub) -> None:
    member.sell(1)
    delivery = next_delivery(member.shop.store, FRONT, 0)
    assert delivery is not None
    body = wire.pack(delivery)
    asked = Asked(hub.hub.counter.fingerprint, "POST", wire.JOURNAL, body)
    key = member.shop.hub_card.device_key()
    header = sign(asked, company=COMPANY_NUMBER, machine="1", number=7, key=key)
    assert ask(hub, header, body).status_code == 200
    again = ask(hub, header, body)
    assert (again.status_code, again.json()["code"]) == (409, "hub.replayed")
    assert again.headers["content-type"] == "application/problem+json"
    # The machine itself goes on, though its clock may be behind the number that was used.
    member.sell(1)
    member.send()
    assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)


@pytest.mark.parametrize("changed", ["body", "hub", "number", "key", "nobody"])
def test_what_the_machine_did_not_sign_is_refused(member: Member, hub: ServedHub, changed: str) -> None:
    body = wire.pack(wire.Delivery(FRONT, (), ()))
    fingerprint = hub.hub.counter.fingerprint if changed != "hub" else "0" * 64
    asked = Asked(fingerprint, "POST", wire.JOURNAL, body)
    key = member.shop.hub_card.device_key()
    if changed == "key":
        key = ed25519.Ed25519PrivateKey.generate()
    header = sign(asked, company=COMPANY_NUMBER, machine="1", number=7, key=key)
    if changed == "number":
        header = header.replace("number=7", "number=8")
    if changed == "nobody":
        header = header.replace("machine=1", "machine=9")
    answer = ask(hub, header, body + b"\x00" if changed == "body" else body)
    expected = UnknownMachine if changed == "nobody" else RequestForged
    assert (answer.status_code, answer.json()["code"]) == (403, expected.code)


def test_a_machine_that_was_revoked_delivers_nothing_more(member: Member, hub: ServedHub) -> None:
    member.sell(2)
    member.send()
    revoke_machine(hub.hub.counter.store, COMPANY_NUMBER, "1", datetime.now(UTC))
    member.sell(1)
    with pytest.raises(MachineRevoked):
        member.send()
    assert len(hub.journal(COMPANY_NUMBER, FRONT)) == 3, "its history is kept"
    (row, _) = show_fleet(hub.hub.counter.store, datetime.now(UTC)).companies[0].rows
    assert row.state == "revoked"


def test_another_hub_in_its_place_is_not_trusted(member: Member, hub: ServedHub, tmp_path: Path) -> None:
    """The name points to somebody else's machine, who has a hub as well."""
    with served_hub(tmp_path / "other") as other, fault_proxy(other.port) as proxy:
        membership = msgspec.structs.replace(
            member.shop.hub_card.joined(), address=f"https://{HOST}:{proxy.port}"
        )
        line = member.shop.hub_lines.line(membership, member.shop.hub_card.device_key())
        with pytest.raises(HubNotTrusted, match="the certificate is another hub's"):
            member.report(line)
        line.close()
    assert hub.port != other.port


def test_a_link_leads_to_no_other_hub(
    hub: ServedHub, opened: Callable[[Path], Member], shop_folder: Path, tmp_path: Path
) -> None:
    with served_hub(tmp_path / "other") as other, pytest.raises(HubNotTrusted):
        opened(shop_folder).join(hub.link(COMPANY, port=other.port))


class Then:
    """A clock that stands long ago."""

    def now(self) -> datetime:
        """Return the moment."""
        return datetime.now(UTC) - timedelta(days=500)


def test_a_certificate_that_has_ended_is_not_trusted(
    opened: Callable[[Path], Member], shop_folder: Path, tmp_path: Path
) -> None:
    """A hub that nobody started for a year and that shows what it had; started anew it makes another."""
    with listening() as heard:
        port = heard.getsockname()[1]
        hub = new_hub(settings_for(tmp_path / "hub"), HubHouse((HOST,), port, ""), clock=Then(), environ={})
        assert hub.network.shown_for((HOST,)).until < datetime.now(UTC)
        served, member = ServedHub(hub, port), opened(shop_folder)
        link = served.link(COMPANY)
        with answering(hub, heard), pytest.raises(HubNotTrusted, match="the certificate has ended"):
            member.join(link)
        hub.counter.store.close()


def test_a_port_where_nobody_listens_is_a_hub_that_is_away(member: Member, hub: ServedHub) -> None:
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    membership = msgspec.structs.replace(member.shop.hub_card.joined(), address=f"https://{HOST}:{port}")
    line = member.shop.hub_lines.line(membership, member.shop.hub_card.device_key())
    with pytest.raises(HubAway):
        member.report(line)
    line.close()
    assert hub.port != port
