"""
Send an order to the supplier by e-mail, through the same account that receipts go out by.

What is sent is the draft that was looked at, whatever becomes of it meanwhile. It is marked as sent when the
mail server has taken it. Should the machine die in between, the order is still a draft though it went out;
sent again it is the same message to a mail program (`receipt/sheets/purchase_mail.py`). What it costs goes
with it only where the one who sends it may see that. Orders go out one at a time, so that of two who press at
once the second finds it sent.
"""

from threading import Lock
from typing import Final

from datakasse.counter.counter import Counter
from datakasse.counter.ports import MailNotSent, MailOutcome
from datakasse.errors.phrase import Phrase
from datakasse.errors.stock.purchasing import (
    BadOrder,
    OrderChanged,
    OrderMailedUnmarked,
    OrderMailUnsure,
    OrderNotDraft,
    OrderNotMailed,
)
from datakasse.office.purchasing.keep_orders import MarkOrderSent, draft_as_seen
from datakasse.office.purchasing.keep_suppliers import known_supplier
from datakasse.office.purchasing.order_document import order_page
from datakasse.receipt.sheets import purchase_mail
from datakasse.receipt.sheets.table_page import render_table
from datakasse.trade.goods.purchase import PurchaseOrder, SentWay
from datakasse.trade.mail import mail_address

_ONE_AT_A_TIME: Final = Lock()


def mail_order(
    counter: Counter, register: str, operator: str, order: int, version: int, *, with_cost: bool
) -> PurchaseOrder:
    """
    Send a draft, and mark it as sent.

    Args:
        counter: The till.
        register: In whose journal it is told.
        operator: Who sends it, who may keep the stock.
        order: Number of the order.
        version: The version that was seen.
        with_cost: What it costs goes with it.

    Raises:
        UnknownOrder, OrderNotDraft, OrderChanged: As `draft_as_seen`.
        BadOrder: The supplier has no address.
        OrderNotMailed: The mail server did not take it, or there is none.
        OrderMailUnsure: Nobody knows whether it did.
        OrderMailedUnmarked: It went out, and was changed, sent or closed by somebody else meanwhile.
    """
    with _ONE_AT_A_TIME:
        return _mail(counter, register, operator, order, version, with_cost=with_cost)


def _mail(
    counter: Counter, register: str, operator: str, order: int, version: int, *, with_cost: bool
) -> PurchaseOrder:
    with counter.store.read() as books:
        draft = draft_as_seen(books, order, version)
        supplier, company = known_supplier(books, draft.supplier), books.company()
        page = order_page(counter, books, draft, with_cost=with_cost)
    if not supplier.email:
        raise BadOrder(
            what=Phrase(
                "leverandøren, som ikke har noen e-postadresse", "the supplier, who has no e-mail address"
            )
        )
    if counter.mailer is None or not counter.mailer.sender:
        raise OrderNotMailed(
            order=order, why=Phrase("ingen e-postkonto er satt opp", "no mail account is set up")
        )
    message = purchase_mail.render(
        render_table(page, counter.clock.now()),
        counter.clock.now(),
        number=order,
        shop=company.name,
        sender=counter.mailer.sender,
        recipient=mail_address(supplier.email),
        text=f"Hei,\n\nvedlagt er bestilling {order} fra {company.name}.\n",
        key=f"{company.organisation_number}\npurchase order\n{order}\n{version}",
    )
    try:
        counter.mailer.send(message, mail_address(supplier.email))
    except MailNotSent as failure:
        if failure.outcome is MailOutcome.UNKNOWN:
            raise OrderMailUnsure(order=order, why=failure.reason) from failure
        raise OrderNotMailed(order=order, why=failure.reason) from failure
    sent = MarkOrderSent(order, version, SentWay.EMAIL)
    try:
        return counter.carry_out(register, operator, sent).result()
    except (OrderChanged, OrderNotDraft) as too_late:
        raise OrderMailedUnmarked(order=order) from too_late
