"""Coming to work and going at a till: by one's own PIN or badge, signed on there or not; and who reads it."""

import pytest

from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.moment import in_norway
from tests.till.shopkeeper import FRONT, KARI, OLA, PINS, REVISOR
from tests.web.caller import Caller, Json, Screen, assert_problem

OLA_IS = {"name": "Ola Berg", "identity_number": "01817010055", "operator": OLA}


@pytest.fixture
def office(caller: Caller) -> Screen:
    """Kari in the office, with Ola in the staff register."""
    office = caller.office(KARI)
    office.done("PUT", "/office/staff/2", OLA_IS)
    return office


def clock(way: str, **given: str) -> Json:
    return {"way": way, "operator": OLA, "pin": PINS[OLA], **given}


@pytest.mark.usefixtures("office")
def test_work_begins_at_a_register_that_nobody_started_and_signs_nobody_on(caller: Caller) -> None:
    nobody = caller.nobody()
    assert nobody.done("GET", "staff") == [
        {"person": "2", "name": "Ola Berg", "operator": OLA, "since": None, "may_come": True}
    ]
    came = nobody.done("POST", "staff", clock("in"), status=201)
    assert (came["name"], came["way"]) == ("Ola Berg", "in")
    assert nobody.done("GET", "staff")[0]["since"] == came["at"]
    assert_problem(nobody.post("staff", clock("in")), 409, "staff.already_at_work")
    assert not caller.shop.state().started
    assert nobody.done("POST", "staff", clock("out"), status=201)["way"] == "out"


@pytest.mark.usefixtures("office")
def test_who_came_long_ago_may_go_and_may_come_anew(caller: Caller) -> None:
    came = caller.nobody().done("POST", "staff", clock("in"), status=201)
    [row] = caller.nobody().done("GET", "staff")
    assert (row["since"], row["may_come"]) == (came["at"], False)
    caller.shop.clock.forward(hours=17)
    [row] = caller.nobody().done("GET", "staff")
    assert (row["since"], row["may_come"]) == (came["at"], True)
    assert caller.nobody().done("POST", "staff", clock("out"), status=201)["way"] == "out"


def test_nobody_is_written_by_the_pin_of_another(caller: Caller, office: Screen) -> None:
    stranger = {"way": "in", "operator": KARI, "pin": PINS[KARI], "person": "2"}
    assert_problem(caller.nobody().post("staff", stranger), 403, "staff.somebody_else")
    office.done("POST", "/office/staff-register/entries", {"person": "2", "way": "in"}, status=201)
    day = in_norway(caller.shop.clock.now()).date()
    [shift] = office.done("GET", f"/office/staff-register?from={day}&to={day}")["shifts"]
    assert shift["came"]["is_by_other"]


def test_a_correction_that_is_sent_again_is_one(caller: Caller, office: Screen) -> None:
    """The answer got lost: whoever presses once more does not correct the correction."""
    body = {"person": "2", "way": "in"}
    written = office.done("POST", "/office/staff-register/entries", body, status=201)["reference"]
    register, number = written.rsplit("-", 1)
    path = f"/office/staff-register/entries/{register}/{number}/corrections"
    struck = {"at": None, "reason": "feil person"}
    office.refuse("POST", path, struck, key="", status=422, code="request.key_missing")
    first = office.done("POST", path, struck, status=201, key="en")
    head = caller.shop.head()
    assert office.done("POST", path, struck, status=201, key="en") == first
    assert caller.shop.head() == head


@pytest.mark.usefixtures("office")
def test_a_wrong_pin_writes_nothing_and_is_kept(caller: Caller) -> None:
    assert_problem(caller.nobody().post("staff", clock("in", pin="0000")), 401, "operator.wrong_pin")
    assert caller.shop.attempt().code == "operator.wrong_pin"
    assert_problem(
        caller.nobody().post("staff", {"way": "in", "badge": "x" * 20}), 401, "operator.wrong_badge"
    )
    assert caller.nobody().done("GET", "staff")[0]["since"] is None


def test_it_is_told_for_a_year_at_most(office: Screen) -> None:
    year = "/office/staff-register?from=2025-03-02&to=2026-03-02"
    assert office.done("GET", year)["holds"]
    longer = "/office/staff-register?from=2025-03-01&to=2026-03-02"
    for form in ("json", "csv", "pdf"):
        path = f"{longer}&form={form}"
        problem = office.refuse("GET", path, status=422, code="staff.period_too_long")
        assert problem["facts"] == {"days_max": 366}


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("form", ["csv", "pdf"])
def test_who_takes_it_out_as_a_file_is_told_among_what_happened(
    caller: Caller, office: Screen, form: str
) -> None:
    path = "/office/staff-register?from=2026-03-01&to=2026-03-02"
    inspector, head = caller.office(REVISOR), caller.shop.head()
    assert inspector.get(path).status_code == 200
    assert caller.shop.head() == head
    assert inspector.get(f"{path}&form={form}").status_code == 200
    [entry] = caller.shop.entries(FRONT, head + 1)
    told = SettingsChanged("staff register taken out", f"{form} 2026-03-01 2026-03-02")
    assert (entry.operator, entry.event) == (REVISOR, told)
    found = office.done("GET", f"/office/journal/{FRONT}")
    assert "personallisten tatt ut som fil" in str(found)


def test_an_inspector_reads_it_and_a_role_without_the_journal_does_not(
    caller: Caller, office: Screen
) -> None:
    day = in_norway(caller.shop.clock.now()).date()
    path = f"/office/staff-register?from={day}&to={day}"
    caller.nobody().done("POST", "staff", clock("in"), status=201)
    inspector = caller.office(REVISOR)
    assert inspector.done("GET", path)["shifts"][0]["identity_number"] == "01817010055"
    assert inspector.get(f"{path}&form=pdf").content.startswith(b"%PDF")
    assert_problem(inspector.get("/office/staff"), 403, "operator.missing_right")
    office.done("PUT", "/office/roles/lager", {"title": "Lager", "rights": ["keep_stock"]})
    office.done("PUT", f"/office/people/{OLA}/role", {"role": "lager"})
    assert_problem(caller.office(OLA).get(path), 403, "operator.missing_right")
