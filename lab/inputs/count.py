"""
`lab inputs`: do every task by touch and by keyboard, and count.

    served copy of a lab store ─▶ Chromium ─▶ Scene, Hand ─▶ task ─▶ what the journal says
"""

import re
import shutil
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Error, ViewportSize

from datakasse.journal.event import Event
from datakasse.storage.ports.store import JobState, Store
from datakasse.storage.sqlite.store import open_store
from lab.chromium import chromium
from lab.demo import PINS, make_demo
from lab.inputs.hand import HEARD, Hand, Way
from lab.inputs.scene import Scene
from lab.inputs.tasks import TASKS, Task
from lab.served_shop import ServedShop
from lab.store import MARKER, LabRefusal

WAIT_S: Final = 30.0
DONE_S: Final = 30.0
_LOOK_S: Final = 0.05
_MS: Final = 1000
_TOLD_MOST: Final = 600
_SCREEN: Final = ViewportSize(width=1366, height=768)
_PHONE: Final = ViewportSize(width=390, height=844)


class Counted(NamedTuple):
    """A task that was done, or was not, and the inputs it took."""

    task: Task
    way: Way
    inputs: int
    is_done: bool

    @property
    def met(self) -> bool:
        """Whether it was done within its target."""
        return self.is_done and self.inputs <= self.task.inputs_max


def count_inputs(folder: Path | None, tasks: Sequence[Task] | None = None) -> list[Counted]:
    """
    Do the tasks on the real page and return what they took.

    Args:
        folder: A lab store with a note of its PINs; it is left as it is. None for a demo shop.
        tasks: What to do; all of them, where nothing is said.

    Raises:
        LabRefusal: It could not be tried.
    """
    wanted = TASKS if tasks is None else tasks
    if folder is not None and not ((folder / MARKER).exists() and (folder / PINS).exists()):
        raise LabRefusal(f"{folder} is not a lab store with a note of its PINs ({PINS}).")
    with chromium() as browser, tempfile.TemporaryDirectory() as scratch, _served(folder, scratch) as shop:
        store = open_store(shop.folder, {})
        try:
            return list(_by_every_way(browser, shop, store, wanted))
        except Error as error:
            raise LabRefusal(f"The page did not do as it should: {_told(error.message)}") from error
        finally:
            store.close()


@contextmanager
def _served(folder: Path | None, scratch: str) -> Generator[ServedShop]:
    shop = ServedShop(Path(scratch) / "data")
    if folder is None:
        make_demo(shop.folder)
    else:
        shutil.copytree(folder, shop.folder)
    shop.open()
    try:
        yield shop
    finally:
        shop.close()


def _by_every_way(
    browser: Browser, shop: ServedShop, store: Store, tasks: Sequence[Task]
) -> Iterator[Counted]:
    for way in Way:
        here = [task for task in tasks if way in task.ways]
        if not here:
            continue
        context = browser.new_context(
            base_url=shop.url,
            viewport=_PHONE if way is Way.PHONE else _SCREEN,
            has_touch=way is not Way.KEYBOARD,
            locale="nb-NO",
            timezone_id="Europe/Oslo",
            reduced_motion="reduce",
        )
        context.set_default_timeout(WAIT_S * _MS)
        context.add_init_script(HEARD)
        register = _sign_on(context, shop, store)
        page = context.new_page()
        hand = Hand(page, way)
        scene = Scene(hand, register, _article(store), context.request)
        for task in here:
            yield _count(scene, store, register, task)
            hand.check()
        context.close()


def _count(scene: Scene, store: Store, register: str, task: Task) -> Counted:
    hand = scene.hand
    _has_put_out(store, register)
    scene.clears()
    try:
        hand.arrive()
        task.before(scene)
    except Error as error:
        shown = f"the page showed: {_told(hand.shown())}"
        raise LabRefusal(f"«{task.name}» by {hand.way}: {_told(error.message)}; {shown}") from error
    hand.begin()
    since = _head(store, register)
    try:
        task.ways[hand.way](scene)
        is_done = _comes(store, register, since, task)
        hand.hears()
    except Error:
        is_done = False
    return Counted(task, hand.way, hand.inputs, is_done)


def _told(text: str) -> str:
    return " ".join(text.split())[:_TOLD_MOST]


def _has_put_out(store: Store, register: str) -> None:
    """Wait until every paper is out: until then one of them may still open the drawer."""
    until = time.monotonic() + DONE_S
    while time.monotonic() < until:
        with store.read() as books:
            if not books.jobs(register, [JobState.WAITING, JobState.SENT]):
                return
        time.sleep(_LOOK_S)


def _comes(store: Store, register: str, since: int, task: Task) -> bool:
    """Wait for what has to come of a task."""
    until = time.monotonic() + DONE_S
    while time.monotonic() < until:
        if task.is_done(_events(store, register, since)):
            return True
        time.sleep(_LOOK_S)
    return False


def _head(store: Store, register: str) -> int:
    with store.read() as books:
        return books.head(register).number


def _events(store: Store, register: str, since: int) -> list[Event]:
    with store.read() as books:
        return [record.event for record in books.records(register, since + 1)]


def _article(store: Store) -> tuple[str, str]:
    """Return name and barcode of a favourite that is rung up without a question."""
    with store.read() as books:
        for article, _ in books.articles():
            plain = article.age_limit is None and article.deposit is None and article.price_ore is not None
            if article.favourite and article.gtins and plain:
                return article.name, article.gtins[0]
    raise LabRefusal("The shop has no favourite with a barcode and a price.")


def _sign_on(context: BrowserContext, shop: ServedShop, store: Store) -> str:
    """Sign the first person of the note on at the first register, and see that the day is open."""
    note = re.search(r"^  (\S+)  .*PIN (\d+)", (shop.folder / PINS).read_text("utf-8"), re.MULTILINE)
    if note is None:
        raise LabRefusal(f"{PINS} names nobody.")
    with store.read() as books:
        register = books.registers()[0].register_id
    at = f"/api/v1/registers/{register}"
    answer = context.request.post(f"{at}/sign-on", data={"operator": note[1], "pin": note[2]})
    if not answer.ok:
        raise LabRefusal(f"{note[1]} could not sign on: {answer.text()}")
    view = answer.json()["view"]
    if view["must_close_day"]:
        raise LabRefusal("The last day of the shop has not been closed.")
    if not view["float_declared"]:
        context.request.post(
            f"{at}/float", data={"amount_ore": 100_000}, headers={"Idempotency-Key": "lab-inputs-float"}
        )
    return register
