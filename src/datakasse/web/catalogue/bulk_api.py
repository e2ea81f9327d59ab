"""Many articles changed at once, over HTTP: looked at first, then done."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from datakasse.counter.counter import as_it_is
from datakasse.office.catalogue.bulk_edit import (
    ARTICLES_MAX,
    BulkEdit,
    EditArticles,
    digest_of,
    preview_bulk_edit,
)
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.price_rounding import PriceEnding
from datakasse.trade.vat import WHOLE_BP
from datakasse.web.desk import ONCE, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import Shape

ROWS_SHOWN = 200
Code = Annotated[str, Field(max_length=35)]

routes = APIRouter(prefix="/office/catalogue/bulk-edits", tags=["catalogue"], route_class=StrictRoute)


class BulkEditShape(Shape):
    """What is to become of which articles."""

    numbers: Annotated[list[Code], Field(max_length=ARTICLES_MAX, default_factory=list)]
    of_group: Code = ""
    by_bp: Annotated[int, Field(ge=-WHOLE_BP, le=10 * WHOLE_BP)] = 0
    ending: Annotated[PriceEnding, Field(strict=False)] = PriceEnding.ORE
    group: Code = ""
    vat_code: Code = ""
    favourite: bool | None = None

    def edit(self) -> BulkEdit:
        """Return it as the office knows it."""
        return BulkEdit(
            tuple(self.numbers),
            self.of_group,
            self.by_bp,
            self.ending,
            self.group,
            self.vat_code,
            self.favourite,
        )


class SeenEditShape(BulkEditShape):
    """The same, and the digest of what was shown."""

    seen: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


@routes.post("/preview")
def preview(body: BulkEditShape, visit: AtDesk) -> Response:
    """Tell what would change of which articles; nothing is written."""
    visit.in_office(Right.ADMINISTER)
    planned = preview_bulk_edit(visit.counter, body.edit())
    return answer({"count": len(planned), "digest": digest_of(planned), "rows": planned[:ROWS_SHOWN]})


@routes.post("", status_code=201, openapi_extra=ONCE)
def edit(body: SeenEditShape, visit: AtDesk) -> Response:
    """Change many articles as was shown, all or none; it is journalled, and an import's undoing undoes it."""
    return visit.create_in_office(Right.ADMINISTER, EditArticles(body.edit(), body.seen), as_it_is)
