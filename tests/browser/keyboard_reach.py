"""What of a page Tab comes to, and whether one sees where it is."""

from playwright.sync_api import Page

_NUMBER = """
() => {
  const can = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const all = [...document.querySelectorAll(can)].filter(
    each => !each.disabled && each.tabIndex >= 0 && each.checkVisibility({ checkVisibilityCSS: true })
  );
  all.forEach((each, place) => { each.dataset.place = place; });
  document.activeElement?.blur();
  getSelection()?.removeAllRanges();
  return all.length;
}
"""
_HERE = """
() => {
  const each = document.activeElement;
  if (each === null || each === document.body) return null;
  const style = getComputedStyle(each);
  const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const name = each.getAttribute("aria-label") ?? each.textContent;
  return [each.dataset.place ?? "", isSeen, name.slice(0, 40)];
}
"""
_LEFT = """
reached => [...document.querySelectorAll("[data-place]")]
  .filter(each => !reached.includes(each.dataset.place))
  .map(each => `${each.tagName} ${(each.getAttribute("aria-label") ?? each.textContent).slice(0, 40)}`)
"""
_STOPS_OF_A_DATE = 5
"""A field for a date is left after as many presses."""


def faults_by_keyboard(page: Page) -> list[str]:
    """
    Go through a page with Tab alone.

    Returns:
        What can be used and is never come to, and where nobody sees that one is there.
    """
    count: int = page.evaluate(_NUMBER)
    reached: list[str] = []
    faults: list[str] = []
    for _ in range(count * _STOPS_OF_A_DATE):
        page.keyboard.press("Tab")
        here = page.evaluate(_HERE)
        if here is None:  # Past the last of it, Tab goes round by the browser's own.
            continue
        place, is_seen, name = here
        if place in reached and place != reached[-1]:
            break
        if place not in reached:
            reached.append(place)
            faults += [] if is_seen else [f"focus is not seen: {name}"]
    faults += [f"never come to: {each}" for each in page.evaluate(_LEFT, reached)]
    return faults
