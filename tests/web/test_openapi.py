"""The OpenAPI document: whole, well formed, and true about keys and refusals."""

import re
from pathlib import Path
from typing import cast

from fastapi.routing import iter_route_contexts

from tests.web.caller import API, OFFICE_ONCE_ONLY, ONCE_ONLY, Caller, Json
from tests.web.documented import documented


def test_every_route_is_in_the_openapi_document_and_in_the_reference(caller: Caller, root: Path) -> None:
    served = {
        (method, context.path.replace(":path}", "}"))
        for context in iter_route_contexts(caller.app.routes)
        if context.path and context.path.startswith(API)
        for method in (context.methods or ())
        if method != "HEAD" and not context.path.endswith("openapi.json")
    }
    assert served == set(documented(caller))
    reference = (root / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    assert [route for route in served if f"`{route[0]} {route[1]}`" not in reference] == []


def test_the_openapi_document_is_well_formed(caller: Caller) -> None:
    """Each operation is named once, each reference leads somewhere, each path parameter is described."""
    document = caller.client.get(f"{API}/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    operations = [
        (path, operation) for path, methods in document["paths"].items() for operation in methods.values()
    ]
    names = [operation["operationId"] for _, operation in operations]
    assert len(names) == len(set(names))
    for path, operation in operations:
        described = {row["name"] for row in operation.get("parameters", []) if row["in"] == "path"}
        assert described == set(re.findall(r"\{([^}]+)\}", path)), path
        assert operation["description"], path
    for reference in references(document):
        found: Json = document
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]


def references(part: Json) -> list[str]:
    """Return every reference in a JSON document."""
    if isinstance(part, dict):
        fields = cast("dict[str, Json]", part)
        own = [fields["$ref"]] if isinstance(fields.get("$ref"), str) else []
        return own + [found for inner in fields.values() for found in references(inner)]
    inside = cast("list[Json]", part) if isinstance(part, list) else []
    return [found for inner in inside for found in references(inner)]


def test_the_openapi_document_tells_how_things_are_refused(caller: Caller) -> None:
    """Every operation answers a problem when it refuses; nothing of the framework's own shapes is told."""
    document = caller.client.get(f"{API}/openapi.json").json()
    assert "HTTPValidationError" not in document["components"]["schemas"]
    for path, methods in document["paths"].items():
        for operation in methods.values():
            content = operation["responses"]["default"]["content"]
            assert set(content) == {"application/problem+json"}, path


def test_the_openapi_document_tells_which_routes_demand_a_key(caller: Caller) -> None:
    document = caller.client.get(f"{API}/openapi.json").json()
    demanding = {
        path
        for path, methods in document["paths"].items()
        for operation in methods.values()
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "header" and parameter["name"] == "Idempotency-Key" and parameter["required"]
    }
    at_registers = {f"{API}/registers/{{register}}/{path}" for path in ONCE_ONLY}
    of_an_entry = f"{API}/office/staff-register/entries/{{register}}/{{number}}/corrections"
    assert demanding == at_registers | {f"{API}{path}" for path in OFFICE_ONCE_ONLY} | {of_an_entry}
