"""Credentials that lay at a machine that is gone: nothing is asked without, and it is said what is wrong."""

from datakasse.office.delivery.choose_system import let_in
from datakasse.office.delivery.connection import NO_CREDENTIALS
from lab.partners.memory_system import GOOD_TOKEN, TOKEN
from tests.office.delivery.outbox import Office


def test_nothing_is_asked_without_credentials_and_all_goes_once_they_are_entered(office: Office) -> None:
    """As after a restore, or where the register that delivered was taken over from another machine."""
    office.days.close(2)
    office.dispatch.systems.secrets("memory").forget()
    office.take_up()
    assert office.deliver().next_try is None
    stopped = office.connection
    assert stopped.stopped == NO_CREDENTIALS
    assert (sum(office.theirs.calls.values()), set(office.states())) == (0, {"waiting"})
    office.dispatch.systems.secrets("memory").write({TOKEN: GOOD_TOKEN})
    office.take_up()
    office.shop.counter.store.write(lambda books: let_in(books, stopped)).result()
    office.deliver_until_done()
    assert set(office.states()) == {"confirmed"}
