"""
What the list of functions in the shipped system description is made of.

The law allows no function that the description does not name (KSF-2-6-1), so the list is not kept from
memory: routes, commands and their keys, kinds of journal entry, documents, codes, means of payment, roles
and rights are taken from the code, and each has a Norwegian sentence in docs/reference/functions.toml. No
shop is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import get_args

import click
import tomllib
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from datakasse.cli.main import datakasse
from datakasse.journal.codes import EVENT_CODES, TRANSACTION_CODES, Code
from datakasse.journal.event import Event
from datakasse.journal.papers import Document
from datakasse.settings import PRODUCT
from datakasse.trade.people.operator import RIGHTS, Right, Role
from datakasse.trade.tender import PREDEFINED_TENDERS, TenderKind
from tools.api_reference import application, hub_application

TILL_COMMANDS = Path(__file__).resolve().parent.parent / "frontend" / "src" / "till" / "keys" / "commands.ts"
_KEYED = re.compile(r'^  (\w+): \{\s*word: "\w+",.*?keys: "([^"]+)"', re.MULTILINE | re.DOTALL)

Sentences = Mapping[str, Mapping[str, str]]
"""Kind of function → its name → what it does, in Norwegian."""


def routes() -> dict[str, str]:
    """Return every address of the web applications, a shop's and a hub's, and nothing about it."""
    return {**routes_of(application()), **routes_of(hub_application())}


def routes_of(app: FastAPI) -> dict[str, str]:
    """Return every address of an application, also those that its own description leaves out."""
    found: dict[str, str] = {}
    for route in iter_route_contexts(app.routes):
        for method in sorted(set(route.methods or ["GET"]) - {"HEAD"}):
            found[f"{method} {(route.path or '/').replace(':path}', '}')}"] = ""
    return found


def keys() -> dict[str, str]:
    """Return every command of the till page with the key it has, as its one table of commands tells."""
    return {
        name: f"`{pressed}`" for name, pressed in _KEYED.findall(TILL_COMMANDS.read_text(encoding="utf-8"))
    }


def commands(group: click.Group = datakasse, name: str = "datakasse") -> dict[str, str]:
    """Return every command with its options and what each is for."""
    found: dict[str, str] = {}
    for word, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            found.update(commands(command, f"{name} {word}"))
        if not isinstance(command, click.Group) or command.invoke_without_command:
            found[f"{name} {word}"] = "<br>".join(map(_option, command.params))
    return found


def _option(option: click.Parameter) -> str:
    if isinstance(option, click.Option):
        return f"`{'/'.join([*option.opts, *option.secondary_opts])}` {option.help or ''}".strip()
    return f"`{'|'.join(option.type.choices) if isinstance(option.type, click.Choice) else option.name}`"


def events() -> dict[str, str]:
    """Return every kind of journal entry."""
    return {str(kind.__struct_config__.tag): "" for kind in get_args(Event)}


def documents() -> dict[str, str]:
    """Return every document that can be put on paper."""
    return dict.fromkeys(get_args(Document), "")


def codes(listed: tuple[Code, ...]) -> dict[str, str]:
    """Return every code of our exports with the authority's code that it stands for."""
    return {code.code: code.predefined for code in listed}


def tenders() -> dict[str, str]:
    """Return every means of payment with the authority's code for it."""
    return {str(kind): PREDEFINED_TENDERS[kind] for kind in TenderKind}


def rights() -> dict[str, str]:
    """Return every right with the roles that hold it."""
    return {str(right): ", ".join(role for role in Role if right in RIGHTS[role]) for right in Right}


def roles() -> dict[str, str]:
    """Return every role."""
    return {str(role): "" for role in Role}


LISTS = (
    ("route", "Adresser (HTTP)", "adresse", ""),
    ("key", "Kommandoer på kassesiden", "kommando", "tast"),
    ("command", "Kommandoer på kommandolinjen", "kommando", "valg"),
    ("event", "Poster i journalen", "post", ""),
    ("document", "Dokumenter", "dokument", ""),
    ("tender", "Betalingsmidler", "betalingsmiddel", "SAF-T"),
    ("saft_event", "Hendelseskoder i SAF-T", "kode", "SAF-T"),
    ("saft_transaction", "Transaksjonskoder i SAF-T", "kode", "SAF-T"),
    ("role", "Roller", "rolle", ""),
    ("right", "Rettigheter", "rettighet", "roller"),
)
"""Kind of function, its heading, what a row is called, what else a row tells."""


def functions() -> dict[str, dict[str, str]]:
    """Return every function of the product by kind and name, with what the code itself tells of it."""
    return {
        "route": routes(),
        "key": keys(),
        "command": commands(),
        "event": events(),
        "document": documents(),
        "tender": tenders(),
        "saft_event": codes(EVENT_CODES),
        "saft_transaction": codes(TRANSACTION_CODES),
        "role": roles(),
        "right": rights(),
    }


def read_sentences(root: Path) -> Sentences:
    """Return what functions.toml says of each function."""
    return tomllib.loads((root / "docs" / "reference" / "functions.toml").read_text(encoding="utf-8"))


def not_described(sentences: Sentences) -> list[str]:
    """Return functions that nobody has described."""
    return [
        f"{kind}: {name}"
        for kind, found in functions().items()
        for name in found
        if not sentences.get(kind, {}).get(name, "").strip()
    ]


def not_there(sentences: Sentences) -> list[str]:
    """Return what is described and does not exist."""
    found = functions()
    return [
        f"{kind}: {name}"
        for kind, described in sentences.items()
        for name in described
        if name not in found.get(kind, {})
    ]


def generated(root: Path) -> str:
    """Return the list of functions."""
    return "\n".join(_lines(read_sentences(root)))


def _lines(sentences: Sentences) -> Iterator[str]:
    yield ""
    yield f"Listen gjelder datakasse versjon {version(PRODUCT)}."
    found = functions()
    for kind, title, called, tells in LISTS:
        yield ""
        yield f"### {title}"
        yield ""
        yield f"| {called} | {f'{tells} | ' if tells else ''}hva |"
        yield f"|---|{'---|' if tells else ''}---|"
        for name, told in found[kind].items():
            what = sentences.get(kind, {}).get(name, "")
            yield f"| `{name}` | {f'{told} | ' if tells else ''}{what} |"
    yield ""
