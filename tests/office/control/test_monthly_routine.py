"""The monthly list: each point with its evidence, in order, signed once, and kept as it was signed."""

import threading
from datetime import UTC, date, datetime

import msgspec
import pytest

from datakasse.errors.control.routine import (
    RoutineMonthNotOver,
    RoutineMonthUnknown,
    RoutineNoteNeeded,
    RoutineOutOfOrder,
    RoutinePointUnknown,
    RoutineSignedBefore,
)
from datakasse.errors.missing_right import MissingRight
from datakasse.journal.events.books import RoutineSigned
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.control.monthly_routine import MonthShown, PointShown, show_routine, sign_point
from datakasse.office.control.routine_points import RoutinePoint
from datakasse.office.delivery.connection import Connection, keep
from datakasse.office.delivery.systems import FILES
from datakasse.office.ledger import keep_agreements
from datakasse.office.ledger.agree import Agreed
from datakasse.office.ledger.keep_agreements import KeptAgreements, RegisterDay
from datakasse.saft.cash import readback as cash_readback
from datakasse.storage.ports.bookkeeping.outbox import Delivery, DeliveryState
from datakasse.storage.ports.store import Books, Readings
from datakasse.web.rooms.agreeing_room import AgreeingRoom
from tests.bank.camt_file import file, statement
from tests.office.bank.banking import ACCOUNT, COFFEE_ORE, enter_account, take_in, trade
from tests.office.ledger.test_agree import put_a_fault, tamper
from tests.shop import BY_NUMBER
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper, card

MARCH = "2026-03"
DAY = RegisterDay(FRONT, date(2026, 3, 2))


def _sign(shop: Shopkeeper, point: str, note: str = "", by: str = KARI, month: str = MARCH) -> MonthShown:
    shown = sign_point(shop.counter, FRONT, by, month, point, note=note)
    shop.clock.forward(seconds=1)
    return shown


def _point(shown: MonthShown, point: RoutinePoint) -> PointShown:
    return next(each for each in shown.points if each.point is point)


@pytest.fixture
def april(closed_shop: Shopkeeper) -> Shopkeeper:
    """A shop that sold by card in March, seen on the second of April."""
    enter_account(closed_shop)
    trade(closed_shop, card(COFFEE_ORE))
    closed_shop.clock.moment = datetime(2026, 4, 2, 9, tzinfo=UTC)
    return closed_shop


def test_each_point_has_its_evidence(april: Shopkeeper) -> None:
    shown = show_routine(april.counter, MARCH)
    assert [each.point for each in shown.points] == list(RoutinePoint)
    assert all(each.evidence for each in shown.points)
    reconciliation = _point(shown, RoutinePoint.RECONCILIATION)
    assert ("Penger på vei uten motpost", "1 på 39,00", False) in [
        (each.name, each.value, each.in_order) for each in reconciliation.evidence
    ]
    vat = _point(shown, RoutinePoint.VAT_RATES)
    assert ("Kode 3 (standard 3)", "25 %") in [(each.name, each.value) for each in vat.evidence]
    assert (shown.over, shown.done) == (True, False)


def test_people_are_called_by_name_and_the_journal_has_their_numbers_alone(april: Shopkeeper) -> None:
    """A name is erased when no law keeps it any longer; what was signed stays as it is."""
    access = _point(show_routine(april.counter, MARCH), RoutinePoint.ACCESS)
    assert ("Rolle Leder", "1 Kari Nordmann") in [(each.name, each.value) for each in access.evidence]
    before = _point(_sign(april, "access", "De er nye."), RoutinePoint.ACCESS)
    assert before.evidence == access.evidence
    signed = april.last().event
    assert isinstance(signed, RoutineSigned)
    assert ("Rolle Leder", "1") in [(each.name, each.value) for each in signed.evidence]
    assert "Nordmann" not in str(signed)


def test_what_is_not_in_order_is_signed_with_a_word_about_it_and_kept_as_it_was(april: Shopkeeper) -> None:
    with pytest.raises(RoutineNoteNeeded):
        _sign(april, "integrations")
    shown = _sign(april, "integrations", "banken sender utskrift i morgen")
    point = _point(shown, RoutinePoint.INTEGRATIONS)
    assert point.signature is not None
    assert (point.signature.operator, point.signature.note) == (KARI, "banken sender utskrift i morgen")
    event = april.last().event
    assert isinstance(event, RoutineSigned)
    assert event.evidence == point.evidence
    whole = file(statement(account=ACCOUNT).replace("2026-11-02", "2026-03-31"))
    take_in(april, whole)
    assert _point(show_routine(april.counter, MARCH), RoutinePoint.INTEGRATIONS).evidence == event.evidence


def test_points_are_taken_in_order_each_once_and_the_month_last(april: Shopkeeper) -> None:
    with pytest.raises(RoutineOutOfOrder):
        _sign(april, "reconciliation", "x")
    with pytest.raises(RoutineOutOfOrder):
        _sign(april, "month", "x")
    *_, shown = [_sign(april, point, "sett") for point in RoutinePoint]
    assert shown.done
    assert _point(shown, RoutinePoint.MONTH).in_order
    with pytest.raises(RoutineSignedBefore):
        _sign(april, "prices", "en gang til")
    with april.counter.store.read() as books:
        before = books.routine_signatures(MARCH)
    april.shop.store.rebuild_views()
    with april.counter.store.read() as books:
        assert books.routine_signatures(MARCH) == before
    assert april.faults() == []


def test_a_month_that_is_not_over_is_shown_and_not_signed(april: Shopkeeper) -> None:
    assert not show_routine(april.counter, "2026-04").over
    with pytest.raises(RoutineMonthNotOver):
        _sign(april, "prices", "sett", month="2026-04")


def test_who_may_not_and_what_is_not_there_are_refused(april: Shopkeeper) -> None:
    with pytest.raises(MissingRight):
        _sign(april, "prices", "sett", by=OLA)
    with pytest.raises(RoutinePointUnknown):
        _sign(april, "weather", "sett")
    for month in ("2026-13", "mars", ""):
        with pytest.raises(RoutineMonthUnknown):
            show_routine(april.counter, month)


def test_statements_to_the_end_of_the_month_without_gaps_are_in_order(april: Shopkeeper) -> None:
    parts = statement(account=ACCOUNT).replace("2026-11-02", "2026-03-31")
    take_in(april, file(parts))
    evidence = _point(show_routine(april.counter, MARCH), RoutinePoint.INTEGRATIONS).evidence
    assert [each.in_order for each in evidence] == [True, True, True]


def test_vouchers_that_go_as_files_are_in_order_once_they_are_noted(april: Shopkeeper) -> None:
    """Those of the month, and no later ones; what is switched off takes none over."""

    def of_files(*, on: bool, until: DeliveryState, day: date) -> tuple[str, bool]:
        def put(books: Books) -> None:
            keep(books, Connection(1, FILES, start=date(2026, 3, 1), on=on))
            books.put_delivery(Delivery(1, "K1-Z-000001", FRONT, 1, day, until))

        april.counter.store.write(put).result()
        evidence = _point(show_routine(april.counter, MARCH), RoutinePoint.INTEGRATIONS).evidence
        return next((each.value, each.in_order) for each in evidence if each.name == "Dagsbilag som filer")

    in_march, in_april = date(2026, 3, 2), date(2026, 4, 1)
    waiting, skipped = DeliveryState.WAITING, DeliveryState.SKIPPED
    one, none = "1 bilag er ikke notert som lest inn", "0 bilag er ikke notert som lest inn"
    assert of_files(on=True, until=waiting, day=in_march) == (one, False)
    assert of_files(on=True, until=skipped, day=in_march) == (none, True)
    assert of_files(on=True, until=waiting, day=in_april) == (none, True)
    assert of_files(on=False, until=skipped, day=in_march) == ("av", False)


def test_an_article_that_gets_an_open_price_is_among_those_that_have_one(april: Shopkeeper) -> None:
    def of_prices() -> dict[str, str]:
        shown = show_routine(april.counter, MARCH)
        return {one.name: one.value for one in _point(shown, RoutinePoint.PRICES).evidence}

    before = of_prices()
    assert of_prices() == before
    april.do(ChangeArticle(msgspec.structs.replace(BY_NUMBER["200"], price_ore=None)), KARI)
    more = int(before["Varer med åpen pris eller uten pris"]) + 1
    assert of_prices() == before | {"Varer med åpen pris eller uten pris": str(more)}


def _agrees(shown: MonthShown) -> tuple[str, bool]:
    """Return what the month says of receipts, Z and ledger."""
    evidence = _point(shown, RoutinePoint.RECONCILIATION).evidence
    return next((one.value, one.in_order) for one in evidence if one.name == "Kvitteringer, Z og regnskap")


def test_a_page_tells_what_was_found_and_the_days_that_are_left_are_found_beside_it(
    april: Shopkeeper,
) -> None:
    kept = KeptAgreements(april.clock.now)
    shown = show_routine(april.counter, MARCH, kept)
    assert (_agrees(shown), len(shown.left)) == (("0 av 1 dager er prøvd og stemmer", False), 1)
    room = AgreeingRoom(april.counter, kept)
    room.soon(shown.left)
    _wait_until_at_rest()
    shown = show_routine(april.counter, MARCH, kept)
    assert (_agrees(shown), shown.left) == (
        ("alt stemte da det sist ble prøvd, 02.04.2026 11:00", True),
        (),
    )
    assert _agrees(show_routine(april.counter, MARCH)) == ("alt stemmer", True)


def _wait_until_at_rest() -> None:
    for thread in threading.enumerate():
        if thread.name == "agreeing":
            thread.join(timeout=30)


def test_a_day_that_cannot_be_read_is_named_and_hides_no_other(
    april: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = RegisterDay(FRONT, date(2026, 3, 2)), RegisterDay(FRONT, date(2026, 3, 3))
    april.clock.moment = datetime(2026, 3, 3, 9, tzinfo=UTC)
    trade(april, card(COFFEE_ORE))
    april.clock.moment = datetime(2026, 4, 2, 9, tzinfo=UTC)
    kept = KeptAgreements(april.clock.now)
    read = keep_agreements.agree

    def read_but_one(books: Readings, first: date, last: date, register: str) -> Agreed:
        if first == bad.day:
            raise ValueError("no JSON")
        return read(books, first, last, register)

    monkeypatch.setattr(keep_agreements, "agree", read_but_one)
    room = AgreeingRoom(april.counter, kept)
    assert show_routine(april.counter, MARCH, kept).left == (bad, good)
    for _ in range(2):
        room.soon([bad, good])
        _wait_until_at_rest()
        shown = show_routine(april.counter, MARCH, kept)
        told = "1 av 2 dager er prøvd og stemmer; kunne ikke prøves: K1 02.03.2026"
        assert (_agrees(shown), shown.left) == ((told, False), ())


def test_who_asks_in_the_moment_that_nothing_was_left_is_not_forgotten(april: Shopkeeper) -> None:
    """The thread has seen that it is at its end, and has not ended."""
    tried: list[tuple[str | None, date | None]] = []

    class Noted(KeptAgreements):
        """Notes which days are tried."""

        def agree(
            self,
            books: Readings,
            from_day: date | None = None,
            to_day: date | None = None,
            register: str | None = None,
        ) -> Agreed:
            del books, to_day
            tried.append((register, from_day))
            return Agreed((), (), 0)

    class Interrupted(AgreeingRoom):
        """A room where somebody asks between the last look for a day and the end of the thread."""

        def _next(self) -> RegisterDay | None:
            day = super()._next()
            if day is None and not again:
                again.append(DAY)
                self.soon(again)
            return day

    again: list[RegisterDay] = []
    room = Interrupted(april.counter, Noted(april.clock.now))
    room.soon([DAY])
    _wait_until_at_rest()
    _wait_until_at_rest()  # The one that was begun from the first.
    assert tried == [DAY, DAY]


def test_a_day_that_is_not_wholly_closed_is_not_said_to_agree(april: Shopkeeper) -> None:
    april.clock.moment = datetime(2026, 3, 31, 9, tzinfo=UTC)
    april.open()
    april.sell("200")
    kept = KeptAgreements(april.clock.now)
    with april.counter.store.read() as books:
        kept.agree(books)
    april.clock.moment = datetime(2026, 4, 2, 9, tzinfo=UTC)
    shown = show_routine(april.counter, MARCH, kept)
    told, in_order = _agrees(shown)
    assert told.split("; ") == [
        "det som er gjort opp, stemte da det sist ble prøvd, 31.03.2026 11:00",
        "1 dag er ikke gjort opp, og ikke prøvd",
    ]
    assert not in_order
    assert show_routine(april.counter, "2026-02", kept).left == ()
    assert _agrees(show_routine(april.counter, "2026-02", kept)) == ("ingenting er bokført", True)


def test_a_z_that_was_changed_is_not_hidden_by_a_sale_after_it(april: Shopkeeper) -> None:
    april.clock.moment = april.entries()[-1].at
    april.open()
    april.sell("200")
    statement = """UPDATE ledger_days SET body = replace(body, '"net_ore":-', '"net_ore":-1')"""
    april.counter.store.write(lambda books: tamper(books, statement)).result()
    april.clock.moment = datetime(2026, 4, 2, 9, tzinfo=UTC)
    told, in_order = _agrees(show_routine(april.counter, MARCH, KeptAgreements(april.clock.now)))
    assert (told, in_order) == ("1 dag er ikke gjort opp, og ikke prøvd", False)
    told, in_order = _agrees(show_routine(april.counter, MARCH))
    assert ("stemmer ikke" in told, in_order) == (True, False)


def test_what_is_signed_is_looked_at_again_although_the_page_had_found_it_to_agree(april: Shopkeeper) -> None:
    kept = KeptAgreements(april.clock.now)
    with april.counter.store.read() as books:
        kept.agree(books)
    statement = """UPDATE ledger_vouchers SET body = replace(body, '"net_ore":-', '"net_ore":-1')"""
    april.counter.store.write(lambda books: tamper(books, statement)).result()
    assert _agrees(show_routine(april.counter, MARCH, kept))[1]
    _demand_signed_as_not_agreeing(april, kept)
    assert not _agrees(show_routine(april.counter, MARCH))[1]


def test_what_is_signed_is_read_from_every_receipt_although_the_ledger_is_as_it_was(
    april: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptAgreements(april.clock.now)
    with april.counter.store.read() as books:
        kept.agree(books)
    put_a_fault(monkeypatch, cash_readback, "transactions", ("<paidAmnt>", "<paidAmnt>2"))
    assert _agrees(show_routine(april.counter, MARCH, kept))[1]
    _demand_signed_as_not_agreeing(april, kept)


def _demand_signed_as_not_agreeing(shop: Shopkeeper, kept: KeptAgreements) -> None:
    sign_point(shop.counter, FRONT, KARI, MARCH, "integrations", note="sett")
    shown = sign_point(shop.counter, FRONT, KARI, MARCH, "reconciliation", note="sett", agreements=kept)
    told, in_order = _agrees(shown)
    assert ("stemmer ikke" in told, in_order) == (True, False)
