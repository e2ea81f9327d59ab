"""`datakasse about`: what this cash register system is (KSL-3-1)."""

from pathlib import Path

import click
import msgspec

from datakasse.cli.door import shop_in
from datakasse.office.control.about import KIND, PRODUCT, about as about_shop, system_description_text
from datakasse.settings import built_declaration, settings_for


@click.command()
@click.option(
    "--data", "folder", type=click.Path(path_type=Path, file_okay=False), help="Datamappen til butikken."
)
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
@click.option("--system-description", is_flag=True, help="Vis systembeskrivelsen i stedet.")
@click.pass_context
def about(context: click.Context, folder: Path | None, as_json: bool, system_description: bool) -> None:
    """
    Vis modell, type, versjon, ID-nummer og produkterklæring.

    Eksempel: datakasse about --data butikk
    """
    if system_description:
        click.echo(system_description_text())
        return
    version = settings_for(Path()).version
    declaration = built_declaration()
    declared = declaration.covers(version)
    rows = {
        "Kassasystem": PRODUCT,
        "Modell": PRODUCT,
        "Type": KIND,
        "Versjon": version,
        "Leverandør": declaration.supplier or "–",
        "Produkterklæring": declaration.reference if declared else "ingen: dette er en demonstrasjon",
        "Integrasjon med kassaskuff": "ja",
    }
    if folder is not None:
        with shop_in(context, folder) as shop:
            known = about_shop(shop.counter)
        rows["Organisasjonsnummer"] = known.organisation_number
        for register in known.registers:
            rows[f"Kasse {register.register_id}"] = (
                f"{register.description} · {register.signature_method} nøkkelversjon {register.key_version}"
            )
    if as_json:
        click.echo(msgspec.json.encode(rows))
        return
    width = max(len(name) for name in rows)
    for name, value in rows.items():
        click.echo(f"{name:<{width}}  {value}")
