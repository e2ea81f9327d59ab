"""Who is told of alerts, of which kinds, and who may say so."""

import pytest

from datakasse.counter.ports import MailOutcome
from datakasse.errors.insight.alerts import (
    BadAlertAddress,
    BadAlertSecret,
    TooManyAlertRecipients,
    UnknownAlertKind,
    UnknownAlertRecipient,
)
from datakasse.errors.missing_right import MissingRight
from datakasse.insight.alert import SILENCE, AlertWay
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.insight.keep_alerts import (
    RECIPIENTS_MAX,
    DropAlertRecipient,
    PutAlertRecipient,
    SeeAlerts,
)
from tests.office.insight.alert_desk import HOOK, LISE, SECRET, Office
from tests.office.insight.test_alerts import DEAD
from tests.till.paper.digital_shop import Postbox, use
from tests.till.shopkeeper import KARI, Shopkeeper


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
