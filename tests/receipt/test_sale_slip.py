"""Receipts of sales, returns, deliveries and training: every particular the law asks for."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from datakasse.journal.entry import Record
from datakasse.journal.events.sale import SaleCompleted
from datakasse.receipt.formats import as_text
from datakasse.receipt.layout import Barcode, Columns, Role, Slip, SlipKind, Table, Text
from datakasse.receipt.parts.goods import goods_rows
from datakasse.receipt.slips.sale_slip import Particulars, sale_slip
from datakasse.receipt.words.wording import Label, Word
from datakasse.trade.sale.basket import Basket
from datakasse.trade.sale.campaign_cuts import with_campaigns
from datakasse.trade.sale.sale import price_lines, settle
from datakasse.trade.tender import Tender, TenderKind
from tests.receipt.shop_papers import (
    BREAD,
    BY_AGREEMENT,
    COMPANY,
    COMPLETED,
    VAT_CODES,
    Day,
    basket,
    card,
    cash,
    day,
    give_back,
    letterhead,
    paper,
    particulars_of,
    register,
)
from tests.receipt.test_papers import words
from tests.trade.goods import VAT_CODES as TRADE_CODES, baskets, campaigns, tenders_for


def labels(slip: Slip) -> list[str]:
    """The labels of a slip, from the top."""
    return [row.text for row in slip.rows if isinstance(row, Text) and row.role is Role.LABEL]


def table(slip: Slip) -> Table:
    """The VAT table of a slip."""
    (found,) = (row for row in slip.rows if isinstance(row, Table))
    return found


def ore(text: str) -> int:
    """An amount as it is written on paper, in øre."""
    return int(text.replace(" ", "").replace(",", ""))


def sum_on(slip: Slip) -> int:
    """The sum that a slip states, in øre."""
    (total,) = (row.right for row in slip.rows if isinstance(row, Columns) and row.left == Word.TOTAL.nb)
    return ore(total)


@pytest.mark.law("KSF-2-8-4-1")
@pytest.mark.parametrize(
    ("particular", "said"),
    [
        ("heading", "Salgskvittering"),
        ("number in its own series", "Kvittering nr. 42"),
        ("date", "23.11.2026"),
        ("time, the signed one", "Kl. 08:10:09"),
        ("register", "Kasse 11.222-33.44.567"),
        ("operator, by id", "Operatør 1001"),
        ("signed transaction", "Transaksjon nr. 1002"),
        ("place of delivery", "Bakeriet på Torget Storgata 12, 6800 Førde"),
        ("seller", "Fjordbakeriet AS"),
        ("organisation number", "Org.nr. 974 760 673 MVA"),
        ("company register", "Foretaksregisteret"),
        ("head office", "Hovedkontor: Strandgata 1, 6800 Førde"),
        ("buyer who asked", "Kjøper: Turistheimen AS"),
        ("nature of goods", "Økologisk surdeigsbrød med solsikkekjerner og honning"),
        ("quantity", "Kanelbolle 74,70 3 stk. à 24,90"),
        ("weight with its unit", "0,350 kg à 189,00"),
        ("deposit apart", "Pant 2 kr 2,00"),
        ("where it is eaten", "Ta med"),
        ("consideration", "Sum 635,75"),
        ("means of payment", "Bankkort 635,75"),
        ("terminal's transaction", "Terminalreferanse BAX: 568833-84887556"),
        ("VAT of a rate: basis, VAT, with VAT", "15 % 204,13 30,62 234,75"),
        ("zero-rated apart", "0 % fritatt 399,00 0,00 399,00"),
        ("outside the Act apart", "Utenfor loven 2,00 0,00 2,00"),
        ("place in the journal", "Journalpost 7"),
    ],
)
def test_a_sales_receipt_says(particular: str, said: str) -> None:
    assert said in words(paper("sales")), particular


@pytest.mark.law("KSF-2-8-4-1", "KSF-2-8-5-1", "KSF-2-8-6-1", "KSF-2-8-7-1")
@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("sales", SlipKind.SALES, [Label.SALES_RECEIPT]),
        ("return", SlipKind.RETURN, [Label.RETURN_RECEIPT]),
        ("credit_return", SlipKind.RETURN, [Label.RETURN_RECEIPT]),
        ("sale_and_return", SlipKind.SALES, [Label.SALES_RECEIPT, Label.RETURN_RECEIPT]),
        ("delivery", SlipKind.DELIVERY, [Label.DELIVERY]),
        ("delivery_and_return", SlipKind.DELIVERY, [Label.DELIVERY, Label.RETURN_RECEIPT]),
        ("training", SlipKind.TRAINING, [Label.TRAINING]),
    ],
)
def test_the_label_follows_the_series(name: str, kind: SlipKind, said: list[Label]) -> None:
    for language in ("nb", "nn"):
        slip = paper(name, language)
        assert slip.kind is kind
        assert labels(slip) == [label.said_in(language) for label in said]


@pytest.mark.law("KSF-2-8-5-1")
@pytest.mark.parametrize(
    "said",
    [
        "Returkvittering",
        "Kvittering nr. 4 23.11.2026",
        "Retur av kvittering nr. 42",
        "honning -64,00 -1 stk. à 64,00",
        "Sum -64,00",
        "Bankkort -64,00",
        "15 % -55,65 -8,35 -64,00",
    ],
)
def test_a_return_receipt_says(said: str) -> None:
    assert said in words(paper("return"))


@pytest.mark.law("KSF-2-8-5-1")
def test_a_return_names_the_transaction_where_the_receipt_is_not_known_and_the_other_register() -> None:
    _, made = day()
    unknown = sale_slip(made["return"], letterhead(), Particulars(VAT_CODES))
    assert "Retur av transaksjon nr. 1002" in words(unknown)
    elsewhere = msgspec.structs.replace(made["return"], register="K2")
    assert "Retur av transaksjon nr. 1002, Kasse 11.222-33.44.567" in words(
        sale_slip(elsewhere, letterhead(), Particulars(VAT_CODES))
    )


@pytest.mark.law("KSF-2-8-5-1")
def test_goods_from_one_receipt_stand_together_under_its_number() -> None:
    _, made = day()
    back = give_back(give_back(basket(1), made["sales"], 1), made["sales"], 2)
    back = give_back(back, made["sales_vouchers"], 1)
    returned = Day(register()).complete(2, back, cash())
    said = words(sale_slip(returned, letterhead(), particulars_of(made["return"])))
    assert (
        said.count("Retur av kvittering nr. 42 Kanelbolle") == said.count("Retur av kvittering nr. 42") == 1
    )
    assert said.count("Retur av kvittering nr. 45 Økologisk") == 1


@pytest.mark.law("KSF-2-8-6-1")
def test_an_exchange_in_training_is_training_and_nothing_else() -> None:
    back = give_back(basket(1, BREAD), day()[1]["sales"], 1)
    trained = Day(register()).complete(2, back, cash(), training=True)
    slip = sale_slip(trained, letterhead(), Particulars(VAT_CODES))
    assert labels(slip) == [Label.TRAINING.nb]


@pytest.mark.law("KSF-2-8-4-3")
def test_a_terminal_is_named_when_it_was_used_and_only_then() -> None:
    assert "Terminalreferanse" not in words(paper("sales_cash"))
    assert "Vipps 20,00 Referanse 5001420663" in words(paper("sales_vouchers"))


@pytest.mark.law("KSF-2-5-d")
@pytest.mark.parametrize(
    ("case", "name", "said"),
    [
        ("cash is rounded", "sales_cash", "Sum 218,72 Avrunding 0,28 Å betale 219,00 Kontant 219,00"),
        ("change goes back", "sales_cash", "Kontant 219,00 Mottatt 500,00 Tilbake 281,00"),
        ("a discount on a line", "sales_cash", "Brunost, løs vekt 66,15 0,350 kg à 189,00 Rabatt 10 % -6,62"),
        ("a discount over all", "sales_cash", "Rabatt på hele kjøpet -11,41"),
        ("a tip is no part of the sum", "sales_tip", "Sum 59,90 Drikkepenger 10,00 Å betale 69,90 Bankkort"),
        ("nor of the VAT", "sales_tip", "25 % 47,92 11,98 59,90"),
        ("eaten here", "sales_tip", "Spise her"),
        ("money back, rounded", "sale_and_return", "Sum -24,90 Avrunding -0,10 Å betale tilbake -25,00"),
        ("a spent gift card shows its end only", "sales_vouchers", "Gavekort 100,00 Kortnummer **** 1234"),
        ("a credit handed out shows all", "return_to_store_credit", "Tilgodelapp -399,00 Nummer T000006"),
    ],
)  # fmt: skip
def test_money_on_a_receipt(case: str, name: str, said: str) -> None:
    assert said in words(paper(name)), case


def test_where_bread_is_eaten_is_said_only_where_it_sets_the_vat() -> None:
    assert "Ta med" not in words(paper("sales_vouchers"))


@pytest.mark.law("KSF-2-8-7-1")
@pytest.mark.parametrize(
    "said",
    ["Kvittering nr. 7 23.11.2026", "Kl. 08:35:09", "Kunde: 10042 Førde Kommune", "12 stk. à 64,00",
     "Kake etter avtale 0,00", "Sum 768,00", "Salgsverdi ukjent", "Faktura kommer senere"],
)  # fmt: skip
def test_a_delivery_receipt_says(said: str) -> None:
    assert said in words(paper("delivery"))


@pytest.mark.law("KSF-2-8-7-1")
def test_a_delivery_states_neither_payment_nor_vat_and_no_doubt_about_known_prices() -> None:
    said = words(paper("delivery_and_return"))
    assert "MVA-sats" not in said
    assert "Salgsverdi ukjent" not in said
    lived = Day(register())
    taken = basket(1, BREAD, BY_AGREEMENT)
    taken = Basket(taken.basket_id, taken.begun_at, taken.lines, customer="7")
    delivered = lived.complete(2, taken, Tender(TenderKind.INVOICE, account="7"))
    nobody = words(sale_slip(delivered, letterhead(), Particulars(VAT_CODES)))
    assert "Kunde: 7 Salgsverdi" not in nobody
    assert "Kunde: 7 " in nobody


@pytest.mark.law("law.md 5.5")
def test_who_paid_at_once_is_not_named_for_having_prices_of_her_own() -> None:
    """The receipt may be left on the counter; whoever wants her name on it asks for that."""
    lived = Day(register())
    taken = basket(1, BREAD)
    taken = Basket(taken.basket_id, taken.begun_at, taken.lines, customer="7")
    sold = lived.complete(2, taken, cash())
    said = words(sale_slip(sold, letterhead(), Particulars(VAT_CODES, customer="Ada Lunde")))
    assert "Kunde" not in said
    assert "Ada" not in said


@pytest.mark.law("KSF-2-8-6-2", "KSF-2-8-7-2")
def test_training_and_deliveries_are_dated_and_numbered_in_their_own_series() -> None:
    assert "Kvittering nr. 1 23.11.2026" in words(paper("training"))
    assert "Kvittering nr. 8 23.11.2026" in words(paper("delivery_and_return"))


@pytest.mark.law("KSF-2-8-4-1")
def test_a_seller_outside_the_vat_register_states_no_vat() -> None:
    lived = Day(register())
    untaxed = msgspec.structs.replace(BREAD, vat_code="ute")
    sold = lived.complete(2, basket(1, untaxed), cash())
    head = letterhead()
    outside = replace(head, company=msgspec.structs.replace(COMPANY, vat_registered=False))
    said = words(sale_slip(sold, outside, Particulars(VAT_CODES)))
    assert "MVA" not in said
    assert "Utenfor loven" in words(sale_slip(sold, head, Particulars(VAT_CODES)))


@pytest.mark.law("KSF-2-8-4-1")
def test_vat_that_was_charged_is_stated_by_whoever_charged_it() -> None:
    head = replace(letterhead(), company=msgspec.structs.replace(COMPANY, vat_registered=False))
    assert "30,62" in words(sale_slip(day()[1]["sales"], head, Particulars(VAT_CODES)))


@pytest.mark.parametrize("name", COMPLETED)
def test_a_receipt_can_be_brought_back_by_its_barcode_unless_nothing_was_sold(name: str) -> None:
    record = day()[1][name]
    assert isinstance(record.event, SaleCompleted)
    bars = [row.data for row in paper(name).rows if isinstance(row, Barcode)]
    letter = {"sales": "S", "training": "T", "delivery": "D"}.get(record.event.series)
    assert bars == ([f"DK{letter}{record.event.receipt}"] if letter else [])


def test_the_series_prefix_of_a_register_is_in_its_barcode() -> None:
    head = replace(letterhead(), register=register(series_prefix="K2-"))
    slip = sale_slip(day()[1]["sales"], head, Particulars(VAT_CODES))
    assert Barcode("DKS42-K2-") in slip.rows


def test_only_a_completed_sale_has_a_receipt() -> None:
    with pytest.raises(ValueError, match="completed no sale"):
        sale_slip(day()[1]["pay_in"], letterhead(), Particulars())


LONG_NAME = "Kransekake med overtrekk av mørk sjokolade, " * 6


@pytest.mark.parametrize("columns", [32, 42, 48])
def test_long_names_lose_nothing(columns: int) -> None:
    lived = Day(msgspec.structs.replace(register(), register_id="K" * 100))
    article = msgspec.structs.replace(BREAD, name=LONG_NAME.strip())
    sold = lived.complete(2, basket(1, article), card(64_00))
    company = msgspec.structs.replace(COMPANY, name="Bakerienes Felleseide Distribusjonssamvirke " * 2 + "SA")
    head = replace(letterhead(), company=company)
    slip = sale_slip(sold, head, replace(particulars_of(day()[1]["sales"]), buyer="B" * 80))
    text = as_text.render(slip, columns)
    assert all(len(line) <= columns for line in text.splitlines())
    run_on = "".join(text.split())
    for whole in (LONG_NAME, company.name, "K" * 100, "B" * 80):
        assert "".join(whole.split()) in run_on


def _completed(sale: Basket, tenders: list[Tender]) -> Record:
    lived = Day(register())
    return lived.complete(1, sale, *tenders)


@settings(max_examples=60)
@given(st.data())
def test_every_sale_has_a_receipt_whose_rows_add_up(data: st.DataObject) -> None:
    """Lines, campaigns and discounts add up to the sum, the VAT table too, on paper as in the books."""
    filled = with_campaigns(data.draw(baskets()), data.draw(st.just([]) | campaigns()))
    lines, _ = price_lines(filled)
    due_ore = sum(line.gross_ore for line in lines)
    tenders = data.draw(tenders_for(due_ore))
    record = _completed(filled, tenders)
    sale = settle(filled, tenders)
    slip = sale_slip(record, letterhead(), Particulars(TRADE_CODES))
    rows = goods_rows(sale.lines, sale.sale_discount_ore, "nb", receipts={}, register="1")
    assert sum(ore(row.right) for row in rows if isinstance(row, Columns)) == sum_on(slip) == due_ore
    vat = table(slip)
    assert sum(ore(row[3]) for row in vat.body) == due_ore
    assert sum(ore(row[2]) for row in vat.body) == sale.gross_ore - sale.net_ore
    assert all(len(line) <= 32 for line in as_text.render(slip, 32).splitlines())


def test_control_an_amount_is_read_as_it_is_written() -> None:
    assert [ore(text) for text in ("1 234,50", "-0,05", "7,00")] == [123_450, -5, 700]
