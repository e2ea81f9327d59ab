"""Describe the labels of the shop's own scales, so that the till can read them."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.shop.scale_labels import BadScaleLabel
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.goods.scale_label import ScaleLabel
from datakasse.trade.people.operator import Right


class DescribeScaleLabels(msgspec.Struct, frozen=True):
    """
    Say how labels are read; what was said before no longer counts.

    Attributes:
        labels: One a prefix; none where the shop has no such scale.
    """

    labels: tuple[ScaleLabel, ...]

    def __call__(self, point: CashPoint) -> tuple[ScaleLabel, ...]:
        """
        Keep the descriptions and record that they were changed.

        Raises:
            BadScaleLabel: One that no EAN-13 can be read by, or a prefix described twice.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        prefixes = [label.prefix for label in self.labels]
        for label in self.labels:
            if not label.is_sound or prefixes.count(label.prefix) > 1:
                raise BadScaleLabel(prefix=label.prefix[:13])
        company = point.books.company()
        point.books.put_company(msgspec.structs.replace(company, scale_labels=self.labels))
        point.record(SettingsChanged(what="scale labels", subject=" ".join(prefixes)))
        return self.labels
