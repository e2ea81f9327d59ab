"""
Say what may be paid with at a place. Cash always may; a register without a drawer for it takes none.

Law: law.md 4.12, KSF-2-2-c.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.shop.locations import UnknownLocation
from datakasse.errors.shop.means import CashHasToBeTaken, NothingToPayWith, VouchersOutstanding
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.amount import kroner_text
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.shop import Location, in_use
from datakasse.trade.tender import MEANS_WORDS, WITHOUT_CASH, MeansOfPayment


class SetMeans(msgspec.Struct, frozen=True):
    """
    Set what a place takes.

    Attributes:
        location: Its code.
        means: All that it takes, cash among it.
    """

    location: str
    means: tuple[MeansOfPayment, ...]

    def __call__(self, point: CashPoint) -> None:
        """
        Keep it; note at each register of the place what it was and is. What lies in a basket is asked anew.

        Raises:
            MissingRight: The role may not.
            UnknownLocation: The shop has no such place.
            CashHasToBeTaken: Cash is not among it.
            NothingToPayWith: A register without cash would be left with what few have.
            VouchersOutstanding: Customers have money on vouchers that would not be taken.
        """
        point.demand_right(Right.ADMINISTER)
        books = point.books
        place = next((row for row in books.locations() if row.code == self.location), None)
        if place is None:
            raise UnknownLocation(location=self.location[:100])
        means = tuple(each for each in MeansOfPayment if each in self.means)
        registers = [each for each in in_use(books.registers()) if each.location == place.code]
        if MeansOfPayment.CASH not in means:
            raise CashHasToBeTaken
        for register in registers:
            if not register.takes_cash and not WITHOUT_CASH & set(means):
                raise NothingToPayWith(register=register.register_id)
        if place.takes(MeansOfPayment.VOUCHER) and MeansOfPayment.VOUCHER not in means:
            _demand_none_outstanding(point)
        if means == place.means:
            return
        after = msgspec.structs.replace(place, means=means)
        books.put_location(after)
        event = SettingsChanged("means of payment", f"{place.code}: fra {_told(place)} til {_told(after)}")
        point.tell_all(event, place.code)


def _demand_none_outstanding(point: CashPoint) -> None:
    left_ore = point.books.vouchers_left_ore()
    if left_ore > 0:
        raise VouchersOutstanding(kroner=kroner_text(left_ore))


def _told(place: Location) -> str:
    """Return what the journal tells that a place takes."""
    return ", ".join(MEANS_WORDS[each].nb for each in MeansOfPayment if place.takes(each))
