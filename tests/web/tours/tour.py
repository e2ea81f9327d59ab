"""A tour of the routes: goes by them, and keeps which."""

from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.devices.printers.screen import OnScreenPrinter
from tests.till.shopkeeper import FRONT, Shopkeeper
from tests.web.caller import API, Caller, Json


class Tour:
    """Goes by the routes and keeps which."""

    def __init__(self, shop: Shopkeeper) -> None:
        self.drawer = OnScreenDrawer()
        shop.exchange(drawer=self.drawer, printer=OnScreenPrinter(self.drawer))
        self.caller = Caller(shop)
        self.been: set[tuple[str, str]] = set()
        self.screen = self.caller.nobody()

    def go(self, method: str, path: str, body: Json = None, *, status: int = 200, **how: Json) -> Json:
        """Go by a route, which must do what it is for."""
        answer = self.screen.call(method, path, body, **how)
        assert answer.status_code == status, (method, path, answer.text)
        address = path if path.startswith("/") else f"/registers/{FRONT}/{path}".removesuffix("/")
        self.been.add((method, f"{API}{address.partition('?')[0]}"))
        return answer.json() if answer.headers.get("content-type") == "application/json" else answer

    def put_out(self) -> None:
        """Have the documents come out, and the drawer closed after them."""
        self.caller.shop.print_out()
        self.go("POST", "drawer/closed")
