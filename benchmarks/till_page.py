"""
A till page in Chromium that is slowed down, with a probe in it that says when something was painted.

Keys are handed to Chromium as they come from a keyboard: one after the other, each with the moment it was
pressed at, without waiting for what the page makes of them. The probe takes that moment, looks for the change
that should come of it, and notes when the frame with the change had been drawn.
"""

import asyncio
import re
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, cast

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from lab.chromium import FLAGS, DevTools, chromium_program
from lab.demo import PINS
from lab.inputs.scanner import KEY_S, keys_of
from lab.served_shop import ServedShop

SLOWER: Final = 4
"""How many times slower than this machine the page's processor is made."""

REGISTER: Final = "SOL-1"
_PROBE: Final = """
window.probe = { pressed: [], painted: [], ready: null, waiting: [] };
window.probe.reach = (count) => new Promise((tell) => {
  const { painted, waiting } = window.probe;
  if (painted.length >= count) tell(painted);
  else waiting.push({ count, tell });
});
const note = (ms) => {
  const { painted, waiting } = window.probe;
  painted.push(ms);
  for (const { count, tell } of waiting) if (painted.length >= count) tell(painted);
};
const afterFrame = (tell) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = () => tell(performance.now());
  port1.postMessage(null);
});
window.addEventListener("keydown", (event) => {
  if (event.key === "Insert") document.documentElement.dataset.beat = event.timeStamp;
  if (event.key === window.probe.key) window.probe.pressed.push(event.timeStamp);
}, { capture: true });
new MutationObserver((changes) => {
  const { probe } = window;
  if (probe.ready === null && document.querySelector(".till .tile")) {
    probe.ready = 0;
    afterFrame((now) => { probe.ready = now; });
  }
  if (probe.pressed.length === 0) return;
  const isIn = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest?.(probe.within);
  const inside = (node) => [...(node.querySelectorAll?.(probe.each) ?? [])];
  const found = (node) => (node.matches?.(probe.each) ? [node] : inside(node));
  const count = probe.each
    ? changes.flatMap((change) => [...change.addedNodes].flatMap(found)).length
    : changes.some((change) => isIn(change.target)) ? 1 : 0;
  for (const since of probe.pressed.splice(0, count))
    afterFrame((now) => note(now - since));
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
"""

_LEARNT_MS: Final = 300_000
"""How long half a million articles may take on a machine that has other things to do."""

NOTHING_KEY: Final = "Insert"
"""A key that the till has no use for: the probe changes an attribute, which is the least there is to draw."""

LINES: Final = {"key": "Enter", "each": "li.line:not(.deposit, .coming)"}
"""What to look for after a scan: each Enter makes a line of its own, which the register has answered with."""

COMING: Final = {"key": "Enter", "each": "li.line.coming"}
"""The line as the page draws it at once, while the register answers."""


class TillPage:
    """
    Somebody signed on at a till page.

    Attributes:
        page: The page.
        shop: Its server.
    """

    def __init__(self, page: Page, line: DevTools, shop: ServedShop) -> None:
        """Take a page that was opened with the probe in it."""
        self.page = page
        self.shop = shop
        self._line = line

    async def watch(self, **what: str) -> None:
        """Say which key is waited for, and what has to change: `each` new element, or anything `within`."""
        await self.page.evaluate(
            """what => {
              Object.assign(window.probe, { each: null, pressed: [], painted: [], waiting: [] }, what);
            }""",
            what,
        )

    async def scan(self, code: str) -> None:
        """Scan as a scanner does, in the time that one takes; return when the page has dealt with it."""
        begun_s = time.time()
        under_way: list[asyncio.Task[dict[str, Any]]] = []
        for place, key in enumerate(keys_of(code, begun_s + len(code) * KEY_S)):
            await asyncio.sleep(max(0.0, begun_s + place * KEY_S - time.time()))
            under_way.append(asyncio.create_task(self._line.send("Input.dispatchKeyEvent", key)))
        await asyncio.gather(*under_way)

    async def scan_at_once(self, code: str) -> None:
        """Scan whatever the page, or a busy machine, makes of it: all keys are under way at once."""
        keys = keys_of(code, time.time())
        await asyncio.gather(*(self._line.send("Input.dispatchKeyEvent", key) for key in keys))

    async def painted(self, count: int, *, within_s: float = 10.0) -> list[float]:
        """Wait until so many changes have been painted, and return how long each took, in milliseconds."""
        reached = self.page.evaluate("count => window.probe.reach(count)", count)
        took: list[float] = await asyncio.wait_for(reached, within_s)
        return took

    async def ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - whatever it answers
        """Ask the register something from outside the page."""
        answer = await self.page.context.request.fetch(
            f"/api/v1/registers/{REGISTER}{path}", method=method, data=body
        )
        return await answer.json()

    async def knows_goods(self) -> None:
        """Wait until the page has the list by which it draws lines before the register answers."""
        mark = "() => performance.getEntriesByName('datakasse.foreseen').length > 0"
        await self.page.wait_for_function(mark, timeout=_LEARNT_MS)

    async def knows_names(self) -> None:
        """Wait until the page has the index by which it finds names before the register answers."""
        mark = "() => performance.getEntriesByName('datakasse.names').length > 0"
        await self.page.wait_for_function(mark, timeout=_LEARNT_MS)

    async def ready_ms(self) -> float:
        """Wait until a sale is possible, and return how long after the page was asked for that was."""
        await self.page.wait_for_function("() => window.probe.ready")
        ready: float = await self.page.evaluate("() => window.probe.ready")
        return ready

    async def empty(self) -> None:
        """Give the basket up."""
        await self.ask("POST", "/basket/abort", {})
        await self.page.locator(".basket-empty").wait_for()

    async def leaked(self) -> str:
        """Return what stands in the fields of the page and in the number buffer."""
        text: str = await self.page.evaluate(
            "[...document.querySelectorAll('input')].map((field) => field.value).join('')"
            " + (document.querySelector('.buffer:not(.empty)')?.textContent ?? '')"
        )
        return text

    async def heap_and_nodes(self) -> tuple[int, int]:
        """Return what the page keeps after tidying up: bytes of JavaScript, nodes of the document."""
        await self._line.send("HeapProfiler.collectGarbage")
        used = await self._line.send("Runtime.getHeapUsage")
        nodes = await self._line.send("Memory.getDOMCounters")
        return int(used["usedSize"]), int(nodes["nodes"])

    def server_kib(self) -> int:
        """Return the memory of the server, KiB."""
        status = Path(f"/proc/{self.shop.process}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) if found else 0


@asynccontextmanager
async def chromium() -> AsyncGenerator[Browser]:
    """Open Chromium for the length of a `with`."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_program(), args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def till_page(browser: Browser, shop: ServedShop, slower: int = SLOWER) -> AsyncGenerator[TillPage]:
    """Open the till page in a browser that has never seen it, signed on and slowed down, for a `with`."""
    context = await browser.new_context(
        base_url=shop.url,
        viewport={"width": 1366, "height": 768},
        locale="nb-NO",
        timezone_id="Europe/Oslo",
        reduced_motion="reduce",
    )
    try:
        await context.add_init_script(_PROBE)
        await _sign_on(context, shop.folder)
        page = await context.new_page()
        line = cast("DevTools", await context.new_cdp_session(page))
        await line.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        await page.goto("/")
        await page.wait_for_function("() => window.probe.ready")
        yield TillPage(page, line, shop)
    finally:
        await context.close()


async def _sign_on(context: BrowserContext, folder: Path) -> None:
    note = re.search(r"^  (\S+)  .*PIN (\d+)", (folder / PINS).read_text("utf-8"), re.MULTILINE)
    if note is None:
        raise SystemExit(f"{folder / PINS} names nobody")
    at = f"/api/v1/registers/{REGISTER}"
    answer = await context.request.post(f"{at}/sign-on", data={"operator": note[1], "pin": note[2]})
    view = (await answer.json())["view"]
    if not view["float_declared"]:
        await context.request.post(
            f"{at}/float", data={"amount_ore": 0}, headers={"Idempotency-Key": "benchmark-float"}
        )
