"""Who works in the shop and what they may: roles of its own, people who come and go, how far one reaches."""

import msgspec
import pytest

from datakasse.counter.pin import hash_pin
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.people.operators import OperatorExists, OperatorWorksHere, PersonNameMissing
from datakasse.errors.people.roles import (
    BadRole,
    BeyondYourRights,
    NobodyWouldAdminister,
    RoleInUse,
    RoleIsFixed,
    UnknownRole,
)
from datakasse.errors.storage.journal import UnknownOperator
from datakasse.errors.till.sign_on import BadPin, NotSignedOn
from datakasse.journal.events.people import RoleDefined, RoleGiven
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.keep_operators import (
    GiveRole,
    RegisterOperator,
    ReinstateOperator,
    RenameOperator,
    RescuePin,
    ResetPin,
    RetireOperator,
)
from datakasse.office.people.keep_roles import DefineRole, RemoveRole
from datakasse.office.people.show_access import show_access
from datakasse.office.shop.issue_badge import IssueBadge
from datakasse.till.day.take_x import TakeX
from datakasse.till.day.train import SetTraining
from datakasse.trade.people.operator import Operator, Right, Role
from tests.shop import OPERATORS
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper

LEADS = frozenset({Right.SELL, Right.X_REPORT})
PIN = hash_pin("4711")
SIV = "7"


def person(shop: Shopkeeper, operator: str) -> Operator:
    with shop.counter.store.read() as books:
        return books.operator(operator)


def told(shop: Shopkeeper, head: int) -> list[object]:
    return [record.event for record in shop.entries(FRONT, head + 1)]


@pytest.mark.law("KSF-2-7-1", "KSF-2-5-g")
def test_whoever_comes_has_a_role_and_the_journal_tells_so_without_her_name(shop: Shopkeeper) -> None:
    shop.do(DefineRole("skift", " Skiftleder ", LEADS), KARI)
    head = shop.head(FRONT)
    shop.do(RegisterOperator(SIV, " Siv ", "Dahl", "skift", PIN), KARI)
    siv = person(shop, SIV)
    assert (siv.first_name, siv.role_title, siv.rights) == ("Siv", "Skiftleder", LEADS)
    assert told(shop, head) == [SettingsChanged("operator registered", SIV), RoleGiven(SIV, "skift")]


@pytest.mark.law("KSF-2-7-1")
def test_a_role_that_is_changed_counts_at_once_for_whoever_has_it(shop: Shopkeeper) -> None:
    shop.do(DefineRole("skift", "Skiftleder", LEADS), KARI)
    shop.do(GiveRole(OLA, "skift"), KARI)
    shop.sign_on(OLA)
    shop.do(TakeX(), OLA)
    shop.refuse(MissingRight, SetTraining(on=True), OLA)
    head = shop.head(FRONT)
    shop.do(DefineRole("skift", "Skiftleder", frozenset({Right.SELL, Right.TRAIN})), KARI)
    assert told(shop, head) == [RoleDefined("skift", "Skiftleder", (Right.SELL, Right.TRAIN))]
    shop.refuse(MissingRight, TakeX(), OLA)
    shop.do(SetTraining(on=True), OLA)


def test_what_is_as_it_was_is_not_written_again(shop: Shopkeeper) -> None:
    shop.do(DefineRole("skift", "Skiftleder", LEADS), KARI)
    shop.do(GiveRole(OLA, "skift"), KARI)
    head = shop.head(FRONT)
    for again in (DefineRole("skift", "Skiftleder", LEADS), GiveRole(OLA, "skift")):
        shop.do(again, KARI)
    assert told(shop, head) == []


def test_a_role_goes_when_nobody_has_it_and_the_fixed_ones_stay(shop: Shopkeeper) -> None:
    shop.do(DefineRole("skift", "Skiftleder", LEADS), KARI)
    shop.do(GiveRole(OLA, "skift"), KARI)
    assert shop.refuse(RoleInUse, RemoveRole("skift"), KARI).facts["operators"] == OLA
    shop.do(GiveRole(OLA, Role.CASHIER), KARI)
    assert person(shop, OLA).own_rights is None
    shop.do(RemoveRole("skift"), KARI)
    assert shop.last(FRONT).event == RoleDefined("skift", "Skiftleder", ())
    shop.refuse(UnknownRole, RemoveRole("skift"), KARI)
    shop.refuse(UnknownRole, GiveRole(OLA, "skift"), KARI)
    shop.refuse(RoleIsFixed, RemoveRole("manager"), KARI)
    shop.refuse(RoleIsFixed, DefineRole("cashier", "Kasserer", LEADS), KARI)


@pytest.mark.parametrize(
    "role",
    [
        DefineRole("Skift", "Skift", LEADS),
        DefineRole("", "Skift", LEADS),
        DefineRole("a" * 31, "Skift", LEADS),
        DefineRole("skift", "  ", LEADS),
        DefineRole("skift", "S" * 31, LEADS),
        DefineRole("skift", "a\nb", LEADS),
        DefineRole("skift", "Skift", frozenset()),
    ],
    ids=["capital", "no code", "long code", "no name", "long name", "two lines", "no right"],
)
def test_a_role_has_a_name_a_code_and_something_to_do(shop: Shopkeeper, role: DefineRole) -> None:
    shop.refuse(BadRole, role, KARI)


def test_somebody_who_left_stays_known_and_her_number_is_never_anothers(shop: Shopkeeper) -> None:
    shop.do(RetireOperator(OLA), KARI)
    assert shop.last(FRONT).event == SettingsChanged("operator retired", OLA)
    shop.refuse(NotSignedOn, TakeX(), OLA)
    shop.refuse(OperatorExists, RegisterOperator(OLA, "Siv", "", "cashier", PIN), KARI)
    shop.do(ReinstateOperator(OLA, PIN), KARI)
    with shop.counter.store.read() as books:
        assert (books.operator(OLA).active, books.pin_hash(OLA)) == (True, PIN)


def test_a_name_and_a_pin_are_changed_and_neither_is_in_the_journal(shop: Shopkeeper) -> None:
    head = shop.head(FRONT)
    shop.do(RenameOperator(OLA, "Olav", "Berg"), KARI)
    shop.do(ResetPin(OLA, PIN), KARI)
    shop.do(RescuePin(KARI, PIN), "")
    assert told(shop, head) == [
        SettingsChanged("operator renamed", OLA),
        SettingsChanged("PIN reset", OLA),
        SettingsChanged("PIN reset on the machine", KARI),
    ]
    shop.refuse(PersonNameMissing, RenameOperator(OLA, " ", "Berg"), KARI)
    shop.refuse(BadPin, ResetPin(OLA, "4711"), KARI)
    shop.refuse(UnknownOperator, ResetPin("x", PIN), KARI)


@pytest.mark.parametrize(
    "last", [RetireOperator(KARI), GiveRole(KARI, "cashier", is_confirmed=True)], ids=str
)
def test_somebody_is_always_left_who_can_let_others_in(
    shop: Shopkeeper, last: RetireOperator | GiveRole
) -> None:
    """Refused whole: she is as she was. With a second manager, the first may go."""
    before = person(shop, KARI)
    shop.refuse(NobodyWouldAdminister, last, KARI)
    assert person(shop, KARI) == before
    shop.do(GiveRole(OLA, "manager", is_confirmed=True), KARI)
    shop.do(last, OLA)
    assert person(shop, KARI) != before


def test_taking_the_right_out_of_the_only_role_that_administers_is_refused(shop: Shopkeeper) -> None:
    everything = frozenset(Right)
    shop.do(DefineRole("eier", "Eier", everything, is_confirmed=True), KARI)
    shop.do(GiveRole(KARI, "eier", is_confirmed=True), KARI)
    shop.refuse(
        NobodyWouldAdminister,
        DefineRole("eier", "Eier", everything - {Right.ADMINISTER}, is_confirmed=True),
        KARI,
    )
    assert person(shop, KARI).rights == everything


def test_what_nobody_would_hold_any_longer_is_not_given_up(shop: Shopkeeper) -> None:
    """Somebody who administers is not enough: she could not give the rights back that she lacks."""
    smaller = frozenset({Right.SELL, Right.ADMINISTER})
    shop.do(DefineRole("vert", "Vert", smaller, is_confirmed=True), KARI)
    shop.refuse(NobodyWouldAdminister, GiveRole(KARI, "vert", is_confirmed=True), KARI)
    shop.do(DefineRole("eier", "Eier", frozenset(Right), is_confirmed=True), KARI)
    shop.do(GiveRole(KARI, "eier", is_confirmed=True), KARI)
    shop.refuse(NobodyWouldAdminister, DefineRole("eier", "Eier", smaller, is_confirmed=True), KARI)
    shop.do(RetireOperator(OLA), KARI)
    shop.refuse(NobodyWouldAdminister, RetireOperator(KARI), KARI)
    shop.do(ReinstateOperator(OLA, PIN), KARI)
    shop.do(GiveRole(OLA, "manager", is_confirmed=True), KARI)
    shop.do(DefineRole("eier", "Eier", smaller, is_confirmed=True), KARI)
    assert person(shop, KARI).rights == smaller


def test_somebody_who_never_left_does_not_come_back_with_another_pin(shop: Shopkeeper) -> None:
    head = shop.head(FRONT)
    with shop.counter.store.read() as books:
        before = books.pin_hash(OLA)
    shop.refuse(OperatorWorksHere, ReinstateOperator(OLA, PIN), KARI)
    with shop.counter.store.read() as books:
        assert books.pin_hash(OLA) == before
    assert told(shop, head) == []


def test_nobody_gives_or_takes_power_over_more_than_she_holds(shop: Shopkeeper) -> None:
    """A role that administers and no more cannot make itself all-powerful, by any way."""
    shop.do(DefineRole("vert", "Vert", frozenset({Right.ADMINISTER, Right.SELL}), is_confirmed=True), KARI)
    shop.do(GiveRole(OLA, "vert", is_confirmed=True), KARI)
    for way in (
        DefineRole("vert", "Vert", frozenset({Right.ADMINISTER, Right.SELL, Right.Z_REPORT})),
        DefineRole("ny", "Ny", LEADS),
        GiveRole(OLA, "manager", is_confirmed=True),
        GiveRole(KARI, "vert", is_confirmed=True),
        ResetPin(KARI, PIN),
        RenameOperator(KARI, "Kåre", ""),
        RetireOperator(KARI),
        ReinstateOperator(KARI, PIN),
        RegisterOperator(SIV, "Siv", "", "manager", PIN),
        IssueBadge(KARI),
    ):
        shop.refuse(BeyondYourRights, way, OLA)
        assert shop.attempt().code == BeyondYourRights.code
    shop.do(RegisterOperator(SIV, "Siv", "", "vert", PIN, is_confirmed=True), OLA)


def test_the_matrix_is_what_is_asked(shop: Shopkeeper) -> None:
    """Each mark in it, and each that is missing, is what `may` answers for whoever has the role."""
    shop.do(DefineRole("skift", "Skiftleder", LEADS), KARI)
    shop.do(GiveRole(OLA, "skift"), KARI)
    with shop.counter.store.read() as books:
        access, people = show_access(books), books.operators()
    assert access.rights == list(Right)
    for role in access.roles:
        for holder in (known for known in people if known.operator_id in role.people):
            assert {right for right in Right if holder.may(right)} == set(role.rights)
    assert [role.people for role in access.roles if role.role == "skift"] == [[OLA]]


def test_a_role_that_nobody_knows_holds_nothing() -> None:
    stranger = Operator("8", "Per", "", "king", OPERATORS[0].since)
    assert [right for right in Right if stranger.may(right)] == []
    assert msgspec.json.decode(msgspec.json.encode(stranger), type=Operator) == stranger


def test_what_files_call_a_fixed_role_is_not_what_people_read(shop: Shopkeeper) -> None:
    """A role of ours may go by another name in files; given again it keeps it, given up it loses it."""
    named = msgspec.structs.replace(person(shop, OLA), role_title="Employee")
    shop.counter.store.write(lambda books: books.put_operator(named)).result()
    shop.do(GiveRole(OLA, "cashier"), KARI)
    assert (person(shop, OLA).role_title, person(shop, OLA).own_title) == ("Employee", "")
    shop.do(GiveRole(OLA, "assistant"), KARI)
    assert person(shop, OLA).role_title == ""
