"""
What is out of the way becomes an alert, once; who is to be told is told once, later where the way is shut.

Rule: found again, restarted, killed between sending and noting, or offline for a weekend, an alert is told
once by mail, and by a webhook under one key. What happened is told with how often it does; nobody is named.
"""

import dataclasses
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage

import msgspec
import pytest

from datakasse.counter.cash_point import business_day
from datakasse.counter.ports import MailOutcome
from datakasse.errors.insight.alerts import (
    BadAlertAddress,
    BadAlertSecret,
    TooManyAlertRecipients,
    UnknownAlertKind,
    UnknownAlertRecipient,
)
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.shop.locations import BadOpeningHours, UnknownLocation
from datakasse.insight.alert import HUB, SILENCE, Alert, AlertMessageState, AlertWay
from datakasse.insight.takings import Figure
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.insight.alert_ways import AlertOutcome, AlertWays, NotTold, ToldAlerts
from datakasse.office.insight.alert_words import KINDS, alert_text
from datakasse.office.insight.find_silence import find_silence
from datakasse.office.insight.keep_alerts import (
    RECIPIENTS_MAX,
    DropAlertRecipient,
    PutAlertRecipient,
    SeeAlerts,
    ShownAlerts,
    show_alerts,
)
from datakasse.office.insight.tell_alerts import ALERTS_MAX, REFUSALS_MAX, tell_waiting
from datakasse.office.insight.unusual import RARE
from datakasse.office.insight.watch import watch
from datakasse.office.shop.set_opening_hours import SetOpeningHours
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.trade.shop.opening_hours import DayOfItsOwn, OpeningHours
from datakasse.trade.shop.sale_hours import Hours
from tests.till.paper.digital_shop import Postbox, use
from tests.till.shopkeeper import FRONT, KARI, Shopkeeper

LISE = "lise@example.no"
HOOK = "https://varsel.example.no/kasse?x=1"
SECRET = "en lang nok hemmelighet 42"
TOLD, WAITING, UNKNOWN, DEAD = (
    AlertMessageState.TOLD,
    AlertMessageState.WAITING,
    AlertMessageState.UNKNOWN,
    AlertMessageState.DEAD,
)


class Secrets(dict[str, str]):
    """A place for secrets."""

    def read(self) -> Mapping[str, str]:
        """Return them."""
        return dict(self)

    def alone(self) -> AbstractContextManager[None]:
        """Nobody else is here."""
        return nullcontext()

    def write(self, changed: Mapping[str, str]) -> None:
        """Keep new ones."""
        kept = {name: text for name, text in {**self, **changed}.items() if text}
        self.clear()
        self.update(kept)


class Killed(BaseException):
    """The process ends here."""


class Hook:
    """An address that takes what is posted, or does what it was told first."""

    def __init__(self, *moods: AlertOutcome | type[Killed]) -> None:
        self.taken: list[tuple[str, str, str, ToldAlerts]] = []
        self._moods = list(moods)

    def post(self, address: str, secret: str, key: str, body: bytes) -> None:
        """Take it."""
        if self._moods:
            mood = self._moods.pop(0)
            if not isinstance(mood, AlertOutcome):
                self.taken.append((address, secret, key, msgspec.json.decode(body, type=ToldAlerts)))
                raise mood
            raise NotTold("svarte 503", mood)
        self.taken.append((address, secret, key, msgspec.json.decode(body, type=ToldAlerts)))


class Office:
    """Who is told at a shop, and what is on its way to them."""

    def __init__(self, shop: Shopkeeper) -> None:
        self.shop = shop
        self.secrets = Secrets()
        self.hook = Hook()

    def tell(self) -> None:
        """Send what waits, as a process that has just begun would."""
        ways = AlertWays(self.shop.counter, self.secrets, self.hook, lambda: 0.0)
        tell_waiting(ways)

    def recipient(self, way: AlertWay = AlertWay.EMAIL, number: int = 1, **given: str) -> None:
        """Tell somebody from now on."""
        address = given.get("address", LISE if way is AlertWay.EMAIL else HOOK)
        secret = given.get("secret", "" if way is AlertWay.EMAIL else SECRET)
        self.shop.do(
            PutAlertRecipient(
                self.secrets, way, address, number, is_new=True, is_confirmed=True, secret=secret
            ),
            KARI,
        )

    def alert(self, count: int = 1, kind: str = Figure.RETURNS) -> None:
        """Have some alerts, each of a day of its own."""
        store, now = self.shop.counter.store, self.shop.clock.now()
        with store.read() as books:
            first = max((each.number for each in books.alerts(1)), default=0) + 1
        for number in range(first, first + count):
            alert = Alert(number, date(2026, 1, 1) + timedelta(days=number), FRONT, kind, now, 9, 900_00)
            store.write(lambda books, alert=alert: books.put_alert(alert)).result()

    @property
    def shown(self) -> ShownAlerts:
        """What the page shows."""
        with self.shop.counter.store.read() as books:
            return show_alerts(books, self.shop.clock.now())

    @property
    def states(self) -> list[AlertMessageState]:
        """The states of all messages, oldest first."""
        return [each.state for each in self.shown.messages][::-1]


@pytest.fixture
def desk(shop: Shopkeeper) -> Office:
    """The office of an open shop."""
    return Office(shop)


# what is found


def test_a_drawer_opened_again_and_again_is_one_alert_however_often_it_is_looked(
    shop: Shopkeeper, desk: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the openings there is nothing to tell; a process that has just begun finds the same one."""
    monkeypatch.setattr("datakasse.office.insight.find_unusual.RECEIPTS_MIN", 10)
    monkeypatch.setattr("datakasse.office.insight.unusual.RECEIPTS_MIN", 10)
    for _ in range(12):
        shop.sell("200")
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.forward(days=1)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.sell("200")
    assert watch(shop.counter) == 0
    for _ in range(8):
        shop.do(OpenDrawer("veksel"))
        shop.shut_drawer()
    assert watch(shop.counter) == 1
    shop.do(OpenDrawer("veksel"))
    shop.shut_drawer()
    assert watch(shop.counter) == 0
    shop.die_and_come_back()
    shop.clock.forward(days=1)
    assert watch(shop.counter) == 0
    [alert] = desk.shown.alerts
    assert (alert.register, alert.kind, alert.times) == (FRONT, Figure.DRAWER_OPENINGS, 8)
    assert (alert.base_times, alert.base_of) == (0, 12)
    assert "8 ganger" in alert_text(alert)
    assert "0 ganger på 12 kvitteringer" in alert_text(alert)


def begin_at_ten(shop: Shopkeeper) -> datetime:
    """Open on a Monday at ten, with two months ahead in which no clock is put on or back."""
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.moment = datetime(2026, 6, 1, 8, tzinfo=UTC)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    return shop.clock.now()


def test_a_register_that_always_sells_at_this_hour_and_does_not_is_silent(
    shop: Shopkeeper, desk: Office
) -> None:
    """The clock finds it: nothing happens that would. With a sale in the hours, or a Z, it is not."""
    at_ten = begin_at_ten(shop)
    for week in range(8):
        for _ in range(8):
            shop.sell("200")
        shop.z(shop.x().report.expected_cash_ore)
        shop.clock.moment = at_ten + timedelta(weeks=week + 1)
        shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.clock.forward(hours=2)
    with shop.counter.store.read() as books:
        assert [each.register for each in find_silence(books, shop.clock.now())] == [FRONT]
        assert find_silence(books, shop.clock.now() - timedelta(hours=1.5)) == []
    assert watch(shop.counter) == 1
    [alert] = desk.shown.alerts
    assert (alert.kind, alert.hours, alert.base_times, alert.base_of) == (SILENCE, (10, 12), 64, 8)
    assert alert.day == business_day(shop.clock.now())
    assert "ingen salg siden klokken 10" in alert_text(alert)
    shop.sell("200")
    with shop.counter.store.read() as books:
        assert find_silence(books, shop.clock.now()) == []

    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.moment = at_ten + timedelta(weeks=9, hours=-2)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.sell("200")
    noon = at_ten + timedelta(weeks=9, hours=2)
    with shop.counter.store.read() as books:
        assert [each.register for each in find_silence(books, noon)] == [FRONT]
    shop.z(shop.x().report.expected_cash_ore)
    shop.do(DeclareFloat(1_000_00, explanation="flyttet"))
    with shop.counter.store.read() as books:
        assert find_silence(books, noon) == []


def sell_at_ten_for_eight_weeks(shop: Shopkeeper) -> datetime:
    """Sell from ten on eight Mondays; return ten o'clock on the ninth, on which the day is open."""
    at_ten = begin_at_ten(shop)
    for week in range(8):
        for _ in range(8):
            shop.sell("200")
        shop.z(shop.x().report.expected_cash_ore)
        shop.clock.moment = at_ten + timedelta(weeks=week + 1)
        shop.do(DeclareFloat(0, explanation="flyttet"))
    return at_ten + timedelta(weeks=8)


def test_silence_is_told_of_while_the_shop_is_open_only(shop: Shopkeeper) -> None:
    """Without hours as before; shut at noon, for a day, or on Mondays, nothing is told."""
    at_ten = sell_at_ten_for_eight_weeks(shop)
    noon, monday = at_ten + timedelta(hours=2, minutes=5), at_ten.date()

    def silent(*week: Hours | None, days: tuple[DayOfItsOwn, ...] = ()) -> bool:
        shop.do(SetOpeningHours("1", OpeningHours(week, days=days)), KARI)
        with shop.counter.store.read() as books:
            return bool(find_silence(books, noon))

    long, short = Hours(time(9), time(17)), Hours(time(9), time(12))
    late = Hours(time(10, 30), time(17))
    assert silent()
    assert silent(long, *[None] * 6)
    assert not silent(None, *[long] * 6)
    assert not silent(short, *[long] * 6)
    assert not silent(late, *[long] * 6)
    assert not silent(*[long] * 7, days=(DayOfItsOwn(monday),))
    assert silent(*[None] * 7, days=(DayOfItsOwn(monday, long),))
    assert silent(*[Hours(time(0), time(0))] * 7)
    assert silent()


def test_a_clock_that_has_leapt_tells_of_no_silence(shop: Shopkeeper) -> None:
    """Two whole hours have to be lived through; a journal ahead of the clock says that it went back."""
    at_ten = sell_at_ten_for_eight_weeks(shop)
    noon = at_ten + timedelta(hours=2, minutes=5)
    with shop.counter.store.read() as books:
        assert find_silence(books, noon, at_ten - timedelta(minutes=1))
        assert find_silence(books, noon, at_ten + timedelta(minutes=1)) == []
    shop.clock.moment = at_ten + timedelta(weeks=2)
    shop.do(SetOpeningHours("1", OpeningHours((Hours(time(0), time(0)),) * 7)), KARI)
    with shop.counter.store.read() as books:
        assert find_silence(books, noon) == []


def test_the_journal_has_the_opening_hours_that_were_and_that_are(shop: Shopkeeper) -> None:
    week = (Hours(time(9), time(17)),) * 5 + (Hours(time(10), time(15)), None)
    shop.do(SetOpeningHours("1", OpeningHours(week)), KARI)
    shop.do(SetOpeningHours("1", OpeningHours(week)), KARI)
    shop.do(SetOpeningHours("1", OpeningHours(week, days=(DayOfItsOwn(date(2026, 12, 24)),))), KARI)
    told = [record.event for record in shop.entries() if isinstance(record.event, SettingsChanged)]
    weekly = "man-fre 09:00-17:00, lør 10:00-15:00, søn stengt, helligdag stengt"
    assert [event.subject for event in told if event.what == "opening_hours"] == [
        f"1: fra ingen til {weekly}",
        f"1: fra {weekly} til det samme, 24.12.2026 stengt",
    ]
    with pytest.raises(UnknownLocation):
        shop.do(SetOpeningHours("99", OpeningHours(week)), KARI)
    with pytest.raises(BadOpeningHours):
        shop.do(SetOpeningHours("1", OpeningHours(week[:3])), KARI)


def test_a_register_that_has_just_sold_or_is_shut_in_most_weeks_is_not_silent(
    shop: Shopkeeper, desk: Office
) -> None:
    at_ten = begin_at_ten(shop)
    for _ in range(80):
        shop.sell("200")
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.moment = at_ten + timedelta(weeks=1, hours=2)
    assert watch(shop.counter) == 0
    assert desk.shown.alerts == []


def test_a_drawer_that_is_counted_far_off_is_told_by_rule(shop: Shopkeeper, desk: Office) -> None:
    """One count a day has no rate; ten kroner are not worth a message, three hundred are."""
    shop.sell("200")
    shop.z(CloseDay(shop.x().report.expected_cash_ore - 10_00, explanation="vet ikke"))
    assert watch(shop.counter) == 0
    shop.clock.forward(days=1)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.sell("200")
    shop.z(CloseDay(shop.x().report.expected_cash_ore + 300_00, explanation="vet ikke"))
    assert watch(shop.counter) == 1
    [alert] = desk.shown.alerts
    assert (alert.kind, alert.amount_ore) == (Figure.CASH_DIFFERENCES, 300_00)
    assert (alert.base_times, alert.base_of) == (1, 10_00)
    assert "kassedifferanse 300,00 kr. I de åtte ukene før: 1 stk., 10,00 kr i alt" in alert_text(alert)


def test_everything_that_is_looked_at_has_a_name() -> None:
    assert set(KINDS) == {SILENCE, HUB, *RARE}


# who is told


def test_a_mail_goes_out_once_with_all_that_came_and_waits_a_while_before_the_next(
    shop: Shopkeeper, desk: Office
) -> None:
    post = use(shop, Postbox())
    desk.alert()  # Before anybody was to be told: no news to her.
    desk.recipient()
    desk.tell()
    assert post.taken == []
    desk.alert(3)
    desk.tell()
    desk.tell()
    [(to, message)] = post.taken
    assert to == LISE
    assert message["Subject"].startswith("3 varsler fra kassen hos")
    assert message.get_content().count("•") == 3
    desk.alert(2)
    shop.clock.forward(minutes=14)
    desk.tell()
    assert len(post.taken) == 1
    shop.clock.forward(minutes=1)
    shop.die_and_come_back()
    use(shop, post)
    desk.tell()
    assert [each["Subject"].split()[0] for _, each in post.taken] == ["3", "2"]
    assert len({each["Message-ID"] for _, each in post.taken}) == 2
    assert desk.states == [TOLD, TOLD]


def test_no_network_for_two_days_is_one_mail_when_it_is_back(shop: Shopkeeper, desk: Office) -> None:
    """It says meanwhile that it waits, and why; a storm comes as one."""
    shut = use(shop, Postbox(*[MailOutcome.LATER] * 500))
    desk.recipient()
    for _ in range(48):
        desk.alert()
        desk.tell()
        shop.clock.forward(hours=1)
    assert desk.states == [WAITING]
    [waiting] = desk.shown.messages
    assert (waiting.reason, waiting.refusals) == ("svarte 4711", 0)
    assert waiting.next_try is not None
    assert shut.taken == []
    post = use(shop, Postbox())
    shop.clock.forward(hours=2)
    desk.tell()
    shop.clock.forward(minutes=20)
    desk.tell()
    assert [each["Subject"].split()[0] for _, each in post.taken] == ["Ett", "47"]


def test_a_mail_whose_answer_is_lost_is_not_repeated(shop: Shopkeeper, desk: Office) -> None:
    post = use(shop, Postbox(MailOutcome.UNKNOWN))
    desk.recipient()
    desk.alert()
    desk.tell()
    shop.clock.forward(days=1)
    desk.tell()
    assert len(post.taken) == 1
    assert desk.states == [UNKNOWN]


@pytest.mark.parametrize(
    ("way", "times", "ends"), [(AlertWay.EMAIL, 1, UNKNOWN), (AlertWay.WEBHOOK, 2, TOLD)]
)
def test_killed_between_sending_and_noting(
    way: AlertWay, times: int, ends: AlertMessageState, shop: Shopkeeper, desk: Office
) -> None:
    """A mail is not sent again, since nobody would know it for the same; a webhook is, under the same key."""

    class DyingPostbox(Postbox):
        def send(self, message: EmailMessage, recipient: str) -> None:
            super().send(message, recipient)
            raise Killed

    post = use(shop, DyingPostbox())
    desk.hook = Hook(Killed)
    desk.recipient(way)
    desk.alert()
    with pytest.raises(Killed):
        desk.tell()
    desk.tell()
    keys = [key for _, _, key, _ in desk.hook.taken]
    assert len(post.taken) + len(keys) == 1  # Who has it in hand may still be at it.
    shop.clock.forward(minutes=11)
    desk.tell()
    keys = [key for _, _, key, _ in desk.hook.taken]
    assert len(post.taken) + len(keys) == times
    assert len(set(keys)) <= 1
    assert desk.states == [ends]


def test_a_webhook_is_tried_again_and_is_dead_when_it_says_no_too_often(
    shop: Shopkeeper, desk: Office
) -> None:
    desk.hook = Hook(*[AlertOutcome.REFUSED] * (REFUSALS_MAX - 1))
    desk.recipient(AlertWay.WEBHOOK)
    desk.alert()
    for _ in range(REFUSALS_MAX):
        desk.tell()
        shop.clock.forward(hours=2)
    assert desk.states == [TOLD]
    [(address, secret, _, told)] = desk.hook.taken
    assert (address, secret, [each.kind for each in told.alerts]) == (HOOK, SECRET, ["returns"])
    assert told.alerts[0].text.startswith("02.01.2026, kasse K1: retur 9 ganger (900,00 kr)")

    desk.hook = Hook(*[AlertOutcome.REFUSED] * (2 * REFUSALS_MAX))
    desk.alert()
    for _ in range(REFUSALS_MAX + 2):
        desk.tell()
        shop.clock.forward(hours=2)
    assert desk.states == [TOLD, DEAD]
    assert desk.shown.messages[0].reason == "svarte 503"
    desk.hook = Hook()
    desk.alert()
    desk.tell()
    assert desk.states == [TOLD, DEAD, TOLD]


def test_what_is_refused_for_good_or_is_no_news_any_more_is_dead(shop: Shopkeeper, desk: Office) -> None:
    use(shop, Postbox(MailOutcome.NEVER))
    desk.recipient()
    desk.alert()
    desk.tell()
    assert desk.states == [DEAD]
    use(shop, Postbox(*[MailOutcome.LATER] * 500))
    shop.clock.forward(hours=1)
    desk.alert()
    for _ in range(9):
        desk.tell()
        shop.clock.forward(days=1)
    assert desk.states == [DEAD, DEAD]


def test_where_no_account_is_set_up_it_waits_and_says_so(shop: Shopkeeper, desk: Office) -> None:
    shop.counter = dataclasses.replace(shop.counter, mailer=None)
    desk.recipient()
    desk.alert()
    desk.tell()
    assert [each.reason for each in desk.shown.messages] == ["ingen e-postkonto er satt opp"]
    assert desk.states == [WAITING]


def test_a_process_that_lacks_the_secret_leaves_the_message_to_one_that_has_it(
    shop: Shopkeeper, desk: Office
) -> None:
    """However often it looks; and it says what it lacks, for a shop that has no other."""
    desk.recipient(AlertWay.WEBHOOK)
    desk.alert()
    here, desk.secrets = desk.secrets, Secrets()
    for _ in range(REFUSALS_MAX + 2):
        desk.tell()
        shop.clock.forward(minutes=2)
    [left] = desk.shown.messages
    assert (left.state, left.failures, left.next_try) == (WAITING, 0, None)
    assert left.reason.startswith("hemmeligheten er ikke her")
    desk.secrets = here
    desk.tell()
    [told] = desk.shown.messages
    assert (told.state, told.reason, len(desk.hook.taken)) == (TOLD, "", 1)
    desk.secrets = Secrets()
    shop.clock.forward(hours=1)
    desk.alert()
    desk.tell()
    shop.clock.forward(days=8)
    desk.tell()
    assert desk.states == [TOLD, DEAD]


class Broken:
    """What fails in a way that nobody thought of."""

    def post(self, address: str, secret: str, key: str, body: bytes) -> None:
        """Fail."""
        raise UnicodeEncodeError("ascii", f"{address}æ", 0, 1, f"{secret}, {key}, {body!r}")

    def read(self) -> Mapping[str, str]:
        """Fail."""
        raise PermissionError(13, "Permission denied")

    def alone(self) -> AbstractContextManager[None]:
        """Nobody else is here."""
        return nullcontext()

    def write(self, changed: Mapping[str, str]) -> None:
        """Fail."""
        raise PermissionError(13, "Permission denied", str(changed))


def test_a_fault_is_told_on_the_page_and_the_others_are_told_all_the_same(
    shop: Shopkeeper, desk: Office
) -> None:
    """It is tried again, later each time, and is given up like any other that does not get through."""
    post = use(shop, Postbox())
    desk.recipient(AlertWay.WEBHOOK)
    desk.recipient(number=2)
    desk.alert()
    ways = AlertWays(shop.counter, desk.secrets, Broken(), lambda: 0.0)
    tell_waiting(ways)
    mail, hook = desk.shown.messages
    assert (hook.state, hook.failures, hook.reason) == (WAITING, 1, "UnicodeEncodeError")
    assert (mail.state, [to for to, _ in post.taken]) == (TOLD, [LISE])
    shop.clock.forward(days=8)
    tell_waiting(ways)
    assert desk.states == [DEAD, TOLD]
    desk.alert()
    tell_waiting(AlertWays(shop.counter, Broken(), desk.hook, lambda: 0.0))
    assert desk.states == [DEAD, TOLD, WAITING, TOLD]
    assert "PermissionError" in {each.reason for each in desk.shown.messages}


def test_a_call_that_never_came_back_is_not_made_for_ever(shop: Shopkeeper, desk: Office) -> None:
    """Who dies each time she calls leaves it as sent, and counts no failure."""
    desk.recipient(AlertWay.WEBHOOK)
    desk.alert()
    desk.hook = Hook(*[Killed] * 20)
    for _ in range(9):
        with pytest.raises(Killed):
            desk.tell()
        shop.clock.forward(days=1)
        if shop.clock.now() - desk.shown.messages[0].made_at > timedelta(days=7):
            break
    calls = len(desk.hook.taken)
    desk.tell()
    assert (desk.states, len(desk.hook.taken)) == ([DEAD], calls)


def test_more_than_a_message_holds_comes_in_the_next(shop: Shopkeeper, desk: Office) -> None:
    desk.recipient(AlertWay.WEBHOOK)
    desk.alert(ALERTS_MAX + 2)
    desk.tell()
    shop.clock.forward(minutes=15)
    desk.tell()
    assert [len(told.alerts) for *_, told in desk.hook.taken] == [ALERTS_MAX, 2]


def test_only_the_kinds_that_are_wanted_are_told(shop: Shopkeeper, desk: Office) -> None:
    only = PutAlertRecipient(
        desk.secrets,
        AlertWay.WEBHOOK,
        HOOK,
        1,
        is_new=True,
        is_confirmed=True,
        kinds=(SILENCE,),
        secret=SECRET,
    )
    shop.do(only, KARI)
    desk.alert()
    desk.tell()
    assert desk.states == []
    desk.alert(kind=SILENCE)
    desk.tell()
    assert [each.kind for *_, told in desk.hook.taken for each in told.alerts] == [SILENCE]


# the setting, and what is seen


def test_who_is_told_is_an_entry_that_names_nobody(shop: Shopkeeper, desk: Office) -> None:
    desk.recipient()
    assert shop.last().event == SettingsChanged("alert recipient", "1 email")
    head = shop.head()
    desk.recipient()  # Sent twice, it is one.
    assert (shop.head(), len(desk.shown.recipients)) == (head, 1)
    shop.refuse(
        UnknownAlertRecipient,
        PutAlertRecipient(desk.secrets, AlertWay.EMAIL, "ola@example.no", 1, is_new=True, is_confirmed=True),
        KARI,
    )
    desk.recipient(AlertWay.WEBHOOK, 2)
    assert desk.secrets == {"2": SECRET}
    shop.do(DropAlertRecipient(desk.secrets, 2, is_confirmed=True), KARI)
    assert (shop.last().event, desk.secrets) == (SettingsChanged("alert recipient", "-2"), {})
    assert [each.number for each in desk.shown.recipients] == [1]
    assert desk.shown.next_recipient == 3
    with shop.counter.store.read() as books:
        assert HOOK not in str(books.alert_recipients())
    shop.refuse(UnknownAlertRecipient, DropAlertRecipient(desk.secrets, 2, is_confirmed=True), KARI)


def test_who_is_told_takes_the_right_to_administer(shop: Shopkeeper, desk: Office) -> None:
    """The cashier has no way to it, nor to what was seen."""
    desk.recipient()
    desk.alert()
    other = PutAlertRecipient(
        desk.secrets, AlertWay.EMAIL, "ola@example.no", 1, is_new=False, is_confirmed=True
    )
    for action in (other, DropAlertRecipient(desk.secrets, 1, is_confirmed=True), SeeAlerts((1,))):
        shop.refuse(MissingRight, action)
    assert [each.address for each in desk.shown.recipients] == [LISE]


def test_a_message_to_one_who_is_taken_away_is_not_sent(shop: Shopkeeper, desk: Office) -> None:
    use(shop, Postbox(MailOutcome.LATER))
    desk.recipient()
    desk.alert()
    desk.tell()
    shop.do(DropAlertRecipient(desk.secrets, 1, is_confirmed=True), KARI)
    post = use(shop, Postbox())
    shop.clock.forward(hours=1)
    desk.tell()
    assert (post.taken, desk.states) == ([], [DEAD])


@pytest.mark.parametrize(
    ("way", "address", "secret", "refusal"),
    [
        (AlertWay.EMAIL, "lise", "", BadAlertAddress),
        (AlertWay.EMAIL, "lise@example.no\nBcc: ola@example.no", "", BadAlertAddress),
        (AlertWay.WEBHOOK, "http://varsel.example.no/", SECRET, BadAlertAddress),
        (AlertWay.WEBHOOK, "https://kari:1111@varsel.example.no/", SECRET, BadAlertAddress),
        (AlertWay.WEBHOOK, "https://varsel.example.no/a b", SECRET, BadAlertAddress),
        (AlertWay.WEBHOOK, "https://[::1", SECRET, BadAlertAddress),
        (AlertWay.WEBHOOK, HOOK, "kort", BadAlertSecret),
        (AlertWay.WEBHOOK, HOOK, "", BadAlertSecret),
    ],
)
def test_what_cannot_be_told_or_signed_is_refused(
    way: AlertWay, address: str, secret: str, refusal: type[BadAlertAddress], desk: Office
) -> None:
    put = PutAlertRecipient(desk.secrets, way, address, 1, is_new=True, is_confirmed=True, secret=secret)
    desk.shop.refuse(refusal, put, KARI)
    assert (desk.shown.recipients, desk.secrets) == ([], {})


def test_there_are_no_other_kinds_and_no_crowd(shop: Shopkeeper, desk: Office) -> None:
    put = PutAlertRecipient(
        desk.secrets, AlertWay.EMAIL, LISE, 1, is_new=True, is_confirmed=True, kinds=("sladder",)
    )
    shop.refuse(UnknownAlertKind, put, KARI)
    for number in range(1, RECIPIENTS_MAX + 1):
        desk.recipient(number=number)
    put = PutAlertRecipient(
        desk.secrets, AlertWay.EMAIL, LISE, RECIPIENTS_MAX + 1, is_new=True, is_confirmed=True
    )
    shop.refuse(TooManyAlertRecipients, put, KARI)


def test_what_was_seen_is_seen_by_the_first_who_did(shop: Shopkeeper, desk: Office) -> None:
    desk.alert(3)
    head = shop.head()
    assert shop.do(SeeAlerts((1, 3, 99)), KARI) == 2
    assert (desk.shown.unseen, [bool(each.seen_at) for each in desk.shown.alerts]) == (1, [True, False, True])
    first = desk.shown.alerts[0]
    assert (first.seen_by, shop.do(SeeAlerts((3,)), KARI)) == (KARI, 0)
    assert (desk.shown.alerts[0], shop.head()) == (first, head)
