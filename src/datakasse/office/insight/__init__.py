"""
What the takings tell the owner: the day as it goes, reports of a period, the receipts behind a figure.

What writes Parquet is an extra, read for a dump that is to have it: `insight.parquet`.

Decision: 0081-an-extra-is-read-when-it-is-wanted.
"""

from types import ModuleType
from typing import TYPE_CHECKING

from datakasse.errors.extras import read_extra
from datakasse.errors.insight.dump import ParquetSupportMissing

if TYPE_CHECKING:
    from datakasse.office.insight import parquet as parquet


def __getattr__(name: str) -> ModuleType:
    """Return what writes Parquet; raises `ParquetSupportMissing`."""
    if name != "parquet":
        raise AttributeError(name)
    return read_extra(f"{__name__}.{name}", ParquetSupportMissing)
