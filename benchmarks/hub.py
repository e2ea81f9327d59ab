"""A hub: how fast it takes in what 200 registers deliver, and what a register's sending costs its till."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.measures import Measure
from benchmarks.shop import COMPANY, OPERATOR, make_shop, register_names
from datakasse.counter.pin import hash_pin
from datakasse.hub.at_hub.house import HubHouse
from datakasse.hub.at_hub.let_in import invite
from datakasse.hub.at_shop.join_hub import join_hub
from datakasse.hub.at_shop.line import HubLine
from datakasse.hub.at_shop.send_journal import next_delivery, send_journal
from datakasse.hub.between.link import HubLink
from datakasse.hub.between.wire import Delivery, Standing
from datakasse.hub_wiring import new_hub, open_hub
from datakasse.journal.verify import Checker
from datakasse.settings import settings_for
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.start_stop import Start
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.complete_sale import Item, SellAtOnce
from datakasse.trade.shop.shop import Company
from datakasse.trade.tender import Tender, TenderKind
from datakasse.web.rooms.hub_room import HubRoom
from datakasse.wiring import Shop, open_shop
from lab.postgres.cluster import running

HOST: Final = "127.0.0.1"
HOSTS: Final = (HOST, "127.0.0.2")
"""A hub listens where its certificate says, at one port; two processes of it are on two addresses."""
COMPANIES: Final = (COMPANY, Company("974760673", "Nabobua AS"))
REGISTERS: Final = 200
SALES: Final = 60
RECEIPTS: Final = 2_000
TILL_SALES: Final = 500
SALE: Final = SellAtOnce((Item("1001"), Item("1002")), (Tender(TenderKind.DEBIT_CARD, 3_090),))


@dataclass(frozen=True, slots=True)
class _Served:
    """A hub in a process of its own."""

    folder: Path
    process: int
    host: str = HOST

    def link(self, shop: Shop) -> str:
        """Return a link that lets a shop in."""
        with shop.store.read() as books:
            company = books.company()
        opened = open_hub(settings_for(self.folder), environ={})
        counter = opened.counter
        _, code = invite(counter.store, company, "måling", counter.now())
        counter.store.close()
        return HubLink(f"https://{self.host}:{opened.house.port}", counter.fingerprint, code).text

    def processor_s(self) -> float:
        """Return how much processor time it has used, seconds."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def hub(scratch: Path) -> list[Measure]:
    """Take the measures of the hub."""
    with _served(scratch / "chain") as (served,):
        intake = _intake(scratch / "many", served)
    with _served(scratch / "hub") as (served,):
        one_register = _one_register(scratch / "one", served)
    return [*intake, *_in_postgres(scratch), *one_register]


def _in_postgres(scratch: Path) -> list[Measure]:
    """Measure what hubs with one PostgreSQL take in: one process, and two for a business each."""
    measures: list[Measure] = []
    with running(in_memory=False) as cluster:
        for name, hosts in (("one hub process", HOSTS[:1]), ("two hub processes", HOSTS)):
            folder = scratch / f"postgres-{len(hosts)}"
            with _served(folder / "hub", hosts, cluster.prepared(f"hub_{len(hosts)}")) as served:
                rate, entries = _rate(folder, served)
            measures.append(
                Measure(
                    f"hub intake in PostgreSQL over HTTPS, {REGISTERS} registers, verified: {name}",
                    f"{rate:,.0f} entries/s of {entries:,}",
                    rate,
                    5_000,
                    at_least=True,
                )
            )
    return measures


def _rate(folder: Path, hubs: Sequence[_Served]) -> tuple[float, int]:
    """Return how many entries a second hubs take in, each of a business of its own; and of how many."""
    with ExitStack() as opened:
        shares: list[tuple[HubLine, list[Delivery]]] = []
        for served, company in zip(hubs, COMPANIES, strict=False):
            place, registers = folder / company.organisation_number, register_names(REGISTERS // len(hubs))
            make_shop(place, len(registers), company=company)
            shop = opened.enter_context(_open(place))
            _sell(shop, registers, SALES)
            line = _join(shop, served.link(shop))
            opened.callback(line.close)
            shares.append((line, [each for name in registers for each in _deliveries(shop, name)]))
        entries = sum(len(each.entries) for _, share in shares for each in share)
        begun = time.perf_counter()
        with ThreadPoolExecutor(len(shares)) as at_once:
            done = [at_once.submit(_deliver, line, share) for line, share in shares]
        for each in done:
            each.result()
        return entries / (time.perf_counter() - begun), entries


def _deliver(line: HubLine, share: Sequence[Delivery]) -> None:
    for each in share:
        line.deliver(each)


def _intake(folder: Path, served: _Served) -> list[Measure]:
    """
    Measure what a hub takes in of many registers, against verifying the same with nothing else to do.

    They come over one line, one delivery after the other, as from one data folder; the hub has one process.
    The ratio is of processor time, which does not depend on what else the machine does.
    """
    make_shop(folder, REGISTERS)
    with _open(folder) as shop:
        _sell(shop, register_names(REGISTERS), SALES)
        line = _join(shop, served.link(shop))
        deliveries = [each for name in register_names(REGISTERS) for each in _deliveries(shop, name)]
        with shop.store.read() as books:
            company = books.company().organisation_number
        entries = sum(len(each.entries) for each in deliveries)
        begun_s = time.process_time()
        _verify(company, deliveries)
        raw = entries / (time.process_time() - begun_s)
        begun_s = served.processor_s()
        rate = entries / _seconds(lambda: [line.deliver(each) for each in deliveries])
        taken = entries / (served.processor_s() - begun_s)
        line.close()
    figure = f"{rate:,.0f} entries/s"
    ratio = f"{taken:,.0f} a second of the hub's processor time; raw verification {raw:,.0f}"
    return [
        Measure(
            f"hub intake over HTTPS, {REGISTERS} registers, verified", figure, rate, 5_000, at_least=True
        ),
        Measure("the same, against raw verification", ratio, taken / raw, 0.25, at_least=True),
    ]


def _one_register(folder: Path, served: _Served) -> list[Measure]:
    """Measure how a register catches up, and whether its till feels it."""
    make_shop(folder, 1)
    (name,) = register_names(1)
    with _open(folder) as shop:
        _sell(shop, [name], RECEIPTS)
        alone = sorted(_seconds(lambda: _sell_one(shop, name)) for _ in range(TILL_SALES))
        _join(shop, served.link(shop)).close()
        room = HubRoom(shop.counter, shop.hub_card, shop.hub_lines, shop.key_versions)
        begun = time.perf_counter()
        room.open()
        meanwhile = sorted(_seconds(lambda: _sell_one(shop, name)) for _ in range(TILL_SALES))
        room.close()
        line = shop.hub_lines.line(shop.hub_card.joined(), shop.hub_card.device_key())
        rest = send_journal(shop.store, line, Standing(name, 0, ""), clock_s=time.monotonic)
        took_s = time.perf_counter() - begun
        line.close()
    half, most = TILL_SALES // 2, TILL_SALES * 99 // 100
    return [
        Measure(
            f"{RECEIPTS:,} receipts caught up with, while the till sells {TILL_SALES} more",
            f"{took_s:.1f} s for {rest.have:,} entries",
            took_s,
            30,
            at_least=False,
        ),
        *(
            Measure(
                f"a sale while the register catches up, against one without a hub: {share}",
                f"{meanwhile[place] * 1e3:.2f} ms; alone {alone[place] * 1e3:.2f} ms",
                meanwhile[place] / alone[place],
                target,
                at_least=False,
            )
            for share, place, target in (("p50", half, 1.5), ("p99", most, 3.0))
        ),
    ]


@contextmanager
def _served(folder: Path, hosts: Sequence[str] = (HOST,), database: str = "") -> Generator[list[_Served]]:
    """Serve a hub in processes of their own for the length of a `with`, each from a copy of its folder."""
    with socket.create_server((HOST, 0)) as probe:
        port = probe.getsockname()[1]
    house = HubHouse(tuple(hosts), port, hash_pin("471147"))
    new_hub(settings_for(folder, database), house, environ={}).counter.store.close()
    folders = [
        folder,
        *(shutil.copytree(folder, folder.with_name(f"{folder.name}-{host}")) for host in hosts[1:]),
    ]
    with ExitStack() as served:
        yield [served.enter_context(_process(each, host)) for each, host in zip(folders, hosts, strict=True)]


@contextmanager
def _process(folder: Path, host: str) -> Generator[_Served]:
    command = [sys.executable, "-m", "datakasse", "hub", "serve", "--data", str(folder), "--host", host]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        if server.stdout is None or "https://" not in server.stdout.readline():
            raise SystemExit("the hub did not start")
        yield _Served(folder, server.pid, host)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=60)


@contextmanager
def _open(folder: Path) -> Generator[Shop]:
    shop = open_shop(settings_for(folder), environ={})
    try:
        yield shop
    finally:
        shop.store.close()


def _join(shop: Shop, link: str) -> HubLine:
    now = shop.counter.clock.now()
    join_hub(shop.store, shop.hub_card, shop.hub_lines, link, versions=shop.key_versions, at=now)
    return shop.hub_lines.line(shop.hub_card.joined(), shop.hub_card.device_key())


def _sell(shop: Shop, registers: Sequence[str], sales: int) -> None:
    """Open the registers and sell at all of them."""
    for register in registers:
        for operator, action in (
            ("", Start()),
            (OPERATOR, SignOn(pin_is_right=True)),
            (OPERATOR, DeclareFloat(0)),
        ):
            shop.counter.carry_out(register, operator, action).result()
    waiting = [
        shop.counter.carry_out(register, OPERATOR, SALE) for _ in range(sales) for register in registers
    ]
    for done in waiting:
        done.result()


def _sell_one(shop: Shop, register: str) -> None:
    shop.counter.carry_out(register, OPERATOR, SALE).result()


def _deliveries(shop: Shop, register: str) -> list[Delivery]:
    """Return all of a register's journal as it is sent."""
    found: list[Delivery] = []
    have = 0
    while (delivery := next_delivery(shop.store, register, have)) is not None:
        found.append(delivery)
        have = delivery.entries[-1].number
    return found


def _verify(company: str, deliveries: Sequence[Delivery]) -> None:
    """Verify what was delivered, register by register, in one thread."""
    checkers: dict[str, Checker] = {}
    for delivery in deliveries:
        checker = checkers.setdefault(delivery.register, Checker(company, delivery.register))
        if list(checker.check(delivery.entries, (*delivery.seals[:-1:64], *delivery.seals[-1:]))):
            raise SystemExit("the journal does not verify")


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
