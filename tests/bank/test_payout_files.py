"""Every provider's payouts become one form with the provider's own sums; what does not add up is refused."""

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, strategies as st

from datakasse.bank.columns import columns_key, proposed_mapping
from datakasse.bank.money import ore_of
from datakasse.bank.recognise import read_file
from datakasse.bank.table import read_table
from datakasse.bookkeeping.payout import ColumnMapping, Payout, PayoutLineKind, Provider
from datakasse.errors import Refused
from datakasse.errors.ledger.bank_files import (
    BankCurrencyForeign,
    BankFileUnreadable,
    ColumnsUnconfirmed,
    PayoutOff,
)

Json = dict[str, object]


def _vipps(
    kind: str, amount: int, before: int, *, day: int = 2, reference: str = "", number: str = "1"
) -> Json:
    return {
        "pspReference": number,
        "time": f"2026-11-0{day}T10:00:00Z",
        "ledgerDate": f"2026-11-0{day}",
        "entryType": kind,
        "reference": reference,
        "currency": "NOK",
        "amount": amount,
        "balanceBefore": before,
        "balanceAfter": before + amount,
        "recipientHandle": "NO:123455",
    }


def _payouts(content: object) -> tuple[Payout, ...]:
    text = content if isinstance(content, str) else json.dumps(content)
    return read_file(text.encode(), "", {}).payouts


def test_a_vipps_ledger_tells_its_payout_net_of_the_fees_that_were_kept() -> None:
    items = [
        _vipps("capture", 100_00, 0, reference="kasse1-000042-a1"),
        _vipps("refund", -20_00, 100_00, reference="kasse1-000042-a1"),
        _vipps("fees-retained", -1_40, 80_00),
        _vipps("scheduled-for-payout", -78_60, 78_60, day=3, number="2000010"),
    ]
    (payout,) = _payouts({"items": items, "hasMore": False})
    assert payout.key == "vipps:NO:123455:2000010"
    assert (payout.gross_ore, payout.fee_ore, payout.net_ore, payout.other_ore) == (80_00, 1_40, 78_60, 0)
    assert (payout.day, payout.lines[0].reference) == (date(2026, 11, 3), "kasse1-000042-a1")


def test_a_payout_that_was_aborted_comes_with_the_next_one() -> None:
    items = [
        _vipps("capture", 100_00, 0),
        _vipps("scheduled-for-payout", -100_00, 100_00, number="1001"),
        _vipps("payout-aborted", 100_00, 0, day=3),
        _vipps("capture", 50_00, 100_00, day=3),
        _vipps("scheduled-for-payout", -150_00, 150_00, day=4, number="1002"),
    ]
    (payout,) = _payouts({"items": items})
    assert (payout.reference, payout.gross_ore, payout.other_ore) == ("1002", 150_00, 0)


def test_a_ledger_that_begins_in_the_middle_says_what_stood_there_before() -> None:
    items = [
        _vipps("capture", 50_00, 30_00),
        _vipps("scheduled-for-payout", -80_00, 80_00, number="1001"),
        _vipps("capture", 10_00, 0, day=4),
    ]
    (payout,) = _payouts({"items": items})
    assert (payout.gross_ore, payout.other_ore, payout.net_ore) == (50_00, 30_00, 80_00)
    assert payout.lines[0].kind is PayoutLineKind.CARRIED


def test_money_that_is_not_paid_out_yet_is_no_payout() -> None:
    assert _payouts({"items": [_vipps("capture", 50_00, 0)]}) == ()


LEDGER_KINDS = ("capture", "refund", "fees-retained", "retained-disputed-capture", "scheduled-for-payout")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(LEDGER_KINDS),
            st.integers(1, 99_999),
        ),
        max_size=20,
    )
)
def test_no_money_of_a_ledger_is_lost(told: list[tuple[str, int]]) -> None:
    items: list[Json] = []
    balance, paid_ore = 0, 0
    for number, (kind, size) in enumerate(told):
        amount = size if kind == "capture" else -size
        if kind == "scheduled-for-payout":
            amount = -balance
            paid_ore += balance
        items.append(_vipps(kind, amount, balance, number=str(number)))
        balance += amount
    payouts = _payouts({"items": items})
    assert sum(payout.net_ore for payout in payouts) == paid_ore
    assert all(payout.gross_ore - payout.fee_ore + payout.other_ore == payout.net_ore for payout in payouts)
    assert all(line.kind is not PayoutLineKind.CARRIED for payout in payouts for line in payout.lines)


VIPPS_CSV = (
    "Salgsdato;Salgssted;Vippsnummer;Produkt;Transaksjons-ID;Ordre-ID;Brutto;Netto;Transaksjonstype;Oppgjørs-ID;"
    "Oppgjørsdato;Oppgjørssum;Oppgjørskonto;Fornavn;Etternavn;Melding\n"
    "02.11.2026;Hjørnet;123455;Vipps;991;kasse1-1;100,00;98,25;Salg;2000010;03.11.2026;78,60;12345678903;Kari;N;Hei\n"
    "02.11.2026;Hjørnet;123455;Vipps;992;kasse1-2;-20,00;-19,65;Refundering;2000010;03.11.2026;78,60;12345678903;;;\n"
)


def test_the_file_of_vipps_portal_gives_the_same_form_and_no_names() -> None:
    (payout,) = _payouts(VIPPS_CSV)
    assert (payout.merchant, payout.reference, payout.day) == ("123455", "2000010", date(2026, 11, 3))
    assert (payout.gross_ore, payout.fee_ore, payout.net_ore) == (80_00, 1_40, 78_60)
    assert "Kari" not in repr(payout)
    assert "Hei" not in repr(payout)


def test_a_payout_whose_rows_do_not_come_to_its_sum_is_refused() -> None:
    with pytest.raises(PayoutOff):
        _payouts(VIPPS_CSV.replace("78,60", "78,61"))


ADYEN_HEADER = (
    "Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,"
    "Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,"
    "Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),"
    "Interchange (NC),Batch Number\n"
)


def _adyen(
    kind: str,
    debit: str = "",
    credit: str = "",
    fees: str = ",,,",
    *,
    batch: str = "88",
    currency: str = "NOK",
) -> str:
    amounts = f"{currency},{debit},{credit},1,{currency},{debit},{credit},{fees}"
    return f"Co,Hjornet,PSP1,kasse1-1,visa,2026-11-02 09:00:00,CET,{kind},,{amounts},{batch}\n"


def test_adyens_report_gives_a_payout_for_each_batch_that_was_paid() -> None:
    rows = (
        _adyen("Settled", credit="98.80", fees="0.20,0.30,0.50,0.20"),
        _adyen("Chargeback", debit="10.00"),
        _adyen("Fee", debit="1.00"),
        _adyen("MerchantPayout", debit="87.80"),
        _adyen("Settled", credit="5.00", batch="89"),
    )
    (payout,) = _payouts(ADYEN_HEADER + "".join(rows))
    assert payout.key == "adyen:Hjornet:88"
    assert (payout.gross_ore, payout.fee_ore, payout.other_ore, payout.net_ore) == (
        100_00,
        2_20,
        -10_00,
        87_80,
    )


def test_adyens_report_in_another_currency_or_cut_short_is_refused() -> None:
    with pytest.raises(BankCurrencyForeign):
        _payouts(ADYEN_HEADER + _adyen("Settled", credit="1.00", currency="EUR"))
    with pytest.raises(PayoutOff):
        _payouts(ADYEN_HEADER + _adyen("MerchantPayout", debit="87.80"))
    with pytest.raises(BankFileUnreadable, match="line 2"):
        _payouts(ADYEN_HEADER + _adyen("Settled", credit="1.00")[:-10])


def _zettle(kind: str, amount: int, at: str, name: str = "u1") -> Json:
    return {
        "timestamp": at,
        "amount": str(amount),
        "originatorTransactionType": kind,
        "originatorTransactionUuid": name,
    }


def test_zettles_account_tells_its_payouts_and_those_that_failed_are_none() -> None:
    told = [
        _zettle("PAYMENT", 100_00, "2026-11-02T12:00:00"),
        _zettle("PAYMENT_FEE", -1_75, "2026-11-02T12:00:00"),
        _zettle("PAYOUT", -98_25, "2026-11-03T02:00:00", "p1"),
        _zettle("FAILED_PAYOUT", 98_25, "2026-11-03T09:00:00", "p1"),
        _zettle("FROZEN_FUNDS", -10_00, "2026-11-03T10:00:00"),
        _zettle("PAYOUT", -88_25, "2026-11-04T02:00:00", "p2"),
    ]
    (payout,) = _payouts(list(reversed(told)))
    assert (payout.provider, payout.reference, payout.day) == (Provider.ZETTLE, "p2", date(2026, 11, 4))
    assert (payout.gross_ore, payout.fee_ore, payout.other_ore, payout.net_ore) == (
        100_00,
        1_75,
        -10_00,
        88_25,
    )


def test_a_moment_late_in_the_evening_belongs_to_the_norwegian_day() -> None:
    told = [_zettle("PAYMENT", 100, "2026-11-02T23:30:00"), _zettle("PAYOUT", -100, "2026-11-03T02:00:00")]
    assert _payouts(told)[0].lines[0].day == date(2026, 11, 3)


SUMUP = {"id": 1, "type": "PAYOUT", "amount": 98.25, "date": "2026-11-03", "currency": "NOK", "fee": 1.75,
         "status": "SUCCESSFUL", "reference": "payout-1", "transaction_code": "T1"}  # fmt: skip
SUMUP_CSV = (
    "id,type,amount,date,currency,fee,status,reference,transaction_code\n"
    "1,PAYOUT,98.25,2026-11-03,NOK,1.75,SUCCESSFUL,payout-1,T1\n"
)


def test_sumups_list_reads_alike_as_json_and_as_columns() -> None:
    (payout,) = _payouts([SUMUP])
    assert (payout.gross_ore, payout.fee_ore, payout.net_ore) == (100_00, 1_75, 98_25)
    assert _payouts(SUMUP_CSV) == (payout,)


def test_sumups_deductions_lower_the_payout_and_what_failed_is_left_out() -> None:
    taken = SUMUP | {"type": "CHARGE_BACK_DEDUCTION", "amount": 10.0, "fee": 0}
    failed = SUMUP | {"status": "FAILED", "amount": 500.0}
    (payout,) = _payouts([SUMUP, taken, failed])
    assert (payout.net_ore, payout.other_ore) == (88_25, -10_00)


NETS = (
    "Oppgjørsdato;Oppgjørsnummer;Brukersted;Brutto;Gebyr;Netto\n03.11.2026;4711;0099;1 000,00;-12,50;987,50\n"
)


def test_unknown_columns_wait_until_a_person_has_said_what_they_are() -> None:
    with pytest.raises(ColumnsUnconfirmed):
        read_file(NETS.encode(), "", {})
    header = read_table(NETS.encode()).header
    confirmed = {columns_key(header): proposed_mapping(header)}
    (payout,) = read_file(NETS.encode("cp1252"), "", confirmed).payouts
    assert payout.key == "other:0099:4711"
    assert (payout.gross_ore, payout.fee_ore, payout.net_ore, payout.lines) == (1_000_00, 12_50, 987_50, ())


def test_rows_with_a_day_of_sale_are_lines_of_one_payout() -> None:
    rows = ("2026-11-01;2026-11-03;1;50;1", "2026-11-02;2026-11-03;1;70;1")
    text = "\n".join(("Salgsdato;Oppgjørsdato;Oppgjørsnummer;Brutto;Gebyr", *rows))
    header = read_table(text.encode()).header
    (payout,) = read_file(text.encode(), "", {columns_key(header): proposed_mapping(header)}).payouts
    assert [(line.day.day, line.amount_ore) for line in payout.lines] == [(1, 50_00), (2, 70_00)]
    assert payout.net_ore == 118_00


def test_columns_that_contradict_each_other_are_refused() -> None:
    header = read_table(NETS.encode()).header
    wrong = NETS.replace("987,50", "980,00").encode()
    with pytest.raises(PayoutOff):
        read_file(wrong, "", {columns_key(header): proposed_mapping(header)})
    with pytest.raises(BankFileUnreadable):
        read_file(NETS.encode(), "", {columns_key(header): ColumnMapping("Dag", gross="Brutto")})


@pytest.mark.parametrize("content", [b"{}", b'{"data": []}', b'{"item": [], "cursor": "x"}'])
def test_an_answer_that_tells_of_no_entries_is_none_of_vipps(content: bytes) -> None:
    """It was taken in as a report of nothing, and told to have been imported before the next time."""
    with pytest.raises(BankFileUnreadable, match="Report API"):
        read_file(content, "", {})
    assert read_file(b'{"items": []}', "", {}).payouts == ()


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words_or_hold_nothing(content: bytes) -> None:
    with suppress(Refused):
        assert read_file(content, "", {}).payouts == ()


@given(st.integers(-(10**12), 10**12))
def test_an_amount_is_exact_however_it_is_written(ore: int) -> None:
    sign, kroner, rest = "-" if ore < 0 else "", abs(ore) // 100, abs(ore) % 100
    for text in (
        f"{kroner}.{rest:02d}",
        f"{kroner},{rest:02d}",
        f"{kroner:,}.{rest:02d}",
        f"{kroner: }".strip() + f",{rest:02d}",
    ):
        assert ore_of(sign + text) == ore
    grouped = f"{kroner:,}".replace(",", " ")
    assert ore_of(f"{sign}{grouped},{rest:02d}") == ore
