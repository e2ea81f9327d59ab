"""Something to sign: what a shop can do before it has goods."""

from pathlib import Path

from datakasse.settings import settings_for
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.move_cash import PayIn
from datakasse.till.day.start_stop import Start
from datakasse.till.people.sign_on import SignOn
from datakasse.wiring import open_shop

MANAGER = "1"


def pay_in_twice(folder: Path, register: str) -> None:
    """Make two transactions at a register: change for the drawer."""
    shop = open_shop(settings_for(folder), environ={})
    try:
        shop.counter.carry_out(register, "", Start(fresh=True)).result()
        shop.counter.carry_out(register, MANAGER, SignOn(pin_is_right=True)).result()
        with shop.store.read() as books:
            opened = books.state(register).floats
        if not opened:
            shop.counter.carry_out(register, MANAGER, DeclareFloat(0)).result()
        for amount_ore in (500_00, 35_00):
            shop.counter.carry_out(register, MANAGER, PayIn(amount_ore, "veksel")).result()
    finally:
        shop.store.close()
