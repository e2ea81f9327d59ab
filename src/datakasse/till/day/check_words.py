"""
What a system check can find, in plain words: what is so, why, and what to do.

Each finding knows how serious it is. Only the words are here; what is looked at is `check_system.py`.
"""

from enum import Enum, StrEnum


class CheckState(StrEnum):
    """How serious a finding is: nothing to do, something to know, something to do."""

    GOOD = "good"
    NOTICE = "notice"
    BAD = "bad"


GOOD, NOTICE, BAD = CheckState.GOOD, CheckState.NOTICE, CheckState.BAD


class Found(Enum):
    """A finding: how serious, bokmål, nynorsk, English; places are filled in with facts."""

    JOURNAL_WHOLE = (
        GOOD,
        "Journalen er hel. Post {first} til {last} er kontrollert nå, de før er forankret.",
        "Journalen er heil. Post {first} til {last} er kontrollerte no, dei før er forankra.",
        "The journal is whole. Entries {first} to {last} were checked now, those before are anchored.",
    )
    JOURNAL_DAMAGED = (
        BAD,
        "Journalen har en feil ved post {number}. Stans salget, kjør «datakasse verify», ring leverandøren.",
        "Journalen har ein feil ved post {number}. Stans salet, køyr «datakasse verify», ring leverandøren.",
        "The journal has a fault at entry {number}. Stop selling, run datakasse verify, call the supplier.",
    )
    KEYS_THERE = (
        GOOD,
        "Signeringsnøkkel {version} er på plass.",
        "Signeringsnøkkel {version} er på plass.",
        "Signing key {version} is in place.",
    )
    KEYS_GONE = (
        BAD,
        "Signeringsnøkkelen kan ikke leses, så ingenting kan registreres. Legg nøkkelmappen tilbake.",
        "Signeringsnøkkelen kan ikkje lesast, så ingenting kan registrerast. Legg nøkkelmappa tilbake.",
        "The signing key cannot be read, and nothing can be registered without it. Put the key folder back.",
    )
    CLOCK_GOES = (
        GOOD,
        "Klokken er {time}. Se om det stemmer; kassen har ingen annen klokke å spørre.",
        "Klokka er {time}. Sjå om det stemmer; kassa har inga anna klokke å spørje.",
        "The time is {time}. See that it is right; the register has no other clock to ask.",
    )
    CLOCK_BEHIND = (
        BAD,
        "Klokken er {time}, men siste post er fra {last}. Still maskinens klokke. Rekkefølgen er trygg.",
        "Klokka er {time}, men siste post er frå {last}. Still klokka på maskina. Rekkjefølgja er trygg.",
        "The time is {time}, but the last entry is from {last}. Set the machine's clock. The order is safe.",
    )
    CLOCK_LEAPT = (
        NOTICE,
        "Klokken er {time}, {days} dager etter siste post. Stemmer datoen?",
        "Klokka er {time}, {days} dagar etter siste post. Stemmer datoen?",
        "The time is {time}, {days} days after the last entry. Is the date right?",
    )
    CLOCK_BEFORE_Z = (
        BAD,
        "Klokken er {time}, men siste Z er fra {last}. Er den feil, still den. Rekkefølgen er trygg.",
        "Klokka er {time}, men siste Z er frå {last}. Er ho feil, still henne. Rekkjefølgja er trygg.",
        "The time is {time}, but the last Z is from {last}. If it is wrong, set it. The order is safe.",
    )
    CLOCK_PAST_Z = (
        NOTICE,
        "Klokken er {time}, {days} dager etter siste Z. Stemmer datoen?",
        "Klokka er {time}, {days} dagar etter siste Z. Stemmer datoen?",
        "The time is {time}, {days} days after the last Z. Is the date right?",
    )
    PRINTER_READY = (GOOD, "Skriveren er klar.", "Skrivaren er klar.", "The printer is ready.")
    PRINTER_ON_SCREEN = (
        GOOD,
        "Kvitteringer vises på skjermen.",
        "Kvitteringar blir viste på skjermen.",
        "Receipts are shown on the screen.",
    )
    PRINTER_AWAY = (
        BAD,
        "Skriveren svarer ikke. Se etter strøm og kabel. Salg lagres, og papiret kommer når den svarer.",
        "Skrivaren svarar ikkje. Sjå etter straum og kabel. Sal blir lagra, og papiret kjem når han svarar.",
        "The printer does not answer. Check power and cable. Sales are kept; paper comes when it answers.",
    )
    PAPER_LOW = (
        NOTICE,
        "Det er lite papir igjen i skriveren. Ha en ny rull klar.",
        "Det er lite papir att i skrivaren. Ha ein ny rull klar.",
        "The printer is low on paper. Have a new roll ready.",
    )
    PAPER_OUT = (
        BAD,
        "Skriveren er tom for papir. Legg i en ny rull.",
        "Skrivaren er tom for papir. Legg i ein ny rull.",
        "The printer is out of paper. Put a new roll in.",
    )
    COVER_OPEN = (
        BAD,
        "Dekselet på skriveren er åpent. Lukk det.",
        "Dekselet på skrivaren er ope. Lukk det.",
        "The printer's cover is open. Close it.",
    )
    PRINTER_STOPPED = (
        BAD,
        "Skriveren har stanset. Slå den av og på, og se etter papir som sitter fast.",
        "Skrivaren har stansa. Slå han av og på, og sjå etter papir som sit fast.",
        "The printer has stopped. Turn it off and on, and look for stuck paper.",
    )
    PAPERS_WAIT = (
        NOTICE,
        "{count} {count:utskrift|utskrifter} venter eller må avklares. Se under Utskrifter.",
        "{count} {count:utskrift|utskrifter} ventar eller må avklarast. Sjå under Utskrifter.",
        "{count} {count:paper is waiting or needs|papers are waiting or need} an answer. See Papers.",
    )
    PAPERS_OUT = (
        GOOD,
        "Alle utskrifter er kommet ut.",
        "Alle utskrifter er komne ut.",
        "All papers are out.",
    )
    DRAWER_CLOSED = (
        GOOD,
        "Skuffen er lukket og svarer.",
        "Skuffa er lukka og svarar.",
        "The drawer is closed and answers.",
    )
    DRAWER_OPEN = (
        NOTICE,
        "Skuffen er åpen. Lukk den før første salg.",
        "Skuffa er open. Lukk ho før første sal.",
        "The drawer is open. Close it before the first sale.",
    )
    DRAWER_SILENT = (
        BAD,
        "Skuffen svarer ikke, og da kan ingenting registreres. Se etter kabelen mellom skuff og skriver.",
        "Skuffa svarar ikkje, og då kan ingenting registrerast. Sjå etter kabelen mellom skuff og skrivar.",
        "The drawer does not answer, so nothing can be registered. Check the cable from drawer to printer.",
    )
    DRAWER_NONE = (
        GOOD,
        "Kassen har ingen egen skuff.",
        "Kassa har inga eiga skuff.",
        "The register has no drawer.",
    )
    DISK_ROOM = (
        GOOD,
        "{free} GiB ledig på disken.",
        "{free} GiB ledig på disken.",
        "{free} GiB free on the disk.",
    )
    DISK_LITTLE = (
        NOTICE,
        "Bare {free} GiB ledig på disken. Rydd før den er full; da stanser salget.",
        "Berre {free} GiB ledig på disken. Rydd før han er full; då stansar salet.",
        "Only {free} GiB free on the disk. Make room before it is full and sales stop.",
    )
    DISK_FULL = (
        BAD,
        "Disken er nesten full ({free} GiB). Rydd nå. Det som er solgt, er trygt.",
        "Disken er nesten full ({free} GiB). Rydd no. Det som er selt, er trygt.",
        "The disk is nearly full ({free} GiB). Make room now. What is sold is safe.",
    )
    BACKUP_NONE = (
        NOTICE,
        "Ingen sikkerhetskopi er satt opp. Sett den opp på kontorsiden; ellers er alt borte med maskinen.",
        "Inga tryggingskopi er sett opp. Set ho opp på kontorsida; elles er alt borte med maskina.",
        "No backup is set up. Set it up in the office; without it all is gone with the machine.",
    )
    BACKUP_OLD = (
        NOTICE,
        "Siste kontrollerte sikkerhetskopi er fra {time}. Se på kontorsiden hva som står i veien.",
        "Siste kontrollerte tryggingskopi er frå {time}. Sjå på kontorsida kva som står i vegen.",
        "The last verified backup is from {time}. See in the office what is in the way.",
    )
    BACKUP_LOST = (
        BAD,
        "Siste kontrollerte sikkerhetskopi er fra {time}. Salg siden da er borte om maskinen er det.",
        "Siste kontrollerte tryggingskopi er frå {time}. Sal sidan då er borte om maskina er det.",
        "The last verified backup is from {time}. Sales since are gone if the machine is.",
    )
    BACKUP_NOT_RESTORABLE = (
        BAD,
        "Prøven {time} på å gjenopprette kopien gikk ikke: {fault}. Ring leverandøren.",
        "Prøva {time} på å gjenopprette kopien gjekk ikkje: {fault}. Ring leverandøren.",
        "The try on {time} to restore the backup failed: {fault}. Call the supplier.",
    )
    BACKUP_FRESH = (
        GOOD,
        "Siste kontrollerte sikkerhetskopi er fra {time}.",
        "Siste kontrollerte tryggingskopi er frå {time}.",
        "The last verified backup is from {time}.",
    )
    HUB_JOINED = (
        GOOD,
        "Koblet til huben på {host}. Journalen sendes mens kassen er åpen.",
        "Kopla til huben på {host}. Journalen blir send mens kassa er open.",
        "Joined the hub at {host}. The journal is sent while the register is open.",
    )
    HUB_HEARD = (
        GOOD,
        "Journalen går til huben på {host}, som svarte sist {time}.",
        "Journalen går til huben på {host}, som svara sist {time}.",
        "The journal goes to the hub at {host}, which last answered {time}.",
    )
    HUB_AWAY = (
        NOTICE,
        "Huben på {host} har ikke svart siden {time}. Selg videre; alt sendes når den svarer.",
        "Huben på {host} har ikkje svara sidan {time}. Sel vidare; alt blir sendt når han svarar.",
        "The hub at {host} has not answered since {time}. Sell on; everything is sent when it answers.",
    )
    HUB_REVOKED = (
        BAD,
        "Huben på {host} har sperret denne maskinen og får ikke mer av journalen. Alt er trygt her.",
        "Huben på {host} har sperra denne maskina og får ikkje meir av journalen. Alt er trygt her.",
        "The hub at {host} has revoked this machine and gets no more of the journal. All is safe here.",
    )
    HUB_UNKNOWN = (
        BAD,
        "Huben på {host} kjenner ikke denne maskinen og får ikke noe av journalen. Alt er trygt her.",
        "Huben på {host} kjenner ikkje denne maskina og får ikkje noko av journalen. Alt er trygt her.",
        "The hub at {host} does not know this machine and gets nothing of the journal. All is safe here.",
    )
    HUB_FORKED = (
        BAD,
        (
            "Huben har {count} {count:post|poster} fra kasse {register}, fra {number} av, som mangler "
            "her, og tar ikke imot flere."
        ),
        (
            "Huben har {count} {count:post|postar} frå kasse {register}, frå {number} av, som manglar "
            "her, og tek ikkje imot fleire."
        ),
        (
            "The hub has {count} {count:entry|entries} of register {register}, from {number} on, that "
            "{count:is|are} not here, and takes no more."
        ),
    )
    HUB_RETIRED = (
        NOTICE,
        "Kasse {register} er tatt ut av bruk i huben. Det som er her, blir her; selg på en annen kasse.",
        "Kasse {register} er teken ut av bruk i huben. Det som er her, blir her; sel på ei anna kasse.",
        "Register {register} is retired at the hub. What is here stays here; sell at another register.",
    )
    HUB_TAKEN = (
        BAD,
        (
            "En annen maskin leverer kasse {register} til huben, så den tar ikke imot noe herfra. Alt er "
            "trygt her."
        ),
        (
            "Ei anna maskin leverer kasse {register} til huben, så han tek ikkje imot noko herfrå. Alt "
            "er trygt her."
        ),
        (
            "Another machine delivers register {register} to the hub, which takes nothing from here. All "
            "is safe here."
        ),
    )
    HUB_NOT_TRUSTED = (
        BAD,
        (
            "Det som svarer på {host}, kan ikke vise at det er huben. Ingenting er sendt dit. Alt er trygt "
            "her; kassen selger videre."
        ),
        (
            "Det som svarar på {host}, kan ikkje vise at det er huben. Ingenting er sendt dit. Alt er trygt "
            "her; kassa sel vidare."
        ),
        (
            "What answers at {host} cannot show that it is the hub. Nothing was sent there. All is safe "
            "here; the register sells on."
        ),
    )
    HUB_UNREAD = (
        BAD,
        (
            "Maskinen kan ikke lese hvilken hub den er koblet til, og sender ikke noe av journalen. Alt er "
            "trygt her; kassen selger videre."
        ),
        (
            "Maskina kan ikkje lese kva hub ho er kopla til, og sender ikkje noko av journalen. Alt er "
            "trygt her; kassa sel vidare."
        ),
        (
            "This machine cannot read which hub it has joined, and sends nothing of the journal. All is "
            "safe here; the register sells on."
        ),
    )
    HUB_REFUSES = (
        BAD,
        (
            "Huben på {host} tar ikke imot fra kasse {register} ({code}). Alt er trygt her; kassen "
            "selger videre."
        ),
        "Huben på {host} tek ikkje imot frå kasse {register} ({code}). Alt er trygt her; kassa sel vidare.",
        "The hub at {host} takes nothing from register {register} ({code}). All is safe here; it sells on.",
    )
    DECLARED = (
        GOOD,
        "Produkterklæringen dekker versjon {version}.",
        "Produkterklæringa dekkjer versjon {version}.",
        "The declaration covers version {version}.",
    )
    DEMONSTRATION = (
        NOTICE,
        "Ingen har deklarert versjon {version}. Den er en demonstrasjon og skal ikke brukes til salg.",
        "Ingen har deklarert versjon {version}. Han er ein demonstrasjon og skal ikkje brukast til sal.",
        "Nobody has declared version {version}. It is a demonstration and not for real sales.",
    )

    def __init__(self, state: CheckState, nb: str, nn: str, en: str) -> None:
        self.state, self.nb, self.nn, self.en = state, nb, nn, en
