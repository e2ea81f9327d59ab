"""The traps of the schema and the example, each sprung on purpose."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, strategies as st
from lxml import etree

from datakasse.errors.control.exports import SeriesOverlap
from datakasse.journal.codes import EVENT_CODES, TRANSACTION_CODES
from datakasse.journal.events.basket import PriceChecked, ProvisionalIssued
from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.events.drawer import PaidIn
from datakasse.journal.events.paper import DocumentPrinted
from datakasse.saft.cash.codes import OWN_CODES, TENDER_CODES, group_ids
from datakasse.saft.series import overlap
from datakasse.trade.goods.article import Article, ArticleGroup
from datakasse.trade.shop.shop import Register
from tests.saft.conftest import Validate
from tests.saft.counter import (
    BEER,
    BREAD,
    CHEESE,
    ENTERED,
    EXACT_CASH,
    FIRST_REGISTER,
    MILK,
    basket_of,
    card,
    complete,
    corner_shop,
    line,
    number_of,
    sale_of,
    taken_back,
)
from tests.saft.reports import empty_report
from tests.saft.shops import Journal, Shop, export, local, rows, texts

MORNING = local("2026-03-02 09:00:00")
SECOND_REGISTER = Register("K2", "A", series_prefix="K2-")


def two_registers() -> Shop:
    """Return a shop where two registers each sold, reported and counted from one."""
    journals = [Journal(FIRST_REGISTER), Journal(SECOND_REGISTER)]
    for journal in journals:
        complete(journal, basket_of(line(MILK, MORNING)), [EXACT_CASH], MORNING)
        report = empty_report(journal.register.register_id, MORNING)
        journal.add(XReported(1, report), MORNING, "1000")
        journal.add(ZReported(1, report), MORNING, "1000")
        journal.add(PaidIn("change", 500_00, "from the bank"), MORNING, "1000")
    return corner_shop(*journals)


@pytest.mark.law("SAFT-1")
def test_every_event_stands_before_every_transaction(validate: Validate) -> None:
    """Though the second register's events come after the first one's transactions."""
    file = export(two_registers())
    validate(file)
    for register in etree.fromstring(file).iter("{*}cashregister"):
        tags = [etree.QName(child).localname for child in register]
        assert tags == ["registerID", *["event"] * 4, *["cashtransaction"] * 2]


@pytest.mark.law("SAFT-11b")
@pytest.mark.parametrize("code", sorted(OWN_CODES))
def test_a_group_may_be_called_what_one_of_our_codes_is_called(code: str, validate: Validate) -> None:
    """Its lines, article, price checks and reports all find it under its other name."""
    goods = Article("7", "Ting", code, "3", 10_00)
    journal, report = Journal(FIRST_REGISTER), empty_report("K1", MORNING, group=code)
    complete(journal, basket_of(line(goods, MORNING)), [EXACT_CASH], MORNING)
    journal.add(PriceChecked("7", code, 10_00, 8_00), MORNING, "1001")
    journal.add(ZReported(1, report), MORNING, "1000")
    shop = corner_shop(journal)
    shop.catalogue.append((goods, ENTERED))
    shop.article_groups += [ArticleGroup(code, "04014", "Ting"), ArticleGroup(f"04-{code}", "04014", "Annet")]
    file = export(shop)
    validate(file)
    name = f"04-04-{code}"
    assert {"basicType": "04", "basicID": name, "predefinedBasicID": "04014", "basicDesc": "Ting"} in rows(
        file, "basic"
    )
    assert texts(file, "ctLine/artGroupID") == [name]
    assert texts(file, "article/artGroupID")[-1] == name
    assert texts(file, "reportArtGroup/artGroupID") == texts(file, "reportEmpArtGroup/artGroupID") == [name]
    assert texts(file, "reportPriceInquiry/priceInquiryGroup") == [name]
    assert f"; artGroupID {name}; " in texts(file, "event/eventText")[0]


@given(groups=st.sets(st.sampled_from([f"{before}{code}" for code in OWN_CODES for before in ("", "04-")])))
def test_no_two_codes_ever_get_one_name(groups: set[str]) -> None:
    names = group_ids(groups)
    assert names.keys() == groups
    assert len(set(names.values()) | OWN_CODES) == len(groups) + len(OWN_CODES)


@pytest.mark.law("SAFT-11b")
def test_our_own_codes_are_all_different_and_short_enough() -> None:
    codes = [code.code for code in (*EVENT_CODES, *TRANSACTION_CODES, *TENDER_CODES.values())]
    assert len(set(codes)) == len(codes)
    assert set(codes) < OWN_CODES
    assert len(OWN_CODES) == len(codes) + 5
    assert all(0 < len(code) <= 35 for code in OWN_CODES)


@pytest.mark.law("SAFT-7")
def test_counts_of_prints_stop_at_three_digits(validate: Validate) -> None:
    journal = Journal(FIRST_REGISTER)
    first = number_of(complete(journal, basket_of(line(MILK, MORNING)), [EXACT_CASH], MORNING))
    complete(journal, basket_of(line(MILK, MORNING)), [EXACT_CASH], MORNING)
    for _ in range(1000):
        journal.add(DocumentPrinted("sales", first), MORNING, "1001")
    for _ in range(256):
        journal.add(DocumentPrinted("copy", first), MORNING, "1001")
    file = export(corner_shop(journal))
    validate(file)
    assert texts(file, "receiptNum") == ["999", "1"]
    assert texts(file, "receiptCopyNum") == ["256", "0"]


@pytest.mark.law("SAFT-7")
def test_each_kind_of_receipt_is_counted_with_its_transaction(validate: Validate) -> None:
    """Late prints too; provisional receipts by the basket they were made of."""
    journal, basket = Journal(FIRST_REGISTER), basket_of(line(MILK, MORNING), basket_id="table 4")
    for number in (1, 2):
        journal.add(ProvisionalIssued("table 4", number, 16_40, basket), MORNING, "1001")
        journal.add(DocumentPrinted("provisional"), MORNING, "1001")
    journal.add(ProvisionalIssued("never paid", 3, 16_40, basket), MORNING, "1001")
    sold = number_of(complete(journal, basket, [EXACT_CASH], MORNING))
    complete(journal, basket_of(line(MILK, MORNING)), [EXACT_CASH], MORNING)
    later = MORNING + timedelta(hours=1)
    journal.add(DocumentPrinted("copy", sold), later, "1001")
    journal.add(DocumentPrinted("delivery", sold), later, "1001")
    journal.add(DocumentPrinted("gift_card", sold), later, "1001")
    journal.add(DocumentPrinted("copy", 999), later, "1001")
    file = export(corner_shop(journal))
    validate(file)
    counted = ("receiptNum", "receiptCopyNum", "receiptProformaNum", "receiptDeliveryNum")
    transactions = rows(file, "cashtransaction")
    assert [[row[name] for name in counted] for row in transactions] == [list("1121"), list("1000")]


@pytest.mark.law("SAFT-11")
def test_numbers_of_two_registers_are_told_apart(validate: Validate) -> None:
    file = export(two_registers())
    validate(file)
    assert texts(file, "eventReport/reportID") == ["X1", "1", "K2-X1", "K2-1"]
    assert texts(file, "event/eventID") == ["1", "2", "3", "4", "K2-1", "K2-2", "K2-3", "K2-4"]
    assert texts(file, "event/transID") == ["1", "1", "K2-1", "K2-1"]
    assert texts(file, "cashtransaction/transID") == ["1", "2", "K2-1", "K2-2"]
    assert texts(file, "cashtransaction/nr") == ["1", "2", "1", "2"]
    assert texts(file, "ctLine/nr") == ["1", "1"]
    assert texts(file, "cashregister/registerID") == ["K1", "K2"]


@pytest.mark.law("SAFT-11")
@pytest.mark.parametrize("prefix", ["", "2", "X", "X7"])
def test_registers_whose_numbers_could_be_taken_for_each_other_are_refused(prefix: str) -> None:
    shop = two_registers()
    shop.journals[1].register = msgspec.structs.replace(SECOND_REGISTER, series_prefix=prefix)
    with pytest.raises(SeriesOverlap) as refused:
        export(shop)
    assert refused.value.facts == {"first": "K1", "second": "K2"}


PREFIXES = st.text("X1-", max_size=3)


@given(prefixes=st.tuples(PREFIXES, PREFIXES), numbers=st.tuples(st.integers(1, 199), st.integers(1, 199)))
def test_where_no_overlap_is_found_no_two_ids_are_equal(
    prefixes: tuple[str, str], numbers: tuple[int, int]
) -> None:
    first, second = (
        {f"{prefix}{number}", f"{prefix}X{number}"} for prefix, number in zip(prefixes, numbers, strict=True)
    )
    found = overlap(*prefixes) or overlap(*reversed(prefixes))
    assert found or not first & second


@pytest.mark.law("SAFT-3")
def test_who_and_what_was_deleted_since_is_declared(validate: Validate) -> None:
    """An article by the name it was sold under; a person, who can be erased, by the id only."""
    journal = Journal(FIRST_REGISTER)
    gone = Article("9001", "Utgått vare", "gone", "3", 10_00)
    complete(journal, basket_of(line(gone, MORNING, "2002")), [EXACT_CASH], MORNING, "2001")
    journal.add(ZReported(1, empty_report("K1", MORNING, group="gone", operator="2003")), MORNING, "1000")
    file = export(corner_shop(journal))
    validate(file)
    assert rows(file, "article")[-1] == {
        "artID": "9001",
        "dateOfEntry": "2026-03-01",
        "artGroupID": "gone",
        "artDesc": "Utgått vare",
    }
    erased = {"dateOfEntry": "2026-03-02", "timeOfEntry": "09:00:00"}
    assert rows(file, "employee")[2:] == [
        {"empID": operator, "surName": operator} | erased for operator in ("2001", "2002", "2003")
    ]
    assert {"basicType": "04", "basicID": "gone", "predefinedBasicID": "04999", "basicDesc": "gone"} in rows(
        file, "basic"
    )


@pytest.mark.law("SAFT-8", "SIG-7")
def test_what_goes_out_is_negative_and_has_side_d(validate: Validate) -> None:
    journal = Journal(FIRST_REGISTER)
    sold = complete(journal, basket_of(line(BEER, MORNING)), [card(29_90)], MORNING)
    back = taken_back(sale_of(sold), 1, MORNING, register="K1", transaction=number_of(sold))
    complete(journal, basket_of(back), [card(-29_90)], MORNING)
    file = export(corner_shop(journal))
    validate(file)
    sale, refund = rows(file, "cashtransaction")
    assert (sale["transAmntIn"], sale["transAmntEx"], sale["amntTp"]) == ("29.90", "23.92", "C")
    assert (refund["transAmntIn"], refund["transAmntEx"], refund["amntTp"]) == ("-29.90", "-23.92", "D")
    lines = [row["qnt"] + row["lineAmntIn"] + row["amntTp"] for row in rows(file, "ctLine")]
    assert lines == ["129.90C", "-1-29.90D"]
    vat = [row["vatAmnt"] + row["vatAmntTp"] + row["vatBasAmnt"] for row in rows(file, "cashtransaction/vat")]
    assert vat == ["5.98C23.92", "-5.98D-23.92"]
    assert texts(file, "payment/paidAmnt") == ["29.90", "-29.90"]


@pytest.mark.law("SAFT-10")
def test_the_vat_of_a_transaction_is_the_sum_of_its_lines(validate: Validate) -> None:
    """4.28 + 3.37 + 3.63 is 11.28; rounded once it would be 11.27."""
    journal = Journal(FIRST_REGISTER)
    lines = [
        line(MILK, MORNING, quantity_milli=2000),
        line(BREAD, MORNING, line_id=2),
        line(CHEESE, MORNING, line_id=3),
    ]
    complete(journal, basket_of(*lines), [card(86_40)], MORNING)
    file = export(corner_shop(journal))
    validate(file)
    assert texts(file, "ctLine/vat/vatAmnt") == ["4.28", "3.37", "3.63"]
    assert texts(file, "cashtransaction/vat/vatAmnt") == ["11.28"]


@pytest.mark.law("SAFT-6")
def test_a_period_beyond_three_digits_goes_unnumbered(validate: Validate) -> None:
    """Month 1000 of a file that begins in 1990; nobody keeps books that long, but a file must be valid."""
    journal = Journal(FIRST_REGISTER)
    for day in ("1990-12-31", "2026-03-02", "2073-03-01", "2073-04-01"):
        journal.add(PaidIn("change", 1_00, ""), local(f"{day} 12:00:00"), "1000")
    file = export(corner_shop(journal))
    validate(file)
    assert [row.get("periodNumber") for row in rows(file, "cashtransaction")] == ["12", "435", "999", None]


@pytest.mark.law("SIG-10", "SAFT-11d")
def test_every_transaction_has_its_signature_and_key_version() -> None:
    for row in rows(export(two_registers()), "cashtransaction"):
        assert (len(row["signature"]), row["keyVersion"]) == (28, "1")
