"""
Make invoices, and credit notes, for what a customer has on account.

    chosen sales and returns ─┬─▶ one invoice: the sales, and what came back before they were invoiced
                              └─▶ one credit note for each earlier invoice that something came back from

Where VAT as the sales rounded it is too far from VAT of their sum, a document becomes several, as few as it
takes; a sale and what came back of it stay together.

Nothing is sold and nothing is booked here: both were done at the till. What is invoiced is taken out of what
waits in the very transaction that writes the number, so no sale is on two invoices and no number is left out.

Law: BFF § 5-1-1 (numbers without gaps), § 5-2-7 (a credit note says which document it corrects); BFL § 10.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

import msgspec

from datakasse.bookkeeping.customer_account import sale_at, taken_back_from
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.customers.invoices import (
    AlreadyInvoiced,
    BadInvoiceTerms,
    InvoiceChosenTwice,
    InvoiceVatApart,
    NothingToInvoice,
    NotOnAccount,
    SaleBeforeItsReturn,
)
from datakasse.errors.phrase import Phrase
from datakasse.journal.events.customers import InvoicedSale, InvoiceMade
from datakasse.office.customers.invoice_terms import terms_of
from datakasse.office.customers.keep_customers import known_customer
from datakasse.office.customers.read_invoice import lines_of, seller_of
from datakasse.office.customers.waiting_sales import (
    WaitingSale,
    paid_beyond_ore,
    waiting_sales,
)
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.customer import Customer
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.invoice import NUMBER_MAX, InvoiceLine, kid_of, tax_rows
from datakasse.trade.shop.shop import InvoiceTerms

SALES_MAX: Final = 1_000
"""How many are chosen one by one at once; a month may have more."""


class Paper(msgspec.Struct, frozen=True):
    """
    A document that is to be made.

    Attributes:
        sales: What it is for.
        is_credit_note: Whether it credits.
        credits: Earlier invoices that something of it comes back from.
    """

    sales: tuple[WaitingSale, ...]
    is_credit_note: bool
    credits: tuple[int, ...]


class MakeInvoices(msgspec.Struct, frozen=True):
    """
    Make what invoices and credit notes a choice comes to.

    Attributes:
        customer: Whose.
        sales: Which sales and returns; none for all of a month.
        month: Which month, `2026-11`; empty for the sales alone.
    """

    customer: str
    sales: tuple[InvoicedSale, ...] = ()
    month: str = ""

    def __call__(self, point: CashPoint) -> tuple[int, ...]:
        """
        Make them, and return their numbers.

        Raises:
            MissingRight: She who asks does not keep the books.
            NoSuchCustomer: Nothing is kept of her.
            InvoicingNotSetUp: Nobody has said where they are paid.
            InvoiceChosenTwice: Both a month and sales are named.
            NothingToInvoice, AlreadyInvoiced, NotOnAccount: It is not to be invoiced.
            SaleBeforeItsReturn: Something came back of a sale that is neither invoiced nor chosen.
            InvoiceVatApart: VAT of one sale alone, as it was rounded, is too far from that of its sum.
        """
        point.demand_right(Right.KEEP_BOOKS)
        if self.month and self.sales:
            raise InvoiceChosenTwice
        books = point.books
        terms, customer = terms_of(books), known_customer(books, self.customer)
        waiting = waiting_sales(books, self.customer, terms.since)
        chosen = self._chosen(books, waiting)
        if not chosen:
            raise NothingToInvoice(customer=self.customer)
        number = max(books.last_invoice() + 1, terms.first_number)
        beyond_ore = paid_beyond_ore(books, self.customer, waiting)
        made = list[InvoiceMade]()
        papers = _papers(books, chosen, waiting)
        for paper in (piece for whole in papers for piece in _in_pieces(books, whole)):
            if number > NUMBER_MAX:
                raise BadInvoiceTerms(what=Phrase("det første nummeret", "the first number"))
            event = _made(point, paper, number, customer, terms)
            if not event.is_credit_note:
                event = msgspec.structs.replace(event, paid_ore=min(beyond_ore, event.gross_ore))
                beyond_ore -= event.paid_ore
            made.append(event)
            number += 1
        billed = customer.billed_from(made[0].number)
        if billed != customer:
            books.keep_customer(billed)
        for event in made:
            point.record_for_books(event)
        return tuple(event.number for event in made)

    def _chosen(self, books: Readings, waiting: Sequence[WaitingSale]) -> list[WaitingSale]:
        if self.month:
            return [sale for sale in waiting if sale.day.isoformat()[:7] == self.month]
        wanted = dict.fromkeys((sale.register, sale.entry) for sale in self.sales)
        found = {(sale.register, sale.entry): sale for sale in waiting}
        for register, entry in wanted:
            if (register, entry) in found:
                continue
            if (number := books.invoice_of(register, entry)) is not None:
                raise AlreadyInvoiced(register=register, entry=entry, number=number)
            raise NotOnAccount(register=register[:40], entry=entry, customer=self.customer)
        return [sale for sale in waiting if (sale.register, sale.entry) in wanted]


def _papers(
    books: Readings, chosen: Sequence[WaitingSale], waiting: Sequence[WaitingSale]
) -> Iterable[Paper]:
    """
    Yield the documents that a choice comes to: the invoice first, then what is credited of earlier ones.

    What came back of a sale that will never stand on an invoice to her is credited alone: one from before the
    first day, one that was paid at the till, one on another's account.

    Raises:
        SaleBeforeItsReturn: Something came back of a sale that waits as well and is not chosen.
    """
    places = {(sale.register, sale.entry) for sale in chosen}
    to_come = {(sale.register, sale.entry) for sale in waiting}
    apart: dict[tuple[int, ...], list[WaitingSale]] = {}
    together = list[WaitingSale]()
    together_credits = set[int]()
    for sale in chosen:
        _, event = sale_at(books, sale.place)
        credited, is_elsewhere = set[int](), False
        for place in taken_back_from(books, event.sale):
            number = books.invoice_of(place.register, place.entry)
            if number is not None:
                credited.add(number)
            elif (place.register, place.entry) not in to_come:
                is_elsewhere = True
            elif (place.register, place.entry) not in places:
                raise SaleBeforeItsReturn(
                    register=sale.register,
                    entry=sale.entry,
                    of_register=place.register,
                    of_entry=place.entry,
                )
        if event.sale.kind.is_pure_return and (credited or is_elsewhere):
            apart.setdefault(tuple(sorted(credited)), []).append(sale)
        else:
            together.append(sale)
            together_credits |= credited
    if together:
        is_credit_note = sum(sale.amount_ore for sale in together) < 0
        yield Paper(tuple(together), is_credit_note=is_credit_note, credits=tuple(sorted(together_credits)))
    for numbers, sales in sorted(apart.items(), key=lambda each: each[0]):
        yield Paper(tuple(sales), is_credit_note=True, credits=numbers)


def _in_pieces(books: Readings, paper: Paper) -> Iterable[Paper]:
    """
    Yield a document as it is, or as several where VAT of its lines is too far from that of the sum.

    The whole is asked about first: how lines were rounded may even out.
    """
    company, held, held_lines = books.company(), list[WaitingSale](), list[InvoiceLine]()

    def lines_from(sales: Iterable[WaitingSale]) -> list[InvoiceLine]:
        places = [sale.place for sale in sales]
        return list(lines_of(books, places, company, is_credit_note=paper.is_credit_note))

    if len(paper.sales) == 1 or _is_one_piece(lines_from(paper.sales)):
        yield paper
        return
    pieces = list[list[WaitingSale]]()
    for unit in _kept_together(books, paper.sales):
        lines = lines_from(unit)
        if held and not _is_one_piece([*held_lines, *lines]):
            pieces.append(held)
            held, held_lines = [], []
        held += unit
        held_lines += lines
    pieces.append(held)
    for piece in pieces:
        credited = {
            number
            for sale in piece
            for place in taken_back_from(books, sale_at(books, sale.place)[1].sale)
            if (number := books.invoice_of(place.register, place.entry)) is not None
        }
        is_credit_note = sum(sale.amount_ore for sale in piece) < 0
        yield Paper(tuple(piece), is_credit_note=is_credit_note, credits=tuple(sorted(credited)))


def _kept_together(books: Readings, sales: Iterable[WaitingSale]) -> list[list[WaitingSale]]:
    """Return sales, each with what came back of it."""
    of = dict[InvoicedSale, list[WaitingSale]]()
    for sale in sales:
        unit = [sale]
        for place in taken_back_from(books, sale_at(books, sale.place)[1].sale):
            known = of.get(place, unit)
            if known is not unit:
                known.extend(unit)
                of |= {each.place: known for each in unit}
                unit = known
        of[sale.place] = unit
    return list({id(unit): unit for unit in of.values()}.values())


def _is_one_piece(lines: Iterable[InvoiceLine]) -> bool:
    try:
        tax_rows(lines)
    except InvoiceVatApart:
        return False
    return True


def _made(
    point: CashPoint, paper: Paper, number: int, customer: Customer, terms: InvoiceTerms
) -> InvoiceMade:
    """Return the entry of a document, which is refused here if it could not be written later."""
    sales = tuple(sale.place for sale in paper.sales)
    company = point.books.company()
    tax_rows(lines_of(point.books, sales, company, is_credit_note=paper.is_credit_note))
    amount_ore = sum(sale.amount_ore for sale in paper.sales)
    gross_ore = -amount_ore if paper.is_credit_note else amount_ore
    return InvoiceMade(
        number=number,
        customer=customer.number,
        is_credit_note=paper.is_credit_note,
        due=(point.day + timedelta(days=customer.invoice_days)).isoformat(),
        sales=sales,
        gross_ore=gross_ore,
        paid_ore=0,
        account=terms.account,
        reference=kid_of(number) if terms.uses_kid else str(number),
        credits=paper.credits,
        seller=seller_of(company),
    )
