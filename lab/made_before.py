"""What a server makes once a process, made in the process that it is forked from (`forked.py`)."""

from typing import Final

from fastapi.routing import iter_route_contexts

from datakasse.storage.sqlite.migrations import declared_schema
from datakasse.web.app import interface

ROUTES: Final = tuple(iter_route_contexts(interface().routes))
"""FastAPI works a route out when it is first looked at, and remembers it."""

SCHEMA: Final = declared_schema()
"""What a database of this version consists of, which every start compares its own with."""
