"""
What click says of itself: in bokmål, as all else on the command line, whatever language the machine has.

What it can say is read in its own code, so that a sentence that comes with a new version is missed here.
"""

import ast
import gettext
import os
import string
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from datakasse.cli.main import datakasse
from datakasse.cli.norwegian import in_norwegian
from tests.cli.command_line import COULD_NOT, done, ended, init, process, typed
from tools.catalogue import READ, WRITTEN, said_in

NEVER_SAID = {
    # To whoever writes a command, not to who types it.
    "Argument {name!r} takes {nargs} values.",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Choice({choices})",
    "Could not determine name for option with declarations {decls!r}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Invalid start character for option ({option})",
    "Name '{name}' defined twice",
    (
        "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
        "Did you mean to pass '--{name}'?"
    ),
    "Unknown color {colour!r}",
    "Unknown standard stream '{name}'",
    "Value must be an iterable.",
    # Of bars, editors, a shell's completion and a console that the commands have nothing to do with.
    "Couldn't detect Bash version, shell completion is not supported.",
    "Shell completion is not supported for Bash versions older than 4.4.",
    "Windows error: {error}",
    "d",
    "{editor}: Editing failed",
    "{editor}: Editing failed: {e}",
}

ENGLISH = (
    *("Usage", "Options", "Commands", "COMMAND", "[OPTIONS]", "TEXT", "INTEGER", "DIRECTORY"),
    *("required", "default", "Show this", "Error", "Missing", "Try ", "No such"),
)


def sentences_in(code: str) -> Iterator[tuple[str, ...]]:
    """Yield what a file of click's has gettext say; what has a plural is two."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "ngettext"}:
            texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if texts:
                yield tuple(str(text) for text in texts)


def in_click() -> set[tuple[str, ...]]:
    files = Path(click.__file__).parent.glob("*.py")
    return {forms for file in files for forms in sentences_in(file.read_text(encoding="utf-8"))}


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_is_bokmal_for_all_that_click_says_to_a_person() -> None:
    never = {(text,) for text in NEVER_SAID}
    assert in_click() - set(said_in(WRITTEN)) - never == set()
    assert in_click() >= never


def test_control_a_sentence_that_is_new_is_missed() -> None:
    assert set(sentences_in('echo(_("Good bye."))')) - set(said_in(WRITTEN)) == {("Good bye.",)}


@pytest.mark.parametrize(("forms", "said"), sorted(said_in(WRITTEN).items()))
def test_what_is_said_takes_no_more_than_click_gives_it(
    forms: tuple[str, ...], said: tuple[str, ...]
) -> None:
    assert len(forms) == len(said)
    for form, told in zip(forms, said, strict=True):
        assert names_in(told) <= names_in(form)
        assert told


def test_the_catalogue_that_is_read_is_the_one_that_is_written() -> None:
    assert said_in(READ) == said_in(WRITTEN)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("selg",), "Det finnes ingen kommando 'selg'."),
        (("verifi",), "Det finnes ingen kommando 'verifi'. Mente du 'verify'?"),
        (("stock",), ""),
        (("verify",), "Her mangler '--data'."),
        (("verify", "--data"), "Valget '--data' trenger en verdi etter seg."),
        (("verify", "--data", "x", "--alt"), "Det finnes ikke noe valg '--alt'. Mente du '--data'?"),
        (("verify", "--data", "x", "y"), "Dette er for mye: y"),
        (("report", "--data", "x"), "Her mangler '{x|z|cash}'. Velg mellom:\n\tx,\n\tz,\n\tcash"),
        (
            ("report", "y", "--data", "x"),
            "Verdien til '{x|z|cash}' kan ikke brukes: 'y' er ingen av 'x', 'z', 'cash'.",
        ),
        (
            ("report", "z", "--data", "x", "--number", "0"),
            "Verdien til '--number' kan ikke brukes: 0 er utenfor x>=1.",
        ),
        (
            ("report", "z", "--data", "x", "--number", "en"),
            "Verdien til '--number' kan ikke brukes: 'en' er ikke et tall som kan brukes her.",
        ),
        (
            ("control", "--data", "x", "--out", "y", "--from", "1. mars"),
            "Verdien til '--from' kan ikke brukes: '1. mars' er ikke skrevet som ÅÅÅÅ-MM-DD.",
        ),
        (
            ("articles", "price", "201", "--data", "x", "--operator", "1", "--from", "i dag"),
            "Verdien til '--from' kan ikke brukes: 'i dag' er ikke skrevet som ÅÅÅÅ-MM-DD tt:mm.",
        ),
        (
            ("backup", "set-up", "--data", "x", "--identity", "borte.txt"),
            "Verdien til '--identity' kan ikke brukes: 'borte.txt' finnes ikke.",
        ),
        (
            ("backup", "set-up", "--data", __file__),
            f"Verdien til '--data' kan ikke brukes: '{__file__}' er en fil, ikke en mappe.",
        ),
        (
            ("control", "--data", "x", "--out", os.sep),
            f"Verdien til '--out' kan ikke brukes: '{os.sep}' er en mappe, ikke en fil.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_bokmal(words: tuple[str, ...], said: str) -> None:
    result = typed(*words)
    assert (result.exit_code, result.stdout) == (COULD_NOT, "")
    if said:
        assert result.stderr.startswith("Bruk: datakasse ") or "trenger en verdi" in said
        assert result.stderr.endswith(f"Feil: {said}\n")
    assert not english_in(result.stderr)


def english_in(told: str) -> set[str]:
    """Return what of click's own English is in a text."""
    return {word for word in ENGLISH if word in told}


def test_help_is_in_bokmal_to_its_last_word() -> None:
    told = done("report", "--help")
    assert told.splitlines()[0] == "Bruk: datakasse report [VALG] {x|z|cash}"
    assert "Valg:\n  --data MAPPE " in told
    assert "[må være med]" in told
    assert "Vis denne hjelpen." in told
    assert "Kommandoer:\n" in done("hub", "-h")
    assert "[ellers: " in done("keys", "create", "-h")
    assert not english_in(told + done("hub", "-h") + done("keys", "create", "-h"))


def test_a_question_that_is_answered_in_two_ways_is_asked_again(tmp_path: Path) -> None:
    assert init(tmp_path / "shop").exit_code == 0
    asked = typed(
        "people", "pin", "--data", tmp_path / "shop", "--id", "1", answers="1234\n4321\n5678\n5678\n"
    )
    assert asked.exit_code == 0
    assert "Ny PIN: \nEn gang til: \nFeil: De to er ikke like.\nNy PIN: \nEn gang til: \n" in asked.output


@pytest.mark.parametrize("language", ["en", "de", ""])
def test_the_language_of_the_machine_does_not_matter(language: str) -> None:
    with process("verify", environ={"LANGUAGE": language, "LC_ALL": "C.UTF-8"}) as running:
        code, _, told = ended(running)
    assert (code, told.splitlines()[-1]) == (COULD_NOT, "Feil: Her mangler '--data'.")


def test_control_click_speaks_english_when_nobody_asks_it_for_bokmal() -> None:
    before = os.environ.get("LANGUAGE"), gettext.textdomain()
    with in_norwegian():
        pass
    assert (os.environ.get("LANGUAGE"), gettext.textdomain()) == before
    told = CliRunner().invoke(datakasse, ["verify"]).stderr
    assert told.endswith("Error: Missing option '--data'.\n")
    assert {"Usage", "Error", "Missing", "Try "} <= english_in(told)
