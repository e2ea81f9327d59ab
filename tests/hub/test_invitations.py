"""Who a hub lets in: whoever has a code that was made, has not run out, and was not used by another."""

from datetime import timedelta

import msgspec
import pytest

from datakasse.errors.hub.keeping import UnknownCompany, UnknownPlace
from datakasse.errors.hub.machines import BadInvitation, RegisterTaken
from datakasse.hub.at_hub.let_in import LASTS, company_of, invite, invited, known_company, provision
from datakasse.hub.at_hub.revoke_machine import revoke_machine
from datakasse.storage.ports.hub import HubStore
from datakasse.trade.shop.shop import Register
from lab.served_hub import ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member, on_each_database
from tests.shop import COMPANY, FRONT, NOON

pytestmark = [on_each_database, pytest.mark.law("KSF-2-7-3")]

LAST_MOMENT = NOON + LASTS - timedelta(microseconds=1)
PLANNED = Register("K9", "1", "Torget")


@pytest.fixture
def store(hub: ServedHub) -> HubStore:
    """The store of a hub that nobody has joined."""
    return hub.hub.counter.store


def counts(store: HubStore, code: str, after: timedelta = timedelta()) -> bool:
    """Return whether a code lets somebody in, so long after it was made."""
    with store.read() as hub:
        try:
            invited(hub.of(company_of(code)), code, NOON + after)
        except BadInvitation:
            return False
    return True


def test_a_code_counts_for_a_day_and_until_its_machine_is_shut_out(store: HubStore) -> None:
    machine, code = invite(store, COMPANY, "kasse", NOON)
    assert counts(store, code)
    assert counts(store, code, LASTS - timedelta(microseconds=1))
    assert not counts(store, code, LASTS)
    revoke_machine(store, COMPANY_NUMBER, machine.machine, NOON)
    assert not counts(store, code)


def test_nothing_but_the_whole_code_of_that_machine_counts(store: HubStore) -> None:
    _, first = invite(store, COMPANY, "kasse", NOON)
    _, other = invite(store, COMPANY, "en til", NOON)
    company, machine, secret = first.split(".")
    assert counts(store, first)
    for wrong in (
        f"{company}.{machine}.{secret[:-1]}",
        f"{company}.{machine}.",
        f"{company}.{machine}.{other.split('.')[2]}",
        f"{company}.9.{secret}",
        f"{COMPANY_NUMBER[::-1]}.{machine}.{secret}",
        f"{company}.{machine}",
        f"x{company}.{machine}.{secret}",
        "",
    ):
        assert not counts(store, wrong), wrong


def test_a_code_that_was_used_lets_in_the_same_machine_and_no_other(member: Member, hub: ServedHub) -> None:
    """A shop that leaves and comes back has its key; somebody else who finds the link has not."""
    link = hub.link(COMPANY)
    member.shop.hub_card.forget()
    member.join(link)
    member.shop.hub_card.forget()
    member.join(link)
    member.shop.hub_card.forget()
    member.shop.keys.secrets("hub").write({"device_key": ""})
    with pytest.raises(BadInvitation):
        member.join(link)
    with hub.hub.counter.store.read() as books:
        machine = books.of(COMPANY_NUMBER).machine("2")
    assert machine is not None
    assert machine.device_key


@pytest.mark.usefixtures("member")
def test_an_empty_machine_is_told_what_it_becomes_until_it_has_joined(hub: ServedHub) -> None:
    store = hub.hub.counter.store
    machine, code = invite(store, COMPANY, "Torget", NOON, PLANNED)
    told = provision(store, code, LAST_MOMENT)
    assert (told.company, told.register) == (
        COMPANY,
        msgspec.structs.replace(PLANNED, series_prefix=f"M{machine.machine}-"),
    )
    with pytest.raises(BadInvitation):
        provision(store, code, NOON + LASTS)
    store.write(
        lambda books: books.of(COMPANY_NUMBER).put_machine(msgspec.structs.replace(machine, device_key="aa"))
    )
    with pytest.raises(BadInvitation):
        provision(store, code, NOON)
    _, not_planned = invite(store, COMPANY, "Torget", NOON)
    with pytest.raises(BadInvitation):
        provision(store, not_planned, NOON)


@pytest.mark.usefixtures("member")
def test_a_register_is_planned_for_one_machine_at_a_place_that_there_is(hub: ServedHub) -> None:
    store = hub.hub.counter.store
    first, _ = invite(store, COMPANY, "Torget", NOON, PLANNED)
    for register, refusal in (
        (PLANNED, RegisterTaken),
        (Register(FRONT, "1"), RegisterTaken),
        (Register("K8", "måne"), UnknownPlace),
    ):
        with pytest.raises(refusal):
            invite(store, COMPANY, "Torget", NOON, register)
    revoke_machine(store, COMPANY_NUMBER, first.machine, NOON)
    again, _ = invite(store, COMPANY, "Torget", NOON, PLANNED)
    assert again.machine == "3", "what is refused is no machine"


@pytest.mark.usefixtures("member")
def test_a_business_that_the_hub_does_not_have_is_told_as_that(hub: ServedHub) -> None:
    store = hub.hub.counter.store
    assert known_company(store, COMPANY_NUMBER) == COMPANY
    with pytest.raises(UnknownCompany):
        known_company(store, "999999999")
