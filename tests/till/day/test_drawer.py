"""
Real drawers: asked over a wire, opened by the register alone, and told in the journal when they were closed.

Law: KSF-2-7-1, KSF-2-7-7, KSF-2-2-a.
"""

import threading

import pytest

from datakasse.counter.ports import DrawerStatus
from datakasse.journal.events.drawer import DrawerClosed
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.day.watch_drawer import Watch, begin_watch, watch_drawer
from datakasse.web.rooms import print_room
from datakasse.web.rooms.print_room import PrintRoom
from tests.till.shopkeeper import FRONT, KIOSK, DumbDrawer, Shopkeeper


@pytest.fixture
def drawer(shop: Shopkeeper) -> DumbDrawer:
    """A drawer at the front register that is closed."""
    drawer = DumbDrawer(DrawerStatus.CLOSED)
    shop.exchange(drawer=drawer)
    return drawer


def closings(shop: Shopkeeper) -> int:
    """Return how often the journal tells that the drawer was closed."""
    return shop.kinds().count("drawer_closed")


@pytest.mark.law("KSF-2-7-1", "KSF-2-7-7")
def test_a_drawer_that_was_opened_is_asked_until_it_is_closed(shop: Shopkeeper, drawer: DumbDrawer) -> None:
    watch = begin_watch(shop.counter, FRONT)
    shop.do(OpenDrawer("bytte"))
    drawer.says = DrawerStatus.OPEN
    for says in (DrawerStatus.OPEN, DrawerStatus.OPEN, DrawerStatus.UNKNOWN):
        drawer.says = says
        watch = watch_drawer(shop.counter, FRONT, watch)
        assert watch.stands_open
    assert closings(shop) == 0
    drawer.says = DrawerStatus.CLOSED
    for _ in range(3):
        watch = watch_drawer(shop.counter, FRONT, watch)
    assert not watch.stands_open
    assert closings(shop) == 1
    assert shop.last().event == DrawerClosed()


def test_a_drawer_is_not_asked_in_the_moment_it_opens(shop: Shopkeeper, drawer: DumbDrawer) -> None:
    """Its sensor may not have noticed; the next look believes it."""
    watch = begin_watch(shop.counter, FRONT)
    shop.do(OpenDrawer("bytte"))
    assert drawer.says is DrawerStatus.CLOSED
    watch = watch_drawer(shop.counter, FRONT, watch)
    assert (watch.stands_open, closings(shop)) == (True, 0)
    assert watch_drawer(shop.counter, FRONT, watch).stands_open is False
    assert closings(shop) == 1


@pytest.mark.usefixtures("drawer")
def test_nothing_is_noted_of_a_drawer_that_nobody_opened(shop: Shopkeeper) -> None:
    watch = begin_watch(shop.counter, FRONT)
    shop.sell("200")
    head = shop.head()
    assert watch_drawer(shop.counter, FRONT, watch) == Watch(head)
    assert shop.head() == head


def test_drawers_that_are_drawn_or_not_there_are_left_alone(shop: Shopkeeper) -> None:
    """The screen tells of its own."""
    for register in (FRONT, KIOSK):
        watch = begin_watch(shop.counter, register)
        assert watch_drawer(shop.counter, register, watch) == watch


@pytest.mark.law("KSF-2-7-1")
def test_the_print_room_keeps_an_eye_on_the_drawer(shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_room, "LOOK_S", 0.01)
    asked = threading.Event()
    closed = threading.Event()

    def written(register: str, number: int) -> None:
        del register, number
        closed.set()

    class WatchedDrawer(DumbDrawer):
        def status(self) -> DrawerStatus:
            if threading.current_thread().name == "watch printers":
                asked.set()
            return self.says

    drawer = WatchedDrawer(DrawerStatus.CLOSED)
    shop.exchange(drawer=drawer)
    room = PrintRoom(shop.counter, [FRONT])
    room.open()
    shop.do(OpenDrawer("bytte"))
    drawer.says = DrawerStatus.OPEN
    room.print_soon(FRONT)
    assert asked.wait(10)
    stop = shop.counter.store.subscribe(written)
    drawer.says = DrawerStatus.CLOSED
    assert closed.wait(10)
    stop()
    room.close()
    assert closings(shop) == 1
