"""Once a month: who may what since when, who was last here, what is amiss, and that it was confirmed."""

from datetime import timedelta

import pytest

from datakasse.counter.pin import hash_pin
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.people.roles import AccessChanged
from datakasse.journal.events.people import OfficeEntered
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.control.enter_office import EnterOffice
from datakasse.office.people.keep_operators import GiveRole, ReinstateOperator, RetireOperator
from datakasse.office.people.keep_roles import DefineRole
from datakasse.office.people.keep_staff import EnterStaffMember
from datakasse.office.people.office_keys import OfficeKey
from datakasse.office.people.review_access import (
    REVIEW_EVERY,
    AccessReview,
    AccessRow,
    ConfirmAccess,
    Remark,
    show_access_review,
)
from datakasse.storage.tables.migrations import MIGRATIONS
from datakasse.storage.tables.till.last_moments import LAST_MOMENTS
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.start_stop import Start
from datakasse.trade.people.operator import Right
from datakasse.trade.people.staff import StaffMember
from tests.office.health.test_health import looked_at
from tests.office.people.test_staff_register import behind_the_back
from tests.storage.raw import opened
from tests.till.shopkeeper import BACK, FRONT, KARI, OLA, REVISOR, Shopkeeper

OLA_IS = StaffMember("2", "Ola Berg", "01817010055", operator=OLA)


def review(shop: Shopkeeper) -> AccessReview:
    return show_access_review(shop.counter, shop.shop.office_keys)


def row(shop: Shopkeeper, operator: str) -> AccessRow:
    [found] = [each for each in review(shop).people if each.operator_id == operator]
    return found


def confirm(shop: Shopkeeper, by: str = KARI) -> None:
    shop.do(ConfirmAccess(shop.shop.office_keys, review(shop).seen), by)


@pytest.mark.law("KSF-2-5-g")
def test_it_tells_who_may_what_since_when_and_who_was_last_here(shop: Shopkeeper) -> None:
    assert (row(shop, KARI).last_at, row(shop, KARI).rights) == (None, list(Right))
    shop.do(Start(), "", BACK)
    shop.sign_on(OLA, BACK)
    at_till = shop.last(BACK).at
    assert row(shop, OLA).last_at == at_till
    shop.do(EnterOffice(is_right=True), KARI)
    entered = shop.last(FRONT)
    assert (entered.event, row(shop, KARI).last_at) == (OfficeEntered(), entered.at)
    shop.do(DefineRole("skift", "Skift", frozenset({Right.SELL})), KARI)
    shop.do(GiveRole(OLA, "skift"), KARI)
    given = shop.last(FRONT).at
    assert (row(shop, OLA).role_title, row(shop, OLA).rights_since) == ("Skift", given)
    shop.do(DefineRole("skift", "Skift", frozenset({Right.SELL, Right.TRAIN})), KARI)
    assert row(shop, OLA).rights_since == shop.last(FRONT).at > given
    assert row(shop, OLA).rights == [Right.SELL, Right.TRAIN]


def test_whoever_comes_into_the_office_without_a_code_is_remarked_on(shop: Shopkeeper) -> None:
    keys, at = shop.shop.office_keys, shop.clock.now()
    assert Remark.NO_SECOND_FACTOR in row(shop, KARI).remarks
    assert Remark.NO_SECOND_FACTOR not in row(shop, OLA).remarks
    keys.change(KARI, lambda _: OfficeKey("her password", at))
    assert Remark.NO_SECOND_FACTOR in row(shop, KARI).remarks
    keys.change(KARI, lambda _: OfficeKey("her password", at, "secret of her app"))
    assert Remark.NO_SECOND_FACTOR not in row(shop, KARI).remarks


def test_who_has_left_and_to_whom_something_opens_is_remarked_on(shop: Shopkeeper) -> None:
    """As the staff register has it, or the shop; who has left and to whom nothing opens is not listed."""
    shop.do(EnterStaffMember(OLA_IS), KARI)
    assert Remark.HAS_LEFT not in row(shop, OLA).remarks
    shop.do(EnterStaffMember(StaffMember("2", "Ola Berg", "01817010055", operator=OLA, active=False)), KARI)
    assert Remark.HAS_LEFT in row(shop, OLA).remarks
    shop.do(RetireOperator(OLA), KARI)
    assert OLA not in {each.operator_id for each in review(shop).people}
    at = shop.clock.now()
    shop.shop.office_keys.change(OLA, lambda _: OfficeKey("his password", at))
    assert Remark.HAS_LEFT in row(shop, OLA).remarks


def test_who_was_not_here_for_a_month_is_remarked_on(shop: Shopkeeper) -> None:
    enter = EnterOffice(is_right=True)
    shop.do(enter, REVISOR)
    shop.clock.forward(days=30)
    assert Remark.UNUSED not in row(shop, REVISOR).remarks
    shop.clock.forward(days=2)
    assert Remark.UNUSED in row(shop, REVISOR).remarks
    shop.do(enter, REVISOR)
    assert Remark.UNUSED not in row(shop, REVISOR).remarks


def test_who_stands_at_a_till_that_is_never_turned_off_was_here(shop: Shopkeeper) -> None:
    """She signs on once; what she does every day says that she is there."""
    signed_on = row(shop, OLA).last_at
    shop.clock.forward(days=40)
    shop.sign_on(OLA)
    assert row(shop, OLA).last_at == signed_on, "nothing is written where she stands there already"
    shop.z(CloseDay(1_000_00))
    closed = shop.clock.now()
    assert signed_on is not None
    assert row(shop, OLA).last_at == closed - timedelta(seconds=1)
    assert Remark.UNUSED not in row(shop, OLA).remarks


def test_each_register_writes_its_own_row_and_the_last_of_them_counts(shop: Shopkeeper) -> None:
    """So no till waits for another where the same person signs on at both at once."""
    shop.do(Start(), "", BACK)
    shop.sign_on(OLA, BACK)
    at_back = shop.last(BACK).at
    with opened(shop.folder) as connection:
        rows = connection.execute(
            "SELECT register, at FROM last_moments WHERE what = 'came' AND subject = ? ORDER BY at", (OLA,)
        ).fetchall()
    assert [register for register, _ in rows] == [FRONT, BACK]
    assert row(shop, OLA).last_at == at_back


def test_who_is_let_in_again_has_her_rights_since_then(shop: Shopkeeper) -> None:
    shop.do(RetireOperator(REVISOR), KARI)
    shop.clock.forward(days=60)
    shop.do(ReinstateOperator(REVISOR, hash_pin("4711")), KARI)
    assert row(shop, REVISOR).rights_since == shop.last(FRONT).at
    assert Remark.UNUSED not in row(shop, REVISOR).remarks
    shop.clock.forward(days=32)
    assert Remark.UNUSED in row(shop, REVISOR).remarks


def test_a_store_from_before_each_register_wrote_its_own_opens_and_tells_more(
    shop: Shopkeeper,
) -> None:
    """The step makes the view again, so that it also knows of what was not counted then."""
    shop.clock.forward(days=1)
    shop.z(CloseDay(1_000_00))
    before = review(shop)
    names = [step.name for step in MIGRATIONS]
    step = names.index("when something was last so, by register") + 1
    behind_the_back(
        shop, "DROP TABLE last_moments", LAST_MOMENTS[0], f"DELETE FROM migrations WHERE number = {step}"
    )
    assert review(shop) == before
    assert row(shop, OLA).last_at is not None


@pytest.mark.law("KSF-2-7-1")
def test_what_is_confirmed_is_what_was_seen_and_stands_in_the_journal(shop: Shopkeeper) -> None:
    seen = review(shop)
    assert (seen.last_at, seen.last_by) == (None, "")
    shop.do(EnterOffice(is_right=True), REVISOR)
    shop.do(ConfirmAccess(shop.shop.office_keys, seen.seen), KARI)
    entry = shop.last(FRONT)
    assert (entry.operator, entry.event) == (KARI, SettingsChanged("access reviewed", f"3 {seen.seen}"))
    done = review(shop)
    assert (done.last_at, done.last_by, done.due_from) == (entry.at, KARI, entry.at + REVIEW_EVERY)
    shop.do(GiveRole(OLA, "assistant"), KARI)
    shop.refuse(AccessChanged, ConfirmAccess(shop.shop.office_keys, seen.seen), KARI)
    shop.refuse(MissingRight, ConfirmAccess(shop.shop.office_keys, seen.seen), REVISOR)
    confirm(shop)


def test_its_absence_stands_among_what_is_wrong(shop: Shopkeeper) -> None:
    confirm(shop)
    due = review(shop).due_from
    shop.clock.moment = due - timedelta(seconds=1)
    assert (review(shop).is_due, looked_at(shop, "access").code) == (False, "access_reviewed")
    shop.clock.moment = due
    assert (review(shop).is_due, looked_at(shop, "access").code) == (True, "access_unreviewed")
    confirm(shop)
    assert (review(shop).is_due, looked_at(shop, "access").code) == (False, "access_reviewed")


def test_it_is_the_same_when_the_views_are_made_again_and_in_a_shop_from_before(shop: Shopkeeper) -> None:
    shop.do(Start(), "", BACK)
    shop.sign_on(OLA, BACK)
    shop.do(GiveRole(OLA, "assistant"), KARI)
    confirm(shop)
    before = review(shop)
    shop.shop.store.rebuild_views()
    assert review(shop) == before
    behind_the_back(shop, "DELETE FROM last_moments")
    assert review(shop) != before
    behind_the_back(
        shop, "INSERT INTO unbuilt_views (company, view) SELECT company, 'last moments' FROM companies"
    )
    assert review(shop) == before


def test_another_pin_is_no_other_access(shop: Shopkeeper) -> None:
    seen = review(shop).seen
    with shop.counter.store.read() as books:
        ola = books.operator(OLA)
    shop.counter.store.write(lambda books: books.put_operator(ola, hash_pin("4711"))).result()
    assert review(shop).seen == seen
