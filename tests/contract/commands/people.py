"""What is written of people: who works there, who buys there, and on account."""

from typing import Final

from datakasse.journal.events.customers import AccountPaid, CustomerErased, InvoicedSale, InvoiceMade
from datakasse.storage.ports.store import Books
from datakasse.trade.people.breach import Breach, BreachOutcome
from datakasse.trade.people.customer import Customer
from datakasse.trade.people.operator import Operator, Right, Role
from datakasse.trade.people.shop_role import ShopRole
from datakasse.trade.people.staff import StaffEntry, StaffMember, Way
from datakasse.trade.tender import Tender, TenderKind
from tests.contract.commands.command import Command, day_of, register_of
from tests.shop import NOON, after_minutes, sell


def _badge(books: Books, number: int) -> object:
    return books.put_badge(f"{number % 2 + 1}", f"badge {number % 4}")


def _drop_badge(books: Books, number: int) -> object:
    return books.drop_badge(f"{number % 2 + 1}")


def _staff(books: Books, number: int) -> object:
    member = StaffMember(f"{number % 3}", f"Øystein {number}", "01817010055")
    at, register = after_minutes(number), register_of(number)
    count = books.staff_entries_counted(register) + 1
    way = Way.OUT if number % 2 else Way.IN
    name, digits = member.name, member.identity_number
    entry = StaffEntry(register, count, member.person, name, digits, way, at, at, "1", "salt")
    return books.put_staff_member(member), books.append_staff_entry(entry, day_of(number), number)


def _let_staff_go(books: Books, number: int) -> object:
    return books.let_staff_entries_go(day_of(0), [("1", number)]), books.drop_staff_member(f"{number % 7}")


def _role(books: Books, number: int) -> object:
    return books.put_role(ShopRole(f"role-{number % 3}", f"Skift {number}", tuple(Right)[: number % 5]))


def _drop_role(books: Books, number: int) -> object:
    return books.drop_role(f"role-{number % 3}")


def _operator(books: Books, number: int) -> object:
    known = Operator(f"{number % 7}", "Åse", f"Ødegård {number}", Role.CASHIER, NOON)
    return books.put_operator(known, f"hash {number}" if number % 2 else None)


def _name(books: Books, number: int) -> object:
    books.put_customer(f"C{number % 4}", f"Ærlig & Sønn {number}")
    books.keep_customer(
        Customer(f"C{number % 3}", "Kafé Ærlig", email=f"{number}@x.no", credit_limit_ore=number)
    )
    books.put_breach(Breach(len(books.breaches()) + 1, NOON, f"avvik {number}"))
    books.put_breach(Breach(1, NOON, "avvik", f"tiltak {number}", BreachOutcome.REPORTED, NOON))
    _buy_on_account(books, number)
    return books.name_buyer(register_of(number), number % 4, f"Øystein {number}" if number % 3 else "")


def _buy_on_account(books: Books, number: int) -> object:
    """Sell on account, be paid, and erase what may go of somebody now and then."""
    customer = f"C{number % 3}"
    invoice = (Tender(TenderKind.INVOICE, account=customer),)
    sell(books, register_of(number), "200", at=after_minutes(number), tenders=invoice)
    if number % 5 == 0:
        erased = CustomerErased(customer, "" if number % 2 else "2032-01-01")
        books.append(register_of(number), erased, at=after_minutes(number))
    made = InvoiceMade(
        books.last_invoice() + 1,
        customer,
        number % 4 == 0,
        "2026-12-13",
        (InvoicedSale(register_of(number), books.head(register_of(number)).number),),
        number,
        0,
        "86011117947",
        f"{number}",
    )
    books.append(register_of(number), made, at=after_minutes(number))
    return books.append(register_of(number + 1), AccountPaid(customer, number, "x"), at=after_minutes(number))


OF_PEOPLE: Final[tuple[Command, ...]] = (
    _badge,
    _staff,
    _let_staff_go,
    _role,
    _drop_badge,
    _drop_role,
    _name,
    _operator,
)
