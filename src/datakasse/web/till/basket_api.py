"""The open basket over HTTP: ring up, correct, discount, park, return, complete."""

import msgspec
from fastapi import APIRouter, Response

from datakasse.errors.refusal import Refused
from datakasse.journal.register_state import RegisterState
from datakasse.till.paper.print_parked import PrintParkedSlip
from datakasse.till.paper.print_provisional import PrintProvisional
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.choose_customer import ChooseCustomer
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.correct_line import ReduceLine, RemoveLine
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.lay_coupon import LayCoupon, LiftCoupon
from datakasse.till.sale.lay_points import LayPoints, LiftPoints
from datakasse.till.sale.note_line import NoteLine
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle, ChooseServing
from datakasse.till.sale.scan_code import ScanCode
from datakasse.till.sale.take_return import Back, TakeReturn
from datakasse.trade.goods.article import Serving
from datakasse.web.desk import BRIEFLY, MAYBE_ONCE, ONCE, REPLAY, AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.problems import problem
from datakasse.web.shapes import CompletionShape, DiscountShape, Number
from datakasse.web.till.basket_shapes import (
    AbortShape,
    BasketCustomerShape,
    BasketShape,
    CouponCodeShape,
    LineShape,
    NoteShape,
    ParkedSlipShape,
    ParkShape,
    PointsShape,
    QuantityShape,
    ReturnShape,
    ScanRunShape,
    ScanShape,
    ServingShape,
)

routes = APIRouter(prefix="/registers/{register}/basket", tags=["basket"], route_class=StrictRoute)


@routes.post("/lines", openapi_extra=MAYBE_ONCE)
def add_line(register: str, body: LineShape, visit: AtDesk) -> Response:
    """Put an article in the basket by number or barcode; with a key, once however often it is asked."""
    add = AddArticle(body.code, body.quantity_milli, body.price_ore, body.age_confirmed)
    if "idempotency-key" not in visit.request.headers:
        return visit.carry_out(register, add)
    made = visit.create(register, add, told=_nothing)
    response = answer(visit.view(register))
    if REPLAY in made.headers:
        response.headers[REPLAY] = made.headers[REPLAY]
    return response


def _nothing(state: RegisterState) -> None:
    """Tell nothing of what was done: the view that answers tells it all."""
    del state


@routes.post("/scans", openapi_extra={"parameters": [*MAYBE_ONCE["parameters"], BRIEFLY]})
def scan(register: str, body: ScanShape, visit: AtDesk) -> Response:
    """
    Do what a scanned code is for, or tell what it names; with a key, once however often it is asked.

    Answers with the view after it; briefly, with how many entries the journal then has.
    """
    code = ScanCode(body.code, body.quantity_milli, body.age_confirmed)
    if "idempotency-key" not in visit.request.headers:
        return answer({"scanned": visit.ask(register, code), "view": visit.view(register)})
    made = visit.create(register, code)
    after = {"head": visit.head(register)} if visit.is_brief else {"view": visit.view(register)}
    response = answer({"scanned": msgspec.Raw(made.body), **after})
    if REPLAY in made.headers:
        response.headers[REPLAY] = made.headers[REPLAY]
    return response


@routes.post("/scans/run", openapi_extra={"parameters": [BRIEFLY]})
def scan_run(register: str, body: ScanRunShape, visit: AtDesk) -> Response:
    """
    Do what some scanned codes are for, one after the other, until one is refused.

    Each is done once however often it is asked, here or by itself. Answers with what those were that are done
    and, where one was refused after them, with why; then the view, or briefly how many entries there are.
    """
    scanned: list[msgspec.Raw] = []
    refused: dict[str, msgspec.Raw] = {}
    for scan in body.scans:
        code = ScanCode(scan.code, scan.quantity_milli, scan.age_confirmed)
        try:
            scanned.append(msgspec.Raw(visit.create(register, code, key=scan.key).body))
        except Refused as refusal:
            if not scanned:
                raise
            refused["refused"] = msgspec.Raw(problem(refusal).body)
            break
    after = {"head": visit.head(register)} if visit.is_brief else {"view": visit.view(register)}
    return answer({"scanned": scanned, **refused, **after})


@routes.patch("/lines/{line_id}")
def reduce_line(register: str, line_id: Number, body: QuantityShape, visit: AtDesk) -> Response:
    """Leave less of a line."""
    return visit.carry_out(register, ReduceLine(line_id, body.quantity_milli))


@routes.delete("/lines/{line_id}")
def remove_line(register: str, line_id: Number, visit: AtDesk) -> Response:
    """Take a line out of the basket."""
    return visit.carry_out(register, RemoveLine(line_id))


@routes.post("/undo")
def undo(register: str, visit: AtDesk) -> Response:
    """Take the last line out of the basket (*korr. siste*)."""
    return visit.carry_out(register, RemoveLine())


@routes.post("/lines/{line_id}/discount")
def discount_line(register: str, line_id: Number, body: DiscountShape, visit: AtDesk) -> Response:
    """Give a discount on a line."""
    give = GiveDiscount(body.amount_ore, body.share_bp, body.reason, line_id)
    return visit.carry_out(register, give)


@routes.put("/lines/{line_id}/note")
def note_line(register: str, line_id: Number, body: NoteShape, visit: AtDesk) -> Response:
    """Write a note for the receipt on a line; its name stays."""
    return visit.carry_out(register, NoteLine(line_id, body.note))


@routes.post("/discount")
def discount_sale(register: str, body: DiscountShape, visit: AtDesk) -> Response:
    """Give a discount over the whole sale."""
    give = GiveDiscount(body.amount_ore, body.share_bp, body.reason)
    return visit.carry_out(register, give)


@routes.put("/customer")
def choose_customer(register: str, body: BasketCustomerShape, visit: AtDesk) -> Response:
    """Put a customer on the basket, whose lines then cost what they cost her group, or for her points."""
    return visit.carry_out(register, ChooseCustomer(body.customer, body.for_points))


@routes.delete("/customer")
def let_customer_go(register: str, visit: AtDesk) -> Response:
    """Take the customer off the basket; its lines cost what they did."""
    return visit.carry_out(register, ChooseCustomer())


@routes.put("/coupon")
def lay_coupon(register: str, body: CouponCodeShape, visit: AtDesk) -> Response:
    """Lay a coupon in the basket by its code, instead of the discount or the coupon that there is."""
    return visit.carry_out(register, LayCoupon(body.code))


@routes.delete("/coupon")
def lift_coupon(register: str, visit: AtDesk) -> Response:
    """Take the coupon away from the basket."""
    return visit.carry_out(register, LiftCoupon())


@routes.put("/points")
def lay_points(register: str, body: PointsShape, visit: AtDesk) -> Response:
    """Lay points of the customer on the basket in it, instead of the discount that there is."""
    return visit.carry_out(register, LayPoints(body.points))


@routes.delete("/points")
def lift_points(register: str, visit: AtDesk) -> Response:
    """Take the points away from the basket."""
    return visit.carry_out(register, LiftPoints())


@routes.put("/serving")
def choose_serving(register: str, body: ServingShape, visit: AtDesk) -> Response:
    """Say whether the food is eaten here or taken away."""
    return visit.carry_out(register, ChooseServing(Serving(body.serving)))


@routes.post("/park")
def park(register: str, body: ParkShape, visit: AtDesk) -> Response:
    """Set the basket aside."""
    return visit.carry_out(register, ParkBasket(body.name))


@routes.post("/parked-slip")
def print_parked(register: str, body: ParkedSlipShape, visit: AtDesk) -> Response:
    """Print the slip by which a parked sale is found again."""
    job = visit.ask(register, PrintParkedSlip(body.basket_id))
    visit.desk.print_soon(register)
    return answer({"job": job.job, "view": visit.view(register)})


@routes.post("/resume")
def resume(register: str, body: BasketShape, visit: AtDesk) -> Response:
    """Take a parked basket up again."""
    return visit.carry_out(register, ResumeBasket(body.basket_id))


@routes.post("/abort")
def abort(register: str, body: AbortShape, visit: AtDesk) -> Response:
    """Give up the open sale, or a parked one."""
    return visit.carry_out(register, AbortSale(body.basket_id))


@routes.post("/returns")
def take_return(register: str, body: ReturnShape, visit: AtDesk) -> Response:
    """Put goods that come back in the basket."""
    lines = tuple(Back(line.line_id, line.quantity_milli) for line in body.lines)
    back = TakeReturn(body.receipt, lines, body.series, body.sold_at, body.reason)
    return visit.carry_out(register, back)


@routes.post("/provisional")
def provisional(register: str, visit: AtDesk) -> Response:
    """Print a provisional receipt of the open basket."""
    job = visit.ask(register, PrintProvisional())
    visit.desk.print_soon(register)
    return answer({"job": job.job, "view": visit.view(register)})


@routes.post("/complete", status_code=201, openapi_extra=ONCE)
def complete(register: str, body: CompletionShape, visit: AtDesk) -> Response:
    """Complete the open sale."""
    tenders = tuple(tender.tender() for tender in body.tenders)
    completion = CompleteSale(
        tenders, body.tip_ore, body.receipt_declined, body.buyer, body.receipt_way(), body.email
    )
    return visit.create(register, completion)
