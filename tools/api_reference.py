"""
What the list of routes in docs/reference/api.md is made of: the web application's description of itself.

Names and kinds of fields only; limits are in `/api/v1/openapi.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

from fastapi import FastAPI

from datakasse.counter.counter import Counter
from datakasse.counter.kept_with_entry import SharedSafe
from datakasse.counter.ports import Premises
from datakasse.devices.machine.clock import SystemClock
from datakasse.hub.at_hub.counter import HubCounter
from datakasse.office.people.office_keys import OfficeKeys
from datakasse.office.shop.mail_safe import MailSafe
from datakasse.settings import PRODUCT
from datakasse.storage.ports.hub import HubStore
from datakasse.storage.ports.store import Store
from datakasse.trade.shop.shop import Declaration
from datakasse.web.app import make_app
from datakasse.web.hub.hub_app import make_hub_app
from datakasse.web.hub.hub_desk import HubDesk

Schema = Mapping[str, Any]
"""A part of an OpenAPI description, which is JSON."""


def application() -> FastAPI:
    """Return the web application with no shop behind it: its routes are looked at, not used."""
    store, premises = cast("Store", None), cast("Premises", None)
    nothing = Counter(store, SystemClock(), {}, {}, str, version(PRODUCT), Declaration(), premises)
    keys, mail = OfficeKeys(cast("SharedSafe", None)), MailSafe(cast("SharedSafe", None))
    return make_app(nothing, lambda _: None, [], office_keys=keys, mail=mail)


def hub_application() -> FastAPI:
    """Return the web application of a hub, with no hub behind it."""
    store = cast("HubStore", None)
    return make_hub_app(HubDesk(HubCounter(store, SystemClock(), "", "", version(PRODUCT)), "", ""), [])


def generated(root: Path) -> str:
    """Return the generated part of the page; nothing of it is kept in the repository by hand."""
    del root
    shop, hub = application().openapi(), hub_application().openapi()
    return "\n".join([*_routes(shop), *_routes(hub), *_inner_shapes(shop)])


def _routes(api: Schema) -> Iterator[str]:
    shapes = api["components"]["schemas"]
    chapter = ""
    for path, methods in api["paths"].items():
        for method, route in methods.items():
            if route["tags"][0] != chapter:
                chapter = route["tags"][0]
                yield from ("", f"### {chapter.capitalize()}", "")
                yield "| route | what | takes |"
                yield "|---|---|---|"
            asked = "<br>".join([*_queries(route), *_body(route, shapes)])
            yield f"| `{method.upper()} {path}` | {route.get('description', '')} | {asked} |"


def _inner_shapes(api: Schema) -> Iterator[str]:
    shapes = api["components"]["schemas"]
    yield from ("", "### Shapes within shapes", "")
    yield "| shape | fields |"
    yield "|---|---|"
    for name in sorted(_inner(api)):
        yield f"| {name} | {'<br>'.join(_fields(shapes[name]))} |"
    yield ""


def _queries(route: Schema) -> Iterator[str]:
    for asked in route.get("parameters", ()):
        if asked["in"] == "query":
            yield f"`?{asked['name']}` {_kind(asked['schema'])}{_may(asked, asked['schema'])}"


def _body(route: Schema, shapes: Schema) -> list[str]:
    content = route.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return []
    # One that may be left out whole is told as one or nothing.
    [body] = [each for each in content["schema"].get("anyOf", [content["schema"]]) if "$ref" in each]
    return _fields(shapes[_name(body)])


def _fields(shape: Schema) -> list[str]:
    demanded = shape.get("required", ())
    return [
        f"`{name}` {_kind(field)}{_may({'required': name in demanded}, field)}"
        for name, field in shape.get("properties", {}).items()
    ] or ["`{}`"]


def _may(asked: Schema, field: Schema) -> str:
    if asked.get("required"):
        return ""
    standard = field.get("default")
    return ", may be left out" if standard in (None, "", [], {}) else f" = {json.dumps(standard)}"


def _kind(field: Schema) -> str:
    """Return what a field holds, in few words."""
    if "$ref" in field:
        return _name(field)
    if "anyOf" in field:
        return " or ".join(_kind(choice) for choice in field["anyOf"])
    if "enum" in field:
        return "/".join(field["enum"])
    if field["type"] == "array":
        return f"list of {_kind(field['items'])}"
    kind = str(field.get("format", field["type"]))
    return {"string": "text", "boolean": "true/false"}.get(kind, kind)


def _name(field: Schema) -> str:
    return str(field["$ref"]).rpartition("/")[2]


def _inner(api: Schema) -> set[str]:
    """Return the names of shapes that other shapes refer to."""
    found: set[str] = set()

    def look(part: object) -> None:
        if isinstance(part, Mapping):
            for key, value in cast("Schema", part).items():
                if key == "$ref":
                    found.add(str(value).rpartition("/")[2])
                look(value)
        elif isinstance(part, Sequence) and not isinstance(part, str):
            for each in cast("Sequence[object]", part):
                look(each)

    for name, shape in api["components"]["schemas"].items():
        if name.endswith("Shape"):
            look(shape)
    return found
