"""The room that delivers in the background: it does, and nobody who sells notices."""

import threading

from datakasse.bookkeeping.chart import STANDARD_ACCOUNTS
from datakasse.office.delivery.accounting_system import Place, TheirAccount, TheirVatType
from datakasse.office.delivery.connection import Connection, keep
from datakasse.web.rooms.delivery_room import LOOK_S
from lab.partners.memory_system import GOOD_TOKEN, TOKEN
from tests.office.delivery.outbox import FIRST_DAY
from tests.web.caller import Caller

PATIENCE_S = 30
A_WHILE_S = 0.5
PLACE = Place(
    {account.number: TheirAccount(account.number, account.name) for account in STANDARD_ACCOUNTS},
    {code: TheirVatType(code, code, 0) for code in ("3", "31", "6")},
)


def connect(caller: Caller) -> None:
    """Have a connection that runs."""
    caller.dispatch.systems.secrets("memory").write({TOKEN: GOOD_TOKEN})
    connection = Connection(1, "memory", place=PLACE, start=FIRST_DAY, on=True)
    caller.shop.counter.store.write(lambda books: keep(books, connection)).result()


def test_sales_go_on_while_the_system_hangs_and_the_room_closes_in_good_order(caller: Caller) -> None:
    connect(caller)
    screen = caller.open()
    screen.sell()
    counted = screen.get("expected-cash").json()["expected_ore"]
    screen.done("POST", "z-reports", {"counted_ore": counted}, status=201)
    hanging, go_on, attached = threading.Event(), threading.Event(), threading.Event()

    def held() -> None:
        hanging.set()
        assert go_on.wait(PATIENCE_S)
        if caller.theirs.calls.get("attach"):
            attached.set()

    caller.theirs.held = held
    caller.delivery.open()
    assert hanging.wait(PATIENCE_S)
    caller.shop.clock.forward(days=1)
    caller.open().sell()
    office = caller.office()
    assert office.done("GET", "/office/delivery")["counts"] == {"waiting": 1}
    go_on.set()
    assert attached.wait(PATIENCE_S)
    caller.delivery.close()
    assert caller.theirs.keys() == ["K1-Z-000001"]


def test_it_comes_when_a_day_is_closed_and_not_for_a_sale(caller: Caller) -> None:
    """The Z wakes it: nobody tells it anything, and the look once a minute has not come yet."""
    connect(caller)
    attached = threading.Event()
    caller.theirs.held = lambda: attached.set() if caller.theirs.calls.get("attach") else None
    screen = caller.open()
    caller.delivery.open()
    screen.sell()
    assert not attached.wait(A_WHILE_S)
    counted = screen.get("expected-cash").json()["expected_ore"]
    screen.done("POST", "z-reports", {"counted_ore": counted}, status=201)
    assert attached.wait(LOOK_S / 2)
    caller.delivery.close()
    assert caller.theirs.keys() == ["K1-Z-000001"]


def test_it_comes_when_it_is_told(caller: Caller) -> None:
    connect(caller)
    attached = threading.Event()
    caller.theirs.held = lambda: attached.set() if caller.theirs.calls.get("attach") else None
    caller.delivery.open()
    screen = caller.open()
    screen.sell()
    counted = screen.get("expected-cash").json()["expected_ore"]
    screen.done("POST", "z-reports", {"counted_ore": counted}, status=201)
    caller.delivery.deliver_soon()
    assert attached.wait(PATIENCE_S)
    caller.delivery.close()
