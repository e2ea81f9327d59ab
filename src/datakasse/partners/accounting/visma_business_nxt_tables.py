"""
The tables of Visma Business NXT over GraphQL: rows are read, made and processed, all at one address.

A request is text, and what is put into it is written as literals. An answer that tells of errors comes as a
success of HTTP; what it tells is for a person.
"""

from collections.abc import Mapping
from typing import TypeVar, cast

import msgspec

from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.partners.line.http_line import Request
from datakasse.partners.line.json_body import written
from datakasse.partners.line.opened_line import OpenedLine
from datakasse.partners.line.outcome import read

Rows = TypeVar("Rows")

_TRACE = "vbnxt-trace-id"


class _Fault(msgspec.Struct):
    message: str = ""


class _Answer(msgspec.Struct):
    data: dict[str, msgspec.Raw] | None = None
    errors: list[_Fault] | None = None
    extensions: dict[str, object] | None = None


class _Counted(msgspec.Struct, rename="camel"):
    total_count: int
    items: list[msgspec.Raw]


class _Done(msgspec.Struct):
    succeeded: bool = False


class NxtTables:
    """
    A company's tables.

    Args:
        opened: The line to the interface.
        company: The company's number.
    """

    def __init__(self, opened: OpenedLine, company: int) -> None:
        self._opened = opened
        self._company = company

    def of_everybody(self, table: str, fields: str, kind: type[Rows]) -> Rows:
        """Return rows that belong to no company; raises `NotBooked`."""
        text = f"query ReadCompanies {{ {table} {{ items {{ {fields} }} }} }}"
        return self._items(self._data("ReadCompanies", text, changes=False), table, kind, Trouble.LATER)

    def rows(
        self, name: str, table: str, fields: str, kind: type[Rows], wanted: Mapping[str, object] | None = None
    ) -> Rows:
        """
        Return rows of a table; raises `NotBooked`.

        Args:
            name: What the request is called.
            table: The table.
            fields: Which of its fields.
            kind: What the rows are.
            wanted: Which rows; all where nothing is given.
        """
        which = "" if wanted is None else f"(filter: {literal(wanted)})"
        told = self._of_company("query", name, f"{table}{which} {{ totalCount items {{ {fields} }} }}")
        self._demand_whole(told.get(table))
        return self._items(told, table, kind, Trouble.LATER)

    def create(
        self, name: str, table: str, values: list[dict[str, object]], fields: str, kind: type[Rows]
    ) -> Rows:
        """Make rows, and return some of their fields; raises `NotBooked`."""
        field = f"{table}_create"
        text = f"{field}(values: {literal(values)}) {{ affectedRows items {{ {fields} }} }}"
        return self._items(self._of_company("mutation", name, text), field, kind, Trouble.UNKNOWN)

    def process(
        self,
        name: str,
        table: str,
        process: str,
        wanted: Mapping[str, object],
        told: Mapping[str, object] | None = None,
    ) -> None:
        """
        Run a processing on rows; raises `NotBooked` where it did not succeed.

        Args:
            name: What the request is called.
            table: The table.
            process: The processing.
            wanted: Which rows.
            told: What else the processing is told.
        """
        field = f"{table}_processings"
        arguments = f"filter: {literal(wanted)}" + ("" if told is None else f", args: {literal(told)}")
        text = f"{field} {{ {process}({arguments}) {{ succeeded }} }}"
        done = self._of_company("mutation", name, text).get(field)
        outcomes = {} if done is None else self._decoded(done, dict[str, _Done], Trouble.UNKNOWN)
        if process not in outcomes or not outcomes[process].succeeded:
            raise NotBooked(f"{self._opened.title} fullførte ikke {process}.", Trouble.REFUSED)

    def _of_company(self, sort: str, name: str, inner: str) -> dict[str, msgspec.Raw]:
        text = f"{sort} {name} {{ useCompany(no: {self._company}) {{ {inner} }} }}"
        data = self._data(name, text, changes=sort == "mutation")
        company = data.get("useCompany")
        return {} if company is None else self._decoded(company, dict[str, msgspec.Raw], Trouble.UNKNOWN)

    def _data(self, name: str, text: str, *, changes: bool) -> dict[str, msgspec.Raw]:
        """Return the data of an answer; raises `NotBooked` where it tells of errors."""
        content = written({"operationName": name, "query": text})
        answer = self._opened.asked(Request("POST", "/graphql-service", body=content, changes=changes))
        told = read(answer, _Answer, self._opened.title)
        if told.errors:
            said = self._opened.line.redaction.out_of("; ".join(fault.message for fault in told.errors))
            trace = str((told.extensions or {}).get(_TRACE, ""))
            raise NotBooked(f"{self._opened.title} svarte: {said}", Trouble.REFUSED, request_id=trace)
        return told.data or {}

    def _demand_whole(self, page: msgspec.Raw | None) -> None:
        """See that all rows came; how many come at once is not described. Raises `NotBooked`."""
        if page is None:
            return
        counted = self._decoded(page, _Counted, Trouble.LATER)
        if counted.total_count != len(counted.items):
            raise NotBooked(f"{self._opened.title} viste ikke hele listen", Trouble.LATER)

    def _items(self, told: Mapping[str, msgspec.Raw], field: str, kind: type[Rows], trouble: Trouble) -> Rows:
        if field not in told:
            raise NotBooked(f"{self._opened.title} svarte uten {field}", trouble)
        page = self._decoded(told[field], dict[str, msgspec.Raw], trouble)
        return self._decoded(page.get("items", msgspec.Raw(b"[]")), kind, trouble)

    def _decoded(self, raw: msgspec.Raw, kind: type[Rows], trouble: Trouble) -> Rows:
        try:
            return msgspec.json.decode(raw, type=kind)
        except msgspec.ValidationError:
            raise NotBooked(f"{self._opened.title} svarte med noe annet enn ventet", trouble) from None


def literal(value: object) -> str:
    r"""
    Return a value as it is written in GraphQL: as in JSON, but for the names of fields.

    Example:
        >>> print(literal({"text": 'Salg "25"', "rows": [{"no": 1}], "none": None}))
        {text: "Salg \"25\"", rows: [{no: 1}], none: null}
    """
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, object]", value)
        return "{" + ", ".join(f"{name}: {literal(one)}" for name, one in fields.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(literal(one) for one in cast("list[object]", value)) + "]"
    return written(value).decode()
