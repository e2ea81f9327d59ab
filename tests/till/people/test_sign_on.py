"""
Signing on with a PIN: slow to guess, quick to use, and the basket stays.

Law: KSF-2-7-1, KSF-2-5-g.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from datakasse.counter.counter import Counter
from datakasse.errors import Refused
from datakasse.errors.storage.journal import UnknownOperator, UnknownRegister
from datakasse.errors.till.day import NotStarted
from datakasse.errors.till.sign_on import PinThrottled, WrongPin
from datakasse.journal.events.people import AttemptRefused
from datakasse.till.day.start_stop import Start, Stop
from datakasse.till.people import sign_on as signing_on
from datakasse.till.people.sign_on import FREE_MISTAKES, WAIT_MAX, SignOff, SignOn, Throttle, sign_on
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.screen.show_shop import people
from tests.shop import NOON
from tests.till.shopkeeper import BACK, FRONT, KARI, OLA, PINS, Shopkeeper

WRONG = "0000"


@pytest.fixture
def started(closed_shop: Shopkeeper) -> Shopkeeper:
    """A shop whose registers are started, with nobody signed on."""
    for register in (FRONT, BACK):
        closed_shop.do(Start(), "", register)
    return closed_shop


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare PINs at once: where many are tried, the slow hash is not what is tested."""

    def fits(pin_hash: str, pin: str) -> bool:
        del pin_hash
        return pin in PINS.values()

    monkeypatch.setattr(signing_on, "pin_fits", fits)


def try_pin(shop: Shopkeeper, throttle: Throttle, pin: str, operator: str = OLA, at: str = FRONT) -> str:
    """Try a PIN and return the code of the refusal; empty when it was right."""
    try:
        sign_on(shop.counter, throttle, at, operator, pin).result()
    except Refused as refusal:
        return refusal.code
    return ""


@pytest.mark.law("KSF-2-7-1")
def test_the_right_pin_signs_on_and_the_wrong_one_is_kept_as_an_attempt(started: Shopkeeper) -> None:
    throttle, head = Throttle(), started.head()
    with pytest.raises(WrongPin):
        sign_on(started.counter, throttle, FRONT, OLA, WRONG).result()
    assert started.attempt() == AttemptRefused("SignOn", "operator.wrong_pin")
    assert sign_on(started.counter, throttle, FRONT, OLA, PINS[OLA]).result().lane().operator == OLA
    assert started.kinds(from_number=head + 1) == ["attempt_refused", "signed_on"]


@pytest.mark.usefixtures("quick")
def test_ten_wrong_pins_wait_longer_and_longer(started: Shopkeeper) -> None:
    """Three mistakes are free; from then on the wait doubles, and nothing is looked at meanwhile."""
    throttle, waits = Throttle(), list[int]()
    for _ in range(10):
        while (code := try_pin(started, throttle, WRONG)) == "operator.throttled":
            waits[-1] += 1
            started.clock.forward(seconds=1)
        assert code == "operator.wrong_pin"
        waits.append(0)
    assert waits == [0] * FREE_MISTAKES + [2**place for place in range(1, 7)] + [0]
    attempts = [record for record in started.entries() if isinstance(record.event, AttemptRefused)]
    assert len(attempts) == 10
    with pytest.raises(PinThrottled) as raised:
        sign_on(started.counter, throttle, FRONT, OLA, PINS[OLA])
    assert raised.value.facts == {"wait_s": 128}


@pytest.mark.usefixtures("quick")
def test_the_wait_has_an_end_and_the_right_pin_forgives(started: Shopkeeper) -> None:
    throttle = Throttle()
    for _ in range(30):
        started.clock.forward(seconds=WAIT_MAX.total_seconds())
        assert try_pin(started, throttle, WRONG) == "operator.wrong_pin"
    with pytest.raises(PinThrottled) as raised:
        sign_on(started.counter, throttle, FRONT, OLA, PINS[OLA])
    assert timedelta(seconds=int(raised.value.facts["wait_s"])) == WAIT_MAX
    started.clock.forward(minutes=15)
    assert try_pin(started, throttle, PINS[OLA]) == ""
    assert [try_pin(started, throttle, WRONG) for _ in range(4)] == ["operator.wrong_pin"] * 4


def test_a_clock_that_is_set_back_makes_nobody_wait_longer() -> None:
    throttle = Throttle()
    for _ in range(FREE_MISTAKES + 3):
        throttle.mistaken(FRONT, OLA, NOON)
    back = NOON - timedelta(hours=1)
    assert throttle.wait_s(FRONT, OLA, NOON) == throttle.wait_s(FRONT, OLA, back) == 8
    assert throttle.wait_s(FRONT, OLA, back + timedelta(seconds=8)) == 0


@pytest.mark.usefixtures("quick")
def test_one_persons_mistakes_make_nobody_else_wait(started: Shopkeeper) -> None:
    throttle = Throttle()
    for _ in range(FREE_MISTAKES + 1):
        try_pin(started, throttle, WRONG)
    assert try_pin(started, throttle, PINS[OLA]) == "operator.throttled"
    assert try_pin(started, throttle, PINS[KARI], KARI) == ""
    assert try_pin(started, throttle, PINS[OLA], at=BACK) == ""


@pytest.mark.usefixtures("quick")
def test_forty_at_once_are_not_forty_free_guesses(started: Shopkeeper) -> None:
    throttle = Throttle()
    with ThreadPoolExecutor(40) as many:
        tries = [many.submit(try_pin, started, throttle, WRONG) for _ in range(40)]
        codes = [tried.result() for tried in tries]
    assert codes.count("operator.wrong_pin") == FREE_MISTAKES + 1
    assert codes.count("operator.throttled") == 36


def test_a_pin_is_looked_at_before_the_pen_is_taken(
    started: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hash is slow on purpose; a sale at another register does not wait for it."""
    sold: list[object] = []

    def slow(pin_hash: str, pin: str) -> bool:
        del pin_hash, pin
        sold.append(started.counter.carry_out(BACK, "", Start()).result(timeout=5))
        return True

    monkeypatch.setattr(signing_on, "pin_fits", slow)
    assert try_pin(started, Throttle(), WRONG) == ""
    assert sold


def test_nobody_signs_on_where_nothing_is_started(closed_shop: Shopkeeper) -> None:
    closed_shop.refuse(NotStarted, SignOn(pin_is_right=True))


def test_strangers_and_places_that_are_not_there(started: Shopkeeper) -> None:
    with pytest.raises(UnknownOperator):
        sign_on(started.counter, Throttle(), FRONT, "77", WRONG)
    with pytest.raises(UnknownRegister):
        sign_on(started.counter, Throttle(), "K9", OLA, WRONG)


def test_somebody_who_left_the_shop_cannot_sign_on(started: Shopkeeper) -> None:
    with started.counter.store.read() as books:
        ola = books.operator(OLA)
    gone = type(ola)(ola.operator_id, ola.first_name, ola.surname, ola.role, ola.since, active=False)
    started.counter.store.write(lambda books: books.put_operator(gone)).result()
    started.refuse(WrongPin, SignOn(pin_is_right=True))
    assert OLA not in [person.operator_id for person in people(started.counter, FRONT)]


@pytest.mark.law("KSF-2-7-1", "KSF-2-5-g")
def test_who_comes_signs_off_who_was_there_and_the_basket_stays(shop: Shopkeeper) -> None:
    shop.ring("200")
    basket, head = shop.state().lane().basket, shop.head()
    shop.sign_on(KARI)
    fresh = shop.entries(from_number=head + 1)
    assert [(record.operator, type(record.event).__name__) for record in fresh] == [
        (OLA, "SignedOff"),
        (KARI, "SignedOn"),
    ]
    assert shop.state().lane().basket == basket
    shop.do(SignOff(), KARI)
    assert shop.state().lane().operator == ""
    assert shop.state().lane().basket == basket


def test_signing_on_where_one_is_writes_nothing(shop: Shopkeeper) -> None:
    head = shop.head()
    shop.sign_on(OLA)
    assert shop.head() == head


def test_a_stop_signs_everyone_off(shop: Shopkeeper) -> None:
    shop.do(Stop(), OLA)
    assert (shop.state().started, shop.state().lane().operator) == (False, "")
    shop.refuse(NotStarted, AddArticle("200"))


def test_one_may_stand_at_two_registers(shop: Shopkeeper) -> None:
    shop.open(BACK, OLA)
    assert isinstance(shop.counter, Counter)
    assert (shop.state(FRONT).lane().operator, shop.state(BACK).lane().operator) == (OLA, OLA)
