"""A register taken into service after the backup was set up, and clocks that jump: what restores of it."""

from datetime import timedelta

import msgspec

from datakasse.journal.events.register import RegisterCommissioned
from datakasse.storage.ports.store import Books
from datakasse.trade.shop.shop import SignatureMethod
from tests.backup.copied_shop import CopiedShop, beside_of, faults_of, journal_of
from tests.shop import COMPANY, FRONT, NOON, REGISTERS

BESIDE = "beside/*/*.age"


def take_in(shop: CopiedShop, name: str) -> None:
    """Take a register into service, whose keys the owner's deed does not know."""
    register = msgspec.structs.replace(REGISTERS[-1], register_id=name, series_prefix="T-")
    public = shop.store.keys.create(name, SignatureMethod.RSA_SHA1_1024).public

    def enter(books: Books) -> None:
        books.put_register(register)
        event = RegisterCommissioned(COMPANY.organisation_number, 1, 1, public, "0.1.0")
        books.append(name, event, at=shop.now)

    shop.store.write(enter, name).result()


def rename(shop: CopiedShop, name: str) -> None:
    """Change something that lies beside the journal."""

    def enter(books: Books) -> None:
        books.put_operator(msgspec.structs.replace(books.operators()[0], first_name=name), None)

    shop.store.write(enter).result()


def test_a_register_that_was_added_comes_back_whatever_it_is_called(shop: CopiedShop) -> None:
    """One whose name comes first would sign the list that alone says whose its keys are."""
    shop.sell(2)
    shop.ship()
    for name in ("A-bar", "Z-bar"):
        take_in(shop, name)
        shop.ship()
    with shop.restored() as restored:
        for name in ("A-bar", "Z-bar"):
            assert journal_of(restored.store, name) == journal_of(shop.store, name)
        restored.go_on()
        assert faults_of(restored.store, ("A-bar", "Z-bar", FRONT)) == []


def test_the_shop_as_it_was_before_a_register_was_added(shop: CopiedShop) -> None:
    shop.sell(2)
    shop.ship()
    moment, (whole, _) = shop.now, journal_of(shop.store)
    shop.now += timedelta(hours=1)
    take_in(shop, "third")
    shop.sell(1)
    shop.ship()
    with shop.restored(shop.wanted(until=moment)) as restored:
        assert journal_of(restored.store)[0] == whole
        assert restored.fetched.left_out == ("third",)


def test_a_machine_that_is_lost_before_the_list_tells_of_a_new_register(shop: CopiedShop) -> None:
    """All but that register comes back; nothing of what the deed vouches for is held up by it."""
    shop.sell(2)
    shop.ship()
    told = set(shop.boxes(BESIDE))
    take_in(shop, "third")
    shop.sell(1)
    shop.ship()
    for late in set(shop.boxes(BESIDE)) - told:
        late.unlink()
    with shop.restored() as restored:
        assert journal_of(restored.store) == journal_of(shop.store)
        assert restored.fetched.left_out == ("third",)
        assert [each.register for each in restored.go_on()] == [one.register_id for one in REGISTERS]


def test_what_a_clock_that_was_ahead_has_left_is_not_taken_for_the_newest(shop: CopiedShop) -> None:
    """Its lists lie below a day that is to come; what was changed after it was set right counts."""
    shop.now = NOON.replace(hour=3) + timedelta(days=1)
    shop.sell(2)
    shop.ship()
    shop.now += timedelta(days=400)
    rename(shop, "ahead")
    shop.ship()
    shop.now -= timedelta(days=399)
    for name in ("right", "last"):
        shop.sell()
        rename(shop, name)
        shop.ship()
        shop.now += timedelta(days=1)
    assert shop.boxes(BESIDE)[-1].parent.name == "2027-04-07"
    with shop.restored() as restored:
        assert beside_of(restored.store) == beside_of(shop.store)


def test_a_clock_that_is_set_back_does_not_keep_a_running_register_from_looking(shop: CopiedShop) -> None:
    shop.sell(2)
    shop.ship()
    box = shop.boxes("journal/*/*.age")[0]
    box.unlink()
    shop.now -= timedelta(days=30)
    shop.ship()
    assert box.exists()
    assert shop.board.read().places["place"].verified_at == shop.now
