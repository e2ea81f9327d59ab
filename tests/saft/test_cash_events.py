"""Events: what each kind says beyond its code, and which transaction it names."""

import pytest

from datakasse.journal.codes import NOT_EXPORTED, event_code, transaction_code
from datakasse.journal.event import Event
from datakasse.journal.events.basket import (
    BasketParked,
    BasketResumed,
    LineAdded,
    LineCorrected,
    PriceChecked,
    ServingChosen,
)
from datakasse.journal.events.campaigns import CampaignEnded, CampaignSet
from datakasse.journal.events.day import TrainingEnded, TrainingStarted
from datakasse.journal.events.drawer import DrawerClosed, DrawerOpened, PaidOut
from datakasse.journal.events.paper import (
    DocumentPrinted,
    JournalExported,
    PrintFailed,
    PrintingMoved,
    ReceiptDelivered,
)
from datakasse.journal.events.people import (
    ActionApproved,
    AttemptRefused,
    OfficeEntered,
    OfficeLeft,
    RoleDefined,
    RoleGiven,
    SignedOff,
    SignedOn,
)
from datakasse.journal.events.price_lists import ChangedPrice, PriceListEnded, PriceListSet
from datakasse.journal.events.register import (
    ClockWentBack,
    KeysRotated,
    RegisterCommissioned,
    RegisterRestored,
    SoftwareUpdated,
    SystemStarted,
    SystemStopped,
)
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.journal.public_keys import PublicKeys
from datakasse.trade.goods.article import Serving
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.sale.sale import settle
from datakasse.trade.tender import Tender, TenderKind
from tests.journal.instances import CAMPAIGN, PRICE_LIST
from tests.saft.conftest import Validate
from tests.saft.counter import (
    EXACT_CASH,
    FIRST_REGISTER,
    MILK,
    basket_of,
    complete,
    corner_shop,
    line,
)
from tests.saft.shops import Journal, export, local, rows

MORNING = local("2026-03-02 09:00:00")
KEYS = PublicKeys("2", "RSA-SHA1-1024", "", "")
REMOVED = "artID 1001; qnt 1; lineAmntIn 16.40"
PAID = "settled"  # The basket that became transaction 1.

SAID: list[tuple[Event, str, str, str]] = [
    (SystemStarted("1"), "POSSTART", "", ""),
    (SystemStopped(), "POSEND", "", ""),
    (SoftwareUpdated("1.0", "1.1"), "POSUPDATE", "", "from 1.0; to 1.1"),
    (KeysRotated(KEYS), "KEYROT", "", "keyVersion 2"),
    (
        RegisterRestored(KEYS, "backup", "1", 200, 2),
        "RESTORED",
        "",
        "from backup; keyVersion 2; numbers passed over: 200, of reports 2",
    ),
    (ClockWentBack(3_600_000), "CLOCKBACK", "", "by 3600000 ms"),
    (
        RoleDefined("skift", "Skiftleder", ("sell", "x_report")),
        "SETTINGS",
        "",
        "role skift; Skiftleder; sell x_report",
    ),
    (RoleDefined("skift", "Skiftleder", ()), "SETTINGS", "", "role skift; Skiftleder"),
    (RoleGiven("1002", "skift"), "SETTINGS", "", "operator 1002; role skift"),
    (SettingsChanged("operator", "1002"), "SETTINGS", "", "operator; 1002"),
    (PriceChanged("1001", 16_40, 17_00), "PRICECHG", "", "artID 1001; from 16.40; to 17.00"),
    (CampaignSet(CAMPAIGN), "PRICECHG", "", "campaign 3; version 2; Kaffe og bolle"),
    (
        PriceListSet(PRICE_LIST, (ChangedPrice("200", None, 35_00), ChangedPrice("100", 5_00, None))),
        "PRICECHG",
        "",
        "price list 3; version 1; Torget; artID 200 none to 35.00; artID 100 5.00 to none",
    ),
    (PriceListEnded(3, 2, "Torget"), "PRICECHG", "", "price list 3; version 2; Torget; ended"),
    (CampaignEnded(3, 2, "Jul"), "PRICECHG", "", "campaign 3; version 2; Jul; ended"),
    (PriceChanged("1001", None, 17_00), "PRICECHG", "", "artID 1001; from open price; to 17.00"),
    (SignedOn(), "EMPIN", "", ""),
    (SignedOff(), "EMPOUT", "", ""),
    (OfficeEntered(), "EMPIN", "", ""),
    (OfficeLeft(), "EMPOUT", "", ""),
    (AttemptRefused("copy", "receipt.copied", "17"), "REFUSED", "", "copy; receipt.copied; 17"),
    (AttemptRefused("sign on", "pin.wrong"), "REFUSED", "", "sign on; pin.wrong"),
    (
        ActionApproved("1002", "PayOut", "pay_in_out", 50_00, "vask"),
        "APPROVED",
        "",
        "by 1002; PayOut; pay_in_out; 50.00; vask",
    ),
    (ActionApproved("1002", "TakeX", "x_report"), "APPROVED", "", "by 1002; TakeX; x_report"),
    (DrawerOpened(1, PAID), "DRAWOPEN", "1", ""),
    (DrawerOpened(reason="veksle"), "DRAWOPENMAN", "", ""),
    (DrawerClosed(), "DRAWCLOSE", "", ""),
    (
        LineCorrected(PAID, 1, "1001", 1000, 0, 16_40),
        "LINEDELETE",
        "1",
        "artID 1001; qnt 1; lineAmntIn 16.40",
    ),
    (
        LineCorrected("gone", 1, "1001", 4000, 1000, 65_60),
        "LINEREDUCE",
        "",
        "artID 1001; qnt 4; lineAmntIn 65.60; left 1",
    ),
    (
        PriceChecked("1003", "100", 27_80, 24_17),
        "PRICELOOKUP",
        "",
        "artID 1003; artGroupID 100; lineAmntIn 27.80; lineAmntEx 24.17",
    ),
    (BasketParked(PAID, "Bord 4"), "PARK", "1", "Bord 4"),
    (BasketResumed(PAID), "RESUME", "1", ""),
    (BasketParked("gone", "Bord 5"), "PARK", "", "Bord 5"),
    (PaidOut("bank", 700_00, "nattsafe"), "CASHOUT", "2", "bank; 700.00; nattsafe"),
    (DocumentPrinted("sales", 1), "SALREC", "1", ""),
    (DocumentPrinted("return", 1), "RETREC", "1", ""),
    (DocumentPrinted("copy", 1), "COPYREC", "1", ""),
    (DocumentPrinted("training", 1), "TRAREC", "1", ""),
    (DocumentPrinted("delivery", 1), "DELREC", "1", ""),
    (ReceiptDelivered("sales", ReceiptWay.EMAIL, 1), "SALREC", "1", "delivered by email"),
    (ReceiptDelivered("copy", ReceiptWay.LINK, 1), "COPYREC", "1", "delivered by link"),
    (DocumentPrinted("provisional"), "PROREC", "", ""),
    (DocumentPrinted("drawer"), "OTHERREC", "", "drawer"),
    (DocumentPrinted("gift_card", 1), "OTHERREC", "1", "gift_card"),
    (PrintFailed("sales", "tomt for papir", 1), "PRINTFAIL", "1", "sales; tomt for papir"),
    (PrintingMoved("K2"), "PRINTMOVE", "", "K2"),
    (PrintingMoved(""), "PRINTMOVE", "", "own"),
    (JournalExported("SAF-T", "2026-01-01", "2026-01-31"), "JOUREXP", "", "SAF-T; 2026-01-01 to 2026-01-31"),
    (TrainingStarted(), "TRAINON", "", ""),
    (TrainingEnded(), "TRAINOFF", "", ""),
]


@pytest.mark.law("KSF-2-7-1", "SAFT-12")
@pytest.mark.parametrize(("event", "code", "transaction", "text"), SAID)
def test_an_event_says_what_its_code_does_not(
    event: Event, code: str, transaction: str, text: str, validate: Validate
) -> None:
    journal = Journal(FIRST_REGISTER)
    complete(journal, basket_of(line(MILK, MORNING), basket_id=PAID), [EXACT_CASH], MORNING)
    journal.add(event, MORNING, "1000")
    file = export(corner_shop(journal))
    validate(file)
    row = rows(file, "event")[-1]
    assert (row["eventType"], row.get("transID", ""), row.get("eventText", "")) == (code, transaction, text)


@pytest.mark.law("KSF-2-7-1", "SAFT-12")
@pytest.mark.parametrize(("prices", "left"), [(200, 0), (5_000, 4_646)])
def test_what_a_text_has_no_room_for_is_counted_in_it(prices: int, left: int, validate: Validate) -> None:
    changed = tuple(ChangedPrice(str(90_000 + place), 35_00, 29_00) for place in range(prices))
    journal = Journal(FIRST_REGISTER)
    journal.add(PriceListSet(PRICE_LIST, changed), MORNING, "1000")
    file = export(corner_shop(journal))
    validate(file)
    text = rows(file, "event")[0]["eventText"]
    told = text.count("artID")
    assert told + left == prices
    assert text.endswith(f"; and {left} more in the journal" if left else "artID 90199 35.00 to 29.00")


@pytest.mark.law("KSF-2-6-4b")
def test_a_sale_whose_receipt_was_declined_is_an_event_and_a_transaction(validate: Validate) -> None:
    journal = Journal(FIRST_REGISTER)
    basket = basket_of(line(MILK, MORNING))
    sale = settle(basket, [Tender(TenderKind.DEBIT_CARD, 16_40, "BAX: 1", integrated=True)])
    journal.add(SaleCompleted("b", sale, "sales", 1, receipt_declined=True), MORNING, "1001")
    file = export(corner_shop(journal))
    validate(file)
    (event,) = rows(file, "event")
    assert (event["eventType"], event["transID"], event["empID"]) == ("NOREC", "1", "1001")
    assert rows(file, "cashtransaction")[0]["receiptNum"] == "0"


def test_nobody_signed_on_is_nobody_in_the_file(validate: Validate) -> None:
    journal = Journal(FIRST_REGISTER)
    journal.add(SystemStarted("1"), MORNING)
    file = export(corner_shop(journal))
    validate(file)
    assert "empID" not in rows(file, "event")[0]


def test_what_is_not_exported_leaves_no_gap_in_the_numbers(validate: Validate) -> None:
    journal = Journal(FIRST_REGISTER)
    journal.add(RegisterCommissioned("999999999", 1, 1, KEYS, "1"), MORNING)
    journal.add(SystemStarted("1"), MORNING)
    journal.add(LineAdded("b", line(MILK, MORNING)), MORNING, "1001")
    journal.add(ServingChosen("b", Serving.EAT_IN), MORNING, "1001")
    journal.add(DocumentPrinted("z_report"), MORNING, "1001")
    journal.add(SystemStopped(), MORNING)
    file = export(corner_shop(journal))
    validate(file)
    assert [row["eventID"] for row in rows(file, "event")] == ["1", "2"]


def test_the_table_has_every_kind_that_is_an_event_only() -> None:
    """What is not in it is a transaction, a report, or explained as not exported."""
    kinds = {type(event) for event, *_ in SAID}
    elsewhere = {"SaleCompleted", "SaleAborted", "FloatDeclared", "PaidIn", "VoucherIssued", "CashCounted"}
    reports = {"XReported", "ZReported"}
    union = {kind.__name__ for kind in Event.__args__}
    assert union == {kind.__name__ for kind in kinds | set(NOT_EXPORTED)} | elsewhere | reports
    assert all(event_code(event) is not None for event, *_ in SAID)
    assert [event for event, *_ in SAID if transaction_code(event)] == [PaidOut("bank", 700_00, "nattsafe")]
