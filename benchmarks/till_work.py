"""
What a key costs the page before its frame is drawn: processor time of the page's main thread, from a trace.

Beside other work a clock tells what the machine is doing, not what the page is. So here the page is not
slowed down, only what its main thread itself worked is counted, and that is taken four times.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

CATEGORIES: Final = ["devtools.timeline", "toplevel"]
SLOWER: Final = 4
MAIN: Final = "CrRendererMain"
TASK: Final = "ThreadControllerImpl::RunTask"
DRAWN: Final = "Layerize"
"""The last of what the main thread does for a frame; what comes after is the compositor's."""

Event = Mapping[str, Any]


def work_until_drawn_ms(trace: bytes, *, last_of: int) -> list[float]:
    """
    Return what the main thread worked from a key to the end of the frame after it, slowed, in milliseconds.

    Args:
        trace: What Chromium traced of `CATEGORIES`.
        last_of: Keys come in runs of so many, and the last of each is looked at: Enter after a code.
    """
    events = _main_thread(msgspec.json.decode(trace)["traceEvents"])
    tasks = [event for event in events if event["name"] == TASK]
    begins = [task["ts"] for task in tasks]
    drawn = [event["ts"] for event in events if event["name"] == DRAWN]
    keys = [event["ts"] for event in events if _is_key(event)]
    took: list[float] = []
    for pressed in keys[last_of - 1 :: last_of]:
        frame = bisect_right(drawn, pressed)
        if frame == len(drawn):
            break
        first, after = bisect_right(begins, pressed) - 1, bisect_right(begins, drawn[frame])
        took.append(sum(task.get("tdur", 0) for task in tasks[max(0, first) : after]) * SLOWER / 1000)
    return took


def _main_thread(events: Sequence[Event]) -> list[Event]:
    """Return what the busiest main thread of a page did, in order."""
    threads = {
        (one["pid"], one["tid"]): one["args"]["name"] for one in events if one["name"] == "thread_name"
    }
    whole = [event for event in events if event.get("ph") == "X"]
    busy = Counter[tuple[int, int]]()
    for event in whole:
        thread = event["pid"], event["tid"]
        if threads.get(thread) == MAIN:
            busy[thread] += event.get("dur", 0)
    ((page, _),) = busy.most_common(1)
    return sorted((one for one in whole if (one["pid"], one["tid"]) == page), key=_begin)


def _begin(event: Event) -> int:
    return event["ts"]


def _is_key(event: Event) -> bool:
    return event["name"] == "EventDispatch" and event["args"]["data"]["type"] == "keydown"
