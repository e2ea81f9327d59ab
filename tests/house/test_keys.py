"""The keyboard of the till: every command has a key, and no key does two things."""

import re
from collections import Counter

from tools.system_description import TILL_COMMANDS, keys

WORKS_ANYWHERE = {"`Enter`", "`Esc`", "`Delete`", "`*`", "`+`", "`-`", "`,`"}
KEY = re.compile(r"`(F\d{1,2}|Alt [A-Z05-9]|Alt Shift [A-Z0-9]|%)`")
COMMAND = re.compile(r"^  (\w+): \{\s*word: ", re.MULTILINE)


def test_every_command_has_a_key_that_a_keyboard_has() -> None:
    table = TILL_COMMANDS.read_text(encoding="utf-8").partition("export const COMMANDS = {")[2]
    named = COMMAND.findall(table.partition("} as const satisfies")[0])
    assert set(named) == set(keys())
    assert [name for name, key in keys().items() if not KEY.fullmatch(key)] == []


def test_no_key_does_two_things() -> None:
    pressed = Counter(keys().values())
    assert [key for key, times in pressed.items() if times > 1] == []
    assert not pressed.keys() & WORKS_ANYWHERE
