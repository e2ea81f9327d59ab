"""
What a look at the machine and its network can find, in plain words: what is so, why, and what to do.

What a register's own system check finds is said in `till/day/check_words.py`, and why in `causes.py`.
"""

from datakasse.office.health.finding import BAD, GOOD, NOTICE, UNKNOWN, Symptom


class OfMachine(Symptom):
    """How serious, what is so, why it may be, what to do, and the guide that goes further."""

    NOT_ASKED = (
        UNKNOWN,
        (
            "Ikke undersøkt, for ingen utenfor butikken skulle spørres.",
            "Ikkje undersøkt, for ingen utanfor butikken skulle spørjast.",
            "Not looked at, because nobody outside the shop was to be asked.",
        ),
    )
    NO_ANSWER = (
        BAD,
        (
            "Undersøkelsen ga ikke svar innen {limit_s} sekunder.",
            "Undersøkinga gav ikkje svar innan {limit_s} sekund.",
            "The look gave no answer within {limit_s} seconds.",
        ),
        (
            "Utstyret henger, disken er svært treg, eller maskinen har for mye å gjøre.",
            "Utstyret heng, disken er svært treg, eller maskina har for mykje å gjere.",
            "The equipment hangs, the disk is very slow, or the machine has too much to do.",
        ),
        (
            (
                "Undersøk på nytt. Hjelper det ikke: slå utstyret av og på, så maskinen. Det som er solgt, "
                "er "
                "trygt."
            ),
            (
                "Undersøk på nytt. Hjelper det ikkje: slå utstyret av og på, så maskina. Det som er selt, er "
                "trygt."
            ),
            (
                "Look again. If it stays so: turn the equipment off and on, then the machine. What is sold "
                "is "
                "safe."
            ),
        ),
        "slow",
    )
    FAULT = (
        BAD,
        (
            "Undersøkelsen gikk i stykker ({kind}).",
            "Undersøkinga gjekk i stykke ({kind}).",
            "The look broke down ({kind}).",
        ),
        (
            "En feil i programmet, eller noe på maskinen som det ikke regner med.",
            "Ein feil i programmet, eller noko på maskina som det ikkje reknar med.",
            "A fault in the program, or something on the machine that it does not expect.",
        ),
        (
            "Lag en støttepakke og send den til leverandøren. Det som er solgt, er trygt.",
            "Lag ei støttepakke og send ho til leverandøren. Det som er selt, er trygt.",
            "Make a support bundle and send it to the supplier. What is sold is safe.",
        ),
    )
    NETWORK_THERE = (
        GOOD,
        (
            "Maskinen er på nettet med adressen {address}.",
            "Maskina er på nettet med adressa {address}.",
            "The machine is on the network at {address}.",
        ),
    )
    NETWORK_AWAY = (
        NOTICE,
        ("Maskinen er ikke på noe nett.", "Maskina er ikkje på noko nett.", "The machine is on no network."),
        (
            "Kabelen er løs, det trådløse nettet er av, eller ruteren er uten strøm.",
            "Kabelen er laus, det trådlause nettet er av, eller ruteren er utan straum.",
            "The cable is loose, the wireless network is off, or the router has no power.",
        ),
        (
            (
                "Du kan selge videre. Se etter kabel, trådløst nett og ruter. Skriver på nett skriver ut når "
                "nettet er der."
            ),
            (
                "Du kan selje vidare. Sjå etter kabel, trådlaust nett og ruter. Skrivar på nett skriv ut når "
                "nettet er der."
            ),
            (
                "You can go on selling. Check cable, wireless and router. A network printer prints once it "
                "is "
                "back."
            ),
        ),
        "integration",
    )
    OUTSIDE_REACHED = (
        GOOD,
        ("Internett svarer.", "Internett svarar.", "The internet answers."),
    )
    OUTSIDE_AWAY = (
        NOTICE,
        (
            "Ingen svarer på internett.",
            "Ingen svarar på internett.",
            "Nobody answers on the internet.",
        ),
        (
            "Linjen fra leverandøren er nede, ruteren henger, eller en brannmur stenger.",
            "Linja frå leverandøren er nede, ruteren heng, eller ein brannmur stengjer.",
            "The provider's line is down, the router hangs, or a firewall is in the way.",
        ),
        (
            (
                "Salg, retur og dagsoppgjør går som før. Slå ruteren av og på, og ring nettleverandøren om "
                "det "
                "varer."
            ),
            (
                "Sal, retur og dagsoppgjer går som før. Slå ruteren av og på, og ring nettleverandøren om "
                "det "
                "varer."
            ),
            (
                "Sales, returns and the day's close go on. Turn the router off and on; call the provider "
                "if it "
                "lasts."
            ),
        ),
        "integration",
    )
    CLOCK_RIGHT = (
        GOOD,
        (
            "Klokken stemmer med en tidstjener på {apart_ms} ms nær.",
            "Klokka stemmer med ein tidstenar på {apart_ms} ms nær.",
            "The clock agrees with a time server to {apart_ms} ms.",
        ),
    )
    CLOCK_APART = (
        NOTICE,
        (
            "Klokken går {apart_s} sekunder feil mot en tidstjener.",
            "Klokka går {apart_s} sekund feil mot ein tidstenar.",
            "The clock is {apart_s} seconds away from a time server.",
        ),
        (
            "Maskinen stiller ikke klokken over nettet, eller batteriet på hovedkortet er tomt.",
            "Maskina stiller ikkje klokka over nettet, eller batteriet på hovudkortet er tomt.",
            "The machine does not set its clock over the network, or the battery of its main board is empty.",
        ),
        (
            "Slå på automatisk klokke i maskinens innstillinger. Rekkefølgen i journalen er trygg.",
            "Slå på automatisk klokke i innstillingane på maskina. Rekkjefølgja i journalen er trygg.",
            "Switch on automatic time in the machine's settings. The order of the journal is safe.",
        ),
    )
    CLOCK_WRONG = (BAD, CLOCK_APART[1], CLOCK_APART[2], CLOCK_APART[3])
    CLOCK_ALONE = (
        UNKNOWN,
        (
            "Ingen tidstjener svarte, så klokken er ikke sammenlignet.",
            "Ingen tidstenar svarte, så klokka er ikkje samanlikna.",
            "No time server answered, so the clock was not compared.",
        ),
        None,
        (
            "Se selv om klokken stemmer. Uten nett er det godt nok.",
            "Sjå sjølv om klokka stemmer. Utan nett er det godt nok.",
            "See for yourself that it is right. Without a network that is good enough.",
        ),
    )
    ZONE_NORWAY = (
        GOOD,
        (
            "Norsk tid er UTC+{hours} nå. Klokken stilles neste gang {change}; kassen gjør det selv.",
            "Norsk tid er UTC+{hours} no. Klokka blir stilt neste gong {change}; kassa gjer det sjølv.",
            (
                "Norwegian time is UTC+{hours} now. It changes next on {change}; the register does that by "
                "itself."
            ),
        ),
    )
    ZONE_UTC = (
        GOOD,
        (
            "Maskinen går på UTC. Papir og skjerm har norsk tid, og neste skifte er {change}.",
            "Maskina går på UTC. Papir og skjerm har norsk tid, og neste skifte er {change}.",
            "The machine runs on UTC. Paper and screen have Norwegian time, which next changes on {change}.",
        ),
    )
    ZONE_OTHER = (
        NOTICE,
        (
            "Maskinen er satt til en annen tidssone enn Norge (UTC{theirs} mot UTC{ours}).",
            "Maskina er sett til ei anna tidssone enn Noreg (UTC{theirs} mot UTC{ours}).",
            "The machine is set to another time zone than Norway's (UTC{theirs}, not UTC{ours}).",
        ),
        (
            "Maskinen ble satt opp et annet sted. Papir og journal har norsk tid likevel.",
            "Maskina vart sett opp ein annan stad. Papir og journal har norsk tid likevel.",
            "The machine was set up elsewhere. Paper and journal have Norwegian time all the same.",
        ),
        (
            "Velg Europa/Oslo i maskinens innstillinger, så viser alt på skjermen det samme.",
            "Vel Europa/Oslo i innstillingane på maskina, så viser alt på skjermen det same.",
            "Choose Europe/Oslo in the machine's settings, so that all on its screen says the same.",
        ),
    )
    SYNC_QUICK = (
        GOOD,
        (
            "Disken lagrer på {took_ms} ms.",
            "Disken lagrar på {took_ms} ms.",
            "The disk keeps what it is given in {took_ms} ms.",
        ),
    )
    SYNC_SLOW = (
        NOTICE,
        (
            "Disken bruker {took_ms} ms på å lagre. Hvert salg venter på det.",
            "Disken bruker {took_ms} ms på å lagre. Kvart sal ventar på det.",
            "The disk takes {took_ms} ms to keep what it is given. Every sale waits for that.",
        ),
        (
            (
                "En gammel harddisk eller et minnekort, et annet program som skriver, eller en disk som er i "
                "ferd med å ryke."
            ),
            (
                "Ein gammal harddisk eller eit minnekort, eit anna program som skriv, eller ein disk som "
                "held "
                "på å ryke."
            ),
            "An old hard disk or a memory card, another program that writes, or a disk about to fail.",
        ),
        (
            "Lukk andre programmer. Ta sikkerhetskopi nå, og bytt til en SSD om det varer.",
            "Lukk andre program. Ta tryggingskopi no, og byt til ein SSD om det varer.",
            "Close other programs. Make a backup now, and change to an SSD if it lasts.",
        ),
        "slow",
    )
    SYNC_VERY_SLOW = (BAD, *SYNC_SLOW[1:])
    QUICK = (
        GOOD,
        (
            "Bøkene svarer på {took_ms} ms, og det er bruk for {busy} % av prosessoren.",
            "Bøkene svarar på {took_ms} ms, og det er bruk for {busy} % av prosessoren.",
            "The books answer in {took_ms} ms, and {busy} % of the processor is wanted.",
        ),
    )
    SLOW = (
        NOTICE,
        (
            "Det går tregt: bøkene svarer på {took_ms} ms, og det er bruk for {busy} % av prosessoren.",
            "Det går tregt: bøkene svarar på {took_ms} ms, og det er bruk for {busy} % av prosessoren.",
            "It is slow: the books answer in {took_ms} ms, and {busy} % of the processor is wanted.",
        ),
        (
            "Et annet program bruker maskinen, en oppdatering pågår, eller maskinen er for liten.",
            "Eit anna program bruker maskina, ei oppdatering går føre seg, eller maskina er for lita.",
            "Another program uses the machine, an update is running, or the machine is too small.",
        ),
        (
            (
                "Lukk andre programmer og la oppdateringer bli ferdige. Start maskinen på nytt utenom "
                "åpningstid."
            ),
            "Lukk andre program og la oppdateringar bli ferdige. Start maskina på nytt utanom opningstid.",
            "Close other programs and let updates finish. Restart the machine outside opening hours.",
        ),
        "slow",
    )
