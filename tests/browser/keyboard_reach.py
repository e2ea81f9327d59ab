"""What of a page Tab comes to, and whether one sees where it is."""

from playwright.sync_api import Page

_BEGIN = """
() => {
  const can = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const all = [...document.querySelectorAll(can)].filter(
    each => !each.disabled && each.tabIndex >= 0 && each.checkVisibility({ checkVisibilityCSS: true })
  );
  all.forEach((each, place) => { each.dataset.place = place; });
  document.activeElement?.blur();
  getSelection()?.removeAllRanges();
  const walk = window.walkByTab = { reached: [], unseen: [], isRound: false, ending: new AbortController() };
  document.addEventListener("focusin", ({ target }) => {
    const place = target.dataset.place ?? "";
    if (walk.isRound) return;
    if (walk.reached.includes(place)) {
      walk.isRound ||= place !== walk.reached.at(-1);
      return;
    }
    walk.reached.push(place);
    const style = getComputedStyle(target);
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) return;
    walk.unseen.push((target.getAttribute("aria-label") ?? target.textContent).slice(0, 40));
  }, { signal: walk.ending.signal });
  return all.length;
}
"""
_IS_ROUND = "() => window.walkByTab.isRound"
_END = """
() => {
  const { reached, unseen, ending } = window.walkByTab;
  ending.abort();
  const left = [...document.querySelectorAll("[data-place]")]
    .filter(each => !reached.includes(each.dataset.place))
    .map(each => `${each.tagName} ${(each.getAttribute("aria-label") ?? each.textContent).slice(0, 40)}`);
  return [unseen, left];
}
"""
_STOPS_OF_A_DATE = 5
"""A field for a date is left after as many presses."""


def faults_by_keyboard(page: Page) -> list[str]:
    """
    Go through a page with Tab alone, until it has come round; the page itself notes where it comes to.

    Returns:
        What can be used and is never come to, and where nobody sees that one is there.
    """
    count: int = page.evaluate(_BEGIN)
    pressed = 0
    while pressed < count * _STOPS_OF_A_DATE and not page.evaluate(_IS_ROUND):
        for _ in range(max(count - pressed, _STOPS_OF_A_DATE)):
            page.keyboard.press("Tab")
            pressed += 1
    unseen, left = page.evaluate(_END)
    return [f"focus is not seen: {name}" for name in unseen] + [f"never come to: {each}" for each in left]
