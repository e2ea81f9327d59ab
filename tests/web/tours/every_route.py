"""A day that goes by every route."""

from tests.web.tours.office_tour import administer, be_in_the_office, deliver
from tests.web.tours.till_tour import (
    close,
    correct,
    hand_over,
    let_in,
    look,
    move_money,
    ring_up,
    sell_and_take_back,
    sell_rarely,
    sign_on,
)
from tests.web.tours.tour import Tour


def go_by_every_route(tour: Tour) -> None:
    """Have a day that needs each of them."""
    sign_on(tour)
    ring_up(tour)
    correct(tour)
    sell_and_take_back(tour)
    look(tour)
    hand_over(tour)
    move_money(tour)
    sell_rarely(tour)
    administer(tour)
    let_in(tour)
    be_in_the_office(tour)
    close(tour)
    deliver(tour)
