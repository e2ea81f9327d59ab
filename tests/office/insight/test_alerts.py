"""
What is out of the way becomes an alert, once; who is to be told is told once, later where the way is shut.

Rule: found again, restarted, killed between sending and noting, or offline for a weekend, an alert is told
once by mail, and by a webhook under one key. What happened is told with how often it does; nobody is named.
"""

import dataclasses
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from email.message import EmailMessage

import pytest

from datakasse.counter.ports import MailOutcome
from datakasse.insight.alert import AlertMessageState, AlertWay
from datakasse.office.insight.alert_ways import AlertOutcome, AlertWays
from datakasse.office.insight.tell_alerts import ALERTS_MAX, REFUSALS_MAX, tell_waiting
from tests.office.insight.alert_desk import HOOK, LISE, SECRET, Hook, Killed, Office, Secrets
from tests.till.paper.digital_shop import Postbox, use
from tests.till.shopkeeper import Shopkeeper

TOLD, WAITING, UNKNOWN, DEAD = (
    AlertMessageState.TOLD,
    AlertMessageState.WAITING,
    AlertMessageState.UNKNOWN,
    AlertMessageState.DEAD,
)


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
