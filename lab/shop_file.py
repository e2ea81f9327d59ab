"""
Read the description of a shop, with the article list it names.

Every fault of the description and of the list is found in one go. A shop is put together only when
there is none: codes are unique, and what a sentence refers to is described.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar, cast

from lab.article_list import article_sentences
from lab.language.forms import read_sentence
from lab.language.words import Fault, Faults, Sentence, sentences
from lab.shop import (
    Article,
    ArticleGroup,
    ArticleList,
    Company,
    Customer,
    Location,
    Operator,
    Period,
    Register,
    Shop,
    ShopNoun,
    VatCode,
)

ReadText = Callable[[str], str]
"""Gives the text of a file; raises OSError or UnicodeDecodeError."""

SHOP_NOUNS: tuple[type[ShopNoun], ...] = (
    Company, Location, Register, VatCode, ArticleGroup, Article, ArticleList, Operator, Customer, Period,
)  # fmt: skip

AnyShopNoun = TypeVar("AnyShopNoun", bound=ShopNoun)


@dataclass(frozen=True)
class Key:
    """A field that names a noun, or refers to one."""

    noun: type[ShopNoun]
    field: str


UNIQUE = (
    Key(Location, "label"),
    Key(Register, "register_id"),
    Key(VatCode, "code"),
    Key(ArticleGroup, "code"),
    Key(Article, "number"),
    Key(Article, "gtins"),
    Key(Operator, "operator_id"),
    Key(Customer, "customer_id"),
    Key(Period, "number"),
)

REFERENCES = (
    (Key(Register, "location"), Key(Location, "label"), "location"),
    (Key(Article, "group"), Key(ArticleGroup, "code"), "group"),
    (Key(Article, "vat_code"), Key(VatCode, "code"), "vat"),
    (Key(Article, "vat_code_eat_in"), Key(VatCode, "code"), "vat"),
    (Key(Article, "deposit"), Key(Article, "number"), "article"),
)


def beside(file: str, path: str) -> str:
    """
    Return a path named in a file, as seen from where that file was found.

    Example:
        >>> beside("lab/scenarios/a.day", "../shops/a.shop")
        'lab/scenarios/../shops/a.shop'
    """
    return str(PurePosixPath(file).parent / path)


def from_disk(file: str) -> str:
    """Return the text of a file on this machine, without a byte order mark."""
    return Path(file).read_text("utf-8-sig")


def read_shop(file: str, read_text: ReadText = from_disk) -> Shop | Faults:
    """Return the shop a file describes, or everything that is wrong with it."""
    try:
        text = read_text(file)
    except (OSError, UnicodeDecodeError) as problem:
        return Faults((unreadable(file, 1, file, problem),))
    return parse_shop(text, file, read_text)


def parse_shop(text: str, file: str, read_text: ReadText = from_disk) -> Shop | Faults:
    """Return the shop a text describes, or everything that is wrong with it."""
    return put_together(*read_shop_nouns(sentences(text, file), file, read_text), file)


def unreadable(file: str, line: int, path: str, problem: Exception) -> Fault:
    """Return the fault of a line that names a file which cannot be read."""
    return Fault(file, line, f"{path} cannot be read: {problem}", "a file that is there, in UTF-8")


def read_shop_nouns(
    read: Iterable[Sentence | Fault], file: str, read_text: ReadText
) -> tuple[list[ShopNoun], list[Fault]]:
    """Return the nouns of a description in its order, the listed articles among them, and its faults."""
    nouns: list[ShopNoun] = []
    faults: list[Fault] = []
    for sentence in read:
        if isinstance(sentence, Fault):
            faults.append(sentence)
            continue
        noun = read_sentence(sentence, SHOP_NOUNS, {"file": file, "line": sentence.line}, file)
        if isinstance(noun, ArticleList):
            listed, wrong = _listed(noun, read_text)
            nouns += listed
            faults += wrong
        elif isinstance(noun, Fault):
            faults.append(noun)
        else:
            nouns.append(noun)
    return nouns, faults


def put_together(nouns: list[ShopNoun], faults: list[Fault], file: str) -> Shop | Faults:
    """
    Return the shop that the nouns describe, or everything that is wrong.

    What refers to what is looked at only when every sentence could be read: a sentence that could
    not is reported once, not once more for each that refers to it.
    """
    wrong = faults or [*_missing(nouns, file), *_doubled(nouns), *_dangling(nouns)]
    if wrong:
        return Faults(tuple(wrong))
    return Shop(
        company=_all(nouns, Company)[0],
        locations=_all(nouns, Location),
        registers=_all(nouns, Register),
        vat_codes=_all(nouns, VatCode),
        groups=_all(nouns, ArticleGroup),
        articles=_all(nouns, Article),
        operators=_all(nouns, Operator),
        customers=_all(nouns, Customer),
        periods=_all(nouns, Period),
    )


def _listed(articles: ArticleList, read_text: ReadText) -> tuple[list[ShopNoun], list[Fault]]:
    list_file = beside(articles.file, articles.path)
    try:
        text = read_text(list_file)
    except (OSError, UnicodeDecodeError) as problem:
        return [], [unreadable(articles.file, articles.line, articles.path, problem)]
    rows = article_sentences(text, list_file, articles.entered_on.isoformat())
    return read_shop_nouns(rows, list_file, read_text)


def _missing(nouns: list[ShopNoun], file: str) -> Iterator[Fault]:
    companies = _all(nouns, Company)
    if not companies:
        yield Fault(file, 1, "no company is described", "a line that begins with `company`")
    for company in companies[1:]:
        yield Fault(company.file, company.line, "a second company", "one company")
    if not _all(nouns, Register):
        yield Fault(file, 1, "no register is described", "a line that begins with `register`")


def _doubled(nouns: list[ShopNoun]) -> Iterator[Fault]:
    for key in UNIQUE:
        first: dict[object, ShopNoun] = {}
        for noun in _all(nouns, key.noun):
            for code in _codes(noun, key):
                if code in first:
                    where = f"line {first[code].line} of {first[code].file}"
                    sentence = f"`{code}` is used already, on {where}"
                    yield Fault(noun.file, noun.line, sentence, "a code of its own")
                first.setdefault(code, noun)


def _dangling(nouns: list[ShopNoun]) -> Iterator[Fault]:
    for reference, target, word in REFERENCES:
        known = {code for noun in _all(nouns, target.noun) for code in _codes(noun, target)}
        for noun in _all(nouns, reference.noun):
            for code in _codes(noun, reference):
                if code not in known:
                    sentence = f"no {word} `{code}` is described"
                    yield Fault(noun.file, noun.line, sentence, f"a `{word}` line for it, or another code")


def _codes(noun: ShopNoun, key: Key) -> tuple[object, ...]:
    value: object = getattr(noun, key.field)
    if isinstance(value, tuple):
        return cast("tuple[object, ...]", value)
    return () if value is None else (value,)


def _all(nouns: Iterable[ShopNoun], kind: type[AnyShopNoun]) -> tuple[AnyShopNoun, ...]:
    return tuple(noun for noun in nouns if isinstance(noun, kind))
