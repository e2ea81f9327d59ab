"""
What an import of articles would do: each row new, changed, the same, at fault or left out. Writes nothing.

    file ─▶ articles as the list has them ─▶ articles as they would be, held against those there are

A row at fault comes in with none of itself; the others do. A barcode with a wrong check digit is told, and
the article comes in without it, or with those that it has. A barcode that two articles want stops the second.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

import msgspec

from datakasse.counter.offered_terms import coupons_in_the_way
from datakasse.errors.phrase import Phrase
from datakasse.office.catalogue.article_file import ArticleFile
from datakasse.office.catalogue.change_article import is_measured_otherwise
from datakasse.office.catalogue.layouts import ListedArticle, System
from datakasse.office.catalogue.list_figures import decimal_sign, milli_of, ore_of
from datakasse.office.catalogue.plan_families import PlannedFamilies
from datakasse.office.catalogue.plan_supply import Allowed, PlannedSupplies, nothing
from datakasse.storage.ports.store import Readings
from datakasse.trade.amount import divide_half_away
from datakasse.trade.check_digit import is_gtin
from datakasse.trade.goods.article import Article, ArticleGroup, as_the_law_has_it
from datakasse.trade.goods.article_faults import faults_of
from datakasse.trade.goods.family import Family
from datakasse.trade.goods.purchase import SuppliedArticle
from datakasse.trade.quantity import quantity_text
from datakasse.trade.vat import WHOLE_BP, rate_bp_on

OTHER: Final = "04999"
_GROUP_CODE_LENGTH_MAX: Final = 35
_GUESSED: Final = (
    (("øl", "beer", "pils"), "04007"),
    (("vin", "wine"), "04008"),
    (("brennevin", "sprit", "liquor"), "04009"),
    (("cider", "rusbrus"), "04010"),
    (("brus", "mineralvann", "soft drinks"), "04011"),
    (("kaffe", "te", "drikke", "coffee", "drinks", "juice"), "04012"),
    (("tobakk", "snus", "sigaretter", "tobacco"), "04013"),
    (("mat", "brød", "lunsj", "kaker", "food", "bakst"), "04006"),
)
"""Words in the name of a group → SAF-T's group that it is taken for until the owner says otherwise."""

_YES: Final = frozenset({"ja", "yes", "true", "1", "x"})
_SAID: Final = frozenset({"is_deposit", "discountable", "favourite", "stock_kept"})
_FIELD_NAMES: Final = {"age_limit": "aldersgrensen", "restriction": "begrensningen"}


class Wishes(msgspec.Struct, frozen=True):
    """
    What the owner says where the list does not.

    Attributes:
        vat_code: VAT code of articles whose rate the list does not tell.
        group: Code of the group of articles that have none.
        without_vat: The prices in it are without VAT.
    """

    vat_code: str = ""
    group: str = ""
    without_vat: bool = False


class RowState(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULT = "fault"
    SKIPPED = "skipped"


class PlannedRow(msgspec.Struct, frozen=True):
    """
    What becomes of a row.

    Attributes:
        line: Its line in the file.
        state: What becomes of it.
        number: Its article number.
        name: Its name.
        price_ore: The price it would have.
        before_ore: The price it has now.
        told: What is wrong, or left out, in Norwegian.
        article: The article as it would be; None where it does not come in.
        supply: How it would come from its supplier; None where that stays.
        changes: What changes of how it is kept and bought, in Norwegian.
    """

    line: int
    state: RowState
    number: str
    name: str
    price_ore: int | None = None
    before_ore: int | None = None
    told: tuple[str, ...] = ()
    article: Article | None = None
    supply: SuppliedArticle | None = None
    changes: tuple[str, ...] = ()


class ImportPlan(msgspec.Struct, frozen=True):
    """What an import would do: rows in the order of the file; groups and families that it would make."""

    system: System
    rows: tuple[PlannedRow, ...]
    groups: tuple[ArticleGroup, ...]
    families: tuple[Family, ...]

    def count(self, state: RowState) -> int:
        """Return how many rows are in a state."""
        return sum(row.state is state for row in self.rows)


def plan_import(
    books: Readings, file: ArticleFile, wishes: Wishes, day: date, may: Allowed = nothing
) -> ImportPlan:
    """
    Return what an import would do.

    Args:
        books: One consistent look at the books.
        file: What stands in the file.
        wishes: What the owner says where the list does not.
        day: The day that it is.
        may: Whether whoever asks may see what goods cost, and say where they are bought.
    """
    prices = (price for each in file.articles for price in (each.price, each.supply.get("unit_cost", "")))
    planning = _Planning(books, wishes, day, decimal_sign(prices), may)
    rows = tuple(map(planning.row, file.articles))
    families = tuple(planning.families.changed.values())
    return ImportPlan(file.system, rows, tuple(planning.made.values()), families)


class _Planning:
    """What is known while the rows are gone through."""

    def __init__(self, books: Readings, wishes: Wishes, day: date, decimal: str, may: Allowed) -> None:
        self._books = books
        self._wishes = wishes
        self._day = day
        self._decimal = decimal
        self._groups = {group.code: group for group in books.groups()}
        self._by_name = {group.name.casefold(): group for group in self._groups.values()}
        self._rates = {code.code: rate_bp_on(code.standard_code, day) for code in books.vat_codes().values()}
        self._lines: dict[str, int] = {}
        self._deposits: set[str] = set()
        self._gtins: dict[str, str] = {}
        self.made: dict[str, ArticleGroup] = {}
        self.families = PlannedFamilies(books)
        self.supplies = PlannedSupplies(books, may, lambda text: ore_of(text, decimal))

    def row(self, listed: ListedArticle) -> PlannedRow:
        number, name = listed.number.strip(), listed.name.strip()
        if listed.skipped:
            return PlannedRow(listed.line, RowState.SKIPPED, number, name, told=(listed.skipped,))
        before = self._books.article_on_record(number) if number else None
        faults: list[str] = []
        told: list[str] = []
        made = dict(self.made)
        article = self._article(listed, before or Article(number, "", "", ""), faults, told)
        groups = {**self._groups, **self.made}
        faults += _missing_said(article, faults_of(article, groups.keys(), self._rates.keys()))
        if number in self._lines:
            faults.append(f"nummeret står på linje {self._lines[number]} også")
        if article.deposit is not None and not self._is_deposit(article.deposit):
            faults.append("panten")
        if is_measured_otherwise(self._books, article):
            faults.append("enheten, for oppskrifter måler varen i den den har")
        faults += self._taken(article)
        faults += [each.nb for each in coupons_in_the_way(self._books, article, self._day)]
        supply = self.supplies.planned(listed.supply, article, faults, told)
        if faults:
            self.made = made
            told = [*dict.fromkeys(faults), *told]
            return PlannedRow(listed.line, RowState.FAULT, number, name, told=tuple(told))
        self._lines[number] = listed.line
        if article.is_deposit:
            self._deposits.add(number)
        self._gtins |= dict.fromkeys(article.gtins, number)
        self.families.take(article)
        article = as_the_law_has_it(article, groups[article.group].predefined)
        is_sold = before is not None and self._books.article(number) is not None
        state = RowState.NEW if before is None else RowState.CHANGED
        if is_sold and before is not None and before.group in groups:
            lawful = as_the_law_has_it(before, groups[before.group].predefined)
            state = RowState.SAME if lawful == article and supply is None else state
        changes = [*_kept_otherwise(before, article)]
        changes += [] if supply is None else self.supplies.told_of(supply)
        before_ore = None if before is None else before.price_ore
        return PlannedRow(
            listed.line,
            state,
            number,
            article.name,
            article.price_ore,
            before_ore,
            tuple(told),
            article,
            supply,
            tuple(changes),
        )

    def _article(self, listed: ListedArticle, base: Article, faults: list[str], told: list[str]) -> Article:
        """Return the article that a row says, over what it is now where the row says nothing."""
        more = self._more(listed.more, faults)
        vat_code = str(more.pop("vat_code", "")) or self._vat_code(listed.vat, base, faults)
        gtins = _gtins(listed, base, told)
        changes = {
            "name": listed.name.strip() or base.name,
            "group": self._group(listed.group, base),
            "vat_code": vat_code,
            "price_ore": self._price(listed.price, vat_code, base, faults),
            "gtins": gtins,
            "unit": listed.unit or base.unit,
            **more,
        }
        return self.families.joined(msgspec.structs.replace(base, **changes), listed, faults)

    def _price(self, text: str, vat_code: str, base: Article, faults: list[str]) -> int | None:
        if text.strip().casefold() == "variable":
            return None
        if not text.strip():
            if not base.name:
                faults.append("prisen mangler")
            return base.price_ore
        ore = ore_of(text, self._decimal)
        if ore is None:
            faults.append(f"prisen «{text[:20]}»")
            return base.price_ore
        if self._wishes.without_vat:
            return divide_half_away(ore * (WHOLE_BP + self._rates.get(vat_code, 0)), WHOLE_BP)
        return ore

    def _vat_code(self, text: str, base: Article, faults: list[str]) -> str:
        if not text.strip():
            return base.vat_code or self._wishes.vat_code
        try:
            rate_bp = int(Decimal(text.replace(",", ".").rstrip("% ")) * 100)
        except (InvalidOperation, ValueError, OverflowError):
            # ValueError and OverflowError: "nan" and "inf" are numbers to Decimal.
            rate_bp = -1
        fitting = [code for code, rate in self._rates.items() if rate == rate_bp]
        chosen = next((code for code in (self._wishes.vat_code, base.vat_code) if code in fitting), "")
        if chosen or (len(fitting) == 1 and rate_bp != 0):
            return chosen or fitting[0]
        faults.append(f"mva {text} % kan være kode {', '.join(fitting)}" if fitting else f"mva «{text[:40]}»")
        return base.vat_code

    def _group(self, text: str, base: Article) -> str:
        """Return the code of a group that is there, or of one that would be made."""
        text = text.strip()
        if not text:
            return base.group or self._wishes.group
        if text in self._groups or text in self.made:
            return text
        known = self._by_name.get(text.casefold())
        # One that was made for a row at fault is not there any longer.
        if known is not None and (known.code in self._groups or known.code in self.made):
            return known.code
        code = self._free_code(text)
        self.made[code] = ArticleGroup(code, _guessed(text), text[:100])
        self._by_name[text.casefold()] = self.made[code]
        return code

    def _free_code(self, name: str) -> str:
        """Return a code for a new group: what it is called, numbered where another is called so."""
        code, number = name[:_GROUP_CODE_LENGTH_MAX].rstrip(), 1
        while code in self._groups or code in self.made:
            number += 1
            code = f"{name[: _GROUP_CODE_LENGTH_MAX - len(str(number)) - 1]} {number}"
        return code

    def _more(self, cells: dict[str, str], faults: list[str]) -> dict[str, object]:
        """Return what our own list says more than others."""
        more: dict[str, object] = {}
        for field, text in cells.items():
            if field == "stock_kept" and not text.strip():
                continue
            if field in _SAID:
                more[field] = text.strip().casefold() in _YES
            elif field in {"deposit", "vat_code_eat_in"}:
                more[field] = text.strip() or None
            elif field == "age_limit":
                more[field] = int(text) if text.isdigit() and 0 < int(text) <= 120 else None
                if text and more[field] is None:
                    faults.append(_FIELD_NAMES[field])
            elif field == "stock_minimum_milli":
                more[field] = milli_of(text) if text.strip() else None
                if text.strip() and more[field] is None:
                    faults.append(f"minste lager «{text[:20]}»")
            elif text.strip():
                more[field] = text.strip()
        try:
            return {
                field: getattr(msgspec.convert({**_NOTHING, field: value}, Article), field)
                for field, value in more.items()
            }
        except msgspec.ValidationError:
            faults.append(_FIELD_NAMES["restriction"])
            return {field: value for field, value in more.items() if field != "restriction"}

    def _is_deposit(self, number: str) -> bool:
        if number in self._lines:
            return number in self._deposits
        deposit = self._books.article(number)
        return deposit is not None and deposit.is_deposit

    def _taken(self, article: Article) -> Iterable[str]:
        for gtin in article.gtins:
            other = self._books.article_with_gtin(gtin)
            holder = self._gtins.get(gtin) or (None if other is None else other.number)
            if holder not in {None, article.number}:
                yield f"strekkoden {gtin} er i bruk på vare {holder}"


def _missing_said(article: Article, faults: Iterable[Phrase]) -> list[str]:
    """Return what is wrong, and of what is not there at all that it is missing."""
    missing = {
        "nummeret": not article.number,
        "navnet": not article.name,
        "varegruppen": not article.group,
        "mva-koden": not article.vat_code,
    }
    return [f"{each.nb} mangler" if missing.get(each.nb) else each.nb for each in faults]


_NOTHING: Final = {"number": "", "name": "", "group": "", "vat_code": ""}


def _kept_otherwise(before: Article | None, after: Article) -> Iterable[str]:
    """Yield what changes of how an article is kept, in Norwegian."""
    base = before or Article("", "", "", "")
    if base.stock_kept != after.stock_kept:
        yield "føres på lager" if after.stock_kept else "føres ikke lenger på lager"
    if base.stock_minimum_milli != after.stock_minimum_milli:
        least_milli = after.stock_minimum_milli
        least = "" if least_milli is None else quantity_text(least_milli).replace(".", ",")
        yield f"minste lager {least}" if least else "ikke noe minste lager"


def _gtins(listed: ListedArticle, base: Article, told: list[str]) -> tuple[str, ...]:
    """Return the barcodes that a row says; those there are where it says none that is one, and no «none»."""
    gtins = tuple(each for each in dict.fromkeys(listed.barcodes) if is_gtin(each))
    told += [
        f"strekkode {each} har feil kontrollsiffer og er utelatt"
        for each in listed.barcodes
        if each not in gtins
    ]
    if gtins or listed.clears_barcodes:
        return gtins
    if listed.barcodes and base.gtins:
        told.append(f"varen beholder {', '.join(base.gtins)}")
    return base.gtins


def _guessed(name: str) -> str:
    words = set(re.findall(r"\w+", name.casefold()))
    return next((code for known, code in _GUESSED if words & set(known)), OTHER)
