"""What comes to the bank is matched by a person, becomes a voucher, can be undone, and never comes twice."""

from pathlib import Path

from datakasse.bank.columns import columns_key, proposed_mapping
from datakasse.bank.table import read_table
from datakasse.bookkeeping.mapping import Purpose
from datakasse.bookkeeping.payout import Provider
from datakasse.bookkeeping.settlement import (
    Certainty,
    Hint,
    MerchantRule,
    Part,
    PartReason,
    Taken,
    TextMeaning,
    TextRule,
)
from datakasse.devices.drawers.absent import AbsentDrawer
from datakasse.errors.ledger.settlements import (
    MoneySettled,
    MoneyUnknown,
    ProposalGone,
    ProposalUndecided,
    SettlementEmpty,
    SettlementUnbalanced,
    SettlementUnexplained,
    SettlementUnknown,
)
from datakasse.errors.missing_right import MissingRight
from datakasse.journal.events.books import SettlementConfirmed, SettlementUndone
from datakasse.office.bank.keep_rules import ConfirmColumns, PutMerchantRule, PutTextRule
from datakasse.office.bank.learn_rules import learn_rules
from datakasse.office.bank.list_open_money import list_open_money
from datakasse.office.bank.settle import ConfirmProposals, RejectProposals, Settle, UndoSettlement
from datakasse.office.ledger.agree import agree
from datakasse.office.ledger.change_account import ChangeAccount
from datakasse.office.ledger.change_mapping import ChangeMapping
from datakasse.till.day.close_day import ExpectCash
from datakasse.till.day.train import SetTraining
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.trade.tender import TenderKind
from tests.bank.camt_file import Line
from tests.office.bank.banking import (
    ACCOUNT,
    COFFEE_ORE,
    balances,
    day_text,
    enter_account,
    everything_kept,
    on_its_way,
    proposals,
    statement_of,
    take_in,
    trade,
    vipps,
    vipps_report,
)
from tests.storage.raw import opened
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper, card

COFFEE = COFFEE_ORE
CARD_KEY, VIPPS_KEY = f"{FRONT}:Z1:debit_card", f"{FRONT}:Z1:vipps"


def test_a_day_of_vipps_is_matched_with_certainty_and_booked_when_a_person_says_so(
    closed_shop: Shopkeeper,
) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, vipps(COFFEE))
    before = balances(shop)
    assert before["1577"] == COFFEE
    take_in(shop, vipps_report(shop))
    take_in(shop, statement_of(Line("38.50", day=day_text(shop), info="VIPPS 2000010")))
    assert balances(shop) == before
    (proposal,) = proposals(shop)
    assert proposal.certainty is Certainty.CERTAIN
    (settled,) = shop.do(ConfirmProposals((proposal.proposal,)), KARI)
    after = balances(shop)
    assert "1577" not in after
    assert (after["1920"], after["7770"]) == (38_50, 50)
    assert on_its_way(shop) == {}
    assert proposals(shop) == []
    assert isinstance(shop.last().event, SettlementConfirmed)
    assert shop.last().number == settled.entry
    assert shop.last().operator == KARI
    assert shop.faults() == []


def test_what_is_settled_while_a_till_is_in_training_is_booked_all_the_same(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, vipps(COFFEE))
    take_in(shop, vipps_report(shop))
    take_in(shop, statement_of(Line("38.50", day=day_text(shop), info="VIPPS 2000010")))
    shop.open(float_ore=None)
    shop.do(SetTraining(on=True))
    (proposal,) = proposals(shop)
    shop.do(ConfirmProposals((proposal.proposal,)), KARI)
    assert shop.last().training is False
    assert balances(shop)["1920"] == 38_50


def test_undoing_a_match_puts_everything_back_and_it_can_be_made_again(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, vipps(COFFEE))
    take_in(shop, vipps_report(shop))
    take_in(shop, statement_of(Line("38.50", day=day_text(shop), info="VIPPS 2000010")))
    before, way = balances(shop), on_its_way(shop)
    (proposal,) = proposals(shop)
    (settled,) = shop.do(ConfirmProposals((proposal.proposal,)), KARI)
    name = settled.settlement.settlement
    shop.refuse(SettlementUnexplained, UndoSettlement(name, " "), KARI)
    shop.do(UndoSettlement(name, "feil dag"), KARI)
    assert isinstance(shop.last().event, SettlementUndone)
    assert (balances(shop), on_its_way(shop)) == (before, way)
    shop.refuse(SettlementUnknown, UndoSettlement(name, "feil dag"), KARI)
    (again,) = shop.do(ConfirmProposals((proposal.proposal,)), KARI)
    assert again.settlement.settlement != name
    assert on_its_way(shop) == {}


def test_views_made_again_from_the_journal_are_the_same(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, vipps(COFFEE), card(COFFEE), to_bank_ore=500_00)
    take_in(shop, vipps_report(shop))
    take_in(shop, statement_of(Line("38.50", day=day_text(shop), info="VIPPS 2000010")))
    shop.do(ConfirmProposals((proposals(shop)[0].proposal,)), KARI)
    kept, books = everything_kept(shop), balances(shop)
    shop.shop.store.rebuild_views()
    assert (everything_kept(shop), balances(shop)) == (kept, books)


def test_notes_taken_to_the_bank_are_matched_by_the_number_of_the_bag(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, to_bank_ore=500_00)
    before = balances(shop)["1910"]
    take_in(shop, statement_of(Line("500.00", day=day_text(shop), info="Innskudd pose 4711234")))
    (proposal,) = proposals(shop)
    assert proposal.certainty is Certainty.CERTAIN
    shop.do(ConfirmProposals((proposal.proposal,)), KARI)
    after = balances(shop)
    assert (after["1920"], before - after.get("1910", 0)) == (500_00, 500_00)


def test_change_fetched_from_the_bank_is_matched_with_what_went_from_the_account(
    closed_shop: Shopkeeper,
) -> None:
    """What stands on 1910 is what is on its way, both ways; when the bank has told of it, none is left."""
    shop = closed_shop
    enter_account(shop)
    trade(shop, change_ore=300_00, to_bank_ore=500_00)
    there = balances(shop)["1910"] - sum(on_its_way(shop).values())
    assert sorted(on_its_way(shop).values()) == [-300_00, 500_00]
    take_in(
        shop,
        statement_of(
            Line("300.00", "DBIT", "1", day_text(shop, -1), info="UTTAK MYNTRULLER"),
            Line("500.00", "CRDT", "2", day_text(shop), info="INNSKUDD"),
        ),
    )
    assert [(each.certainty, each.bank_ore, each.off_ore) for each in proposals(shop)] == [
        (Certainty.LIKELY, -300_00, 0),
        (Certainty.LIKELY, 500_00, 0),
    ]
    shop.do(ConfirmProposals(tuple(each.proposal for each in proposals(shop))), KARI)
    after = balances(shop)
    assert (after["1920"], after.get("1910", 0)) == (200_00, there)
    assert on_its_way(shop) == {}
    kept = everything_kept(shop)
    shop.shop.store.rebuild_views()
    assert everything_kept(shop) == kept
    with shop.counter.store.read() as books:
        assert agree(books).holds


def test_a_store_from_before_change_was_on_its_way_gets_it_when_it_is_opened(
    closed_shop: Shopkeeper, till_folder: Path
) -> None:
    shop = closed_shop
    trade(shop, vipps(COFFEE), change_ore=300_00)
    kept = everything_kept(shop)
    with opened(till_folder) as connection:
        assert connection.execute("DELETE FROM money_in_transit WHERE amount_ore < 0").rowcount == 1
        connection.execute("DELETE FROM migrations WHERE name = 'change on its way from the bank'")
    shop.die_and_come_back()
    assert everything_kept(shop) == kept


def test_change_that_is_booked_apart_leaves_its_own_account(closed_shop: Shopkeeper) -> None:
    """Where the shop books change on an account of its own, that is the one it leaves."""
    shop = closed_shop
    enter_account(shop)
    shop.do(ChangeAccount("1911", "Veksel fra banken"), KARI)
    shop.do(ChangeMapping(Purpose.PAY_IN, "1911", "change"), KARI)
    trade(shop, change_ore=500_00)
    assert balances(shop)["1911"] == -500_00
    take_in(shop, statement_of(Line("500.00", "DBIT", "1", day_text(shop), info="UTTAK")))
    shop.do(ConfirmProposals(tuple(each.proposal for each in proposals(shop))), KARI)
    assert "1911" not in balances(shop)


def test_a_gift_card_paid_by_card_is_on_its_way_like_a_sale(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    shop.exchange(drawer=AbsentDrawer())
    shop.open()
    shop.sell("200", tenders=(card(COFFEE),))
    shop.do(SellGiftCard("G1", 200_00, (card(200_00),)))
    shop.z(shop.do(ExpectCash()))
    assert on_its_way(shop) == {CARD_KEY: 239_00}


def test_two_payouts_of_the_same_amount_are_left_to_a_person_who_may_choose(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, card(COFFEE))
    trade(shop, card(COFFEE))
    lines = [Line("38.00", day=day_text(shop, at), reference=str(at), info="OPPGJOR") for at in (0, 1)]
    take_in(shop, statement_of(*lines))
    rows = "".join(f"{day_text(shop)};{name};39,00;1,00;38,00\n" for name in ("A", "B"))
    content = f"Oppgjørsdato;Oppgjørsnummer;Brutto;Gebyr;Netto\n{rows}".encode()
    _confirm_columns(shop, content)
    take_in(shop, content)
    found = proposals(shop)
    assert {each.certainty for each in found} == {Certainty.UNDECIDED}
    assert {each.remarks[0].hint for each in found} == {Hint.SEVERAL_WAYS}
    for proposal in found:
        shop.refuse(ProposalUndecided, ConfirmProposals((proposal.proposal,)), KARI)
    chosen = Settle(
        (f"{ACCOUNT}:0",), ("other::A",), (Taken(CARD_KEY, COFFEE),), (Part(PartReason.FEE, 1_00),)
    )
    shop.do(chosen, KARI)
    assert on_its_way(shop) == {f"{FRONT}:Z2:debit_card": COFFEE}


def _confirm_columns(shop: Shopkeeper, content: bytes) -> None:
    header = read_table(content).header
    shop.do(ConfirmColumns(columns_key(header), proposed_mapping(header)), KARI)


def test_a_person_says_what_belongs_together_and_it_has_to_add_up(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, card(COFFEE))
    take_in(shop, statement_of(Line("38.00", day=day_text(shop))))
    bank, way = (f"{ACCOUNT}:77",), (Taken(CARD_KEY, COFFEE),)
    fee = (Part(PartReason.FEE, 1_00),)
    shop.refuse(SettlementUnbalanced, Settle(bank, (), way), KARI)
    shop.refuse(SettlementUnbalanced, Settle(bank, (), way, (Part(PartReason.FEE, 2_00),)), KARI)
    shop.refuse(SettlementEmpty, Settle((), (), way), KARI)
    shop.refuse(SettlementEmpty, Settle(bank, (), ()), KARI)
    shop.refuse(MoneyUnknown, Settle(("x",), (), way), KARI)
    shop.refuse(MoneyUnknown, Settle(bank, (), (Taken("x", COFFEE),)), KARI)
    shop.refuse(MoneyUnknown, Settle(bank, ("x",), way, fee), KARI)
    shop.refuse(SettlementUnexplained, Settle(bank, (), way, (Part(PartReason.OTHER, 1_00),)), KARI)
    more = (Taken(CARD_KEY, COFFEE + 1),)
    shop.refuse(MoneySettled, Settle(bank, (), more, (Part(PartReason.FEE, 1_01),)), KARI)
    shop.refuse(MissingRight, Settle(bank, (), way, fee), OLA)
    shop.do(Settle(bank, (), way, (Part(PartReason.CHARGEBACK, 1_00, "kunden klaget"),)), KARI)
    assert balances(shop)["1572"] == 1_00
    shop.refuse(MoneySettled, Settle(bank, (), way, fee), KARI)


def test_money_can_be_settled_in_parts_and_never_more_than_there_is(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, card(COFFEE))
    take_in(
        shop,
        statement_of(
            Line("20.00", reference="1"), Line("19.00", reference="2"), Line("19.00", reference="3")
        ),
    )
    shop.do(Settle((f"{ACCOUNT}:1",), (), (Taken(CARD_KEY, 20_00),)), KARI)
    assert on_its_way(shop) == {CARD_KEY: 19_00}
    shop.do(Settle((f"{ACCOUNT}:2",), (), (Taken(CARD_KEY, 19_00),)), KARI)
    shop.refuse(MoneySettled, Settle((f"{ACCOUNT}:3",), (), (Taken(CARD_KEY, 19_00),)), KARI)


def test_a_proposal_that_changed_since_it_was_seen_is_not_confirmed(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, vipps(COFFEE))
    take_in(shop, vipps_report(shop))
    take_in(shop, statement_of(Line("38.50", day=day_text(shop), info="VIPPS 2000010")))
    (proposal,) = proposals(shop)
    shop.do(ConfirmProposals((proposal.proposal,)), KARI)
    shop.refuse(ProposalGone, ConfirmProposals((proposal.proposal,)), KARI)


def test_what_a_person_said_no_to_is_not_shown_again(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, vipps(COFFEE))
    take_in(shop, vipps_report(shop))
    take_in(shop, statement_of(Line("38.50", day=day_text(shop), info="VIPPS 2000010")))
    (proposal,) = proposals(shop)
    shop.do(RejectProposals((proposal.proposal,)), KARI)
    assert proposals(shop) == []
    assert on_its_way(shop) == {VIPPS_KEY: COFFEE}


def test_rules_are_learnt_from_what_people_did_and_count_when_a_person_says_so(
    closed_shop: Shopkeeper,
) -> None:
    shop = closed_shop
    enter_account(shop)
    for number in range(2):
        trade(shop, card(COFFEE))
        reference = f"R{number}"
        take_in(
            shop,
            statement_of(
                Line("38.00", day=day_text(shop), reference=reference, info=f"NETS OPPGJOR {number}"),
                name=reference,
            ),
        )
        assert learn_rules(shop.counter).texts == ()
        key = f"{FRONT}:Z{number + 1}:debit_card"
        shop.do(
            Settle((f"{ACCOUNT}:{reference}",), (), (Taken(key, COFFEE),), (Part(PartReason.FEE, 1_00),)),
            KARI,
        )
    (rule,) = learn_rules(shop.counter).texts
    assert rule == TextRule("NETS OPPGJOR", TextMeaning.CARD)
    trade(shop, card(COFFEE))
    take_in(
        shop,
        statement_of(Line("38.00", day=day_text(shop), reference="R9", info="NETS OPPGJOR 9"), name="R9"),
    )
    assert proposals(shop) == []
    shop.do(PutTextRule(rule.text, rule), KARI)
    (proposal,) = proposals(shop)
    assert (proposal.certainty, proposal.off_ore) == (Certainty.UNDECIDED, 0)
    assert learn_rules(shop.counter).texts == ()
    shop.do(PutTextRule(rule.text, None), KARI)
    assert proposals(shop) == []


def test_a_rule_about_a_place_of_sale_names_registers_there_are(closed_shop: Shopkeeper) -> None:
    rule = MerchantRule(Provider.ADYEN, "A", (TenderKind.DEBIT_CARD,), (FRONT,))
    rules = closed_shop.do(PutMerchantRule(rule), KARI)
    assert rules.merchants == (rule,)
    again = MerchantRule(Provider.ADYEN, "A", (TenderKind.CREDIT_CARD,))
    assert closed_shop.do(PutMerchantRule(again), KARI).merchants == (again,)


def test_what_is_open_is_listed_by_age_and_a_missing_statement_is_named(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, card(COFFEE))
    shop.do(PutTextRule("HUSLEIE", TextRule("HUSLEIE", TextMeaning.NOT_TILL)), KARI)
    take_in(
        shop,
        statement_of(Line(day=day_text(shop)), Line("500.00", "DBIT", "78", day_text(shop), info="HUSLEIE")),
    )
    shop.clock.forward(days=9)
    money = list_open_money(shop.counter)
    assert [(item.what, item.age) for item in money.items] == [("transit", "month"), ("bank", "month")]
    assert (money.not_till, money.gaps) == (1, [])
    assert [(total.what, total.amount_ore) for total in money.sums] == [("bank", 100_00), ("transit", COFFEE)]
    shop.clock.forward(days=30)
    assert {item.age for item in list_open_money(shop.counter).items} == {"older"}


def test_a_match_is_in_no_z_and_everything_agrees_with_it(closed_shop: Shopkeeper) -> None:
    shop = closed_shop
    enter_account(shop)
    trade(shop, vipps(COFFEE))
    shop.clock.forward(days=-1, hours=10)
    take_in(shop, vipps_report(shop, days_ago=0))
    take_in(shop, statement_of(Line("38.50", day=day_text(shop), info="VIPPS 2000010")))
    shop.do(ConfirmProposals((proposals(shop)[0].proposal,)), KARI)
    shop.clock.forward(hours=14)
    trade(shop, card(COFFEE))
    with shop.counter.store.read() as books:
        assert agree(books).holds
        sent = list(books.day_vouchers(None, None, None))
        days = [each.day for each in books.transits(open_only=False)]
    of_a_z = [voucher for voucher in sent if voucher.z_number]
    assert (len(sent), len(of_a_z)) == (3, 2)
    assert all(line.account != "1920" for voucher in of_a_z for line in voucher.lines)
    assert days[1] > days[0]
    before = balances(shop)
    shop.shop.store.rebuild_views()
    assert balances(shop) == before
