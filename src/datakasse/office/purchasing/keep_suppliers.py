"""
Keep the shop's suppliers, and which articles come from whom.

A supplier is kept beside the journal, which tells only its number: a sole trader is a person. One that has
orders stays on record; where nothing is bought any more it is set aside, and what came from there is bought
from the next who has it.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.phrase import Phrase
from datakasse.errors.shop.mail import BadMailAddress
from datakasse.errors.stock.purchasing import BadSupplier, UnknownSupplier
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.stock.move_goods import stock_article
from datakasse.storage.ports.store import Books, Readings
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.check_digit import is_organisation_number
from datakasse.trade.goods.purchase import SuppliedArticle, Supplier
from datakasse.trade.mail import mail_address
from datakasse.trade.people.operator import Right
from datakasse.trade.quantity import check_parts, check_quantity

NAME_LENGTH_MAX: Final = 100
NUMBER_LENGTH_MAX: Final = 40
LEAD_DAYS_MAX: Final = 365
_AT_ONCE: Final = 500


class EnterSupplier(msgspec.Struct, frozen=True):
    """
    Enter a supplier.

    Attributes:
        supplier: What is known of it; its number is given here.
    """

    supplier: Supplier

    def __call__(self, point: CashPoint) -> Supplier:
        """
        Keep it, and record that it was entered, by number.

        Raises:
            MissingRight: The role may not.
            BadSupplier: Something is not as it has to be.
        """
        point.demand_right(Right.KEEP_STOCK)
        tidy = _sound(self.supplier)
        entered = msgspec.structs.replace(tidy, number=point.books.last_supplier() + 1, active=True)
        point.books.put_supplier(entered)
        point.record(SettingsChanged(what="supplier entered", subject=str(entered.number)))
        return entered


class ChangeSupplier(msgspec.Struct, frozen=True):
    """
    Put right what is known of a supplier.

    Attributes:
        supplier: As it is from now on.
    """

    supplier: Supplier

    def __call__(self, point: CashPoint) -> Supplier:
        """
        Keep it, and record that something was changed, by number.

        Raises:
            MissingRight: The role may not.
            UnknownSupplier: There is none.
            BadSupplier: Something is not as it has to be.
        """
        point.demand_right(Right.KEEP_STOCK)
        before = known_supplier(point.books, self.supplier.number)
        changed = _sound(self.supplier)
        if changed != before:
            point.books.put_supplier(changed)
            point.record(SettingsChanged(what="supplier changed", subject=str(changed.number)))
        if changed.active != before.active:
            _choose_suppliers(point.books, _articles_of(point.books, changed.number))
        return changed


class SupplyArticle(msgspec.Struct, frozen=True):
    """
    Say that an article comes from a supplier, and how.

    Attributes:
        supplied: How. The first supplier of an article is the one it is bought from until another is chosen;
            none that is set aside is, while another has it.
    """

    supplied: SuppliedArticle

    def __call__(self, point: CashPoint) -> SuppliedArticle:
        """
        Keep it, and record that it was done. Who may not see the cost leaves it as it was.

        Raises:
            MissingRight: The role may not.
            UnknownSupplier, UnknownArticle, StockNotKept: There is no such supplier, article, or count of it.
            BadSupplier: Something is not as it has to be.
            QuantityOutOfRange, FractionNotSold: A pack of nothing, absurdly much, or a part of a piece.
        """
        point.demand_right(Right.KEEP_STOCK)
        books = point.books
        supplier = known_supplier(books, self.supplied.supplier)
        article = stock_article(books, self.supplied.article)
        pack_milli, cost_ore = self.supplied.pack_milli, self.supplied.unit_cost_ore
        if pack_milli is not None:
            check_parts(check_quantity(pack_milli), unit=article.unit, name=article.name)
        known = {each.supplier: each for each in books.suppliers_of(article.number)}
        before = known.pop(self.supplied.supplier, None)
        if cost_ore is None and before is not None and not sees_cost(point):
            cost_ore = before.unit_cost_ore
        kept = msgspec.structs.replace(
            self.supplied,
            their_number=self.supplied.their_number.strip(),
            unit_cost_ore=cost_ore,
            is_first=self.supplied.is_first or not any(each.is_first for each in known.values()),
        )
        if wrong := supply_faults(kept):
            raise BadSupplier(what=Phrase.joined(wrong))
        if kept == before:
            return kept
        entered = enter_supplied(books, kept, supplier)
        point.record(SettingsChanged(what="supplied article", subject=f"{kept.supplier} {kept.article}"))
        return entered


class DropSuppliedArticle(msgspec.Struct, frozen=True):
    """
    Take away that an article comes from a supplier.

    Attributes:
        supplier: Number of the supplier.
        article: Number of the article.
    """

    supplier: int
    article: str

    def __call__(self, point: CashPoint) -> None:
        """
        Take it away, and record that it was done; who is left first in line is bought from.

        Raises:
            MissingRight: The role may not.
            UnknownSupplier: There is none.
        """
        point.demand_right(Right.KEEP_STOCK)
        known_supplier(point.books, self.supplier)
        if all(each.supplier != self.supplier for each in point.books.suppliers_of(self.article)):
            return
        point.books.drop_supplied_article(self.supplier, self.article)
        _choose_suppliers(point.books, [self.article])
        subject = f"{self.supplier} {self.article}"
        point.record(SettingsChanged(what="supplied article taken away", subject=subject))


def supply_faults(supplied: SuppliedArticle) -> list[Phrase]:
    """Return what is wrong with how an article comes from a supplier."""
    cost_ore = supplied.unit_cost_ore
    sound = {
        Phrase("leverandørens varenummer", "the supplier's number of the article"): _is_line(
            supplied.their_number, NUMBER_LENGTH_MAX
        ),
        Phrase("innkjøpsprisen", "the cost price"): cost_ore is None or 0 <= cost_ore <= AMOUNT_LIMIT_ORE,
    }
    return [what for what, is_sound in sound.items() if not is_sound]


def enter_supplied(books: Books, supplied: SuppliedArticle, supplier: Supplier) -> SuppliedArticle:
    """
    Keep how an article comes from a supplier, of which nothing is wrong; return it as it is kept.

    Args:
        books: The books.
        supplied: How. Where it is bought here, it is bought from no other.
        supplier: The supplier; one that is set aside is not bought from while another has it.
    """
    if supplied.is_first and supplier.active:
        for other in books.suppliers_of(supplied.article):
            if other.is_first and other.supplier != supplied.supplier:
                books.put_supplied_article(msgspec.structs.replace(other, is_first=False))
    books.put_supplied_article(supplied)
    _choose_suppliers(books, [supplied.article])
    known = books.suppliers_of(supplied.article)
    return next(each for each in known if each.supplier == supplied.supplier)


def known_supplier(books: Readings, supplier: int) -> Supplier:
    """Return a supplier; raises `UnknownSupplier`."""
    found = books.supplier(supplier)
    if found is None:
        raise UnknownSupplier(supplier=supplier)
    return found


def sees_cost(point: CashPoint) -> bool:
    """Return whether the one who asks may see what goods cost."""
    return point.operator is not None and point.operator.may(Right.SEE_COST)


def _choose_suppliers(books: Books, articles: Iterable[str]) -> None:
    """See to it that each article is bought from one supplier: one in use, if any that is in use has it."""
    aside = {each.number for each in books.suppliers() if not each.active}
    for article in articles:
        known = books.suppliers_of(article)
        ranked = sorted(known, key=lambda each: (each.supplier in aside, not each.is_first, each.supplier))
        for rank, each in enumerate(ranked):
            if each.is_first != (rank == 0):
                books.put_supplied_article(msgspec.structs.replace(each, is_first=rank == 0))


def _articles_of(books: Readings, supplier: int) -> list[str]:
    articles: list[str] = []
    while page := books.supplied_articles(supplier, _AT_ONCE, after=articles[-1] if articles else ""):
        articles += [each.article for each in page]
    return articles


def _sound(supplier: Supplier) -> Supplier:
    """Return a supplier as it is kept; raises `BadSupplier` with all that is wrong."""
    tidy = msgspec.structs.replace(
        supplier,
        name=supplier.name.strip(),
        organisation_number=supplier.organisation_number.replace(" ", ""),
        email=supplier.email.strip(),
        customer_number=supplier.customer_number.strip(),
    )
    number = tidy.organisation_number
    sound = {
        Phrase("navnet", "the name"): bool(tidy.name) and _is_line(tidy.name, NAME_LENGTH_MAX),
        Phrase("organisasjonsnummeret", "the organisation number"): not number
        or is_organisation_number(number),
        Phrase("e-postadressen", "the e-mail address"): not tidy.email or _is_mail_address(tidy.email),
        Phrase("leveringstiden", "the days of delivery"): 0 <= tidy.lead_days <= LEAD_DAYS_MAX,
        Phrase("kundenummeret", "the customer number"): _is_line(tidy.customer_number, NUMBER_LENGTH_MAX),
    }
    _demand(sound)
    return tidy


def _demand(sound: dict[Phrase, bool]) -> None:
    if wrong := [what for what, is_sound in sound.items() if not is_sound]:
        raise BadSupplier(what=Phrase.joined(wrong))


def _is_line(text: str, length_max: int) -> bool:
    return len(text) <= length_max and text.isprintable()


def _is_mail_address(text: str) -> bool:
    try:
        mail_address(text)
    except BadMailAddress:
        return False
    return True
