"""The routes that the OpenAPI document tells of."""

from tests.web.caller import API, Caller


def documented(caller: Caller) -> list[tuple[str, str]]:
    """Return the routes of the OpenAPI document."""
    document = caller.client.get(f"{API}/openapi.json").json()
    return [(method.upper(), path) for path, methods in document["paths"].items() for method in methods]
