"""
Requests are read strictly: what is no request of ours is refused in one shape, and nothing is done.

Types are what they are (`"1"`, `1.0` and `true` are not øre), a key stands once, nothing is unknown, nothing
is larger than any request of ours.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from datakasse.web.door.strict_request import BODY_LIMIT_BYTES
from tests.web.caller import API, COFFEE, Json, Screen, assert_problem, calling

LINES, SALES = "basket/lines", "sales"
TEN_MEGABYTES = 10 * 1024 * 1024
BROWSER = {"accept": "text/html,application/xhtml+xml"}
A_PAY_IN = {"amount_ore": 100, "reason": "veksel"}


@pytest.fixture(scope="module")
def busy(web_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """A screen with one coffee in the basket, which every refusal here must leave as it is."""
    folder = shutil.copytree(web_template, tmp_path_factory.mktemp("requests") / "data")
    with calling(folder) as caller:
        screen = caller.open()
        screen.done("POST", LINES, {"code": "200"})
        yield screen


NOT_ORE: list[Json] = ["1", "NaN", 1.0, 10.005, True, None, [], {}, 10**30]
"""Values that are no amount: a price with three decimals among them."""


@pytest.mark.parametrize("value", NOT_ORE, ids=repr)
@pytest.mark.parametrize(
    ("called", "body", "field"),
    [
        ("POST pay-ins", A_PAY_IN, "amount_ore"),
        ("POST float", {"amount_ore": 0}, "amount_ore"),
        ("POST gift-cards", {"account": "G1", "amount_ore": 100, "tenders": []}, "amount_ore"),
        ("PATCH basket/lines/1", {"quantity_milli": 500}, "quantity_milli"),
    ],
)
def test_only_a_whole_number_is_an_amount(
    busy: Screen, called: str, body: dict[str, Json], field: str, value: Json
) -> None:
    method, path = called.split()
    problem = busy.refuse(method, path, {**body, field: value}, status=422, code="request.malformed")
    assert problem["facts"]["where"] == f"body.{field}"


@pytest.mark.parametrize("value", [value for value in NOT_ORE if value is not None], ids=repr)
@pytest.mark.parametrize("field", ["quantity_milli", "price_ore"])
def test_only_a_whole_number_is_a_quantity_or_a_price_whichever_way_one_sells(
    busy: Screen, field: str, value: Json
) -> None:
    busy.refuse("POST", LINES, {"code": "400", field: value}, status=422, code="request.malformed")
    sale = {**COFFEE, "items": [{"code": "400", field: value}]}
    problem = busy.refuse("POST", SALES, sale, status=422, code="request.malformed")
    assert problem["facts"]["where"] == f"body.items.0.{field}"


SPOILT: dict[str, bytes] = {
    "no JSON": b"{",
    "nothing but a word": b"hei",
    "not UTF-8": b'{"code": "\xff\xfe"}',
    "a key twice": b'{"code": "200", "code": "100"}',
    "a key twice further in": b'{"items": [{"code": "200", "code": "100"}], "tenders": [{"kind": "cash"}]}',
    "the constant NaN": b'{"code": "200", "quantity_milli": NaN}',
    "infinity": b'{"code": "200", "quantity_milli": -Infinity}',
    "a number of many digits": b'{"code": "200", "quantity_milli": ' + b"9" * 5_000 + b"}",
    "a deep nest": b"[" * 100_000,
    "a deep nest that closes": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "two values": b'{"code": "200"} {"code": "200"}',
}


@pytest.mark.parametrize("path", [LINES, SALES])
@pytest.mark.parametrize("content", SPOILT.values(), ids=SPOILT.keys())
def test_what_is_no_json_of_ours_is_refused(busy: Screen, path: str, content: bytes) -> None:
    busy.refuse("POST", path, content=content, status=400, code="request.malformed")


@pytest.mark.parametrize("path", [LINES, SALES])
@pytest.mark.parametrize(
    "content",
    [b"[]", b"1", b"null", b'"200"', b"{}", b'{"code": "\\ud800"}', b""],
    ids=["list", "number", "null", "text", "empty", "half a character", "nothing"],
)
def test_json_of_another_shape_is_refused(busy: Screen, path: str, content: bytes) -> None:
    busy.refuse("POST", path, content=content, status=422, code="request.malformed")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", LINES, {"code": "200", "prise_ore": 1}),
        ("POST", SALES, {**COFFEE, "diskount": 1}),
        ("POST", SALES, {**COFFEE, "items": [{"code": "200", "quantity": 1}]}),
        ("POST", "x-reports", {"number": 1}),
        ("PUT", "/articles/200", {"name": "K", "group": "DRIKKE", "vat_code": "3", "prices": []}),
    ],
)
def test_an_unknown_field_is_refused_and_not_ignored(
    busy: Screen, method: str, path: str, body: Json
) -> None:
    problem = busy.refuse(method, path, body, status=422, code="request.malformed")
    assert "body." in problem["facts"]["where"]


def test_a_refusal_does_not_echo_what_was_sent(busy: Screen) -> None:
    body = {"operator": "2", "pin": "12345678901234567890"}
    problem = busy.refuse("POST", "sign-on", body, status=422, code="request.malformed")
    assert body["pin"] not in str(problem)


@pytest.mark.parametrize("path", [LINES, SALES])
@pytest.mark.parametrize(
    "told", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_a_form_on_a_page_elsewhere_cannot_send_a_request_of_ours(busy: Screen, path: str, told: str) -> None:
    """A browser lets any page post those types without asking first."""
    busy.refuse("POST", path, COFFEE, headers={"content-type": told}, status=400, code="request.malformed")


@pytest.mark.parametrize("path", [LINES, SALES, "start", "/nowhere"])
def test_a_body_that_is_declared_too_large_is_not_read(busy: Screen, path: str) -> None:
    busy.refuse("POST", path, content=b" " * TEN_MEGABYTES, status=413, code="request.too_large")


@pytest.mark.parametrize("path", [LINES, SALES, "start"])
def test_a_body_that_turns_out_too_large_is_not_read_to_its_end(busy: Screen, path: str) -> None:
    blocks = (b" " * 65_536 for _ in range(TEN_MEGABYTES // 65_536))
    busy.refuse("POST", path, content=blocks, status=413, code="request.too_large")


def test_the_largest_body_there_may_be_is_read(busy: Screen) -> None:
    padded = b'{"code": "no"' + b" " * (BODY_LIMIT_BYTES - 14) + b"}"
    busy.refuse("POST", LINES, content=padded, status=404, code="article.unknown")
    busy.refuse("POST", LINES, content=padded + b" ", status=413, code="request.too_large")


@pytest.mark.parametrize(
    "path",
    [
        "sales/0",
        "sales/x",
        f"sales/{2**53}",
        "receipts/bonus/1",
        "journal?from=0",
        "journal?limit=x",
        "documents/-1",
    ],
)
def test_an_address_with_a_number_that_is_none_is_refused(busy: Screen, path: str) -> None:
    problem = busy.refuse("GET", path, status=422, code="request.malformed")
    assert problem["facts"]["where"].startswith(("path.", "query."))


@pytest.mark.parametrize(
    "address",
    ["/", "/register", "/registers/K1/sale", "/registers/K1/basket/lines/1/2", "/%00", "/ø", "/%2e%2e/about"],
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_there_is_nothing_at_an_unknown_address(busy: Screen, method: str, address: str) -> None:
    assert_problem(busy.caller.client.request(method, API + address), 404, "request.no_such_path")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/registers/K1/sales", "GET, POST"),
        ("DELETE", "/registers/K1", "GET"),
        ("GET", "/registers/K1/basket/lines", "POST"),
        ("PUT", "/registers/K1/basket/lines/1", "DELETE, PATCH"),
        ("OPTIONS", "/about", "GET"),
        ("HEAD", "/about", "GET"),
        ("POST", "/openapi.json", "GET, HEAD"),
    ],
)
def test_a_method_that_an_address_does_not_take_is_told_with_those_it_does(
    busy: Screen, method: str, path: str, allowed: str
) -> None:
    answer = busy.caller.client.request(method, API + path)
    if method != "HEAD":
        assert_problem(answer, 405, "request.wrong_method")
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)


@pytest.mark.parametrize("register", ["K99", "k1", "K1%20", "K1%0A", "%C3%98", "%00"])
def test_a_register_that_is_not_there_is_told(busy: Screen, register: str) -> None:
    for path in ("", "/operators"):
        answer = busy.caller.client.get(f"{API}/registers/{register}{path}")
        assert_problem(answer, 404, "register.unknown")
    body = {"operator": "2", "pin": "2222"}
    answer = busy.caller.client.post(f"{API}/registers/{register}/sign-on", json=body)
    assert_problem(answer, 404, "register.unknown")
    answer = busy.caller.client.post(f"{API}/registers/{register}/start")
    assert_problem(answer, 404, "register.unknown")


@pytest.mark.parametrize("written", ["/kontor", "/kontor/", "/Office"])
def test_a_short_address_leads_to_the_office(busy: Screen, written: str) -> None:
    answer = busy.caller.client.get(written, headers=BROWSER, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/office.html")


def test_a_person_who_wrote_a_wrong_address_gets_a_page_and_a_program_the_one_shape(busy: Screen) -> None:
    wrong = "/<script>alert(1)</script>"
    page = busy.caller.client.get(wrong, headers=BROWSER)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Siden finnes ikke" in page.text
    assert "<script>" not in page.text
    assert 'href="/office.html"' in page.text
    assert_problem(busy.caller.client.get("/nothing"), 404, "request.no_such_path")
    assert_problem(busy.caller.client.get(f"{API}/nothing", headers=BROWSER), 404, "request.no_such_path")
