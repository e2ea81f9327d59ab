"""Campaigns from the office to the paper: made, sold at, counted as no discount, returned, changed, ended."""

from datetime import time, timedelta

import msgspec
import pytest

from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.errors.catalogue.campaigns import (
    BadCampaign,
    CampaignBarred,
    CampaignChanged,
    CampaignOver,
    TooManyCampaigns,
    UnknownCampaign,
)
from datakasse.errors.trade.discounts import DiscountTooLarge
from datakasse.journal.entry import Record
from datakasse.journal.events.basket import ProvisionalIssued
from datakasse.journal.events.campaigns import CampaignEnded, CampaignSet
from datakasse.journal.events.sale import SaleAborted, SaleCompleted
from datakasse.journal.report_content import Count
from datakasse.office.catalogue import campaigns
from datakasse.office.catalogue.campaigns import (
    CampaignDraft,
    ChangeCampaign,
    EndCampaign,
    MakeCampaign,
    Tried,
    list_campaigns,
    try_campaign,
)
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.receipt.formats import as_text
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.print_provisional import PrintProvisional
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.take_return import TakeReturn
from datakasse.till.screen.foresee_lines import foresee_lines, foreseen_version
from datakasse.till.screen.show_catalogue import show_grid
from datakasse.till.screen.show_register import BasketPart, show_register
from datakasse.trade.goods.article import Restriction
from datakasse.trade.moment import in_norway
from datakasse.trade.pricing.campaign import CampaignHours, Multibuy, OfferGoods, PercentOff, Together
from tests.till.shopkeeper import BREAD_ORE, CASH, COFFEE_ORE, FRONT, KARI, OLA, Shopkeeper

COFFEE, BREAD, SNUS = "200", "100", "500"
ALL = (OfferGoods(),)
THREE_FOR_TWO = CampaignDraft("3 for 2 kaffe", Multibuy(3, 2), (OfferGoods(articles=(COFFEE,)),))


def make(shop: Shopkeeper, draft: CampaignDraft = THREE_FOR_TWO) -> int:
    return shop.do(MakeCampaign(draft), KARI).number


def basket(shop: Shopkeeper) -> BasketPart:
    shown = show_register(shop.counter, FRONT, OLA).basket
    assert shown is not None
    return shown


def last(shop: Shopkeeper, kind: type[SaleCompleted | SaleAborted | ProvisionalIssued]) -> Record:
    return [each for each in shop.entries(FRONT) if isinstance(each.event, kind)][-1]


@pytest.mark.law("KSF-2-8-2-q", "KSF-2-7-1")
def test_three_for_two_is_a_price_and_no_discount(shop: Shopkeeper) -> None:
    """Shown on the line, paid, frozen in the sale with its version, and counted as no discount in X and Z."""
    number = make(shop)
    shop.ring(COFFEE, COFFEE)
    assert basket(shop).campaign_ore == 0
    shop.ring(COFFEE)
    shown = basket(shop)
    assert (shown.gross_ore, shown.discount_ore, shown.campaign_ore) == (2 * COFFEE_ORE, 0, COFFEE_ORE)
    assert [[(cut.name, cut.off_ore) for cut in line.campaigns] for line in shown.lines] == [
        [("3 for 2 kaffe", 13_00)]
    ] * 3
    done = shop.do(CompleteSale((CASH,)))
    assert done.gross_ore == 2 * COFFEE_ORE
    event = last(shop, SaleCompleted).event
    assert isinstance(event, SaleCompleted)
    cuts = [cut for row in event.sale.lines for cut in row.line.campaigns or ()]
    assert {(cut.campaign, cut.version) for cut in cuts} == {(number, 1)}
    assert shop.x().report.discounts == Count()
    shop.ring(COFFEE)
    shop.do(GiveDiscount(amount_ore=5_00))
    shop.do(CompleteSale((CASH,)))
    assert shop.x().report.discounts == Count(1, 5_00), "the control: by hand"
    assert shop.z(1_112_00).report.discounts == Count(1, 5_00)


def test_the_receipt_says_what_it_was_and_so_does_that_of_what_comes_back(shop: Shopkeeper) -> None:
    make(shop)
    shop.ring(COFFEE, COFFEE, COFFEE)
    receipt = shop.do(CompleteSale((CASH,))).receipt
    shop.do(TakeReturn(receipt, reason="kald"))
    shop.do(CompleteSale((CASH,)))
    shop.print_out()
    printer = shop.counter.printers[FRONT]
    assert isinstance(printer, MemoryPrinter)
    sold, returned = (as_text.render(slip) for slip in printer.slips[-2:])
    assert sold.count("3 for 2 kaffe") == 3
    assert sold.count("-13,00") == 3
    assert "Rabatt" not in sold + returned
    assert returned.count("3 for 2 kaffe") == 3


def test_every_register_tells_what_was_made_and_ended(shop: Shopkeeper) -> None:
    number = make(shop)
    changed = shop.do(ChangeCampaign(number, 1, msgspec.structs.replace(THREE_FOR_TWO, name="3 for 2")), KARI)
    ended = shop.do(EndCampaign(number), KARI)
    assert (changed.version, ended.version) == (2, 2)
    for register in shop.registers():
        told = [
            each.event
            for each in shop.entries(register)
            if isinstance(each.event, CampaignSet | CampaignEnded)
        ]
        assert [type(event) for event in told] == [CampaignSet, CampaignSet, CampaignEnded]
        assert told[1] == CampaignSet(changed)
        assert told[2] == CampaignEnded(number, 2, "3 for 2")


@pytest.mark.law("BFF-5-3-7")
def test_what_comes_back_pays_back_what_was_paid(shop: Shopkeeper) -> None:
    make(shop)
    shop.ring(COFFEE, COFFEE, COFFEE)
    receipt = shop.do(CompleteSale((CASH,))).receipt
    shop.do(EndCampaign(1), KARI)
    shop.do(TakeReturn(receipt, reason="kald"))
    assert basket(shop).gross_ore == -2 * COFFEE_ORE
    shop.do(CompleteSale((CASH,)))
    assert shop.x().report.discounts == Count()


def test_what_lies_in_the_basket_keeps_its_price(shop: Shopkeeper) -> None:
    number = make(shop, CampaignDraft("Halv pris", PercentOff(5_000), (OfferGoods(articles=(COFFEE,)),)))
    shop.ring(COFFEE)
    shop.do(EndCampaign(number), KARI)
    shop.ring(COFFEE)
    assert [line.gross_ore for line in basket(shop).lines] == [COFFEE_ORE // 2, COFFEE_ORE]


def test_a_changed_campaign_is_another_from_then_on(shop: Shopkeeper) -> None:
    coffee = (OfferGoods(articles=(COFFEE,)),)
    number = make(shop, CampaignDraft("Halv pris", PercentOff(5_000), coffee))
    shop.ring(COFFEE)
    shop.do(ChangeCampaign(number, 1, CampaignDraft("Ti prosent", PercentOff(1_000), coffee)), KARI)
    shop.ring(COFFEE)
    lines = basket(shop).lines
    assert [line.campaigns[0].name for line in lines] == ["Halv pris", "Ti prosent"]
    assert [line.gross_ore for line in lines] == [19_50, 35_10]


def test_it_holds_from_and_until_its_moments_and_in_its_hours(shop: Shopkeeper) -> None:
    now = shop.clock.moment
    local = in_norway(now)
    hours = CampaignHours(time(local.hour), time(local.hour + 1), (local.isoweekday(),))
    draft = CampaignDraft(
        "Lykketime", PercentOff(1_000), ALL, now + timedelta(minutes=1), now + timedelta(days=8), hours
    )
    make(shop, draft)
    assert [each.state for each in list_campaigns(shop.counter)] == ["to_come"]
    prices: list[int] = []
    for moved in (timedelta(), timedelta(minutes=5), timedelta(hours=2)):
        shop.clock.moment = now + moved
        prices.append(shop.do(SellAtOnce((Item(COFFEE),), (CASH,))).gross_ore)
    assert prices == [COFFEE_ORE, 35_10, COFFEE_ORE]


@pytest.mark.law("law.md 4.14")
def test_tobacco_and_beer_of_a_shop_are_in_no_campaign(shop: Shopkeeper) -> None:
    make(shop, CampaignDraft("Alt", PercentOff(5_000), ALL))
    shop.do(AddArticle(SNUS, age_confirmed=True))
    assert basket(shop).campaign_ore == 0
    for goods in (
        OfferGoods(articles=(SNUS,)),
        OfferGoods(groups=("TOBAKK",)),
        OfferGoods(articles=("502",)),
    ):
        shop.refuse(CampaignBarred, MakeCampaign(CampaignDraft("Nei", PercentOff(100), (goods,))), KARI)
    shop.do(AbortSale())
    shop.do(AddArticle("502", age_confirmed=True))
    assert basket(shop).campaign_ore == 0, "alkoholloven § 8-12"
    shop.do(AddArticle("503", age_confirmed=True))
    assert basket(shop).campaign_ore == 44_95, "what is served may be cheaper"


@pytest.mark.law("law.md 4.14")
def test_what_became_tobacco_since_is_not_sold_cheaper(shop: Shopkeeper) -> None:
    make(shop, CampaignDraft("Alt", PercentOff(5_000), ALL))
    shop.ring(COFFEE)
    assert basket(shop).campaign_ore
    with shop.counter.store.read() as books:
        article = books.article(COFFEE)
    assert article is not None
    shop.do(ChangeArticle(msgspec.structs.replace(article, restriction=Restriction.TOBACCO)), KARI)
    assert basket(shop).campaign_ore == 0


def test_a_discount_by_hand_is_of_what_is_left_and_no_more(shop: Shopkeeper) -> None:
    make(shop, CampaignDraft("Halv pris", PercentOff(5_000), ALL))
    shop.ring(COFFEE)
    shop.refuse(DiscountTooLarge, GiveDiscount(amount_ore=20_00, line_id=1))
    shop.do(GiveDiscount(share_bp=1_000, line_id=1))
    shown = basket(shop)
    assert (shown.campaign_ore, shown.discount_ore, shown.gross_ore) == (19_50, 1_95, 17_55)
    assert shop.do(CompleteSale((CASH,))).gross_ore == 17_55


def test_aborted_and_provisional_tell_what_it_would_have_cost(shop: Shopkeeper) -> None:
    make(shop)
    shop.ring(COFFEE, COFFEE, COFFEE)
    shop.do(PrintProvisional())
    shop.do(AbortSale())
    issued, aborted = last(shop, ProvisionalIssued).event, last(shop, SaleAborted).event
    assert isinstance(issued, ProvisionalIssued)
    assert isinstance(aborted, SaleAborted)
    assert (issued.gross_ore, aborted.sale.gross_ore) == (2 * COFFEE_ORE, 2 * COFFEE_ORE)


def test_training_practises_campaigns_and_counts_nothing(shop: Shopkeeper) -> None:
    make(shop)
    before = shop.x().report
    shop.do(SetTraining(on=True))
    shop.ring(COFFEE, COFFEE, COFFEE)
    assert shop.do(CompleteSale((CASH,))).gross_ore == 2 * COFFEE_ORE
    shop.do(SetTraining(on=False))
    after = shop.x().report
    assert after.training == Count(1, 2 * COFFEE_ORE)
    assert (after.cash_sales_ore, after.receipts, after.discounts, after.grand_totals) == (
        before.cash_sales_ore,
        before.receipts,
        before.discounts,
        before.grand_totals,
    )


def test_a_set_of_two_sold_in_one_request(shop: Shopkeeper) -> None:
    parts = (OfferGoods(articles=(COFFEE,)), OfferGoods(groups=("BROD",)))
    make(shop, CampaignDraft("Frokost", Together(60_00), parts))
    sold = shop.do(SellAtOnce((Item(COFFEE), Item(BREAD)), (CASH,)))
    assert sold.gross_ore == 60_00
    event = last(shop, SaleCompleted).event
    assert isinstance(event, SaleCompleted)
    assert sum(row.line.campaign_ore for row in event.sale.lines) == COFFEE_ORE + BREAD_ORE - 60_00


def test_a_screen_foresees_nothing_that_may_be_cheaper(shop: Shopkeeper) -> None:
    def foreseen() -> bytes:
        return b"".join(foresee_lines(shop.counter))

    before, version = foreseen(), foreseen_version(shop.counter)
    assert b"\tGrovbr" in before
    number = make(shop, CampaignDraft("Brød", PercentOff(1_000), (OfferGoods(groups=("BROD",)),)))
    assert b"\tGrovbr" not in foreseen()
    during = foreseen_version(shop.counter)
    tiles = {tile.number: tile for group in show_grid(shop.counter).groups for tile in group.articles}
    assert (tiles[BREAD].in_campaign, tiles[COFFEE].in_campaign) == (True, False)
    shop.do(EndCampaign(number), KARI)
    assert foreseen() == before
    assert len({version, during, foreseen_version(shop.counter)}) == 3


def test_it_is_tried_before_it_is_made(shop: Shopkeeper) -> None:
    head = shop.head()
    (tried,) = try_campaign(shop.counter, THREE_FOR_TWO)
    assert tried == Tried(["3 × Kaffe, svart"], 3 * COFFEE_ORE, 2 * COFFEE_ORE)
    assert all(
        row.after_ore < row.before_ore
        for row in try_campaign(shop.counter, CampaignDraft("Alt", PercentOff(1_000), ALL))
    )
    parts = (OfferGoods(articles=(COFFEE,)), OfferGoods(groups=("BROD",)))
    (together,) = try_campaign(shop.counter, CampaignDraft("Frokost", Together(60_00), parts))
    assert (len(together.goods), together.after_ore) == (2, 60_00)
    assert (shop.head(), list_campaigns(shop.counter)) == (head, [])


@pytest.mark.parametrize(
    ("draft", "what"),
    [
        (CampaignDraft(" ", PercentOff(100), ALL), "navnet"),
        (CampaignDraft("x" * 41, PercentOff(100), ALL), "navnet"),
        (CampaignDraft("x", PercentOff(0), ALL), "tilbudet"),
        (CampaignDraft("x", PercentOff(10_001), ALL), "tilbudet"),
        (CampaignDraft("x", Multibuy(2, 2), ALL), "tilbudet"),
        (CampaignDraft("x", Together(100), ALL), "antall deler"),
        (CampaignDraft("x", Together(100), (OfferGoods(groups=("BROD",)),) * 2), "antall deler"),
        (CampaignDraft("x", PercentOff(100), ALL * 2), "antall deler"),
        (CampaignDraft("x", PercentOff(100), (OfferGoods(articles=("x",)),)), "varene"),
        (CampaignDraft("x", PercentOff(100), (OfferGoods(groups=("x",)),)), "varegruppen"),
        (CampaignDraft("x", PercentOff(100), ALL, hours=CampaignHours(weekdays=(8,))), "ukedagene"),
    ],
)
def test_what_cannot_be_is_refused(shop: Shopkeeper, draft: CampaignDraft, what: str) -> None:
    assert shop.refuse(BadCampaign, MakeCampaign(draft), KARI).facts["what"] == what
    assert list_campaigns(shop.counter) == []


def test_it_ends_after_it_begins_and_what_is_over_stays_so(shop: Shopkeeper) -> None:
    now = shop.clock.moment
    shop.refuse(BadCampaign, MakeCampaign(CampaignDraft("x", PercentOff(1), ALL, ends=now)), KARI)
    number = make(shop)
    shop.do(EndCampaign(number), KARI)
    shop.refuse(CampaignOver, EndCampaign(number), KARI)
    shop.refuse(CampaignOver, ChangeCampaign(number, 1, THREE_FOR_TWO), KARI)
    shop.refuse(UnknownCampaign, EndCampaign(7), KARI)
    assert [each.state for each in list_campaigns(shop.counter)] == ["over"]


def test_there_is_a_most_that_run(shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaigns, "RUNNING_MAX", 1)
    number = make(shop)
    shop.refuse(TooManyCampaigns, MakeCampaign(THREE_FOR_TWO), KARI)
    shop.do(EndCampaign(number), KARI)
    make(shop)


def test_nobody_changes_a_campaign_over_the_change_of_another_unseen(shop: Shopkeeper) -> None:
    number = make(shop)
    first, second = (msgspec.structs.replace(THREE_FOR_TWO, name=name) for name in ("3 for 2", "Tre for to"))
    changed = shop.do(ChangeCampaign(number, 1, first), KARI)
    shop.refuse(CampaignChanged, ChangeCampaign(number, 1, second), KARI)
    head = shop.head()
    assert shop.do(ChangeCampaign(number, 1, first), KARI) == changed, "the same request twice"
    assert shop.head() == head, "nothing changed, and nothing is told"
    assert shop.do(ChangeCampaign(number, 2, second), KARI).version == 3


def test_what_is_to_begin_is_changed_when_it_is_to_begin_otherwise(shop: Shopkeeper) -> None:
    coming = msgspec.structs.replace(THREE_FOR_TWO, begins=shop.clock.moment + timedelta(days=1))
    number = make(shop, coming)
    assert shop.do(ChangeCampaign(number, 1, coming), KARI).version == 1
    assert shop.do(ChangeCampaign(number, 1, THREE_FOR_TWO), KARI).version == 2


def test_what_runs_is_listed_however_many_came_after_it(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(campaigns, "OVER_LISTED_MAX", 2)
    monkeypatch.setattr(campaigns, "GOODS_NAMED_MAX", 2)
    goods = OfferGoods((COFFEE, BREAD), ("BROD",))
    lasting = make(shop, CampaignDraft("Alltid", PercentOff(100), (goods,)))
    for _ in range(3):
        shop.do(EndCampaign(make(shop)), KARI)
    listed = list_campaigns(shop.counter)
    assert [(each.campaign.number, each.state) for each in listed] == [
        (lasting, "runs"),
        (lasting + 3, "over"),
        (lasting + 2, "over"),
    ]
    assert ([len(names) for names in listed[0].goods], listed[0].unnamed) == ([2], [1])
    assert shop.do(EndCampaign(lasting), KARI).number == lasting
