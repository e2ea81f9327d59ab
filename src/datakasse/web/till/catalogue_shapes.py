"""What requests about the catalogue may look like."""

import base64
from datetime import datetime, time
from typing import Annotated

from pydantic import Field

from datakasse.errors.catalogue.pictures import PictureUnreadable
from datakasse.office.catalogue.price_to_come import EnterPriceToCome
from datakasse.trade.goods.article import ArticleGroup
from datakasse.trade.moment import NORWAY
from datakasse.web.shapes import Day, PositiveOre, Shape

ClockTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class GroupShape(Shape):
    """A group as it is to be; its code is in the address."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    predefined: Annotated[str, Field(pattern=r"^04[0-9]{3}$")]

    def group(self, code: str) -> ArticleGroup:
        """Return it as the trade knows it."""
        return ArticleGroup(code, self.predefined, self.name)


class PictureShape(Shape):
    """The picture of an article: a small JPEG in Base64."""

    picture: Annotated[str, Field(min_length=1, max_length=200_000)]

    @property
    def content(self) -> bytes:
        """Its bytes; raises `PictureUnreadable` where they cannot be read."""
        try:
            return base64.b64decode(self.picture, validate=True)
        except ValueError as error:
            raise PictureUnreadable from error


class PriceToComeShape(Shape):
    """What an article costs, or what its VAT is, from a minute of a Norwegian day on."""

    article: Annotated[str, Field(min_length=1, max_length=35)]
    day: Annotated[Day, Field(strict=False)]
    time: ClockTime
    price_ore: PositiveOre | None = None
    vat_code: Annotated[str, Field(max_length=35)] = ""

    def action(self) -> EnterPriceToCome:
        """Return what is wanted."""
        moment = datetime.combine(self.day, time.fromisoformat(self.time), NORWAY)
        return EnterPriceToCome(self.article, moment, self.price_ore, self.vat_code)
