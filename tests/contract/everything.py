"""
One command for each thing that can be written in books, from the rooms in `commands/`.

Used to hold two databases against each other: the same commands, then the same answers (`answers.py`).
"""

from typing import Final

from datakasse.storage.ports.store import Books
from tests.contract.commands.command import Command
from tests.contract.commands.goods import OF_GOODS, put_article
from tests.contract.commands.insight import OF_INSIGHT
from tests.contract.commands.ledger import OF_THE_LEDGER, deliver, put_account
from tests.contract.commands.people import OF_PEOPLE
from tests.contract.commands.till import AT_THE_TILL, queue_document, sell_twice


def _fall(books: Books, number: int) -> object:
    """
    Write much and then fail: nothing of it may be left.

    No database refuses any of it, whatever came before: one says so at once, the other at the commit.
    """
    for command in (sell_twice, queue_document, put_article, put_account, deliver):
        command(books, number)
    raise ZeroDivisionError


COMMANDS: Final[tuple[Command, ...]] = (
    *AT_THE_TILL,
    *OF_PEOPLE,
    *OF_GOODS,
    *OF_THE_LEDGER,
    *OF_INSIGHT,
    _fall,
)
