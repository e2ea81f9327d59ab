"""An alert in words, with how often such a thing happens: what a mail says, and what goes with a webhook."""

from collections.abc import Mapping
from typing import Final

from datakasse.insight.alert import HUB, SILENCE, Alert
from datakasse.insight.takings import Figure
from datakasse.receipt.words.figures import amount_text

KINDS: Final[Mapping[str, str]] = {
    SILENCE: "stillhet",
    HUB: "huben",
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

_HUB: Final[Mapping[str, str]] = {
    "hub_away": "huben har ikke svart på et døgn. Selg videre; alt sendes når den svarer. "
    "Er nettet her i orden, så ring den som passer huben.",
    "hub_revoked": "huben har sperret maskinen og får ikke mer av journalen. Alt er trygt her. "
    "Ring den som passer huben.",
    "hub_unknown": "huben kjenner ikke maskinen og får ikke noe av journalen. Alt er trygt her. "
    "Ring den som passer huben.",
    "hub_forked": "huben har poster fra kassen som mangler her, og tar ikke imot mer fra den. Alt er trygt "
    "begge steder. Legg til en ny kasse under Oppsett, Kasser, og ta denne ut av bruk.",
    "hub_retired": "kassen er tatt ut av bruk i huben, som ikke tar imot mer fra den. Alt er trygt her. "
    "Ta den ut av bruk her også, under Oppsett, Kasser.",
    "hub_taken": "en annen maskin leverer kassen til huben, som ikke tar imot noe herfra. Alt er trygt her. "
    "Ring den som passer huben.",
    "hub_not_trusted": "det som svarer i stedet for huben, kan ikke vise at det er den, så ingenting er "
    "sendt. Alt er trygt her. Se Helse på kontoret.",
    "hub_unread": "maskinen kan ikke lese hvilken hub den er koblet til, og sender ikke noe av journalen. "
    "Alt er trygt her. Se Helse på kontoret.",
    "hub_refuses": "huben tar ikke imot fra kassen. Alt er trygt her. Se Helse på kontoret.",
}
"""What can be wrong with the hub → what is said of it."""


def alert_text(alert: Alert) -> str:
    """
    Return an alert as a sentence in bokmål.

    Example:
        >>> from datetime import UTC, date, datetime
        >>> at = datetime(2026, 3, 3, tzinfo=UTC)
        >>> print(alert_text(Alert(1, date(2026, 3, 2), "K1", "returns", at, 9, 90_000, 203, 40, 2_000)))
        02.03.2026, kasse K1: retur 9 ganger (900,00 kr). Vanlig på så mange kvitteringer er 2,03: det ...
    """
    where = f"{alert.day:%d.%m.%Y}" + (f", kasse {alert.register}" if alert.register else "")
    if alert.kind == HUB:
        return f"{where}: {_HUB.get(alert.found, _HUB['hub_refuses'])}"
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
    receipts = "kvittering" if alert.base_of == 1 else "kvitteringer"
    worth = f" ({sum_text} kr)" if alert.amount_ore else ""
    return (
        f"{where}: {what} {_times(alert.times)}{worth}. Vanlig på så mange kvitteringer er {usual}: "
        f"det skjedde {_times(alert.base_times)} på {alert.base_of} {receipts} i de åtte ukene før."
    )


def _times(times: int) -> str:
    return "1 gang" if times == 1 else f"{times} ganger"
