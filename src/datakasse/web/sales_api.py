"""Sales over HTTP: a whole sale in one request, sales on record, price checks, copies, money moved."""

from fastapi import APIRouter, Request, Response

from datakasse.journal.event import ReceiptSeries
from datakasse.till.check_price import CheckPrice
from datakasse.till.find_sale import find_by_receipt, find_by_transaction, recent_sales
from datakasse.till.move_cash import PayIn, PayOut
from datakasse.till.print_copy import PrintCopy
from datakasse.till.sell_gift_card import SellGiftCard
from datakasse.web import kiosk
from datakasse.web.desk import Desk, answer
from datakasse.web.shapes import (
    CopyShape,
    GiftCardShape,
    PayInShape,
    PayOutShape,
    PriceCheckShape,
    SaleShape,
)
from datakasse.web.strict_request import StrictRoute


def sales_routes(desk: Desk) -> APIRouter:
    """Return the routes for sales under `/registers/{register}`."""
    routes = APIRouter(prefix="/registers/{register}", tags=["sales"], route_class=StrictRoute)
    counter = desk.counter

    @routes.post("/sales", status_code=201)
    async def sell(register: str, body: SaleShape, request: Request) -> Response:
        """Make a whole sale: for kiosks, web shops and other tills."""
        return await kiosk.sell(desk, register, body, request)

    @routes.get("/sales")
    def recent(register: str, request: Request, limit: int = 20) -> Response:
        """List the last sales, newest first."""
        desk.session(request, register)
        return answer(recent_sales(counter, register, limit))

    @routes.get("/sales/{transaction}")
    def sale(register: str, transaction: int, request: Request) -> Response:
        """Show a sale on record, with what has come back of it."""
        desk.session(request, register)
        return answer(find_by_transaction(counter, register, transaction))

    @routes.get("/receipts/{series}/{receipt}")
    def receipt(register: str, series: ReceiptSeries, receipt: int, request: Request) -> Response:
        """Show the sale of a receipt, with what has come back of it."""
        desk.session(request, register)
        return answer(find_by_receipt(counter, register, series, receipt))

    @routes.post("/price-checks")
    def check_price(register: str, body: PriceCheckShape, request: Request) -> Response:
        """Look up a price without a sale."""
        article = desk.ask(request, register, CheckPrice(body.code))
        return answer(
            {
                "number": article.number,
                "name": article.name,
                "price_ore": article.price_ore,
                "group": article.group,
            }
        )

    @routes.post("/copies", status_code=201)
    def copy(register: str, body: CopyShape, request: Request) -> Response:
        """Print the one copy that a receipt may have."""
        return desk.create(request, register, PrintCopy(body.receipt, body.series))

    @routes.post("/pay-ins", status_code=201)
    def pay_in(register: str, body: PayInShape, request: Request) -> Response:
        """Put money into the drawer."""
        return desk.create(request, register, PayIn(body.amount_ore, body.reason, body.type))

    @routes.post("/pay-outs", status_code=201)
    def pay_out(register: str, body: PayOutShape, request: Request) -> Response:
        """Take money out of the drawer."""
        return desk.create(request, register, PayOut(body.amount_ore, body.reason, body.type))

    @routes.post("/gift-cards", status_code=201)
    def gift_card(register: str, body: GiftCardShape, request: Request) -> Response:
        """Sell or top up a gift card."""
        tenders = tuple(tender.tender() for tender in body.tenders)
        card = SellGiftCard(body.account, body.amount_ore, tenders, body.top_up)
        return desk.create(request, register, card)

    return routes
