"""An alert in words, with how often such a thing happens: what a mail says, and what goes with a webhook."""

from collections.abc import Mapping
from typing import Final

from datakasse.insight.alert import SILENCE, Alert
from datakasse.insight.takings import Figure
from datakasse.receipt.words.figures import amount_text

KINDS: Final[Mapping[str, str]] = {
    SILENCE: "stillhet",
    Figure.RETURNS: "retur",
    Figure.DRAWER_OPENINGS: "skuffen åpnet uten salg",
    Figure.COPIES: "kopi av kvittering",
    Figure.DISCOUNTS: "rabatt for hånd",
    Figure.ABORTED: "avbrutt salg",
    Figure.CORRECTIONS: "linje fjernet eller redusert",
    Figure.PRICE_CHECKS: "pris sjekket uten salg",
    Figure.TRAINING: "salg i opplæring",
    Figure.CASH_DIFFERENCES: "kassedifferanse",
    Figure.REFUSED: "avvist forsøk",
}
"""What each kind is called; also all that there are."""


def alert_text(alert: Alert) -> str:
    """
    Return an alert as a sentence in bokmål.

    Example:
        >>> from datetime import UTC, date, datetime
        >>> at = datetime(2026, 3, 3, tzinfo=UTC)
        >>> print(alert_text(Alert(1, date(2026, 3, 2), "K1", "returns", at, 9, 90_000, 203, 40, 2_000)))
        02.03.2026, kasse K1: retur 9 ganger (900,00 kr). Vanlig på så mange kvitteringer er 2,03: det ...
    """
    where = f"{alert.day:%d.%m.%Y}, kasse {alert.register}"
    usual = amount_text(alert.usual_hundredths)  # Hundredths are written as øre are.
    if alert.kind == SILENCE:
        first, begun = alert.hours or (0, 0)
        return (
            f"{where}: ingen salg siden klokken {first:02d}, og klokken er over {begun:02d}. "
            f"I de hele timene var {usual} kvitteringer å vente: "
            f"det var {alert.base_times} på samme ukedag de {alert.base_of} ukene før."
        )
    what, sum_text = KINDS.get(alert.kind, alert.kind), amount_text(alert.amount_ore)
    if alert.kind == Figure.CASH_DIFFERENCES:
        before = f"{alert.base_times} stk., {amount_text(alert.base_of)} kr i alt"
        return f"{where}: {what} {sum_text} kr. I de åtte ukene før: {before}."
    worth = f" ({sum_text} kr)" if alert.amount_ore else ""
    return (
        f"{where}: {what} {alert.times} ganger{worth}. Vanlig på så mange kvitteringer er {usual}: "
        f"det skjedde {alert.base_times} ganger på {alert.base_of} kvitteringer i de åtte ukene før."
    )
