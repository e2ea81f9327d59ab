"""
What axe says of a screen, in every size and in both shades; and what on it is too small for a finger.

All rules are asked in each size; in the other shade only those that look at colours, since nothing else in a
screen changes with the light.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypedDict

from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import WAIT_MS

COUNTER: ViewportSize = {"width": 1366, "height": 768}
TABLET: ViewportSize = {"width": 1024, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
SIZES = (COUNTER, TABLET, PHONE)

Shade = Literal["light", "dark"]
SHADES: tuple[Shade, ...] = ("light", "dark")

_AXE = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
_RUN = "async options => (await axe.run(document, {resultTypes: ['violations'], ...options})).violations"
_OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
_AT_REST = """
restless => ([wanted, most]) => new Promise((done, failed) => {
  let moves = [], still = 0, isOver = false;
  const end = how => { isOver = true; clearTimeout(late); how(); };
  const told = () => `${location.href} is not at rest after ${most} ms: ${moves.join("; ")}`;
  const late = setTimeout(() => end(() => failed(new Error(told()))), most);
  const look = () => {
    if (isOver) return;
    try { moves = restless(wanted); } catch (why) { return end(() => failed(why)); }
    still = moves.length === 0 ? still + 1 : 0;
    still < 2 ? requestAnimationFrame(look) : end(() => done(true));
  };
  look();
})
"""
"""Nothing is restless in two pictures one after the other; or it is said what is, and on which page."""
_MOVING = """
const moving = () => document.getAnimations().filter(each => each.playState !== "finished");
const named = ({ animationName, transitionProperty, effect }) =>
  `${animationName ?? transitionProperty} of ${effect?.target?.outerHTML.slice(0, 80)}`;
"""
_OF_SHADE = """
shade => {
  const onTheirWay = moving();
  const hasEnd = each => each.effect?.getComputedTiming().endTime !== Infinity;
  onTheirWay.filter(hasEnd).forEach(each => each.finish());
  const isHeard = (document.documentElement.dataset.scheme ?? shade) === shade;
  return [...onTheirWay.map(named), ...(isHeard ? [] : [`it has not heard that it is ${shade}`])];
}
"""
"""The page has heard of the shade, which takes a moment; what was on its way to it has come there."""


LEAST_PX = 44
_SMALL = """
least => [...document.querySelectorAll("button, input, select, textarea, summary, a[href], [role=button]")]
  .filter(each => each.checkVisibility({ checkVisibilityCSS: true }) && !each.closest(".unseen"))
  .map(each => each.closest("label") ?? each)
  .map(each => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
  .map(([each, box]) => {
    const name = each.getAttribute("aria-label") ?? each.textContent.trim();
    return `${each.className} "${name.slice(0, 30)}" ${box.width.toFixed(0)}x${box.height.toFixed(0)}`;
  })
"""
_OF_SIZE = """
(before => width => {
  const boxes = [...document.querySelectorAll("button, input")].map(each => each.getBoundingClientRect());
  const now = boxes.map(({ x, y, width, height }) => [x, y, width, height]).join();
  const isAlike = now === before;
  before = now;
  const isHeard = innerWidth === width && matchMedia(`(width: ${width}px)`).matches;
  return [
    ...(isAlike ? [] : ["buttons and fields move"]),
    ...(isHeard ? [] : [`it has not heard that it is ${width} wide`]),
    ...(document.fonts.status === "loaded" ? [] : ["its fonts are on their way"]),
    ...[...document.images].filter(each => !each.complete).map(each => `${each.src} is on its way`),
    ...moving().map(named),
  ];
})("")
"""
"""The page has heard of its size, has its fonts and pictures, and draws itself as it did before."""


class Finding(TypedDict):
    """What axe says of a rule that is broken."""

    id: str
    impact: str
    nodes: list[dict[str, object]]


def bring_axe(page: Page) -> None:
    """Have axe in a page, until it is left."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))


def in_sizes(page: Page, *sizes: ViewportSize) -> Iterator[ViewportSize]:
    """Yield these sizes, or all three, with the page laid out in each; it is left as it was, and light."""
    before = page.viewport_size or COUNTER
    for size in sizes or SIZES:
        page.set_viewport_size(size)
        _rest(page, _OF_SIZE, size["width"])
        yield size
    page.set_viewport_size(before)
    _light(page, "light")


def faults_in_every_look(page: Page, *sizes: ViewportSize) -> Iterator[str]:
    """Yield what axe finds serious in these sizes, or all three."""
    for size in in_sizes(page, *sizes):
        yield from faults_in_both_shades(page, size)


def faults_in_both_shades(page: Page, size: ViewportSize) -> Iterator[str]:
    """Yield what axe finds serious in the size that a page has, beginning in the shade that it has."""
    for shade in SHADES if _is_in(page, "light") else reversed(SHADES):
        _light(page, shade)
        for fault in faults_of(page, only_colour=shade == "dark"):
            yield f"{size['width']} {shade}: {fault}"


def faults_of(page: Page, *, only_colour: bool = False) -> Iterator[str]:
    """Yield what axe finds serious in a page as it stands."""
    findings: list[Finding] = page.evaluate(_RUN, _OF_COLOUR if only_colour else {})
    for each in findings:
        if each["impact"] in {"serious", "critical"}:
            yield f"{each['id']} {[node['html'] for node in each['nodes']]}"


def small_in(page: Page, size: ViewportSize) -> Iterator[str]:
    """
    Yield what can be pressed in the size that a page has and is smaller than a fingertip.

    12 mm are 45 pixels where 96 are an inch; 44 is what fits between two hairlines. What is clipped away for
    a screen reader alone is no target.
    """
    found: list[str] = page.evaluate(_SMALL, LEAST_PX)
    yield from (f"{size['width']}: {each}" for each in found)


def _light(page: Page, shade: Shade) -> None:
    if not _is_in(page, shade):
        page.emulate_media(color_scheme=shade)
        _rest(page, _OF_SHADE, shade)


def _rest(page: Page, restless: str, wanted: Shade | int) -> None:
    """Wait until a page is at rest, no longer than for anything else; Playwright itself would for ever."""
    page.evaluate(f"(() => {{ {_MOVING} return ({_AT_REST})({restless}); }})()", [wanted, WAIT_MS])


def _is_in(page: Page, shade: Shade) -> bool:
    return bool(page.evaluate("shade => matchMedia(`(prefers-color-scheme: ${shade})`).matches", shade))
