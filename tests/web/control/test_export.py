"""The SAF-T file, downloaded: valid by the official schema whatever people wrote, named as the law wants."""

import io
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from datakasse.saft.cash.check import faults_of
from tests.till.shopkeeper import BACK, FRONT, KARI
from tests.web.caller import Caller, Json, Screen

EXPORT = "/exports/saft-cash"
STRANGE = "Rød \u0001\u000b\u001f grøt \ufffe\uffff ✅ 🧁 \u202e <&>]]>\u0000"
"""Signs that XML forbids, signs outside the first plane, and signs that mean something to XML."""


@pytest.fixture(scope="module")
def schema(saft_reference: Path) -> bytes:
    """The official schema."""
    return (saft_reference / "Norwegian_SAF-T_Cash_Register_Schema_v_1.00.xsd").read_bytes()


def valid(file: bytes, schema: bytes) -> Json:
    """Fail unless a file is as the official schema says; return it."""
    assert faults_of(io.BytesIO(file), io.BytesIO(schema)) == ()
    return etree.fromstring(file)


@pytest.mark.law("KSF-2-7-4", "SAFT-1", "SAFT-13", "KSF-2-7-1")
def test_the_file_is_valid_and_named_and_its_making_is_journalled(screen: Screen, schema: bytes) -> None:
    screen.sell("200", "100")
    kari = screen.caller.sign_on(KARI)
    answer = kari.get(EXPORT)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/xml")
    name = unquote(answer.headers["content-disposition"].partition("UTF-8''")[2])
    assert re.fullmatch(r"SAF-T Cash Register_987654325_20260302\d{6}\.xml", name)
    tree = valid(answer.content, schema)
    assert len(tree.findall(".//{*}cashtransaction")) == 2  # The float is one too.
    assert screen.caller.shop.kinds()[-1] == "journal_exported"
    assert screen.caller.shop.kinds(BACK)[-1] == "journal_exported"


@pytest.mark.law("SAFT-6")
def test_whatever_people_write_the_file_is_valid(screen: Screen, schema: bytes) -> None:
    """Names and notes hold signs that XML forbids, and emoji; they are sold, parked and taken back."""
    kari = screen.caller.sign_on(KARI)
    article = {"name": STRANGE, "group": "DRIKKE", "vat_code": "3", "price_ore": 100}
    kari.done("PUT", "/articles/777", article)
    kari.done("POST", "basket/lines", {"code": "777"})
    kari.done("POST", "basket/discount", {"amount_ore": 10, "reason": STRANGE})
    basket_id = kari.done("POST", "basket/park", {"name": STRANGE[:40]})["parked"][0]["basket_id"]
    kari.done("POST", "basket/resume", {"basket_id": basket_id})
    kari.done("POST", "basket/complete", {"tenders": [{"kind": "cash"}], "buyer": STRANGE}, status=201)
    kari.done("POST", "basket/returns", {"receipt": 1, "reason": STRANGE})
    tender = {"kind": "vipps", "amount_ore": -90, "reference": STRANGE}
    kari.done("POST", "basket/complete", {"tenders": [tender]}, status=201)
    for path in ("pay-ins", "pay-outs"):
        kari.done("POST", path, {"amount_ore": 100, "reason": STRANGE}, status=201)
    kari.done("POST", "drawer/open", {"reason": STRANGE})
    kari.done("POST", "drawer/closed")
    kari.done(
        "POST", "gift-cards", {"account": "🧁", "amount_ore": 100, "tenders": [{"kind": "cash"}]}, status=201
    )
    terminals = [{"tender": "vipps", "explanation": STRANGE}]
    close = {"counted_ore": 1, "explanation": STRANGE, "terminals": terminals}
    kari.done("POST", "z-reports", close, status=201)
    kari.refuse("PUT", "/articles/%00%01", {**article, "name": " "}, status=422, code="article.bad")
    tree = valid(kari.get(EXPORT).content, schema)
    assert "🧁" in "".join(tree.itertext())
    screen.caller.shop.print_out()
    assert screen.caller.shop.faults() == []


@pytest.mark.law("SAFT-11")
def test_a_part_of_it_is_had_by_date_and_register(caller: Caller, schema: bytes) -> None:
    for at in (FRONT, BACK):
        caller.open(KARI, at).sell()
    kari = Screen(caller, FRONT, caller.sign_on(KARI).token)
    for query, registers, transactions in (
        (f"?register={BACK}", 1, 2),
        ("?from=2026-03-02&to=2026-03-02", 5, 4),
        ("?from=2026-03-03", 5, 0),
        ("?to=2026-03-01", 5, 0),
    ):
        tree = valid(kari.get(EXPORT + query).content, schema)
        found = (len(tree.findall(".//{*}cashregister")), len(tree.findall(".//{*}cashtransaction")))
        assert found == (registers, transactions), query


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("?from=2026-03-03&to=2026-03-02", 422, "export.period_reversed"),
        ("?register=K99", 404, "export.unknown_register"),
        ("?register=", 404, "export.unknown_register"),
        ("?from=2026-02-30", 422, "request.malformed"),
        ("?to=yesterday", 422, "request.malformed"),
    ],
)
def test_a_file_that_cannot_be_made_is_refused_before_its_first_byte(
    lasting: Screen, query: str, status: int, code: str
) -> None:
    lasting.refuse("GET", EXPORT + query, status=status, code=code)
