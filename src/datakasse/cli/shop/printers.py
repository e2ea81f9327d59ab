"""`datakasse printers`: which printers there are profiles for, which one a register has, and a test of it."""

from pathlib import Path

import click

from datakasse.cli.door import data_option, register_option, registers_of, shop_in, stop
from datakasse.devices.equipment import Equipment
from datakasse.errors.refusal import Refused
from datakasse.office.shop.equip_register import EquipRegister
from datakasse.receipt.formats.printer_profile import PROFILES
from datakasse.till.paper.print_queue import print_waiting
from datakasse.till.paper.print_test_page import PrintTestPage
from datakasse.trade.shop.shop import Register

EXIT_NOT_PRINTED = 1


@click.group()
def printers() -> None:
    """
    Skrivere: profiler, hvilken skriver en kasse har, testutskrift.

    Eksempel: datakasse printers list
    """


@printers.command("list")
def list_profiles() -> None:
    """
    Vis profilene som ?profile= kan velge.

    Eksempel: datakasse printers list
    """
    width = max(len(name) for name in PROFILES)
    for profile in PROFILES.values():
        click.echo(f"{profile.name:<{width}}  {profile.description}")


@printers.command("set")
@data_option
@click.option("--register", required=True, help="Kassens ID.")
@click.option("--printer", help="Skriveren, f.eks. tcp://192.168.1.50:9100?profile=epson_80.")
@click.option("--second", help="Reserveskriver; tom tekst tar den bort.")
@click.pass_context
def set_printer(
    context: click.Context, folder: Path, register: str, printer: str | None, second: str | None
) -> None:
    """
    Gi en kasse en annen skriver eller reserveskriver. Gjelder fra neste start.

    Eksempel: datakasse printers set --data butikk --register 974760673-1 --printer usb:/dev/usb/lp0
    """
    try:
        for setting in filter(None, (printer, second)):
            Equipment(folder).devices_of(Register("", "", printer=setting))
    except Refused as refusal:
        stop(refusal)
    with shop_in(context, folder, exclusive=True) as shop:
        registers_of(shop, register)
        shop.counter.carry_out(register, "", EquipRegister(printer, second)).result()
    click.echo(f"Kasse {register} har fått skriver. Prøv den: datakasse printers test --data {folder}")


@printers.command("test")
@data_option
@register_option
@click.pass_context
def try_printer(context: click.Context, folder: Path, register: str | None) -> None:
    """
    Skriv ut en testside med æøå, €, QR-kode og strekkode.

    Eksempel: datakasse printers test --data butikk
    """
    astray = False
    with shop_in(context, folder, exclusive=True) as shop:
        wanted = registers_of(shop, register) if register else shop.counter.used_here()
        for register_id in wanted:
            shop.counter.carry_out(register_id, "", PrintTestPage()).result()
            trouble = print_waiting(shop.counter, register_id).trouble
            astray = astray or trouble is not None
            told = "testsiden er skrevet ut" if trouble is None else f"kom ikke ut: {trouble.reason}"
            click.echo(f"Kasse {register_id}: {told}.")
    if astray:
        context.exit(EXIT_NOT_PRINTED)
