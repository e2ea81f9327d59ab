"""
One shape for every error over HTTP (RFC 9457).

A refusal of the product keeps its code, its sentences and its law; what the framework refuses (a
body that is no JSON, a field of the wrong type, an unknown path) is given the same shape.
"""

from collections.abc import Mapping

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from datakasse.errors.refusal import Category, Refused
from datakasse.errors.registering import PinThrottled
from datakasse.errors.requesting import Malformed, NoSuchPath, ServerFault, WrongMethod

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
    if isinstance(refusal, PinThrottled):
        headers["Retry-After"] = str(refusal.facts["wait_s"])
    return Response(msgspec.json.encode(body), shown, headers, media_type=MEDIA_TYPE)


def tell_problems(app: FastAPI) -> None:
    """Make an application answer every error in the one shape."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)


def _refused(request: Request, error: Exception) -> Response:
    del request
    if not isinstance(error, Refused):
        raise error
    return problem(error)


def _invalid(request: Request, error: Exception) -> Response:
    """Name the first field that is wrong; never echo what was sent."""
    del request
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return problem(Malformed(where=where, why=str(first["msg"])), status=422)


def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == 405:
        response = problem(WrongMethod(method=request.method, path=request.url.path), status=405)
        response.headers.update(error.headers or {})
        return response
    if error.status_code == 404:
        return problem(NoSuchPath(path=request.url.path))
    return problem(Malformed(where="request", why=str(error.detail)), status=error.status_code)


def _fault(request: Request, error: Exception) -> Response:
    del request, error
    return problem(ServerFault(), status=500)
