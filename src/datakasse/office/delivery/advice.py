"""What a person is told about a voucher that has not got through: what happened, what is safe, what to do."""

from datakasse.storage.ports.bookkeeping.outbox import Delivery, DeliveryState, DocumentState, Why

_ADVICE: dict[Why, str] = {
    Why.AWAY: (
        "Regnskapssystemet svarer ikke. Bilaget ligger trygt her og sendes av seg selv; du trenger "
        "ikke gjøre noe."
    ),
    Why.NO_ANSWER: (
        "Bilaget er sendt, men svaret kom ikke fram. Det letes etter før det eventuelt sendes igjen, "
        "så det kan ikke bli ført to ganger."
    ),
    Why.NOT_SEEN: (
        "Systemet tok imot bilaget, men det er ikke å finne der. Let etter nøkkelen hos dem. Er det "
        "ikke der, prøv igjen; er det der, hopp over."
    ),
    Why.REFUSED: ("Systemet avviste bilaget. Ingenting er ført der. Rett det de peker på, og prøv igjen."),
    Why.LOCKED_OUT: (
        "Nøklene til regnskapssystemet virker ikke lenger. Alt venter her, og ingenting er tapt. Legg"
        " inn nye nøkler, så går det videre."
    ),
    Why.DIFFERS: (
        "Det står noe annet under samme nøkkel der. Se på bilaget hos dem: fjern det og prøv igjen, "
        "eller hopp over med en begrunnelse."
    ),
    Why.NOT_MAPPED: (
        "Noe i bilaget har ingen plass hos dem. Ingenting er sendt. Velg konto eller mva-kode i "
        "koblingen; da sendes det av seg selv."
    ),
    Why.NOT_POSTED: (
        "Salget er ført i journalen, men bilaget kan ikke lages før det som mangler i kontoplanen er "
        "på plass. Det sendes av seg selv etterpå."
    ),
    Why.EMPTY: "Dagen har ingen beløp, så det er ingenting å sende.",
    Why.FAULT: (
        "Noe gikk galt hos oss. Bilaget er trygt og ikke ført to ganger. Prøv igjen; hjelper det "
        "ikke, send loggen til leverandøren."
    ),
}
_DOCUMENT = (
    "Bilaget er ført og lest tilbake. Z-rapporten kunne ikke legges ved; prøv igjen, eller last "
    "den opp hos dem."
)


def advice(row: Delivery) -> str:
    """Return the sentence; empty when nothing is wrong."""
    if row.state is DeliveryState.CONFIRMED:
        return _DOCUMENT if row.document is DocumentState.REFUSED or row.why is not None else ""
    return "" if row.why is None else _ADVICE[row.why]
