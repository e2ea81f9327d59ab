"""A slip as PNG pictures: the receipt on the screen."""

from datakasse.receipt.formats.page import compiler
from datakasse.receipt.layout import Slip

DOTS_PER_INCH = 203
"""As fine as a receipt printer: 719 dots across the page."""


def render(slip: Slip) -> tuple[bytes, ...]:
    """Return the slip as PNG, a picture a page: one, but for a long extract of the journal."""
    made = compiler(slip).compile(format="png", ppi=DOTS_PER_INCH)
    return (made,) if isinstance(made, bytes) else tuple(made or ())
