"""Chromium, driven by Playwright: both are here for development only, and are asked for by name."""

import os
import shutil
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from playwright.sync_api import Browser, Error, sync_playwright

from lab.store import LabRefusal

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class DevTools(Protocol):
    """The line to Chromium's own tools."""

    async def send(self, method: str, params: Mapping[str, object] | None = None) -> dict[str, Any]:
        """Ask for something."""
        ...


def chromium_program() -> str | None:
    """Return the browser's program, from `CHROMIUM` or the path; None when there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium() -> Generator[Browser]:
    """
    Open Chromium with a fresh profile for the length of a `with`.

    Raises:
        LabRefusal: There is none, or it does not start.
    """
    program = chromium_program()
    if program is None:
        raise LabRefusal("There is no Chromium on the path; name yours in CHROMIUM.")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        except Error as error:
            raise LabRefusal(f"{program} does not start: {error.message.splitlines()[0]}") from error
        try:
            yield browser
        finally:
            browser.close()
