"""
The door for whole sales in one request: kiosks, web shops, other tills.

    POST /api/v1/registers/{register}/sales

It is the one address that is hit hundreds of times a second, so a request for it is taken before
the framework looks for a route. What it asks for is read, checked and answered the same either way.
"""

import re
from asyncio import to_thread, wrap_future
from functools import partial

import msgspec
from fastapi import Response
from pydantic import ValidationError
from starlette.types import ASGIApp, Receive, Scope, Send

from datakasse.errors.refusal import Refused
from datakasse.till.sale.complete_sale import SellAtOnce
from datakasse.trade.goods.article import Serving
from datakasse.web.desk import Desk, Visit, bound, created, key_of
from datakasse.web.door.strict_request import StrictRequest
from datakasse.web.problems import invalid, problem
from datakasse.web.shapes import SaleShape

_ADDRESS = re.compile(r"/api/v1/registers/([^/]+)/sales")


async def sell(visit: Visit, register: str, body: SaleShape) -> Response:
    """
    Carry a whole sale out once and answer when it is durable.

    Raises:
        Refused: As `SellAtOnce`, `key_of` and the session.
    """
    session = visit.session(register)
    sale = SellAtOnce(
        items=tuple(item.item() for item in body.items),
        tenders=tuple(tender.tender() for tender in body.tenders),
        serving=Serving(body.serving),
        discount=None if body.discount is None else body.discount.discount(),
        tip_ore=body.tip_ore,
        receipt_declined=body.receipt_declined,
        buyer=body.buyer,
        age_confirmed=body.age_confirmed,
        coupon=body.coupon or msgspec.UNSET,
    )
    key = bound(key_of(visit.request), session.register, sale)
    once, drawer = visit.counter.carry_out_once, visit.counter.drawers[register]
    sells = partial(once, register, session.operator, key, sale, lane=session.lane, pin_hash=session.pin_hash)
    # One that hangs on a wire must not keep everyone else waiting while it is asked.
    is_far = drawer.reports_state and not drawer.on_screen
    made = await wrap_future(await to_thread(sells) if is_far else sells())
    if not body.receipt_declined:
        visit.desk.print_soon(register)
    return created(made)


class Kiosk:
    """Takes whole sales before the framework, and passes everything else on."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a whole sale, or pass on."""
        is_post = scope["type"] == "http" and scope["method"] == "POST"
        address = _ADDRESS.fullmatch(scope["path"]) if is_post else None
        if address is None:
            await self._app(scope, receive, send)
            return
        try:
            request = StrictRequest(scope, receive)
            if await request.body():
                body = SaleShape.model_validate(await request.json(), from_attributes=True)
                answer = await sell(Visit(self._desk, request), address[1], body)
            else:
                answer = invalid(("body",), "Field required")
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            answer = invalid(("body", *first["loc"]), first["msg"])
        except Refused as refusal:
            answer = problem(refusal)
        await answer(scope, receive, send)
