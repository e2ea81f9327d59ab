"""The account that receipts are mailed from, set up in the office, against a mail server on a real socket."""

from collections.abc import Iterator

import pytest

from datakasse.journal.events.shop import SettingsChanged
from lab.fake_mail import FakeMail, Mood
from tests.till.shopkeeper import FRONT, REVISOR, Shopkeeper
from tests.web.caller import Caller, Json

PATH = "/office/mail"
PASSWORD = "svært-hemmelig"
ELSEWHERE = {"host": "smtp.example.no", "port": 587, "security": "starttls", "sender": "kasse@example.no"}


@pytest.fixture
def server() -> Iterator[FakeMail]:
    """A mail server on this machine that knows one user."""
    server = FakeMail(passwords={"kasse": PASSWORD})
    server.open()
    yield server
    server.close()


@pytest.fixture
def here(server: FakeMail) -> Json:
    """The account there, as the office tells it."""
    way = {"host": "127.0.0.1", "port": server.port, "security": "none"}
    return {**way, "sender": "kasse@example.no", "user": "kasse"}


def told(shop: Shopkeeper) -> list[str]:
    """Return what the journal says of the account."""
    events = [entry.event for entry in shop.entries(FRONT)]
    return [e.subject for e in events if isinstance(e, SettingsChanged) and e.what == "mail account"]


@pytest.mark.law("SIG-12", "KSF-2-7-1")
def test_an_account_is_kept_tried_and_taken_away_and_its_password_is_never_told(
    caller: Caller, server: FakeMail, here: Json
) -> None:
    office = caller.office()
    kept = office.done("PUT", PATH, {**here, "password": PASSWORD})
    assert kept == office.done("GET", PATH) == {"account": here}
    office.done("POST", f"{PATH}/trial", {"to": "meg@example.com"})
    [taken] = server.taken
    assert (taken.sender, taken.recipient, taken.user) == ("kasse@example.no", "meg@example.com", "kasse")
    assert office.done("DELETE", PATH) == {"account": None}
    assert caller.shop.counter.mailer is not None
    assert caller.shop.counter.mailer.sender == ""
    assert told(caller.shop) == ["127.0.0.1", ""]


@pytest.mark.law("SIG-12")
def test_the_password_that_is_kept_goes_to_nobody_else(caller: Caller, server: FakeMail, here: Json) -> None:
    office = caller.office()
    office.done("PUT", PATH, {**here, "password": PASSWORD})
    renamed = {**here, "sender": "butikk@example.no"}
    assert office.done("PUT", PATH, renamed) == {"account": renamed}
    office.done("POST", f"{PATH}/trial", {"to": "meg@example.com"})
    assert [taken.user for taken in server.taken] == ["kasse"]
    for other in ({"host": "localhost"}, {"port": 2525}, {"user": "en annen"}, {"security": "tls"}):
        office.refuse("PUT", PATH, {**here, **other}, status=422, code="mail.bad_account")
    assert office.done("GET", PATH) == {"account": renamed}


def test_a_server_that_says_no_is_told_of_with_its_number(
    caller: Caller, server: FakeMail, here: Json
) -> None:
    office = caller.office()
    office.done("PUT", PATH, {**here, "password": "feil"})
    office.refuse("POST", f"{PATH}/trial", {"to": "meg@example.com"}, status=503, code="mail.not_taken")
    office.done("PUT", PATH, {**here, "password": PASSWORD})
    server.moods.append(Mood.NEVER)
    office.refuse("POST", f"{PATH}/trial", {"to": "meg@example.com"}, status=503, code="mail.not_taken")
    office.refuse("POST", f"{PATH}/trial", {"to": "meg"}, status=422, code="receipt.bad_mail_address")
    assert server.taken == []


@pytest.mark.parametrize(
    "wrong",
    [{"security": "none"}, {"sender": "kasse"}, {"host": ""}, {"host": "smtp example"}, {"user": "kasse"}],
)
def test_an_account_that_cannot_be_used_safely_is_refused(caller: Caller, wrong: Json) -> None:
    office = caller.office()
    problem = office.refuse("PUT", PATH, {**ELSEWHERE, **wrong}, status=422, code="mail.bad_account")
    assert problem["facts"]["what_en"] in problem["detail_en"]
    assert problem["facts"]["what"] not in problem["detail_en"]
    assert (office.done("GET", PATH), told(caller.shop)) == ({"account": None}, [])


def test_who_does_not_administer_neither_sees_nor_changes_it(caller: Caller) -> None:
    auditor = caller.office(REVISOR)
    for method, path, body in (
        ("GET", PATH, None),
        ("PUT", PATH, ELSEWHERE),
        ("DELETE", PATH, None),
        ("POST", f"{PATH}/trial", {"to": "meg@example.com"}),
    ):
        auditor.refuse(method, path, body, status=403, code="operator.missing_right", kept=True)
    assert told(caller.shop) == []
