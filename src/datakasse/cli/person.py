"""Who does something on the command line, where that takes a right: her number and her PIN."""

import click

from datakasse.cli.product import Shop
from datakasse.cli.secrecy import SECRET
from datakasse.errors.till.sign_on import WrongPin
from datakasse.till.people.sign_on import Throttle, is_pin_of

operator_option = click.option("--operator", required=True, help="ID på den som gjør det.")
pin_option = click.option("--pin", type=SECRET, default="", help="PIN; spørres det om når den utelates.")


def demand_pin_of(shop: Shop, operator: str, pin: str) -> str:
    """
    Go on only if the PIN is the operator's; return whose journal what she does belongs in.

    Raises:
        UnknownOperator: Nobody has that number.
        WrongPin: It is not hers.
    """
    pin = pin or click.prompt("PIN", hide_input=True)
    register = shop.counter.office_register()
    if not is_pin_of(shop.counter, Throttle(), register, operator, pin):
        raise WrongPin
    return register
