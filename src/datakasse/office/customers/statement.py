"""
A statement of a customer's account as PDF/A: what is open, and when it is to be paid. It is no invoice.

Law: law.md 4.5 (a customer ledger must be possible); the invoice is made where the shop makes its invoices.
"""

from typing import Final

from datakasse.counter.counter import Counter
from datakasse.office.customers.keep_customers import known_customer
from datakasse.office.customers.open_items import open_items
from datakasse.receipt.sheets.table_page import TablePage, render_table
from datakasse.receipt.words.figures import amount_text
from datakasse.trade.moment import in_norway

_HEAD: Final = ("Dag", "Forfall", "Kasse og post", "Beløp", "Åpent")


def statement(counter: Counter, number: str) -> bytes:
    """Return the statement of a customer's account as it is now; raises `NoSuchCustomer`."""
    return render_table(statement_page(counter, number), counter.clock.now())


def statement_page(counter: Counter, number: str) -> TablePage:
    """Return the statement as a page; raises `NoSuchCustomer`."""
    now = in_norway(counter.clock.now())
    with counter.store.read() as books:
        company, customer = books.company(), known_customer(books, number)
        items, owed_ore = open_items(books, customer), books.owed_ore(number)
    whom = (customer.name, customer.street_address, customer.postal_address)
    return TablePage(
        title=f"Kontoutskrift per {now:%d.%m.%Y}",
        about=(
            f"Fra {company.name}, org.nr. {company.organisation_number}",
            f"Til {', '.join(filter(None, whom))}, kundenummer {customer.number}",
            "Kjøp på konto som ikke er betalt. Dette er ikke en faktura.",
        ),
        header=_HEAD,
        numbers=(False, False, False, True, True),
        widths=(1, 1, 2, 1, 1),
        rows=tuple(
            (
                f"{item.day:%d.%m.%Y}",
                f"{item.due:%d.%m.%Y}" + (", forfalt" if item.due < now.date() else ""),
                f"{item.register} {item.entry}",
                amount_text(item.amount_ore),
                amount_text(item.open_ore),
            )
            for item in items
        ),
        sums=(("", "", "Å betale" if owed_ore >= 0 else "Til gode", "", amount_text(abs(owed_ore))),),
        footer=f"Laget {now:%d.%m.%Y %H:%M} av datakasse {counter.software_version}",
    )
