"""The shop says how its scales' labels are read, the journal says that it did, and the till reads them."""

import pytest

from datakasse.errors.missing_right import MissingRight
from datakasse.errors.shop.scale_labels import BadScaleLabel
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.shop.describe_scale_labels import DescribeScaleLabels
from datakasse.till.sale.scan_code import ScanCode, Scanned
from datakasse.trade.check_digit import gtin_check_digit
from datakasse.trade.goods.scale_label import ScaleLabel
from tests.till.shopkeeper import KARI, OLA, Shopkeeper

WEIGHT = ScaleLabel("23", "weight", decimals=3)
CHEESE = "230030000350"


@pytest.mark.law("KSF-2-7-1")
def test_labels_are_read_once_they_are_described(shop: Shopkeeper) -> None:
    label = CHEESE + gtin_check_digit(CHEESE)
    shop.refuse(UnknownArticle, ScanCode(label))
    shop.do(DescribeScaleLabels((WEIGHT,)), KARI)
    assert shop.last().event == SettingsChanged("scale labels", "23")
    assert shop.do(ScanCode(label)) == Scanned("article")
    basket = shop.state().lane().basket
    assert basket is not None
    assert basket.lines[-1].quantity_milli == 350
    shop.do(DescribeScaleLabels(()), KARI)
    shop.refuse(UnknownArticle, ScanCode(label))


@pytest.mark.parametrize(
    "labels", [(ScaleLabel("33", "weight"),), (WEIGHT, WEIGHT), (ScaleLabel("23", "price", decimals=3),)]
)
def test_a_description_that_no_label_can_have_is_refused(
    shop: Shopkeeper, labels: tuple[ScaleLabel, ...]
) -> None:
    shop.refuse(BadScaleLabel, DescribeScaleLabels(labels), KARI)


def test_a_cashier_describes_no_labels(shop: Shopkeeper) -> None:
    shop.refuse(MissingRight, DescribeScaleLabels((WEIGHT,)), OLA)
