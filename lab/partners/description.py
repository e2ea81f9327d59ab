"""
A partner's own description of its interface (OpenAPI 3.0), which all requests and answers are held against.

The description is stricter here than on paper: a field that it does not name is a fault, and so is a field
that may only be read where it is sent. An interface at work may let such things pass; here they are bugs.

    request   path and method known · query fields known and of their type · body as described, nothing more
    answer    status described, body as described; errors only where the description says what they look like
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeGuard, cast
from urllib.parse import unquote

import yaml
from jsonschema_rs import Draft4Validator

Json: TypeAlias = Any
"""JSON as it comes: what it looks like is what a description says."""

Fields: TypeAlias = dict[str, Any]
Way = Literal["request", "answer"]

_METHODS = ("get", "put", "post", "patch", "delete")
_FIRST_ERROR = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """
    A request as it came in.

    Attributes:
        method: GET, POST …
        raw_path: As it stood in the request, without the query, after the interface's own prefix.
        query: Names and values, decoded.
        headers: With names in small letters.
        body: What came.
    """

    method: str
    raw_path: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """What the body is, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def json(self) -> Json:
        """Return the body of a request that is JSON."""
        return json.loads(self.body)

    def parts(self) -> list[Message]:
        """Return the parts of a form with files."""
        head = f"Content-Type: {self.headers.get('content-type', '')}\r\n\r\n".encode()
        return [
            part
            for part in BytesParser(policy=HTTP).parsebytes(head + self.body).walk()
            if part.get_filename() or part.get_param("name", header="content-disposition")
        ]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it goes out; a body that is bytes goes out as it is, everything else as JSON."""

    status: int
    body: Json = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    def written(self) -> bytes:
        """Return the body's bytes."""
        if self.body is None:
            return b""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body, default=float).encode()


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that an interface can be asked to do: its method, its path as described, and its values."""

    method: str
    template: str
    values: Mapping[str, str]

    @property
    def name(self) -> str:
        """Method and path."""
        return f"{self.method} {self.template}"


class Description:
    """
    A description.

    Args:
        file: Where it is, JSON or YAML.
    """

    def __init__(self, file: Path) -> None:
        text = file.read_text("utf-8")
        self._whole: Fields = json.loads(text) if file.suffix == ".json" else _named(yaml.safe_load(text))
        self._templates = [(template, _pattern(template)) for template in self._whole["paths"]]
        self._components: dict[Way, Fields] = {}

    def operation(self, method: str, raw_path: str) -> Operation | None:
        """Return what is asked for; None where the description has no such thing."""
        path = unquote(raw_path)
        found = [
            Operation(method, template, match.groupdict())
            for template, pattern in self._templates
            if (match := pattern.fullmatch(path)) and method.lower() in self._whole["paths"][template]
        ]
        return min(found, key=lambda operation: len(operation.values), default=None)

    def faults_of_request(self, asked: Asked, operation: Operation) -> list[str]:
        """Return what is wrong with a request; nothing when it is as described."""
        described = self._described(operation)
        faults = self._faults_of_values(asked, operation, described)
        body: Json | None = self._resolved(described.get("requestBody"))
        if body is None:
            return faults + (["a body that nobody asked for"] if asked.body else [])
        if not asked.body:
            return faults + (["a body is missing"] if body.get("required") else [])
        kinds = {kind.partition(";")[0].strip(): content for kind, content in body["content"].items()}
        if asked.media_type not in kinds:
            return [*faults, f"a body of type {asked.media_type!r}, not one of {sorted(kinds)}"]
        schema = kinds[asked.media_type].get("schema", {})
        if asked.media_type == "application/json" or asked.media_type.endswith("+json"):
            return faults + self._faults_of_json(asked.body, schema, "request")
        if asked.media_type == "multipart/form-data":
            return faults + self._faults_of_form(asked, schema)
        return faults

    def faults_of_answer(self, answered: Answered, operation: Operation) -> list[str]:
        """Return what is wrong with an answer; nothing when it is as described, or nobody described it."""
        responses = {
            str(status): response for status, response in self._described(operation)["responses"].items()
        }
        response = responses.get(str(answered.status))
        if response is None:
            if answered.status >= _FIRST_ERROR:
                return []
            response = responses.get("default")
        if response is None:
            return [f"status {answered.status}, not one of {sorted(responses)}"]
        content: Json = self._resolved(response).get("content", {})
        schema = next(
            (kind["schema"] for name, kind in content.items() if "json" in name and kind.get("schema")), None
        )
        if schema is None:
            return []
        return self._faults_of_json(answered.written(), schema, "answer")

    def _described(self, operation: Operation) -> Fields:
        return self._whole["paths"][operation.template][operation.method.lower()]

    def _resolved(self, part: Json) -> Json:
        while _is_object(part) and "$ref" in part:
            place: Any = self._whole
            for step in cast("str", part["$ref"]).removeprefix("#/").split("/"):
                place = place[step.replace("~1", "/").replace("~0", "~")]
            part = place
        return part

    def _faults_of_values(self, asked: Asked, operation: Operation, described: Json) -> list[str]:
        """Return what is wrong with the values in path, query, and headers."""
        of_path: list[Json] = self._whole["paths"][operation.template].get("parameters", [])
        named = [self._resolved(one) for one in [*of_path, *described.get("parameters", [])]]
        parameters = [part for one in named for part in self._spread(one)]
        query = {one["name"]: one for one in parameters if one["in"] == "query"}
        faults = [f"the query has no field {name!r}" for name, _ in asked.query if name not in query]
        given = dict(asked.query)
        places = {"query": given, "path": operation.values, "header": asked.headers}
        for parameter in parameters:
            name = parameter["name"]
            values = places.get(parameter["in"], {})
            value = values.get(name.lower() if parameter["in"] == "header" else name)
            if value is None:
                if parameter.get("required"):
                    faults.append(f"{parameter['in']} lacks {name!r}")
                continue
            schema = self._resolved(parameter.get("schema", {}))
            faults += [
                f"{name}: {fault}" for fault in self._faults(_of_type(value, schema), schema, "request")
            ]
        return faults

    def _spread(self, parameter: Json) -> list[Json]:
        """Return the fields of an object in the query, each of which is a value of its own there."""
        schema = self._resolved(parameter.get("schema", {}))
        if parameter["in"] != "query" or schema.get("type") != "object":
            return [parameter]
        return [{"in": "query", "name": name, "schema": one} for name, one in schema["properties"].items()]

    def _faults_of_json(self, body: bytes, schema: Json, way: Way) -> list[str]:
        try:
            value = json.loads(body)
        except ValueError:
            return ["the body is no JSON"]
        return self._faults(value, schema, way)

    def _faults_of_form(self, asked: Asked, schema: Json) -> list[str]:
        described: Json = self._resolved(schema)
        fields: Json = described.get("properties", {})
        names = [str(part.get_param("name", header="content-disposition")) for part in asked.parts()]
        faults = [f"the form has no field {name!r}" for name in names if name not in fields]
        return faults + [
            f"the form lacks {name!r}" for name in described.get("required", []) if name not in names
        ]

    def _faults(self, value: Json, schema: Json, way: Way) -> list[str]:
        if way not in self._components:
            self._components[way] = _as_json_schema(self._whole.get("components", {}), way)
        document = {"allOf": [_as_json_schema(schema, way)], "components": self._components[way]}
        checker = Draft4Validator(document, validate_formats=True)
        return [
            f"{'.'.join(str(step) for step in fault.instance_path) or 'body'}: {fault.message}"
            for fault in checker.iter_errors(value)
        ]


@cache
def description(file: Path) -> Description:
    """Return a description, read once."""
    return Description(file)


def _pattern(template: str) -> re.Pattern[str]:
    """Return what a path looks like that a template describes."""
    pieces = re.split(r"\{(\w+)\}", template)
    return re.compile(
        "".join(
            re.escape(piece) if place % 2 == 0 else f"(?P<{piece}>[^/]+)"
            for place, piece in enumerate(pieces)
        )
    )


def _of_type(value: str, schema: Json) -> Json:
    """Return a value of a path or query as what its schema says it is; as it stands where it is not that."""
    kind = schema.get("type")
    if kind == "integer" and re.fullmatch(r"-?\d+", value):
        return int(value)
    if kind == "number" and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value)
    if kind == "boolean" and value in {"true", "false"}:
        return value == "true"
    if kind == "array":
        return value.split(",")
    return value


def _as_json_schema(part: Json, way: Way, *, open_ended: bool = False) -> Json:
    """
    Return a piece of OpenAPI 3.0 as JSON Schema (draft 4, its nearest relative).

    Args:
        part: The piece.
        way: Which way the body goes; the fields of the other way are forbidden.
        open_ended: Whether it is part of a sum, whose parts do not know each other's fields.
    """
    if isinstance(part, list):
        return [_as_json_schema(one, way) for one in cast("list[Any]", part)]
    if not _is_object(part):
        return part
    schema: Fields = {}
    for name, value in part.items():
        if name in {"allOf", "anyOf", "oneOf"}:
            schema[name] = [_as_json_schema(one, way, open_ended=True) for one in value]
        elif name in {"enum", "required"}:
            schema[name] = value
        elif name not in {
            "example",
            "examples",
            "discriminator",
            "xml",
            "externalDocs",
            "nullable",
            "default",
        }:
            schema[name] = _as_json_schema(value, way)
    if part.get("nullable") is True and isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
    if schema.get("type") in ("object", ["object", "null"]) and isinstance(schema.get("properties"), dict):
        _close(schema, part["properties"], way, open_ended=open_ended)
    return schema


def _named(part: Json) -> Json:
    """Return YAML with names that are text, as JSON has them: a status there may be a number."""
    if isinstance(part, list):
        return [_named(one) for one in cast("list[Any]", part)]
    return {str(name): _named(value) for name, value in part.items()} if _is_object(part) else part


def _is_object(part: Json) -> TypeGuard[Fields]:
    return isinstance(part, dict)


def _close(schema: Fields, described: Fields, way: Way, *, open_ended: bool) -> None:
    """Forbid the fields of an object that nobody described, and those that only go the other way."""
    other = "readOnly" if way == "request" else "writeOnly"
    one_way = [name for name, value in described.items() if _is_object(value) and value.get(other) is True]
    for name in one_way:
        schema["properties"][name] = {"not": {}}
    needed = [name for name in schema.get("required", []) if name not in one_way]
    schema.pop("required", None)
    if needed:
        schema["required"] = needed
    if not open_ended:
        schema.setdefault("additionalProperties", False)
