"""The catalogue as the owner keeps it, over HTTP: articles, groups, what an article can be."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.change_group import ChangeGroup
from datakasse.office.catalogue.list_articles import list_articles, show_article, show_frame
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.office.shop.describe_scale_labels import DescribeScaleLabels
from datakasse.till.screen.show_catalogue import show_scale_labels
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import ArticleShape
from datakasse.web.till.catalogue_shapes import GroupShape
from datakasse.web.till.scale_shapes import ScaleLabelsShape

Limit = Annotated[int, Query(ge=1, le=200)]

routes = APIRouter(prefix="/office/catalogue", tags=["catalogue"], route_class=StrictRoute)


@routes.get("")
def frame(visit: AtDesk) -> Response:
    """Tell what an article can be: groups, VAT codes with rates, deposits; and how many are for sale."""
    visit.in_office(Right.ADMINISTER)
    return answer(show_frame(visit.counter))


@routes.put("/groups/{code:path}")
def change_group(code: str, body: GroupShape, visit: AtDesk) -> Response:
    """Enter or change a group of articles."""
    return answer(visit.do_in_office(Right.ADMINISTER, ChangeGroup(body.group(code))))


@routes.get("/scale-labels")
def scale_labels(visit: AtDesk) -> Response:
    """Tell how the labels of the shop's scales are read."""
    visit.in_office(Right.ADMINISTER)
    return answer(show_scale_labels(visit.counter))


@routes.put("/scale-labels")
def describe_scale_labels(body: ScaleLabelsShape, visit: AtDesk) -> Response:
    """Say how they are read, all of them; what was said before no longer counts."""
    labels = tuple(label.label() for label in body.labels)
    return answer(visit.do_in_office(Right.ADMINISTER, DescribeScaleLabels(labels)))


@routes.get("/articles")
def articles(
    visit: AtDesk,
    search: str = "",
    group: str = "",
    after: str = "",
    limit: Limit = 50,
    *,
    for_sale: bool = True,
) -> Response:
    """Tell a page of articles by name, or those that fit what somebody types, the best first."""
    visit.in_office(Right.ADMINISTER)
    return answer(
        list_articles(visit.counter, limit, text=search, group=group, for_sale=for_sale, after=after)
    )


@routes.get("/articles/{number:path}")
def article(number: str, visit: AtDesk) -> Response:
    """Tell an article, for sale or not, with cost and margin to those who may see it."""
    visit.in_office(Right.ADMINISTER)
    with_cost = visit.office_operator().may(Right.SEE_COST)
    return answer(show_article(visit.counter, number, with_cost=with_cost))


@routes.put("/articles/{number:path}")
def change(number: str, body: ArticleShape, visit: AtDesk) -> Response:
    """Enter or change an article; a new price is journalled at every register."""
    return answer(visit.do_in_office(Right.ADMINISTER, ChangeArticle(body.article(number))))


@routes.delete("/articles/{number:path}", status_code=204)
def take_off(number: str, visit: AtDesk) -> Response:
    """Take an article off sale; it stays on record."""
    visit.do_in_office(Right.ADMINISTER, TakeOffSale(number))
    return Response(status_code=204)
