"""What an inspector is shown and handed from the office."""

import io
from concurrent.futures import Future
from zipfile import ZipFile

import pytest

from tests.till.shopkeeper import KARI, OLA, REVISOR
from tests.web.caller import Screen

PACKAGE = "/office/control/package"
PACKAGES = "/office/control/packages"


@pytest.mark.law("KSL-4")
def test_the_inspector_gets_the_package_with_one_call(screen: Screen) -> None:
    screen.sell("200")
    answer = screen.caller.office(REVISOR).get(f"{PACKAGE}?from=2026-01-01")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert "kontrollpakke_987654325_" in answer.headers["content-disposition"]
    with ZipFile(io.BytesIO(answer.content)) as package:
        assert package.testzip() is None
        assert "innhold.csv" in package.namelist()


@pytest.mark.law("KSL-4")
def test_the_package_is_made_step_by_step_and_told_with_its_index(screen: Screen) -> None:
    """What is told of it is what is in it, and a newer one takes its place."""
    screen.sell("200")
    inspector = screen.caller.office(REVISOR)
    begun = inspector.done("POST", PACKAGES, {"from": "2026-01-01", "to": None}, status=202)
    assert (begun["number"], begun["steps"][0], begun["steps"][-1]) == (1, "saft", "description")
    screen.caller.app.state.desk.packages.package(1).index.result(timeout=20)
    told = inspector.done("GET", f"{PACKAGES}/1")
    assert (told["done"], told["begun"]) == (True, told["steps"])
    answer = inspector.get(f"{PACKAGES}/1/file")
    assert told["name"] in answer.headers["content-disposition"]
    with ZipFile(io.BytesIO(answer.content)) as package:
        sizes = {entry.filename: entry.file_size for entry in package.infolist()}
    del sizes["innhold.csv"]
    assert {file["name"]: file["size_bytes"] for file in told["files"]} == sizes
    assert inspector.get(f"{PACKAGES}/1/file").content == answer.content
    inspector.refuse("GET", f"{PACKAGES}/2", status=404, code="export.package_gone")


def test_a_package_that_cannot_be_made_says_why_and_two_are_not_made_at_once(screen: Screen) -> None:
    inspector = screen.caller.office(REVISOR)
    room = screen.caller.app.state.desk.packages
    asked = {"from": "2026-03-02", "to": "2026-03-01"}
    number = inspector.done("POST", PACKAGES, asked, status=202)["number"]
    assert room.package(number).index.exception(timeout=20) is not None
    for path in (f"{PACKAGES}/{number}", f"{PACKAGES}/{number}/file"):
        inspector.refuse("GET", path, status=422, code="export.period_reversed")
    at_work = room.package(number)
    at_work.index = Future()
    for method, path in (("POST", PACKAGES), ("GET", f"{PACKAGES}/{number}/file")):
        inspector.refuse(method, path, {}, status=409, code="export.package_at_work")
    assert inspector.done("GET", f"{PACKAGES}/{number}")["files"] == []


def test_how_often_what_is_rare_happened_is_told_for_each_register(screen: Screen) -> None:
    screen.sell("200")
    told = screen.caller.office(KARI).done("GET", "/office/control/indicators")
    front = next(each for each in told if each["receipts"])
    assert (front["receipts"], front["sales_ore"]) == (1, 39_00)
    assert {row["name"] for row in front["rows"]} >= {"returns", "copies", "drawer_openings", "aborted"}


def test_the_system_description_is_handed_out(screen: Screen) -> None:
    told = screen.caller.office(REVISOR).get("/office/control/system-description")
    assert told.headers["content-type"].startswith("text/markdown")
    assert "datakasse" in told.text


@pytest.mark.parametrize(
    "path",
    [
        PACKAGE,
        f"{PACKAGES}/1",
        f"{PACKAGES}/1/file",
        "/office/control/indicators",
        "/office/control/system-description",
    ],
)
def test_nobody_without_the_right_gets_any_of_it(screen: Screen, path: str) -> None:
    screen.caller.nobody().refuse("GET", path, status=401, code="operator.not_signed_on")
    ola = screen.caller.sign_on(OLA)
    ola.refuse("GET", path, status=401, code="operator.not_signed_on")
