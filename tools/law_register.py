"""
What docs/law/register.md is made of: each rule of law, where it is kept, and the tests that prove it.

The rules are in docs/law/rules.toml, by hand; the tests say themselves what they prove, with
`@pytest.mark.law("KSF-2-6-5")` above a test or a class, `pytestmark` for a file, or `marks=` on a row of a
table. The tests are read, not run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Union

import tomllib

CHAPTERS = (
    ("KSL-", "Kassasystemlova"),
    ("KSF-1-", "Kassasystemforskrifta kapittel 1: words"),
    ("KSF-2-1", "§§ 2-1 to 2-4: description, drawer, printer, language"),
    ("KSF-2-5", "§ 2-5: what the system must do"),
    ("KSF-2-6", "§ 2-6: what the system must not do"),
    ("KSF-2-7", "§ 2-7: journal and export"),
    ("KSF-2-8-2", "§ 2-8-2: X and Z"),
    ("KSF-2-8-3", "§ 2-8-3: the Z"),
    ("KSF-2-8-4", "§§ 2-8-4 to 2-8-8: receipts"),
    ("BF", "Bokføringsloven and bokføringsforskriften"),
    ("SIG-", "Digital signature"),
    ("SAFT-", "SAF-T Cash Register"),
    ("law.md", "Topics: example, VAT, rules by subject, keeping"),
)
"""How the first rule of each chapter begins, and what the chapter is called."""


@dataclass(frozen=True)
class Rule:
    """
    A rule of law as rules.toml has it.

    Attributes:
        rule_id: Its ID in the law reference.
        says: What it asks of us, in our own words.
        code: Files under src/datakasse that keep it.
        outside: Why no software can do it; empty where it can.
        absent: What it speaks of that the product does not have; empty otherwise.
        missing: The part that is not built yet; empty when nothing is missing.
    """

    rule_id: str
    says: str
    code: tuple[str, ...] = ()
    outside: str = ""
    absent: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Proof:
    """A test that says which rules it proves: its file, its name, the rules."""

    file: str
    test: str
    rules: tuple[str, ...]


def read_rules(text: str) -> list[Rule]:
    """Return the rules of a rules.toml, in its order."""
    return [
        Rule(
            rule_id=row["id"],
            says=row["says"],
            code=tuple(row.get("code", ())),
            outside=row.get("outside", ""),
            absent=row.get("absent", ""),
            missing=row.get("missing", ""),
        )
        for row in tomllib.loads(text)["rule"]
    ]


def read_proofs(folder: Path) -> list[Proof]:
    """Return every test under a folder that names rules, file by file."""
    return [
        Proof(file.relative_to(folder).as_posix(), test, rules)
        for file in sorted(folder.rglob("test_*.py"))
        for test, rules in proofs_in(file.read_text(encoding="utf-8"))
    ]


def proofs_in(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """
    Yield each test of a file that names rules, with all rules it answers for.

    Raises:
        ValueError: A marker holds something else than IDs and lists of IDs that the file itself names.
    """
    tree = ast.parse(text)
    lists = dict(_lists(tree))
    of_file = [rule for value in lists.get("pytestmark", ()) for rule in _rules(value, lists)]
    for node in tree.body:
        of_class, tests = of_file, [node]
        if isinstance(node, ast.ClassDef):
            of_class, tests = of_file + _named(node, lists), node.body
        for test in tests:
            if isinstance(test, (ast.FunctionDef, ast.AsyncFunctionDef)) and test.name.startswith("test"):
                named = of_class + _named(test, lists)
                if named:
                    yield test.name, tuple(dict.fromkeys(named))


Decorated = Union[ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef]
Lists = Mapping[str, Sequence[ast.expr]]
"""Name of a list of the file → what is in it."""


def _lists(tree: ast.Module) -> Iterator[tuple[str, Sequence[ast.expr]]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value
            yield node.targets[0].id, value.elts if isinstance(value, (ast.List, ast.Tuple)) else [value]


def _named(node: Decorated, lists: Lists) -> list[str]:
    return [rule for mark in node.decorator_list for rule in _rules(mark, lists)]


def _rules(mark: ast.expr, lists: Lists) -> Iterator[str]:
    """Yield the IDs in every `…law(…)` inside a decorator."""
    for call in ast.walk(mark):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "law":
            for said in call.args:
                listed: Sequence[ast.expr] = [said]
                if isinstance(said, ast.Starred) and isinstance(said.value, ast.Name):
                    listed = lists.get(said.value.id, listed)
                yield from map(_id, listed)


def _id(said: ast.expr) -> str:
    if isinstance(said, ast.Constant) and isinstance(said.value, str):
        return said.value
    raise ValueError(f"line {said.lineno}: a law marker holds IDs and nothing else")


def chapters(rules: Sequence[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    """Yield the title and the rules of each chapter."""
    starts = [
        next(place for place, rule in enumerate(rules) if rule.rule_id.startswith(begins))
        for begins, _ in CHAPTERS
    ]
    for (_, title), start, end in zip(CHAPTERS, starts, (*starts[1:], len(rules))):
        yield title, list(rules[start:end])


def table(rules: Sequence[Rule], proofs: Sequence[Proof]) -> str:
    """Return how many rules are proved, and a table for each chapter."""
    by_rule: dict[str, list[Proof]] = {rule.rule_id: [] for rule in rules}
    for proof in proofs:
        for rule_id in proof.rules:
            by_rule.setdefault(rule_id, []).append(proof)
    return "\n".join(_lines(rules, by_rule))


def _lines(rules: Sequence[Rule], by_rule: Mapping[str, list[Proof]]) -> Iterator[str]:
    proved = [rule for rule in rules if by_rule[rule.rule_id]]
    partly = [rule for rule in proved if rule.missing]
    aside = [rule for rule in rules if (rule.outside or rule.absent) and rule not in proved]
    yield ""
    yield f"Of {len(rules)} rules {len(proved)} have a test ({len(partly)} of them for a part only),"
    yield f"{len(aside)} are organisational or not in the product, and"
    yield f"{len(rules) - len(proved) - len(aside)} are not yet proved."
    for title, chapter in chapters(rules):
        yield ""
        yield f"## {title}"
        yield ""
        yield "| rule | asks | where | proof |"
        yield "|---|---|---|---|"
        for rule in chapter:
            where = "<br>".join(f"`{path}`" for path in rule.code)
            yield f"| {rule.rule_id} | {rule.says} | {where} | {_proof(rule, by_rule[rule.rule_id])} |"
    yield ""


def _proof(rule: Rule, proofs: Sequence[Proof]) -> str:
    said: list[str] = []
    if rule.outside:
        said.append(f"organisational: {rule.outside}")
    if rule.absent:
        said.append(f"not in the product: {rule.absent}")
    files: dict[str, list[str]] = {}
    for proof in proofs:
        files.setdefault(proof.file, []).append(proof.test)
    said += [f"`{file}`: {', '.join(tests)}" for file, tests in files.items()]
    if rule.code and not said:
        said.append("**not yet**: no test")
    if rule.missing:
        said.append(f"**not yet**: {rule.missing}")
    return "<br>".join(said)


def generated(root: Path) -> str:
    """Return the generated part of the register."""
    rules = read_rules((root / "docs" / "law" / "rules.toml").read_text(encoding="utf-8"))
    return table(rules, read_proofs(root / "tests"))
