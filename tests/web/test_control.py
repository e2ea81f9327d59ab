"""What an inspector is shown and handed from the office."""

import io
from zipfile import ZipFile

import pytest

from tests.till.shopkeeper import KARI, OLA, REVISOR
from tests.web.caller import Screen

PACKAGE = "/office/control/package"


@pytest.mark.law("KSL-4")
def test_the_inspector_gets_the_package_with_one_call(screen: Screen) -> None:
    screen.sell("200")
    answer = screen.caller.office(REVISOR).get(f"{PACKAGE}?from=2026-01-01")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert "kontrollpakke_987654325_" in answer.headers["content-disposition"]
    with ZipFile(io.BytesIO(answer.content)) as package:
        assert package.testzip() is None
        assert "innhold.csv" in package.namelist()


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
    "path", [PACKAGE, "/office/control/indicators", "/office/control/system-description"]
)
def test_nobody_without_the_right_gets_any_of_it(screen: Screen, path: str) -> None:
    screen.caller.nobody().refuse("GET", path, status=401, code="operator.not_signed_on")
    ola = screen.caller.sign_on(OLA)
    ola.refuse("GET", path, status=401, code="operator.not_signed_on")
