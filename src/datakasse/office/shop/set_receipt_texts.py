"""Say in the shop's own words what stands on its receipts beside what the law wants there."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.managing import UnknownLocation
from datakasse.journal.event import SettingsChanged
from datakasse.receipt.own_words import demand_own_words
from datakasse.trade.operator import Right
from datakasse.trade.receipt_texts import FormerTexts, ReceiptTexts, clean_texts


def receipt_texts(above: str, below: str) -> ReceiptTexts:
    """Return texts as they are kept; raises as `clean_texts` and `demand_own_words`."""
    texts = clean_texts(above, below)
    demand_own_words(texts)
    return texts


class SetReceiptTexts(msgspec.Struct, frozen=True):
    """
    Set the texts of the receipts of one place.

    Attributes:
        location: The code of the place.
        above: Lines below the shop's name and number.
        below: Lines at the foot.
    """

    location: str
    above: str
    below: str

    def __call__(self, point: CashPoint) -> None:
        """
        Keep them; note at every register of the place what they are from there on.

        Raises:
            MissingRight: The role may not.
            UnknownLocation: The shop has no such place.
            ReceiptTextTooLong, ReceiptTextOfLaw, ReceiptTextUnprintable: As `receipt_texts`.
        """
        point.demand_right(Right.ADMINISTER)
        texts, books = receipt_texts(self.above, self.below), point.books
        place = next((row for row in books.locations() if row.code == self.location), None)
        if place is None:
            raise UnknownLocation(location=self.location[:100])
        if texts == place.receipt_texts:
            return
        event = SettingsChanged("receipt texts", _told(place.code, texts))
        until: list[tuple[str, int]] = []
        for register in books.registers():
            if register.location == place.code:
                point.tell_clock(register.register_id)
                noted = books.append(register.register_id, event, at=point.at, operator=point.operator_id)
                until.append((register.register_id, noted.number))
        former = (*place.former_texts, FormerTexts(place.receipt_texts, tuple(until)))
        books.put_location(msgspec.structs.replace(place, receipt_texts=texts, former_texts=former))


def _told(place: str, texts: ReceiptTexts) -> str:
    """Return what the journal tells: the place, and the lines above the label and at the foot."""
    return f"{place}: {' / '.join(texts.above) or '–'} … {' / '.join(texts.below) or '–'}"
