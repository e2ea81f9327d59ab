"""What the pictures of `docs/skjermbilder.md` show: a file, a heading and a sentence for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "docs/images/screens"


class Shown(NamedTuple):
    """A picture: the name of its file without ending, what it is called, and what is to be seen."""

    file: str
    title: str
    sentence: str


SCREENS = {
    "people": Shown("hvem", "Hvem skal stå i kassen?", "Dagen begynner med et navn."),
    "pin": Shown("pin", "PIN", "Fire til åtte sifre, på skjermen eller tastaturet."),
    "float": Shown("vekselkasse", "Vekselkasse", "Hva som ligger i skuffen, holdt mot forrige opptelling."),
    "empty": Shown("klar", "Klar", "Tre faste felt: kurven til venstre, varene til høyre, betaling nederst."),
    "basket": Shown("kurv", "Kurven", "Nyeste linje er alltid synlig, summen er stor."),
    "line": Shown("linje", "Valgt linje", "Én til, én mindre, rabatt eller bort, der linjen står."),
    "search": Shown("sok", "Søk", "Treff mens du skriver; Enter tar det første."),
    "Meny": Shown("meny", "Meny", "Alt som kan gjøres, med tasten ved siden av."),
    "Taster": Shown("taster", "Taster", "Hele tastaturet på ett ark som kan skrives ut."),
    "Prissjekk": Shown("prissjekk", "Prissjekk", "Hva noe koster, uten å selge det."),
    "Betal på flere måter": Shown(
        "deling", "Flere betalingsmåter", "Delt betaling, faktura, tilgodelapp og tips."
    ),
    "Faktura til kunde": Shown("faktura", "Faktura", "Kunden finnes etter navn eller nummer."),
    "Ingrid": Shown("person", "Den som står i kassen", "Språk, lys, lyder og hånd følger personen."),
    "Bytt operatør": Shown("bytt", "Bytt operatør", "En annen tar over; kurven blir stående."),
    "Adgangskort": Shown(
        "adgangskort", "Adgangskort", "Hvert kort er én persons, gis ut én gang og kan trekkes tilbake."
    ),
    "Åpne skuffen": Shown("skuff", "Åpne skuffen", "Med en grunn, som telles."),
    "Selg gavekort": Shown("gavekort", "Gavekort", "Solgt eller fylt på."),
    "paid": Shown(
        "betalt", "Betalt", "Vekselen stor til neste tast, kvitteringen tegnet som den ble skrevet."
    ),
    "closed_drawer": Shown("neste", "Neste kunde", "Skuffen er lukket, og neste vare starter neste salg."),
    "return": Shown("retur", "Retur", "Mot kvitteringen: linjer, grunn, penger tilbake."),
    "x": Shown("x-rapport", "X-rapport", "Skrevet ut og vist på skjermen."),
    "journal": Shown("journal", "Journal", "Alt som har skjedd, og når."),
    "close_day": Shown("dagsoppgjor", "Dagsoppgjør", "Tellingen er blind: kassen sier ikke hva den venter."),
    "difference": Shown("differanse", "Differanse", "Et avvik må forklares før Z kan tas."),
    "z": Shown("z-rapport", "Z-rapport", "Dagen er gjort opp."),
}
"""The screens of the walk (tests/browser/walk.py) at the counter, 1366 × 768."""

LOOKS = {
    "tablet": Shown("nettbrett", "Nettbrett", "1024 × 768."),
    "phone": Shown("telefon", "Telefon", "390 × 844: kurv, varer og betaling under hverandre."),
    "dark": Shown("mork", "Mørkt", "Følger maskinen, eller personens valg."),
    "left": Shown("venstrehendt", "Venstrehendt", "Speilvendt: kurven til høyre."),
}
"""The basket as it looks elsewhere, and to others."""

PAPERS = {
    "sales": Shown("kvittering", "Kvittering", "Slik registeret tegner den."),
    "x_report": Shown("papir-x", "X-rapport på papir", "Den lovpålagte rapporten."),
    "z_report": Shown("papir-z", "Z-rapport på papir", "Dagens siste."),
}
"""Papers, as the print queue drew them."""

CHAPTERS = (
    ("Ved disken", SCREENS),
    ("Andre skjermer og hender", LOOKS),
    ("På papir", PAPERS),
)


def generated(root: Path) -> str:
    """Return the page that shows the pictures."""
    del root
    parts = [
        f"\n## {heading}\n\n"
        + "\n".join(
            f"### {each.title}\n\n{each.sentence}\n\n![{each.title}](images/screens/{each.file}.png)\n"
            for each in shown.values()
        )
        for heading, shown in CHAPTERS
    ]
    return "".join(parts)
