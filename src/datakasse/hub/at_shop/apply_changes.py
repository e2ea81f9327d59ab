"""
Put changes into effect whose moment has come: at a register, with the network or without.

Each change is one transaction: what it says, the entries that the law wants of it, and that it was done. A
new price is journalled at every register (13021), a new VAT code or group as from which to which, a campaign,
a coupon or a price list as from the office, all else as changed settings. Lines that lie in a basket keep
their price: it stands on the line since it was put there.

Law: KSF-2-7-1, law.md 4.14 (tobacco is never discounted).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec

from datakasse.counter.article_changes import rename_members, told_of
from datakasse.counter.badge import took_unproved_badge
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.counter.offered_terms import coupons_in_the_way
from datakasse.counter.points_terms import change_points_terms
from datakasse.errors.hub.keeping import ChangeUnusable
from datakasse.errors.phrase import Phrase
from datakasse.errors.refusal import Refused
from datakasse.hub.at_shop.enter_offers import enter_offers
from datakasse.hub.at_shop.enter_price_lists import enter_price_lists
from datakasse.hub.between.change import Change, read_change
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.changes import ChangeOutcome, KeptChange
from datakasse.storage.ports.store import Books
from datakasse.trade.goods.article import Article, as_the_law_has_it
from datakasse.trade.goods.article_faults import faults_of
from datakasse.trade.moment import to_journal
from datakasse.trade.people.operator import Operator, Right
from datakasse.trade.shop.sale_hours import told_sale_hours


def apply_changes(counter: Counter) -> int:
    """Put into effect what is due; return how many changes that were."""
    at = to_journal(counter.clock.now())
    with counter.store.read() as books:
        due = books.changes_due(at)
    registers = counter.used_here() if due else []
    if not registers:
        return 0
    for change in due:
        try:
            counter.carry_out(registers[0], "", ApplyChange(change)).result()
        except Refused as refusal:
            # It stays as it was; the hub is told, and the next ones go on.
            counter.store.write(_Refused(change.version, at, refusal)).result()
    return len(due)


def next_moment(counter: Counter) -> datetime | None:
    """Return when the next change takes effect; None when none waits."""
    with counter.store.read() as books:
        return books.next_change_at()


@dataclass(frozen=True, slots=True)
class _Refused:
    """That a change could not be used here."""

    version: int
    at: datetime
    refusal: Refused

    def __call__(self, books: Books) -> None:
        """Note it, where another machine on the same database has not found out at the same time."""
        if self.version not in {outcome.version for outcome in books.change_outcomes()}:
            books.note_outcome(ChangeOutcome(self.version, self.at, self.refusal.sentence("nb")))


class ApplyChange(msgspec.Struct, frozen=True):
    """
    Put a change into effect; the system does it by itself.

    Attributes:
        kept: The change.
    """

    kept: KeptChange

    def __call__(self, point: CashPoint) -> None:
        """
        Enter what it says, journal it, and note that it is in effect.

        Raises:
            ChangeUnusable: Something in it is not of this shop; nothing of it is entered.
        """
        books, change = point.books, read_change(self.kept.body)
        if self.kept.version in {outcome.version for outcome in books.change_outcomes()}:
            return
        if self.kept not in books.changes(self.kept.version - 1, 1):
            # The hub's took its place since it was looked up, by another machine on the same database.
            return
        self._enter_goods(point, change)
        for told in enter_offers(point, change):
            point.tell_all(told)
        enter_price_lists(point, change)
        self._enter_people(point, change)
        self._enter_settings(point, change)
        books.note_outcome(ChangeOutcome(self.kept.version, point.at))
        point.tell_all(SettingsChanged("change from the hub", str(self.kept.version)))

    def _enter_goods(self, point: CashPoint, change: Change) -> None:
        books = point.books
        for group in change.groups:
            books.put_group(group)
        for code in change.vat_codes:
            books.put_vat_code(code)
        groups = {group.code: group.predefined for group in books.groups()}
        vat_codes = books.vat_codes().keys()
        for family in change.families:
            books.put_family(family)
        for article in change.articles:
            faults = faults_of(article, groups.keys(), vat_codes)
            if faults := [*faults, *coupons_in_the_way(books, article, point.day)]:
                raise ChangeUnusable(what=_wrong_in(article.number, Phrase.joined(faults)))
            before = books.article_on_record(article.number)
            pictured = msgspec.structs.replace(
                _called(books, article), picture="" if before is None else before.picture
            )
            lawful = as_the_law_has_it(pictured, groups[article.group])
            books.put_article(lawful, point.day)
            for told in told_of(before, lawful) if before is not None else ():
                point.tell_all(told)
        for number in change.off_sale:
            if books.article(number) is not None:
                books.take_off_sale(number)
                point.tell_all(SettingsChanged("article taken off sale", number))
        for family in change.families:
            if misfit := [
                each for each in books.family_members(family.number) if not family.has(each.variant)
            ]:
                number, member = family.number, misfit[0].number
                raise ChangeUnusable(
                    what=Phrase(
                        f"varefamilie {number} passer ikke med verdiene til vare {member}",
                        f"article family {number} does not fit the values of article {member}",
                    )
                )
            rename_members(books, family)

    def _enter_people(self, point: CashPoint, change: Change) -> None:
        books = point.books
        known = {operator.operator_id: operator for operator in books.operators()}
        for person in change.people:
            after, name = person.operator, person.operator.operator_id
            before = known.get(name)
            if before is None and person.pin_hash is None:
                new = Phrase(
                    f"operatør {name} er ny og har ingen PIN", f"operator {name} is new and has no PIN"
                )
                raise ChangeUnusable(what=new)
            has_new_pin = person.pin_hash is not None and (
                before is None or person.pin_hash != books.pin_hash(name)
            )
            if before == after and not has_new_pin:
                continue
            books.put_operator(after, person.pin_hash)
            for what in _told_of(before, after, has_new_pin=has_new_pin):
                point.tell_all(SettingsChanged(what, name))
            if before is not None and took_unproved_badge(books, before, after):
                point.tell_all(SettingsChanged("badge revoked", name))

    def _enter_settings(self, point: CashPoint, change: Change) -> None:
        books = point.books
        if change.points is not msgspec.UNSET:
            terms = change_points_terms(point, change.points)
            if terms is not None:
                point.tell_all(terms)
        for place in books.locations():
            hours = change.sale_hours.get(place.code)
            if hours is not None and hours != place.sale_hours:
                told = told_sale_hours(place.sale_hours, hours)
                stated = msgspec.structs.replace(place, sale_hours=hours, sale_hours_are_stated=True)
                books.put_location(stated)
                point.tell_all(SettingsChanged("sale_hours", f"{place.code}: {told}"))
        for register in books.registers():
            minutes = change.lock_after_minutes.get(register.register_id)
            if minutes is not None and minutes != register.lock_after_minutes:
                books.put_register(msgspec.structs.replace(register, lock_after_minutes=minutes))
                point.tell_all(SettingsChanged("minutes until the screen locks", str(minutes)))


def _called(books: Books, article: Article) -> Article:
    """
    Return an article that is called what its family calls it, where it is in one.

    Raises:
        ChangeUnusable: There is no such family here, or it has no such values.
    """
    if not article.family:
        return article
    family = books.family(article.family)
    if family is None or not family.has(article.variant):
        named = Phrase(f"varefamilien {article.family}", f"the family {article.family}")
        raise ChangeUnusable(what=_wrong_in(article.number, named))
    return msgspec.structs.replace(article, name=family.member_name(article.variant))


def _wrong_in(article: str, what: Phrase) -> Phrase:
    return Phrase(f"vare {article} har feil i", f"article {article} is wrong in").told(what)


def _told_of(before: Operator | None, after: Operator, *, has_new_pin: bool) -> Iterator[str]:
    """Yield what the journal calls what came of somebody; only "operator" is about what she may."""
    if before is None or _access(before) != _access(after):
        yield "operator"
        return
    if (before.first_name, before.surname) != (after.first_name, after.surname):
        yield "operator renamed"
    if has_new_pin:
        yield "PIN reset"


def _access(operator: Operator) -> tuple[str, frozenset[Right], bool]:
    return operator.role, operator.rights, operator.active
