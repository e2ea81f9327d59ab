"""How somebody wants the screen is her own, follows her, and leaves no trace in the books."""

from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.till.people.choose_preferences import ChoosePreferences
from datakasse.till.people.sign_on import SignOn
from datakasse.till.screen.show_register import show_register
from datakasse.trade.people.operator import Preferences
from tests.till.shopkeeper import BACK, FRONT, KARI, OLA, Shopkeeper

LEFT_AND_QUIET = Preferences(language="nn", hand="left", sound="off", scheme="dark")


def seen(shop: Shopkeeper, register: str, operator: str) -> Preferences | None:
    """Return how the screen of a register is for the one who stands there."""
    there = show_register(shop.counter, register, operator).operator
    return None if there is None else there.preferences


def test_a_choice_follows_the_person_and_nobody_else(shop: Shopkeeper) -> None:
    assert seen(shop, FRONT, OLA) == Preferences()
    shop.do(ChoosePreferences(LEFT_AND_QUIET), OLA)
    shop.open(BACK, OLA)
    assert [seen(shop, at, OLA) for at in (FRONT, BACK)] == [LEFT_AND_QUIET, LEFT_AND_QUIET]
    shop.do(SignOn(pin_is_right=True), KARI)
    assert seen(shop, FRONT, KARI) == Preferences()


def test_a_choice_is_kept_with_the_pin_and_not_in_the_journal(shop: Shopkeeper) -> None:
    def pin_hash() -> str:
        with shop.counter.store.read() as books:
            return books.pin_hash(OLA)

    head, before = shop.head(), pin_hash()
    shop.do(ChoosePreferences(LEFT_AND_QUIET), OLA)
    assert (shop.head(), pin_hash()) == (head, before)


def test_nobody_chooses_for_another(shop: Shopkeeper) -> None:
    shop.refuse(NotSignedOn, ChoosePreferences(LEFT_AND_QUIET), KARI)
    shop.refuse(NotSignedOn, ChoosePreferences(LEFT_AND_QUIET), "")
