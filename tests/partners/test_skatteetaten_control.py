"""
Accounting files into Skatteetaten's interface, over a real socket, with a stand-in that checks every grant.

Rule: nothing is sent without a press, what was let go is looked for before it is repeated, and whatever is
lost on the way a control has each file once.
"""

import base64
import dataclasses
import io
import json
import re
import ssl
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from zipfile import ZipFile

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from datakasse.errors.control.exports import PeriodReversed
from datakasse.errors.control.submissions import (
    AlreadySubmitted,
    AuthorityAway,
    BadDialog,
    BadSubmissionAccess,
    BeingChecked,
    DayTooLarge,
    NoSubmissionAccess,
    NothingInPeriod,
    PeriodNotOver,
    SubmissionAtWork,
    SubmissionClosed,
    SubmissionDiffers,
    SubmissionLockedOut,
    SubmissionRefused,
    SubmissionUnknown,
    UnknownSubmission,
)
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.refusal import Refused
from datakasse.journal.events.paper import JournalExported
from datakasse.journal.events.people import AttemptRefused
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.control.control_inbox import CLIENT, KEY, KEY_ID, SITE
from datakasse.office.control.make_parts import AccountingForm
from datakasse.office.control.send_on import QUIET_AFTER_LOST_S
from datakasse.office.control.submission_access import KeepAccess, show_access
from datakasse.office.control.submit_files import go_on, look_up, show_submissions, submit
from datakasse.partners.line.http_line import HttpLine, Patience
from datakasse.partners.line.redaction import Redaction
from datakasse.partners.state.maskinporten import Client, claims, signed_grant
from datakasse.partners.state.skatteetaten_control import SCOPE, SITES, Site, SkatteetatenControl
from datakasse.storage.ports.bookkeeping.submission import PartState, Submission, SubmissionState
from datakasse.wiring import new_id
from lab.partners.description import Asked
from lab.partners.server import Mishap
from lab.partners.skatteetaten_control import (
    BEGIN,
    DIALOG,
    HAND_IN,
    LIST,
    LOOK,
    TOKEN,
    UPLOAD,
    FakeSkatteetatenControl,
)
from tests.till.shopkeeper import BACK, FRONT, KARI, OLA, REVISOR, Shopkeeper

PATIENCE = Patience(connect_s=1.0, answer_s=1.0, whole_s=2.0)
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 4)
CASH = AccountingForm.CASH_REGISTER


@pytest.fixture(scope="session")
def key() -> rsa.RSAPrivateKey:
    """The client's key."""
    return rsa.generate_private_key(65_537, 2048)


def pem_of(key: rsa.RSAPrivateKey) -> str:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


class Desk:
    """A shop whose month is over, at the other end of the line from the stand-in."""

    def __init__(
        self, shop: Shopkeeper, key: rsa.RSAPrivateKey, tls: ssl.SSLContext, trust: ssl.SSLContext
    ) -> None:
        self.shop = shop
        self.key = key
        shop.open()
        shop.sell("200", "100")
        shop.close_a_day()
        shop.clock.forward(days=3)
        with shop.counter.store.read() as books:
            self.organisation = books.company().organisation_number
        self.fake = FakeSkatteetatenControl(tls, key.public_key(), shop.clock.now, self.organisation)
        self.site = Site(self.fake.issuer, self.fake.address)
        authority = SkatteetatenControl({"test": self.site}, trust, PATIENCE)
        self.submitting = dataclasses.replace(shop.shop.submitting, authority=authority, new_id=new_id)
        self.told = {CLIENT: "lab-client", KEY_ID: "lab-key", KEY: pem_of(key), SITE: "test"}
        self.submitting.safe.write(self.told)

    def press(self, form: AccountingForm = CASH, *, operator: str = KARI) -> Submission:
        return submit(self.submitting, form, DIALOG, FIRST, LAST, operator=operator)

    def fails(self, refusal: type[Refused]) -> str:
        with pytest.raises(refusal) as told:
            self.press()
        return told.value.sentence("nb")

    def row(self) -> Submission:
        return show_submissions(self.submitting)[0]

    def exports(self) -> list[JournalExported]:
        return [r.event for r in self.shop.entries(FRONT) if isinstance(r.event, JournalExported)]


@pytest.fixture
def desk(
    closed_shop: Shopkeeper, key: rsa.RSAPrivateKey, server_tls: ssl.SSLContext, trust: ssl.SSLContext
) -> Iterator[Desk]:
    desk = Desk(closed_shop, key, server_tls, trust)
    desk.fake.open()
    yield desk
    desk.fake.close()
    assert desk.fake.complaints == []


@pytest.mark.law("KSL-4", "KSF-2-7-1")
@pytest.mark.parametrize("form", list(AccountingForm))
def test_a_press_hands_the_file_in_with_its_receipt_and_journals_it(desk: Desk, form: AccountingForm) -> None:
    done = desk.press(form)
    assert (done.state, done.receipt, done.reason) == (SubmissionState.SUBMITTED, "AR-1", "")
    (draft,) = desk.fake.handed_in()
    ((name, content),) = draft.files
    with ZipFile(io.BytesIO(content)) as archive:
        (inside,) = archive.namelist()
        assert archive.read(inside).startswith(b"<?xml")
    assert inside == name.replace(".zip", ".xml")
    assert re.fullmatch(rf"SAF-T .+_{desk.organisation}_\d{{14}}\.zip", name)
    told = [event.form.partition(", ")[2] for event in desk.exports()][-2:]
    assert told == ["til innsending 1", "innsendt 1"]
    assert desk.fake.asked == [TOKEN, BEGIN, LOOK, UPLOAD, LOOK, HAND_IN]


def test_what_was_handed_in_is_not_sent_again(desk: Desk) -> None:
    desk.press()
    asked = len(desk.fake.asked)
    assert "AR-1" in desk.fails(AlreadySubmitted)
    assert go_on(desk.submitting, 1, operator=KARI).receipt == "AR-1"
    assert len(desk.fake.asked) == asked
    assert len(desk.fake.handed_in()) == 1


@pytest.mark.parametrize("step", [BEGIN, UPLOAD, HAND_IN])
@pytest.mark.parametrize(
    "mishap",
    [Mishap.HANGS_UP_BEFORE, Mishap.HANGS_UP_AFTER, Mishap.SILENT_AFTER, Mishap.BROKEN_AFTER, Mishap.ODD],
)
def test_a_lost_answer_is_looked_for_and_nothing_is_there_twice(
    desk: Desk, step: str, mishap: Mishap
) -> None:
    desk.fake.plan(mishap, step)
    desk.fails(SubmissionUnknown)
    assert desk.row().reason
    if step == HAND_IN and mishap is Mishap.HANGS_UP_BEFORE:
        # It may still be on its way in: a press at once only looks.
        desk.fails(SubmissionUnknown)
        assert desk.fake.asked.count(HAND_IN) == 1
    desk.shop.clock.forward(seconds=QUIET_AFTER_LOST_S)
    desk.fake.asked.clear()
    done = desk.press()
    assert (done.number, done.state) == (1, SubmissionState.SUBMITTED)
    assert [len(draft.files) for draft in desk.fake.handed_in()] == [1]
    assert len(desk.fake.drafts) == 1
    # Whatever was done is seen and not done again.
    assert desk.fake.asked.count(step) == (1 if mishap is Mishap.HANGS_UP_BEFORE else 0)


def test_a_process_that_died_after_letting_go_finds_it_again(desk: Desk) -> None:
    desk.fake.plan(Mishap.HANGS_UP_AFTER, HAND_IN)
    desk.fails(SubmissionUnknown)
    assert desk.row().state is SubmissionState.LET_GO
    assert look_up(desk.submitting, 1, operator=KARI).receipt == "AR-1"
    assert desk.exports()[-1].form.endswith("innsendt 1")
    assert desk.fake.asked.count(HAND_IN) == 1


def test_what_was_let_go_is_not_closed_because_it_cannot_be_looked_up(desk: Desk) -> None:
    desk.fake.plan(Mishap.HANGS_UP_AFTER, HAND_IN)
    desk.fails(SubmissionUnknown)
    (draft,) = desk.fake.drafts
    desk.fake.drafts.clear()
    assert "GLD_1048" in desk.fails(SubmissionUnknown)
    assert desk.row().state is SubmissionState.LET_GO
    desk.fake.drafts.append(draft)
    assert desk.press().receipt == "AR-1"


@pytest.mark.parametrize("step", [TOKEN, LOOK])
@pytest.mark.parametrize("mishap", [Mishap.BROKEN, Mishap.HANGS_UP_AFTER, Mishap.SILENT, Mishap.BUSY])
def test_a_question_that_is_not_answered_is_asked_at_the_next_press(
    desk: Desk, step: str, mishap: Mishap
) -> None:
    desk.fake.plan(mishap, step)
    desk.fails(AuthorityAway)
    assert desk.row().state is SubmissionState.PREPARED
    assert desk.press().state is SubmissionState.SUBMITTED
    assert len(desk.fake.handed_in()) == 1


def test_a_slow_answer_is_an_answer_and_a_spent_token_is_renewed(desk: Desk) -> None:
    desk.fake.plan(Mishap.SLOW, UPLOAD)
    desk.fake.plan(Mishap.EXPIRED, HAND_IN)
    assert desk.press().state is SubmissionState.SUBMITTED
    assert desk.fake.asked.count(TOKEN) == 2
    assert len(desk.fake.handed_in()) == 1


def test_a_token_serves_until_a_minute_before_its_end(desk: Desk) -> None:
    inbox = desk.submitting.authority.open(desk.told, desk.organisation, desk.shop.clock.now)
    for seconds in (0, 59, 1):
        desk.shop.clock.forward(seconds=seconds)
        inbox.find(DIALOG, "x")
    assert desk.fake.asked == [TOKEN, LIST, LIST, TOKEN, LIST]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("scope", "MP-130"),
        ("kid", "MP-110"),
        ("client_id", "MP-111"),
        ("organisation", "MP-116"),
    ],
)
def test_who_is_not_let_in_is_told_in_their_words_and_may_go_on_later(
    desk: Desk, what: str, words: str
) -> None:
    kept = {name: getattr(desk.fake, name) for name in ("scopes", "kid", "client_id", "organisation")}
    setattr(desk.fake, {"scope": "scopes"}.get(what, what), set[str]() if what == "scope" else "other")
    assert words in desk.fails(SubmissionLockedOut)
    assert desk.fake.drafts == []
    for name, value in kept.items():
        setattr(desk.fake, name, value)
    assert desk.press().number == 1


def test_a_business_that_may_not_deliver_in_the_dialog_goes_on_once_it_may(desk: Desk) -> None:
    desk.fake.authorised = False
    told = desk.fails(SubmissionLockedOut)
    assert "403" in told
    assert "GLD_005 GLD_1015 Ikke autorisert" in told
    assert desk.row().request_id == "k-1"
    desk.fake.authorised = True
    assert desk.press().state is SubmissionState.SUBMITTED


def test_a_token_that_is_never_taken_locks_out(desk: Desk) -> None:
    desk.fake.plan(Mishap.EXPIRED, BEGIN)
    desk.fake.plan(Mishap.EXPIRED, BEGIN)
    assert "GLD_1008" in desk.fails(SubmissionLockedOut)


def test_a_dialog_that_is_not_there_is_refused_and_closes_the_submission(desk: Desk) -> None:
    with pytest.raises(SubmissionRefused) as told:
        submit(desk.submitting, CASH, "0199-unknown", FIRST, LAST, operator=KARI)
    assert "404: GLD_021 GLD_1017" in told.value.sentence("nb")
    with pytest.raises(SubmissionClosed):
        go_on(desk.submitting, 1, operator=KARI)
    assert desk.press().number == 2


def test_files_that_are_not_approved_are_not_handed_in(desk: Desk) -> None:
    desk.fake.pending = True
    desk.fails(BeingChecked)
    assert desk.row().parts[0].state is PartState.UPLOADED
    desk.fake.pending, desk.fake.rejects = False, "Filen er ikke gyldig SAF-T"
    assert "Filen er ikke gyldig SAF-T" in desk.fails(SubmissionRefused)
    assert HAND_IN not in desk.fake.asked
    desk.fake.rejects = ""
    assert desk.press().number == 2


@pytest.mark.parametrize("other", [("annen.zip", b"x"), None])
def test_a_draft_that_is_not_exactly_ours_is_not_handed_in(
    desk: Desk, other: tuple[str, bytes] | None
) -> None:
    desk.fake.pending = True
    desk.fails(BeingChecked)
    desk.fake.pending = False
    files = desk.fake.drafts[0].files
    if other is None:
        files[0] = (files[0][0], b"something else")
    else:
        files.append(other)
    desk.fails(SubmissionDiffers)
    assert HAND_IN not in desk.fake.asked


def test_a_long_period_goes_in_numbered_parts_each_a_file_of_its_own_days(desk: Desk) -> None:
    first = desk.shop.clock.now().date()
    for register in (FRONT, BACK):
        desk.shop.open(register)
        for _ in range(8):
            desk.shop.sell("200", "100", at=register)
        desk.shop.clock.forward(days=1)
    last = first + timedelta(days=1)
    whole = submit(desk.submitting, CASH, DIALOG, first - timedelta(days=1), last, operator=KARI)
    desk.submitting = dataclasses.replace(desk.submitting, part_bytes_max=whole.parts[0].size_bytes + 500)
    done = submit(desk.submitting, CASH, DIALOG, first, last, operator=KARI)
    names = [part.name for part in done.parts]
    assert len(names) > 1
    endings = [f"_{number}_{len(names)}.zip" for number in range(1, len(names) + 1)]
    assert all(name.endswith(ending) for name, ending in zip(names, endings, strict=True))
    periods: list[tuple[str, str]] = []
    for _, content in desk.fake.handed_in()[-1].files:
        with ZipFile(io.BytesIO(content)) as archive:
            text = archive.read(archive.namelist()[0]).decode()
        dates = re.search(r"<startDate>(.+?)</startDate>.*?<endDate>(.+?)</endDate>", text, re.DOTALL)
        assert dates is not None
        periods.append((dates[1], dates[2]))
    assert periods[0][0] == first.isoformat()
    assert periods[-1][1] == last.isoformat()
    for before, after in pairwise(periods):
        assert date.fromisoformat(after[0]) == date.fromisoformat(before[1]) + timedelta(days=1)


def test_a_day_that_is_too_long_is_refused_before_anything_is_sent(desk: Desk) -> None:
    desk.submitting = dataclasses.replace(desk.submitting, part_bytes_max=10)
    desk.fails(DayTooLarge)
    assert (desk.fake.asked, show_submissions(desk.submitting)) == ([], [])


@pytest.mark.parametrize("form", AccountingForm)
def test_a_period_in_which_nothing_happened_is_told_and_not_sent(desk: Desk, form: AccountingForm) -> None:
    """A mistyped year would else be a file of nothing, which nobody can take back."""
    with pytest.raises(NothingInPeriod) as told:
        submit(desk.submitting, form, DIALOG, date(2025, 1, 1), date(2025, 12, 31), operator=KARI)
    assert "2025-01-01" in told.value.sentence("nb")
    assert (desk.fake.asked, show_submissions(desk.submitting), desk.exports()) == ([], [], [])


def test_what_cannot_be_is_refused_before_anything_is_made(desk: Desk) -> None:
    today = desk.shop.clock.now().date()
    for refusal, dialog, first, last in (
        (BadDialog, "../annet", FIRST, LAST),
        (PeriodReversed, DIALOG, LAST, FIRST),
        (PeriodNotOver, DIALOG, FIRST, today),
    ):
        with pytest.raises(refusal):
            submit(desk.submitting, CASH, dialog, first, last, operator=KARI)
    with pytest.raises(UnknownSubmission):
        go_on(desk.submitting, 7, operator=KARI)
    with desk.submitting.turn() as ours:
        assert ours
        desk.fails(SubmissionAtWork)
    desk.submitting.safe.forget()
    desk.fails(NoSubmissionAccess)
    assert (desk.fake.asked, show_submissions(desk.submitting)) == ([], [])


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("operator", [OLA, REVISOR])
def test_who_does_not_keep_the_books_hands_nothing_in(desk: Desk, operator: str) -> None:
    with pytest.raises(MissingRight):
        desk.press(operator=operator)
    assert isinstance(desk.shop.last(FRONT).event, AttemptRefused)
    assert desk.fake.asked == []


def test_access_is_checked_kept_and_its_key_told_nobody(desk: Desk) -> None:
    small = pem_of(rsa.generate_private_key(65_537, 1024))
    for wrong, why in (
        ({KEY: "x"}, "the key is no private RSA key"),
        ({KEY: small}, "the key has 1024 bits"),
        ({CLIENT: ""}, "client id and key id"),
        ({SITE: "elsewhere"}, "the site has to be one of"),
    ):
        with pytest.raises(BadSubmissionAccess, match=why):
            desk.shop.do(KeepAccess(desk.submitting, wrong), by=KARI)
    desk.shop.do(KeepAccess(desk.submitting, {CLIENT: "another"}), by=KARI)
    assert desk.shop.last(FRONT).event == SettingsChanged(what="submission access", subject="another")
    assert "PRIVATE" not in repr(show_access(desk.submitting))
    assert "PRIVATE" not in repr(Client("c", "k", desk.told[KEY]))


@pytest.mark.parametrize("change", [{"more": 1}, {"exp": 10**10}, {"aud": "https://other/"}, {"iat": 1}])
def test_the_stand_in_takes_only_good_grants(
    desk: Desk, trust: ssl.SSLContext, change: dict[str, object]
) -> None:
    """A control experiment: the same grant without the change is taken."""
    client = Client("lab-client", "lab-key", desk.told[KEY])
    line = HttpLine(desk.site.issuer, Redaction(), trust)
    said = claims(desk.site.issuer, client, SCOPE, desk.organisation, desk.shop.clock.now())
    assert said["exp"] == int(str(said["iat"])) + 100
    answers = [
        desk.fake.undescribed(_asking(signed_grant(client, {**said, **more}, line))) for more in (change, {})
    ]
    assert [answer.status for answer in answers if answer] == [400, 200]


def test_the_signature_is_what_another_program_makes(desk: Desk) -> None:
    client = Client("c", "lab-key", desk.told[KEY])
    grant = signed_grant(client, {"iss": "c"}, HttpLine("https://x.example", Redaction()))
    head, said, _ = grant.split(".")
    opened = [json.loads(base64.urlsafe_b64decode(part + "==")) for part in (head, said)]
    assert opened == [{"alg": "RS256", "typ": "JWT", "kid": "lab-key"}, {"iss": "c"}]
    assert "=" not in grant


def test_the_sites_are_by_tls_and_their_issuers_end_with_a_slash() -> None:
    for site in SITES.values():
        assert site.issuer.startswith("https://")
        assert site.issuer.endswith("/")
        assert site.address.startswith("https://")


def _asking(grant: str) -> Asked:
    form = f"grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion={grant}"
    return Asked("POST", "/token", (), {}, form.encode())
