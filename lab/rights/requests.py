"""A request of each operation that gets as far as the question of rights."""

import re
from typing import Final

from lab.rights.operations import REG, Operation

Body = dict[str, object]

FILLED_IN: Final = {
    "line_id": "1", "transaction": "1", "series": "sales", "receipt": "1", "job": "1", "device": "2",
    "approval": "x", "operator": "nobody", "number": "1", "key": "x", "kind": "z", "year": "2020",
    "place": "x", "account": "x", "entry": "1", "columns": "x", "settlement": "x", "role": "nothing",
    "month": "2026-01", "person": "nobody", "purpose": "news", "paper": "behandlingsprotokoll",
    "code": "x", "session": "x", "room": "x", "passkey": "x",
    "point": "backup", "location": "1", "supplier": "1", "order": "1", "sheet": "1", "article": "1",
}  # fmt: skip
"""What stands where a path has a blank; nothing of it needs to be there."""

QUERIES: Final = {
    "/articles": "search=a",
    "/office/health": "outside=false",
    "/office/health/bundle": "outside=false",
    "/office/bank/payout-lines": "payout=x",
    "/office/vat-report": "year=2026",
    "/office/cash-overview": "year=2026",
    "/office/staff-register": "from=2026-01-01&to=2026-01-31",
    "/office/insight/receipts": "day=2026-01-01",
    "/office/insight/report": "by=group&from=2026-01-01&to=2026-01-31",
    "/office/exports/vouchers": "form=csv",
}

_TENDERS: Final[list[Body]] = [{"kind": "cash"}]
_DESCRIPTION: Final[Body] = {
    "name": "x", "vat_registered": True, "in_company_register": False, "serves_food": False,
    "street_address": {}, "postal_address": {}, "location": "nowhere", "shop_address": {},
}  # fmt: skip
_CAMPAIGN: Final[Body] = {"name": "x", "offer": {"type": "percent", "share_bp": 100}, "parts": [{}]}
_PRICE_LIST: Final[Body] = {"name": "x", "prices": "1;1", "place": "x"}
BODIES: Final[dict[str, Body]] = {
    "/office/session": {"operator": "nobody", "pin": "0000"},
    "/office/session/passkey": {"operator": "nobody", "credential": {}},
    "/office/session/passkey/begin": {"operator": "nobody"},
    "approvals/x": {"operator": "nobody", "pin": "0000"},
    "basket/complete": {"tenders": []},
    "basket/customer": {"customer": "nobody"},
    "basket/coupon": {"code": "nothing"},
    "basket/points": {},
    "basket/discount": {"amount_ore": 1},
    "basket/lines": {"code": "nothing"},
    "basket/lines/1": {"quantity_milli": 500},
    "basket/lines/1/discount": {"amount_ore": 1},
    "basket/lines/1/note": {"note": "x"},
    "basket/returns": {"receipt": 1, "reason": "x"},
    "basket/resume": {"basket_id": "x"},
    "basket/scans": {"code": "nothing"},
    "basket/scans/run": {"scans": [{"code": "nothing", "key": "x"}]},
    "basket/serving": {"serving": "eat_in"},
    "copies": {"receipt": 1},
    "customers/search": {"text": "xx"},
    "documents/1/settle": {"came_out": True},
    "documents/1/way": {"way": "paper"},
    "drawer/open": {"reason": "x"},
    "float": {"amount_ore": 0},
    "gift-cards": {"account": "G1", "amount_ore": 100, "tenders": _TENDERS},
    "journal/print": {"from_entry": 1, "to_entry": 1},
    "lock": {"after_minutes": 5},
    "pay-ins": {"amount_ore": 100, "reason": "x"},
    "pay-outs": {"amount_ore": 100, "reason": "x"},
    "price-checks": {"code": "nothing"},
    "printer": {"printer": ""},
    "sales": {"items": [{"code": "nothing"}], "tenders": _TENDERS},
    "training": {"on": False},
    "voucher-balances": {"account": "G1"},
    "/articles/1": {"name": "x", "group": "x", "vat_code": "3"},
    "/locations/1/sale-hours": {"weekday": {"opens": "08:00", "closes": "18:00"}},
    "/scale-labels": {"labels": []},
    "/office/catalogue/groups/x": {"name": "x", "predefined": "04999"},
    "/office/catalogue/scale-labels": {"labels": []},
    "/office/catalogue/pictures/1": {"picture": "eA=="},
    "/office/catalogue/families/1": {"name": "x", "properties": [{"name": "x", "values": ["x"]}]},
    "/office/catalogue/coupons": {"name": "x", "share_bp": 100, "code": "XXXX"},
    "/office/catalogue/price-lists": _PRICE_LIST,
    "/office/catalogue/price-lists/fill": {"of_group": "DRIKKE", "by_bp": -1_000},
    "/office/catalogue/price-lists/preview": _PRICE_LIST,
    "/office/catalogue/price-lists/1": {**_PRICE_LIST, "version": 1},
    "/office/catalogue/campaigns": _CAMPAIGN,
    "/office/catalogue/campaigns/preview": _CAMPAIGN,
    "/office/catalogue/campaigns/1": {**_CAMPAIGN, "version": 1},
    "/office/catalogue/bulk-edits": {"of_group": "x", "by_bp": 100, "seen": "0" * 64},
    "/office/catalogue/bulk-edits/preview": {"of_group": "x", "by_bp": 100},
    "/office/catalogue/prices": {"article": "x", "day": "2020-01-01", "time": "06:00", "price_ore": 1},
    "/office/catalogue/articles/1": {"name": "x", "group": "x", "vat_code": "3"},
    "/office/accounts/1": {"name": "x"},
    "/office/customers": {"name": "x"},
    "/office/insight/experiments": {
        "prices": [{"article": "200", "tried_ore": 4200}],
        "turn": "day",
        "first_day": "2099-01-01",
        "weeks": 2,
    },
    "/office/insight/views": {"name": "x", "by": "day", "span": "today"},
    "/office/insight/alerts/seen": {"numbers": [1]},
    "/office/insight/alerts/recipients/1": {"way": "email", "address": "x@example.no", "is_new": True},
    "/office/privacy/breaches": {"found_at": "2026-01-01T08:00:00Z", "what": "x"},
    "/office/privacy/breaches/1": {"outcome": "reported", "reason": "x"},
    "/office/customers/1": {"name": "x"},
    "/office/customers/1/consents/news": {"how": "x", "text_version": "x"},
    "/office/invoices": {"customer": "x", "month": "2026-01"},
    "/office/points": {"earn_ore": 1000, "worth_ore": 10},
    "/office/invoices/terms": {"account": "86011117947", "since": "2026-01-01"},
    "/office/customers/payments": {"customer": "x", "amount_ore": 100, "reference": "x"},
    "/office/stock/receipts": {"place": "x", "goods": []},
    "/office/stock/waste": {"place": "x", "goods": [], "reason": "x"},
    "/office/stock/own-use": {"place": "x", "goods": [], "reason": "x"},
    "/office/stock/transfers": {"from_place": "x", "to_place": "y", "goods": []},
    "/office/stock/counts": {"place": "x", "counted": []},
    "/office/stock/empty-shelf": {"rule": "sell_on"},
    "/office/stock/empty-shelf/1": {"rule": None},
    "/office/purchasing/suppliers": {"name": "x"},
    "/office/purchasing/suppliers/1": {"name": "x"},
    "/office/purchasing/suppliers/1/articles/1": {},
    "/office/purchasing/orders": {"supplier": 1, "place": "x", "lines": []},
    "/office/purchasing/orders/1": {"version": 1, "place": "x", "lines": []},
    "/office/purchasing/orders/1/sent": {"way": "otherwise", "version": 1},
    "/office/purchasing/receipts": {"order": 1, "version": 1, "goods": []},
    "/office/purchasing/orders/1/closed": {"word": "x"},
    "/office/stock/count-sheets": {"place": "x"},
    "/office/stock/count-sheets/1/lines/1": {"counted_milli": 1000},
    "/office/stock/count-sheets/1/posted": {"version": 1},
    "/office/stock/recipes/1": {"parts": []},
    "/office/stock/rooms/x": {"name": "x"},
    "/office/backup/places/x": {"address": "folder:/nowhere"},
    "/office/backup": {"sheet": "x"},
    "/office/backup/sheet": {"sheet": "x"},
    "/office/bank/accounts/x": {"name": "x"},
    "/office/bank/columns/x": {"day": "Dato"},
    "/office/bank/payouts/fetch": {"first": "2026-01-01", "last": "2026-01-02"},
    "/office/bank/proposals/confirm": {"proposals": ["0" * 16]},
    "/office/bank/proposals/reject": {"proposals": ["0" * 16]},
    "/office/bank/rules/merchant": {"provider": "vipps", "merchant": "1", "tenders": ["vipps"]},
    "/office/bank/rules/text": {"text": "HUSLEIE", "meaning": None},
    "/office/bank/settlements": {"bank": [], "transit": []},
    "/office/bank/settlements/x/undo": {"reason": "x"},
    "/office/control/packages": {"from": "2020-01-01", "to": "2020-01-01"},
    "/office/control/submissions": {
        "form": "saft-cash", "dialog": "x", "from": "2020-01-01", "to": "2020-01-01",
    },
    "/office/control/submissions/access": {"client_id": "x", "kid": "x", "private_key": "x"},
    "/office/corrections": {"reason": "x", "lines": []},
    "/office/delivery/connection": {"system": "file"},
    "/office/delivery/connection/running": {"on": False},
    "/office/delivery/filed": {"through": "2020-01-31"},
    "/office/delivery/mapping": {"accounts": {}, "vat_types": {}},
    "/office/delivery/outbox/x/skip": {"reason": "x"},
    "/office/departments/1": {"department": "10"},
    "/office/mapping": {"purpose": "tips", "account": "2911"},
    "/office/people": {"operator_id": " ", "first_name": "x", "role": "cashier", "pin": "0000"},
    "/office/access-review": {"seen": "x"},
    "/office/people/nobody/name": {"first_name": "x"},
    "/office/people/nobody/role": {"role": "cashier"},
    "/office/people/nobody/pin": {"pin": "0000"},
    "/office/people/nobody/reinstate": {"pin": "0000"},
    "/office/periods": {"through": "2020-01-31"},
    "/office/session/key/password": {"current": "0000", "password": "x"},
    "/office/session/key/app": {"current": "x"},
    "/office/session/key/codes": {"code": "x"},
    "/office/session/key/recovery-codes": {"current": "x"},
    "/office/session/key/passkeys/begin": {"current": "x"},
    "/office/session/key/passkeys": {"name": "x", "credential": {}},
    "/office/session/key/passkeys/x/remove": {"current": "x"},
    "/office/staff/nobody": {"name": "x", "identity_number": "x"},
    "/office/staff-register/entries": {"person": "nobody", "way": "in"},
    "/office/staff-register/entries/{register}/1/corrections": {"reason": "x"},
    "/office/set-up/preview": _DESCRIPTION,
    "/office/set-up/shop": _DESCRIPTION,
    "/office/set-up/means": {"location": "1", "means": ["cash"]},
    "/office/mail": {"host": "x", "port": 587, "security": "tls", "sender": "kasse@example.no"},
    "/office/mail/trial": {"to": "nobody@example.no"},
    "/office/set-up/opening-hours": {"location": "1", "weekdays": []},
    "/office/set-up/sale-hours": {"location": "1", "weekday": {"opens": "08:00", "closes": "18:00"}},
    "/office/set-up/receipt-texts": {"location": "1", "above": "", "below": ""},
    "/office/set-up/receipt-texts/preview": {"location": "1", "above": "", "below": ""},
    "/office/registers": {"register_id": "K9", "location": "1", "place": "nowhere"},
    "/office/registers/{register}/use": {"in_use": True},
    "/office/printers/search": {"networks": ["192.0.2.0/24"]},
    "/office/printers/{register}": {"place": "nowhere"},
    "/office/roles/nothing": {"title": "x", "rights": ["sell"]},
}  # fmt: skip
"""Address → a body of the right shape; what a register's address begins with is left out. Others get `{}`."""

RAW: Final = frozenset({"/office/bank/files", "/office/bank/columns"})
"""What takes a file."""

_NO_BODY: Final = re.compile(
    r"lock|start|stop|sign-off|display|device-codes|basket/undo|drawer/closed|cash-reports/.*|operators/.*"
    r"|devices/.*|/office/(backup/(new-sheet|run|drill)|delivery/(run|connection/test|outbox/x/retry)"
    r"|control/submissions/.*|health/bundle)"
)


def address_of(path: str, register: str) -> str:
    """Return where an operation is called, with its blanks filled in and what has to be asked."""
    query = QUERIES.get(path, "") or (f"register={register}" if path == "/feed" else "")
    filled = _filled(path.replace("{register}", register))
    return f"{filled}?{query}" if query else filled


def body_of(operation: Operation) -> Body | None:
    """Return what is sent; None where an operation takes nothing."""
    method, path = operation
    within = _filled(path.removeprefix(f"{REG}/"))
    if method not in {"POST", "PUT", "PATCH"} or (method == "POST" and _NO_BODY.fullmatch(within)):
        return None
    return BODIES.get(within, {})


def _filled(path: str) -> str:
    for name, value in FILLED_IN.items():
        path = path.replace(f"{{{name}}}", value)
    return path
