"""
Draw the icons of the installed page again from the mark, small enough to be kept with the sources.

    .venv/bin/python -m tools.icons

They are drawn by Chromium, from `CHROMIUM` or the path, and land in frontend/public.
"""

from __future__ import annotations

import os
import shutil
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

PUBLIC = Path(__file__).resolve().parent.parent / "frontend" / "public"
GROUND = "#ebe8e1"
COLOURS = 32
# File, side in pixels, how much of the side the mark takes, how round the corners are.
ICONS = (("icon-192.png", 192, 78, 18), ("icon-512.png", 512, 78, 18), ("icon-maskable-512.png", 512, 62, 0))


def main() -> None:
    """Draw all of them."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    mark = (PUBLIC / "mark.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, side, share, round_by in ICONS:
            page = browser.new_page(viewport={"width": side, "height": side})
            page.set_content(
                "<style>html, body {margin: 0; background: transparent} "
                "div {height: 100vh; display: grid; place-items: center; "
                f"background: {GROUND}; border-radius: {round_by}%}} "
                f"svg {{width: {share}%}}</style><div>{mark}</div>"
            )
            drawn = Image.open(BytesIO(page.screenshot(omit_background=True)))
            drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(PUBLIC / name, optimize=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
