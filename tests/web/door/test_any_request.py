"""
Whatever the OpenAPI document allows, and much that it does not, is answered: never with a fault of ours, and
a refusal always in the one shape.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from datakasse.till.day.start_stop import Start
from datakasse.till.people.sign_on import SignOn
from datakasse.web.sign_in.session import Session
from tests.till.shopkeeper import FRONT, KARI
from tests.web.caller import API, HOST, PROBLEM_TYPE, Caller, Json, calling, seen_from_here

EXAMPLES = 10
"""How many requests for each operation."""

NEVER_END = [f"{API}/feed", f"{API}/office/insight/feed"]


@pytest.fixture(scope="module")
def called(web_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    """A shop in which much has been asked for before."""
    folder = shutil.copytree(web_template, tmp_path_factory.mktemp("any") / "data")
    with calling(folder) as caller:
        caller.open(KARI).sell()
        yield caller


@pytest.fixture(scope="module")
def document(called: Caller) -> Json:
    """What the shop says of itself."""
    app = seen_from_here(called.app)
    loaded: Json = schemathesis.openapi.from_asgi(f"{API}/openapi.json", app, headers={"host": HOST})
    return loaded.exclude(path=NEVER_END)


def test_whatever_is_asked_is_answered(document: Json, called: Caller) -> None:
    for found in document.get_all_operations():
        ask(called, found.ok())
    assert called.shop.faults() == []


def ask(called: Caller, operation: Json) -> None:
    """Ask much of one operation, with a session each time."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
    @given(case=operation.as_strategy())
    def asked(case: Json) -> None:
        token = at_the_register(called)
        if "register" in case.path_parameters:
            case.path_parameters["register"] = FRONT
        answer = case.call(headers={"host": HOST, "authorization": f"Bearer {token}"})
        assert answer.status_code < 500, answer.text
        if answer.status_code >= 400:
            assert answer.json()["status"] == answer.status_code
            assert answer.headers["content-type"] == [PROBLEM_TYPE]

    asked()


def at_the_register(called: Caller) -> str:
    """Return a session of the manager, whatever was stopped, signed off or left open before."""
    shop = called.shop
    shop.do(Start(), "")
    shop.do(SignOn(pin_is_right=True), KARI)
    return called.app.state.desk.sessions.begin(Session(FRONT, KARI))
