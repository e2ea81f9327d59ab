"""
The line to a partner over a real socket with TLS, and what its answers mean for a voucher.

Rule: a lost answer to a change is unknown, a lost answer to a question is asked again, and what a partner
refuses is for a person. No secret is in any of it.
"""

import logging
import ssl
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.partners.line.http_line import Answer, File, HttpLine, Patience, Request
from datakasse.partners.line.outcome import TheirWords, not_booked, read, wait_s
from datakasse.partners.line.redaction import Redaction
from lab.partners.description import Answered, Asked, Description, Operation
from lab.partners.server import FakePartner, Mishap

PATIENCE = Patience(connect_s=1.0, answer_s=1.0, whole_s=2.0)
SECRET = "hemmelig/nøkkel"
POSTS = "POST /companies/{companySlug}/generalJournalEntries"
BODY = b'{"journalEntries":[]}'


class Counting(FakePartner):
    """A partner that only counts what it took; it borrows Fiken's description."""

    prefix = "/api/v2"
    books = POSTS
    taken = 0

    def routes(self) -> dict[str, Callable[[Asked, Operation], Answered]]:
        """Two things can be asked."""
        return {POSTS: self._post, "GET /user": self._user}

    def _post(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        self.taken += 1
        return Answered(201, None, {"Location": f"{self.address}/1"})

    def _user(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        return Answered(200, {"name": "Kari"})

    def refusal(self, status: int, text: str) -> Answered:
        """Words that repeat the secret, as careless partners do."""
        return Answered(status, {"message": f"{text} ({SECRET})"}, {"x-id": "r-1"})

    def admits(self, asked: Asked, operation: Operation) -> bool:
        """Everybody, until the right is taken back."""
        del asked, operation
        return not self.revoked

    def expire(self) -> None:
        """It gives no tokens."""


@pytest.fixture
def partner(shared: Path, server_tls: ssl.SSLContext) -> Iterator[Counting]:
    """A partner that is open."""
    counting = Counting(shared / "specs/fiken/fiken-v2.trimmed.yaml", server_tls)
    counting.open()
    yield counting
    counting.close()


def line(partner: FakePartner, trust: ssl.SSLContext | None) -> HttpLine:
    """A line to it."""
    return HttpLine(partner.address, Redaction(SECRET), trust, PATIENCE)


POST = Request("POST", "/companies/butikken/generalJournalEntries", body=BODY, changes=True)
ASK = Request("GET", "/user")


def test_a_request_is_answered_and_names_who_we_are(partner: Counting, trust: ssl.SSLContext) -> None:
    answer = line(partner, trust).ask(ASK)
    assert (answer.status, read(answer, dict[str, str], "X")) == (200, {"name": "Kari"})
    assert partner.heard[0].headers["user-agent"] == f"datakasse/{version('datakasse')}"
    assert partner.heard[0].headers["accept-encoding"] == "identity"
    assert partner.complaints == []


@pytest.mark.parametrize(
    ("mishap", "trouble", "taken"),
    [
        (Mishap.HANGS_UP_BEFORE, Trouble.UNKNOWN, 0),
        (Mishap.HANGS_UP_AFTER, Trouble.UNKNOWN, 1),
        (Mishap.SILENT, Trouble.UNKNOWN, 0),
        (Mishap.SILENT_AFTER, Trouble.UNKNOWN, 1),
    ],
)
def test_a_change_without_an_answer_is_unknown(
    partner: Counting, trust: ssl.SSLContext, mishap: Mishap, trouble: Trouble, taken: int
) -> None:
    partner.plan(mishap)
    with pytest.raises(NotBooked) as lost:
        line(partner, trust).ask(POST)
    assert (lost.value.trouble, partner.taken) == (trouble, taken)


@pytest.mark.parametrize(
    "address", ["http://api.example.no", "file:///etc/passwd", "ftp://x", "", "HTTPS//x"]
)
def test_a_partner_is_reached_by_https_or_not_at_all(address: str) -> None:
    with pytest.raises(ValueError, match="https only"):
        HttpLine(address, Redaction())


@pytest.mark.parametrize("mishap", [Mishap.HANGS_UP_AFTER, Mishap.SILENT])
def test_a_question_without_an_answer_may_be_asked_again(
    partner: Counting, trust: ssl.SSLContext, mishap: Mishap
) -> None:
    partner.plan(mishap, "GET /user")
    with pytest.raises(NotBooked) as lost:
        line(partner, trust).ask(ASK)
    assert lost.value.trouble is Trouble.LATER


def test_a_late_answer_is_an_answer(partner: Counting, trust: ssl.SSLContext) -> None:
    partner.plan(Mishap.SLOW)
    assert line(partner, trust).ask(POST).status == 201


def test_nothing_goes_to_somebody_who_is_not_there(partner: Counting, trust: ssl.SSLContext) -> None:
    partner.close()
    with pytest.raises(NotBooked) as lost:
        line(partner, trust).ask(POST)
    assert (lost.value.trouble, lost.value.reason) == (Trouble.LATER, "localhost kan ikke nås")


def test_nothing_goes_to_somebody_whose_certificate_nobody_vouches_for(partner: Counting) -> None:
    with pytest.raises(NotBooked) as lost:
        line(partner, None).ask(POST)
    assert lost.value.trouble is Trouble.LATER
    assert lost.value.reason == "localhost har et sertifikat som ikke kan stoles på"
    assert partner.heard == []


def test_nothing_goes_without_tls() -> None:
    with pytest.raises(ValueError, match="https only"):
        HttpLine("http://api.fiken.no", Redaction())


def test_nothing_goes_where_a_partner_sends_us(partner: Counting, trust: ssl.SSLContext) -> None:
    partner.plan(Mishap.ELSEWHERE)
    answer = line(partner, trust).ask(POST)
    refused = not_booked(answer, TheirWords(), line(partner, trust), "Partneren")
    assert (refused.trouble, partner.taken) == (Trouble.REFUSED, 0)


@pytest.mark.parametrize(
    ("mishap", "trouble", "wait"),
    [
        (Mishap.CONFLICT, Trouble.REFUSED, 0),
        (Mishap.BUSY, Trouble.LATER, 7),
        (Mishap.BUSY_SILENT, Trouble.LATER, 0),
        (Mishap.BROKEN, Trouble.UNKNOWN, 0),
        (Mishap.BROKEN_AFTER, Trouble.UNKNOWN, 0),
        (Mishap.REVOKED, Trouble.LOCKED_OUT, 0),
    ],
)
def test_what_an_answer_means(
    partner: Counting, trust: ssl.SSLContext, mishap: Mishap, trouble: Trouble, wait: int
) -> None:
    partner.plan(mishap)
    to_partner = line(partner, trust)
    answer = to_partner.ask(POST)
    words = TheirWords(read(answer, dict[str, str], "Partneren")["message"], answer.headers["x-id"])
    refused = not_booked(answer, words, to_partner, "Partneren")
    assert (refused.trouble, refused.wait_s, refused.request_id) == (trouble, wait, "r-1")
    assert SECRET not in refused.reason
    assert f"Partneren svarte {answer.status}: " in refused.reason


def test_a_server_error_to_a_question_is_asked_again(partner: Counting, trust: ssl.SSLContext) -> None:
    partner.plan(Mishap.BROKEN, "GET /user")
    to_partner = line(partner, trust)
    assert not_booked(to_partner.ask(ASK), TheirWords(), to_partner, "X").trouble is Trouble.LATER


def test_a_page_for_people_in_place_of_an_answer_is_unknown(partner: Counting, trust: ssl.SSLContext) -> None:
    partner.plan(Mishap.ODD)
    answer = line(partner, trust).ask(POST)
    with pytest.raises(NotBooked) as odd:
        read(answer, dict[str, str], "Partneren")
    assert odd.value.trouble is Trouble.UNKNOWN


def test_nothing_of_a_request_is_logged(
    partner: Counting, trust: ssl.SSLContext, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    asking = Request("GET", "/companies", query=(("sortBy", SECRET),), headers={"X-Key": "hemmelig-nr-2"})
    partner.plan(Mishap.HANGS_UP_AFTER, "GET /companies")
    with pytest.raises(NotBooked) as lost:
        line(partner, trust).ask(asking)
    assert "hemmelig" not in caplog.text + str(lost.value) + repr(lost.value.__cause__)


@pytest.mark.parametrize("key", ["blåbær-1", "to\nlinjer", "tankestrek – i nøkkelen"])
def test_a_key_that_cannot_be_sent_is_for_a_person(
    partner: Counting, trust: ssl.SSLContext, key: str
) -> None:
    with pytest.raises(NotBooked) as refused:
        line(partner, trust).ask(Request("GET", "/user", headers={"Authorization": f"Bearer {key}"}))
    assert refused.value.trouble is Trouble.LOCKED_OUT
    assert key not in str(refused.value)
    assert partner.heard == []


@pytest.mark.parametrize("asked", ["", "snart", "-3", "Thu, 15 Jan 2026 12:01:30 GMT", "9" * 30])
def test_a_wait_is_never_longer_than_a_day(asked: str) -> None:
    assert 0 <= wait_s(Answer(429, {"retry-after": asked}, b"")) <= 86_400


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/companies/butikken/generalJournalEntrys", "nothing like it is described"),
        ("/companies/butikken/accounts/x/y", "nothing like it is described"),
    ],
)
def test_an_address_that_is_not_described_is_complained_of(
    partner: Counting, trust: ssl.SSLContext, path: str, fault: str
) -> None:
    line(partner, trust).ask(Request("POST", path, body=BODY))
    (complaint,) = partner.complaints
    assert fault in complaint


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"{}", "required property"),
        (b"[]", "not of type"),
        (b"{", "no JSON"),
        (b'{"journalEntries":[],"opne":true}', "opne"),
        (b'{"journalEntries":[],"open":"ja"}', "open"),
        (b'{"journalEntries":[{"description":"x","date":"15.1.2026","lines":[]}]}', "date"),
        (b'{"journalEntries":[{"description":"x","date":"2026-01-15","lines":[{"amount":1.5}]}]}', "amount"),
        (
            b'{"journalEntries":[{"description":"x","date":"2026-01-15","lines":[],"journalEntryId":1}]}',
            "journalEntryId",
        ),
    ],
)
def test_a_body_that_is_not_as_described_is_complained_of(
    partner: Counting, trust: ssl.SSLContext, body: bytes, fault: str
) -> None:
    to_partner = line(partner, trust)
    assert to_partner.ask(Request("POST", POST.path, body=body)).status == 400
    assert any(fault in complaint for complaint in partner.complaints), partner.complaints
    assert partner.taken == 0


def test_a_query_that_is_not_as_described_is_complained_of(partner: Counting, trust: ssl.SSLContext) -> None:
    path = "/companies/butikken/journalEntries"
    for query in ((("dato", "2026-01-15"),), (("pageSize", "mange"),), (("date", "i går"),)):
        assert line(partner, trust).ask(Request("GET", path, query=query)).status == 400
    assert len(partner.complaints) == 3


def test_an_answer_that_drifts_from_its_description_is_noticed(shared: Path) -> None:
    described = Description(shared / "specs/fiken/fiken-v2.trimmed.yaml")
    operation = described.operation("GET", "/user")
    assert operation is not None
    assert described.faults_of_answer(Answered(200, {"name": "Kari"}), operation) == []
    assert described.faults_of_answer(Answered(200, {"navn": "Kari"}), operation) != []
    assert described.faults_of_answer(Answered(201, {"name": "Kari"}), operation) != []


def test_a_file_arrives_byte_for_byte(partner: Counting, trust: ssl.SSLContext) -> None:
    content = b"%PDF-1.7\r\n\x00\xff\n--\r\n"
    path = "/companies/butikken/journalEntries/1/attachments"
    file = File("file", "Z-42.pdf", "application/pdf", content)
    line(partner, trust).ask(
        Request("POST", path, form={"filename": "Z-42.pdf"}, files=(file,), changes=True)
    )
    fields = {part.get_param("name", header="content-disposition"): part for part in partner.heard[0].parts()}
    assert fields["file"].get_payload(decode=True) == content
    assert fields["filename"].get_payload(decode=True) == b"Z-42.pdf"
