"""Labels for the edge of a shelf, over HTTP."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response

from datakasse.office.catalogue.make_labels import LABELS_MAX, LabelsWanted, make_labels
from datakasse.receipt.sheets.label_page import LABELS_ON_SHEET, LabelForm
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import NUMBER_MAX

Numbers = Annotated[list[str] | None, Query(alias="article", max_length=LABELS_MAX)]
Used = Annotated[int, Query(ge=0, lt=LABELS_ON_SHEET)]

routes = APIRouter(prefix="/office/catalogue/labels", tags=["catalogue"], route_class=StrictRoute)


@routes.get("")
def labels(
    visit: AtDesk,
    *,
    numbers: Numbers = None,
    group: Annotated[str, Query(max_length=35)] = "",
    since: date | None = None,
    form: LabelForm = LabelForm.A4_3X8,
    used: Used = 0,
    price_list: Annotated[int | None, Query(ge=1, le=NUMBER_MAX)] = None,
) -> Response:
    """Give labels as PDF: of articles that are named, of a group, of what is new, or of a price list."""
    visit.in_office(Right.ADMINISTER)
    wanted = LabelsWanted(tuple(numbers or ()), group, since, form, used, price_list)
    made = make_labels(visit.counter, wanted)
    kept = {"Content-Disposition": 'inline; filename="hyllekanter.pdf"', "Cache-Control": "no-store"}
    return Response(made, 200, kept, media_type="application/pdf")
