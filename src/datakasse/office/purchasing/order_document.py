"""An order as PDF/A: what the supplier gets, and what is laid beside the goods when they come."""

from datakasse.counter.counter import Counter
from datakasse.office.purchasing.keep_orders import known_order
from datakasse.office.purchasing.keep_suppliers import known_supplier
from datakasse.office.purchasing.show_orders import total_ore_of
from datakasse.receipt.parts.letterhead import address_text
from datakasse.receipt.sheets.table_page import TablePage, render_table
from datakasse.receipt.words.figures import amount_text
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.purchase import OrderLine, PurchaseOrder
from datakasse.trade.moment import in_norway
from datakasse.trade.quantity import price_of, quantity_text


def order_pdf(counter: Counter, order: int, *, with_cost: bool) -> bytes:
    """Return an order as PDF; raises `UnknownOrder`."""
    with counter.store.read() as books:
        page = order_page(counter, books, known_order(books, order), with_cost=with_cost)
    return render_table(page, counter.clock.now())


def order_page(counter: Counter, books: Readings, order: PurchaseOrder, *, with_cost: bool) -> TablePage:
    """
    Return an order as a page.

    Args:
        counter: The till.
        books: The look in which the order was read.
        order: The order, as it was read there.
        with_cost: What it costs goes with it.
    """
    now = in_norway(counter.clock.now())
    header = ("Deres nr.", "Vårt nr.", "Vare", "Antall")
    rows = [_row(books, line, with_cost=with_cost) for line in order.lines if line.ordered_milli]
    total_ore = total_ore_of(order)
    sums = (("", "", "", "", "Sum uten mva", amount_text(total_ore)),) if total_ore is not None else ()
    return TablePage(
        title=f"Bestilling {order.number}",
        about=_about(books, order),
        header=(*header, "Pris", "Beløp") if with_cost else header,
        numbers=(False, False, False, True, True, True) if with_cost else (False, False, False, True),
        widths=(2, 2, 5, 2, 2, 2) if with_cost else (2, 2, 5, 2),
        rows=tuple(rows),
        sums=sums if with_cost else (),
        footer=f"Laget {now:%d.%m.%Y %H:%M} av datakasse {counter.software_version}",
    )


def _about(books: Readings, order: PurchaseOrder) -> tuple[str, ...]:
    company, supplier = books.company(), known_supplier(books, order.supplier)
    to = next((place for place in books.locations() if place.code == order.place), None)
    where = books.stock_rooms().get(order.place, order.place) if to is None else to.name or to.label
    address = address_text(company.street_address if to is None else to.address)
    org = f", org.nr. {supplier.organisation_number}" if supplier.organisation_number else ""
    lines = (
        f"Til {supplier.name}{org}",
        f"Fra {company.name}, org.nr. {company.organisation_number}",
        f"Vårt kundenummer: {supplier.customer_number}" if supplier.customer_number else "",
        f"Leveres til: {', '.join(filter(None, (where, address)))}",
        f"Dato: {in_norway(order.sent_at or order.made_at):%d.%m.%Y}",
        order.note,
    )
    return tuple(filter(None, lines))


def _row(books: Readings, line: OrderLine, *, with_cost: bool) -> tuple[str, ...]:
    article = books.article_on_record(line.article)
    name, unit = (line.article, "") if article is None else (article.name, article.unit)
    many = f"{quantity_text(line.ordered_milli).replace('.', ',')} {unit}".strip()
    row = (line.their_number, line.article, name, many)
    if not with_cost:
        return row
    if line.unit_cost_ore is None:
        return (*row, "", "")
    amount_ore = price_of(line.unit_cost_ore, line.ordered_milli)
    return (*row, amount_text(line.unit_cost_ore), amount_text(amount_ore))
