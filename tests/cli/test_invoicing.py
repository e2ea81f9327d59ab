"""`datakasse invoice`, as it is typed."""

from pathlib import Path

from datakasse.till.sale.complete_sale import Item, SellAtOnce
from datakasse.trade.tender import Tender, TenderKind
from tests.cli.command_line import done, refused
from tests.till.shopkeeper import CUSTOMER, kept_by

AS_KARI = ("--operator", "1", "--pin", "1111")


def test_a_month_on_account_becomes_an_invoice_in_a_file(day_folder: Path, tmp_path: Path) -> None:
    with kept_by(day_folder) as shop:
        shop.clock.forward(days=3)
        shop.open()
        shop.do(SellAtOnce((Item("200"),), (Tender(TenderKind.INVOICE, account=CUSTOMER),)))
        month = f"{shop.clock.now():%Y-%m}"
    at = ("--data", day_folder)
    make = ("invoice", "make", *at, *AS_KARI, "--customer", CUSTOMER, "--month", month)
    refused("invoice.not_set_up", *make)
    terms = ("--account", "86011117947", "--since", "2026-01-01", "--first-number", "501", "--kid")
    done("invoice", "set-up", *at, *AS_KARI, *terms)
    assert "Ingen fakturaer" in done("invoice", "list", *at)
    assert "501" in done(*make)
    refused("invoice.nothing", *make)
    assert "501" in done("invoice", "list", *at, "--customer", CUSTOMER)
    refused("invoice.not_electronic", "invoice", "write", *at, "--out", tmp_path / "f.xml", "501")
    done("invoice", "write", *at, "--form", "pdf", "--out", tmp_path / "f.pdf", "501")
    assert (tmp_path / "f.pdf").read_bytes().startswith(b"%PDF-")
    refused("invoice.unknown", "invoice", "write", *at, "--out", tmp_path / "f.xml", "502")
    gone = tmp_path / "borte" / "f.pdf"
    refused("export.file_not_writable", "invoice", "write", *at, "--form", "pdf", "--out", gone, "501")
