"""Which routes are guarded, and a request for each of them that would do something if it were let in."""

from tests.till.shopkeeper import BACK, FRONT
from tests.web.caller import (
    API,
    COFFEE,
    OFFICE_ONCE_ONLY,
    ONCE_ONLY,
    Caller,
    Json,
    Screen,
    assert_problem,
)

NOT_SIGNED_ON = "operator.not_signed_on"
OPEN_TO_ALL = [
    ("GET", "/about"),
    ("GET", "/clock"),
    ("GET", "/network"),
    ("GET", "/network/code"),
    ("GET", "/registers"),
    ("GET", "/registers/{register}"),
    ("GET", "/registers/{register}/operators"),
    ("GET", "/registers/{register}/staff"),
    ("POST", "/registers/{register}/start"),
    ("POST", "/registers/{register}/sign-on"),
    ("POST", "/registers/{register}/sign-on/badge"),
    ("GET", "/office/session/people"),
]
"""Routes that need no token, as the contract lists them."""
OPENED_BY_SOMETHING_ELSE = [
    ("GET", "/pictures/{digest}"),
    ("POST", "/registers/{register}/devices"),
    ("GET", "/registers/{register}/display"),
    ("GET", "/registers/{register}/display/feed"),
    ("POST", "/registers/{register}/staff"),
    ("POST", "/office/session"),
    ("POST", "/office/session/passkey"),
    ("POST", "/office/session/passkey/begin"),
]
"""
A picture has a digest, a device that is let in a code, the display a token that is no session, work and the
office a PIN.
"""
OF_THE_SHOP = ("/articles", "/exports", "/locations", "/scale-labels")
"""What is the shop's and not a register's."""
FILLED_IN = {
    "{location}": "1",
    "{register}": FRONT, "{line_id}": "1", "{transaction}": "1", "{series}": "sales", "{receipt}": "1",
    "{job}": "1", "{device}": "2", "{approval}": "x", "{operator}": "2", "{number}": "200",
    "{code}": "DRIKKE", "{key}": "x", "{kind}": "z", "{year}": "2025",
    "{place}": "x", "{room}": "kjeller", "{supplier}": "1", "{order}": "1", "{article}": "200",
    "{sheet}": "1", "{passkey}": "x", "{digest}": "x",
    "{account}": "x", "{entry}": "1", "{columns}": "x", "{settlement}": "x", "{role}": "x", "{session}": "x",
    "{month}": "x", "{point}": "x", "{person}": "1", "{purpose}": "news", "{paper}": "behandlingsprotokoll",
}  # fmt: skip
DESCRIPTION: Json = {
    "name": "x",
    "vat_registered": True,
    "in_company_register": False,
    "serves_food": False,
    "street_address": {},
    "postal_address": {},
    "location": "1",
    "shop_address": {},
}
CAMPAIGN: Json = {
    "name": "x",
    "offer": {"type": "percent", "share_bp": 100},
    "parts": [{"groups": ["x"]}],
}
PRICE_LIST: Json = {"name": "x", "prices": "x;1", "place": "x"}
BODIES: dict[str, Json] = {
    "sales": COFFEE,
    "price-checks": {"code": "200"},
    "copies": {"receipt": 1},
    "pay-ins": {"amount_ore": 100, "reason": "veksel"},
    "pay-outs": {"amount_ore": 100, "reason": "bank"},
    "gift-cards": {"account": "G1", "amount_ore": 100, "tenders": []},
    "float": {"amount_ore": 0},
    "training": {"on": True},
    "lock": {"after_minutes": 1},
    "preferences": {},
    "approvals/x": {"operator": "1", "pin": "1111"},
    "drawer/open": {"reason": "bytte"},
    "basket/lines": {"code": "200"},
    "basket/scans": {"code": "200"},
    "basket/scans/run": {"scans": [{"code": "200", "key": "scan-1"}]},
    "basket/parked-slip": {},
    "documents/1/way": {"way": "paper"},
    "/scale-labels": {"labels": []},
    "basket/lines/1": {"quantity_milli": 500},
    "basket/lines/1/discount": {"amount_ore": 1},
    "basket/lines/1/note": {"note": "uten løk"},
    "voucher-balances": {"account": "G1"},
    "customers/search": {"text": "pens"},
    "/locations/1/sale-hours": {"weekday": {"opens": "08:00", "closes": "18:00"}},
    "basket/customer": {"customer": "nobody"},
    "basket/coupon": {"code": "XXXX"},
    "basket/points": {},
    "basket/discount": {"amount_ore": 1},
    "basket/serving": {"serving": "eat_in"},
    "basket/park": {},
    "basket/resume": {"basket_id": "x"},
    "basket/abort": {},
    "basket/returns": {"receipt": 1, "reason": "x"},
    "basket/complete": {"tenders": []},
    "x-reports": {},
    "z-reports": {},
    "journal/print": {"from_entry": 1, "to_entry": 1},
    "documents/1/settle": {"came_out": True},
    "printer": {"printer": ""},
    "printer/test-page": {},
    "/office/bank/accounts/x": {"name": "x"},
    "/office/bank/payout-access": {},
    "/office/bank/payouts/fetch": {"first": "2026-03-01", "last": "2026-03-02"},
    "/office/bank/columns/x": {"day": "Dato"},
    "/office/bank/proposals/confirm": {"proposals": ["0" * 16]},
    "/office/bank/proposals/reject": {"proposals": ["0" * 16]},
    "/office/bank/settlements": {"bank": [], "transit": []},
    "/office/bank/settlements/x/undo": {"reason": "x"},
    "/office/bank/rules/text": {"text": "HUSLEIE", "meaning": None},
    "/office/bank/rules/merchant": {"provider": "vipps", "merchant": "1", "tenders": ["vipps"]},
    "/office/routine/x/x": {},
    "/office/staff/1": {"name": "Kari Nordmann", "identity_number": "01817010055"},
    "/office/staff-register/entries": {"person": "1", "way": "in"},
    f"/office/staff-register/entries/{FRONT}/200/corrections": {"reason": "feil"},
    "/office/people": {"operator_id": "7", "first_name": "Siv", "role": "cashier", "pin": "4711"},
    "/office/access-review": {"seen": "x"},
    "/office/people/2/name": {"first_name": "Ola"},
    "/office/people/2/role": {"role": "cashier"},
    "/office/people/2/pin": {"pin": "4711"},
    "/office/people/2/reinstate": {"pin": "4711"},
    "/office/session/key/password": {"current": "0000", "password": "x"},
    "/office/session/key/app": {"current": "x"},
    "/office/session/key/codes": {"code": "x"},
    "/office/session/key/recovery-codes": {"current": "x"},
    "/office/session/key/passkeys/begin": {"current": "x"},
    "/office/session/key/passkeys": {"name": "x", "credential": {}},
    "/office/session/key/passkeys/x/remove": {"current": "x"},
    "/office/roles/x": {"title": "Skift", "rights": ["sell"]},
    "/office/accounts/200": {"name": "x"},
    "/office/mapping": {"purpose": "tips", "account": "2911"},
    "/office/departments/1": {"department": "10"},
    "/office/corrections": {"reason": "x", "lines": []},
    "/office/periods": {"through": "2025-12-31"},
    "/office/control/packages": {"from": "2026-01-01", "to": None},
    "/office/control/submissions": {
        "form": "saft-cash",
        "dialog": "x",
        "from": "2025-01-01",
        "to": "2025-12-31",
    },
    "/office/control/submissions/access": {"client_id": "x", "kid": "x", "private_key": "x"},
    "/office/set-up/preview": DESCRIPTION,
    "/office/set-up/shop": DESCRIPTION,
    "/office/set-up/means": {"location": "1", "means": ["cash"]},
    "/office/mail": {
        "host": "smtp.example.no",
        "port": 587,
        "security": "starttls",
        "sender": "kasse@example.no",
    },
    "/office/mail/trial": {"to": "nobody@example.no"},
    "/office/set-up/opening-hours": {"location": "1", "weekdays": []},
    "/office/set-up/sale-hours": {"location": "1", "weekday": {"opens": "08:00", "closes": "18:00"}},
    "/office/set-up/receipt-texts": {"location": "1", "above": "", "below": ""},
    "/office/set-up/receipt-texts/preview": {"location": "1", "above": "", "below": ""},
    "/office/registers": {"register_id": "K9", "location": "1", "place": "nowhere"},
    f"/office/registers/{FRONT}/use": {"in_use": True},
    "/office/printers/search": {"networks": ["192.0.2.0/24"]},
    f"/office/printers/{FRONT}": {"place": "nowhere"},
    f"/office/printers/{FRONT}/test-page": {},
    "/office/backup/places/x": {"address": "folder:/nowhere"},
    "/office/backup": {"sheet": "x"},
    "/office/backup/sheet": {"sheet": "x"},
    "/office/delivery/connection": {"system": "fiken"},
    "/office/delivery/connection/running": {"on": False},
    "/office/delivery/filed": {"through": "2026-01-31"},
    "/office/delivery/mapping": {"accounts": {}, "vat_types": {}},
    "/office/delivery/outbox/x/skip": {"reason": "x"},
    "/office/customers": {"name": "x"},
    "/office/insight/experiments": {
        "prices": [{"article": "200", "tried_ore": 4200}],
        "turn": "day",
        "first_day": "2099-01-01",
        "weeks": 2,
    },
    "/office/insight/views": {"name": "x", "by": "day", "span": "today"},
    "/office/insight/alerts/seen": {"numbers": [1]},
    "/office/insight/alerts/recipients/200": {"way": "email", "address": "x@example.no", "is_new": True},
    "/office/privacy/breaches": {"found_at": "2026-01-01T08:00:00Z", "what": "x"},
    "/office/privacy/breaches/200": {"outcome": "reported", "reason": "x"},
    "/office/customers/200": {"name": "x"},
    "/office/customers/200/consents/news": {"how": "x", "text_version": "x"},
    "/office/invoices": {"customer": "x", "month": "2026-01"},
    "/office/points": {"earn_ore": 1000, "worth_ore": 10},
    "/office/invoices/terms": {"account": "86011117947", "since": "2026-01-01"},
    "/office/customers/payments": {"customer": "x", "amount_ore": 100, "reference": "x"},
    "/office/stock/receipts": {"place": "1", "goods": []},
    "/office/stock/waste": {"place": "1", "goods": [], "reason": "x"},
    "/office/stock/own-use": {"place": "1", "goods": [], "reason": "x"},
    "/office/stock/transfers": {"from_place": "1", "to_place": "2", "goods": []},
    "/office/stock/counts": {"place": "1", "counted": []},
    "/office/stock/empty-shelf": {"rule": "warn"},
    "/office/stock/empty-shelf/200": {"rule": None},
    "/office/purchasing/suppliers": {"name": "x"},
    "/office/purchasing/suppliers/1": {"name": "x"},
    "/office/purchasing/suppliers/1/articles/200": {},
    "/office/purchasing/orders": {"supplier": 1, "place": "x", "lines": []},
    "/office/purchasing/orders/1": {"version": 1, "place": "x", "lines": []},
    "/office/purchasing/orders/1/sent": {"way": "otherwise", "version": 1},
    "/office/purchasing/receipts": {"order": 1, "version": 1, "goods": []},
    "/office/purchasing/orders/1/closed": {"word": "x"},
    "/office/stock/count-sheets": {"place": "1"},
    "/office/stock/count-sheets/1/lines/200": {"counted_milli": 1000},
    "/office/stock/count-sheets/1/posted": {"version": 1},
    "/office/stock/recipes/200": {"parts": []},
    "/office/stock/rooms/kjeller": {"name": "Kjelleren"},
    "/office/catalogue/groups/DRIKKE": {"name": "Drikke", "predefined": "04012"},
    "/office/catalogue/scale-labels": {"labels": []},
    "/office/catalogue/pictures/200": {"picture": "eA=="},
    "/office/catalogue/families/200": {"name": "x", "properties": [{"name": "x", "values": ["x"]}]},
    "/office/catalogue/coupons": {"name": "x", "share_bp": 100, "code": "XXXX"},
    "/office/catalogue/price-lists": PRICE_LIST,
    "/office/catalogue/price-lists/fill": {"of_group": "DRIKKE", "by_bp": -1_000},
    "/office/catalogue/price-lists/preview": PRICE_LIST,
    "/office/catalogue/price-lists/200": {**PRICE_LIST, "version": 1},
    "/office/catalogue/campaigns": CAMPAIGN,
    "/office/catalogue/campaigns/preview": CAMPAIGN,
    "/office/catalogue/campaigns/200": {**CAMPAIGN, "version": 1},
    "/office/catalogue/bulk-edits": {"of_group": "x", "by_bp": 100, "seen": "0" * 64},
    "/office/catalogue/bulk-edits/preview": {"of_group": "x", "by_bp": 100},
    "/office/catalogue/prices": {"article": "x", "day": "2020-01-01", "time": "06:00", "price_ore": 1},
    "/office/catalogue/articles/200": {"name": "K", "group": "DRIKKE", "vat_code": "3"},
    "/articles/200": {"name": "K", "group": "DRIKKE", "vat_code": "3"},
}
"""Address → a body with which it can be called."""
QUERIES = {
    "/feed": f"?register={FRONT}",
    "/articles": "?search=a",
    "/office/bank/payout-lines": "?payout=x",
    "/office/vat-report": "?year=2026",
    "/office/cash-overview": "?year=2026",
    "/office/insight/receipts": "?day=2026-01-01",
    "/office/insight/report": "?by=group&from=2026-01-01&to=2026-01-31",
    "/office/staff-register": "?from=2026-01-01&to=2026-01-31",
    "/office/exports/vouchers": "?form=csv",
}
"""Address → what has to be asked with it."""


def guarded(caller: Caller) -> list[tuple[str, str]]:
    """Return every route that demands a token, ready to be called at the front register."""
    document = caller.client.get(f"{API}/openapi.json").json()
    routes = [
        (method.upper(), path.removeprefix(API)) for path, row in document["paths"].items() for method in row
    ]
    found: list[tuple[str, str]] = []
    for method, path in routes:
        if (method, path) not in (*OPEN_TO_ALL, *OPENED_BY_SOMETHING_ELSE):
            for name, value in FILLED_IN.items():
                path = path.replace(name, value)  # noqa: PLW2901 - filled in place by place
            query = QUERIES.get(path, "")
            found.append((method, path.removeprefix(f"/registers/{FRONT}/") + query))
    return found


def knock(screen: Screen, status: int, code: str) -> None:
    """Fail unless every guarded route refuses the screen, and nothing comes of it."""
    heads = {register: screen.caller.shop.head(register) for register in (FRONT, BACK)}
    routes = guarded(screen.caller)
    assert len(routes) > 40
    for method, path in routes:
        body = BODIES.get(path) if method in {"POST", "PUT", "PATCH"} else None
        answer = screen.call(method, path, body, key="x" if path in (*ONCE_ONLY, *OFFICE_ONCE_ONLY) else None)
        problem = assert_problem(answer, status, code)
        assert answer.headers["www-authenticate"] == "Bearer", path
        assert problem["title"] == "NotSignedOn"
    assert {register: screen.caller.shop.head(register) for register in (FRONT, BACK)} == heads
