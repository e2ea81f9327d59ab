"""What docs/reference/dump.md is made of: the tables and views of a dump, as the code has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from datakasse.insight.dump_tables import SCHEMA_VERSION, TABLES, VIEWS


def generated(root: Path) -> str:
    """Return the generated part of the page; nothing of it is kept in the repository by hand."""
    del root
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield f"\nVersion of the schema: {SCHEMA_VERSION}.\n"
    for table in TABLES:
        key = ", ".join(f"`{name}`" for name in table.key)
        yield f"### {table.name}\n\n{table.row_is} A row is named by {key}.\n"
        yield "| column | holds | means |\n|---|---|---|"
        for column in table.columns:
            yield f"| `{column.name}` | {column.kind} | {column.means} |"
        yield ""
    yield "### Views\n"
    for view in VIEWS:
        yield f"**{view.name}**: {view.row_is}\n\n```sql\n{view.sql}\n```\n"
