"""What judges a file, and the shop whose files are judged."""

from pathlib import Path

import pytest

from tests.ehf.judge import Judge
from tests.till.shopkeeper import closed_shop, shop, shop_template, till_folder, till_template

__all__ = ["closed_shop", "shop", "shop_template", "till_folder", "till_template"]


@pytest.fixture(scope="session")
def judge(shared: Path) -> Judge:
    """What judges a file."""
    return Judge(shared)
