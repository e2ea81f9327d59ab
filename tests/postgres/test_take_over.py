"""Taking over the register of a machine that is gone: what is refused, and what stands afterwards."""

from collections.abc import Callable
from datetime import UTC, datetime
from shutil import rmtree

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from datakasse.errors.refusal import Refused
from datakasse.errors.shop.taking_over import NoRegisterHere, RegisterNotTrusted
from datakasse.errors.sign_in.office import NotConfirmed, ProofNeeded
from datakasse.errors.storage.journal import JournalDamaged
from datakasse.errors.till.day import NotServed
from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.backup.known_keys import KnownKeys
from datakasse.office.backup.recovery_key import RecoveryKey, make_recovery_key
from datakasse.office.shop.take_over_register import TakeOverRegister, take_over
from datakasse.settings import settings_for
from datakasse.storage.whereabouts import read_whereabouts
from datakasse.till.day.take_x import TakeX
from datakasse.web.rooms.register_room import RegisterRoom
from datakasse.wiring import Shop, open_shop
from lab.postgres.cluster import Cluster
from tests.cli.command_line import ended, process
from tests.postgres.test_own_registers import Machine, machines
from tests.shop import BACK, FRONT, OPERATORS, sell

__all__ = ["machines"]

OWNER = OPERATORS[0].operator_id
AHEAD = datetime(2126, 3, 2, 11, tzinfo=UTC)
"""The clock of the machine that burnt had gone astray."""


Prepared = tuple[str, type[Refused], dict[str, object]]
"""Which register is asked for, what is answered, and what fills its sentence."""


@pytest.fixture
def left(machines: tuple[Machine, Machine]) -> Machine:
    """The machine that is left, with one of the two registers; the other's sold once, and burnt."""
    burnt, other = machines
    rmtree(other.shop.keys.place_of(FRONT))
    burnt.shop.store.write(lambda books: sell(books, at=AHEAD), FRONT).result()
    burnt.shop.store.close()
    assert other.own() == [BACK]
    return other


def heads(shop: Shop) -> dict[str, bytes]:
    """Return where each journal ends."""
    with shop.store.read() as books:
        return {each.register_id: books.head(each.register_id).digest for each in books.registers()}


def taken(shop: Shop, register: str = FRONT, recovery: RecoveryKey | None = None) -> RegisterRestored:
    """Take a register over at a machine."""
    return take_over(shop.counter, shop.store, shop.keys, register, OWNER, recovery=recovery)


def burnt_again(machine: Machine, register: str = FRONT) -> Shop:
    """Have the keys of a register be gone once more, with all that checks them."""
    machine.shop.store.close()
    rmtree(machine.shop.keys.place_of(register))
    assert machine.own() == [BACK]
    return machine.shop


def by_nobodys_word(left: Machine, cluster: Cluster) -> Prepared:
    """A machine took it over without a sheet, and burnt too: nobody vouches for the keys it made."""
    del cluster
    taken(left.shop)
    burnt_again(left)
    return FRONT, RegisterNotTrusted, {"register": FRONT, "number": 3}


def rewritten(left: Machine, cluster: Cluster) -> Prepared:
    """Whoever owns the database wrote the sale anew, and left its digest."""
    name = str(conninfo_to_dict(read_whereabouts(left.folder).database)["dbname"])
    with psycopg.connect(cluster.database(name), autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        changed = owner.execute(
            "UPDATE datakasse.entries SET body = body || ' '::bytea WHERE register = %s AND number = 2",
            (FRONT,),
        )
        assert changed.rowcount == 1
    return FRONT, JournalDamaged, {"register": FRONT, "number": 2}


@pytest.mark.law("KSF-2-7-3", "SIG-10")
def test_no_backup_is_made_of_a_journal_whose_keys_nobody_vouches_for(
    left: Machine, cluster: Cluster
) -> None:
    by_nobodys_word(left, cluster)
    known = KnownKeys(left.shop.keys, "")
    with left.shop.store.read() as books:
        assert known.of(books, BACK) == left.shop.keys.versions(BACK)
        with pytest.raises(JournalDamaged) as refused:
            known.of(books, FRONT)
    assert refused.value.facts == {"register": FRONT, "number": 3}


@pytest.mark.law("KSF-2-7-1", "SIG-10")
@pytest.mark.parametrize("prepare", [by_nobodys_word, rewritten])
def test_a_journal_that_cannot_be_believed_is_not_taken_over(
    left: Machine, cluster: Cluster, prepare: Callable[[Machine, Cluster], Prepared]
) -> None:
    register, refusal, facts = prepare(left, cluster)
    before = heads(left.shop)
    with pytest.raises(refusal) as refused:
        taken(left.shop, register)
    assert refused.value.facts == facts
    assert heads(left.again()) == before
    assert left.own() == [BACK]


@pytest.mark.parametrize(("is_confirmed", "refusal"), [(None, ProofNeeded), (False, NotConfirmed)])
def test_who_has_not_shown_that_it_is_she_takes_nothing_over(
    left: Machine, is_confirmed: bool | None, refusal: type[Refused]
) -> None:
    before = heads(left.shop)[FRONT]
    action = TakeOverRegister(left.shop.keys, FRONT, 2, is_confirmed=is_confirmed)
    with pytest.raises(refusal):
        left.shop.counter.carry_out(BACK, OWNER, action).result()
    assert heads(left.again())[FRONT] == before
    assert left.own() == [BACK]


@pytest.mark.law("SIG-10", "KSF-2-7-1")
def test_the_owners_sheet_vouches_so_that_a_third_machine_takes_over_after_the_second(left: Machine) -> None:
    """With another sheet nobody vouches for the second's keys."""
    sheet = make_recovery_key()
    taken(left.shop, recovery=sheet)
    shop = burnt_again(left)
    with pytest.raises(RegisterNotTrusted) as refused:
        taken(shop, recovery=make_recovery_key())
    assert refused.value.facts["number"] == 3
    taken(shop, recovery=sheet)
    assert left.own() == [FRONT, BACK]
    assert not list(left.shop.store.verify(FRONT))


@pytest.mark.law("KSF-2-8-3-3")
def test_that_it_was_taken_over_stands_in_both_journals_and_never_before_its_last_sale(left: Machine) -> None:
    """The journal goes on from where the clock of the machine that burnt had left it."""
    taken(left.shop)
    with left.shop.store.read() as books:
        declared, told = books.record(FRONT, 3), books.record(BACK, books.head(BACK).number)
    assert isinstance(declared.event, RegisterRestored)
    assert (declared.at, declared.operator) == (AHEAD, OWNER)
    assert (told.event, told.operator) == (SettingsChanged("register taken over", FRONT), OWNER)


def test_a_server_that_is_alive_lets_a_register_go_that_another_machine_took_over(
    machines: tuple[Machine, Machine],
) -> None:
    """It showed the register until its next start, and could not even be stopped in good order."""
    one, other = machines
    rmtree(other.shop.keys.place_of(FRONT))
    assert other.own() == [BACK]
    shop, told, sheet = one.shop, list[str](), make_recovery_key()
    room = RegisterRoom(shop.counter, [FRONT])
    shop.registers.tell(told.append, room.take_in)
    shop.registers.tell_taken_over(lambda register: told.append(f"-{register}"), room.let_go)
    shop.registers.tell_gone(
        lambda register: told.append(f"{register} served: {shop.counter.served(register)}")
    )

    def followed() -> list[str]:
        assert shop.registers.follow(shop.counter) == {}
        return told

    keys = shop.keys.place_of(FRONT)
    with room.started():
        # Keys that cannot be seen are a fault of the folder; the register stays, and says so when it sells.
        aside = keys.rename(keys.with_name("aside"))
        assert followed() == []
        aside.rename(keys)
        taken(other.shop, recovery=sheet)
        assert followed() == [f"-{FRONT}", f"{FRONT} served: False"]
        assert followed() == [f"-{FRONT}", f"{FRONT} served: False"]
        assert FRONT not in shop.counter.used_here()
        with pytest.raises(NotServed):
            shop.counter.carry_out(FRONT, OWNER, TakeX()).result()
    # Its machine is the one that lives: it takes the register back, and is told while it is open.
    other.shop.store.close()
    taken(shop, recovery=sheet)
    assert followed() == [f"-{FRONT}", f"{FRONT} served: False", FRONT]
    assert FRONT in shop.counter.used_here()
    other.shop = open_shop(settings_for(other.folder), environ={})


def test_a_machine_without_a_register_of_its_own_is_told_to_get_one_first(left: Machine) -> None:
    """It was told about another register than the one it asked for, and to take that one over."""
    rmtree(left.shop.keys.place_of(BACK))
    assert left.own() == []
    with pytest.raises(NoRegisterHere) as refused:
        take_over(left.shop.counter, left.shop.store, left.shop.keys, FRONT, OWNER, recovery=None)
    assert refused.value.facts == {"register": FRONT}


def test_a_server_that_has_no_register_left_does_not_say_that_the_till_is_open(left: Machine) -> None:
    """Where its page is it says all the same: there somebody reads which way out there is."""
    rmtree(left.shop.keys.place_of(BACK))
    left.shop.store.close()
    with process("serve", "--data", left.folder, "--port", "0") as running:
        assert running.stdout is not None
        # What a room warns of meanwhile stands in the log, before or after.
        line = next(line for line in running.stdout if "http://127.0.0.1:" in line)
        running.terminate()
        assert ended(running)[0] == 0
    left.shop = open_shop(settings_for(left.folder), environ={})
    assert line.startswith("Ingen kan selge her: denne maskinen har ingen kasse i bruk. ")
