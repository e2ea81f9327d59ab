"""What the till writes in books: sales, paper, the drawer, and what lies beside the journal for it."""

from typing import Final

from datakasse.journal.events.drawer import DrawerClosed
from datakasse.journal.events.people import SignedOn
from datakasse.journal.events.sale import VoucherIssued
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.handover import Handover
from datakasse.storage.ports.left_entries import LeftEntry
from datakasse.storage.ports.store import Books, JobState, StoredAnswer
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.approval import Approval
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.shop.device import Device
from datakasse.trade.tender import Payment, Tender, TenderKind
from tests.contract.commands.command import Command, day_of, register_of
from tests.shop import FRONT, NOON, after_minutes, close_day, sell, take_back


def sell_twice(books: Books, number: int) -> object:
    return sell(books, register_of(number)), sell(
        books, register_of(number), "100", "201", at=after_minutes(number)
    )


def _return(books: Books, number: int) -> object:
    sold = books.recent_sales(FRONT, 5)
    return take_back(books, sold[number % len(sold)], register=register_of(number)) if sold else None


def _give_card(books: Books, number: int) -> object:
    cash = (Payment(TenderKind.CASH, 5000, 5000),)
    return books.append(
        register_of(number), VoucherIssued("gift_card", f"G{number % 3}", 5000, cash), at=NOON
    )


def _spend_card(books: Books, number: int) -> object:
    card = (Tender(TenderKind.GIFT_CARD, 3900, account=f"G{number % 3}"),)
    return sell(books, register_of(number), "200", tenders=card)


def queue_document(books: Books, number: int) -> object:
    register, way = register_of(number), list(ReceiptWay)[number % len(ReceiptWay)]
    return books.put_in_queue(
        register, "sales", 1, transaction=number, opens_drawer=bool(number % 3), way=way
    )


def _move_job(books: Books, number: int) -> object:
    states = list(JobState)
    return books.set_job_state(register_of(number), number % 4 + 1, states[number % len(states)])


def _send_job(books: Books, number: int) -> object:
    return books.send_job(register_of(number), number % 4 + 1, ReceiptWay.LINK)


def _open_drawer(books: Books, number: int) -> object:
    return books.drawer_opened(register_of(number), number % 4 + 1)


def _hand_over(books: Books, number: int) -> object:
    """Hand over a document that there is, or one that there is not, which is refused."""
    jobs = books.recent_jobs(register_of(number), 3)
    job = jobs[number % len(jobs)].job if jobs else number
    expires = after_minutes(number) if number % 2 else None
    return books.hand_over(Handover(register_of(number), job, f"t{number}", f"kåre{number}@ø.no", expires))


def _forget_handover(books: Books, number: int) -> object:
    return books.forget_expired(after_minutes(number)), books.forget_handover(
        register_of(number), number % 4 + 1
    )


def _display(books: Books, number: int) -> object:
    books.close_display(register_of(number), f"{number % 3}")
    return books.open_display(register_of(number), f"{number % 3}", f"display {number}")


def _approve(books: Books, number: int) -> object:
    wish = Approval(
        f"a{number % 4}", register_of(number), "", "2", next(iter(Right)), "d", "give_discount", NOON, number
    )
    return books.put_approval(wish)


def _use_approval(books: Books, number: int) -> object:
    books.drop_approvals(register_of(number), after_minutes(-number))
    return books.use_approval(register_of(number), f"a{number % 4}")


def _leave(books: Books, number: int) -> object:
    told = SettingsChanged("opening_hours", f"{number}")
    return books.leave(register_of(number), LeftEntry(told, f"{number % 3}"))


def _take_left(books: Books, number: int) -> object:
    register = register_of(number)
    return books.is_here(register), books.take_left(register)


def _device(books: Books, number: int) -> object:
    return books.put_device(
        Device(register_of(number), f"{number % 5 + 1}", f"Nettbrett {number}", "digest", NOON)
    )


def _answer(books: Books, number: int) -> object:
    answer = StoredAnswer(f"digest {number}", f'{{"n":{number}}}'.encode())
    key, at = f"{register_of(number)}\n{number % 6}", after_minutes(number % 5 * 24 * 60)
    return books.remember(register_of(number), key, answer, at)


def _forget_answers(books: Books, number: int) -> object:
    return books.forget_answers(register_of(number), day_of(number))


def _forget_documents(books: Books, number: int) -> object:
    return books.forget_documents(register_of(number), day_of(number), number % 5 + 1, number % 3 + 1)


def _sign_on(books: Books, number: int) -> object:
    return books.append(register_of(number), SignedOn(), at=after_minutes(number), operator="2")


def _shut_drawer(books: Books, number: int) -> object:
    return books.append(register_of(number), DrawerClosed(), at=after_minutes(number))


def _close(books: Books, number: int) -> object:
    return close_day(books, register_of(number), at=after_minutes(number))


AT_THE_TILL: Final[tuple[Command, ...]] = (
    _answer,
    _approve,
    _close,
    _device,
    _display,
    _forget_answers,
    _forget_documents,
    _forget_handover,
    _give_card,
    _hand_over,
    _move_job,
    _open_drawer,
    queue_document,
    _return,
    sell_twice,
    _send_job,
    _shut_drawer,
    _sign_on,
    _spend_card,
    _use_approval,
    _leave,
    _take_left,
)
