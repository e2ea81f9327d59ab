"""The account that receipts are mailed from is kept, or taken away, with its entry or not at all."""

from typing import TypeAlias

import msgspec
import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.kept_with_entry import KeptWithEntry
from datakasse.errors.storage.database import DiskFull
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.shop.mail_safe import MailSafe
from datakasse.office.shop.set_up_mail import (
    ChooseMail,
    DropMail,
    ForgetMail,
    SetUpMail,
)
from datakasse.trade.mail import MailAccount, MailSecurity
from tests.till.shopkeeper import KARI, Shopkeeper

FIRST = MailAccount("smtp.example.no", 587, MailSecurity.STARTTLS, "kasse@example.no")
SECOND = msgspec.structs.replace(FIRST, host="smtp.example.com")


Change: TypeAlias = SetUpMail | ForgetMail | ChooseMail | DropMail


class Died(BaseException):
    """The machine is off."""


def off_before(*_: object) -> None:
    raise OSError("the machine is off")


class Then(msgspec.Struct, frozen=True):
    """Does something, and then the disk is full or the machine is off."""

    action: Change
    fault: type[BaseException] = DiskFull

    def __call__(self, point: CashPoint) -> None:
        """Do it, and do not keep it."""
        self.action(point)
        raise self.fault


def changes(safe: MailSafe) -> tuple[Change, ...]:
    return SetUpMail(safe, SECOND), ForgetMail(safe), ChooseMail(safe, SECOND), DropMail(safe)


def told(shop: Shopkeeper) -> list[SettingsChanged]:
    """Return what the journal tells of the account."""
    return [each.event for each in shop.entries() if isinstance(each.event, SettingsChanged)]


@pytest.mark.law("KSF-2-7-1")
def test_what_no_entry_tells_of_does_not_count(shop: Shopkeeper) -> None:
    safe = shop.shop.mail
    shop.do(ChooseMail(safe, FIRST), by=KARI)
    for action in changes(safe):
        shop.refuse(DiskFull, Then(action), by=KARI)
        assert safe.read() == FIRST
    shop.do(ChooseMail(safe, SECOND), by=KARI)
    assert safe.read() == SECOND


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("which", range(4))
def test_a_machine_that_dies_before_the_entry_is_durable_keeps_the_account(
    shop: Shopkeeper, which: int
) -> None:
    shop.do(ChooseMail(shop.shop.mail, FIRST), by=KARI)
    before = told(shop)
    with pytest.raises(Died):
        shop.do(Then(changes(shop.shop.mail)[which], Died), by=KARI)
    shop.die_and_come_back()
    assert (shop.shop.mail.read(), told(shop)) == (FIRST, before)


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("which", range(4))
def test_a_machine_that_dies_after_the_entry_is_durable_has_the_account_that_it_tells_of(
    shop: Shopkeeper, which: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.do(ChooseMail(shop.shop.mail, FIRST), by=KARI)
    with monkeypatch.context() as off:
        off.setattr(KeptWithEntry, "_count", off_before)
        with pytest.raises(OSError, match="off"):
            shop.do(changes(shop.shop.mail)[which], by=KARI)
    assert shop.shop.mail.read() == FIRST, "not yet"
    shop.die_and_come_back()
    kept = shop.shop.mail.read()
    assert told(shop)[-1] == SettingsChanged("mail account", kept.host if kept else "")
    assert kept == (SECOND if which % 2 == 0 else None)
