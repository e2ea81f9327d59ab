"""The bank over HTTP: who may, what a file must be, and what is told of a refusal."""

from datakasse.journal.events.shop import SettingsChanged
from datakasse.web.ledger.bank_api import FILE_TYPE
from tests.bank.camt_file import Line
from tests.office.bank.banking import ACCOUNT, statement_of
from tests.till.shopkeeper import OLA, REVISOR
from tests.web.caller import Caller, assert_problem

FILES = "/office/bank/files"
ACCESS = "/office/bank/payout-access"
FETCH = "/office/bank/payouts/fetch"
AS_FILE = {"content-type": FILE_TYPE}


def test_nobody_but_who_keeps_the_books_sees_the_bank(caller: Caller) -> None:
    assert_problem(caller.nobody().get("/office/bank/open"), 401, "operator.not_signed_on")
    assert_problem(caller.office(REVISOR).get("/office/bank/open"), 403, "operator.missing_right")
    screen = caller.office(REVISOR)
    assert_problem(screen.post(FILES, content=b"<x/>", headers=AS_FILE), 403, "operator.missing_right")
    assert caller.nobody().post("/office/session", {"operator": OLA, "pin": "2222"}).status_code == 403


def test_payouts_are_fetched_with_the_keys_that_were_given_and_never_told(caller: Caller) -> None:
    screen, days = caller.office(), {"first": "2026-03-01", "last": "2026-03-31"}
    screen.done("PUT", f"/office/bank/accounts/{ACCOUNT}", {"name": "Drift"})
    assert screen.get(ACCESS).json() == {"provider": "vipps", "keys": []}
    assert_problem(screen.post(FETCH, days), 503, "bank.not_fetched")
    kept = screen.call("PUT", ACCESS, {"client_id": "ID", "client_secret": "hemmelig-7f3a"})
    assert kept.json() == {"provider": "vipps", "keys": ["client_id", "client_secret"]}
    assert "7f3a" not in kept.text + screen.get(ACCESS).text
    assert caller.payouts.kept["client_secret"] == "hemmelig-7f3a"
    assert caller.shop.last().event == SettingsChanged("bank_keys", "vipps")
    fetched = screen.done("POST", FETCH, days, status=201)
    assert [(one["file"]["payouts"], one["known"]) for one in fetched] == [(1, False)]
    again = screen.done("POST", FETCH, days, status=201)
    assert [one["known"] for one in again] == [True]
    assert len(screen.get("/office/bank/payouts").json()) == 1


def test_only_who_keeps_the_books_fetches_payouts(caller: Caller) -> None:
    inspector, days = caller.office(REVISOR), {"first": "2026-03-01", "last": "2026-03-02"}
    asked = (inspector.get(ACCESS), inspector.call("PUT", ACCESS, {}), inspector.post(FETCH, days))
    for answer in asked:
        assert_problem(answer, 403, "operator.missing_right")
    assert caller.payouts.opened.asked == []


def test_a_file_that_a_form_elsewhere_could_send_is_refused(caller: Caller) -> None:
    screen = caller.office()
    for kind in ("text/plain", "multipart/form-data", "application/x-www-form-urlencoded", ""):
        answer = screen.post(FILES, content=b"<x/>", headers={"content-type": kind})
        assert_problem(answer, 400, "request.malformed")


def test_a_file_may_be_larger_than_any_other_request_and_not_endless(caller: Caller) -> None:
    screen = caller.office()
    screen.done("PUT", f"/office/bank/accounts/{ACCOUNT}", {"name": "Drift"})
    lines = [Line("1.00", reference=str(number)) for number in range(2_000)]
    content = statement_of(*lines)
    assert len(content) > 256 * 1024
    imported = screen.done("POST", FILES, content=content, headers=AS_FILE, status=201)
    assert imported["file"]["entries"] == 2_000
    endless = screen.post(FILES, content=b"<" * ((32 << 20) + 1), headers=AS_FILE)
    assert_problem(endless, 413, "request.too_large")


def test_bad_files_are_told_in_words(caller: Caller) -> None:
    screen = caller.office()
    whole = statement_of(Line())
    told = assert_problem(screen.post(FILES, content=whole, headers=AS_FILE), 422, "bank.account_unknown")
    assert ACCOUNT in told["detail"]
    screen.done("PUT", f"/office/bank/accounts/{ACCOUNT}", {"name": "Drift"})
    assert_problem(screen.post(FILES, content=whole[:-9], headers=AS_FILE), 400, "bank.file_unreadable")
    unknown = b"Dag;Sum\n1;2\n"
    assert_problem(screen.post(FILES, content=unknown, headers=AS_FILE), 409, "bank.columns_unconfirmed")
