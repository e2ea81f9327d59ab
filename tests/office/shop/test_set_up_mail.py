"""The account that receipts are mailed from is kept, or taken away, with its entry or not at all."""

import msgspec
import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.storage.database import DiskFull
from datakasse.office.shop.set_up_mail import ChooseMail, DropMail, ForgetMail, SetUpMail
from datakasse.trade.mail import MailAccount, MailSecurity
from tests.till.shopkeeper import KARI, Shopkeeper

FIRST = MailAccount("smtp.example.no", 587, MailSecurity.STARTTLS, "kasse@example.no")
SECOND = msgspec.structs.replace(FIRST, host="smtp.example.com")


class Then(msgspec.Struct, frozen=True):
    """Does something, and then the disk is full."""

    action: SetUpMail | ForgetMail | ChooseMail | DropMail

    def __call__(self, point: CashPoint) -> None:
        """Do it, and do not keep it."""
        self.action(point)
        raise DiskFull


@pytest.mark.law("KSF-2-7-1")
def test_what_no_entry_tells_of_does_not_count(shop: Shopkeeper) -> None:
    safe = shop.shop.mail
    shop.do(ChooseMail(safe, FIRST), by=KARI)
    for action in (SetUpMail(safe, SECOND), ForgetMail(safe), ChooseMail(safe, SECOND), DropMail(safe)):
        shop.refuse(DiskFull, Then(action), by=KARI)
        assert safe.read() == FIRST
    shop.do(ChooseMail(safe, SECOND), by=KARI)
    assert safe.read() == SECOND
