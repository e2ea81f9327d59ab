"""What each operation asks for, by hand, not in the server's own word; one that is not here differs."""

from collections.abc import Iterator
from typing import Final

from datakasse.trade.people.operator import Right

API: Final = "/api/v1"
REG: Final = "/registers/{register}"

OPEN: Final = f"""
GET /about
GET /clock
GET /network
GET /network/code
GET /pictures/{{digest}}
GET /registers
GET {REG}
GET {REG}/operators
GET {REG}/staff
POST {REG}/staff
POST {REG}/start
POST {REG}/sign-on
POST {REG}/sign-on/badge
POST {REG}/devices
GET {REG}/display
GET {REG}/display/feed
GET /office/session/people
POST /office/session
POST /office/session/passkey
POST /office/session/passkey/begin
"""
"""Asked of nobody's role: open to the machine, or opened by a PIN, a badge, a code or a token of its own."""

SIGNED_ON: Final = f"""
GET /articles
GET /articles/families/{{number}}
GET /articles/foreseen
GET /articles/grid
GET /articles/names
GET /feed
GET /scale-labels
GET {REG}/documents
GET {REG}/documents/{{job}}
GET {REG}/documents/{{job}}/link
GET {REG}/receipts/{{series}}/{{receipt}}
GET {REG}/sale-hours
GET {REG}/sales
GET {REG}/sales/{{transaction}}
GET {REG}/system-check
POST {REG}/approvals/{{approval}}
POST {REG}/drawer/closed
POST {REG}/lock
POST {REG}/printer/test-page
POST {REG}/sign-off
PUT {REG}/preferences
GET /office/session
DELETE /office/session
GET /office/session/key
GET /office/sessions
DELETE /office/sessions/{{session}}
PUT /office/session/key/password
POST /office/session/key/app
PUT /office/session/key/codes
POST /office/session/key/recovery-codes
POST /office/session/key/passkeys
POST /office/session/key/passkeys/begin
POST /office/session/key/passkeys/{{passkey}}/remove
"""
"""Takes being signed on, at the till or in the office, and no right besides."""

ASKED: Final[dict[tuple[Right, ...], str]] = {
    (Right.SELL,): f"""
        POST {REG}/basket/lines
        PATCH,DELETE {REG}/basket/lines/{{line_id}}
        PUT {REG}/basket/lines/{{line_id}}/note
        POST {REG}/basket/abort
        POST {REG}/basket/complete
        POST {REG}/basket/park
        POST {REG}/basket/parked-slip
        POST {REG}/basket/provisional
        POST {REG}/basket/resume
        POST {REG}/basket/scans
        POST {REG}/basket/scans/run
        PUT {REG}/basket/serving
        PUT,DELETE {REG}/basket/customer
        PUT,DELETE {REG}/basket/coupon
        PUT,DELETE {REG}/basket/points
        POST {REG}/basket/undo
        POST {REG}/devices/{{device}}/park
        POST,DELETE {REG}/display
        POST {REG}/documents/{{job}}/settle
        PUT {REG}/documents/{{job}}/way
        POST {REG}/float
        PUT {REG}/printer
        POST {REG}/sales
        POST {REG}/voucher-balances
    """,
    (Right.DISCOUNT,): f"""
        POST {REG}/basket/discount
        POST {REG}/basket/lines/{{line_id}}/discount
    """,
    (Right.RETURN,): f"POST {REG}/basket/returns",
    (Right.PRICE_CHECK,): f"POST {REG}/price-checks",
    (Right.COPY,): f"POST {REG}/copies",
    (Right.OPEN_DRAWER,): f"POST {REG}/drawer/open",
    (Right.PAY_IN_OUT,): f"""
        POST {REG}/pay-ins
        POST {REG}/pay-outs
    """,
    (Right.SELL_ON_CREDIT,): f"POST {REG}/customers/search",
    (Right.GIFT_CARD,): f"POST {REG}/gift-cards",
    (Right.TRAIN,): f"PUT {REG}/training",
    (Right.X_REPORT,): f"POST {REG}/x-reports",
    (Right.Z_REPORT,): f"""
        POST {REG}/z-reports
        GET {REG}/expected-cash
        GET {REG}/to-count
        GET {REG}/cash-reports/{{number}}
        POST {REG}/cash-reports/{{number}}/print
    """,
    (Right.START_STOP,): f"POST {REG}/stop",
    (Right.READ_JOURNAL,): f"""
        GET {REG}/journal
        POST {REG}/journal/print
        GET /office/agreement
        GET /office/cash-overview
        GET /office/control/indicators
        GET /office/control/retention
        GET /office/control/system-description
        GET /office/days
        GET /office/days/{{key}}
        GET /office/days/{{key}}/cash-report
        GET /office/journal/{{register}}
        GET /office/journal/{{register}}/state
        GET /office/papers/{{register}}/{{kind}}/{{number}}
        GET /office/sales/{{register}}/{{transaction}}
        GET /office/vat-report
        GET /office/vouchers
        GET /office/vouchers/{{register}}/{{entry}}
        GET /office/waiting
    """,
    (Right.EXPORT,): """
        GET /exports/saft-cash
        GET /office/control/package
        POST /office/control/packages
        GET /office/control/packages/{number}
        GET /office/control/packages/{number}/file
        GET /office/exports/saft-cash
        GET /office/exports/saft-financial
        GET /office/overview
    """,
    (Right.KEEP_BOOKS,): """
        GET /office/backup
        POST /office/backup/drill
        POST /office/backup/run
        POST /office/customers/payments
        POST /office/invoices
        GET /office/bank/accounts
        PUT /office/bank/accounts/{account}
        POST /office/bank/columns
        PUT /office/bank/columns/{columns}
        GET /office/bank/entries
        GET,POST /office/bank/files
        GET /office/bank/open
        GET,PUT /office/bank/payout-access
        GET /office/bank/payout-lines
        GET /office/bank/payouts
        POST /office/bank/payouts/fetch
        GET /office/bank/proposals
        POST /office/bank/proposals/confirm
        POST /office/bank/proposals/reject
        GET /office/bank/rules
        PUT /office/bank/rules/merchant
        PUT /office/bank/rules/text
        GET /office/bank/settlements
        POST /office/bank/settlements
        POST /office/bank/settlements/{settlement}/undo
        GET /office/bank/transit
        GET /office/control/submissions
        POST /office/control/submissions
        POST /office/control/submissions/{number}/send
        POST /office/control/submissions/{number}/status
        POST /office/corrections
        GET /office/delivery
        PUT /office/delivery/connection/running
        POST /office/delivery/connection/test
        GET /office/delivery/dry-run
        POST /office/delivery/filed
        GET /office/delivery/mapping
        PUT /office/delivery/mapping
        GET /office/delivery/outbox
        GET /office/delivery/outbox/{key}
        POST /office/delivery/outbox/{key}/retry
        POST /office/delivery/outbox/{key}/skip
        POST /office/delivery/run
        PUT /office/accounts/{number}
        PUT /office/departments/{location}
        GET /office/exports/vouchers
        GET /office/insight/alerts
        POST /office/insight/alerts/seen
        GET,POST /office/insight/views
        DELETE /office/insight/views/{number}
        GET /office/insight/experiments
        GET /office/insight/day
        GET /office/insight/slow
        GET /office/insight/feed
        GET /office/insight/forecast
        GET /office/insight/receipts
        GET /office/insight/report
        PUT /office/mapping
        POST /office/periods
        GET /office/routine/{month}
        POST /office/routine/{month}/{point}
    """,
    (Right.KEEP_STOCK,): """
        GET /office/stock/count-sheets
        POST /office/stock/count-sheets
        GET /office/stock/count-sheets/{sheet}
        PUT /office/stock/count-sheets/{sheet}/lines/{article}
        DELETE /office/stock/count-sheets/{sheet}/lines/{article}
        PUT /office/stock/count-sheets/{sheet}/posted
        DELETE /office/stock/count-sheets/{sheet}
        POST /office/stock/receipts
        POST /office/stock/waste
        POST /office/stock/own-use
        POST /office/stock/transfers
        POST /office/stock/counts
        GET /office/purchasing/suppliers
        POST /office/purchasing/suppliers
        GET /office/purchasing/suppliers/{supplier}
        PUT /office/purchasing/suppliers/{supplier}
        GET /office/purchasing/suppliers/{supplier}/suggestion
        PUT /office/purchasing/suppliers/{supplier}/articles/{article}
        DELETE /office/purchasing/suppliers/{supplier}/articles/{article}
        GET /office/purchasing/orders
        POST /office/purchasing/orders
        GET /office/purchasing/orders/{order}
        PUT /office/purchasing/orders/{order}
        GET /office/purchasing/orders/{order}/pdf
        PUT /office/purchasing/orders/{order}/sent
        POST /office/purchasing/receipts
        PUT /office/purchasing/orders/{order}/closed
    """,
    (Right.KEEP_STOCK, Right.SEE_COST): """
        GET /office/stock
        GET /office/stock/articles
        GET /office/stock/articles/{number}
        GET /office/stock/recipes
        GET /office/stock/recipes/{number}
    """,
    (Right.ADMINISTER,): f"""
        PUT /office/stock/empty-shelf
        PUT /office/stock/empty-shelf/{{number}}
        PUT /office/stock/recipes/{{number}}
        PUT /office/insight/alerts/recipients/{{number}}
        DELETE /office/insight/alerts/recipients/{{number}}
        POST /office/customers
        GET /office/privacy/processing
        GET /office/privacy/papers/{{paper}}
        GET /office/privacy/breaches
        POST /office/privacy/breaches
        PUT /office/privacy/breaches/{{number}}
        PUT /office/invoices/terms
        PUT,DELETE /office/points
        PUT /office/customers/{{number}}
        PUT /office/customers/{{number}}/consents/{{purpose}}
        DELETE /office/customers/{{number}}/consents/{{purpose}}
        GET /office/customers/{{number}}/handed-out
        DELETE /office/customers/{{number}}
        PUT /office/stock/rooms/{{room}}
        PUT,DELETE /articles/{{number}}
        PUT /locations/{{location}}/sale-hours
        PUT /scale-labels
        PUT {REG}/lock
        POST {REG}/device-codes
        GET {REG}/devices
        DELETE {REG}/devices/{{device}}
        POST,DELETE {REG}/operators/{{operator}}/badge
        POST /office/backup
        POST /office/backup/new-sheet
        POST /office/backup/sheet
        PUT,DELETE /office/backup/places/{{place}}
        GET /office/set-up
        GET /office/set-up/look-up/{{number}}
        POST /office/set-up/preview
        PUT /office/set-up/shop
        POST /office/set-up/receipt-texts/preview
        PUT /office/set-up/receipt-texts
        PUT /office/set-up/opening-hours
        PUT /office/set-up/sale-hours
        PUT /office/set-up/means
        GET,PUT,DELETE /office/mail
        POST /office/mail/trial
        POST /office/insight/experiments
        DELETE /office/insight/experiments/{{number}}
        GET,POST /office/registers
        PUT /office/registers/{{register}}/use
        GET /office/printers
        POST /office/printers/search
        PUT /office/printers/{{register}}
        POST /office/printers/{{register}}/test-page
        GET /office/printers/{{register}}/test-page/{{job}}
        POST /office/health/bundle
        GET /office/health/bundle
        DELETE /office/control/buyers/{{year}}
        PUT /office/control/submissions/access
        PUT /office/delivery/connection
        GET /office/catalogue
        PUT /office/catalogue/groups/{{code}}
        GET,PUT /office/catalogue/scale-labels
        PUT,DELETE /office/catalogue/pictures/{{number}}
        GET /office/catalogue/articles
        GET,PUT,DELETE /office/catalogue/articles/{{number}}
        POST /office/catalogue/imports/preview
        POST /office/catalogue/price-lists/file
        GET,POST /office/catalogue/imports
        POST /office/catalogue/imports/{{number}}/undo
        GET /office/catalogue/export
        POST /office/catalogue/bulk-edits/preview
        POST /office/catalogue/bulk-edits
        GET /office/catalogue/families
        GET /office/catalogue/families/{{number}}
        PUT /office/catalogue/families/{{number}}
        GET,POST /office/catalogue/coupons
        GET /office/catalogue/coupons/{{number}}/codes
        DELETE /office/catalogue/coupons/{{number}}
        GET,POST /office/catalogue/price-lists
        POST /office/catalogue/price-lists/fill
        POST /office/catalogue/price-lists/preview
        GET,PUT,DELETE /office/catalogue/price-lists/{{number}}
        GET,POST /office/catalogue/campaigns
        POST /office/catalogue/campaigns/preview
        PUT,DELETE /office/catalogue/campaigns/{{number}}
        GET /office/catalogue/labels
        GET /office/catalogue/prices
        POST /office/catalogue/prices
        DELETE /office/catalogue/prices/{{number}}
        GET /office/staff
        PUT /office/staff/{{person}}
        POST /office/staff-register/entries
        POST /office/staff-register/entries/{{register}}/{{number}}/corrections
        POST /office/people
        GET,POST /office/access-review
        PUT /office/people/{{operator}}/name
        PUT /office/people/{{operator}}/role
        PUT /office/people/{{operator}}/pin
        DELETE /office/people/{{operator}}
        POST /office/people/{{operator}}/reinstate
        DELETE /office/people/{{operator}}/key
        GET /office/new-devices
        DELETE /office/new-devices
        PUT /office/roles/{{role}}
        DELETE /office/roles/{{role}}
    """,
    (Right.ADMINISTER, Right.KEEP_BOOKS): """
        GET /office/access
        GET /office/customers
        GET /office/customers/{number}
        GET /office/customers/{number}/statement
        GET /office/invoices
        GET /office/points
        GET /office/invoices/waiting/{customer}
        GET /office/invoices/{number}
        GET /office/health
        GET /office/health/guides
    """,
    (Right.ADMINISTER, Right.READ_JOURNAL): """
        GET /office/staff-register
    """,
    (Right.READ_JOURNAL, Right.KEEP_BOOKS): """
        GET /office/accounts
        GET /office/mapping
        GET /office/periods
    """,
}
"""What takes one of some rights."""

Operation = tuple[str, str]
"""Method and path, as in the description of the interface but for `/api/v1`."""


def open_operations() -> frozenset[Operation]:
    """Return what is asked of nobody's role."""
    return frozenset(_listed(OPEN))


def wanted_rights() -> dict[Operation, frozenset[Right]]:
    """Return which rights open each operation, one being enough; an empty set is that one is signed on."""
    wanted = dict.fromkeys(_listed(SIGNED_ON), frozenset[Right]())
    for rights, listed in ASKED.items():
        wanted.update(dict.fromkeys(_listed(listed), frozenset(rights)))
    return wanted


def _listed(text: str) -> Iterator[Operation]:
    for methods, _, path in (line.strip().partition(" ") for line in text.split("\n")):
        if path:
            yield from ((method, path) for method in methods.split(","))
