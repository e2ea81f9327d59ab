"""Somebody in the office of a machine, who changes what counts at all registers, one by one."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from lab.kill.apart.changes import EXPORT, Changes
from lab.kill.line import Answer, Line
from lab.kill.promises import PromiseBroken

PLACE: Final = "Havna"
FIRST_DAY: Final = date(2030, 1, 1)
"""Days that no shop here has lived: each change has one of its own."""
ARTICLES: Final = {
    "100": {"name": "Grovbrød", "group": "MAT", "vat_code": "15"},
    "101": {"name": "Brunost", "group": "MAT", "vat_code": "15"},
    "200": {"name": "Stearinlys", "group": "VARER", "vat_code": "25"},
}
_LOWEST_ORE: Final = 150_00


class Clerk:
    """
    Somebody in an office.

    Args:
        operator: Who, and her PIN.
        changes: Where all that is asked for is noted.
    """

    def __init__(self, operator: tuple[str, str], changes: Changes) -> None:
        self._operator, self._pin = operator
        self._changes = changes
        self._line = Line(0)

    def arrive(self, port: int) -> None:
        """Come to the office of a server that has just started."""
        self._line.hang_up()
        self._line = Line(port)
        told = self._ask("POST", "/office/session", {"operator": self._operator, "pin": self._pin}).told
        self._line.headers["Authorization"] = f"Bearer {told['token']}"

    def leave(self) -> None:
        """Hang up."""
        self._line.hang_up()

    def change(self, chance: Random) -> None:
        """Change one thing; raises `NoAnswer` where nobody knows whether it was done."""
        (what,) = chance.choices([what for what, _ in _WHAT], [share for _, share in _WHAT])
        what(self, chance)

    def add_register(self, register: str) -> None:
        """Put a register into service, which comes on the screen of its machine."""
        body = {
            "register_id": register,
            "location": PLACE,
            "drawer": "none_per_operator",
            "place": "screen",
            "current": self._pin,
        }
        self._ask("POST", "/office/registers", body, f"add {register}")

    def has(self, register: str) -> bool:
        """Return whether a register is sold at from this machine."""
        rows: list[dict[str, Any]] = self._ask("GET", "/office/registers").told["registers"]
        return any(row["register_id"] == register and row["is_here"] for row in rows)

    def set_price(self, chance: Random) -> None:
        """Let an article cost what nothing has cost before."""
        number = chance.choice(sorted(ARTICLES))
        price_ore = _LOWEST_ORE + 100 * self._changes.number()
        body = {**ARTICLES[number], "price_ore": price_ore}
        self._done(f"price {number} {price_ore}", "PUT", f"/office/catalogue/articles/{number}", body)

    def set_department(self, chance: Random) -> None:
        """Book the place under another department."""
        del chance
        name = f"A{self._changes.number()}"
        self._done(f"department {name}", "PUT", f"/office/departments/{PLACE}", {"department": name})

    def set_hours(self, chance: Random) -> None:
        """Close the place on one day that is to come, and on no other."""
        del chance
        day = self._day()
        hours = {"opens": "09:00", "closes": "17:00"}
        body = {"location": PLACE, "weekdays": [hours] * 7, "days": [{"day": day.isoformat()}]}
        self._done(f"closed {day:%d.%m.%Y}", "PUT", "/office/set-up/opening-hours", body)

    def make_campaign(self, chance: Random) -> None:
        """Make a campaign that is far ahead."""
        name = f"Kampanje {self._changes.number()}"
        body = {
            "name": name,
            "offer": {"type": "percent", "share_bp": 1_000},
            "parts": [{"articles": [chance.choice(sorted(ARTICLES))]}],
            "begins": {"day": "2099-05-01", "time": "15:00"},
        }
        self._done(f"campaign {name}", "POST", "/office/catalogue/campaigns", body, name)

    def export(self, chance: Random) -> None:
        """Make a SAF-T file, or now and then the whole control package."""
        day = self._day().isoformat()
        what = "control/package" if chance.random() < _SHARE_PACKAGES else "exports/vouchers"
        query = f"from=2026-01-01&to={day}" + ("" if what.startswith("control") else "&form=csv")
        self._done(f"{EXPORT} {day}", "GET", f"/office/{what}?{query}")

    def _day(self) -> date:
        return FIRST_DAY + timedelta(days=self._changes.number())

    def _done(self, mark: str, method: str, path: str, body: object = None, key: str = "") -> None:
        change = self._changes.ask(mark)
        self._ask(method, path, body, key)
        self._changes.answer(change)

    def _ask(self, method: str, path: str, body: object = None, key: str = "") -> Answer:
        answer = self._line.ask(method, path, body, key)
        if not answer.is_done:
            raise PromiseBroken(f"the office was refused {method} {path}: {answer.body.decode()[:500]}")
        return answer


_SHARE_PACKAGES: Final = 0.4
_WHAT: Final[Sequence[tuple[Callable[[Clerk, Random], None], int]]] = (
    (Clerk.set_price, 12),
    (Clerk.set_department, 2),
    (Clerk.set_hours, 2),
    (Clerk.make_campaign, 2),
    (Clerk.export, 1),
)
"""What is done in an office, and how often beside each other."""
