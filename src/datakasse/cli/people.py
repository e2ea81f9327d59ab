"""`datakasse people` and `datakasse roles`: who works in the shop, and what each role may."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import click

from datakasse.cli.door import data_option, shop_in
from datakasse.cli.person import demand_pin_of, operator_option, pin_option
from datakasse.cli.secrecy import SECRET
from datakasse.counter.counter import Action
from datakasse.counter.pin import hash_pin
from datakasse.errors.missing_right import RIGHTS_IN_WORDS
from datakasse.office.people.keep_office_key import RescueOfficeKey
from datakasse.office.people.keep_operators import (
    GiveRole,
    RegisterOperator,
    ReinstateOperator,
    RenameOperator,
    RescuePin,
    RetireOperator,
)
from datakasse.office.people.keep_roles import DefineRole, RemoveRole
from datakasse.office.people.role_names import ROLE_NAMES
from datakasse.office.people.show_access import Access, show_access
from datakasse.trade.people.operator import Right

RIGHT_NAMES: Final = {right: RIGHTS_IN_WORDS[right][0] for right in Right}

new_pin_option = click.option(
    "--new-pin", type=SECRET, default="", help="Ny PIN; spørres det om når den utelates."
)
_Command = Callable[..., Any]


def _by_somebody(command: _Command) -> _Command:
    """Let a command be told which shop it is about and who does it."""
    return data_option(operator_option(pin_option(click.pass_context(command))))


def _do(context: click.Context, folder: Path, operator: str, pin: str, action: Action[object]) -> None:
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        shop.counter.carry_out(register, operator, action).result()


def _hash_of(new_pin: str) -> str:
    return hash_pin(new_pin or click.prompt("Ny PIN", hide_input=True, confirmation_prompt=True))


@click.group()
def people() -> None:
    """
    Operatørene: hvem som jobber her, og hvilken rolle de har.

    Eksempel: datakasse people list --data butikk
    """


@people.command("list")
@data_option
@click.pass_context
def list_(context: click.Context, folder: Path) -> None:
    """
    Vis alle operatører, også de som har sluttet.

    Eksempel: datakasse people list --data butikk
    """
    with shop_in(context, folder) as shop, shop.store.read() as books:
        for person in show_access(books).people:
            name = f"{person.first_name} {person.surname}".strip() or "–"
            left = "" if person.active else "  (har sluttet)"
            role = person.role_title or ROLE_NAMES.get(person.role, person.role)
            click.echo(f"{person.operator_id:>6}  {name:<30} {role}{left}")


@people.command("add")
@_by_somebody
@click.option("--id", "new", required=True, help="Nummeret journalen kaller den nye.")
@click.option("--name", required=True, help="Fornavn og etternavn.")
@click.option("--role", required=True, help="Rollen, for eksempel cashier.")
@new_pin_option
def add(
    context: click.Context,
    folder: Path,
    operator: str,
    pin: str,
    new: str,
    name: str,
    role: str,
    new_pin: str,
) -> None:
    """
    La en ny jobbe her.

    Eksempel: datakasse people add --data butikk --operator 1 --id 7 --name "Siv Dahl" --role cashier
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        first_name, _, surname = name.strip().partition(" ")
        person = RegisterOperator(new, first_name, surname, role, _hash_of(new_pin), is_confirmed=True)
        shop.counter.carry_out(register, operator, person).result()
    click.echo(f"Operatør {new} kan logge på.")


@people.command("rename")
@_by_somebody
@click.option("--id", "whose", required=True, help="Nummeret til den som skifter navn.")
@click.option("--name", required=True, help="Fornavn og etternavn.")
def rename(context: click.Context, folder: Path, operator: str, pin: str, whose: str, name: str) -> None:
    """
    Gi en operatør et annet navn. Nummeret og journalen blir som de er.

    Eksempel: datakasse people rename --data butikk --operator 1 --id 7 --name "Siv Lie"
    """
    first_name, _, surname = name.strip().partition(" ")
    _do(context, folder, operator, pin, RenameOperator(whose, first_name, surname))
    click.echo(f"Operatør {whose} har fått nytt navn.")


@people.command("role")
@_by_somebody
@click.option("--id", "whose", required=True, help="Nummeret til den som får rollen.")
@click.option("--role", required=True, help="Rollen, for eksempel cashier.")
def role_(context: click.Context, folder: Path, operator: str, pin: str, whose: str, role: str) -> None:
    """
    Gi en operatør en annen rolle. Den gjelder straks.

    Eksempel: datakasse people role --data butikk --operator 1 --id 7 --role manager
    """
    _do(context, folder, operator, pin, GiveRole(whose, role, is_confirmed=True))
    click.echo(f"Operatør {whose} har rollen {role}.")


@people.command("retire")
@_by_somebody
@click.option("--id", "whose", required=True, help="Nummeret til den som har sluttet.")
def retire(context: click.Context, folder: Path, operator: str, pin: str, whose: str) -> None:
    """
    En operatør har sluttet og kan ikke logge på mer. Det hun har gjort, står.

    Eksempel: datakasse people retire --data butikk --operator 1 --id 7
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        shop.counter.carry_out(register, operator, RetireOperator(whose, shop.office_keys)).result()
    click.echo(f"Operatør {whose} kan ikke logge på lenger.")


@people.command("reinstate")
@_by_somebody
@click.option("--id", "whose", required=True, help="Nummeret til den som er tilbake.")
@new_pin_option
def reinstate(
    context: click.Context, folder: Path, operator: str, pin: str, whose: str, new_pin: str
) -> None:
    """
    En operatør er tilbake og får ny PIN.

    Eksempel: datakasse people reinstate --data butikk --operator 1 --id 7
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        back = ReinstateOperator(whose, _hash_of(new_pin), is_confirmed=True)
        shop.counter.carry_out(register, operator, back).result()
    click.echo(f"Operatør {whose} kan logge på igjen.")


@people.command("pin")
@data_option
@click.option("--id", "whose", required=True, help="Nummeret til den som får ny PIN.")
@new_pin_option
@click.pass_context
def pin_(context: click.Context, folder: Path, whose: str, new_pin: str) -> None:
    """
    Gi ny PIN fra maskinen selv, når ingen kan gjøre det på kontoret. Journalføres.

    Eksempel: datakasse people pin --data butikk --id 1
    """
    with shop_in(context, folder) as shop:
        register = shop.counter.office_register()
        shop.counter.carry_out(register, "", RescuePin(whose, _hash_of(new_pin))).result()
    click.echo(f"Operatør {whose} har ny PIN.")


@people.command("forget-password")
@data_option
@click.option(
    "--id", "whose", required=True, help="Nummeret til den som har glemt passordet eller mistet telefonen."
)
@click.pass_context
def forget_password(context: click.Context, folder: Path, whose: str) -> None:
    """
    Glem passordet og kodene til kontoret fra maskinen selv. PIN gjelder igjen der. Journalføres.

    Eksempel: datakasse people forget-password --data butikk --id 1
    """
    with shop_in(context, folder) as shop:
        register = shop.counter.office_register()
        shop.counter.carry_out(register, "", RescueOfficeKey(shop.office_keys, whose)).result()
    click.echo(
        f"Operatør {whose} logger på kontoret med PIN på denne maskinen, og kan sette nytt passord der."
    )


@click.group()
def roles() -> None:
    """
    Rollene: hva hver av dem har rett til.

    Eksempel: datakasse roles list --data butikk
    """


@roles.command("list")
@data_option
@click.pass_context
def matrix(context: click.Context, folder: Path) -> None:
    """
    Vis hva hver rolle har rett til: rettigheter nedover, roller bortover.

    Eksempel: datakasse roles list --data butikk
    """
    with shop_in(context, folder) as shop, shop.store.read() as books:
        for line in matrix_lines(show_access(books)):
            click.echo(line)


@roles.command("define")
@_by_somebody
@click.option("--role", required=True, help="Koden: små bokstaver, tall og bindestrek.")
@click.option("--title", required=True, help="Hva folk kaller den.")
@click.option(
    "--right",
    "rights",
    multiple=True,
    required=True,
    type=click.Choice([str(right) for right in Right]),
    help="En rettighet; kan gjentas.",
)
def define(
    context: click.Context,
    folder: Path,
    operator: str,
    pin: str,
    role: str,
    title: str,
    rights: Sequence[str],
) -> None:
    """
    Lag en egen rolle, eller si på nytt hva den har rett til. Det gjelder straks for dem som har den.

    Eksempel: datakasse roles define --data butikk --operator 1 --role skift --title Skift --right sell
    """
    held = frozenset(Right(right) for right in rights)
    _do(context, folder, operator, pin, DefineRole(role, title, held, is_confirmed=True))
    click.echo(f"Rollen {title} har {len(held)} rettigheter.")


@roles.command("remove")
@_by_somebody
@click.option("--role", required=True, help="Koden.")
def remove(context: click.Context, folder: Path, operator: str, pin: str, role: str) -> None:
    """
    Ta bort en egen rolle som ingen har.

    Eksempel: datakasse roles remove --data butikk --operator 1 --role skift
    """
    _do(context, folder, operator, pin, RemoveRole(role))
    click.echo(f"Rollen {role} er borte.")


def matrix_lines(access: Access) -> list[str]:
    """Return the matrix as text: a row for each right, a column for each role."""
    titles = [role.title or ROLE_NAMES.get(role.role, role.role) for role in access.roles]
    first = max(len(name) for name in RIGHT_NAMES.values())
    lines = [" " * first + "".join(f"  {title}" for title in titles)]
    for right in access.rights:
        held = ["ja" if right in role.rights else "–" for role in access.roles]
        cells = "".join(f"  {cell:<{len(title)}}" for cell, title in zip(held, titles, strict=True))
        lines.append(f"{RIGHT_NAMES[right]:<{first}}{cells}".rstrip())
    return lines
