"""A refusal is wholly in the language it is told in: words that fill a blank of its sentence come in both."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from datakasse.errors.refusal import Refused
from tools.refusals import all_refusals

NORWEGIAN = re.compile(
    r"[æøåÆØÅ]|\b(av|den|det|en|er|et|finnes|for|fra|har|ikke|ingen|kan|mangler|med|og|som|til|uten|ved)\b"
)


def in_one_language(text: str, kinds: Mapping[str, type[Refused]]) -> Iterator[str]:
    """Yield the line of each blank of an English sentence that Norwegian words are written into."""
    for call in ast.walk(ast.parse(text)):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name | ast.Attribute):
            continue
        name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr
        kind = kinds.get(name)
        for fact in call.keywords if kind is not None else ():
            written = _written(fact.value)
            if kind is not None and f"{{{fact.arg}}}" in kind.en and NORWEGIAN.search(written):
                yield f"{call.lineno}: {name}({fact.arg}={written!r})"


def _written(value: ast.expr) -> str:
    """Return what of a value stands in the code: a text, or a text with blanks without what fills them."""
    match value:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return " ".join(_written(part) for part in parts)
        case ast.BinOp(left=left, right=right):
            return f"{_written(left)} {_written(right)}"
        case ast.IfExp(body=body, orelse=orelse):
            return f"{_written(body)} {_written(orelse)}"
        case ast.BoolOp(values=parts):
            return " ".join(_written(part) for part in parts)
        case _:
            return ""


def test_no_refusal_says_in_norwegian_why_where_english_is_read(root: Path) -> None:
    kinds = {kind.__name__: kind for kind in all_refusals()}
    assert [
        f"{path.relative_to(root)}:{found}"
        for path in sorted((root / "src" / "datakasse").rglob("*.py"))
        for found in in_one_language(path.read_text(encoding="utf-8"), kinds)
    ] == []


def test_control_words_in_one_language_are_found() -> None:
    class Odd(Refused):
        code, nb, en = "odd", "Rett {what}.", "Correct {what}."

    kinds = {"Odd": Odd}
    one = 'raise Odd(what=f"prisen på {name}")\nraise errors.Odd(what=name or "ingenting er sagt")\n'
    assert list(in_one_language(one, kinds)) == [
        "1: Odd(what='prisen på  ')",
        "2: Odd(what=' ingenting er sagt')",
    ]
    both = 'raise Odd(what=Phrase("prisen på den", "its price"))\nraise Odd(what=name, other="på")\n'
    assert list(in_one_language(both, kinds)) == []
