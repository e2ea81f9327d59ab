"""
What axe says of a screen, in every size and in both shades.

All rules are asked in each size; in the other shade only those that look at colours, since nothing else in a
screen changes with the light.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypedDict

from playwright.sync_api import Page, ViewportSize

COUNTER: ViewportSize = {"width": 1366, "height": 768}
TABLET: ViewportSize = {"width": 1024, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
SIZES = (COUNTER, TABLET, PHONE)

Shade = Literal["light", "dark"]
SHADES: tuple[Shade, ...] = ("dark", "light")

_AXE = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
_RUN = "async options => (await axe.run(document, {resultTypes: ['violations'], ...options})).violations"
_OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
_SETTLED = """
shade => (document.documentElement.dataset.scheme ?? shade) === shade
  && document.getAnimations().every(each => each.playState === 'finished')
"""
"""The page has heard of the shade, which takes a moment, and nothing is on its way from one to the other."""


class Finding(TypedDict):
    """What axe says of a rule that is broken."""

    id: str
    impact: str
    nodes: list[dict[str, object]]


def bring_axe(page: Page) -> None:
    """Have axe in a page, until it is left."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))


def faults_in_every_look(page: Page, *sizes: ViewportSize) -> Iterator[str]:
    """Yield what axe finds serious in these sizes, or all three; the page is left at the counter, light."""
    for size in sizes or SIZES:
        page.set_viewport_size(size)
        for shade in SHADES:
            _light(page, shade)
            for fault in faults_of(page, only_colour=shade == "dark"):
                yield f"{size['width']} {shade}: {fault}"
    page.set_viewport_size(COUNTER)


def faults_of(page: Page, *, only_colour: bool = False) -> Iterator[str]:
    """Yield what axe finds serious in a page as it stands."""
    findings: list[Finding] = page.evaluate(_RUN, _OF_COLOUR if only_colour else {})
    for each in findings:
        if each["impact"] in {"serious", "critical"}:
            yield f"{each['id']} {[node['html'] for node in each['nodes']]}"


def _light(page: Page, shade: Shade) -> None:
    page.emulate_media(color_scheme=shade)
    page.wait_for_function(_SETTLED, arg=shade)
