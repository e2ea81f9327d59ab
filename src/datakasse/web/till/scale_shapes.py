"""The body that describes the labels of a shop's scales."""

from typing import Annotated

from pydantic import Field

from datakasse.trade.goods.scale_label import Says, ScaleLabel
from datakasse.web.shapes import Shape


class ScaleLabelShape(Shape):
    """How the labels with a prefix are read."""

    prefix: Annotated[str, Field(min_length=2, max_length=4)]
    says: Says
    item_digits: Annotated[int, Field(ge=1, le=10)] = 5
    value_digits: Annotated[int, Field(ge=1, le=10)] = 5
    decimals: Annotated[int, Field(ge=0, le=3)] = 2

    def label(self) -> ScaleLabel:
        """Return it as the trade knows it."""
        return ScaleLabel(self.prefix, self.says, self.item_digits, self.value_digits, self.decimals)


class ScaleLabelsShape(Shape):
    """How the labels of all scales are read."""

    labels: Annotated[list[ScaleLabelShape], Field(max_length=50)]
