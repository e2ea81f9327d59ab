"""The staff register: who came and went, what stays when it is corrected, and that the journal proves it."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from datakasse.errors.people.staff import (
    AlreadyAtWork,
    BadStaffEntry,
    BadStaffMember,
    NotAtWork,
    SomebodyElse,
    UnknownStaffEntry,
    UnknownStaffMember,
)
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.keep_staff import (
    ClockStaff,
    CorrectStaffEntry,
    EnterStaffMember,
    EnterStaffWork,
    at_work,
)
from datakasse.office.people.show_staff_register import ShownShift, StaffRegister, show_staff_register
from datakasse.office.people.staff_register_files import staff_register_file
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.sqlite.connection import connect
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.start_stop import Start
from datakasse.trade.moment import in_norway
from datakasse.trade.people.staff import StaffEntry, StaffMember, Way
from datakasse.web.rooms.retention_room import RetentionRoom
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper
from tests.web.ledger.test_delivery import tables

OWNER = StaffMember("1", "Kari Nordmann", "01817010055", operator=KARI)
HIRED = StaffMember("9", "Per Vikar", "15826510029", employer="Vikarbyrået AS")
COMES, GOES = ClockStaff(Way.IN, is_right=True), ClockStaff(Way.OUT, is_right=True)


@pytest.fixture
def staffed(shop: Shopkeeper) -> Shopkeeper:
    """A shop whose owner, and somebody hired in, are in the register."""
    shop.do(EnterStaffMember(OWNER), KARI)
    shop.do(EnterStaffMember(HIRED), KARI)
    return shop


def today(shop: Shopkeeper, *, days: int = 0) -> StaffRegister:
    day = in_norway(shop.clock.now()).date() + timedelta(days=days)
    return show_staff_register(shop.counter, day, day)


def behind_the_back(shop: Shopkeeper, *changes: str) -> None:
    """Change the database by other means than the register."""
    shop.close()
    data = DataFolder(shop.folder)
    connection = connect(data.database, open_master(data.keys, {}).database())
    for change in changes:
        connection.execute(change)
    connection.close()
    shop.die_and_come_back()


def vouch_for_today(shop: Shopkeeper) -> None:
    """Close two periods today: the last one began today as well."""
    shop.close_a_day()
    shop.close_a_day()


def times(shift: ShownShift) -> tuple[datetime | None, datetime | None]:
    return shift.came and shift.came.at, shift.left and shift.left.at


@pytest.mark.law("law.md 5.1")
def test_who_comes_is_at_work_until_she_goes_with_the_time_and_the_number_the_law_wants(
    staffed: Shopkeeper,
) -> None:
    came = staffed.do(COMES, KARI)
    staffed.refuse(AlreadyAtWork, COMES, KARI)
    staffed.do(msgspec.structs.replace(COMES, person="9"), OLA)
    register = today(staffed)
    assert register.now == 2
    owner, hired = register.shifts
    assert (owner.name, owner.identity_number, owner.is_now) == ("Kari Nordmann", "01817010055", True)
    assert (hired.name, hired.employer) == ("Per Vikar", "Vikarbyrået AS")
    assert hired.came is not None
    assert hired.came.traces[0].entered_by == OLA
    staffed.clock.forward(hours=7)
    went = staffed.do(GOES, KARI)
    staffed.refuse(NotAtWork, GOES, KARI)
    register = today(staffed)
    assert (register.now, register.holds) == (1, True)
    assert times(register.shifts[0]) == (came.at, went.at)


@pytest.mark.law("law.md 5.1")
def test_a_correction_stands_beside_what_it_corrects(staffed: Shopkeeper) -> None:
    came = staffed.do(COMES, KARI)
    earlier = came.at - timedelta(hours=1)
    staffed.do(CorrectStaffEntry(FRONT, came.number, earlier, "glemte å føre"), KARI)
    [shift] = today(staffed).shifts
    assert shift.came is not None
    assert shift.came.at == earlier
    assert [(trace.at, trace.reason) for trace in shift.came.traces] == [
        (came.at, ""),
        (earlier, "glemte å føre"),
    ]
    staffed.do(CorrectStaffEntry(FRONT, came.number, None, "var ikke her"), KARI)
    [struck] = today(staffed).shifts
    assert (struck.is_struck, today(staffed).now) == (True, 0)
    for wrong in (
        CorrectStaffEntry(FRONT, came.number, earlier, " "),
        CorrectStaffEntry(FRONT, came.number, came.at + timedelta(days=2), "fram i tid"),
        CorrectStaffEntry(FRONT, came.number, came.at - timedelta(hours=25), "for langt"),
    ):
        staffed.refuse(BadStaffEntry, wrong, KARI)
    staffed.refuse(UnknownStaffEntry, CorrectStaffEntry(FRONT, came.number + 1, None, "rettelse"), KARI)
    staffed.refuse(UnknownStaffEntry, CorrectStaffEntry(FRONT, 99, None, "finnes ikke"), KARI)


def test_who_forgot_to_go_comes_the_next_day_and_the_office_writes_when_she_went(staffed: Shopkeeper) -> None:
    came = staffed.do(COMES, KARI)
    staffed.clock.forward(hours=23)
    assert today(staffed, days=-1).shifts[0].left is None
    staffed.do(COMES, KARI)
    went_at = came.at + timedelta(hours=8)
    staffed.refuse(BadStaffEntry, EnterStaffWork("1", Way.OUT, went_at), KARI)
    staffed.do(EnterStaffWork("1", Way.OUT, went_at, "glemte å føre ut"), KARI)
    [before] = today(staffed, days=-1).shifts
    assert times(before) == (came.at, went_at)
    assert before.left is not None
    assert (before.left.is_late, before.left.traces[0].reason) == (True, "glemte å føre ut")
    assert [shift.is_now for shift in today(staffed).shifts] == [True]


def test_a_shift_over_midnight_is_one(staffed: Shopkeeper) -> None:
    noon = in_norway(staffed.clock.now())
    staffed.clock.forward(seconds=(noon.replace(hour=22, minute=0, second=0) - noon).total_seconds())
    came = staffed.do(COMES, KARI)
    staffed.clock.forward(hours=5)
    went = staffed.do(GOES, KARI)
    [shift] = today(staffed, days=-1).shifts
    assert times(shift) == (came.at, went.at)
    assert today(staffed).shifts == []


@pytest.mark.law("KSF-2-7-3")
def test_the_journal_proves_every_entry_and_has_neither_name_nor_number(staffed: Shopkeeper) -> None:
    came = staffed.do(COMES, KARI)
    assert today(staffed).holds
    store = staffed.counter.store
    day = in_norway(came.at).date()
    forged = msgspec.structs.replace(came, number=2, at=came.at - timedelta(hours=3), way=Way.OUT)
    store.write(lambda books: books.append_staff_entry(forged, day, staffed.head())).result()
    assert not today(staffed).holds
    told = " ".join(str(record.event) for record in staffed.entries(FRONT, 1))
    assert "staff register" in told
    for secret in ("Nordmann", OWNER.identity_number, HIRED.identity_number):
        assert secret not in told


def test_names_and_numbers_are_encrypted_where_they_lie(staffed: Shopkeeper) -> None:
    staffed.do(COMES, KARI)
    folder = staffed.folder
    staffed.close()
    assert OWNER.identity_number.encode() in tables(folder)
    lying = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert OWNER.identity_number.encode() not in lying
    staffed.die_and_come_back()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"person": ""}, "the number"),
        ({"person": "Siv"}, "the number"),
        ({"person": "01817010136"}, "the number"),
        ({"name": "Siv"}, "the name and the employer"),
        ({"identity_number": "01817010056"}, "the identity number"),
        ({"identity_number": OWNER.identity_number}, "the identity number"),
        ({"operator": "nobody"}, "the operator number"),
        ({"operator": KARI}, "the operator number"),
    ],
)
def test_who_cannot_be_told_apart_is_not_entered(
    staffed: Shopkeeper, change: dict[str, str], what: str
) -> None:
    siv = StaffMember("2", "Siv Dahl", "01817010136")
    refusal = staffed.refuse(BadStaffMember, EnterStaffMember(msgspec.structs.replace(siv, **change)), KARI)
    assert refusal.facts.keys() == {"what", "what_en"}, "and nothing of hers"
    assert refusal.facts["what_en"] == what
    staffed.do(EnterStaffMember(siv), KARI)


def test_who_left_and_who_was_never_entered_is_not_written(staffed: Shopkeeper) -> None:
    staffed.refuse(UnknownStaffMember, COMES, OLA)
    staffed.do(EnterStaffMember(msgspec.structs.replace(OWNER, active=False)), KARI)
    staffed.refuse(UnknownStaffMember, COMES, KARI)


def test_what_was_written_keeps_the_name_it_had(staffed: Shopkeeper) -> None:
    staffed.do(COMES, KARI)
    staffed.do(EnterStaffMember(msgspec.structs.replace(OWNER, name="Kari Lie")), KARI)
    assert today(staffed).shifts[0].name == "Kari Nordmann"
    with staffed.counter.store.read() as books:
        assert set(at_work(books, staffed.clock.now())) == {"1"}


def test_the_files_have_the_business_the_people_and_the_corrections(staffed: Shopkeeper) -> None:
    came: StaffEntry = staffed.do(COMES, KARI)
    staffed.do(CorrectStaffEntry(FRONT, came.number, came.at - timedelta(hours=1), "glemte"), KARI)
    day = in_norway(came.at).date()
    made = staff_register_file(staffed.counter, day, day, "csv", operator=KARI)
    text = made.content.decode("utf-8-sig")
    assert "Kari Nordmann;01817010055" in text
    assert "glemte" in text
    assert staff_register_file(staffed.counter, day, day, "pdf", operator=KARI).content.startswith(b"%PDF")


@pytest.mark.law("law.md 5.1")
def test_whoever_has_a_number_is_written_by_herself_and_others_are_told_by_whom(staffed: Shopkeeper) -> None:
    refusal = staffed.refuse(SomebodyElse, msgspec.structs.replace(COMES, person="1"), OLA)
    assert refusal.facts == {"name": "Kari Nordmann"}
    came = staffed.do(COMES, KARI)
    staffed.do(msgspec.structs.replace(COMES, person="9"), OLA)
    [own, hired] = [shift.came for shift in today(staffed).shifts]
    assert own is not None
    assert hired is not None
    assert (own.is_by_other, hired.is_by_other) == (False, True)
    day = in_norway(came.at).date()
    [_, about_own, about_hired] = (
        staff_register_file(staffed.counter, day, day, "csv", operator=KARI)
        .content.decode("utf-8-sig")
        .splitlines()
    )
    assert "ført" not in about_own
    assert f"av {OLA}" in about_hired


@pytest.mark.law("law.md 5.1")
def test_a_long_shift_is_ended_and_shown_as_open_until_then(staffed: Shopkeeper) -> None:
    came = staffed.do(COMES, KARI)
    staffed.clock.forward(hours=17)
    [shift] = today(staffed).shifts
    assert (shift.is_now, shift.is_open) == (False, True)
    went = staffed.do(GOES, KARI)
    [shift] = today(staffed, days=-1).shifts
    assert (times(shift), shift.is_open) == ((came.at, went.at), False)


def test_a_correction_moves_nothing_out_of_the_day_it_was_written_on(staffed: Shopkeeper) -> None:
    came = staffed.do(COMES, KARI)
    staffed.do(CorrectStaffEntry(FRONT, came.number, came.at - timedelta(hours=23), "feil dag"), KARI)
    for days in (0, -1):
        assert [len(shift.came.traces) for shift in today(staffed, days=days).shifts if shift.came] == [2]


def test_the_last_correction_counts_whatever_the_clock_said(staffed: Shopkeeper) -> None:
    came = staffed.do(COMES, KARI)
    first, second = came.at - timedelta(hours=1), came.at - timedelta(hours=2)
    staffed.clock.forward(minutes=30)
    staffed.do(CorrectStaffEntry(FRONT, came.number, first, "glemte"), KARI)
    staffed.clock.forward(minutes=-20)
    staffed.do(CorrectStaffEntry(FRONT, came.number, second, "enda tidligere"), KARI)
    [shift] = today(staffed).shifts
    assert shift.came is not None
    assert shift.came.at == second


@pytest.mark.law("KSF-2-7-3")
@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM staff_register WHERE number = 2",
        "DELETE FROM staff_register",
        "UPDATE staff_register SET day = '2019-01-01' WHERE number = 1",
        "UPDATE staff_register SET body = replace(body, 'Nordmann', 'Normann')",
    ],
)
def test_what_is_taken_away_or_moved_behind_the_register_shows(staffed: Shopkeeper, change: str) -> None:
    staffed.do(COMES, KARI)
    went = staffed.do(GOES, KARI)
    assert today(staffed).holds
    behind_the_back(staffed, change)
    assert not today(staffed).holds
    assert staffed.do(EnterStaffWork("9", Way.IN), KARI).number == went.number + 1


def test_the_view_of_what_proves_the_register_is_made_again_from_the_journal(staffed: Shopkeeper) -> None:
    staffed.do(COMES, KARI)
    behind_the_back(staffed, "DELETE FROM staff_proofs")
    assert not today(staffed).holds
    staffed.shop.store.rebuild_views()
    assert today(staffed).holds


@pytest.mark.law("law.md 5.1", "law.md 5.5")
def test_it_is_kept_three_years_and_six_months_after_the_year_and_then_goes_by_itself(
    staffed: Shopkeeper,
) -> None:
    """Entries of 2026 go on 1 July 2030, and who left with them; that nothing else is gone shows."""
    staffed.do(COMES, KARI)
    staffed.do(msgspec.structs.replace(COMES, person="9"), OLA)
    staffed.do(EnterStaffMember(msgspec.structs.replace(HIRED, active=False)), KARI)
    begun = in_norway(staffed.clock.now()).date()
    room = RetentionRoom(staffed.counter)
    staffed.close_a_day()
    staffed.clock.moment = datetime(2030, 6, 30, 12, tzinfo=UTC)
    vouch_for_today(staffed)
    assert room.look() == 0
    staffed.do(COMES, KARI)
    assert show_staff_register(staffed.counter, begun, begun).shifts
    staffed.clock.forward(days=1)
    vouch_for_today(staffed)
    head = staffed.head()
    assert room.look() == 3
    [entry] = staffed.entries(FRONT, head + 1)
    assert (entry.operator, entry.event) == ("", SettingsChanged("staff register let go", "2026-12-31"))
    gone = show_staff_register(staffed.counter, begun, begun)
    assert (gone.shifts, gone.holds) == ([], True)
    left = today(staffed, days=-1)
    assert (len(left.shifts), left.holds) == (1, True)
    with staffed.counter.store.read() as books:
        assert [member.person for member in books.staff()] == ["1"]
    assert room.look() == 0
    assert staffed.faults() == []
    behind_the_back(staffed, "DELETE FROM staff_register")
    assert not today(staffed, days=-1).holds


def test_who_has_left_and_stands_in_it_still_is_kept(staffed: Shopkeeper) -> None:
    staffed.do(msgspec.structs.replace(COMES, person="9"), OLA)
    staffed.clock.moment = datetime(2027, 1, 2, 12, tzinfo=UTC)
    staffed.do(EnterStaffWork("9", Way.IN), KARI)
    staffed.do(EnterStaffMember(msgspec.structs.replace(HIRED, active=False)), KARI)
    staffed.close_a_day()
    staffed.clock.moment = datetime(2030, 7, 1, 12, tzinfo=UTC)
    vouch_for_today(staffed)
    assert RetentionRoom(staffed.counter).look() == 1
    with staffed.counter.store.read() as books:
        assert [member.person for member in books.staff()] == ["1", "9"]


@pytest.mark.law("law.md 5.1", "law.md 5.5")
def test_a_clock_that_leapt_forward_erases_nothing_before_a_whole_day_was_lived_by_it(
    staffed: Shopkeeper,
) -> None:
    """Neither at once, nor when the day before is closed by it, which the till asks for at once."""
    staffed.do(COMES, KARI)
    begun = in_norway(staffed.clock.now()).date()
    staffed.die_and_come_back()
    room = RetentionRoom(staffed.counter)
    staffed.clock.forward(days=5 * 365)
    staffed.do(Start(), "")
    assert room.look() == 0
    staffed.sign_on(OLA)
    staffed.z(CloseDay(1_000_00))
    assert room.look() == 0
    assert show_staff_register(staffed.counter, begun, begun).shifts
    staffed.close_a_day()
    assert room.look() == 1


@pytest.mark.law("law.md 5.5")
def test_who_left_after_her_last_entry_had_gone_goes_too_and_who_never_came(staffed: Shopkeeper) -> None:
    staffed.do(msgspec.structs.replace(COMES, person="9"), OLA)
    staffed.close_a_day()
    staffed.clock.moment = datetime(2030, 7, 1, 12, tzinfo=UTC)
    vouch_for_today(staffed)
    room = RetentionRoom(staffed.counter)
    assert room.look() == 1
    staffed.do(EnterStaffMember(msgspec.structs.replace(HIRED, active=False)), KARI)
    assert room.look() == 1
    with staffed.counter.store.read() as books:
        assert [member.person for member in books.staff()] == ["1"]
    staffed.do(EnterStaffMember(msgspec.structs.replace(OWNER, active=False)), KARI)
    head = staffed.head()
    assert (room.look(), staffed.head()) == (0, head), "she may still sign on: the review says that she left"


@pytest.mark.law("law.md 5.1")
def test_the_beginning_of_a_shift_over_new_year_goes_with_its_end(staffed: Shopkeeper) -> None:
    staffed.close_a_day()
    staffed.clock.moment = datetime(2026, 12, 31, 18, tzinfo=UTC)
    staffed.do(COMES, KARI)
    staffed.clock.moment = datetime(2027, 1, 1, 2, tzinfo=UTC)
    staffed.do(GOES, KARI)
    room, eve = RetentionRoom(staffed.counter), date(2026, 12, 31)
    staffed.clock.moment = datetime(2030, 7, 1, 12, tzinfo=UTC)
    vouch_for_today(staffed)
    assert room.look() == 0
    [shift] = show_staff_register(staffed.counter, eve, eve + timedelta(days=1)).shifts
    assert None not in times(shift)
    staffed.clock.moment = datetime(2031, 7, 1, 12, tzinfo=UTC)
    vouch_for_today(staffed)
    assert room.look() == 2
