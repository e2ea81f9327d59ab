"""
The shop's papers on privacy say what is set up, and the clock of a breach runs from when it was found.

Law: GDPR art. 13, 28, 30, 33.
"""

from datetime import timedelta

import pytest

from datakasse.errors.customers.breaches import BadBreach, BreachDecided, NoSuchBreach
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.customers.keep_consents import GiveConsent
from datakasse.office.people.keep_staff import EnterStaffMember
from datakasse.office.privacy.log_breaches import DecideBreach, LogBreach, show_breaches
from datakasse.office.privacy.papers import Paper, privacy_paper
from datakasse.office.privacy.processing import record_of_processing
from datakasse.trade.people.breach import BreachOutcome
from datakasse.trade.people.customer import ConsentPurpose
from datakasse.trade.people.staff import StaffMember
from tests.till.shopkeeper import CUSTOMER, KARI, Shopkeeper

LOST = "En minnepinne med kopier er borte."


def processed(shop: Shopkeeper) -> list[str]:
    return [row.name for row in record_of_processing(shop.counter).processings]


def test_what_the_shop_does_not_do_is_not_in_its_record(shop: Shopkeeper) -> None:
    assert processed(shop) == ["Operatører", "Kjøpernavn på kvitteringer", "Kunder på konto"]
    shop.do(GiveConsent(CUSTOMER, ConsentPurpose.NEWS, "på papir", "1"), KARI)
    assert processed(shop)[-1] == "Nyheter og kundeprogram"
    shop.do(EnterStaffMember(StaffMember("1", "Kari Vik", "01019012480")), KARI)
    assert "Personalliste" in processed(shop)
    assert "Personalliste" not in privacy_paper(shop.counter, Paper.NOTICE)
    shop.counter.store.write(lambda books: books.put_customer(CUSTOMER, "")).result()
    assert processed(shop) == ["Operatører", "Kjøpernavn på kvitteringer", "Personalliste"]


@pytest.mark.parametrize("paper", Paper)
def test_a_paper_names_the_shop_and_has_nothing_left_to_fill_in_by_us(shop: Shopkeeper, paper: Paper) -> None:
    text = privacy_paper(shop.counter, paper)
    with shop.counter.store.read() as books:
        company = books.company()
    assert company.name in text
    assert company.organisation_number in text
    assert "{" not in text
    assert "02.03.2026" in text


def test_the_notice_to_customers_says_nothing_of_the_staff(shop: Shopkeeper) -> None:
    notice = privacy_paper(shop.counter, Paper.NOTICE)
    assert "Kunder på konto" in notice
    assert "Operatører" not in notice


def test_the_clock_runs_for_72_hours_from_when_it_was_found(shop: Shopkeeper) -> None:
    found_at = shop.clock.now() - timedelta(hours=71)
    breach = shop.do(LogBreach(found_at, LOST), KARI)
    assert shop.last().event == SettingsChanged("breach logged", "1")
    [shown] = show_breaches(shop.counter)
    assert shown.due_at == found_at + timedelta(hours=72)
    assert shown.left_s is not None
    assert 0 < shown.left_s <= 3_600
    assert not shown.is_late
    shop.clock.forward(hours=2)
    assert show_breaches(shop.counter)[0].is_late
    shop.do(DecideBreach(breach.number, BreachOutcome.REPORTED, "26/00123", "Kopiene var kryptert."), KARI)
    [shown] = show_breaches(shop.counter)
    assert (shown.left_s, shown.is_late, shown.breach.measures) == (None, True, "Kopiene var kryptert.")


def test_what_was_decided_is_not_written_over(shop: Shopkeeper) -> None:
    shop.do(LogBreach(shop.clock.now() - timedelta(hours=1), LOST), KARI)
    shop.refuse(BadBreach, DecideBreach(1, BreachOutcome.NOT_NEEDED, " "), KARI)
    shop.refuse(BadBreach, DecideBreach(1, BreachOutcome.OPEN, "senere"), KARI)
    shop.do(DecideBreach(1, BreachOutcome.NOT_NEEDED, "Den var kryptert."), KARI)
    shop.refuse(BreachDecided, DecideBreach(1, BreachOutcome.REPORTED, "26/1"), KARI)
    shop.refuse(NoSuchBreach, DecideBreach(2, BreachOutcome.REPORTED, "26/1"), KARI)
    shop.refuse(BadBreach, LogBreach(shop.clock.now() + timedelta(days=1), LOST), KARI)
    assert shop.do(LogBreach(shop.clock.now() - timedelta(hours=1), LOST), KARI).number == 2
