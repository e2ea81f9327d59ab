"""
The system description that is shipped names every function of the product and no other (KSF-2-6-1).

The functions are taken from the code: routes, commands, kinds of entry, documents, codes, means of
payment, roles, rights. A new one without a Norwegian sentence fails here, and so does a sentence about
something that is gone.
"""

import tomllib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pytest
from fastapi import APIRouter, FastAPI

from tools.pages import MARK
from tools.system_description import (
    LISTS,
    Sentences,
    functions,
    not_described,
    not_there,
    read_sentences,
    routes_of,
)


@pytest.fixture(scope="module")
def sentences(root: Path) -> Sentences:
    """What we say of each function."""
    return read_sentences(root)


@pytest.fixture(scope="module")
def description() -> str:
    """The description as the installed package has it."""
    return files("datakasse.office.control").joinpath("systembeskrivelse.md").read_text(encoding="utf-8")


@pytest.mark.law("KSF-2-6-1", "KSL-3-2")
def test_every_function_is_described(sentences: Sentences) -> None:
    assert not not_described(sentences), "describe them in docs/reference/functions.toml"


@pytest.mark.law("KSL-3-2")
def test_nothing_is_described_that_is_not_there(sentences: Sentences) -> None:
    assert not not_there(sentences), "take them out of docs/reference/functions.toml"


@pytest.mark.law("KSF-2-1")
def test_the_description_is_for_the_version_that_runs(description: str, root: Path) -> None:
    """That its list is the one the code gives is in test_docs.py, with the other pages that are made."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"datakasse versjon {project['version']}." in description.partition(MARK)[2]
    assert version("datakasse") == project["version"]


@pytest.mark.law("KSF-2-6-1")
def test_every_sort_of_function_is_listed() -> None:
    assert list(functions()) == [kind for kind, *_ in LISTS]
    assert all(functions().values())


@pytest.mark.law("KSF-1-2-d..h")
def test_each_sort_of_receipt_is_a_document_of_its_own() -> None:
    receipts = {"sales", "return", "copy", "provisional", "training", "delivery"}
    assert receipts <= functions()["document"].keys()


@pytest.mark.law("KSF-2-6-1")
def test_control_a_function_without_a_sentence_is_caught(sentences: Sentences) -> None:
    fewer = {kind: dict(told) for kind, told in sentences.items()}
    del fewer["command"]["datakasse verify"]
    fewer["right"]["sell"] = " "
    assert not_described(fewer) == ["command: datakasse verify", "right: sell"]


def test_control_a_sentence_without_a_function_is_caught(sentences: Sentences) -> None:
    more = {**sentences, "command": {**sentences["command"], "datakasse forget": "Glemmer alt."}}
    assert not_there(more) == ["command: datakasse forget"]


@pytest.mark.law("KSF-2-6-1")
def test_control_a_route_cannot_hide_from_the_list() -> None:
    """A route that OpenAPI does not show, in a router within a router, is a function all the same."""
    app, outer, inner = FastAPI(openapi_url=None), APIRouter(prefix="/a"), APIRouter(prefix="/b")
    inner.add_api_route("/secret", lambda: None, methods=["POST"], include_in_schema=False)
    outer.include_router(inner)
    app.include_router(outer)
    assert "POST /a/b/secret" in routes_of(app)
