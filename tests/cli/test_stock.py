"""`datakasse stock`: what is on the shelves, and what is moved there, from the command line."""

from pathlib import Path

from tests.cli.command_line import done, refused

BY = ("--operator", "1", "--pin", "4711")
LIST = "Varenummer;Navn;Pris;Mva;Varegruppe\n201;Lettmelk;24,00;15;Drikke\n"


def test_the_shelf_has_nothing_to_tell_until_count_is_kept(new_folder: Path, tmp_path: Path) -> None:
    at = ("--data", new_folder)
    assert done("stock", "list", *at).startswith("Ingen varer føres på lager.")
    assert done("stock", "list", *at, "--search", "kaffe") == "Ingen vare på lager er slik.\n"
    file = tmp_path / "varer.csv"
    file.write_text(LIST, encoding="utf-8")
    done("articles", "import", *at, *BY, "--confirm", file)
    refused("stock.not_kept", "stock", "receive", *at, *BY, "--goods", "201=24@12,50")
    refused("stock.bad_goods", "stock", "receive", *at, *BY, "--goods", "201")
    told = refused("stock.unknown_place", "stock", "count", *at, *BY, "--place", "måne", "--counted", "201=1")
    assert "Velg et av stedene (1)" in told
    assert "kjeller  Kjelleren" in done("stock", "room", *at, *BY, "kjeller", "Kjelleren")


def test_a_shop_without_suppliers_has_nothing_to_order(new_folder: Path) -> None:
    at = ("--data", new_folder)
    assert done("purchase", "suppliers", *at).startswith("Ingen leverandører.")
    assert done("purchase", "orders", *at).startswith("Ingen bestillinger.")
    refused("purchase.unknown_supplier", "purchase", "suggest", *at, "1")
    refused("purchase.unknown_order", "purchase", "receive", *at, *BY, "1")
    refused("purchase.unknown_order", "purchase", "receive", *at, *BY, "1", "--goods", "201=1")
