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
    "Penger inn i skuffen": Shown("innbetalt", "Innbetalt", "Penger inn, med hva slags og hvorfor."),
    "Penger ut av skuffen": Shown("utbetalt", "Utbetalt", "Penger ut, med grunn."),
    "Utskrifter fra kassen": Shown("utskrifter", "Utskrifter", "Hva som kom ut, og hva som venter."),
    "Systemsjekk": Shown("systemsjekk", "Systemsjekk", "Bare det som er galt, er høylytt."),
    "Enheter": Shown("enheter", "Enheter", "Hvem som selger ved kassen fra nettbrett og telefon."),
    "parked": Shown("parkert", "Parkerte salg", "Tas opp igjen med F7 eller ett trykk."),
    "locked": Shown("last", "Låst", "Kurven venter i kassen; ingenting av den er å se."),
    "discount": Shown("rabatt", "Rabatt", "På en linje eller hele salget, med grunn."),
    "approval": Shown("godkjenning", "Må godkjennes", "Den som har lov, sier ja til akkurat dette."),
    "approval_pin": Shown("godkjenning-pin", "Godkjent med PIN", "Den andres PIN, uten å miste kurven."),
    "paid": Shown(
        "betalt", "Betalt", "Vekselen stor til neste tast, kvitteringen tegnet som den ble skrevet."
    ),
    "closed_drawer": Shown("neste", "Neste kunde", "Skuffen er lukket, og neste vare starter neste salg."),
    "return_by_scan": Shown(
        "retur-skannet",
        "Retur ved skanning",
        "Kvitteringen skannes, og alt som kan komme tilbake, er foreslått.",
    ),
    "training": Shown("trening", "Trening", "Ikke til å ta feil av, og skuffen er låst."),
    "return": Shown("retur", "Retur", "Mot kvitteringen: linjer, grunn, penger tilbake."),
    "x": Shown("x-rapport", "X-rapport", "Skrevet ut og vist på skjermen."),
    "journal": Shown("journal", "Journal", "Alt som har skjedd, og når."),
    "close_day": Shown("dagsoppgjor", "Dagsoppgjør", "Tellingen er blind: kassen sier ikke hva den venter."),
    "difference": Shown("differanse", "Differanse", "Et avvik må forklares før Z kan tas."),
    "z": Shown("z-rapport", "Z-rapport", "Dagen er gjort opp."),
}
"""The screens of the walk (tests/browser/till/walk.py) at the counter, 1366 × 768."""

LOOKS = {
    "tablet": Shown("nettbrett", "Nettbrett", "1024 × 768."),
    "phone": Shown("telefon", "Telefon", "390 × 844: kurv, varer og betaling under hverandre."),
    "dark": Shown("mork", "Mørkt", "Følger maskinen, eller personens valg."),
    "left": Shown("venstrehendt", "Venstrehendt", "Speilvendt: kurven til høyre."),
}
"""The basket as it looks elsewhere, and to others."""

FACING = {
    "welcome": Shown("kundeskjerm-velkommen", "Kundeskjermen", "I et vindu til, eller på en skjerm for seg."),
    "facing": Shown("kundeskjerm", "Varene kommer", "Hver linje og summen, mens det slås inn."),
    "thanks": Shown("kundeskjerm-takk", "Betalt", "Hva som ble betalt, og vekselen."),
}
"""What the customer sees (`facing_screens` of tests/browser/till/walk_of_devices.py)."""

DEVICES = {
    "trust": Shown(
        "tillit", "Stole på butikken", "Første gang: sertifikatet hentes, og fingeravtrykket sammenlignes."
    ),
    "shut_out": Shown(
        "utestengt", "Ikke koblet til", "En enhet som ingen har sluppet inn, eller som er koblet fra."
    ),
    "invite": Shown("koble-til", "Koble til en enhet", "Koden gjelder én enhet i fem minutter."),
    "pair": Shown("paring", "Enheten får et navn", "Det står på kassen, så alle ser hvem som selger hvor."),
    "phone_people": Shown(
        "telefon-hvem", "Hvem selger med telefonen?", "Enheten er inne, og spør som enhver skjerm."
    ),
    "devices": Shown("enheter-koblet", "Enhetene ved kassen", "Med ett trykk til er den ute igjen."),
}
"""Letting a phone in (`device_screens` there)."""

OFFICE = {
    "door": Shown(
        "kontor-inn", "Til kontoret", "Daglig leder, regnskapsfører og kontrollør logger på med sin PIN."
    ),
    "Oversikt": Shown("kontor-oversikt", "Oversikt", "Hva som er solgt i dag, og det som venter på noen."),
    "Dager": Shown("kontor-dager", "Dager", "Hver Z som ett bilag, og om den stemmer mot alt den skal."),
    "Dag": Shown("kontor-dag", "En dag", "Kasseoppgjøret, ligningene, dagsbilaget og hvert bilag i det."),
    "Bilag": Shown("kontor-bilag", "Et bilag", "Linjer, konto for konto, og kvitteringen det kommer fra."),
    "Kontering": Shown(
        "kontor-kontering", "Kontering", "Regler som gjelder fra en dato, kontoplan, låste perioder."
    ),
    "Levering": Shown("kontor-levering", "Levering", "Oppsett i fire steg, så utboksen."),
    "Avstemming": Shown(
        "kontor-avstemming", "Avstemming", "Banken mot kassen: forslag, og penger uten motpost."
    ),
    "Mva": Shown("kontor-mva", "Mva", "Grunnlaget for mva-meldingen, kode for kode."),
    "Kontroll": Shown(
        "kontor-kontroll", "Kontroll", "Kontrollpakken, filene loven krever, og det som bør være sjeldent."
    ),
    "Innsikt": Shown("kontor-innsikt", "Innsikt", "Salget mens det skjer, ved siden av samme ukedag før."),
    "Rapporter": Shown(
        "kontor-rapporter",
        "Rapporter",
        "Salget i en periode, delt etter det du velger, som stolper, tabell og fil.",
    ),
    "Prognose": Shown(
        "kontor-prognose",
        "Prognose",
        "De neste to ukene, med hvor mye anslaget har bommet; eller at det er for lite å gå etter.",
    ),
    "Prisforsøk": Shown("kontor-prisforsok", "Prisforsøk", "Om en vare selger like godt til en annen pris."),
    "Varsler": Shown("kontor-varsler", "Varsler", "Det som er mer enn vanlig, og hvem som får vite det."),
    "Månedsrutine": Shown("kontor-rutine", "Månedsrutine", "Det maskinen fant, signert og datert."),
    "Sikkerhetskopi": Shown("kontor-kopi", "Sikkerhetskopi", "Hvor kopiene går, og arket som åpner dem."),
    "Helse": Shown("kontor-helse", "Helse", "Hva som er galt, hvorfor, og hva du gjør."),
    "Innsending": Shown("kontor-innsending", "Innsending", "SAF-T til Skatteetaten herfra."),
    "Oppbevaring": Shown("kontor-oppbevaring", "Oppbevaring", "Hvor lenge alt må oppbevares."),
    "Folk og roller": Shown("kontor-folk", "Folk og roller", "Hvem som jobber her, og hva de har lov til."),
    "Roller": Shown("kontor-roller", "Roller", "Hver rettighet nedover, hver rolle bortover."),
    "Personalliste": Shown(
        "kontor-personalliste", "Personalliste", "Hvem som er på arbeid, slik kontrolløren ser det."
    ),
    "Gjennomgang": Shown(
        "kontor-gjennomgang",
        "Gjennomgang",
        "Hvem som har hvilke rettigheter, sett gjennom en gang i måneden.",
    ),
    "Hendelser": Shown("kontor-hendelser", "Hendelser", "Alt som er skjedd, og om journalen er hel."),
    "Innlogging": Shown(
        "kontor-innlogging", "Innlogging", "Passord, app, reservekoder, passnøkler og pålogginger."
    ),
    "Oppsett": Shown(
        "kontor-oppsett", "Oppsett", "Fra ny butikk til første salg: det som mangler, og ti salg å øve på."
    ),
    "Kvittering": Shown(
        "kontor-oppsett-kvittering",
        "Kvittering",
        "Egne ord og logo, ved siden av papiret slik skriveren lager det.",
    ),
    "Åpningstider": Shown("kontor-apningstider", "Åpningstider", "Uken, helligdagene og egne datoer."),
    "Betaling": Shown("kontor-betaling", "Betaling", "Hva det kan betales med."),
    "Kasser": Shown("kontor-kasser", "Kasser", "Kassene butikken har, og en til mens butikken er åpen."),
    "Skrivere": Shown("kontor-skrivere", "Skrivere", "Søk på nettet, velg, og skriv en testside."),
    "Lager": Shown("kontor-lager", "Lager", "Hva som er igjen, og hva kassen gjør når det er tomt."),
    "Inn og ut": Shown("kontor-lager-flytt", "Inn og ut", "Varemottak, svinn, uttak og flytting."),
    "Innkjøp": Shown("kontor-innkjop", "Innkjøp", "Leverandører, forslag og bestillinger."),
    "Telling": Shown("kontor-telling", "Telling", "Varetelling mens butikken er åpen."),
    "Oppskrifter": Shown(
        "kontor-oppskrifter", "Oppskrifter", "Hva en vare er laget av, hva det koster, og hva som er igjen."
    ),
    "Kunder": Shown("kontor-kunder", "Kunder", "De som handler på konto, og hva de skylder."),
    "Fakturaer": Shown("kontor-fakturaer", "Fakturaer", "Det som er kjøpt på konto, som EHF og PDF."),
    "Fordelsprogram": Shown("kontor-poeng", "Fordelsprogram", "Hva et poeng koster og er verdt."),
    "Personvern": Shown(
        "kontor-personvern",
        "Personvern",
        "Papirene, avvikene, og det butikken gjør med opplysninger om folk.",
    ),
    "Varer": Shown("kontor-varer", "Varer", "Alt som selges, funnet med noen bokstaver."),
    "Vare": Shown("kontor-vare", "Vare", "Én vare: pris, mva, grenser, strekkoder."),
    "Varefamilier": Shown("kontor-familier", "Varefamilier", "Samme vare i flere størrelser og farger."),
    "Kommende priser": Shown("kontor-priser", "Kommende priser", "Priser som gjelder fra en dag."),
    "Prislister": Shown(
        "kontor-prislister", "Prislister", "Andre priser på et sted eller for en kundegruppe."
    ),
    "Kampanjer": Shown("kontor-kampanjer", "Kampanjer", "Prosent, 3 for 2, varer sammen, happy hour."),
    "Kuponger": Shown("kontor-kuponger", "Kuponger", "Koder som tar noe av."),
    "Varegrupper": Shown("kontor-grupper", "Varegrupper", "Hva hver gruppe telles som."),
    "Endre mange": Shown("kontor-mange", "Endre mange", "Mange varer samlet, sett før det lagres."),
    "Etiketter": Shown("kontor-etiketter", "Etiketter", "Hyllekanter med strekkode, på ark eller rull."),
    "Vekt": Shown("kontor-vekt", "Vekt", "Hvordan etikettene fra butikkens vekt leses."),
    "Import og eksport": Shown(
        "kontor-lister", "Import og eksport", "Lister inn fra regneark og seks andre systemer, og ut igjen."
    ),
}
"""The pages of the office (tests/browser/office/office_visitor.py)."""

PAPERS = {
    "sales": Shown("kvittering", "Kvittering", "Slik registeret tegner den."),
    "x_report": Shown("papir-x", "X-rapport på papir", "Den lovpålagte rapporten."),
    "z_report": Shown("papir-z", "Z-rapport på papir", "Dagens siste."),
    "cash_report": Shown(
        "kasseoppgjor", "Kasseoppgjør", "Fra åpningsbalanse til differanse, med linjer å signere."
    ),
}
"""Papers, as the print queue drew them."""

CHAPTERS = (
    ("Ved disken", SCREENS),
    ("Andre skjermer og hender", LOOKS),
    ("For kunden", FACING),
    ("Telefoner og nettbrett", DEVICES),
    ("På kontoret", OFFICE),
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
