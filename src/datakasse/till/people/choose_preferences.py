"""Choose how the screen is to be: language, hand, sounds, light or dark. Each person her own."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.trade.people.operator import Operator, Preferences


class ChoosePreferences(msgspec.Struct, frozen=True):
    """
    Choose how the screen is to be.

    Attributes:
        preferences: All of it, as it is to be.
    """

    preferences: Preferences

    def __call__(self, point: CashPoint) -> Operator:
        """
        Keep it beside the one who asks. Nothing is journalled: the books do not change with a screen.

        Raises:
            NotSignedOn: The one who asks is not the one signed on at this device.
        """
        if point.operator is None or point.signed_on != point.operator.operator_id:
            raise NotSignedOn
        changed = msgspec.structs.replace(point.operator, preferences=self.preferences)
        point.books.put_operator(changed)
        return changed
