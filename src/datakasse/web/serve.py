"""Serve a shop until it is told to stop: start its registers, print in the background, answer."""

import asyncio
import signal
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from socket import AF_INET6, socket
from ssl import SSLContext
from threading import Thread
from typing import Protocol

import uvicorn
from fastapi import FastAPI
from starlette.applications import Starlette

from datakasse.counter.counter import Counter
from datakasse.office.backup.backups import Backups
from datakasse.office.bank.payout_source import PayoutAccess
from datakasse.office.control.control_inbox import Submitting
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.health.examine import Examiner
from datakasse.office.insight.alert_ways import AlertWays
from datakasse.office.people.office_keys import OfficeKeys
from datakasse.office.shop.add_register import RegisterBench
from datakasse.office.shop.choose_printer import PrinterBench
from datakasse.office.shop.look_up_company import CompanyRegister
from datakasse.office.shop.mail_safe import MailSafe
from datakasse.till.screen.show_catalogue import prepare_search
from datakasse.till.screen.show_shop import register_ids
from datakasse.web.app import make_app
from datakasse.web.door.crowd import Door, ask_for_files
from datakasse.web.door.network_line import NetworkLine
from datakasse.web.door.signs_of_life import Starter, give_signs
from datakasse.web.door.trust_page import trust_app
from datakasse.web.door.turns import take_short_turns
from datakasse.web.rooms.alert_room import AlertRoom
from datakasse.web.rooms.backup_room import BackupRoom
from datakasse.web.rooms.delivery_room import DeliveryRoom
from datakasse.web.rooms.hub_room import HubRoom
from datakasse.web.rooms.key_room import KeyRoom
from datakasse.web.rooms.mail_room import MailRoom
from datakasse.web.rooms.price_room import PriceRoom
from datakasse.web.rooms.print_room import PrintRoom
from datakasse.web.rooms.register_room import RegisterRoom
from datakasse.web.rooms.retention_room import RetentionRoom
from datakasse.web.rooms.use_room import UseRoom

LOCAL_NAMES = ("127.0.0.1", "localhost", "::1")
GRACE_S = 3


def serve(
    counter: Counter,
    listening: socket,
    names: Sequence[str],
    tell: Callable[[str], None],
    network: NetworkLine | None = None,
    *,
    office_keys: OfficeKeys,
    mail: MailSafe,
    dispatch: Dispatch | None = None,
    submitting: Submitting | None = None,
    payouts: PayoutAccess | None = None,
    backups: Backups | None = None,
    hub_room: HubRoom | None = None,
    key_room: KeyRoom | None = None,
    examiner: Examiner | None = None,
    companies: CompanyRegister | None = None,
    printers: PrinterBench | None = None,
    new_registers: RegisterBench | None = None,
    alert_ways: AlertWays | None = None,
    starter: Starter | None = None,
) -> None:
    """
    Serve until interrupted or told to end; either way the registers are stopped in good order.

    Args:
        counter: The till.
        listening: Listens on this machine.
        names: What it is called there besides the names of this machine for itself.
        tell: Told the link once the registers are started.
        network: The line on the shop's network, where it is served there as well.
        office_keys: What opens the office to each person.
        mail: Where the account that mail goes out from is kept.
        dispatch: What delivers day vouchers to the accounting system, where that is done here.
        submitting: What hands files in to the tax administration, where that is done here.
        payouts: The way to who pays out.
        backups: What makes copies of the shop, where that is done here.
        hub_room: What takes the journal to a hub, where that is done here.
        key_room: What gives the database another key, where that is done here.
        examiner: Who looks whether the shop is well.
        companies: Where businesses are looked up, where that is done.
        printers: Where printers are looked for and given to registers, where that is done.
        new_registers: Where registers are taken into service meanwhile, where that is done.
        alert_ways: How alerts are told, where that is done here.
        starter: Who started this process and wants to know how it is, where somebody does.
    """
    registers = [register for register in register_ids(counter) if counter.served(register)]
    register_room, print_room = RegisterRoom(counter, registers), PrintRoom(counter, registers)
    mail_room = MailRoom(counter, list(counter.printers), print_room.print_soon)

    use_room = None if new_registers is None else UseRoom(counter, new_registers)
    if new_registers is not None:
        _keep_told(new_registers, register_room, print_room, mail_room)

    def hand_over_soon(register: str) -> None:
        print_room.print_soon(register)
        mail_room.send_soon()

    delivery_room = None if dispatch is None else DeliveryRoom(dispatch)
    backup_room = None if backups is None else BackupRoom(backups)
    alert_room = None if alert_ways is None else AlertRoom(alert_ways)
    app = make_app(
        counter,
        hand_over_soon,
        (*LOCAL_NAMES, *names),
        network,
        delivery_room,
        submitting=submitting,
        payouts=payouts,
        backup=backup_room,
        examiner=examiner,
        companies=companies,
        printers=printers,
        registers=new_registers,
        alerts=alert_room,
        office_keys=office_keys,
        mail=mail,
    )
    wanted = (PriceRoom(counter), print_room, mail_room, delivery_room, backup_room, hub_room, key_room)
    rooms = [*(room for room in (*wanted, alert_room, use_room) if room is not None), RetentionRoom(counter)]
    with register_room.started(), _ending_in_good_order() as ending, _opened(rooms):
        tell(_link(listening))
        Thread(target=prepare_search, args=(counter,), name="prepare search", daemon=True).start()
        run_lines(app, listening, network, ending, starter)


def _keep_told(
    bench: RegisterBench, register_room: RegisterRoom, print_room: PrintRoom, mail_room: MailRoom
) -> None:
    """Have the rooms told of registers that come and go while the shop is served."""
    bench.tell(print_room.take_in, mail_room.take_in, register_room.take_in)
    bench.tell_out_of_use(print_room.let_go)
    bench.tell_taken_over(print_room.let_go, mail_room.let_go, register_room.let_go)


class _Room(Protocol):
    """What is done in the background while the shop is served."""

    def open(self) -> None:
        """Begin."""
        ...

    def close(self) -> None:
        """End."""
        ...


@contextmanager
def _opened(rooms: Sequence[_Room]) -> Generator[None]:
    """Have the rooms open for the length of a `with`; they close in the other order."""
    for room in rooms:
        room.open()
    try:
        yield
    finally:
        for room in reversed(rooms):
            room.close()


def run_lines(
    app: FastAPI,
    listening: socket,
    network: NetworkLine | None,
    ending: "Ending",
    starter: Starter | None = None,
) -> None:
    """Answer on every line with one application, until told to end; who started this is told of its life."""
    ask_for_files()
    take_short_turns()
    first = _First(config_of(app), ending)
    give_signs(first.config, starter)
    lines: list[tuple[uvicorn.Server, socket]] = [(first, listening)]
    if network is not None:
        lines.append((_Beside(config_of(app, network.context)), network.secure))
        lines.append((_Beside(config_of(trust_app(network))), network.trust))
    with asyncio.Runner(loop_factory=first.config.get_loop_factory()) as runner:
        runner.run(_answer(lines, network))


async def _answer(lines: Sequence[tuple[uvicorn.Server, socket]], network: NetworkLine | None) -> None:
    """Answer on all lines; when the first ends, the others do."""
    (first, listening), *rest = lines
    others = [asyncio.create_task(server.serve([line])) for server, line in rest]
    fresh = None if network is None else asyncio.create_task(network.keep_fresh())
    try:
        await first.serve([listening])
    finally:
        if fresh is not None:
            fresh.cancel()
        for server, _ in rest:
            server.should_exit = True
        await asyncio.gather(*others)


class _First(uvicorn.Server):
    """The server that hears the signals to end, also one that came before it could."""

    def __init__(self, config: uvicorn.Config, ending: "Ending") -> None:
        super().__init__(config)
        self._ending = ending

    async def main_loop(self) -> None:
        """Answer until told to end."""
        if not self._ending.is_told:
            await super().main_loop()


class _Beside(uvicorn.Server):
    """A server beside another one, which alone hears the signals to end."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Leave the signals to the first."""
        yield


def config_of(app: FastAPI | Starlette, context: SSLContext | None = None) -> uvicorn.Config:
    """Return how a line is answered; who calls is who the socket says, not what a header tells."""
    return uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        http=Door,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=GRACE_S,
        ssl_context_factory=None if context is None else _always(context),
    )


def _always(context: SSLContext) -> Callable[[uvicorn.Config, Callable[[], SSLContext]], SSLContext]:
    """Return what hands the server this way to speak TLS: renewed in place, never made anew."""

    def given(config: uvicorn.Config, default: Callable[[], SSLContext]) -> SSLContext:
        del config, default
        return context

    return given


class Ending:
    """
    A signal to end, kept until it can be followed in good order.

    As an exception it would come up wherever Python happens to be, and there are places that swallow it.

    Attributes:
        is_told: Whether there was one.
    """

    def __init__(self) -> None:
        self.is_told = False

    def hear(self, number: int, frame: object) -> None:
        """Keep the first; whoever repeats it does not want to wait, and is obeyed (`KeyboardInterrupt`)."""
        del number, frame
        if self.is_told:
            raise KeyboardInterrupt
        self.is_told = True


@contextmanager
def _ending_in_good_order() -> Generator[Ending]:
    """
    Let signals to end, which the server passes on when it has ended, end no more than this `with`.

    Those that come before the server hears them itself are kept for it.
    """
    ending = Ending()
    before = {number: signal.signal(number, ending.hear) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with suppress(KeyboardInterrupt):
            yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _link(listening: socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if listening.family == AF_INET6 else f"http://{host}:{port}/"
