"""What a look at the shop's keys, terminal and integrations can find, in plain words."""

from datakasse.office.health.finding import BAD, GOOD, NOTICE, UNKNOWN, Symptom


class OfShop(Symptom):
    """How serious, what is so, why it may be, what to do, and the guide that goes further."""

    BOOKS_HERE = (
        GOOD,
        (
            "Butikken selger fra denne mappen.",
            "Butikken sel frå denne mappa.",
            "The shop sells from this folder.",
        ),
    )
    BOOKS_MOVED = (
        BAD,
        (
            "Bøkene er flyttet til {place}. Det selges ikke herfra; det som er her, kan bare leses.",
            "Bøkene er flytta til {place}. Det blir ikkje selt herfrå; det som er her, kan berre lesast.",
            "The books were moved to {place}. Nothing is sold from here; what is here can only be read.",
        ),
        (
            "Noen har kjørt «datakasse move». Det som er solgt siden, er der bøkene er nå.",
            "Nokon har køyrt «datakasse move». Det som er selt sidan, er der bøkene er no.",
            'Somebody has run "datakasse move". What was sold since is where the books are now.',
        ),
        (
            "Åpne butikken der. Er den ikke der, ble flyttingen avbrutt: skriv «datakasse move» på nytt.",
            "Opne butikken der. Er han ikkje der, vart flyttinga broten av: skriv «datakasse move» på nytt.",
            'Open the shop there. If it is not there, the move broke off: type "datakasse move" again.',
        ),
    )
    TERMINAL_APART = (
        UNKNOWN,
        (
            "Kortterminalen står for seg selv. Kassen er ikke koblet til den og kan ikke undersøke den.",
            "Kortterminalen står for seg sjølv. Kassa er ikkje kopla til han og kan ikkje undersøkje han.",
            "The card terminal stands by itself. The register is not connected to it and cannot look at it.",
        ),
        None,
        (
            "Prøv den for seg: skriv ut rapporten dens, eller ta en betaling på en krone og refunder den.",
            "Prøv han for seg: skriv ut rapporten hans, eller ta ei betaling på ei krone og refunder ho.",
            "Try it by itself: print its report, or take a payment of one krone and refund it.",
        ),
    )
    PROTECTED = (
        GOOD,
        (
            "Hovednøkkelen ligger bak {protection}.",
            "Hovudnøkkelen ligg bak {protection}.",
            "The master key lies behind {protection}.",
        ),
    )
    PROTECTED_BY_FILE = (
        GOOD,
        (
            "Hovednøkkelen ligger i en fil som bare kassen kan lese.",
            "Hovudnøkkelen ligg i ei fil som berre kassa kan lese.",
            "The master key lies in a file that only the register can read.",
        ),
        (
            "Slik er det når ingenting annet er valgt. Den som tar med seg disken, får med seg nøkkelen.",
            "Slik er det når ingenting anna er valt. Den som tek med seg disken, får med seg nøkkelen.",
            "It is so where nothing else was chosen. Who takes the disk takes the key with it.",
        ),
        (
            "Krypter disken, eller velg passord eller sikkerhetsbrikke: «datakasse keys protect».",
            "Krypter disken, eller vel passord eller tryggleiksbrikke: «datakasse keys protect».",
            "Encrypt the disk, or choose a passphrase or a security token: datakasse keys protect.",
        ),
    )
    UNPROTECTED = (
        BAD,
        (
            "Hovednøkkelen er ikke der den skal være. Kassen går, men åpner seg ikke igjen når den stanses.",
            (
                "Hovudnøkkelen er ikkje der han skal vere. Kassa går, men opnar seg ikkje att når ho blir "
                "stansa."
            ),
            (
                "The master key is not where it should be. The register runs, but will not open again once "
                "stopped."
            ),
        ),
        (
            "Noen har flyttet eller slettet filer i nøkkelmappen.",
            "Nokon har flytta eller sletta filer i nøkkelmappa.",
            "Somebody has moved or removed files in the key folder.",
        ),
        (
            "Stans ikke kassen. Legg nøkkelmappen tilbake, eller ring leverandøren.",
            "Stans ikkje kassa. Legg nøkkelmappa tilbake, eller ring leverandøren.",
            "Do not stop the register. Put the key folder back, or call the supplier.",
        ),
    )
    KEYS_YOUNG = (
        GOOD,
        (
            "Signeringsnøkkelen er fra {date}.",
            "Signeringsnøkkelen er frå {date}.",
            "The signing key is from {date}.",
        ),
    )
    KEYS_UNSEEN = (
        UNKNOWN,
        (
            "Alderen på signeringsnøkkelen kan ikke ses.",
            "Alderen på signeringsnøkkelen kan ikkje sjåast.",
            "The age of the signing key cannot be seen.",
        ),
    )
    KEYS_OLD = (
        NOTICE,
        (
            "Signeringsnøkkelen er fra {date}, over {years} år gammel.",
            "Signeringsnøkkelen er frå {date}, over {years} år gammal.",
            "The signing key is from {date}, more than {years} years old.",
        ),
        (
            (
                "Den er ikke byttet siden. Jo lenger en nøkkel brukes, jo større er sjansen for at noen har "
                "fått tak i den."
            ),
            (
                "Han er ikkje bytt sidan. Di lenger ein nøkkel blir brukt, di større er sjansen for at nokon "
                "har fått tak i han."
            ),
            (
                "It was not changed since. The longer a key is used, the likelier it is that somebody got "
                "hold "
                "of it."
            ),
        ),
        (
            (
                "Bytt den utenom åpningstid: «datakasse keys rotate». Gamle kvitteringer kan kontrolleres "
                "som "
                "før."
            ),
            (
                "Byt han utanom opningstid: «datakasse keys rotate». Gamle kvitteringar kan kontrollerast "
                "som "
                "før."
            ),
            "Change it outside opening hours: datakasse keys rotate. Old receipts can be checked as before.",
        ),
    )
    ACCESS_REVIEWED = (
        GOOD,
        (
            "Tilgangene skal ses gjennom innen {date}.",
            "Tilgangane skal sjåast gjennom innan {date}.",
            "Access is to be looked through by {date}.",
        ),
    )
    ACCESS_UNREVIEWED = (
        NOTICE,
        (
            "Tilgangene skulle vært sett gjennom innen {date}.",
            "Tilgangane skulle vore sett gjennom innan {date}.",
            "Access should have been looked through by {date}.",
        ),
        (
            "Folk slutter og bytter oppgaver. Det de ikke trenger lenger, står åpent til noen ser etter.",
            "Folk sluttar og byter oppgåver. Det dei ikkje treng lenger, står ope til nokon ser etter.",
            "People leave and change duties. What they no longer need stays open until somebody looks.",
        ),
        (
            "Åpne Folk og roller → Gjennomgang, steng det som ikke skal være der, og bekreft resten.",
            "Opne Folk og roller → Gjennomgang, steng det som ikkje skal vere der, og stadfest resten.",
            "Open People and roles → Review, close what should not be there, and confirm the rest.",
        ),
    )
    DELIVERY_NONE = (
        GOOD,
        (
            "Ingen regnskapssystem er koblet til.",
            "Ingen rekneskapssystem er kopla til.",
            "No accounting system is connected.",
        ),
    )
    DELIVERY_RUNS = (
        GOOD,
        (
            "Bilagene går til regnskapssystemet. Ingenting har stoppet; {waiting} venter på tur.",
            "Bilaga går til rekneskapssystemet. Ingenting har stoppa; {waiting} ventar på tur.",
            (
                "Vouchers go to the accounting system. Nothing is stuck; {waiting} "
                "{waiting:waits for its|wait for their} turn."
            ),
        ),
    )
    DELIVERY_OFF = (
        NOTICE,
        (
            "Et regnskapssystem er valgt, men leveringen er ikke slått på.",
            "Eit rekneskapssystem er valt, men leveringa er ikkje slått på.",
            "An accounting system is chosen, but delivery is not switched on.",
        ),
        (
            "Oppsettet er ikke ferdig, eller noen har slått leveringen av.",
            "Oppsettet er ikkje ferdig, eller nokon har slått leveringa av.",
            "The set-up is not finished, or somebody switched delivery off.",
        ),
        ("Gå til Levering på kontoret.", "Gå til Levering på kontoret.", "Go to Delivery in the office."),
        "integration",
    )
    DELIVERY_WAITS = (
        NOTICE,
        (
            "Regnskapssystemet svarer ikke nå; {waiting} bilag venter.",
            "Rekneskapssystemet svarar ikkje no; {waiting} bilag ventar.",
            "The accounting system does not answer now; {waiting} {waiting:voucher waits|vouchers wait}.",
        ),
        (
            "Nettet er nede her eller der, eller de har vedlikehold.",
            "Nettet er nede her eller der, eller dei har vedlikehald.",
            "The network is down here or there, or they do maintenance.",
        ),
        (
            "Vent. Bilagene går av seg selv når det svarer, og ingen går to ganger.",
            "Vent. Bilaga går av seg sjølv når det svarar, og ingen går to gonger.",
            "Wait. The vouchers go by themselves when it answers, and none goes twice.",
        ),
        "integration",
    )
    DELIVERY_LEFT = (
        NOTICE,
        (
            (
                "{waiting} bilag venter på regnskapssystemet, {waiting:fra|det eldste fra} {day}. "
                "Ingen har sendt {waiting:det|dem}."
            ),
            (
                "{waiting} bilag ventar på rekneskapssystemet, {waiting:frå|det eldste frå} {day}. "
                "Ingen har sendt {waiting:det|dei}."
            ),
            (
                "{waiting} {waiting:voucher waits|vouchers wait} for the accounting system, "
                "{waiting:of|the oldest of} {day}. Nobody has sent {waiting:it|them}."
            ),
        ),
        (
            "Maskinen som har nøklene til regnskapet, har ikke vært på, eller den er borte.",
            "Maskina som har nøklane til rekneskapen, har ikkje vore på, eller ho er borte.",
            "The machine that has the keys to the accounts has not been on, or it is gone.",
        ),
        (
            "Slå den på. Er den borte: legg inn nøklene under Levering på denne maskinen. Ingenting er tapt.",
            "Slå ho på. Er ho borte: legg inn nøklane under Levering på denne maskina. Ingenting er tapt.",
            "Turn it on. If it is gone: enter the keys under Delivery on this machine. Nothing is lost.",
        ),
        "integration",
    )
    DELIVERY_ASKS = (
        NOTICE,
        (
            "{count} bilag trenger et menneske før {count:det|de} kan gå til regnskapssystemet.",
            "{count} bilag treng eit menneske før {count:det|dei} kan gå til rekneskapssystemet.",
            (
                "{count} {count:voucher needs|vouchers need} a person before {count:it|they} can go "
                "to the accounting system."
            ),
        ),
        (
            "Systemet sa nei, en konto mangler, eller noe annet står der under samme nummer.",
            "Systemet sa nei, ein konto manglar, eller noko anna står der under same nummer.",
            (
                "The system said no, an account is missing, or something else stands there under the same "
                "number."
            ),
        ),
        (
            "Gå til Levering på kontoret. Hver rad sier hva som er galt og hva du kan gjøre.",
            "Gå til Levering på kontoret. Kvar rad seier kva som er gale og kva du kan gjere.",
            "Go to Delivery in the office. Each row says what is wrong and what you can do.",
        ),
        "integration",
    )
    DELIVERY_WITHOUT_CREDENTIALS = (
        BAD,
        (
            "Leveringen til regnskapssystemet venter: tilgangen er ikke på denne maskinen.",
            "Leveringa til rekneskapssystemet ventar: tilgangen er ikkje på denne maskina.",
            "Delivery to the accounting system waits: the credentials are not at this machine.",
        ),
        (
            "Den lå på en maskin som er borte, og er ikke med i kopiene.",
            "Han låg på ei maskin som er borte, og er ikkje med i kopiane.",
            "They were at a machine that is gone, and are in no copy.",
        ),
        (
            "Gå til Levering og legg inn tilgangen. Ingenting er tapt; bilagene venter.",
            "Gå til Levering og legg inn tilgangen. Ingenting er tapt; bilaga ventar.",
            "Go to Delivery and enter the credentials. Nothing is lost; the vouchers wait.",
        ),
        "integration",
    )
    DELIVERY_STOPPED = (
        BAD,
        (
            "Leveringen til regnskapssystemet er stanset: adgangen virker ikke lenger.",
            "Leveringa til rekneskapssystemet er stansa: tilgangen verkar ikkje lenger.",
            "Delivery to the accounting system has stopped: the credentials no longer work.",
        ),
        (
            "Et passord eller en nøkkel er byttet eller gått ut hos dem.",
            "Eit passord eller ein nøkkel er bytt eller gått ut hos dei.",
            "A password or a key was changed or has expired there.",
        ),
        (
            "Gå til Levering og legg inn ny adgang. Ingenting er tapt; bilagene venter.",
            "Gå til Levering og legg inn ny tilgang. Ingenting er tapt; bilaga ventar.",
            "Go to Delivery and enter new credentials. Nothing is lost; the vouchers wait.",
        ),
        "integration",
    )
