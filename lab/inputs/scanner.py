"""
A barcode scanner at a page: a keyboard that types a whole code in one breath.

Each key carries the moment it was pressed at, as a real keyboard's does, so that a machine that is busy just
then does not make a person of the scanner.
"""

import asyncio
import time
from typing import Final, cast

from playwright.async_api import CDPSession
from playwright.sync_api import Page

from lab.chromium import DevTools

KEY_S: Final = 0.003
"""What a common scanner in keyboard mode needs for a key."""

Key = dict[str, str | int | float]


def keys_of(code: str, ended_s: float) -> list[Key]:
    """
    Return the keys of a code and the Enter after it, as Chromium is told of them (`Input.dispatchKeyEvent`).

    Args:
        code: Digits and capital letters.
        ended_s: When Enter is pressed, seconds since 1970.
    """
    keys: list[Key] = [_key(sign, f"Digit{sign}" if sign.isdigit() else f"Key{sign}", sign) for sign in code]
    keys.append(_key("Enter", "Enter", "\r"))
    begun_s = ended_s - len(code) * KEY_S
    return [key | {"timestamp": begun_s + place * KEY_S} for place, key in enumerate(keys)]


def _key(key: str, code: str, text: str) -> Key:
    number = ord(text)
    return {"type": "keyDown", "key": key, "code": code, "text": text, "windowsVirtualKeyCode": number}


class Scanner:
    """A scanner that is plugged in at a page."""

    def __init__(self, page: Page) -> None:
        """Plug it in."""
        self._line = page.context.new_cdp_session(page)

    def scan(self, code: str) -> None:
        """
        Type a code.

        All keys are under way before the first has been dealt with. Playwright's synchronous face waits after
        each, which on a busy machine is a silence in the middle of the code; so its inner one is asked.
        """
        inner = self._line._impl_obj  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - as told above
        line = cast("DevTools", CDPSession(inner))

        async def type_all() -> None:
            keys = keys_of(code, time.time())
            await asyncio.gather(*(line.send("Input.dispatchKeyEvent", key) for key in keys))

        self._line._sync(type_all())  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - as told above
