"""Campaigns over HTTP: listed, tried, made, changed, ended."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from datakasse.counter.counter import as_it_is
from datakasse.office.catalogue.campaigns import (
    ChangeCampaign,
    EndCampaign,
    MakeCampaign,
    list_campaigns,
    try_campaign,
)
from datakasse.trade.people.operator import Right
from datakasse.web.catalogue.campaign_shapes import CampaignShape, ChangedCampaignShape
from datakasse.web.desk import ONCE, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import NUMBER_MAX

CampaignNumber = Annotated[int, Path(ge=1, le=NUMBER_MAX)]

routes = APIRouter(prefix="/office/catalogue/campaigns", tags=["catalogue"], route_class=StrictRoute)


@routes.get("")
def campaigns(visit: AtDesk) -> Response:
    """Tell which campaigns there are, those that run or are to come first, then those that are over."""
    visit.in_office(Right.ADMINISTER)
    return answer({"rows": list_campaigns(visit.counter)})


@routes.post("/preview")
def preview(body: CampaignShape, visit: AtDesk) -> Response:
    """Tell what some of the goods would cost, were the campaign alone; nothing is written."""
    visit.in_office(Right.ADMINISTER)
    return answer({"rows": try_campaign(visit.counter, body.draft())})


@routes.post("", status_code=201, openapi_extra=ONCE)
def make(body: CampaignShape, visit: AtDesk) -> Response:
    """Make a campaign; it is journalled at every register."""
    return visit.create_in_office(Right.ADMINISTER, MakeCampaign(body.draft()), as_it_is)


@routes.put("/{number}")
def change(number: CampaignNumber, body: ChangedCampaignShape, visit: AtDesk) -> Response:
    """Change a campaign that is not over; what lies in a basket keeps its price."""
    changed = ChangeCampaign(number, body.version, body.draft())
    return answer(visit.do_in_office(Right.ADMINISTER, changed))


@routes.delete("/{number}", status_code=204)
def end(number: CampaignNumber, visit: AtDesk) -> Response:
    """End a campaign, or call off one that is to come."""
    visit.do_in_office(Right.ADMINISTER, EndCampaign(number))
    return Response(status_code=204)
