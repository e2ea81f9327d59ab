"""
The page of a machine that has no shop yet: it makes one, and then it is gone.

It is served on this machine alone, by an application that knows nothing else, for as long as the data folder
is empty. What makes the shop is what the command `datakasse init` makes it with: both refuse the same. A page
elsewhere cannot post to it: it is called by this machine's own names only, and a form carries a word that
only who was shown the page has.

Law: KSL-7: a package that nobody has declared says so here as well.
"""

import asyncio
import secrets
from collections.abc import Callable, Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from hmac import compare_digest
from html import escape
from pathlib import Path
from socket import socket
from typing import Final
from urllib.parse import parse_qsl, urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from datakasse.errors.refusal import Refused
from datakasse.errors.shop.business import PinsDiffer
from datakasse.office.shop.first_shop import FirstShop
from datakasse.office.shop.look_up_company import CompanyRegister, look_up_company
from datakasse.trade.shop.shop import Address
from datakasse.web.door.page_look import page_template
from datakasse.web.door.signs_of_life import Starter, give_signs

LOCAL_NAMES: Final = frozenset({"127.0.0.1", "localhost", "::1"})
BODY_BYTES_MAX: Final = 8_192
LINGERS_S: Final = 5
"""So long whoever still sends is waited for when the shop is made; a half sent form does not keep it shut."""
_FIELDS: Final = ("number", "name", "street", "house", "postal_code", "city", "manager_name")
FIELD_LENGTH_MAX: Final = 200
_UNFIT: Final = (
    f"Et felt er lengre enn {FIELD_LENGTH_MAX} tegn eller har tegn som ikke synes. Ingenting er laget."
)
_TICKS: Final = ("vat", "company_register")
_SAFE: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_UNPROCESSABLE, _FORBIDDEN, _GONE, _TOO_LARGE = 422, 403, 410, 413


@dataclass
class FirstDesk:
    """
    What the page works with.

    Attributes:
        make: Makes the shop, or refuses.
        companies: Where businesses are looked up; None for nowhere.
        folder: Where the shop will be.
        demonstration: Nobody has declared this package.
        word: What a form has to carry.
        is_made: The shop is there.
    """

    make: Callable[[FirstShop], None]
    companies: CompanyRegister | None
    folder: Path
    demonstration: bool
    word: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    is_made: bool = False


def serve_first_page(
    desk: FirstDesk, listening: socket, tell: Callable[[str], None], starter: Starter | None = None
) -> bool:
    """
    Serve the page until the shop is made, and return True; False when it is told to stop before that.

    Args:
        desk: What it works with.
        listening: Listens on this machine; it stays open for the shop, so that no call is lost meanwhile.
        tell: Told the link.
        starter: Who started this process and wants to know how it is, where somebody does.
    """
    server: uvicorn.Server | None = None

    def end() -> None:
        if server is not None:
            # Whoever calls from now on waits for the shop.
            for line in server.servers:
                line.close()
            server.should_exit = True

    host, port = listening.getsockname()[:2]
    app = first_app(desk, end, LOCAL_NAMES | {host})
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            access_log=False,
            log_level="warning",
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=LINGERS_S,
        )
    )
    give_signs(server.config, starter)
    tell(f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/")
    # The server closes what it listens on when it ends.
    try:
        asyncio.run(server.serve([listening.dup()]))
    except KeyboardInterrupt:
        return False
    return desk.is_made


def first_app(desk: FirstDesk, end: Callable[[], None], names: AbstractSet[str] = LOCAL_NAMES) -> Starlette:
    """
    Return the application that has the page, and nothing else.

    Args:
        desk: What it works with.
        end: Called when the shop is made, before that is told.
        names: What this machine may be called by.
    """
    making = asyncio.Lock()

    async def show(request: Request) -> Response:
        if not _is_called_here(request, names):
            return _page(_refused("Siden svarer bare på denne maskinen."), _FORBIDDEN)
        return _page(_form(desk, {"vat": "on", "manager_name": "Daglig leder"}))

    async def take(request: Request) -> Response:
        if not _is_called_here(request, names):
            return _page(_refused("Siden svarer bare på denne maskinen."), _FORBIDDEN)
        body = await _body(request)
        if body is None:
            return _page(_refused("Skjemaet er for langt. Ingenting er laget; skriv kortere."), _TOO_LARGE)
        typed = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        if not compare_digest(typed.get("word", "").encode(), desk.word.encode()):
            return _page(_refused("Skjemaet er fra en annen side. Hent siden på nytt."), _FORBIDDEN)
        if desk.is_made:
            return _page(_made(desk, ""), _GONE)
        if any(len(value) > FIELD_LENGTH_MAX or not value.isprintable() for value in typed.values()):
            return _page(_form(desk, typed, _UNFIT), _UNPROCESSABLE)
        try:
            if typed.get("do") == "look-up":
                return _page(_form(desk, await run_in_threadpool(_looked_up, desk, typed)))
            async with making:
                # The second press of a double click waits for the first, and is told what that made.
                if desk.is_made:
                    return _page(_made(desk, ""), _GONE)
                await run_in_threadpool(_make, desk, typed)
                desk.is_made = True
        except Refused as refusal:
            return _page(_form(desk, typed, refusal.sentence("nb")), _UNPROCESSABLE)
        answer = _page(_made(desk, typed.get("name", "")))
        answer.headers["Connection"] = "close"
        end()
        return answer

    async def elsewhere(request: Request) -> Response:
        del request
        return RedirectResponse("/", headers=_SAFE)

    return Starlette(
        routes=[
            Route("/", show, methods=["GET"]),
            Route("/", take, methods=["POST"]),
            Route("/{path:path}", elsewhere),
        ]
    )


async def _body(request: Request) -> bytes | None:
    """Return the body of a request; None of one that is too long."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > BODY_BYTES_MAX:
            return None
    return body


def _is_called_here(request: Request, names: AbstractSet[str]) -> bool:
    """Whether it is called by this machine's own name, from this machine (DNS rebinding)."""
    try:
        name = urlsplit(f"//{request.headers.get('host', '')}").hostname
    except ValueError:
        return False
    return name in names


def _make(desk: FirstDesk, typed: Mapping[str, str]) -> None:
    """Make the shop; raises `Refused`."""
    if typed.get("pin") != typed.get("pin_again"):
        raise PinsDiffer
    desk.make(
        FirstShop(
            organisation_number="".join(typed.get("number", "").split()),
            name=typed.get("name", "").strip(),
            pin=typed.get("pin", ""),
            vat_registered="vat" in typed,
            in_company_register="company_register" in typed,
            address=Address(*(typed.get(part, "").strip() for part in _FIELDS[2:6])),
            manager_name=typed.get("manager_name", "").strip() or "Daglig leder",
        )
    )


def _looked_up(desk: FirstDesk, typed: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed with what the public register says instead; raises `Refused`."""
    found = look_up_company(desk.companies, typed.get("number", ""))
    at = found.street_address
    told = {
        **{key: value for key, value in typed.items() if key not in _TICKS},
        "number": found.organisation_number,
        "name": found.name,
        **dict(zip(_FIELDS[2:6], (at.street, at.number, at.postal_code, at.city), strict=True)),
    }
    ticks = {"vat": found.vat_registered, "company_register": found.in_company_register}
    return told | {tick: "on" for tick, is_set in ticks.items() if is_set}


def _page(content: str, status: int = 200) -> Response:
    template = page_template("first_page.html")
    return Response(template.substitute(content=content), status, _SAFE, media_type="text/html")


def _refused(said: str) -> str:
    return f'<p class="said bad" role="alert">{escape(said)}</p>'


def _declared(desk: FirstDesk) -> str:
    if not desk.demonstration:
        return ""
    return (
        '<p class="said">Demonstrasjon – ikke deklarert kassasystem. Butikken kan prøves, men ikke selge.</p>'
    )


def _made(desk: FirstDesk, name: str) -> str:
    return f"""
      {_declared(desk)}
      <h1>{escape(name) or "Butikken"} er laget</h1>
      <p>Kassen åpner nå. Gå til kontoret og logg på som operatør <strong>1</strong> med PIN-en du valgte.
        Siden <strong>Oppsett</strong> sier hva som mangler før ekte salg, og finner skriveren.</p>
      <p class="last"><a class="go" href="/office.html#/oppsett">Til kontoret</a></p>"""


def _form(desk: FirstDesk, typed: Mapping[str, str], fault: str = "") -> str:
    values = {name: escape(typed.get(name, "")[:FIELD_LENGTH_MAX], quote=True) for name in _FIELDS}
    ticks = {name: "checked" if name in typed else "" for name in _TICKS}

    def text(name: str, title: str, more: str = "") -> str:
        kept = f'value="{values[name]}" maxlength="{FIELD_LENGTH_MAX}"'
        return f'<label>{title}<input name="{name}" {kept} {more}/></label>'

    def secret(name: str, title: str) -> str:
        return (
            f'<label>{title}<input name="{name}" type="password" inputmode="numeric" '
            'autocomplete="new-password" maxlength="8" /></label>'
        )

    def tick(name: str, title: str) -> str:
        return f'<label class="tick"><input type="checkbox" name="{name}" {ticks[name]} />{title}</label>'

    return f"""
      {_declared(desk)}
      <h1>Lag butikken</h1>
      <p class="quiet">Mappen {escape(str(desk.folder))} er tom. Siden vises bare på denne maskinen, og
        bare til butikken er laget. Alt kan endres siden, bortsett fra organisasjonsnummer og kasse-ID.</p>
      {_refused(fault) if fault else ""}
      <form method="post" action="/">
        <input type="hidden" name="word" value="{desk.word}" />
        <button name="do" value="make" hidden>Enter</button>
        <fieldset><legend>Virksomheten</legend>
          {text("number", "Organisasjonsnummer", 'inputmode="numeric" autofocus')}
          <button class="beside" name="do" value="look-up" formnovalidate>Hent fra Brønnøysund</button>
          <p class="quiet wide">Bare nummeret sendes. Uten nett skriver du resten selv.</p>
          {text("name", "Firmanavn som registrert")}
          {text("street", "Gate")}{text("house", "Nummer")}
          {text("postal_code", "Postnummer", 'inputmode="numeric"')}{text("city", "Poststed")}
          {tick("vat", "Registrert i Merverdiavgiftsregisteret")}
          {tick("company_register", "AS, ASA eller NUF: skriv «Foretaksregisteret»")}
        </fieldset>
        <fieldset><legend>Daglig leder</legend>
          {text("manager_name", "Navn")}
          <p class="quiet wide">Operatør 1. PIN-en åpner kassen og kontoret: fire til åtte sifre.</p>
          {secret("pin", "PIN")}{secret("pin_again", "PIN én gang til")}
        </fieldset>
        <p class="last"><button name="do" value="make">Lag butikken</button></p>
      </form>"""
