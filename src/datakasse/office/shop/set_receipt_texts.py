"""Say what stands on a shop's receipts beside what the law wants there: words of its own, and its mark."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.shop.locations import UnknownLocation
from datakasse.journal.events.shop import SettingsChanged
from datakasse.receipt.parts.own_words import demand_own_words
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.receipt_logo import ReceiptLogo, clean_logo
from datakasse.trade.shop.receipt_texts import FormerTexts, ReceiptTexts, clean_texts


def receipt_texts(above: str, below: str) -> ReceiptTexts:
    """Return texts as they are kept; raises as `clean_texts` and `demand_own_words`."""
    texts = clean_texts(above, below)
    demand_own_words(texts)
    return texts


class SetReceiptTexts(msgspec.Struct, frozen=True):
    """
    Set the texts and the mark of the receipts of one place.

    Attributes:
        location: The code of the place.
        above: Lines below the shop's name and number.
        below: Lines at the foot.
        logo: The mark at the top of sales receipts; None leaves the one that is there.
    """

    location: str
    above: str
    below: str
    logo: ReceiptLogo | None = None

    def __call__(self, point: CashPoint) -> None:
        """
        Keep them; note at every register of the place what they are from there on.

        Raises:
            MissingRight: The role may not.
            UnknownLocation: The shop has no such place.
            ReceiptTextTooLong, ReceiptTextOfLaw, ReceiptTextUnprintable: As `receipt_texts`.
            ReceiptLogoTooLarge, ReceiptLogoBroken: As `clean_logo`.
        """
        point.demand_right(Right.ADMINISTER)
        texts, books = receipt_texts(self.above, self.below), point.books
        place = next((row for row in books.locations() if row.code == self.location), None)
        if place is None:
            raise UnknownLocation(location=self.location[:100])
        changed = place
        if texts != place.receipt_texts:
            event = SettingsChanged("receipt texts", _told(place.code, texts))
            former = FormerTexts(place.receipt_texts, _note(point, place.code, event))
            changed = msgspec.structs.replace(
                changed, receipt_texts=texts, former_texts=(*place.former_texts, former)
            )
        logo = place.receipt_logo if self.logo is None else cleaned(self.logo)
        if logo != place.receipt_logo:
            _note(point, place.code, SettingsChanged("receipt logo", f"{place.code}: {logo.told}"))
            changed = msgspec.structs.replace(changed, receipt_logo=logo)
        if changed is not place:
            books.put_location(changed)


def cleaned(logo: ReceiptLogo) -> ReceiptLogo:
    """Return a mark as it is kept; raises as `clean_logo`."""
    return clean_logo(logo.width_dots, logo.height_dots, logo.bits)


def _note(point: CashPoint, place: str, event: SettingsChanged) -> tuple[tuple[str, int], ...]:
    """
    Note a change at each register of a place, and return at which entry.

    Nothing is noted at one that is out of use, whose copies go on saying what its receipts said: the texts
    changed before its next entry, if there ever is one.
    """
    noted: list[tuple[str, int]] = []
    point.books.lock_all()
    for register in point.books.registers():
        name = register.register_id
        if register.location != place:
            continue
        if not register.is_in_use:
            noted.append((name, point.books.head(name).number + 1))
            continue
        # Where another machine has it, its next entry tells of this.
        end = point.books.head(name).number
        point.tell(name, event)
        noted.append((name, max(point.books.head(name).number, end + 1)))
    return tuple(noted)


def _told(place: str, texts: ReceiptTexts) -> str:
    """Return what the journal tells: the place, and the lines above the label and at the foot."""
    return f"{place}: {' / '.join(texts.above) or '–'} … {' / '.join(texts.below) or '–'}"
