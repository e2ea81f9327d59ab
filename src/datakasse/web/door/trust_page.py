"""
What a device meets before it trusts the register: one page and one certificate, over plain HTTP.

A device cannot fetch over TLS what it needs in order to trust TLS, so this stands on a port of its own and
can do nothing else: it knows no till, no session, no cookie. Whoever sits in between could hand out an
authority of his own; that is why the page asks the person to compare the fingerprint that *the device*
shows with the one on the register's own screen.
"""

from html import escape
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from datakasse.web.door.network_line import NetworkLine
from datakasse.web.door.page_look import page_template

CERTIFICATE: Final = "/datakasse.crt"
PAGE: Final = "/trust"
_SAFE: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def trust_app(line: NetworkLine) -> Starlette:
    """Return the application that has the page and the certificate, and nothing else."""
    template = page_template("trust_page.html")

    async def begin(request: Request) -> Response:
        del request
        return RedirectResponse(PAGE, headers=_SAFE)

    async def page(request: Request) -> Response:
        del request
        authority = line.network.authority()
        filled = template.substitute(
            business=escape(line.network.business),
            fingerprint=authority.fingerprint,
            until=authority.until.strftime("%d.%m.%Y"),
            certificate=CERTIFICATE,
            link=escape(line.link),
        )
        return Response(filled, headers=_SAFE, media_type="text/html")

    async def certificate(request: Request) -> Response:
        del request
        attached = {"Content-Disposition": 'attachment; filename="datakasse.crt"'}
        return Response(
            line.network.authority().certificate,
            headers=_SAFE | attached,
            media_type="application/x-x509-ca-cert",
        )

    return Starlette(
        routes=[Route("/", begin), Route(PAGE, page), Route(CERTIFICATE, certificate)],
    )
