"""
Pictures of articles over HTTP: given, taken away, shown.

A browser shows a picture by itself, without the token of whoever is signed on: so whoever is let through the
gate may see one whose digest she knows. What hangs in the shop's window is no secret.
"""

from fastapi import APIRouter, Response

from datakasse.office.catalogue.picture import GivePicture, TakePicture, show_picture
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.till.catalogue_shapes import PictureShape

_FOR_EVER = {"Cache-Control": "private, max-age=31536000, immutable"}
"""Another picture has another digest."""

routes = APIRouter(tags=["catalogue"], route_class=StrictRoute)


@routes.put("/office/catalogue/pictures/{number:path}")
def give(number: str, body: PictureShape, visit: AtDesk) -> Response:
    """Give an article a picture, or another one."""
    return answer(visit.do_in_office(Right.ADMINISTER, GivePicture(number, body.content)))


@routes.delete("/office/catalogue/pictures/{number:path}")
def take(number: str, visit: AtDesk) -> Response:
    """Take the picture of an article away."""
    return answer(visit.do_in_office(Right.ADMINISTER, TakePicture(number)))


@routes.get("/pictures/{digest}")
def shown(digest: str, visit: AtDesk) -> Response:
    """Give a picture, by the digest that the button of its article has."""
    return Response(show_picture(visit.counter, digest), headers=_FOR_EVER, media_type="image/jpeg")
