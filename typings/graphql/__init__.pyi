"""
What is used of graphql-core, with types that are known.

Its own leave some of them open (`tuple[Unknown, ...]`), which a strict check does not take.
"""

from collections.abc import Mapping, Sequence
from typing import Any

class GraphQLSchema: ...
class DocumentNode: ...

class GraphQLError(Exception):
    message: str
    original_error: Exception | None

class ExecutionResult:
    data: dict[str, Any] | None
    errors: list[GraphQLError] | None

def build_schema(source: str) -> GraphQLSchema: ...
def parse(source: str) -> DocumentNode: ...
def validate(schema: GraphQLSchema, document_ast: DocumentNode) -> Sequence[GraphQLError]: ...
def execute_sync(
    schema: GraphQLSchema, document: DocumentNode, root_value: Mapping[str, object]
) -> ExecutionResult: ...
