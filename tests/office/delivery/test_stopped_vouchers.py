"""What stops a voucher, and no other: refused, unlike, without a place, or not to be made."""

import msgspec

from datakasse.office.delivery.accounting_system import TheirAccount
from datakasse.office.delivery.mend import RetryDelivery
from datakasse.office.delivery.show_outbox import show_delivery
from datakasse.storage.ports.bookkeeping.outbox import DeliveryState, DocumentState, Why
from lab.partners.memory_system import Mood
from tests.office.delivery.outbox import Office
from tests.till.shopkeeper import KARI


def test_one_voucher_that_never_gets_through_does_not_stop_the_others_for_ever(office: Office) -> None:
    keys = office.days.close(3)
    office.theirs.poisoned = keys[0]
    for _ in range(8):
        when = office.deliver().next_try
        assert when is not None
        office.shop.clock.moment = when
    assert office.theirs.keys() == keys[1:]
    assert office.row(keys[0]).why is Why.NO_ANSWER


def test_what_was_taken_and_cannot_be_seen_needs_a_person_and_is_not_sent_again(office: Office) -> None:
    office.theirs.is_blind = True
    (key,) = office.days.close()
    office.deliver_until_done()
    row = office.row(key)
    assert (row.state, row.why, row.their_number) == (DeliveryState.NEEDS_A_PERSON, Why.NOT_SEEN, "1-2026")
    assert office.theirs.calls["book"] == 1


def test_a_refused_voucher_stops_with_their_words_and_the_others_go_on(office: Office) -> None:
    office.theirs.booking = [Mood.REFUSES]
    keys = office.days.close(3)
    assert office.deliver().next_try is None
    row = office.row(keys[0])
    assert (row.state, row.why, row.reason, row.request_id) == (
        DeliveryState.REFUSED,
        Why.REFUSED,
        "Perioden er låst",
        "req-1",
    )
    assert office.theirs.keys() == keys[1:]
    office.shop.do(RetryDelivery(keys[0]), KARI)
    office.deliver()
    assert sorted(office.theirs.keys()) == keys
    assert office.states() == ["confirmed"] * 3


def test_what_stands_there_otherwise_needs_a_person(office: Office) -> None:
    office.theirs.booking = [Mood.WRITES_ELSE]
    (key,) = office.days.close()
    office.deliver()
    row = office.row(key)
    assert (row.state, row.why) == (DeliveryState.NEEDS_A_PERSON, Why.DIFFERS)
    assert row.reason == "summen der er 126,00, her 125,00"
    office.theirs.vouchers.clear()
    office.shop.do(RetryDelivery(key), KARI)
    office.deliver()
    assert office.states() == ["confirmed"]


def test_an_account_without_a_place_stops_its_voucher_and_no_other(office: Office) -> None:
    keys = office.days.close() + office.days.close(account="3100") + office.days.close()
    office.deliver()
    row = office.row(keys[1])
    assert (row.state, row.why, row.reason) == (DeliveryState.NEEDS_A_PERSON, Why.NOT_MAPPED, "konto 3100")
    assert office.theirs.keys() == [keys[0], keys[2]]


def test_a_closed_account_and_a_closed_vat_code_are_named(office: Office) -> None:
    place = office.connection.place
    assert place is not None
    closed = TheirAccount("3000", "Salg", open=False)
    vat_type = msgspec.structs.replace(place.vat_types["3"], open=False)
    office.change(
        place=msgspec.structs.replace(
            place, accounts={**place.accounts, "3000": closed}, vat_types={"3": vat_type}
        )
    )
    (key,) = office.days.close()
    office.deliver()
    assert office.row(key).reason == "konto 3000 (stengt der), mva-kode 3 (stengt der)"
    assert not office.theirs.vouchers


def test_a_voucher_that_the_ledger_cannot_make_waits_with_its_reason(office: Office) -> None:
    keys = office.days.close(2)
    office.days.waiting.add(keys[0])
    office.deliver()
    row = office.row(keys[0])
    assert (row.state, row.why, row.reason) == (
        DeliveryState.WAITING,
        Why.NOT_POSTED,
        "varegruppe ANNET har ingen konto",
    )
    assert office.theirs.keys() == [keys[1]]
    office.days.waiting.clear()
    office.deliver_until_done()
    assert office.states() == ["confirmed"] * 2


def test_a_day_on_which_nothing_happened_is_shown_and_not_sent(office: Office) -> None:
    (key,) = office.days.close()
    office.days.vouchers[0] = msgspec.structs.replace(office.days.vouchers[0], lines=())
    assert office.deliver().next_try is None
    assert (office.row(key).state, office.row(key).why) == (DeliveryState.SKIPPED, Why.EMPTY)
    assert not office.theirs.calls


def test_a_z_report_that_cannot_be_attached_leaves_the_voucher_confirmed(office: Office) -> None:
    office.theirs.attaching = [Mood.AWAY, Mood.REFUSES]
    (key,) = office.days.close()
    office.deliver_until_done()
    row = office.row(key)
    assert (row.state, row.document, row.why) == (
        DeliveryState.CONFIRMED,
        DocumentState.REFUSED,
        Why.REFUSED,
    )
    office.shop.do(RetryDelivery(key), KARI)
    office.deliver_until_done()
    assert office.row(key).document is DocumentState.ATTACHED
    assert office.theirs.calls["book"] == 1


def test_their_own_vat_is_accepted_and_its_difference_kept(office: Office) -> None:
    office.theirs.vat_off_ore = {"3": -1}
    keys = office.days.close(3)
    office.deliver()
    assert [office.row(key).vat_difference_ore for key in keys] == [{"3": -1}] * 3
    assert show_delivery(office.dispatch).vat_difference_ore == {"3": -3}, "a running total"
    assert office.states() == ["confirmed"] * 3


def test_a_fault_of_ours_needs_a_person_and_tells_no_secret(office: Office) -> None:
    office.theirs.finding = [Mood.BREAKS] * 9
    (key,) = office.days.close()
    office.deliver_until_done()
    row = office.row(key)
    assert (row.state, row.why, row.reason) == (DeliveryState.NEEDS_A_PERSON, Why.FAULT, "RuntimeError")
