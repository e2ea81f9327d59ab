"""
Let prices hold whose moment has come; the system does it by itself, as soon as it is on.

Some at a time, each time in one transaction with the entries: a change of price at every register (13021),
and a change of VAT alike. Every register is locked before it is seen what is due, so that where several
processes write to one database, one of them lets a price hold and the others find it done.

Lines that lie in a basket keep their price, because it stands on the line since it was put there.

Law: KSF-2-7-1. Decision: 0048-a-price-to-come-is-a-change-that-waits.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.catalogue.prices_to_come import PriceUnusable
from datakasse.errors.phrase import Phrase
from datakasse.office.catalogue.change_article import enter_article
from datakasse.office.catalogue.price_to_come import changed_by, faults_to_come
from datakasse.storage.ports.pricing.prices import ComingPrice, ComingState
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.shop import in_use

ENTRIES_AT_ONCE: Final = 100
"""No sale waits for more than about these."""


class TakeEffect(msgspec.Struct, frozen=True):
    """Let the first prices hold whose moment has come."""

    def __call__(self, point: CashPoint) -> int:
        """Change the articles, journal each new price, and return how many prices were due."""
        registers = [register.register_id for register in in_use(point.books.registers())]
        point.books.lock_all()
        due = point.books.prices_due(point.at, max(1, ENTRIES_AT_ONCE // len(registers)))
        groups = {group.code: group.predefined for group in point.books.groups()}
        for price in due:
            point.books.settle_coming_price(_take_effect(point, price, groups))
        return len(due)


def take_effect(counter: Counter) -> int:
    """Let every price hold whose moment has come; return how many that were."""
    done = 0
    while (register := _register_if_due(counter)) is not None:
        done += counter.carry_out(register, "", TakeEffect()).result()
    return done


def next_price_at(counter: Counter) -> datetime | None:
    """Return when the next price takes effect; None when none waits."""
    with counter.store.read() as books:
        return books.next_price_at()


def _register_if_due(counter: Counter) -> str | None:
    """Return the register that lets prices hold, if any are due and there is one in use here."""
    with counter.store.read() as books:
        if not books.prices_due(to_journal(counter.clock.now()), 1):
            return None
    return next(iter(counter.used_here()), None)


def _take_effect(point: CashPoint, price: ComingPrice, groups: Mapping[str, str]) -> ComingPrice:
    """Return the price as it stands now: in effect, or refused, and then the office is told why."""
    article = point.books.article(price.article)
    if article is None:
        return _refused(price, Phrase("den er ikke til salgs", "it is not for sale"))
    changed = changed_by(article, price)
    if wrong := faults_to_come(point.books, changed):
        return _refused(price, Phrase.joined(wrong))
    enter_article(point, changed, groups)
    return msgspec.structs.replace(price, state=ComingState.IN_EFFECT)


def _refused(price: ComingPrice, what: Phrase) -> ComingPrice:
    why = PriceUnusable(article=price.article, what=what).sentence("nb")
    return msgspec.structs.replace(price, state=ComingState.REFUSED, why=why)
