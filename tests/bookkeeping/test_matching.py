"""What is proposed is true, or left to a person; and nothing is made or lost on the way."""

from datetime import date, timedelta

from hypothesis import given, settings, strategies as st

from datakasse.bookkeeping.matching import propose
from datakasse.bookkeeping.payout import Payout, PayoutLine, PayoutLineKind, Provider, payout_of
from datakasse.bookkeeping.settlement import (
    Certainty,
    Hint,
    MerchantRule,
    Part,
    PartReason,
    Proposal,
    Rules,
    Taken,
    TextMeaning,
    TextRule,
    Transit,
)
from datakasse.bookkeeping.statement import BankEntry
from datakasse.trade.tender import TenderKind
from tests.bookkeeping.books_of_truth import ACCOUNT, Truth, as_amounts, truths

MONDAY = date(2026, 11, 2)
CARD = TenderKind.DEBIT_CARD


def _day(days: int) -> date:
    return MONDAY + timedelta(days)


def _sold(days: int, amount_ore: int, tender: TenderKind = CARD, register: str = "K1") -> Transit:
    return Transit(f"{register}:Z{days}:{tender}", tender, register, _day(days), amount_ore, f"Z {days}")


def _paid(days: int, gross_ore: int, fee_ore: int = 0, name: str = "") -> Payout:
    reference = name or f"UTB{days:04d}"
    return Payout(Provider.OTHER, "1", reference, _day(days), "NOK", gross_ore, fee_ore, gross_ore - fee_ore)


def _booked(days: int, amount_ore: int, text: str = "OPPGJOR", number: int = 0) -> BankEntry:
    return BankEntry(f"{ACCOUNT}:{days}-{number}", ACCOUNT, _day(days), amount_ore, "", (), text)


def _only(proposals: list[Proposal]) -> Proposal:
    assert len(proposals) == 1, proposals
    return proposals[0]


def _hints(proposal: Proposal) -> set[Hint]:
    return {remark.hint for remark in proposal.remarks}


def _check(truth: Truth, proposals: list[Proposal]) -> int:
    """Hold proposals against the truth; return how many were decided."""
    decided = [each for each in proposals if each.certainty is not Certainty.UNDECIDED]
    used: dict[str, int] = {}
    for each in decided:
        assert each.off_ore == 0
        (bank,) = each.bank
        payouts, meant = truth.meant[bank]
        assert frozenset(each.payouts) == payouts
        assert as_amounts(each.transit) == meant
        for key, amount_ore in as_amounts(each.transit).items():
            used[key] = used.get(key, 0) + amount_ore
    has = {each.key: each.amount_ore for each in truth.transit}
    assert all(amount_ore <= has[key] for key, amount_ore in used.items())
    return len(decided)


@given(truths())
@settings(max_examples=300)
def test_any_split_of_days_into_payouts_is_found_or_left_to_a_person(truth: Truth) -> None:
    _check(truth, propose(truth.entries, truth.payouts, truth.transit, Rules()))


@given(truths(names_days=True, with_reference=True))
def test_payouts_with_days_and_a_reference_in_the_bank_are_all_found_with_certainty(truth: Truth) -> None:
    proposals = propose(truth.entries, truth.payouts, truth.transit, Rules())
    _check(truth, proposals)
    with_payouts = [each for each in proposals if each.payouts]
    assert {each.certainty for each in with_payouts} == {Certainty.CERTAIN}
    assert {key for each in with_payouts for key in each.payouts} == {payout.key for payout in truth.payouts}


@given(truths(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_imported_changes_nothing_that_is_decided(
    truth: Truth, random: object
) -> None:
    proposals = propose(truth.entries, truth.payouts, truth.transit, Rules())
    entries = list(truth.entries)
    random.shuffle(entries)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    again = propose(entries, truth.payouts, truth.transit, Rules())
    assert {each.proposal for each in again} == {each.proposal for each in proposals}


def test_a_day_less_the_fee_is_in_the_bank_two_days_later() -> None:
    found = _only(propose([_booked(2, 98_35)], [_paid(1, 100_00, 1_65)], [_sold(0, 100_00)], Rules()))
    assert found.certainty is Certainty.LIKELY
    assert found.transit == (Taken("K1:Z0:debit_card", 100_00),)
    assert found.parts == (Part(PartReason.FEE, 1_65),)
    assert (found.transit_ore, found.bank_ore, found.off_ore) == (100_00, 98_35, 0)


def test_a_weekend_comes_in_one_and_a_day_comes_in_two() -> None:
    weekend = propose(
        [_booked(4, 300_00)],
        [_paid(3, 300_00)],
        [_sold(0, 90_00), _sold(1, 110_00), _sold(2, 100_00)],
        Rules(),
    )
    assert len(_only(weekend).transit) == 3
    halves = propose(
        [_booked(2, 60_00), _booked(3, 40_00)],
        [_paid(1, 60_00), _paid(2, 40_00)],
        [_sold(0, 100_00)],
        Rules(),
    )
    assert [each.transit for each in halves] == [
        (Taken("K1:Z0:debit_card", 60_00),),
        (Taken("K1:Z0:debit_card", 40_00),),
    ]
    assert {each.certainty for each in halves} == {Certainty.LIKELY}


def test_two_payouts_of_the_same_amount_are_never_told_apart_by_guessing() -> None:
    payouts = [_paid(1, 100_00, name="A"), _paid(1, 100_00, name="B")]
    entries = [_booked(2, 100_00, number=1), _booked(3, 100_00, number=2)]
    proposals = propose(entries, payouts, [_sold(0, 200_00)], Rules())
    assert [each.certainty for each in proposals] == [Certainty.UNDECIDED] * 2
    assert {each.bank for each in proposals} == {(entry.key,) for entry in entries}
    assert all(not each.payouts and not each.transit for each in proposals)
    assert all(set(each.remarks[0].keys) == {"other:1:A", "other:1:B"} for each in proposals)


def test_a_reference_tells_two_payouts_of_the_same_amount_apart() -> None:
    payouts = [_paid(1, 100_00, name="UTB00007"), _paid(1, 100_00, name="UTB00008")]
    entries = [_booked(2, 100_00, "Oppgjør UTB00008", 1), _booked(2, 100_00, "Oppgjør UTB00007", 2)]
    proposals = propose(entries, payouts, [_sold(0, 200_00)], Rules())
    assert {(each.bank[0], each.payouts[0]) for each in proposals} == {
        (entries[0].key, "other:1:UTB00008"),
        (entries[1].key, "other:1:UTB00007"),
    }


def test_an_entry_that_names_its_payout_is_not_looked_at_by_its_amount_besides() -> None:
    payouts = [_paid(1, 100_00, name="UTB00007"), _paid(1, 100_00, name="UTB00008")]
    entries = [_booked(2, 100_00, "Oppgjør UTB00008", 1), _booked(2, 100_00, "Oppgjør", 2)]
    proposals = propose(entries, payouts, [_sold(0, 200_00)], Rules())
    assert sorted((each.bank, each.payouts) for each in proposals) == [
        ((entries[0].key,), ("other:1:UTB00008",)),
        ((entries[1].key,), ("other:1:UTB00007",)),
    ]


def test_a_reference_of_several_words_is_in_a_text_that_holds_them_all() -> None:
    payouts = [_paid(1, 100_00, name=f"9054 2026{month}01") for month in (11, 12)]
    entries = [
        _booked(2, 100_00, f"Oppgjør {payout.reference.replace(' ', '-')}", number)
        for number, payout in enumerate(payouts)
    ]
    proposals = propose(entries, payouts, [_sold(0, 200_00)], Rules())
    assert {(each.bank, each.payouts) for each in proposals} == {
        ((entry.key,), (payout.key,)) for entry, payout in zip(entries, payouts, strict=True)
    }


def test_money_that_was_paid_out_before_it_was_sold_is_of_other_days() -> None:
    """Nor is it money of more than two weeks before."""
    for sold_days, is_found in ((2, True), (3, False), (-12, True), (-13, False)):
        found = _only(
            propose([_booked(4, 98_35)], [_paid(2, 100_00, 1_65)], [_sold(sold_days, 100_00)], Rules())
        )
        assert bool(found.transit) is is_found, sold_days
        assert (Hint.NOT_IN_TILL in _hints(found)) is not is_found
    around = [_sold(1, 40_00), _sold(3, 60_00)]
    assert not _only(propose([_booked(4, 98_35)], [_paid(2, 100_00, 1_65)], around, Rules())).transit


def test_a_day_that_agrees_is_said_to() -> None:
    payout = _with_days(_vipps(0, 100_00))
    sold = [_sold(0, 100_00, TenderKind.VIPPS)]
    found = _only(propose([_booked(4, 100_00, "VIPPS 2000010")], [payout], sold, Rules()))
    assert [(each.hint, each.day) for each in found.remarks if each.day] == [(Hint.DAYS_AGREE, _day(0))]


def test_a_payout_that_came_short_is_shown_with_what_is_missing_and_not_decided() -> None:
    entry = _booked(2, 80_00, "Oppgjør UTB00007")
    found = _only(propose([entry], [_paid(1, 100_00, name="UTB00007")], [_sold(0, 100_00)], Rules()))
    assert found.certainty is Certainty.UNDECIDED
    assert (Hint.AMOUNT_DIFFERS, -20_00) in {(remark.hint, remark.amount_ore) for remark in found.remarks}
    assert found.off_ore == 20_00


def test_some_ore_too_little_is_rounding_for_a_person_to_confirm() -> None:
    entry = _booked(2, 99_50, "Oppgjør UTB00007")
    found = _only(propose([entry], [_paid(1, 100_00, name="UTB00007")], [_sold(0, 100_00)], Rules()))
    assert found.certainty is Certainty.LIKELY
    assert found.parts == (Part(PartReason.ROUNDING, 50),)


def _with_days(*lines: PayoutLine) -> Payout:
    return payout_of(Provider.VIPPS, "123455", "2000010", _day(3), lines)


def _vipps(days: int, amount_ore: int) -> PayoutLine:
    return PayoutLine(_day(days), PayoutLineKind.SALE, amount_ore, reference=f"kasse1-{days}")


def test_a_day_that_the_till_does_not_have_is_named() -> None:
    payout = _with_days(_vipps(0, 100_00), _vipps(1, 50_00))
    entry = _booked(4, 150_00, "VIPPS 2000010")
    found = _only(propose([entry], [payout], [_sold(0, 100_00, TenderKind.VIPPS)], Rules()))
    assert found.certainty is Certainty.UNDECIDED
    missing = next(remark for remark in found.remarks if remark.hint is Hint.DAY_MISSING)
    assert (missing.day, missing.amount_ore) == (_day(1), 50_00)
    assert found.transit == (Taken("K1:Z0:vipps", 100_00),)


def test_a_day_that_differs_is_named_with_how_much() -> None:
    payout = _with_days(_vipps(0, 100_00))
    entry = _booked(4, 100_00, "VIPPS 2000010")
    found = _only(propose([entry], [payout], [_sold(0, 98_00, TenderKind.VIPPS)], Rules()))
    assert found.certainty is Certainty.UNDECIDED
    differs = next(remark for remark in found.remarks if remark.hint is Hint.DAY_DIFFERS)
    assert (differs.day, differs.amount_ore) == (_day(0), 2_00)


def test_a_chargeback_is_a_part_of_its_own_and_asks_to_be_looked_at() -> None:
    payout = _with_days(_vipps(0, 100_00), PayoutLine(_day(3), PayoutLineKind.CHARGEBACK, -30_00))
    entry = _booked(4, 70_00, "VIPPS 2000010")
    found = _only(propose([entry], [payout], [_sold(0, 100_00, TenderKind.VIPPS)], Rules()))
    assert found.parts == (Part(PartReason.CHARGEBACK, 30_00),)
    assert (found.certainty, found.off_ore) == (Certainty.LIKELY, 0)


def test_refunds_may_be_more_than_sales() -> None:
    payout = _with_days(PayoutLine(_day(0), PayoutLineKind.REFUND, -40_00))
    entry = _booked(4, -40_00, "VIPPS 2000010")
    found = _only(propose([entry], [payout], [_sold(0, -40_00, TenderKind.VIPPS)], Rules()))
    assert (found.certainty, found.transit_ore, found.off_ore) == (Certainty.CERTAIN, -40_00, 0)


def test_two_providers_on_the_same_cards_agree_together_or_wait_until_somebody_says_who_takes_what() -> None:
    first = payout_of(Provider.ADYEN, "A", "900001", _day(1), [_vipps(0, 100_00)])
    second = payout_of(Provider.ZETTLE, "Z", "900002", _day(1), [_vipps(0, 50_00)])
    entries = [_booked(2, 100_00, "900001"), _booked(2, 50_00, "900002", 1)]
    transit = [_sold(0, 100_00), _sold(0, 50_00, register="K2")]
    of_first = MerchantRule(Provider.ADYEN, "A", (CARD,), ("K1",))
    of_second = MerchantRule(Provider.ZETTLE, "Z", (CARD,), ("K2",))

    def certainties(*rules: MerchantRule) -> set[Certainty]:
        found = propose(entries, [first, second], transit, Rules(merchants=rules))
        return {each.certainty for each in found}

    assert certainties() == {Certainty.CERTAIN}
    assert certainties(of_first) == {Certainty.UNDECIDED}
    assert certainties(of_first, of_second) == {Certainty.CERTAIN}


def test_notes_are_found_by_the_number_of_the_bag_or_by_amount_within_ten_days() -> None:
    deposit = Transit("K1:9:cash", TenderKind.CASH, "K1", MONDAY, 5_000_00, "Pose 4711234")
    by_bag = propose([_booked(3, 5_000_00, "INNSKUDD POSE 4711234")], [], [deposit], Rules())
    assert _only(by_bag).certainty is Certainty.CERTAIN
    by_amount = propose([_booked(3, 5_000_00, "INNSKUDD")], [], [deposit], Rules())
    assert _only(by_amount).certainty is Certainty.LIKELY
    assert propose([_booked(11, 5_000_00, "INNSKUDD")], [], [deposit], Rules()) == []
    assert propose([_booked(-1, 5_000_00, "INNSKUDD")], [], [deposit], Rules()) == []


def test_change_from_the_bank_may_have_left_the_account_before_and_after_it_was_put_in_the_drawer() -> None:
    change = Transit("K1:9:cash", TenderKind.CASH, "K1", MONDAY, -500_00, "Veksel")
    for days in (-6, 0, 3):
        found = _only(propose([_booked(days, -500_00, "UTTAK")], [], [change], Rules()))
        assert (found.certainty, found.off_ore) == (Certainty.LIKELY, 0)
    for days in (-7, 4):
        assert propose([_booked(days, -500_00, "UTTAK")], [], [change], Rules()) == []


def test_the_same_change_fetched_every_week_is_told_apart() -> None:
    fetched = [Transit(f"K1:{day}:cash", TenderKind.CASH, "K1", _day(day), -500_00) for day in (1, 8, 15)]
    found = propose([_booked(day, -500_00, "UTTAK") for day in (0, 7, 14)], [], fetched, Rules())
    assert [each.certainty for each in found] == [Certainty.LIKELY] * 3
    assert {(each.bank, each.transit[0].key) for each in found} == {
        ((f"{ACCOUNT}:0-0",), "K1:1:cash"),
        ((f"{ACCOUNT}:7-0",), "K1:8:cash"),
        ((f"{ACCOUNT}:14-0",), "K1:15:cash"),
    }


def test_what_was_taken_to_the_bank_and_change_from_it_are_never_set_against_each_other() -> None:
    """The bank tells of each apart: 1 500,00 is no deposit of 2 000,00 less change of 500,00."""
    there = Transit("K1:8:cash", TenderKind.CASH, "K1", MONDAY, 2_000_00, "Nattsafe")
    change = Transit("K1:9:cash", TenderKind.CASH, "K1", MONDAY, -500_00, "Veksel")
    assert propose([_booked(1, 1_500_00, "INNSKUDD")], [], [there, change], Rules()) == []


def test_what_a_rule_says_is_not_of_the_till_is_left_alone() -> None:
    rules = Rules((TextRule("FAKTURA", TextMeaning.NOT_TILL),))
    entry = _booked(2, 100_00, "Innbetaling faktura 88")
    assert propose([entry], [_paid(1, 100_00)], [_sold(0, 100_00)], rules) == []
    assert propose([entry], [_paid(1, 100_00)], [_sold(0, 100_00)], Rules())


def test_where_no_payout_file_tells_the_fee_is_worked_out_but_never_decided() -> None:
    rules = Rules((TextRule("NETS", TextMeaning.CARD),))
    found = _only(propose([_booked(2, 98_35, "NETS OPPGJOR")], [], [_sold(0, 100_00)], rules))
    assert found.certainty is Certainty.UNDECIDED
    assert found.parts == (Part(PartReason.FEE, 1_65),)
    assert (Hint.FEE_COMPUTED in _hints(found), found.off_ore) == (True, 0)


def test_where_it_may_be_of_several_days_no_fee_is_worked_out() -> None:
    rules = Rules((TextRule("NETS", TextMeaning.CARD),))
    days = [_sold(0, 100_00), _sold(1, 99_50)]
    found = _only(propose([_booked(2, 98_35, "NETS OPPGJOR")], [], days, rules))
    assert (found.parts, found.transit, _hints(found)) == ((), (), {Hint.SEVERAL_WAYS})


def test_days_that_are_all_alike_are_left_to_a_person_in_no_time() -> None:
    count = 400
    transit = [_sold(days, 1_000_00) for days in range(count)]
    payouts = [_paid(days + 1, 1_000_00) for days in range(count)]
    entries = [_booked(days + 2, 1_000_00) for days in range(count)]
    proposals = propose(entries, payouts, transit, Rules())
    assert {each.certainty for each in proposals} == {Certainty.UNDECIDED}
    assert len(proposals) == count
