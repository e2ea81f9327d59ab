"""An office that somebody left open is not enough to take it over: the right to administer takes a proof."""

import inspect
from datetime import UTC, datetime
from typing import TypeAlias

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from datakasse.counter.badge import badge_digest
from datakasse.counter.counter import Action
from datakasse.counter.pin import hash_pin
from datakasse.errors import Refused
from datakasse.errors.sign_in.office import NotConfirmed, ProofNeeded
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.keep_office_key import ForgetOfficeKey, RescueOfficeKey, SetPassword
from datakasse.office.people.keep_operators import (
    GiveRole,
    RegisterOperator,
    ReinstateOperator,
    RenameOperator,
    RescuePin,
    ResetPin,
    RetireOperator,
)
from datakasse.office.people.keep_passkeys import RegisterPasskey, RemovePasskey
from datakasse.office.people.keep_roles import DefineRole, RemoveRole
from datakasse.office.people.known_devices import NoteDevice
from datakasse.office.people.office_keys import OfficeKey
from datakasse.office.shop.issue_badge import IssueBadge, RevokeBadge
from datakasse.till.people.choose_preferences import ChoosePreferences
from datakasse.trade.people.operator import Right
from tests.till.people.needed_rights import NEEDED
from tests.till.people.use_cases import use_cases
from tests.till.shopkeeper import KARI, OLA, Shopkeeper

PIN = hash_pin("4711")
SIV, GONE = "7", "8"
"""Another manager, and one who has left."""

OPENS_NOTHING = {
    RenameOperator: "A name opens nothing.",
    RetireOperator: "It takes away.",
    RevokeBadge: "It takes away.",
    RemoveRole: "Nobody has it.",
    ChoosePreferences: "How her screen looks.",
    NoteDevice: "From where she came in, after she showed who she is.",
    RegisterPasskey: "Its challenge was given for her password, and code where she has an app.",
    RemovePasskey: "It asks by another name: `shown`.",
    RescuePin: "On the machine itself, with the data folder in hand.",
    RescueOfficeKey: "On the machine itself, with the data folder in hand.",
}
"""What writes about people or their keys and asks for no proof, and why."""


@pytest.fixture
def office(shop: Shopkeeper) -> Shopkeeper:
    """A shop with a manager, another with a password, one who has left, and two roles of its own."""
    for number in (SIV, GONE):
        shop.do(RegisterOperator(number, "Siv", "", "manager", PIN, is_confirmed=True), KARI)
    shop.do(RetireOperator(GONE), KARI)
    shop.do(DefineRole("eier", "Eier", frozenset(Right), is_confirmed=True), KARI)
    shop.do(DefineRole("skift", "Skift", frozenset({Right.SELL})), KARI)
    key = OfficeKey("her password", datetime(2026, 1, 1, tzinfo=UTC))
    shop.shop.office_keys.change(SIV, lambda _: key)
    return shop


def actions(shop: Shopkeeper) -> st.SearchStrategy[Action[object]]:
    """Draw what touches people, about anybody, with a wrong proof or none."""
    who, role = (
        st.sampled_from((KARI, OLA, SIV, GONE, "10")),
        st.sampled_from(("manager", "eier", "skift", "cashier")),
    )
    own, rights = st.sampled_from(("eier", "skift")), st.frozensets(st.sampled_from(Right), min_size=1)
    more = rights.map(lambda held: held | {Right.ADMINISTER})
    proof, keys = st.sampled_from((None, False)), st.just(shop.shop.office_keys)
    return st.one_of(
        st.builds(RegisterOperator, who, st.just("Per"), st.just(""), role, st.just(PIN), proof),
        st.builds(GiveRole, who, role, proof),
        st.builds(ResetPin, who, st.just(hash_pin("0000")), proof),
        st.builds(ReinstateOperator, who, st.just(PIN), proof),
        st.builds(DefineRole, own, st.just("Ny"), rights | more, proof),
        st.builds(IssueBadge, who, proof),
        st.builds(ForgetOfficeKey, keys, who, proof),
        st.builds(SetPassword, keys, st.just(False), st.just("x")),
        st.builds(RetireOperator, who),
        st.builds(RenameOperator, who, st.just("Per"), st.just("")),
    )


def ways(shop: Shopkeeper, codes: list[str]) -> dict[str, object]:
    """Return who administers here, each with what she comes in by."""
    with shop.counter.store.read() as books:
        return {
            each.operator_id: (
                books.pin_hash(each.operator_id),
                shop.shop.office_keys.of(each.operator_id),
                [code for code in codes if books.operator_of_badge(badge_digest(code)) == each.operator_id],
            )
            for each in books.operators()
            if each.active and each.may(Right.ADMINISTER)
        }


def attempt(shop: Shopkeeper, action: Action[object], by: str, codes: list[str]) -> Refused | None:
    try:
        done = shop.do(action, by)
    except Refused as refusal:
        return refusal
    if isinstance(action, IssueBadge):
        assert isinstance(done, str)
        codes.append(done)
    return None


@pytest.mark.law("KSF-2-7-1")
def test_nobody_comes_to_administer_or_gets_another_way_in_without_a_proof(office: Shopkeeper) -> None:
    """Whatever is asked for, in whatever order: who administers then did before, and comes in as before."""
    codes: list[str] = []
    seen: set[str] = set()

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from((KARI, SIV)), actions(office)), min_size=1, max_size=8))
    def try_all(asked: list[tuple[str, Action[object]]]) -> None:
        for by, action in asked:
            before = ways(office, codes)
            refusal = attempt(office, action, by, codes)
            after = ways(office, codes)
            assert {who: way for who, way in after.items() if before.get(who) != way} == {}, action
            seen.add("done" if refusal is None else refusal.code)

    try_all()
    assert seen >= {"done", ProofNeeded.code, NotConfirmed.code}


def test_no_other_use_case_is_a_way_around(office: Shopkeeper) -> None:
    codes: list[str] = []
    office.open(by=KARI)
    for action, _ in NEEDED:
        before = ways(office, codes)
        attempt(office, action, KARI, codes)
        assert ways(office, codes) == before, action


def test_every_use_case_that_writes_about_people_asks_or_says_why_not() -> None:
    writes = (
        "put_operator",
        "put_role",
        "put_badge",
        "drop_badge",
        "drop_role",
        "keys.change",
        "keys.forget",
    )
    found = {kind for kind in use_cases() if any(word in inspect.getsource(kind) for word in writes)}
    asking = {kind for kind in found if "is_confirmed" in getattr(kind, "__struct_fields__", ())}
    assert found - asking == set(OPENS_NOTHING)
    assert {GiveRole, ResetPin, DefineRole, IssueBadge, SetPassword, ForgetOfficeKey} <= asking


Concerning: TypeAlias = (
    RegisterOperator | GiveRole | ResetPin | ReinstateOperator | DefineRole | IssueBadge | ForgetOfficeKey
)
CONCERNING: tuple[Concerning, ...] = (
    RegisterOperator("10", "Per", "", "eier", PIN),
    GiveRole(OLA, "manager"),
    GiveRole(SIV, "cashier"),
    ResetPin(SIV, PIN),
    ResetPin(KARI, PIN),
    ReinstateOperator(GONE, PIN),
    DefineRole("skift", "Skift", frozenset({Right.SELL, Right.ADMINISTER})),
    DefineRole("eier", "Eier", frozenset({Right.SELL})),
    IssueBadge(SIV),
)
"""What concerns somebody who administers, or is to, or did."""


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("action", CONCERNING, ids=lambda action: type(action).__name__)
def test_it_is_asked_for_and_then_done(office: Shopkeeper, action: Concerning) -> None:
    demand_proof_of(office, action)


def test_so_it_is_where_a_password_is_taken_away(office: Shopkeeper) -> None:
    demand_proof_of(office, ForgetOfficeKey(office.shop.office_keys, SIV))
    assert office.shop.office_keys.of(SIV) is None


def demand_proof_of(office: Shopkeeper, action: Concerning) -> None:
    """Not asked for is no attempt at anything; a wrong answer is, and is kept. Who shows it goes on."""
    office.refuse(ProofNeeded, action, KARI)
    office.refuse(NotConfirmed, msgspec.structs.replace(action, is_confirmed=False), KARI)
    head = office.head()
    office.do(msgspec.structs.replace(action, is_confirmed=True), KARI)
    assert office.head() > head


@pytest.mark.law("KSF-2-7-1")
def test_a_wrong_proof_is_kept_whoever_is_concerned(office: Shopkeeper) -> None:
    """Taken for nothing where none was asked for, it would be a guess that left no trace."""
    for action in (
        RegisterOperator("10", "Per", "", "cashier", PIN, is_confirmed=False),
        GiveRole(OLA, "skift", is_confirmed=False),
        ResetPin(OLA, PIN, is_confirmed=False),
        DefineRole("skift", "Skift", frozenset({Right.PRICE_CHECK}), is_confirmed=False),
        IssueBadge(OLA, is_confirmed=False),
    ):
        office.refuse(NotConfirmed, action, KARI)


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("is_by_role", [True, False], ids=["the role is widened", "another role is given"])
def test_a_badge_that_was_made_without_a_proof_does_not_outlive_a_promotion(
    office: Shopkeeper, *, is_by_role: bool
) -> None:
    office.do(GiveRole(OLA, "skift"), KARI)
    code = office.do(IssueBadge(OLA), KARI)
    wider = frozenset({Right.SELL, Right.PRICE_CHECK})
    office.do(DefineRole("skift", "Skift", wider), KARI)
    assert bearer(office, code) == OLA
    wider |= {Right.ADMINISTER}
    promote = DefineRole("skift", "Skift", wider) if is_by_role else GiveRole(OLA, "manager")
    office.do(msgspec.structs.replace(promote, is_confirmed=True), KARI)
    assert bearer(office, code) == ""
    assert office.last().event == SettingsChanged("badge revoked", OLA)
    again = office.do(IssueBadge(OLA, is_confirmed=True), KARI)
    head = office.head()
    office.do(GiveRole(OLA, "eier", is_confirmed=True), KARI)
    assert (bearer(office, again), office.head()) == (OLA, head + 1)


def bearer(shop: Shopkeeper, code: str) -> str:
    with shop.counter.store.read() as books:
        return books.operator_of_badge(badge_digest(code))


def test_who_does_not_administer_is_let_in_and_out_without(office: Shopkeeper) -> None:
    office.do(RegisterOperator("10", "Per", "", "cashier", PIN), KARI)
    office.do(GiveRole("10", "skift"), KARI)
    office.do(ResetPin("10", PIN), KARI)
    office.do(IssueBadge("10"), KARI)
    office.do(RetireOperator("10"), KARI)
    office.do(ReinstateOperator("10", PIN), KARI)
    with office.counter.store.read() as books:
        assert msgspec.structs.asdict(books.operator("10"))["role"] == "skift"
