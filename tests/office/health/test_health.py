"""
When something is wrong: each thing is looked at in a time of its own, and says why it may be and what to do.

Law: KSF-2-2-e, KSF-2-7-3 in spirit: what the law demands of a register is what is looked at.
"""

import string
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from datakasse.errors.storage.journal import JournalOlder
from datakasse.office.delivery.connection import NO_CREDENTIALS, Connection, keep
from datakasse.office.health.causes import CAUSES
from datakasse.office.health.examine import Examiner, Look
from datakasse.office.health.finding import WRONG, Finding, Health, Symptom
from datakasse.office.health.guides import GUIDES
from datakasse.office.health.looks import look_at_keys, look_at_shop
from datakasse.office.health.machine_symptoms import OfMachine
from datakasse.office.health.shop_symptoms import OfShop
from datakasse.till.day.check_words import CheckState, Found
from tests.shop import NOON
from tests.till.shopkeeper import FRONT, Shopkeeper

PATIENCE_S = 20
SYMPTOMS: list[Symptom] = [*OfMachine, *OfShop]


@dataclass(frozen=True)
class ToldGround:
    """A data folder that says what it was told to say."""

    took_ms: float = 1.0
    since: datetime | None = NOON
    protected: str = "passphrase"
    elsewhere: str = ""

    def moved_to(self) -> str:
        """Return what it was told to say."""
        return self.elsewhere

    def sync_ms(self) -> float:
        """Return what it was told to say."""
        return self.took_ms

    def keys_since(self, register: str) -> datetime | None:
        """Return what it was told to say."""
        del register
        return self.since

    def protection(self) -> str:
        """Return what it was told to say."""
        return self.protected


@dataclass(frozen=True)
class ToldSurroundings:
    """A machine that says what it was told to say."""

    here: str = "192.168.1.20"
    reached: bool = True
    behind: int | None = 12
    offset: int = 3600
    busy: int = 10

    def address(self) -> str:
        """Return what it was told to say."""
        return self.here

    def reaches(self, host: str, port: int, wait_s: float) -> bool:
        """Return what it was told to say."""
        del host, port, wait_s
        return self.reached

    def behind_ms(self, server: str, wait_s: float) -> int | None:
        """Return what it was told to say."""
        del server, wait_s
        return self.behind

    def offset_s(self) -> int:
        """Return what it was told to say."""
        return self.offset

    def busy_percent(self) -> int:
        """Return what it was told to say."""
        return self.busy


SOUND, CALM = ToldGround(), ToldSurroundings()


def looked_at(
    shop: Shopkeeper, name: str, ground: ToldGround = SOUND, surroundings: ToldSurroundings = CALM
) -> Finding:
    """Return what the look at one thing finds."""
    looks = look_at_shop(
        shop.counter, ground, surroundings, time_server="time.test", outside=("register.test", 443)
    )
    (look,) = [look for look in (*looks, look_at_keys(shop.counter, ground, FRONT)) if look.name == name]
    return look.see()


def seeing(*looks: Look) -> Examiner:
    """Return who looks at these things."""
    return Examiner(lambda: looks, lambda: NOON)


def finds(symptom: Symptom, name: str, register: str = "") -> Callable[[], Finding]:
    return lambda: symptom.found(name, register, apart_ms=1, address="x", took_ms=1, busy=1)


def test_what_hangs_keeps_nothing_waiting_and_is_not_begun_again_before_it_is_back() -> None:
    released, back = threading.Event(), threading.Event()
    begun: list[int] = []

    def hang() -> Finding:
        begun.append(1)
        assert released.wait(PATIENCE_S)
        back.set()
        return OfMachine.SYNC_QUICK.found("sync", took_ms=1)

    quick = Look("speed", "", finds(OfMachine.QUICK, "speed"))
    examiner = seeing(Look("sync", "", hang, limit_s=0.05), quick)
    for _ in range(3):
        assert [(found.name, found.code) for found in examiner.examine().findings] == [
            ("sync", "no_answer"),
            ("speed", "quick"),
        ]
    assert len(begun) == 1
    released.set()
    assert back.wait(PATIENCE_S)
    patient = seeing(Look("sync", "", hang, limit_s=PATIENCE_S))
    assert [found.code for found in patient.examine().findings] == ["sync_quick"]


def test_whoever_asks_while_a_look_is_under_way_gets_what_it_finds() -> None:
    begun, released = threading.Event(), threading.Event()
    times: list[int] = []

    def take_a_moment() -> Finding:
        times.append(1)
        begun.set()
        assert released.wait(PATIENCE_S)
        return OfMachine.SYNC_QUICK.found("sync", took_ms=1)

    def release() -> Finding:
        released.set()
        return OfMachine.OUTSIDE_REACHED.found("internet")

    looks = [Look("sync", "", take_a_moment, limit_s=PATIENCE_S)]
    examiner = Examiner(lambda: looks, lambda: NOON)
    with ThreadPoolExecutor(1) as other:
        other_examined = other.submit(examiner.examine)
        assert begun.wait(PATIENCE_S)
        # Looks are begun in their order: the slow one is back only after it was asked for a second time.
        looks.append(Look("internet", "", release))
        codes = [found.code for found in examiner.examine().findings]
        other_codes = [found.code for found in other_examined.result(PATIENCE_S).findings]
    assert (sorted(codes), other_codes) == (["outside_reached", "sync_quick"], ["sync_quick"])
    assert len(times) == 1


def test_a_look_that_breaks_down_is_a_finding_and_the_others_go_on() -> None:
    def fall() -> Finding:
        raise OSError("the name Kari stands in this")

    quick = Look("speed", "", finds(OfMachine.QUICK, "speed"))
    examined = seeing(Look("drawer", FRONT, fall), quick).examine()
    assert [(found.name, found.code, found.facts) for found in examined.findings] == [
        ("drawer", "fault", {"kind": "OSError"}),
        ("speed", "quick", {"apart_ms": 1, "address": "x", "took_ms": 1, "busy": 1}),
    ]
    assert (examined.state, examined.wrong) == (Health.BAD, 1)


def test_a_refusal_that_stands_in_the_way_of_a_look_says_itself_what_to_do() -> None:
    """It was told as a fault in the program, and whoever asked was sent to the supplier."""

    def refuse() -> Finding:
        raise JournalOlder(register=FRONT, last=4, number=7)

    (found,) = seeing(Look("signature", FRONT, refuse)).examine().findings
    assert (found.code, found.state) == (JournalOlder.code, Health.BAD)
    assert "datakasse restore" in found.what.nb
    assert "go on without the rest" in found.what.en


def test_nobody_outside_is_asked_where_nobody_is_to_be() -> None:
    asked: list[str] = []

    def ask() -> Finding:
        asked.append("x")
        return OfMachine.OUTSIDE_REACHED.found("internet")

    examiner = seeing(Look("internet", "", ask, outside=True))
    examined = examiner.examine(ask_outside=False)
    assert [(found.code, found.state) for found in examined.findings] == [("not_asked", Health.UNKNOWN)]
    assert (asked, examined.wrong) == ([], 0)
    assert [found.code for found in examiner.examine().findings] == ["outside_reached"]
    assert asked == ["x"]


def test_a_look_outside_that_does_not_come_back_says_nothing_of_the_machine(shop: Shopkeeper) -> None:
    released = threading.Event()

    class HangingNames(ToldSurroundings):
        """A machine on which looking up a name does not come back."""

        def reaches(self, host: str, port: int, wait_s: float) -> bool:
            """Hang."""
            return released.wait(PATIENCE_S) and super().reaches(host, port, wait_s)

        def behind_ms(self, server: str, wait_s: float) -> int | None:
            """Hang."""
            return super().behind_ms(server, wait_s) if released.wait(PATIENCE_S) else None

    looks = look_at_shop(
        shop.counter, SOUND, HangingNames(), time_server="time.test", outside=("register.test", 443)
    )
    examined = seeing(*(replace(look, limit_s=0.05) for look in looks if look.outside)).examine()
    released.set()
    assert [(found.name, found.code, found.state) for found in examined.findings] == [
        ("internet", "outside_away", Health.NOTICE),
        ("clock_apart", "clock_alone", Health.UNKNOWN),
    ]


def test_one_register_can_be_asked_for_and_the_shop_comes_along() -> None:
    at = [Look("drawer", register, finds(OfMachine.QUICK, "drawer", register)) for register in ("K1", "K2")]
    examiner = seeing(*at, Look("speed", "", finds(OfMachine.QUICK, "speed")))
    assert {found.register for found in examiner.examine(registers=["K2"]).findings} == {"K2", ""}


@pytest.mark.parametrize(
    ("name", "ground", "surroundings", "code", "state"),
    [
        ("network", SOUND, CALM, "network_there", Health.GOOD),
        ("network", SOUND, ToldSurroundings(here=""), "network_away", Health.NOTICE),
        ("internet", SOUND, CALM, "outside_reached", Health.GOOD),
        ("internet", SOUND, ToldSurroundings(reached=False), "outside_away", Health.NOTICE),
        ("clock_apart", SOUND, ToldSurroundings(behind=-2_000), "clock_right", Health.GOOD),
        ("clock_apart", SOUND, ToldSurroundings(behind=2_001), "clock_apart", Health.NOTICE),
        ("clock_apart", SOUND, ToldSurroundings(behind=-60_001), "clock_wrong", Health.BAD),
        ("clock_apart", SOUND, ToldSurroundings(behind=None), "clock_alone", Health.UNKNOWN),
        ("time_zone", SOUND, CALM, "zone_norway", Health.GOOD),
        ("time_zone", SOUND, ToldSurroundings(offset=0), "zone_utc", Health.GOOD),
        ("time_zone", SOUND, ToldSurroundings(offset=7_200), "zone_other", Health.NOTICE),
        ("books", SOUND, CALM, "books_here", Health.GOOD),
        ("books", ToldGround(elsewhere="/srv/butikk"), CALM, "books_moved", Health.BAD),
        ("sync", ToldGround(50.0), CALM, "sync_quick", Health.GOOD),
        ("sync", ToldGround(50.1), CALM, "sync_slow", Health.NOTICE),
        ("sync", ToldGround(500.1), CALM, "sync_very_slow", Health.BAD),
        ("speed", SOUND, ToldSurroundings(busy=201), "slow", Health.NOTICE),
        ("protection", SOUND, CALM, "protected", Health.GOOD),
        ("protection", ToldGround(protected="file"), CALM, "protected_by_file", Health.GOOD),
        ("protection", ToldGround(protected=""), CALM, "unprotected", Health.BAD),
        ("key_age", SOUND, CALM, "keys_young", Health.GOOD),
        ("key_age", ToldGround(since=NOON - timedelta(days=1_096)), CALM, "keys_old", Health.NOTICE),
        ("key_age", ToldGround(since=None), CALM, "keys_unseen", Health.UNKNOWN),
        ("terminal", SOUND, CALM, "terminal_apart", Health.UNKNOWN),
        ("delivery", SOUND, CALM, "delivery_none", Health.GOOD),
        ("access", SOUND, CALM, "access_unreviewed", Health.NOTICE),
    ],
)
def test_what_is_seen_is_said(  # noqa: PLR0917 - a table of what is seen and what is said
    shop: Shopkeeper,
    name: str,
    ground: ToldGround,
    surroundings: ToldSurroundings,
    code: str,
    state: Health,
) -> None:
    found = looked_at(shop, name, ground, surroundings)
    assert (found.code, found.state) == (code, state)


def test_summer_time_comes_and_goes_on_the_days_the_law_says(shop: Shopkeeper) -> None:
    assert looked_at(shop, "time_zone").facts == {"hours": 1, "change": "29.03.2026"}
    shop.clock.forward(days=120)
    summer = looked_at(shop, "time_zone", SOUND, ToldSurroundings(offset=7_200))
    assert summer.facts == {"hours": 2, "change": "25.10.2026"}


@pytest.mark.parametrize(
    ("connection", "code"),
    [
        (Connection(1, "tripletex"), "delivery_off"),
        (Connection(1, "file", start=date(2026, 3, 1), on=True), "delivery_none"),
        (Connection(1, "tripletex", stopped="nøkkelen er trukket tilbake"), "delivery_stopped"),
        (Connection(1, "tripletex", stopped=NO_CREDENTIALS), "delivery_without_credentials"),
    ],
)
def test_how_delivery_stands_is_told_without_the_others_words(
    shop: Shopkeeper, connection: Connection, code: str
) -> None:
    shop.counter.store.write(lambda books: keep(books, connection)).result()
    found = looked_at(shop, "delivery")
    assert (found.code, found.facts) == (code, {})
    assert "nøkkelen" not in found.what.nb


def test_the_whole_shop_is_looked_at_and_nothing_is_changed(shop: Shopkeeper) -> None:
    shop.sell()
    shop.print_out()
    before = {path: path.stat().st_mtime_ns for path in shop.folder.rglob("*") if path.is_file()}
    head = shop.head()
    examined = shop.shop.examiner.examine()
    names = {found.name for found in examined.findings}
    assert names == {
        "journal", "keys", "key_age", "clock", "printer", "papers", "drawer", "disk", "backup",
        "declaration", "network", "time_zone", "sync", "speed", "protection", "terminal", "delivery",
        "access", "books",
    }  # fmt: skip
    registers = {found.register for found in examined.findings if found.name == "journal"}
    assert len(registers) == len([found for found in examined.findings if found.name == "journal"]) > 1
    assert [found.register for found in examined.findings if found.name in {"disk", "backup"}] == ["", ""]
    assert shop.head() == head
    after = {path: path.stat().st_mtime_ns for path in shop.folder.rglob("*") if path.is_file()}
    # Whoever reads a database in WAL mode leaves marks in its shared memory; nothing else.
    assert {path.name for path in before if before[path] != after.get(path)} <= {"datakasse.db-shm"}
    assert set(after) == set(before)


@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_every_symptom_is_said_in_three_languages_with_the_same_facts(symptom: Symptom) -> None:
    for said in filter(None, (symptom.what, symptom.cause, symptom.cure)):
        places = [{place for _, place, _, _ in string.Formatter().parse(text) if place} for text in said]
        assert places[0] == places[1] == places[2]
        assert all(said)
    if symptom.state in WRONG:
        assert symptom.cause is not None
        assert symptom.cure is not None


def test_whatever_is_wrong_at_a_register_has_a_cause_and_a_cure() -> None:
    wrong = {found.name.lower() for found in Found if found.state is not CheckState.GOOD}
    assert wrong == set(CAUSES)


def test_every_guide_that_is_named_is_there_and_says_it_in_three_languages() -> None:
    named = {symptom.guide for symptom in SYMPTOMS} | {cause.guide for cause in CAUSES.values()}
    assert named - {""} <= {guide.name for guide in GUIDES}
    assert [guide.name for guide in GUIDES] == ["slow", "printer", "integration", "cash", "crash", "hub"]
    for guide in GUIDES:
        assert all(text for told in (guide.title, *guide.steps) for text in (told.nb, told.nn, told.en))


def test_keys_of_the_shop_itself_are_as_old_as_their_file(shop: Shopkeeper) -> None:
    (age,) = [
        found
        for found in shop.shop.examiner.examine().findings
        if found.name == "key_age" and found.register == FRONT
    ]
    (key,) = (shop.folder / "keys" / f"register-{FRONT}").glob("*.key")
    made = datetime.fromtimestamp(key.stat().st_mtime, UTC)
    assert age.facts["date"] in {f"{made:%d.%m.%Y}", f"{made + timedelta(hours=2):%d.%m.%Y}"}
