"""A voucher that somebody skips, and when it is too late for that."""

from datakasse.errors.ledger.accounting_system import AlreadyThere, SkipReasonMissing, UnknownDayVoucher
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.delivery.mend import RetryDelivery, SkipDelivery
from lab.partners.memory_system import Mood
from tests.office.delivery.outbox import Office
from tests.till.shopkeeper import KARI


def test_a_skipped_voucher_stands_in_the_journal_with_its_reason(office: Office) -> None:
    office.theirs.booking = [Mood.REFUSES]
    (key,) = office.days.close()
    office.deliver()
    office.shop.refuse(SkipReasonMissing, SkipDelivery(key, "  "), KARI)
    office.shop.refuse(UnknownDayVoucher, SkipDelivery("K1-Z-000099", "Ført for hånd"), KARI)
    office.shop.do(SkipDelivery(key, "Ført for hånd av Lie"), KARI)
    assert office.shop.last().event == SettingsChanged(
        what="voucher delivery skipped", subject=f"{key}: Ført for hånd av Lie"
    )
    assert office.deliver().next_try is None
    assert office.states() == ["skipped"]
    assert not office.theirs.vouchers


def test_skipped_while_it_is_on_its_way_the_truth_wins(office: Office) -> None:
    (key,) = office.days.close()

    def skip_it() -> None:
        if office.theirs.calls.get("book") and not office.theirs.vouchers:
            office.shop.do(SkipDelivery(key, "Ført for hånd"), KARI)

    office.theirs.held = skip_it
    office.deliver()
    assert len(office.theirs.vouchers) == 1
    assert office.states() == ["confirmed"], "it was skipped too late, and stands there"


def test_skipped_before_it_is_let_go_it_stays_here(office: Office) -> None:
    (key,) = office.days.close()
    office.theirs.held = lambda: office.shop.do(SkipDelivery(key, "Ført for hånd"), KARI)
    office.deliver()
    assert office.states() == ["skipped"]
    assert not office.theirs.vouchers


def test_what_is_booked_is_neither_skipped_nor_sent_again(office: Office) -> None:
    (key,) = office.days.close()
    office.deliver()
    office.shop.refuse(AlreadyThere, SkipDelivery(key, "angret"), KARI)
    office.shop.refuse(AlreadyThere, RetryDelivery(key), KARI)
