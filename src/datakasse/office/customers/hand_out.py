"""
Hand out to a customer all that is kept of her: as JSON to take along, and as a PDF to read.

    what is kept beside the journal ─┐
    what is on record on her account ─┼─▶ one answer, with what each is for and how long it stays
    the lines of her purchases ──────┘

That it was handed out is in the journal, by number, before anything goes out.

Law: GDPR art. 12, 15 (access), 20 (portability); law.md 5.5.
"""

from datetime import date, datetime
from typing import Final

import msgspec

from datakasse.bookkeeping.customer_account import AccountRow
from datakasse.bookkeeping.open_purchases import newest_first
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.journal.events.customers import AccountPaid
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.customers.erase_customer import erasable_from
from datakasse.office.customers.keep_customers import known_customer
from datakasse.receipt.sheets.table_page import TablePage, render_table
from datakasse.receipt.words.figures import amount_text, quantity_text
from datakasse.storage.ports.people.points import PointsRow
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.people.customer import Customer
from datakasse.trade.people.operator import Right

_FORM: Final = "datakasse customer 1"
_KEPT_BY_NUMBER: Final = "så lenge journalen finnes, med nummeret"
_POINTS_MOVES_MAX: Final = 1_000_000
"""All there are: nobody shops oftener."""


class Bought(msgspec.Struct, frozen=True):
    """An article on a purchase, with what the line came to."""

    article: str
    name: str
    quantity_milli: int
    gross_ore: int


class Movement(msgspec.Struct, frozen=True):
    """
    Something on record for her.

    Attributes:
        day: When.
        register: In whose journal.
        entry: In which entry.
        what: `purchase`, `return`, `payment` or `payment taken back`.
        receipt: Number of the receipt; None for a payment.
        amount_ore: What it came to.
        owed_ore: What it did to what she owes.
        lines: What was bought or came back.
        reference: What a payment was for.
    """

    day: date
    register: str
    entry: int
    what: str
    receipt: int | None
    amount_ore: int
    owed_ore: int
    lines: tuple[Bought, ...] = ()
    reference: str = ""


class HandedOut(msgspec.Struct, frozen=True):
    """
    All that is kept of a customer.

    Attributes:
        form: What this is, for a program that reads it.
        made_at: When it was made.
        controller: Who keeps it: the business, and its organisation number.
        customer: What is kept beside the journal, consents too.
        owed_ore: What she owes.
        kept_at_least_until: Until when the law wants name and address kept; None where it does not.
        movements: Her purchases, returns and payments, newest first.
        points: How many loyalty points she has.
        points_moves: What was earned, spent and taken back, newest first.
    """

    form: str
    made_at: datetime
    controller: str
    customer: Customer
    owed_ore: int
    kept_at_least_until: date | None
    movements: tuple[Movement, ...]
    points: int = 0
    points_moves: tuple[PointsRow, ...] = ()


class HandOut(msgspec.Struct, frozen=True):
    """
    Note that what is kept of a customer is handed out, before `gathered` is asked for it.

    Attributes:
        number: Who.
    """

    number: str

    def __call__(self, point: CashPoint) -> None:
        """
        Record it.

        Raises:
            MissingRight: She who asks does not administer.
            NoSuchCustomer: Nothing is kept of her.
        """
        point.demand_right(Right.ADMINISTER)
        known_customer(point.books, self.number)
        point.record(SettingsChanged(what="customer's data handed out", subject=self.number))


def gathered(counter: Counter, number: str) -> HandedOut:
    """Return all that is kept of a customer; the tills sell on meanwhile. Raises `NoSuchCustomer`."""
    with counter.store.read() as books:
        customer, company = known_customer(books, number), books.company()
        return HandedOut(
            _FORM,
            counter.clock.now(),
            f"{company.name}, {company.organisation_number}",
            customer,
            books.owed_ore(number),
            erasable_from(books, number),
            tuple(_movement(books, row) for row in newest_first(books, number)),
            books.points_balance(number),
            tuple(books.points_moves(number, _POINTS_MOVES_MAX)),
        )


def handed_out_pdf(handed: HandedOut, software_version: str) -> bytes:
    """Return what was handed out as PDF/A."""
    return render_table(handed_out_page(handed, software_version), handed.made_at)


def handed_out_page(handed: HandedOut, software_version: str) -> TablePage:
    """Return what was handed out as a page that anybody can read."""
    customer = handed.customer
    until = handed.kept_at_least_until
    kept = f"til {until:%d.%m.%Y} (bokføringsloven § 13)" if until else "til du ber om at det slettes"
    rows = [
        ("Navn og adresse", _joined(customer.name, customer.street_address, customer.postal_address), kept),
        ("Organisasjonsnummer", customer.organisation_number, kept),
        ("E-post og telefon", _joined(customer.email, customer.phone), "til du ber om at det slettes"),
        ("Kundegruppe (prisliste)", customer.group, "til du ber om at det slettes"),
        ("Skyldig på konto", f"{amount_text(handed.owed_ore)} kr", _KEPT_BY_NUMBER),
    ]
    if handed.points or handed.points_moves:
        rows.append(("Poengsaldo", str(handed.points), "til du ber om at det slettes"))
    rows += [(f"Poeng {each.day:%d.%m.%Y}", _points(each), _KEPT_BY_NUMBER) for each in handed.points_moves]
    for billed in customer.billed:
        said = _joined(billed.name, billed.street_address, billed.postal_address, billed.reference)
        rows.append((f"Slik faktura {billed.from_number} nevner deg", said, kept))
    for each in customer.consents:
        taken_back = f", trukket {in_norway(each.withdrawn_at):%d.%m.%Y}" if each.withdrawn_at else ""
        said = f"{in_norway(each.given_at):%d.%m.%Y}, {each.how}, tekst {each.text_version}{taken_back}"
        rows.append((f"Samtykke: {_PURPOSES[each.purpose]}", said, "til du ber om at det slettes"))
    for movement in handed.movements:
        goods = ", ".join(f"{quantity_text(line.quantity_milli)} {line.name}" for line in movement.lines)
        what = f"{_MOVEMENTS[movement.what]} {movement.day:%d.%m.%Y}"
        said = _joined(f"{amount_text(movement.amount_ore)} kr", goods, movement.reference)
        rows.append((what, said, _KEPT_BY_NUMBER))
    return TablePage(
        title=f"Det vi har lagret om kunde {customer.number}",
        about=(
            f"Behandlingsansvarlig: {handed.controller}.",
            "Formål: konto, faktura, kundegruppens priser (avtale, bokføringsloven); annet med samtykke.",
            "Deles med regnskapsfører og regnskapssystem, og med skattemyndighetene ved kontroll.",
            "Du kan be om retting, sletting og en fil du kan ta med deg, og klage til Datatilsynet.",
        ),
        header=("Hva", "Innhold", "Hvor lenge"),
        numbers=(False, False, False),
        widths=(2, 4, 2),
        rows=tuple((what, said or "–", kept_for) for what, said, kept_for in rows),
        footer=f"Laget {in_norway(handed.made_at):%d.%m.%Y %H:%M} av datakasse {software_version}",
    )


_PURPOSES: Final = {"news": "nyheter og tilbud", "loyalty": "kundeprogram"}
_MOVEMENTS: Final = {
    "purchase": "Kjøp",
    "return": "Retur",
    "payment": "Innbetaling",
    "payment taken back": "Innbetaling tatt tilbake",
}


def _movement(books: Readings, row: AccountRow) -> Movement:
    event = books.record(row.register, row.entry).event
    if isinstance(event, SaleCompleted):
        lines = tuple(
            Bought(each.line.article, each.line.name, each.line.quantity_milli, each.gross_ore)
            for each in event.sale.lines
        )
        what = "purchase" if row.amount_ore >= 0 else "return"
        return Movement(
            row.day, row.register, row.entry, what, event.receipt, row.amount_ore, row.owed_ore, lines
        )
    reference = event.reference if isinstance(event, AccountPaid) else ""
    what = "payment" if row.amount_ore <= 0 else "payment taken back"
    return Movement(row.day, row.register, row.entry, what, None, row.amount_ore, row.owed_ore, (), reference)


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _points(row: PointsRow) -> str:
    told = (("opptjent", row.earned), ("brukt", row.spent), ("trukket tilbake", row.taken_back))
    return ", ".join(f"{what} {points}" for what, points in told if points)
