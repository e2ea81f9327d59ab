"""Files from the bank and from who pays out: never twice, whole or not at all, held against the journal."""

import pytest

from datakasse.errors.ledger.bank_files import (
    BankAccountInvalid,
    BankAccountUnknown,
    BankEntryContradicts,
    BankFileUnreadable,
)
from datakasse.errors.ledger.settlements import (
    MoneyUnknown,
)
from datakasse.errors.missing_right import MissingRight
from datakasse.office.bank.explain_payout import LineState, explain_payout
from datakasse.office.bank.keep_rules import PutBankAccount
from tests.bank.camt_file import Line, file, notification, payment
from tests.office.bank.banking import (
    ACCOUNT,
    enter_account,
    everything_kept,
    statement_of,
    take_in,
    trade,
    vipps,
    vipps_report,
)
from tests.office.bank.test_bank import COFFEE
from tests.till.shopkeeper import KARI, OLA, Shopkeeper


def test_a_file_imported_twice_and_one_that_overlaps_it_bring_nothing_twice(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    day = statement_of(Line(reference="77"), Line("50.00", reference="78"))
    first = take_in(shop, day)
    assert (first.known, first.file.entries, first.again) == (False, 2, 0)
    kept = everything_kept(shop)
    second = take_in(shop, day)
    assert (second.known, second.file) == (True, first.file)
    assert everything_kept(shop) == kept
    month = take_in(
        shop,
        statement_of(
            Line(reference="77"), Line("50.00", reference="78"), Line("1.00", reference="79"), name="M"
        ),
    )
    assert (month.file.entries, month.again) == (1, 2)


def test_what_is_bad_is_refused_whole_and_leaves_nothing(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    whole = statement_of(Line())
    with pytest.raises(BankAccountUnknown):
        take_in(shop, whole)
    enter_account(shop)
    kept = everything_kept(shop)
    with pytest.raises(BankFileUnreadable):
        take_in(shop, whole[:-20])
    with pytest.raises(MissingRight):
        take_in(shop, whole, by=OLA)
    assert everything_kept(shop) == kept
    take_in(shop, whole)
    kept = everything_kept(shop)
    with pytest.raises(BankEntryContradicts):
        take_in(shop, statement_of(Line("99.00"), name="S2"))
    assert everything_kept(shop) == kept


def test_an_account_has_a_number_that_fits(closed_shop: Shopkeeper) -> None:
    closed_shop.refuse(BankAccountInvalid, PutBankAccount("86011117948", ""), KARI)
    entered = closed_shop.do(PutBankAccount("8601.11.17947", "Drift"), KARI)
    assert entered.account == ACCOUNT


@pytest.mark.parametrize("notified_first", [True, False])
def test_a_notification_is_no_money_and_tells_what_an_entry_consists_of(
    closed_shop: Shopkeeper, *, notified_first: bool
) -> None:
    shop = closed_shop
    enter_account(shop)
    details = payment("60.00", end_to_end="A1") + payment("40.00", end_to_end="A2")
    told = file(notification([Line(details=details)], account=ACCOUNT), kind="054")
    booked = statement_of(Line())
    for content in (told, booked) if notified_first else (booked, told):
        take_in(shop, content)
    with shop.counter.store.read() as books:
        (entry,) = books.bank_entries(None, None, open_only=False)
    assert (entry.amount_ore, [each.amount_ore for each in entry.batch]) == (100_00, [60_00, 40_00])


def test_payments_are_held_against_the_journal_one_by_one(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    trade(shop, vipps(COFFEE, "kasse1-1"), vipps(COFFEE, "kasse1-2"))
    take_in(shop, vipps_report(shop, reference="kasse1-1"))
    told = explain_payout(shop.counter, "vipps:NO:1:2000010")
    assert [(line.state, line.reference) for line in told] == [
        (LineState.NOT_IN_PAYOUT, "kasse1-2"),
        (LineState.AGREES, "kasse1-1"),
    ]
    with pytest.raises(MoneyUnknown):
        explain_payout(shop.counter, "vipps:NO:1:x")
