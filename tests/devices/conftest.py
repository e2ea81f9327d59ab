"""A receipt printer on the network, switched on; and the shop that stands at it."""

from collections.abc import Iterator

import pytest

from tests.devices.receipt_printer import ReceiptPrinter
from tests.till.shopkeeper import closed_shop, shop, shop_template, till_folder, till_template

__all__ = ["closed_shop", "shop", "shop_template", "till_folder", "till_template"]


@pytest.fixture
def machine() -> Iterator[ReceiptPrinter]:
    """A receipt printer that is ready."""
    machine = ReceiptPrinter()
    yield machine
    machine.switch_off()
