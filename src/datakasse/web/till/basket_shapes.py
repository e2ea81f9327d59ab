"""What requests for the open basket may look like."""

from typing import Annotated, Literal

from pydantic import Field

from datakasse.journal.papers import ReceiptSeries
from datakasse.trade.quantity import ONE_MILLI
from datakasse.web.shapes import Code, Milli, Note, Number, PositiveOre, Shape


class LineShape(Shape):
    """An article for the basket."""

    code: Code
    quantity_milli: Milli = ONE_MILLI
    price_ore: PositiveOre | None = None
    age_confirmed: bool = False


class ScanShape(Shape):
    """A scanned code."""

    code: Code
    quantity_milli: Milli | None = None
    age_confirmed: bool = False


class KeyedScanShape(ScanShape):
    """A scanned code with its idempotency key."""

    key: Annotated[str, Field(pattern=r"^[ -~]{1,100}$")]


class ScanRunShape(Shape):
    """Codes that were scanned one after the other."""

    scans: Annotated[list[KeyedScanShape], Field(min_length=1, max_length=50)]


class QuantityShape(Shape):
    """What remains of a line."""

    quantity_milli: Milli


class NoteShape(Shape):
    """What a note says; nothing takes it away."""

    note: Note


class CouponCodeShape(Shape):
    """The code of a coupon."""

    code: Annotated[str, Field(min_length=1, max_length=40)]


class ServingShape(Shape):
    """Eat in or take away."""

    serving: Literal["take_away", "eat_in"]


class ParkShape(Shape):
    """What to call a parked basket."""

    name: Annotated[str, Field(max_length=40)] = ""


class BasketShape(Shape):
    """Which parked basket."""

    basket_id: Annotated[str, Field(min_length=1, max_length=64)]


class ParkedSlipShape(Shape):
    """Which parked basket to print the slip of; the last one when left out."""

    basket_id: Annotated[str, Field(max_length=64)] = ""


class BasketCustomerShape(Shape):
    """Whom to put on the basket, by number."""

    customer: Annotated[str, Field(min_length=1, max_length=35)]
    for_points: bool = False


class PointsShape(Shape):
    """How many points to spend; as many as the goods have room for where nobody says."""

    points: Annotated[int, Field(ge=0, le=1_000_000_000)] = 0


class AbortShape(Shape):
    """Which parked basket to abort; the open one when left out."""

    basket_id: Annotated[str, Field(min_length=1, max_length=64)] | None = None


class BackShape(Shape):
    """How much of a line comes back."""

    line_id: Number
    quantity_milli: Milli


class ReturnShape(Shape):
    """What comes back from which receipt."""

    receipt: Number
    series: ReceiptSeries = "sales"
    sold_at: Annotated[str, Field(max_length=100, alias="register")] = ""
    lines: Annotated[list[BackShape], Field(default_factory=list, max_length=500)]
    reason: Note = ""
