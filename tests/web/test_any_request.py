"""
Whatever the OpenAPI document allows, and much that it does not, is answered: never with a fault of ours, and a
refusal always in the one shape.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.schemas import OpenApiSchema

from datakasse.till.sign_on import SignOn
from datakasse.till.start_stop import Start
from tests.till.shopkeeper import FRONT, KARI
from tests.web.caller import API, HOST, Caller, assert_problem, calling

NEVER_ENDS = f"{API}/feed"


@pytest.fixture(scope="module")
def called(web_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    """A shop in which much has been asked for before."""
    folder = shutil.copytree(web_template, tmp_path_factory.mktemp("any") / "data")
    with calling(folder) as caller:
        caller.open(KARI).sell()
        yield caller


@pytest.fixture(scope="module")
def document(called: Caller) -> OpenApiSchema:
    """What the shop says of itself."""
    loaded = schemathesis.openapi.from_asgi(f"{API}/openapi.json", called.app, headers={"host": HOST})
    return loaded.exclude(path=NEVER_ENDS)


schema = schemathesis.pytest.from_fixture("document")


@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_asked_is_answered(case: schemathesis.Case, called: Caller) -> None:
    token = at_the_register(called)
    if case.path_parameters and "register" in case.path_parameters:
        case.path_parameters["register"] = FRONT
    answer = case.call(headers={"host": HOST, "authorization": f"Bearer {token}"})
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert answer.json()["status"] == answer.status_code
        assert answer.headers["content-type"] == ["application/problem+json"]


def at_the_register(called: Caller) -> str:
    """Return a session of the manager, whatever was stopped, signed off or left open before."""
    shop = called.shop
    shop.do(Start(), "")
    shop.do(SignOn(pin_is_right=True), KARI)
    return called.app.state.desk.sessions.begin(FRONT, KARI)


def test_the_journal_is_whole_after_all_that(called: Caller) -> None:
    assert called.shop.faults() == []
    assert assert_problem(called.nobody().get("sales"), 401, "operator.not_signed_on")
