"""
What customers' phones see: a receipt behind a link, as a page and as a PDF.

    GET /k/{token}        the page
    GET /k/{token}/pdf    the same receipt to keep

The secret in the address is all there is to it: no sign-on, no cookie, no script, nothing that tells who
looked. Nothing of it may be stored on the way or found by a search engine. Whoever guesses is made to wait.

Law: BFF-5-3-5, KSF-2-6-4d, law.md 5.5.
"""

from html import escape

from fastapi import APIRouter, Request, Response

from datakasse.errors.refusal import Refused
from datakasse.errors.till.handing_over import LinkGone
from datakasse.receipt.formats import as_html, as_pdf
from datakasse.till.paper.open_link import OpenedReceipt, open_link
from datakasse.trade.moment import in_norway
from datakasse.web.desk import AtDesk, Visit
from datakasse.web.door.plain_page import plain_page
from datakasse.web.problems import STATUS

LINKS = "/k"
_TOKEN_LENGTH_MAX = 100

_HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
_WORDS = {
    "nb": ("Last ned som PDF", "Lenken virker til og med {day}.", "Kvitteringen er ikke her"),
    "nn": ("Last ned som PDF", "Lenkja verkar til og med {day}.", "Kvitteringa er ikkje her"),
}

routes = APIRouter(prefix=LINKS, include_in_schema=False)


@routes.get("/{token}")
def receipt(token: str, visit: AtDesk) -> Response:
    """Show the receipt of a link as a page."""
    try:
        opened = _open(visit, token)
    except Refused as refusal:
        return _refused(refusal)
    download, works_until, _ = _WORDS["nn" if opened.slip.language == "nn" else "nb"]
    day = in_norway(opened.expires).strftime("%d.%m.%Y")
    below = (
        f'<nav><a href="{LINKS}/{escape(token)}/pdf" download>{download}</a>'
        f"<p>{works_until.format(day=day)}</p></nav>\n"
    )
    page = as_html.render(opened.slip, below)
    return Response(page, headers=_HEADERS, media_type="text/html; charset=utf-8")


@routes.get("/{token}/pdf")
def receipt_pdf(token: str, visit: AtDesk) -> Response:
    """Give the receipt of a link as a PDF."""
    try:
        opened = _open(visit, token)
    except Refused as refusal:
        return _refused(refusal)
    headers = {**_HEADERS, "Content-Disposition": 'attachment; filename="kvittering.pdf"'}
    return Response(as_pdf.render(opened.slip, opened.at), headers=headers, media_type="application/pdf")


def _open(visit: Visit, token: str) -> OpenedReceipt:
    caller = _caller(visit.request)
    visit.desk.guesses.demand_patience(caller)
    try:
        if len(token) > _TOKEN_LENGTH_MAX:
            raise LinkGone
        opened = open_link(visit.counter, token)
    except LinkGone:
        visit.desk.guesses.note(caller)
        raise
    return opened


def _caller(request: Request) -> str:
    return "" if request.client is None else request.client.host


def _refused(refusal: Refused) -> Response:
    """Tell a customer, on a page, why there is no receipt; other errors keep the one shape."""
    page = plain_page(_WORDS["nb"][2], refusal)
    status, headers = STATUS[refusal.category], dict(_HEADERS)
    if "wait_s" in refusal.facts:
        headers["Retry-After"] = str(refusal.facts["wait_s"])
    return Response(page, status, headers, media_type="text/html; charset=utf-8")
