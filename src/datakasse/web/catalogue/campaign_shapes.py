"""What requests about campaigns may look like."""

from datetime import datetime, time
from typing import Annotated, Literal

from pydantic import Field

from datakasse.office.catalogue.campaigns import CampaignDraft
from datakasse.trade.moment import NORWAY
from datakasse.trade.pricing.campaign import CampaignHours, Multibuy, Offer, OfferGoods, PercentOff, Together
from datakasse.trade.pricing.campaign_faults import GOODS_MAX, NAME_LENGTH_MAX, PARTS_MAX, PIECES_MAX
from datakasse.trade.vat import WHOLE_BP
from datakasse.web.shapes import NUMBER_MAX, Day, PositiveOre, Shape
from datakasse.web.till.catalogue_shapes import ClockTime

Codes = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=35)]],
    Field(max_length=GOODS_MAX, default_factory=list),
]
Pieces = Annotated[int, Field(ge=0, le=PIECES_MAX)]


class OfferShape(Shape):
    """What a campaign gives: a share off every piece, so many for fewer, or a set for a price."""

    type: Literal["percent", "multibuy", "together"]
    share_bp: Annotated[int, Field(ge=0, le=WHOLE_BP)] = 0
    take: Pieces = 0
    pay: Pieces = 0
    price_ore: PositiveOre = 0

    def offer(self) -> Offer:
        """Return it as the trade knows it."""
        match self.type:
            case "percent":
                return PercentOff(self.share_bp)
            case "multibuy":
                return Multibuy(self.take, self.pay)
            case "together":
                return Together(self.price_ore)


class GoodsShape(Shape):
    """Articles by number and groups by code; all goods where neither is named."""

    articles: Codes
    groups: Codes


class MomentShape(Shape):
    """A minute of a Norwegian day."""

    day: Annotated[Day, Field(strict=False)]
    time: ClockTime = "00:00"

    def moment(self) -> datetime:
        """Return it with its time zone."""
        return datetime.combine(self.day, time.fromisoformat(self.time), NORWAY)


class HoursShape(Shape):
    """CampaignHours of some days; no days are all days."""

    opens: ClockTime
    closes: ClockTime
    weekdays: Annotated[list[Annotated[int, Field(ge=1, le=7)]], Field(max_length=7, default_factory=list)]

    def hours(self) -> CampaignHours:
        """Return them as the trade knows them."""
        opens, closes = time.fromisoformat(self.opens), time.fromisoformat(self.closes)
        return CampaignHours(opens, closes, tuple(self.weekdays))


class CampaignShape(Shape):
    """A campaign as the office describes it; without a beginning it holds at once."""

    name: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH_MAX)]
    offer: OfferShape
    parts: Annotated[list[GoodsShape], Field(min_length=1, max_length=PARTS_MAX)]
    begins: MomentShape | None = None
    ends: MomentShape | None = None
    hours: HoursShape | None = None

    def draft(self) -> CampaignDraft:
        """Return it as the office knows it."""
        return CampaignDraft(
            self.name,
            self.offer.offer(),
            tuple(OfferGoods(tuple(part.articles), tuple(part.groups)) for part in self.parts),
            None if self.begins is None else self.begins.moment(),
            None if self.ends is None else self.ends.moment(),
            None if self.hours is None else self.hours.hours(),
        )


class ChangedCampaignShape(CampaignShape):
    """A campaign as it is to be, and the version that was looked at."""

    version: Annotated[int, Field(ge=1, le=NUMBER_MAX)]
