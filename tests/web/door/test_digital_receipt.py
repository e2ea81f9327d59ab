"""
Receipts behind a link, as a customer's phone asks for them.

Law: BFF-5-3-5, KSF-2-6-4c, KSF-2-6-4d, law.md 5.5.
"""

import re

import pytest
from httpx2 import Response

from datakasse.errors.till.handing_over import TooManyGuesses
from datakasse.journal.events.paper import ReceiptDelivered
from datakasse.office.shop.set_receipt_address import SetReceiptAddress
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.web.door.guesses import GUESSES_MAX, WINDOW_S, Guesses
from tests.web.caller import EXACT_CASH, Json, Screen

ADDRESS = "https://kvittering.example.no"
LINK = {"tenders": EXACT_CASH, "way": "link"}


@pytest.fixture
def digital(screen: Screen) -> Screen:
    """The front register, whose customers can fetch their receipts."""
    screen.caller.shop.do(SetReceiptAddress(ADDRESS), "")
    return screen


def sell(screen: Screen) -> Json:
    """Sell a coffee whose receipt is fetched."""
    screen.done("POST", "basket/lines", {"code": "200"})
    return screen.done("POST", "basket/complete", LINK, status=201)


def path_of(screen: Screen, job: int) -> str:
    """Where the receipt is fetched, without the shop's own address."""
    shown = screen.done("GET", f"documents/{job}/link")
    assert shown["link"].startswith(f"{ADDRESS}/k/")
    return shown["link"].removeprefix(ADDRESS)


def phone(screen: Screen, path: str, **headers: str) -> Response:
    """Fetch as somebody's phone does: no sign-on, another name for the shop."""
    return screen.caller.client.get(path, headers={"host": "kvittering.example.no", **headers})


@pytest.mark.law("BFF-5-3-5", "KSF-2-6-4d")
def test_a_customer_fetches_her_receipt_and_the_till_sees_it(digital: Screen) -> None:
    made = sell(digital)
    assert (made["way"], digital.done("GET", "")["last_receipt"]["state"]) == ("link", "offered")
    path = path_of(digital, made["job"])
    page = phone(digital, path)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "Salgskvittering" in page.text
    assert "39,00" in page.text
    view = digital.done("GET", "")
    assert (view["receipts_offered"], view["last_receipt"]["state"]) == (0, "delivered")
    assert digital.caller.shop.last().event == ReceiptDelivered("sales", ReceiptWay.LINK, made["transaction"])
    assert phone(digital, path).text == page.text
    pdf = phone(digital, f"{path}/pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    assert isinstance(digital.caller.shop.last().event, ReceiptDelivered)


def test_a_pdf_fetched_first_is_the_receipt_fetched(digital: Screen) -> None:
    made = sell(digital)
    assert phone(digital, f"{path_of(digital, made['job'])}/pdf").status_code == 200
    assert digital.done("GET", "")["receipts_offered"] == 0


@pytest.mark.law("law.md 5.5")
def test_nothing_of_it_is_stored_searched_or_followed(digital: Screen) -> None:
    answer = phone(digital, path_of(digital, sell(digital)["job"]))
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers
    assert "<script" not in answer.text


def test_what_went_on_paper_is_no_longer_there(digital: Screen) -> None:
    made = sell(digital)
    path = path_of(digital, made["job"])
    view = digital.done("PUT", f"documents/{made['job']}/way", {"way": "paper"})
    assert view["last_receipt"]["way"] == "paper"
    gone = phone(digital, path)
    assert gone.status_code == 404
    assert "ingen kvittering her" in gone.text
    digital.refuse("GET", f"documents/{made['job']}/link", status=404, code="print.unknown_document")


@pytest.mark.law("KSF-2-6-4c", "KSF-2-6-4d")
def test_the_copy_has_a_link_of_its_own_and_says_so(digital: Screen) -> None:
    made = sell(digital)
    waiting = "receipt.original_not_delivered"
    digital.refuse("POST", "copies", {"receipt": made["receipt"]}, status=409, code=waiting)
    phone(digital, path_of(digital, made["job"]))
    copied = digital.done("POST", "copies", {"receipt": made["receipt"], "way": "link"}, status=201)
    assert "KOPI" in phone(digital, path_of(digital, copied["job"])).text
    assert "KOPI" not in phone(digital, path_of(digital, made["job"])).text
    out = "receipt.copy_already_printed"
    digital.refuse("POST", "copies", {"receipt": made["receipt"]}, status=409, code=out, kept=True)


@pytest.mark.parametrize(
    "path", ["/k/x", "/k/" + "a" * 32, "/k/" + "a" * 5000, "/k/%00", "/k/..%2f..", "/k/x/pdf"]
)
def test_a_link_to_nothing_is_a_page_that_says_so_and_leaves_no_trace(digital: Screen, path: str) -> None:
    before = digital.caller.shop.traces()
    answer = phone(digital, path)
    assert answer.status_code == 404
    assert digital.caller.shop.traces() == before


def test_a_link_does_not_open_the_rest_of_the_register(digital: Screen) -> None:
    """Another name than the shop's is answered for receipts alone."""
    for path in ("/", "/api/v1/registers", "/kx", "/api/v1/registers/K1"):
        assert phone(digital, path).json()["code"] == "request.unknown_name"


def test_who_guesses_is_made_to_wait(digital: Screen) -> None:
    path = path_of(digital, sell(digital)["job"])
    for guess in range(GUESSES_MAX):
        assert phone(digital, f"/k/{guess}").status_code == 404
    refused = phone(digital, path)
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= WINDOW_S + 1
    assert digital.done("GET", "")["receipts_offered"] == 1


def test_who_has_waited_may_ask_again_and_nobody_waits_for_others() -> None:
    now_s = [1000.0]
    guesses = Guesses(lambda: now_s[0])
    for _ in range(GUESSES_MAX):
        guesses.demand_patience("10.0.0.7")
        guesses.note("10.0.0.7")
    with pytest.raises(TooManyGuesses) as refused:
        guesses.demand_patience("10.0.0.7")
    assert refused.value.facts == {"wait_s": WINDOW_S + 1}
    guesses.demand_patience("10.0.0.8")
    now_s[0] += WINDOW_S
    guesses.demand_patience("10.0.0.7")
    guesses.note("10.0.0.7")
    guesses.demand_patience("10.0.0.7")


def test_a_receipt_in_nynorsk_speaks_nynorsk(digital: Screen) -> None:
    page = phone(digital, path_of(digital, sell(digital)["job"])).text
    assert '<html lang="nb">' in page
    assert re.search(r"Lenken virker til og med \d\d\.\d\d\.2026\.", page)
