"""Sales over HTTP: a whole sale in one request, sales on record, price checks, copies, money moved."""

from fastapi import APIRouter, Response

from datakasse.journal.entry import Record
from datakasse.journal.papers import ReceiptSeries
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.complete_sale import number_of
from datakasse.till.sale.find_customer import MayFindCustomers, customers_found
from datakasse.till.sale.find_sale import find_by_receipt, find_by_transaction, recent_sales
from datakasse.till.sale.read_balance import ReadBalance
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.web.desk import ONCE, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import (
    CopyShape,
    CustomerShape,
    GiftCardShape,
    Number,
    PayInShape,
    PayOutShape,
    PriceCheckShape,
    SaleShape,
    VoucherShape,
)
from datakasse.web.till import kiosk

routes = APIRouter(prefix="/registers/{register}", tags=["sales"], route_class=StrictRoute)


@routes.post("/sales", status_code=201, openapi_extra=ONCE)
async def sell(register: str, body: SaleShape, visit: AtDesk) -> Response:
    """Make a whole sale: for kiosks, web shops and other tills."""
    return await kiosk.sell(visit, register, body)


@routes.get("/sales")
def recent(register: str, visit: AtDesk, limit: int = 20) -> Response:
    """List the last sales, newest first."""
    visit.session(register)
    return answer(recent_sales(visit.counter, register, limit))


@routes.get("/sales/{transaction}")
def sale(register: str, transaction: Number, visit: AtDesk) -> Response:
    """Show a sale on record, with what has come back of it."""
    visit.session(register)
    return answer(find_by_transaction(visit.counter, register, transaction))


@routes.get("/receipts/{series}/{receipt}")
def receipt(register: str, series: ReceiptSeries, receipt: Number, visit: AtDesk) -> Response:
    """Show the sale of a receipt, with what has come back of it."""
    visit.session(register)
    return answer(find_by_receipt(visit.counter, register, series, receipt))


@routes.post("/price-checks")
def check_price(register: str, body: PriceCheckShape, visit: AtDesk) -> Response:
    """Look up a price without a sale."""
    article = visit.ask(register, CheckPrice(body.code))
    return answer(
        {
            "number": article.number,
            "name": article.name,
            "price_ore": article.price_ore,
            "group": article.group,
        }
    )


@routes.post("/copies", status_code=201, openapi_extra=ONCE)
def copy(register: str, body: CopyShape, visit: AtDesk) -> Response:
    """Make the one copy that a receipt may have."""
    copied = PrintCopy(body.receipt, body.series, body.receipt_way(), body.email)
    return visit.create(register, copied, lambda job: {"job": job.job})


@routes.post("/pay-ins", status_code=201, openapi_extra=ONCE)
def pay_in(register: str, body: PayInShape, visit: AtDesk) -> Response:
    """Put money into the drawer."""
    return visit.create(register, PayIn(body.amount_ore, body.reason, body.type), _entry)


@routes.post("/pay-outs", status_code=201, openapi_extra=ONCE)
def pay_out(register: str, body: PayOutShape, visit: AtDesk) -> Response:
    """Take money out of the drawer."""
    return visit.create(register, PayOut(body.amount_ore, body.reason, body.type), _entry)


@routes.post("/gift-cards", status_code=201, openapi_extra=ONCE)
def gift_card(register: str, body: GiftCardShape, visit: AtDesk) -> Response:
    """Sell or top up a gift card."""
    tenders = tuple(tender.tender() for tender in body.tenders)
    card = SellGiftCard(body.account, body.amount_ore, tenders, body.top_up)
    return visit.create(register, card, _entry)


@routes.post("/voucher-balances")
def balance(register: str, body: VoucherShape, visit: AtDesk) -> Response:
    """Tell what is left on a gift card or store credit."""
    return answer(visit.ask(register, ReadBalance(body.account, visit.desk.voucher_throttle)))


@routes.post("/customers/search")
def find_customers(register: str, body: CustomerShape, visit: AtDesk) -> Response:
    """Find customers to sell to on account; what is searched for stays out of every log."""
    visit.ask(register, MayFindCustomers())
    return answer(customers_found(visit.counter, body.text))


def _entry(record: Record) -> dict[str, int]:
    """Return what is told of money that was moved."""
    return {"entry": record.number, "transaction": number_of(record)}
