"""
The theorem over a shop's own books: days of all sorts agree, and what was tampered with is named.

The ledger's tables are a view and nobody guards them, so they can be changed by hand; the journal cannot.
"""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from datakasse.bookkeeping.agree import Booked, Side, Sold
from datakasse.bookkeeping.mapping import Purpose, Rule
from datakasse.devices.drawers.absent import AbsentDrawer
from datakasse.errors.control.exports import PeriodReversed, RegisterNotInShop
from datakasse.errors.missing_right import MissingRight
from datakasse.journal.events.paper import JournalExported
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.catalogue.campaigns import CampaignDraft, MakeCampaign
from datakasse.office.control.export_saft import JournalSource
from datakasse.office.ledger.agree import Agreed, agree
from datakasse.office.ledger.export_financial import FORM, export_financial, financial_file_name
from datakasse.office.ledger.read_ledger import LedgerSource
from datakasse.saft.cash import readback as cash_readback
from datakasse.saft.cash.document import document
from datakasse.saft.cash.readback import add_sales, read_sale
from datakasse.saft.financial import readback as financial_readback
from datakasse.saft.financial.document import FINANCIAL_SCHEMA_NAME
from datakasse.saft.financial.readback import add_vouchers, read_voucher
from datakasse.saft.source import Selection, Software
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.move_cash import PayOut
from datakasse.till.day.train import SetTraining
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.till.screen.show_register import show_register
from datakasse.trade.pricing.campaign import Multibuy, Offer, OfferGoods, PercentOff, Together
from datakasse.trade.tender import Tender, TenderKind
from tests.shop import NOON
from tests.till.recount import recount, since_last_z
from tests.till.shopkeeper import BACK, CASH, CUSTOMER, FRONT, KARI, OLA, Shopkeeper, card, voucher

DAY = date(2026, 3, 2)
MADE_BY = Software("datakasse", "0.1.0", "Prøveleverandøren")


def agreed(shop: Shopkeeper, from_day: date | None = None, to_day: date | None = None) -> Agreed:
    """Hold everything against everything."""
    with shop.counter.store.read() as books:
        return agree(books, from_day, to_day)


def close(shop: Shopkeeper, at: str = FRONT, off_by_ore: int = 0) -> None:
    """Count and take the Z."""
    cash_ore = recount(since_last_z(shop.entries(at))).cash_ore
    shop.do(
        CloseDay(cash_ore + off_by_ore, explanation="talt to ganger", terminals=shop.terminals(at=at)),
        OLA,
        at,
    )


@pytest.fixture
def traded(shop: Shopkeeper) -> Shopkeeper:
    """A shop after two days of all sorts at one register, and a morning at another."""
    shop.exchange(drawer=AbsentDrawer())
    shop.sell("200", "100", "900")
    shop.sell("200", tenders=(card(39_00),))
    shop.ring("300")
    shop.do(CompleteSale((Tender(TenderKind.DEBIT_CARD, 289_00 + 15_50),), 15_50))
    shop.do(SellGiftCard("G1", 250_00, (CASH,)))
    shop.sell("202", tenders=(voucher("G1", 47_00),))
    shop.ring("200")
    shop.do(CompleteSale((Tender(TenderKind.INVOICE, account=CUSTOMER),)))
    shop.do(TakeReturn(1, (), "sales", FRONT, "kald"))
    shop.do(CompleteSale((CASH,)))
    shop.do(PayOut(20_00, "vask", "expense"))
    shop.do(SetTraining(on=True))
    shop.sell("300")
    shop.do(SetTraining(on=False))
    close(shop, off_by_ore=-5_00)
    shop.clock.forward(days=1)
    shop.do(DeclareFloat(500_00, "veksel"))
    shop.sell("102")
    shop.open(BACK)
    shop.sell("100", at=BACK)
    return shop


@pytest.mark.law("BFF-5-3-14-b", "KSF-2-8-2-e", "KSF-2-8-2-f", "KSF-2-8-2-g", "KSF-2-8-2-i", "KSF-2-8-2-j")
def test_days_of_all_sorts_agree(traded: Shopkeeper) -> None:
    found = agreed(traded)
    assert found.holds, [one for period in found.periods for one in period.equations if not one.holds]
    assert [(one.register, one.day, one.z_number) for one in found.periods] == [
        (FRONT, DAY, 1),
        (FRONT, DAY + timedelta(days=1), None),
        (BACK, DAY + timedelta(days=1), None),
    ]
    (settlement,) = (one for one in found.totals if one.name == "settlement")
    assert settlement.right_ore == settlement.left_ore > 0


def offered(shop: Shopkeeper, name: str, offer: Offer, *goods: OfferGoods) -> None:
    shop.do(MakeCampaign(CampaignDraft(name, offer, goods)), KARI)


@pytest.mark.law("BFF-5-3-14-b", "KSF-2-8-2-e", "KSF-2-8-2-q")
def test_a_day_of_campaigns_agrees(shop: Shopkeeper) -> None:
    """A lot, a set, a share: paid in two ways, less by hand, on an invoice, brought back, practised."""
    shop.exchange(drawer=AbsentDrawer())
    coffee, bread = OfferGoods(articles=("200",)), OfferGoods(articles=("100",))
    offered(shop, "3 for 2", Multibuy(3, 2), coffee)
    offered(shop, "Frokost", Together(63_33), coffee, bread)
    offered(shop, "7,77 %", PercentOff(777), OfferGoods())
    sold = shop.sell("200", "200", "200", "100", "102", "300")
    shop.ring("200", "100", "202")
    shop.do(GiveDiscount(share_bp=333))
    due_ore = priced_ore(shop)
    shop.do(CompleteSale((Tender(TenderKind.DEBIT_CARD, 20_00), Tender(TenderKind.CASH, due_ore - 20_00))))
    shop.ring("200", "101")
    shop.do(CompleteSale((Tender(TenderKind.INVOICE, account=CUSTOMER),)))
    shop.do(TakeReturn(sold.receipt, (), "sales", FRONT, "kald"))
    shop.do(CompleteSale((CASH,)))
    shop.do(SetTraining(on=True))
    shop.sell("200", "200", "200")
    shop.do(SetTraining(on=False))
    close(shop)
    sales = [record.event.sale for record in shop.entries() if isinstance(record.event, SaleCompleted)]
    cuts = {cut.name for sale in sales for row in sale.lines for cut in row.line.campaigns or ()}
    assert cuts == {"3 for 2", "Frokost", "7,77 %"}, "the control: each of them took something off"
    found = agreed(shop)
    assert found.holds, [one for period in found.periods for one in period.equations if not one.holds]
    assert [period.z_number for period in found.periods] == [1]


def priced_ore(shop: Shopkeeper) -> int:
    shown = show_register(shop.counter, FRONT, OLA).basket
    assert shown is not None
    return shown.gross_ore


def test_days_can_be_chosen(traded: Shopkeeper) -> None:
    assert [one.z_number for one in agreed(traded, DAY, DAY).periods] == [1]
    assert len(agreed(traded, DAY + timedelta(days=1)).periods) == 2
    assert agreed(traded, DAY + timedelta(days=9)).periods == ()
    with pytest.raises(PeriodReversed):
        agreed(traded, DAY, DAY - timedelta(days=1))
    with pytest.raises(RegisterNotInShop), traded.counter.store.read() as books:
        agree(books, register="K9")


TAMPERINGS = (
    (
        'UPDATE ledger_days SET body = replace(body, \'"account":"3030"\', \'"account":"3050"\')',
        {("accounts", Side.DAY_VOUCHER, Side.SAFT_FINANCIAL)},
    ),
    (
        "UPDATE ledger_vouchers SET body = replace(body, '\"net_ore\":-3391', '\"net_ore\":-3291')",
        {
            ("accounts", Side.DAY_VOUCHER, Side.SAFT_FINANCIAL),
            ("booked", Side.RECEIPTS, Side.SAFT_FINANCIAL),
        },
    ),
    (
        (
            "DELETE FROM ledger_vouchers WHERE entry = (SELECT min(entry) FROM ledger_vouchers "
            "WHERE day = '2026-03-02' AND body LIKE '%sale_completed%')"
        ),
        {
            ("accounts", Side.DAY_VOUCHER, Side.SAFT_FINANCIAL),
            ("booked", Side.RECEIPTS, Side.SAFT_FINANCIAL),
        },
    ),
    (
        "UPDATE ledger_days SET waits = 1",
        {("booked", Side.RECEIPTS, Side.DAY_VOUCHER)},
    ),
)


@pytest.mark.parametrize(("statement", "expected"), TAMPERINGS)
def test_what_was_tampered_with_is_named(
    traded: Shopkeeper, statement: str, expected: set[tuple[str, Side, Side]]
) -> None:
    """The control experiment: one side is changed behind the program's back."""
    assert agreed(traded).holds
    traded.counter.store.write(lambda books: tamper(books, statement)).result()
    found = agreed(traded, DAY, DAY)
    failing = [one for period in found.periods for one in period.equations if not one.holds]
    assert {(one.name, one.left, one.right) for one in failing} == expected
    assert all(one.differences or one.right_ore is None for one in failing)


def tamper(books: object, statement: str) -> None:
    """Carry out what no use case could."""
    run = getattr(books, "_ask")  # noqa: B009 - there is no such door, and this is a burglar
    assert run(statement).rowcount > 0


CASH_FAULTS = (
    ("<lineAmntIn>", "<lineAmntIn>1", {"turnover"}),
    ("<lineAmntIn>", "<lineAmount>", {"turnover"}),
    ("<lineAmntIn>39.00<", "<lineAmntIn>39.0<", {"turnover"}),
    ("</vatCode><vatPerc>", "1</vatCode><vatPerc>", {"vat_codes"}),
    ("<vatPerc>15.00", "<vatPerc>25.00", {"vat_codes"}),
    ("<vatAmnt>", "<vatAmnt>1", {"vat_codes"}),
    ("<vatBasAmnt>", "<vatBasAmnt>-", {"vat_codes"}),
    ("</vatBasAmnt></vat></ctLine>", "0</vatBasAmnt></vat></ctLine>", {"vat_codes"}),
    ("</vatBasAmnt></vat></ctLine>", ".1</vatBasAmnt></vat></ctLine>", {"vat_codes"}),
    ("<paymentType>CASH<", "<paymentType>VIPPS<", {"tenders"}),
    ("<paidAmnt>", "<paidAmnt>2", {"tenders"}),
    ("<roundingAmnt>", "<roundingAmnt>7", {"rounding_and_tips"}),
    ("<raiseAmnt>", "<raiseAmnt>1", {"rounding_and_tips"}),
    ("<trainingID>false", "<trainingID>true", {"turnover", "vat_codes", "tenders", "rounding_and_tips"}),
    (
        "<voidTransaction>false",
        "<voidTransaction>",
        {"turnover", "vat_codes", "tenders", "rounding_and_tips"},
    ),
)
"""What stands in the text of a sale, what stands there by a fault, and which equations must not hold then."""

FINANCIAL_FAULTS = (
    ("<AccountID>", "<AccountID>1", {"accounts"}),
    ("<DebitAmount><Amount>", "<DebitAmount><Amount>1", {"accounts"}),
    ("<Description>Kontant</Description><Debit", "<Description>Kontant</Description><Credit", {"accounts"}),
    ("<TaxCode>", "<TaxCode>8", {"booked"}),
    ("<TaxPercentage>15.00", "<TaxPercentage>25.00", {"booked"}),
    ("<TaxBase>", "<TaxBase>1", {"booked"}),
    ("TaxAmount><Amount>", "TaxAmount><Amount>1", {"booked"}),
    ("<CreditTaxAmount>", "<DebitTaxAmount>", {"booked"}),
    ("</Line><Line><RecordID>2<", "<Line><RecordID>2<", {"accounts"}),
    ("<VoucherType>sale_completed", "<VoucherType>books_corrected", {"accounts", "posted", "booked"}),
)


@pytest.mark.parametrize(("right", "wrong", "expected"), CASH_FAULTS)
def test_a_fault_in_the_text_of_a_sale_is_found(
    traded: Shopkeeper, monkeypatch: pytest.MonkeyPatch, right: str, wrong: str, expected: set[str]
) -> None:
    """The control experiment of the file: what it says is read from its text, once from a faulty writer."""
    assert agreed(traded).holds
    put_a_fault(monkeypatch, cash_readback, "transactions", (right, wrong))
    found = agreed(traded, DAY, DAY)
    failing = {(one.name, one.right) for period in found.periods for one in period.equations if not one.holds}
    assert failing == {(name, Side.SAFT_CASH) for name in expected}


@pytest.mark.parametrize(("right", "wrong", "expected"), FINANCIAL_FAULTS)
def test_a_fault_in_the_text_of_a_voucher_is_found(
    traded: Shopkeeper, monkeypatch: pytest.MonkeyPatch, right: str, wrong: str, expected: set[str]
) -> None:
    assert agreed(traded).holds
    put_a_fault(monkeypatch, financial_readback, "voucher_elements", (right, wrong))
    found = agreed(traded, DAY, DAY)
    failing = {(one.name, one.right) for period in found.periods for one in period.equations if not one.holds}
    assert failing == {(name, Side.SAFT_FINANCIAL) for name in expected}


def is_sale(text: str) -> bool:
    """Return whether a text tells of a sale, in either file."""
    return "</ctLine>" in text or "<VoucherType>sale_completed<" in text


def put_a_fault(
    monkeypatch: pytest.MonkeyPatch, reader: ModuleType, writer: str, fault: tuple[str, str]
) -> None:
    """Let a reader read what the writer wrote, with a fault late in the first sale that has room for it."""
    right, wrong = fault
    write = getattr(reader, writer)

    def written(*given: object, **named: object) -> Iterator[str]:
        made = False
        for text in write(*given, **named):
            before, found, after = text.rpartition(right) if not made and is_sale(text) else ("", "", "")
            made = made or bool(found)
            yield before + wrong + after if found else text
        assert made, f"nothing says {right}"

    monkeypatch.setattr(reader, writer, written)


def test_what_waits_for_an_account_is_told_and_agrees_with_nothing(shop: Shopkeeper) -> None:
    """The sale goes on; the receipts say more than the books until the accountant has chosen an account."""
    shop.exchange(drawer=AbsentDrawer())
    ended = Rule(Purpose.SALE, "", DAY, vat_code="31")
    shop.counter.store.write(lambda books: books.put_mapping_rule(ended)).result()
    shop.sell("200")
    shop.sell("200")
    close(shop)
    found = agreed(shop)
    assert (found.holds, found.waiting) == (False, 2)
    failing = {(one.name, one.right): one.right_ore for one in found.periods[0].equations if not one.holds}
    assert failing == {("booked", Side.DAY_VOUCHER): None, ("booked", Side.SAFT_FINANCIAL): 0}
    assert export_financial(shop.counter, Selection(), io.BytesIO()) == 2


def test_the_files_themselves_say_what_was_agreed(traded: Shopkeeper) -> None:
    """Read back from whole files, not only from the texts of single sales, the sums are the same."""
    cash, financial = Sold(), Booked()
    with traded.counter.store.read() as books:
        for text in document(
            JournalSource(books), Selection(), software=MADE_BY, user_id="", created_at=NOON
        ):
            if text.startswith("<cashtransaction>") and (sale := read_sale(text)):
                add_sales(cash, [sale])
        file = io.BytesIO()
    export_financial(traded.counter, Selection(), file)
    for line in file.getvalue().decode().splitlines():
        if line.startswith("<Transaction>"):
            add_vouchers(financial, [read_voucher(line)])
    sums = {(one.name, one.right): one.right_ore for one in agreed(traded).totals}
    assert cash.gross_ore == sums["turnover", Side.SAFT_CASH]
    assert cash.tenders_ore.total() == sums["tenders", Side.SAFT_CASH]
    booked_ore = financial.net_ore.total() + financial.vat_ore.total()
    assert booked_ore == sums["booked", Side.SAFT_FINANCIAL]
    assert financial.accounts_ore.total() == 0


def test_what_is_no_transaction_is_no_sale() -> None:
    for text in ("", "<event></event>"):
        with pytest.raises(ValueError, match="no cash transaction"):
            read_sale(text)
        with pytest.raises(ValueError, match="no voucher"):
            read_voucher(text)


# ── SAF-T Financial from the books ───────────────────────────────────────────────────────────────


@pytest.mark.law("law.md 3.3", "KSF-2-7-1")
def test_the_financial_file_is_valid_and_its_making_is_journalled(
    traded: Shopkeeper, saft_reference: Path
) -> None:
    file = io.BytesIO()
    assert export_financial(traded.counter, Selection(), file, operator=KARI) == 0
    etree.XMLSchema(etree.parse(saft_reference / FINANCIAL_SCHEMA_NAME)).assertValid(
        etree.fromstring(file.getvalue())
    )
    for register in traded.registers():
        assert traded.last(register).event == JournalExported(FORM, "", "")


def test_who_may_not_export_is_refused(traded: Shopkeeper) -> None:
    with pytest.raises(MissingRight):
        export_financial(traded.counter, Selection(), io.BytesIO(), operator=OLA)


def test_who_answers_for_the_books_stands_in_the_file(shop: Shopkeeper) -> None:
    with shop.counter.store.read() as books:
        assert LedgerSource(books).contact == ("Kari", "Nordmann")
    assert financial_file_name("987654325", NOON).startswith("SAF-T Financial_987654325_2026")
