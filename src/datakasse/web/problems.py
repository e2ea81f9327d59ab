"""
One shape for every error over HTTP (RFC 9457).

A refusal of the product keeps its code, its sentences and its law; what the framework refuses (a
body that is no JSON, a field of the wrong type, an unknown path) is given the same shape.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from datakasse.errors.door.requests import Malformed, NoSuchPath, ServerFault, WrongMethod
from datakasse.errors.refusal import Category, Refused
from datakasse.web.door.safe_headers import SAFE_HEADERS

STATUS: dict[Category, int] = {
    Category.MALFORMED: 400,
    Category.UNAUTHENTICATED: 401,
    Category.FORBIDDEN: 403,
    Category.MISSING: 404,
    Category.CONFLICT: 409,
    Category.TOO_LARGE: 413,
    Category.INVALID: 422,
    Category.THROTTLED: 429,
    Category.UNAVAILABLE: 503,
}
"""The status that follows from what sort of refusal it is."""

RETRY_AFTER_S = 15
WHERE_LENGTH_MAX = 100
PATH_LENGTH_MAX = 200
MEDIA_TYPE = "application/problem+json"


class Problem(msgspec.Struct, frozen=True):
    """An error as it goes over the wire."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    detail_en: str
    law: str
    facts: Mapping[str, str | int]


REFUSALS: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "Refused: nothing was done, for the reason told.",
        "content": {MEDIA_TYPE: {"schema": msgspec.json.schema_components([Problem])[1]["Problem"]}},
    }
}
"""What the OpenAPI document tells of a refusal, at every route."""


def problem(refusal: Refused, status: int | None = None) -> Response:
    """Return the response that tells a refusal; `status` overrules the category's."""
    shown = STATUS[refusal.category] if status is None else status
    body = Problem(
        type=f"urn:datakasse:{refusal.code}",
        title=type(refusal).__name__,
        status=shown,
        code=refusal.code,
        detail=refusal.sentence("nb"),
        detail_en=refusal.sentence("en"),
        law=refusal.law,
        facts=refusal.facts,
    )
    headers = {"Cache-Control": "no-store"}
    if refusal.category is Category.THROTTLED:
        headers["Retry-After"] = str(refusal.facts.get("wait_s", RETRY_AFTER_S))
    if refusal.category is Category.UNAUTHENTICATED:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(msgspec.json.encode(body), shown, headers, media_type=MEDIA_TYPE)


def invalid(location: Iterable[object], why: str) -> Response:
    """Return the response that names a field that is wrong; what was sent in it is not echoed."""
    where = ".".join(str(part) for part in location)
    return problem(Malformed(where=where[:WHERE_LENGTH_MAX], why=why), status=422)


def nowhere(method: str, path: str, allowed: Collection[str]) -> Response:
    """Return the response for an address that is not there, or that does not take the method."""
    if not allowed:
        return problem(NoSuchPath(path=path[:PATH_LENGTH_MAX]))
    response = problem(WrongMethod(method=method, path=path[:PATH_LENGTH_MAX]), status=405)
    response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def tell_problems(app: FastAPI) -> None:
    """
    Make an application answer every error in the one shape.

    None of them asks for a thread: a machine that has no memory for one would wait for it for good (CPython's
    `Thread.start` waits for a thread that died as it began).
    """
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)


async def _refused(request: Request, error: Exception) -> Response:
    del request
    if not isinstance(error, Refused):
        raise error
    return problem(error)


async def _invalid(request: Request, error: Exception) -> Response:
    del request
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    return invalid(first["loc"], first["msg"])


async def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code in {404, 405}:
        # What is not under /api is a file of the till page, which can only be read.
        allowed = ("GET", "HEAD") if error.status_code == 405 else ()
        return nowhere(request.method, request.url.path, allowed)
    return problem(Malformed(where="request", why=str(error.detail)), status=error.status_code)


async def _fault(request: Request, error: Exception) -> Response:
    del request, error
    response = problem(ServerFault(), status=500)
    response.raw_headers.extend(
        SAFE_HEADERS
    )  # It is answered outside of all that is wrapped around the routes.
    return response
