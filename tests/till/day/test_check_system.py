"""
The system check: what is in order is said calmly, what is not says why and what to do; it forbids nothing.

Law: KSF-2-2-e, KSF-2-3-b, KSF-2-5-c, KSF-2-7-3, KSL-7.
"""

import dataclasses
import string
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from datakasse.counter.ports import DrawerStatus
from datakasse.errors.storage.journal import UnknownRegister
from datakasse.errors.till.day import NotServed
from datakasse.storage.ports.backup import DrillTold
from datakasse.storage.ports.hub_told import UNREAD, HubRefusal, HubTold
from datakasse.storage.ports.journal_checked import JournalChecked
from datakasse.till.day.check_system import DISK_FULL_BYTES, DISK_LITTLE_BYTES, Check, check_system
from datakasse.till.day.check_words import CheckState, Found
from datakasse.trade.shop.shop import Declaration
from tests.shop import NOON
from tests.till.shopkeeper import FRONT, KARI, KIOSK, DumbDrawer, Shopkeeper, kept_by

GOOD, NOTICE, BAD = CheckState.GOOD, CheckState.NOTICE, CheckState.BAD
NAMES = ["journal", "keys", "clock", "printer", "papers", "drawer", "disk", "backup", "declaration"]


WHOLE = JournalChecked(1, 9)


@dataclasses.dataclass(frozen=True)
class Told:
    """Premises that say what they were told to say."""

    checked: JournalChecked = WHOLE
    version: str | None = "1"
    free: int = 50 << 30
    backup_at: datetime | None = None
    drill: DrillTold | None = None
    joined: HubTold | None = None
    elsewhere: str = ""

    def check_journal(self, register: str) -> JournalChecked:
        """Return what it was told to say."""
        del register
        return self.checked

    def key_version(self, register: str) -> str | None:
        """Return what it was told to say."""
        del register
        return self.version

    def free_bytes(self) -> int:
        """Return what it was told to say."""
        return self.free

    def last_drill(self) -> DrillTold | None:
        """Return what it was told to say."""
        return self.drill

    def moved_to(self) -> str:
        """Return what it was told to say."""
        return self.elsewhere

    def hub(self) -> HubTold | None:
        """Return what it was told to say."""
        return self.joined

    def last_backup(self) -> datetime | None:
        """Return what it was told to say."""
        return self.backup_at


def checked(shop: Shopkeeper, name: str, at: str = FRONT) -> Check:
    """Return one thing of the check of a register."""
    (found,) = [check for check in check_system(shop.counter, at).checks if check.name == name]
    return found


def told(shop: Shopkeeper, premises: Told) -> Shopkeeper:
    """Stand the shop on other premises."""
    shop.counter = dataclasses.replace(shop.counter, premises=premises)
    return shop


def test_a_shop_in_order_says_so_and_leaves_no_trace(shop: Shopkeeper) -> None:
    shop.print_out()
    head = shop.head()
    found = check_system(shop.counter, FRONT)
    assert [check.name for check in found.checks] == NAMES
    assert {check.name for check in found.checks if check.state is not GOOD} == {"backup", "declaration"}
    assert found.at == shop.clock.now()
    assert shop.head() == head


@pytest.mark.parametrize("found", Found)
def test_every_finding_is_said_in_three_languages_with_the_same_facts(found: Found) -> None:
    places = [
        {place for _, place, _, _ in string.Formatter().parse(said) if place} for said in found.value[1:]
    ]
    assert places[0] == places[1] == places[2]
    assert all(found.value[1:])


@pytest.mark.law("KSF-2-7-3")
def test_the_journal_is_checked_from_its_anchor_to_its_end(shop: Shopkeeper) -> None:
    for _ in range(3):
        shop.sell()
    assert f"til {shop.head()} " in checked(shop, "journal").nb


@pytest.mark.parametrize(
    ("premises", "name", "state", "says"),
    [
        (Told(JournalChecked(1, 9, fault=7)), "journal", BAD, "post 7"),
        (Told(version=None), "keys", BAD, "kan ikke leses"),
        (Told(version="2"), "keys", GOOD, "Signeringsnøkkel 2"),
        (Told(free=DISK_LITTLE_BYTES), "disk", GOOD, "1,0 GiB"),
        (Told(free=DISK_LITTLE_BYTES - 1), "disk", NOTICE, "0,9 GiB"),
        (Told(free=DISK_FULL_BYTES - 1), "disk", BAD, "0,0 GiB"),
        (Told(), "backup", NOTICE, "Ingen sikkerhetskopi er satt opp"),
    ],
)
def test_what_is_wrong_says_what_and_what_to_do(
    shop: Shopkeeper, premises: Told, name: str, state: CheckState, says: str
) -> None:
    check = checked(told(shop, premises), name)
    assert (check.state, says in check.nb) == (state, True), check.nb


@pytest.mark.parametrize(("days", "state"), [(1, GOOD), (2, GOOD), (3, NOTICE), (7, NOTICE), (8, BAD)])
def test_a_backup_grows_old(shop: Shopkeeper, days: int, state: CheckState) -> None:
    made_at = shop.clock.now() - timedelta(days=days)
    assert checked(told(shop, Told(backup_at=made_at)), "backup").state is state


HOUR, HOST = timedelta(hours=1), "hub.kjeden.no:8770"


def refused(code: str, register: str = FRONT, **facts: int) -> HubTold:
    """Return how a shop stands of which the hub does not take something."""
    return HubTold(HOST, NOON, None, (HubRefusal(register, code, dict(facts), NOON, 12),))


@pytest.mark.parametrize(
    ("told_of", "found", "state"),
    [
        (HubTold(HOST), Found.HUB_JOINED, GOOD),
        (HubTold(HOST, NOON), Found.HUB_HEARD, GOOD),
        (HubTold(HOST, NOON, NOON), Found.HUB_HEARD, GOOD),
        (HubTold(HOST, NOON, NOON - 9 * HOUR), Found.HUB_AWAY, NOTICE),
        (HubTold(HOST, NOON, NOON + 9 * HOUR), Found.HUB_AWAY, NOTICE),
        (refused("hub.revoked", ""), Found.HUB_REVOKED, BAD),
        (refused("hub.unknown_machine", ""), Found.HUB_UNKNOWN, BAD),
        (refused("hub.forged", ""), Found.HUB_UNKNOWN, BAD),
        (refused("hub.fork", number=10), Found.HUB_FORKED, BAD),
        (refused("hub.register_retired"), Found.HUB_RETIRED, NOTICE),
        (refused("hub.register_taken"), Found.HUB_TAKEN, BAD),
        (refused("hub.not_whole", number=10), Found.HUB_REFUSES, BAD),
        (refused(UNREAD, ""), Found.HUB_UNREAD, BAD),
        (refused("hub.fork", KIOSK), Found.HUB_HEARD, GOOD),
    ],
)
def test_how_the_hub_stands_is_said_of_the_register_it_is_about(
    shop: Shopkeeper, told_of: HubTold, found: Found, state: CheckState
) -> None:
    shift = shop.clock.now() - NOON
    moved = msgspec.structs.replace(
        told_of, away_since=None if told_of.away_since is None else told_of.away_since + shift
    )
    check = checked(told(shop, Told(joined=moved)), "hub")
    assert (check.found, check.state) == (found.name.lower(), state)
    if found is Found.HUB_FORKED:
        assert "har 3 poster" in check.nb
        assert "fra 10 av" in check.nb


def test_a_copy_that_does_not_restore_is_no_copy(shop: Shopkeeper) -> None:
    now = shop.clock.now()
    good, bad = DrillTold(now, 120), DrillTold(now, 0, "post 7 mangler")
    assert checked(told(shop, Told(backup_at=now, drill=good)), "backup").state is GOOD
    check = checked(told(shop, Told(backup_at=now, drill=bad)), "backup")
    assert (check.state, "post 7 mangler" in check.nb) == (BAD, True)


@pytest.mark.law("KSF-2-5-c")
@pytest.mark.parametrize(
    ("passes", "state", "says"),
    [
        (timedelta(minutes=1), GOOD, "Klokken er"),
        (timedelta(hours=-1), BAD, "Still maskinens klokke"),
        (timedelta(days=46), NOTICE, "46 dager etter"),
    ],
)
def test_the_clock_is_held_against_the_journal(
    shop: Shopkeeper, passes: timedelta, state: CheckState, says: str
) -> None:
    shop.clock.moment += passes
    check = checked(shop, "clock")
    assert (check.state, says in check.nb) == (state, True), check.nb


@pytest.mark.law("KSF-2-5-c")
@pytest.mark.parametrize(
    ("passes", "state", "says"),
    [
        (timedelta(hours=20), GOOD, "Klokken er"),
        (timedelta(days=-1), BAD, "men siste Z er fra 02.03.2026"),
        (timedelta(days=46), NOTICE, "46 dager etter siste Z"),
    ],
)
def test_the_clock_is_held_against_the_last_z_whatever_was_done_by_it_since(
    shop: Shopkeeper, passes: timedelta, state: CheckState, says: str
) -> None:
    """Starting and signing on are entries, and made by the wrong clock: nobody was ever told of it."""
    shop.close_a_day()
    shop.clock.moment += passes
    shop.sign_on(KARI, FRONT)
    check = checked(shop, "clock")
    assert (check.state, says in check.nb) == (state, True), check.nb


@pytest.mark.law("KSF-2-5-c")
def test_the_time_is_told_as_norwegian_clocks_show_it(shop: Shopkeeper) -> None:
    shop.clock.moment = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert "02.07.2026 00:30" in checked(shop, "clock").nb


@pytest.mark.law("KSF-2-2-e")
@pytest.mark.parametrize(
    ("says", "state"), [(DrawerStatus.CLOSED, GOOD), (DrawerStatus.OPEN, NOTICE), (DrawerStatus.UNKNOWN, BAD)]
)
def test_the_drawer_is_asked(shop: Shopkeeper, says: DrawerStatus, state: CheckState) -> None:
    shop.exchange(drawer=DumbDrawer(says))
    assert checked(shop, "drawer").state is state
    assert checked(shop, "drawer", KIOSK).state is GOOD


def test_papers_that_wait_are_told(shop: Shopkeeper) -> None:
    shop.print_out()
    shop.sell()
    assert checked(shop, "papers").state is NOTICE
    shop.print_out()
    assert checked(shop, "papers").state is GOOD


@pytest.mark.law("KSL-7")
def test_a_build_that_somebody_declared_is_in_order(shop: Shopkeeper) -> None:
    assert "demonstrasjon" in checked(shop, "declaration").nb
    folder = shop.folder
    shop.close()
    with kept_by(folder, declaration=Declaration("RF-1348 2026/7", "Kassefabrikken AS", "0.1.0")) as declared:
        assert checked(declared, "declaration").state is GOOD


def test_nothing_is_forbidden_by_what_it_finds(shop: Shopkeeper) -> None:
    bad = Told(JournalChecked(1, 9, fault=1), None, 0)
    assert [check.state for check in check_system(told(shop, bad).counter, FRONT).checks].count(BAD) == 3
    shop.sell()


def test_a_register_that_nobody_knows_or_serves_has_no_check(shop: Shopkeeper) -> None:
    with pytest.raises(UnknownRegister):
        check_system(shop.counter, "K99")
    others = {at: printer for at, printer in shop.counter.printers.items() if at != FRONT}
    with pytest.raises(NotServed):
        check_system(dataclasses.replace(shop.counter, printers=others), FRONT)
