"""Who keeps the books changes from a day on, corrects with a voucher of its own, and locks what is done."""

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest

from datakasse.bookkeeping.mapping import Purpose, Rule
from datakasse.bookkeeping.voucher import Voucher
from datakasse.errors.ledger.books import (
    AccountInUse,
    BadAccount,
    BadCorrection,
    BadMapping,
    BadPeriod,
    MappingTooEarly,
    NothingBooked,
    PeriodNotReady,
    UnknownAccount,
)
from datakasse.errors.shop.locations import UnknownLocation
from datakasse.journal.books_content import CorrectionLine
from datakasse.journal.events.books import PeriodLocked
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.ledger.agree import agree
from datakasse.office.ledger.change_account import ChangeAccount
from datakasse.office.ledger.change_mapping import ChangeMapping, SetDepartment
from datakasse.office.ledger.correct_books import CorrectBooks
from datakasse.office.ledger.lock_period import LockPeriod, still_holds
from datakasse.office.ledger.show_vouchers import WaitingView, show_mapping, show_voucher
from datakasse.storage.sqlite.store import SqliteStore
from datakasse.till.day.close_day import ExpectCash
from datakasse.till.day.train import SetTraining
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.ring_up import AddArticle
from datakasse.trade.people.operator import Operator, Role
from tests.shop import NOON
from tests.till.shopkeeper import BACK, CASH, COFFEE_ORE, FRONT, KARI, Shopkeeper

MONDAY = date(2026, 3, 2)
TUESDAY = MONDAY + timedelta(days=1)
MARCH = date(2026, 3, 31)
WASH = (CorrectionLine("1910", "Bank", -50_00), CorrectionLine("1571", "Vask", 50_00))


@pytest.fixture
def shop(closed_shop: Shopkeeper) -> Shopkeeper:
    """A shop where nothing has been booked yet."""
    return closed_shop


def vouchers(shop: Shopkeeper) -> list[Voucher]:
    """Return all vouchers."""
    with shop.counter.store.read() as books:
        return list(books.vouchers(None, None, None))


def accounts_sold_on(shop: Shopkeeper) -> list[str]:
    """Return the account of revenue in each voucher that has one."""
    return [line.account for voucher in vouchers(shop) for line in voucher.lines if line.vat_code]


def rebuild(shop: Shopkeeper) -> None:
    """Throw the views away and make them again."""
    store = shop.counter.store
    assert isinstance(store, SqliteStore)
    store.rebuild_views()


def next_day(shop: Shopkeeper) -> None:
    """Close the day, and open the next."""
    shop.z(shop.do(ExpectCash()))
    shop.clock.forward(days=1)
    shop.open()


# ── mapping ──────────────────────────────────────────────────────────────────────────────────────


def test_a_change_counts_from_the_next_day_and_leaves_today_as_it_is(shop: Shopkeeper) -> None:
    shop.open()
    shop.sell("200")
    refused = shop.refuse(MappingTooEarly, ChangeMapping(Purpose.SALE, "3000", "DRIKKE", since=MONDAY), KARI)
    assert refused.facts["day"] == "2026-03-03"
    rule = shop.do(ChangeMapping(Purpose.SALE, "3000", "DRIKKE"), KARI)
    assert rule.since == TUESDAY
    shop.sell("200")
    next_day(shop)
    shop.sell("200")
    assert accounts_sold_on(shop) == ["3030", "3030", "3000"]
    before = vouchers(shop)
    rebuild(shop)
    assert vouchers(shop) == before


def test_each_change_is_journalled_at_every_register(shop: Shopkeeper) -> None:
    heads = {register: shop.head(register) for register in shop.registers()}
    shop.do(ChangeMapping(Purpose.SALE, "3000", "DRIKKE", "31", since=MONDAY), KARI)
    for register, head in heads.items():
        (record,) = shop.entries(register, head + 1)
        assert record.event == SettingsChanged("mapping", "sale DRIKKE 31 = 3000 2026-03-02")
        assert record.operator == KARI


def test_a_rule_that_fills_a_gap_counts_from_the_day_that_waits_for_it(shop: Shopkeeper) -> None:
    shop.do(ChangeMapping(Purpose.SALE, "", vat_code="31", since=MONDAY), KARI)
    shop.open()
    shop.sell("200")
    with shop.counter.store.read() as books:
        (waiting,) = books.waiting_vouchers()
        shown = show_voucher(books, FRONT, waiting.entry)
        assert isinstance(shown, WaitingView)
        assert shown.sentences == [
            "Det er ikke valgt konto for varegruppe «DRIKKE» med mva-kode 31. Velg en."
        ]
    assert accounts_sold_on(shop) == []
    next_day(shop)
    shop.do(AddArticle("501", age_confirmed=True))
    shop.do(CompleteSale((CASH,)))
    # Coffee that is drunk here has another VAT code: a rule for all coffee would come too late.
    assert shop.do(ChangeMapping(Purpose.SALE, "3000", "DRIKKE"), KARI).since == date(2026, 3, 4)
    rule = shop.do(ChangeMapping(Purpose.SALE, "3030", "DRIKKE", "31"), KARI)
    assert rule.since == MONDAY
    assert accounts_sold_on(shop) == ["3030", "3000", "2995"]
    # Beer is booked by its VAT code: a rule for its group would take the place of that.
    early = ChangeMapping(Purpose.SALE, "3100", "OL", since=MONDAY)
    shop.refuse(MappingTooEarly, early, KARI)


def test_a_half_mapping_books_nothing_half(shop: Shopkeeper) -> None:
    """With revenue mapped and VAT not, the voucher waits as a whole."""
    shop.do(ChangeMapping(Purpose.VAT, "", vat_code="31", since=MONDAY), KARI)
    shop.open()
    shop.sell("200")
    assert accounts_sold_on(shop) == []
    with shop.counter.store.read() as books:
        (waiting,) = books.waiting_vouchers()
    assert [reason.purpose for reason in waiting.reasons] == [Purpose.VAT]
    shop.do(ChangeMapping(Purpose.VAT, "2701", vat_code="31"), KARI)
    assert accounts_sold_on(shop) == ["3030"]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (ChangeMapping(Purpose.SALE, "3999", "DRIKKE"), UnknownAccount),
        (ChangeMapping(Purpose.SALE, "3000", "NOWHERE"), BadMapping),
        (ChangeMapping(Purpose.SALE, "3000", vat_code="99"), BadMapping),
        (ChangeMapping(Purpose.TENDER, "1579", "cheque"), BadMapping),
        (ChangeMapping(Purpose.TENDER, "1579", "vipps", vat_code="3"), BadMapping),
        (ChangeMapping(Purpose.TIPS, "2911", "1"), BadMapping),
        (ChangeMapping(Purpose.SALE, "3000", location="9"), BadMapping),
        (ChangeMapping(Purpose.SALE, "2700", "DRIKKE"), BadMapping),
        (ChangeMapping(Purpose.VAT, "3000", vat_code="3"), BadMapping),
        (SetDepartment("9", "10"), UnknownLocation),
        (SetDepartment("1", "x" * 36), BadMapping),
    ],
)
def test_a_rule_that_means_nothing_is_refused(
    shop: Shopkeeper, change: ChangeMapping | SetDepartment, refusal: type[BadMapping]
) -> None:
    shop.refuse(refusal, change, KARI)
    with shop.counter.store.read() as books:
        assert show_mapping(books).departments == []


def test_a_place_is_booked_under_its_department_from_a_day(shop: Shopkeeper) -> None:
    shop.open()
    shop.sell("200")
    shop.refuse(MappingTooEarly, SetDepartment("1", "20", MONDAY), KARI)
    shop.do(SetDepartment("1", "20"), KARI)
    next_day(shop)
    shop.sell("200")
    told = [{line.department for line in voucher.lines} for voucher in vouchers(shop)]
    assert told[1] == {""}
    assert told[-1] == {"20"}


# ── accounts ─────────────────────────────────────────────────────────────────────────────────────


def test_an_account_is_added_renamed_and_used(shop: Shopkeeper) -> None:
    added = shop.do(ChangeAccount("3010", "Salg av brød"), KARI)
    assert (added.grouping_category, added.grouping_code) == ("salgsinntekt", "3000")
    shop.do(ChangeMapping(Purpose.SALE, "3010", "DRIKKE", since=MONDAY), KARI)
    renamed = shop.do(ChangeAccount("3010", "Drikke"), KARI)
    assert renamed.grouping_code == "3000"
    with shop.counter.store.read() as books:
        assert books.accounts()["3010"].name == "Drikke"
    shop.open()
    shop.sell("200")
    assert accounts_sold_on(shop) == ["3010"]


def test_an_account_is_closed_when_nothing_is_booked_on_it_any_more(shop: Shopkeeper) -> None:
    shop.open()
    shop.sell("200")
    shop.refuse(AccountInUse, ChangeAccount("3900", "Annet", closed_from=MONDAY), KARI)
    shop.refuse(AccountInUse, ChangeAccount("3900", "Annet", closed_from=TUESDAY), KARI)
    shop.do(ChangeMapping(Purpose.SALE, "", vat_code="7", since=TUESDAY), KARI)
    shop.do(ChangeAccount("3900", "Annet", closed_from=TUESDAY), KARI)
    shop.refuse(BadMapping, ChangeMapping(Purpose.SALE, "3900", "DRIKKE"), KARI)


@pytest.mark.parametrize(
    "change",
    [
        ChangeAccount("30", "For kort"),
        ChangeAccount("30x0", "Bokstav"),
        ChangeAccount("3010", "  "),
        ChangeAccount("9999", "Uten plass i næringsspesifikasjonen"),
        ChangeAccount("3010", "Ukjent", "inntekt", "3000"),
    ],
)
def test_an_account_that_cannot_be_used_is_refused(shop: Shopkeeper, change: ChangeAccount) -> None:
    shop.refuse(BadAccount, change, KARI)


# ── corrections ──────────────────────────────────────────────────────────────────────────────────


def test_a_correction_is_a_voucher_of_its_own_and_in_no_z(shop: Shopkeeper) -> None:
    shop.open(float_ore=0)
    shop.sell("200")
    (sold,) = vouchers(shop)
    made = shop.do(CorrectBooks("feil konto", WASH, FRONT, sold.entry), KARI)
    assert (made.number, made.kind, made.day) == ("2026-000002", "books_corrected", MONDAY)
    assert [line.account for line in made.lines] == ["1910", "1571"]
    assert vouchers(shop) == [sold, made]
    shop.z(COFFEE_ORE)
    with shop.counter.store.read() as books:
        days = {day.key: day for day in books.day_vouchers(None, None, None)}
        assert agree(books).holds
    key = f"K1-K-{made.entry:06d}"
    assert set(days) == {"K1-Z-000001", key}
    assert days[key].lines == made.lines
    assert days[key].z_number == 0
    assert not {"1910", "1571"} & {line.account for line in days["K1-Z-000001"].lines}


def test_a_correction_after_the_z_is_booked_and_does_not_open_the_day(shop: Shopkeeper) -> None:
    shop.open(float_ore=0)
    shop.sell("200")
    shop.z(COFFEE_ORE)
    made = shop.do(CorrectBooks("feil konto", WASH), KARI)
    assert made.day == MONDAY
    assert shop.state().used_on is None
    shop.clock.forward(days=1)
    shop.open(float_ore=0)
    shop.sell("200")
    assert [voucher.day for voucher in vouchers(shop)][-1] == TUESDAY
    kept = vouchers(shop)
    rebuild(shop)
    assert vouchers(shop) == kept


def test_a_correction_in_training_is_booked_all_the_same(shop: Shopkeeper) -> None:
    """Training is at the till; the office has none."""
    shop.open()
    shop.do(SetTraining(on=True))
    assert shop.do(CorrectBooks("feil konto", WASH), KARI).lines


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ((CorrectionLine("1910", "", -50_00), CorrectionLine("1571", "", 49_99)), "balansere"),
        ((CorrectionLine("1910", "", -50_00), CorrectionLine("1999", "", 50_00)), "1999"),
        ((), "antall linjer"),
        ((CorrectionLine("1910", "", 0), CorrectionLine("1571", "", 0)), "uten beløp"),
        ((CorrectionLine("", "", 50), CorrectionLine("1571", "", -50)), "kontoen"),
        (
            (
                CorrectionLine("3000", "", -100, 25, "3", 2_500, "2700"),
                CorrectionLine("1910", "", 75),
            ),
            "motsatt fortegn",
        ),
        ((CorrectionLine("3000", "", -100, -25), CorrectionLine("1910", "", 125)), "uten kode"),
        ((CorrectionLine("3000", "", -100, vat_code="1"), CorrectionLine("1910", "", 100)), "mva-kode 1"),
    ],
)
def test_a_correction_that_is_wrong_is_refused_whole(
    shop: Shopkeeper, lines: tuple[CorrectionLine, ...], says: str
) -> None:
    assert says in shop.refuse(BadCorrection, CorrectBooks("feil", lines), KARI).sentence("nb")
    assert vouchers(shop) == []


def test_a_correction_has_a_reason_and_corrects_something_that_is_booked(shop: Shopkeeper) -> None:
    shop.refuse(BadCorrection, CorrectBooks(" ", WASH), KARI)
    shop.refuse(NothingBooked, CorrectBooks("feil", WASH, FRONT, 1), KARI)


# ── locked periods ───────────────────────────────────────────────────────────────────────────────


def march_is_done(shop: Shopkeeper) -> None:
    """Sell a day in March, close it, and let April come."""
    shop.open(float_ore=0)
    shop.sell("200")
    shop.z(COFFEE_ORE)
    shop.clock.moment = datetime(2026, 4, 1, 11, tzinfo=UTC)


def test_a_month_is_locked_with_evidence_at_every_register(shop: Shopkeeper) -> None:
    march_is_done(shop)
    locked = shop.do(LockPeriod(MARCH), KARI)
    assert (locked.from_day, locked.through, locked.evidence.vouchers) == (None, MARCH, 2)
    assert locked.evidence.debit_ore == 2 * COFFEE_ORE
    for register in shop.registers():
        event = shop.last(register).event
        assert isinstance(event, PeriodLocked)
        assert event.digest == locked.evidence.digest
    with shop.counter.store.read() as books:
        assert books.locked_periods() == [locked]
        assert still_holds(books, locked)
    rebuild(shop)
    with shop.counter.store.read() as books:
        assert books.locked_periods() == [locked]
        assert still_holds(books, locked)


def test_nothing_is_booked_in_a_locked_period_whatever_the_clock_says(shop: Shopkeeper) -> None:
    march_is_done(shop)
    locked = shop.do(LockPeriod(MARCH), KARI)
    shop.clock.moment = NOON + timedelta(days=3)
    shop.open(at=BACK, float_ore=0)
    shop.sell("200", at=BACK)
    made = shop.do(CorrectBooks("feil konto", WASH), KARI)
    april = date(2026, 4, 1)
    assert {voucher.day for voucher in vouchers(shop) if voucher.entry == made.entry} == {april}
    with shop.counter.store.read() as books:
        assert {voucher.day for voucher in books.vouchers(BACK, None, None)} == {april}
        assert still_holds(books, locked)


def test_a_voucher_that_was_changed_shows(shop: Shopkeeper) -> None:
    """The control: evidence does not hold by itself."""
    march_is_done(shop)
    locked = shop.do(LockPeriod(MARCH), KARI)
    with shop.counter.store.read() as books:
        other = type(locked)(locked.from_day, date(2026, 3, 1), locked.evidence, locked.operator)
        assert not still_holds(books, other)


def test_an_open_day_or_a_voucher_that_waits_holds_the_lock_up(shop: Shopkeeper) -> None:
    shop.do(ChangeMapping(Purpose.SALE, "", vat_code="31", since=MONDAY), KARI)
    shop.open(float_ore=0)
    shop.sell("200")
    shop.clock.moment = datetime(2026, 4, 1, 11, tzinfo=UTC)
    said = shop.refuse(PeriodNotReady, LockPeriod(MARCH), KARI).sentence("nb")
    assert "K1 2026-03-02 mangler Z" in said
    assert "bilag 2026-000001 på K1 venter på kontering" in said
    shop.z(COFFEE_ORE)
    assert "mangler Z" not in shop.refuse(PeriodNotReady, LockPeriod(MARCH), KARI).sentence("nb")
    shop.do(ChangeMapping(Purpose.SALE, "3030", vat_code="31"), KARI)
    shop.do(LockPeriod(MARCH), KARI)


def test_only_whole_months_that_are_over_are_locked_and_once(shop: Shopkeeper) -> None:
    march_is_done(shop)
    shop.do(LockPeriod(MARCH), KARI)
    for through in (date(2026, 3, 30), date(2026, 4, 30), MARCH, date(2026, 2, 28)):
        shop.refuse(BadPeriod, LockPeriod(through), KARI)


def test_the_next_period_begins_where_the_last_one_ended(shop: Shopkeeper) -> None:
    march_is_done(shop)
    shop.do(LockPeriod(MARCH), KARI)
    shop.clock.moment = datetime(2026, 5, 2, 11, tzinfo=UTC)
    april = shop.do(LockPeriod(date(2026, 4, 30)), KARI)
    assert (april.from_day, april.evidence.vouchers) == (date(2026, 4, 1), 0)


def test_a_change_never_counts_in_a_locked_period(shop: Shopkeeper) -> None:
    march_is_done(shop)
    shop.do(LockPeriod(MARCH), KARI)
    with shop.counter.store.read() as books:
        assert show_mapping(books).first_open_day == date(2026, 4, 1)
    shop.refuse(MappingTooEarly, ChangeMapping(Purpose.TIPS, "2998", since=MARCH), KARI)


# ── who may ──────────────────────────────────────────────────────────────────────────────────────


def test_the_accountant_keeps_the_books_without_selling(shop: Shopkeeper) -> None:
    accountant = Operator("5", "Nina", "Tall", Role.ACCOUNTANT, NOON)
    shop.counter.store.write(lambda books: books.put_operator(accountant, "")).result()
    shop.do(ChangeAccount("3010", "Salg av brød"), "5")
    shop.do(CorrectBooks("feil konto", WASH), "5")


def test_rules_are_told_in_the_order_they_were_made(shop: Shopkeeper) -> None:
    made: list[Rule] = [
        shop.do(ChangeMapping(Purpose.TIPS, account, since=MONDAY), KARI) for account in ("2998", "2915")
    ]
    with shop.counter.store.read() as books:
        rules = show_mapping(books).rules
    assert rules[-2:] == made
    assert len(list(itertools.takewhile(lambda rule: rule not in made, rules))) == len(rules) - 2
