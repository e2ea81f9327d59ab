"""The files of the pages; and for a person who wrote an address that is not there, a page that says so."""

from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from datakasse.errors.door.requests import NoSuchPath
from datakasse.web.door.plain_page import plain_page
from datakasse.web.problems import PATH_LENGTH_MAX

SHORT: Final = {"kontor": "/office.html", "kontoret": "/office.html", "office": "/office.html", "kasse": "/"}
"""What somebody writes after the register's address, and where that is."""

_WAYS_ON: Final = {"Til kassen": "/", "Til kontoret": "/office.html"}
_NOT_FOUND: Final = 404


class Pages(StaticFiles):
    """
    Files of the pages, under the addresses that they are named by.

    Args:
        folder: Where they are.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or where a person is meant to go; whoever is no browser gets the one shape."""
        try:
            return await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != _NOT_FOUND or not _is_a_person(scope):
                raise
        if (address := SHORT.get(path.strip("/").lower())) is not None:
            return RedirectResponse(address)
        refusal = NoSuchPath(path=f"/{path}"[:PATH_LENGTH_MAX])
        page = plain_page("Siden finnes ikke", refusal, _WAYS_ON)
        return Response(page, _NOT_FOUND, {"Cache-Control": "no-store"}, "text/html; charset=utf-8")


def _is_a_person(scope: Scope) -> bool:
    """Return whether a browser shows the answer to somebody who wrote an address, or followed a link."""
    accepted = dict(scope["headers"]).get(b"accept", b"")
    return scope["method"] == "GET" and b"text/html" in accepted
