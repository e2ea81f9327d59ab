"""
What the till refuses, over HTTP: each row is a problem of the one shape and leaves the shop as it was, but
for the attempt where the law wants it kept.

The front register has an open basket; the back one has sales on record and none open; the kiosk takes no
cash.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.till.shopkeeper import BACK, COFFEE_ORE, CUSTOMER, FRONT, KARI, KIOSK, OLA
from tests.web.caller import COFFEE, EXACT_CASH, Caller, Json, Screen, calling

ON_RECORD = 1
"""Receipt at the back register: two coffees, of which one has come back, and copied."""


@pytest.fixture(scope="module")
def screens(web_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Screen]]:
    """The three registers at work; nothing in this file changes what stands there."""
    folder = shutil.copytree(web_template, tmp_path_factory.mktemp("refusals") / "data")
    with calling(folder) as caller:
        yield {FRONT: front(caller), BACK: back(caller), KIOSK: caller.open(OLA, KIOSK)}


def front(caller: Caller) -> Screen:
    """Have coffee, snus, a deposit and an expensive kettle in the basket at the front."""
    screen = caller.open()
    for line in (
        {"code": "200"},
        {"code": "500", "age_confirmed": True},
        {"code": "202"},
        {"code": "600", "quantity_milli": 2_000},
    ):
        screen.done("POST", "basket/lines", line)
    return screen


def back(caller: Caller) -> Screen:
    """Sell two coffees at the back, take one back, and make the copy."""
    screen = caller.open(KARI, BACK)
    two = {"items": [{"code": "200", "quantity_milli": 2_000}], "tenders": EXACT_CASH}
    screen.done("POST", "sales", two, status=201)
    one = {"receipt": ON_RECORD, "reason": "kald", "lines": [{"line_id": 1, "quantity_milli": 1_000}]}
    screen.done("POST", "basket/returns", one)
    screen.done("POST", "basket/complete", {"tenders": EXACT_CASH}, status=201)
    screen.done("POST", "copies", {"receipt": ON_RECORD}, status=201)
    return screen


@dataclass(frozen=True)
class Row:
    """What is refused where."""

    name: str
    path: str
    body: Json
    status: int
    code: str
    at: str = FRONT
    method: str = "POST"
    kept: bool = False


def line(name: str, status: int, code: str, /, **body: Json) -> list[Row]:
    """Return two rows: an article that cannot be put in the basket, and that a whole sale cannot hold."""
    item = {"code": "200", **body}
    sale = {"items": [{"code": "200"}, item], "tenders": EXACT_CASH}
    return [
        Row(name, "basket/lines", item, status, code),
        Row(f"{name}, at once", "sales", sale, status, code, BACK),
    ]


def paid(name: str, status: int, code: str, tenders: Json, *, kept: bool = False, **more: Json) -> list[Row]:
    """Return two rows: a payment that the open sale does not take, and that a whole sale does not."""
    body = {"tenders": tenders, **more}
    kettles = [{"code": "600", "quantity_milli": 2_000}]
    return [
        Row(name, "basket/complete", body, status, code, kept=kept),
        Row(f"{name}, at once", "sales", {"items": kettles, **body}, status, code, BACK, kept=kept),
    ]


def discount(name: str, line_id: int, status: int, code: str, *, kept: bool = False, **body: Json) -> Row:
    """Return a row: a discount that a line does not get."""
    return Row(name, f"basket/lines/{line_id}/discount", body, status, code, kept=kept)


def returns(name: str, status: int, code: str, /, *, kept: bool = False, **body: Json) -> Row:
    """Return a row: goods that do not come back."""
    return Row(
        name,
        "basket/returns",
        {"reason": "kald", "receipt": ON_RECORD, **body},
        status,
        code,
        BACK,
        kept=kept,
    )


def card_of(amount_ore: int) -> Json:
    """Return a payment by card."""
    return [{"kind": "debit_card", "amount_ore": amount_ore}]


ARTICLES = [
    *line("unknown article", 404, "article.unknown", code="nope"),
    *line("unknown GTIN", 404, "article.unknown", code="7038010000997"),
    *line("GTIN with a bad check digit", 422, "article.wrong_check_digit", code="7038010000011"),
    *line("quantity 0", 422, "quantity.out_of_range", quantity_milli=0),
    *line("negative quantity", 422, "quantity.out_of_range", quantity_milli=-1_000),
    *line("quantity 10^9", 422, "quantity.out_of_range", quantity_milli=10**12),
    *line("half a coffee", 422, "quantity.whole_only", quantity_milli=500),
    *line("a price for what has one", 422, "article.price_is_fixed", price_ore=100),
    *line("open price left out", 422, "article.price_needed", code="400"),
    line("age not confirmed", 409, "article.age_not_confirmed", code="501")[1],
]
PAYMENTS = [
    *paid("40 000 kr in cash", 422, "sale.cash_ceiling", EXACT_CASH, kept=True),
    *paid("underpaid by card", 422, "sale.underpaid", card_of(100)),
    *paid("overpaid by card", 422, "sale.overpaid", card_of(9_000_000)),
    *paid("nothing paid", 422, "sale.underpaid", []),
]
SALES = [
    Row(
        "underpaid in cash",
        "sales",
        {**COFFEE, "tenders": [{"kind": "cash", "amount_ore": 1_000}]},
        422,
        "sale.underpaid",
        BACK,
    ),
    Row("cash at the kiosk", "sales", COFFEE, 422, "sale.cash_not_taken", KIOSK),
    Row(
        "an unknown gift card",
        "sales",
        {**COFFEE, "tenders": [{"kind": "gift_card", "amount_ore": COFFEE_ORE, "account": "X"}]},
        404,
        "voucher.unknown",
        BACK,
    ),
    Row(
        "an unknown customer",
        "sales",
        {**COFFEE, "tenders": [{"kind": "invoice", "account": "X"}]},
        422,
        "sale.customer_needed",
        BACK,
    ),
    Row(
        "invoice and cash",
        "sales",
        {**COFFEE, "tenders": [{"kind": "invoice", "account": CUSTOMER}, *EXACT_CASH]},
        422,
        "sale.invoice_stands_alone",
        BACK,
    ),
    Row(
        "receipt declined though cash",
        "sales",
        {**COFFEE, "receipt_declined": True},
        422,
        "receipt.must_be_printed",
        BACK,
        kept=True,
    ),
    Row("a sale at once beside an open one", "sales", COFFEE, 409, "basket.another_open"),
    Row(
        "discount of a tenth on snus, at once",
        "sales",
        {
            "items": [{"code": "500"}],
            "age_confirmed": True,
            "tenders": EXACT_CASH,
            "discount": {"share_bp": 1_000},
        },
        422,
        "discount.forbidden",
        BACK,
        kept=True,
    ),
    Row(
        "discount over 100 %, at once",
        "sales",
        {**COFFEE, "discount": {"share_bp": 10_001}},
        422,
        "discount.too_large",
        BACK,
    ),
    Row("complete nothing", "basket/complete", {"tenders": EXACT_CASH}, 422, "sale.empty", BACK),
]
DISCOUNTS = [
    discount("over 100 %", 1, 422, "discount.too_large", share_bp=10_001),
    discount("more than the price", 1, 422, "discount.too_large", amount_ore=COFFEE_ORE + 1),
    discount("nothing", 1, 422, "discount.unclear"),
    discount("amount and share", 1, 422, "discount.unclear", amount_ore=1, share_bp=1),
    discount("negative", 1, 422, "request.malformed", amount_ore=-1),
    discount("on tobacco", 2, 422, "discount.forbidden", amount_ore=100, kept=True),
    discount("on a deposit", 4, 422, "discount.forbidden", amount_ore=100, kept=True),
    discount("on a line that is not there", 99, 404, "basket.unknown_line", amount_ore=100),
]
CORRECTIONS = [
    Row(
        "more of a line",
        "basket/lines/1",
        {"quantity_milli": 2_000},
        422,
        "basket.only_reductions",
        method="PATCH",
    ),
    Row(
        "none of a line",
        "basket/lines/1",
        {"quantity_milli": 0},
        422,
        "quantity.out_of_range",
        method="PATCH",
    ),
    Row("no such line", "basket/lines/99", None, 404, "basket.unknown_line", method="DELETE"),
    Row("undo nothing", "basket/undo", None, 422, "sale.empty", BACK),
    Row("resume what is not parked", "basket/resume", {"basket_id": "x"}, 409, "basket.another_open"),
    Row("resume what is not there", "basket/resume", {"basket_id": "x"}, 404, "basket.unknown_parked", BACK),
    Row("park nothing", "basket/park", {}, 422, "sale.empty", BACK),
    Row("abort nothing", "basket/abort", {}, 422, "sale.empty", BACK),
]
RETURNS = [
    returns(
        "more than was sold",
        422,
        "return.more_than_sold",
        lines=[{"line_id": 1, "quantity_milli": 3_000}],
        kept=True,
    ),
    returns(
        "more than remains",
        422,
        "return.more_than_sold",
        lines=[{"line_id": 1, "quantity_milli": 2_000}],
        kept=True,
    ),
    returns("unknown receipt", 404, "return.unknown_receipt", receipt=999),
    returns("a receipt of another series", 404, "return.unknown_receipt", series="delivery"),
    returns("a receipt of another register", 404, "return.unknown_receipt", register=FRONT),
    returns("a register that is not there", 404, "return.unknown_receipt", register="K99"),
    returns(
        "a line that was not sold",
        404,
        "basket.unknown_line",
        lines=[{"line_id": 9, "quantity_milli": 1_000}],
    ),
    returns("none of a line", 422, "quantity.out_of_range", lines=[{"line_id": 1, "quantity_milli": 0}]),
    returns("no reason", 422, "request.reason_needed", reason="  "),
]
DAY = [
    Row(
        "second copy", "copies", {"receipt": ON_RECORD}, 409, "receipt.copy_already_printed", BACK, kept=True
    ),
    Row("copy of nothing", "copies", {"receipt": 999}, 404, "receipt.unknown", BACK),
    Row("Z with an open sale", "z-reports", {"counted_ore": 0}, 409, "day.sale_still_open", kept=True),
    Row(
        "training with an open sale",
        "training",
        {"on": True},
        409,
        "day.sale_still_open",
        method="PUT",
        kept=True,
    ),
    Row("training off when it is off", "training", {"on": False}, 409, "training.in_the_way", method="PUT"),
    Row("Z uncounted", "z-reports", {}, 409, "day.count_missing", BACK),
    Row("a difference unexplained", "z-reports", {"counted_ore": 1}, 422, "day.explanation_needed", BACK),
    Row(
        "pieces that are not the sum",
        "z-reports",
        {"counted_ore": 1, "denominations": {"100": 5}},
        422,
        "day.counts_disagree",
        BACK,
    ),
    Row("Z of an unused register", "z-reports", {}, 409, "day.nothing_to_close", KIOSK),
    Row("open a drawer that is not there", "drawer/open", {"reason": "bytte"}, 409, "drawer.none", KIOSK),
    Row("close a drawer that is not there", "drawer/closed", None, 409, "drawer.none", KIOSK),
    Row("open the drawer for no reason", "drawer/open", {"reason": " "}, 422, "request.reason_needed"),
    Row("pay in for no reason", "pay-ins", {"amount_ore": 100, "reason": ""}, 422, "request.reason_needed"),
    Row("pay in nothing", "pay-ins", {"amount_ore": 0, "reason": "x"}, 422, "amount.out_of_range"),
    Row(
        "pay out at a register without cash",
        "pay-outs",
        {"amount_ore": 100, "reason": "x"},
        422,
        "sale.cash_not_taken",
        KIOSK,
    ),
    Row(
        "a document that is not in doubt",
        "documents/1/settle",
        {"came_out": True},
        404,
        "print.unknown_document",
    ),
    Row(
        "an extract of nothing",
        "journal/print",
        {"from_entry": 900, "to_entry": 901},
        404,
        "journal.unknown_entry",
    ),
]
LOOKS = [
    Row("a sale that is not there", "sales/999999", None, 404, "receipt.unknown", method="GET"),
    Row("a receipt that is not there", "receipts/sales/99", None, 404, "receipt.unknown", method="GET"),
    Row("a document that is not there", "documents/99", None, 404, "print.unknown_document", method="GET"),
    Row("a document that has not come out", "documents/1", None, 404, "print.unknown_document", method="GET"),
]
ROWS = [*ARTICLES, *PAYMENTS, *SALES, *DISCOUNTS, *CORRECTIONS, *RETURNS, *DAY, *LOOKS]


@pytest.mark.law("KSF-2-6-4c", "KSF-2-6-6", "KSF-2-8-3-2", "KSF-2-7-1", "BFF-5-3-7", "BFF-5-3-14-b")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_refusal_leaves_the_shop_as_it_was(screens: dict[str, Screen], row: Row) -> None:
    screens[row.at].refuse(row.method, row.path, row.body, status=row.status, code=row.code, kept=row.kept)


@pytest.mark.law("law.md 4.13")
def test_an_age_is_confirmed_once_a_basket(screen: Screen) -> None:
    screen.refuse("POST", "basket/lines", {"code": "501"}, status=409, code="article.age_not_confirmed")
    screen.done("POST", "basket/lines", {"code": "501", "age_confirmed": True})
    screen.done("POST", "basket/lines", {"code": "500"})


REGISTRATIONS = [
    Row("ring up", "basket/lines", {"code": "200"}, 409, "drawer.open"),
    Row("sell at once", "sales", COFFEE, 409, "drawer.open"),
    Row("look up a price", "price-checks", {"code": "200"}, 409, "drawer.open"),
    Row("pay in", "pay-ins", {"amount_ore": 100, "reason": "veksel"}, 409, "drawer.open"),
    Row("open it again", "drawer/open", {"reason": "bytte"}, 409, "drawer.open"),
    Row("take the Z", "z-reports", {"counted_ore": 100_000}, 409, "drawer.open"),
]


@pytest.mark.law("KSF-2-6-5")
def test_nothing_is_registered_while_the_drawer_is_open(screen: Screen) -> None:
    """Closing it makes all well again."""
    screen.done("POST", "drawer/open", {"reason": "bytte"})
    for row in REGISTRATIONS:
        screen.refuse(row.method, row.path, row.body, status=row.status, code=row.code, kept=True)
    screen.done("POST", "drawer/closed")
    screen.sell()


@pytest.mark.law("KSF-2-5-a")
def test_nothing_is_sold_before_the_float_is_in(caller: Caller) -> None:
    caller.nobody().post("start")
    screen = caller.sign_on()
    for path, body in (("basket/lines", {"code": "200"}), ("sales", COFFEE)):
        screen.refuse("POST", path, body, status=409, code="day.float_missing")


@pytest.mark.law("BFF-5-3-14-a")
def test_nothing_is_sold_before_the_day_before_is_closed(screen: Screen) -> None:
    screen.sell()
    screen.caller.shop.clock.forward(days=1)
    assert screen.get("").json()["must_close_day"] is True
    for path, body in (("basket/lines", {"code": "200"}), ("sales", COFFEE)):
        screen.refuse("POST", path, body, status=409, code="day.not_closed")
    screen.done("POST", "z-reports", {"counted_ore": 100_000 + COFFEE_ORE}, status=201)


def test_nothing_is_done_at_a_register_that_has_not_been_started(caller: Caller) -> None:
    body = {"operator": OLA, "pin": "2222"}
    caller.nobody().refuse("POST", "sign-on", body, status=409, code="register.not_started")


@pytest.mark.law("KSF-2-7-1")
def test_a_wrong_pin_ten_times_is_made_to_wait_for(caller: Caller) -> None:
    """Three mistakes are free, then each wait is longer; the right PIN waits too, others do not."""
    caller.nobody().post("start")
    nobody, waits = caller.nobody(), list[int]()
    wrong, right = {"operator": OLA, "pin": "0000"}, {"operator": OLA, "pin": "2222"}
    for mistake in range(1, 11):
        nobody.refuse("POST", "sign-on", wrong, status=401, code="operator.wrong_pin", kept=True)
        if mistake > 3:
            answer = nobody.post("sign-on", right)
            assert answer.status_code == 429
            waits.append(int(answer.headers["retry-after"]))
            assert answer.json()["facts"] == {"wait_s": waits[-1]}
            caller.shop.clock.forward(seconds=waits[-1])
    nobody.refuse("POST", "sign-on", wrong, status=401, code="operator.wrong_pin", kept=True)
    nobody.refuse("POST", "sign-on", right, status=429, code="operator.throttled")
    assert waits == sorted(waits)
    assert len(set(waits)) == len(waits)
    caller.sign_on(KARI)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"operator": "77", "pin": "2222"}, 404, "operator.unknown"),
        ({"operator": OLA, "pin": ""}, 422, "request.malformed"),
        ({"operator": OLA, "pin": "1" * 17}, 422, "request.malformed"),
        ({"operator": OLA, "pin": 2222}, 422, "request.malformed"),
        ({"operator": OLA}, 422, "request.malformed"),
    ],
)
def test_a_sign_on_that_is_none_is_refused(
    screens: dict[str, Screen], body: Json, status: int, code: str
) -> None:
    screens[FRONT].refuse("POST", "sign-on", body, status=status, code=code)
