"""
No role can do over HTTP what its matrix denies: any set of rights, any operation.

What each operation asks for is the table of the lab. Here it is held against the routes, and a role of any
rights is held against it in this process. `python -m lab rights` does the same at a served shop.
"""

from itertools import count
from pathlib import Path

import msgspec
from hypothesis import given, settings, strategies as st

from datakasse.office.control.enter_office import OFFICE_RIGHTS
from datakasse.trade.people.operator import Right
from lab.rights.operations import Operation, open_operations, wanted_rights
from lab.rights.requests import RAW, address_of, body_of
from tests.till.shopkeeper import FRONT, OLA
from tests.web.caller import API, Caller, Screen, calling
from tests.web.documented import documented

KEYS = count()
MISSING_RIGHT = "operator.missing_right"
WANTED = wanted_rights()
ENDLESS = {("GET", "/feed"), ("GET", "/office/insight/feed")}
ASKED = sorted(operation for operation, rights in WANTED.items() if rights and operation not in ENDLESS)


def test_every_operation_is_in_the_table_and_no_other(caller: Caller) -> None:
    served = {(method, path.removeprefix(API)) for method, path in documented(caller)}
    assert served == set(WANTED) | open_operations()
    assert not set(WANTED) & open_operations()


def screen_of(caller: Caller, rights: frozenset[Right], path: str) -> Screen | None:
    """Give Ola a role of these rights and have him come in where the operation is; None where he may not."""
    store = caller.shop.counter.store
    with store.read() as books:
        ola = books.operator(OLA)
    made_up = msgspec.structs.replace(ola, role="made-up", own_rights=tuple(rights))
    store.write(lambda books: books.put_operator(made_up)).result()
    if not path.startswith("/office"):
        caller.nobody().post("start")
        return caller.sign_on(OLA)
    answer = caller.nobody().post("/office/session", {"operator": OLA, "pin": "2222"})
    caller.client.cookies.clear()
    assert (answer.status_code == 201) == bool(rights & OFFICE_RIGHTS)
    return Screen(caller, FRONT, answer.json()["token"]) if answer.status_code == 201 else None


def is_denied(caller: Caller, screen: Screen, operation: Operation) -> bool:
    """Try an operation and return whether it was denied for want of a right."""
    method, path = operation
    address = address_of(path, FRONT)
    if path in RAW and method == "POST":
        answer = screen.call(method, address, content=b"x")
    else:
        # A key of its own: what was done before, with a right, is not answered again to who lacks it.
        answer = screen.call(method, address, body_of(operation), key=f"x{next(KEYS)}")
    caller.client.cookies.clear()
    is_problem = "problem" in answer.headers.get("content-type", "")
    code = answer.json()["code"] if is_problem else ""
    assert not code.endswith("fault"), (operation, answer.text)
    return code == MISSING_RIGHT


def test_no_role_can_do_what_its_matrix_denies(web_folder: Path) -> None:
    with calling(web_folder) as caller:

        @settings(max_examples=60, deadline=None)
        @given(st.frozensets(st.sampled_from(list(Right))), st.sampled_from(ASKED))
        def held_to_it(rights: frozenset[Right], operation: Operation) -> None:
            screen = screen_of(caller, rights, operation[1])
            if screen is not None:
                denied = not WANTED[operation] & rights
                assert is_denied(caller, screen, operation) == denied, (operation, sorted(rights))

        held_to_it()


def test_whoever_lacks_only_what_is_asked_for_is_denied(web_folder: Path) -> None:
    """Each operation once, as somebody who may everything else."""
    with calling(web_folder) as caller:
        let_in = [
            operation
            for operation in ASKED
            if (screen := screen_of(caller, frozenset(Right) - WANTED[operation], operation[1]))
            and not is_denied(caller, screen, operation)
        ]
        assert let_in == []
