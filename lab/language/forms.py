"""
The form of a sentence, read and written by the same line.

A noun states its form once, `sell <article> [x <quantity_milli>] [<serving>]`, and both the reader
and the writer follow it. Words stand for themselves; `<field>` is filled as the field's kind says;
what is in brackets may be left out when its fields have their defaults. Brackets that follow each
other may come in any order. Brackets with words only are a flag: `[not-integrated]` is the field
`not_integrated`.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, TypeVar, cast, get_args, get_type_hints

from lab.language.kinds import Kind
from lab.language.reading import Misread, Reading
from lab.language.words import Fault, Sentence

_PIECE = re.compile(r"(\[)|(\])|<(\w+)>|([^\s<\[\]]+)")


@dataclass(frozen=True, kw_only=True)
class Noun:
    """Something a sentence says."""

    form: ClassVar[str]


AnyNoun = TypeVar("AnyNoun", bound=Noun)


@dataclass(frozen=True)
class Keyword:
    """A word that stands for itself."""

    text: str


@dataclass(frozen=True)
class Blank:
    """A place for one field's value."""

    field: str
    kind: Kind[Any]


@dataclass(frozen=True)
class Maybe:
    """A part that may be left out, or a flag when it names the field it sets."""

    parts: tuple[Keyword | Blank, ...]
    flag: str | None


Part = Keyword | Blank | Maybe


@cache
def parts_of(noun: type[Noun]) -> tuple[Part, ...]:
    """Return the parts of a noun's form."""
    hints = get_type_hints(noun, include_extras=True)
    whole: list[Part] = []
    inner: list[Keyword | Blank] | None = None
    for opens, closes, field, keyword in _PIECE.findall(noun.form):
        if opens:
            inner = []
        elif closes:
            whole.append(_maybe(tuple(inner or ())))
            inner = None
        else:
            part = Blank(field, _kind_of(hints[field])) if field else Keyword(keyword)
            (whole if inner is None else inner).append(part)
    return tuple(whole)


def read_one_of(reading: Reading, nouns: Iterable[type[AnyNoun]], given: Mapping[str, object]) -> AnyNoun:
    """
    Return the first noun whose form fits from here.

    Args:
        reading: The sentence.
        nouns: The forms to try, in order.
        given: Fields that the sentence does not say, such as its line.

    Raises:
        Misread: None fits.
    """
    for noun in nouns:
        values = reading.try_to(lambda tried, noun=noun: _read(tried, parts_of(noun)))
        if values is not None:
            make = cast("Callable[..., AnyNoun]", noun)
            return make(**given, **values)
    raise Misread


def read_sentence(
    sentence: Sentence, nouns: Iterable[type[AnyNoun]], given: Mapping[str, object], file: str, start: int = 0
) -> AnyNoun | Fault:
    """
    Return the noun whose form fits the whole sentence, or what is wrong with it.

    Args:
        sentence: The sentence.
        nouns: The forms to try, in order.
        given: Fields that the sentence does not say, such as its line.
        file: Where it stands, for the fault.
        start: Words before the form begins.
    """
    reading = Reading(sentence.words, start)
    for noun in nouns:
        found = reading.try_to(lambda tried, noun=noun: _to_the_end(tried, noun, given))
        if found is not None:
            return found
    return Fault(file, *reading.problem)


def write(noun: Noun) -> str:
    """Return the sentence that reads back as this noun."""
    defaults = {field.name: field.default for field in dataclasses.fields(noun)}
    written: list[str] = []
    for part in parts_of(type(noun)):
        if isinstance(part, Maybe):
            if _is_said(part, noun, defaults):
                written += [_written(inner, noun) for inner in part.parts]
        else:
            written.append(_written(part, noun))
    return " ".join(written)


def _to_the_end(reading: Reading, noun: type[AnyNoun], given: Mapping[str, object]) -> AnyNoun:
    found = read_one_of(reading, [noun], given)
    reading.end()
    return found


def _read(reading: Reading, parts: tuple[Part, ...]) -> dict[str, object]:
    values: dict[str, object] = {}
    optional: list[Maybe] = []
    for part in parts:
        if isinstance(part, Maybe):
            optional.append(part)
            continue
        _read_optional(reading, optional, values)
        optional = []
        _read_part(reading, part, values)
    _read_optional(reading, optional, values)
    return values


def _read_optional(reading: Reading, optional: list[Maybe], values: dict[str, object]) -> None:
    """Read whichever of the parts stand here, each at most once, in any order."""
    remaining = list(optional)
    while True:
        for part in remaining:
            found = reading.try_to(lambda tried, part=part: _read_maybe(tried, part))
            if found is not None:
                values.update(found)
                remaining.remove(part)
                break
        else:
            return


def _read_maybe(reading: Reading, part: Maybe) -> dict[str, object]:
    values: dict[str, object] = {part.flag: True} if part.flag else {}
    for inner in part.parts:
        _read_part(reading, inner, values)
    return values


def _read_part(reading: Reading, part: Keyword | Blank, values: dict[str, object]) -> None:
    if isinstance(part, Keyword):
        reading.keywords(part.text)
    else:
        values[part.field] = part.kind.read(reading)


def _is_said(part: Maybe, noun: Noun, defaults: Mapping[str, object]) -> bool:
    fields = [part.flag] if part.flag else [inner.field for inner in part.parts if isinstance(inner, Blank)]
    return any(getattr(noun, field) != defaults[field] for field in fields)


def _written(part: Keyword | Blank, noun: Noun) -> str:
    return part.text if isinstance(part, Keyword) else part.kind.write(getattr(noun, part.field))


def _maybe(parts: tuple[Keyword | Blank, ...]) -> Maybe:
    keywords = [part.text for part in parts if isinstance(part, Keyword)]
    flag = "_".join(keywords).replace("-", "_") if len(keywords) == len(parts) else None
    return Maybe(parts, flag)


def _kind_of(annotation: object) -> Kind[Any]:
    """Return the kind in `Annotated[…, kind]`, also where None is allowed beside it."""
    for candidate in (annotation, *get_args(annotation)):
        for note in getattr(candidate, "__metadata__", ()):
            if isinstance(note, Kind):
                return cast("Kind[Any]", note)
    raise TypeError(f"{annotation} names no kind")
