"""Price lists over HTTP: listed, looked into, looked through before they are saved, made, changed, ended."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import Field
from starlette.concurrency import run_in_threadpool

from datakasse.counter.counter import as_it_is
from datakasse.office.catalogue.fill_price_list import GroupShare, fill_price_list
from datakasse.office.catalogue.list_file import FILE_LIMIT_BYTES
from datakasse.office.catalogue.price_file import text_of_prices
from datakasse.office.catalogue.price_lists import (
    ChangePriceList,
    EndPriceList,
    MakePriceList,
    PriceListDraft,
    list_price_lists,
    show_price_list,
    try_price_list,
)
from datakasse.trade.people.operator import Right
from datakasse.trade.pricing.price_list_faults import NAME_LENGTH_MAX
from datakasse.trade.pricing.price_rounding import PriceEnding
from datakasse.trade.vat import WHOLE_BP
from datakasse.web.desk import ONCE, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.ledger.bank_api import A_FILE, file_of
from datakasse.web.shapes import NUMBER_MAX, Day, Shape

PriceListNumber = Annotated[int, Path(ge=1, le=NUMBER_MAX)]
ADay = Annotated[Day, Field(strict=False)]
TEXT_LENGTH_MAX = 200_000


class PriceListShape(Shape):
    """A price list as the office describes it; without a first day it holds from today."""

    name: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH_MAX)]
    prices: Annotated[str, Field(max_length=TEXT_LENGTH_MAX)]
    first_day: ADay | None = None
    last_day: ADay | None = None
    place: Annotated[str, Field(max_length=35)] = ""
    group: Annotated[str, Field(max_length=NAME_LENGTH_MAX)] = ""

    def draft(self) -> PriceListDraft:
        """Return it as the office knows it."""
        return PriceListDraft(self.name, self.prices, self.first_day, self.last_day, self.place, self.group)


class ChangedPriceListShape(PriceListShape):
    """A price list as it is to be, and the version that was looked at."""

    version: Annotated[int, Field(ge=1, le=NUMBER_MAX)]


class FillShape(Shape):
    """What stands on a price list, and the article group that is to come onto it."""

    of_group: Annotated[str, Field(min_length=1, max_length=35)]
    by_bp: Annotated[int, Field(gt=-WHOLE_BP, le=10 * WHOLE_BP)]
    ending: Annotated[PriceEnding, Field(strict=False)] = PriceEnding.ORE
    prices: Annotated[str, Field(max_length=TEXT_LENGTH_MAX)] = ""
    last_day: ADay | None = None
    group: Annotated[str, Field(max_length=NAME_LENGTH_MAX)] = ""

    def draft(self) -> PriceListDraft:
        """Return the list as the office knows it."""
        return PriceListDraft("", self.prices, None, self.last_day, "", self.group)

    def share(self) -> GroupShare:
        """Return what is to come onto it."""
        return GroupShare(self.of_group, self.by_bp, self.ending)


AT = "/office/catalogue/price-lists"
LARGER_BODIES = {f"{AT}/file": FILE_LIMIT_BYTES}

routes = APIRouter(prefix=AT, tags=["catalogue"], route_class=StrictRoute)
files = APIRouter(prefix=AT, tags=["catalogue"])


@files.post("/file", openapi_extra=A_FILE)
async def read_file(request: Request, visit: AtDesk) -> Response:
    """Tell what stands in a file of prices, CSV or Excel, as a price list is typed; nothing is written."""
    await run_in_threadpool(visit.in_office, Right.ADMINISTER)
    return answer({"prices": await run_in_threadpool(text_of_prices, await file_of(request))})


@routes.get("")
def price_lists(visit: AtDesk) -> Response:
    """Tell which price lists there are, the newest first, and whom there can be one for."""
    visit.in_office(Right.ADMINISTER)
    return answer(list_price_lists(visit.counter))


@routes.post("/preview")
def preview(body: PriceListShape, visit: AtDesk) -> Response:
    """Tell what each row would be taken in as, those at fault first; nothing is written."""
    visit.in_office(Right.ADMINISTER)
    return answer({"rows": try_price_list(visit.counter, body.draft())})


@routes.post("/fill")
def fill(body: FillShape, visit: AtDesk) -> Response:
    """Tell a price list's rows with those of an article group at so many per cent; nothing is written."""
    visit.in_office(Right.ADMINISTER)
    return answer(fill_price_list(visit.counter, body.draft(), body.share()))


@routes.get("/{number}")
def price_list(number: PriceListNumber, visit: AtDesk) -> Response:
    """Tell a price list with what is on it, beside the price on the shelf."""
    visit.in_office(Right.ADMINISTER)
    return answer(show_price_list(visit.counter, number))


@routes.post("", status_code=201, openapi_extra=ONCE)
def make(body: PriceListShape, visit: AtDesk) -> Response:
    """Make a price list for a place or a group of customers; it is journalled at every register."""
    return visit.create_in_office(Right.ADMINISTER, MakePriceList(body.draft()), as_it_is)


@routes.put("/{number}")
def change(number: PriceListNumber, body: ChangedPriceListShape, visit: AtDesk) -> Response:
    """Change a price list that is not over; what lies in a basket keeps its price."""
    changed = ChangePriceList(number, body.version, body.draft())
    return answer(visit.do_in_office(Right.ADMINISTER, changed))


@routes.delete("/{number}", status_code=204)
def end(number: PriceListNumber, visit: AtDesk) -> Response:
    """End a price list at once, or call off one that is to come."""
    visit.do_in_office(Right.ADMINISTER, EndPriceList(number))
    return Response(status_code=204)
