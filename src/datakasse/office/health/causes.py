"""Why what a register's system check finds may be so, and what to do: more than fits on the till's screen."""

from typing import Final

import msgspec

from datakasse.office.health.finding import Told


class Cause(msgspec.Struct, frozen=True):
    """Why something may be so, what to do, and the guide that goes further; empty for none."""

    cause: Told
    cure: Told
    guide: str = ""


CAUSES: Final = {
    "journal_damaged": Cause(
        Told(
            "Disken har mistet noe, eller noen har endret databasen utenom kassen.",
            "Disken har mist noko, eller nokon har endra databasen utanom kassa.",
            "The disk has lost something, or somebody changed the database behind the register's back.",
        ),
        Told(
            "Stans salget. Kjør «datakasse verify». Rør ikke datamappen, og ring leverandøren.",
            "Stans salet. Køyr «datakasse verify». Ikkje rør datamappa, og ring leverandøren.",
            "Stop selling. Run datakasse verify. Leave the data folder alone and call the supplier.",
        ),
        "crash",
    ),
    "keys_gone": Cause(
        Told(
            "Nøkkelmappen er flyttet, slettet eller åpen for andre på maskinen.",
            "Nøkkelmappa er flytta, sletta eller open for andre på maskina.",
            "The key folder was moved, removed, or can be read by others on the machine.",
        ),
        Told(
            "Legg mappen «keys» tilbake fra der den ble flyttet. En tapt nøkkel kan ikke lages om igjen; "
            "ring leverandøren.",
            "Legg mappa «keys» tilbake frå der ho vart flytta. Ein tapt nøkkel kan ikkje lagast om att; "
            "ring leverandøren.",
            "Put the folder «keys» back. A lost key cannot be made again; call the supplier.",
        ),
    ),
    "clock_behind": Cause(
        Told(
            "Noen har stilt klokken tilbake, eller batteriet på hovedkortet er tomt.",
            "Nokon har stilt klokka tilbake, eller batteriet på hovudkortet er tomt.",
            "Somebody set the clock back, or the battery of the main board is empty.",
        ),
        Told(
            "Slå på automatisk klokke i maskinens innstillinger.",
            "Slå på automatisk klokke i innstillingane på maskina.",
            "Switch on automatic time in the machine's settings.",
        ),
    ),
    "clock_leapt": Cause(
        Told(
            "Butikken har vært stengt lenge, eller klokken er stilt for langt fram.",
            "Butikken har vore stengd lenge, eller klokka er stilt for langt fram.",
            "The shop has been closed for long, or the clock was set too far ahead.",
        ),
        Told("Se på datoen før du selger.", "Sjå på datoen før du sel.", "Look at the date before you sell."),
    ),
    "printer_away": Cause(
        Told(
            "Skriveren er av, kabelen er løs, eller den har fått en ny adresse på nettet.",
            "Skrivaren er av, kabelen er laus, eller han har fått ei ny adresse på nettet.",
            "The printer is off, its cable is loose, or it has got another address on the network.",
        ),
        Told(
            "Slå den av, vent ti sekunder, slå den på. Ny adresse settes med «datakasse printers set».",
            "Slå han av, vent ti sekund, slå han på. Ny adresse blir sett med «datakasse printers set».",
            "Turn it off, wait ten seconds, turn it on. A new address is set with datakasse printers set.",
        ),
        "printer",
    ),
    "paper_low": Cause(
        Told("Rullen er snart slutt.", "Rullen er snart slutt.", "The roll is nearly finished."),
        Told("Ha en ny rull klar.", "Ha ein ny rull klar.", "Have a new roll ready."),
        "printer",
    ),
    "paper_out": Cause(
        Told(
            "Rullen er slutt, eller ligger feil vei.",
            "Rullen er slutt, eller ligg feil veg.",
            "The roll is finished, or lies the wrong way round.",
        ),
        Told(
            "Legg i en ny rull. Det som venter, skrives ut av seg selv.",
            "Legg i ein ny rull. Det som ventar, blir skrive ut av seg sjølv.",
            "Put a new roll in. What waits is printed by itself.",
        ),
        "printer",
    ),
    "cover_open": Cause(
        Told("Dekselet er ikke i lås.", "Dekselet er ikkje i lås.", "The cover is not locked."),
        Told(
            "Trykk det ned til det klikker.",
            "Trykk det ned til det klikkar.",
            "Press it down until it clicks.",
        ),
        "printer",
    ),
    "printer_stopped": Cause(
        Told(
            "Papir sitter fast, kniven har hengt seg opp, eller hodet er for varmt.",
            "Papir sit fast, kniven har hengt seg opp, eller hovudet er for varmt.",
            "Paper is stuck, the knife is jammed, or the head is too hot.",
        ),
        Told(
            "Åpne, ta ut papiret, slå av og på.",
            "Opne, ta ut papiret, slå av og på.",
            "Open it, take the paper out, turn it off and on.",
        ),
        "printer",
    ),
    "papers_wait": Cause(
        Told(
            "Skriveren var borte eller gikk tom midt i en utskrift.",
            "Skrivaren var borte eller gjekk tom midt i ei utskrift.",
            "The printer was away or ran out in the middle of a paper.",
        ),
        Told(
            "Se under Utskrifter på kassen, og svar på om papiret kom ut.",
            "Sjå under Utskrifter på kassa, og svar på om papiret kom ut.",
            "See Papers on the till, and answer whether the paper came out.",
        ),
        "printer",
    ),
    "drawer_open": Cause(
        Told(
            "Skuffen er ikke skjøvet helt inn.",
            "Skuffa er ikkje skuva heilt inn.",
            "The drawer is not pushed in.",
        ),
        Told("Skyv den inn.", "Skuv ho inn.", "Push it in."),
    ),
    "drawer_silent": Cause(
        Told(
            "Kabelen mellom skuff og skriver er løs, skriveren er av, eller skuffen mangler føler.",
            "Kabelen mellom skuff og skrivar er laus, skrivaren er av, eller skuffa manglar følar.",
            "The cable from drawer to printer is loose, the printer is off, or the drawer has no sensor.",
        ),
        Told(
            "Se etter kabelen. Svarer skriveren, men ikke skuffen: prøv «drawer_open=low» i skriverens "
            "oppsett.",
            "Sjå etter kabelen. Svarar skrivaren, men ikkje skuffa: prøv «drawer_open=low» i oppsettet av "
            "skrivaren.",
            "Check the cable. If the printer answers and the drawer does not, try drawer_open=low in its "
            "setting.",
        ),
        "printer",
    ),
    "disk_little": Cause(
        Told(
            "Andre filer på maskinen fyller disken.",
            "Andre filer på maskina fyller disken.",
            "Other files on the machine fill the disk.",
        ),
        Told(
            "Slett eller flytt det som ikke hører til kassen. Rør ikke datamappen.",
            "Slett eller flytt det som ikkje høyrer til kassa. Ikkje rør datamappa.",
            "Remove or move what is not the register's. Leave the data folder alone.",
        ),
        "slow",
    ),
    "backup_none": Cause(
        Told("Den er ikke satt opp.", "Han er ikkje sett opp.", "It was not set up."),
        Told(
            "Gå til Sikkerhetskopi på kontoret. Det tar ti minutter.",
            "Gå til Tryggingskopi på kontoret. Det tek ti minutt.",
            "Go to Backup in the office. It takes ten minutes.",
        ),
    ),
    "backup_old": Cause(
        Told(
            "Stedet svarer ikke, er fullt, eller tar ikke imot adgangen.",
            "Staden svarar ikkje, er full, eller tek ikkje imot tilgangen.",
            "The place does not answer, is full, or does not take the credentials.",
        ),
        Told(
            "Gå til Sikkerhetskopi på kontoret: hvert sted sier hva som er i veien.",
            "Gå til Tryggingskopi på kontoret: kvar stad seier kva som er i vegen.",
            "Go to Backup in the office: each place says what is in the way.",
        ),
    ),
    "backup_not_restorable": Cause(
        Told(
            "Kopien er skadet, eller noe mangler på stedet.",
            "Kopien er skadd, eller noko manglar på staden.",
            "The copy is damaged, or something is missing at the place.",
        ),
        Told(
            "Legg til et sted til nå, og ring leverandøren.",
            "Legg til ein stad til no, og ring leverandøren.",
            "Add another place now, and call the supplier.",
        ),
    ),
    "hub_away": Cause(
        Told(
            "Nettet er nede her eller der, eller huben er slått av.",
            "Nettet er nede her eller der, eller huben er slått av.",
            "The network is down here or there, or the hub is switched off.",
        ),
        Told(
            "Vent. Er nettet her i orden, så ring den som passer huben.",
            "Vent. Er nettet her i orden, så ring den som passar huben.",
            "Wait. If the network is well here, call whoever keeps the hub.",
        ),
    ),
    "hub_revoked": Cause(
        Told(
            "Den som passer huben, har sperret maskinen fordi den er byttet ut, stjålet eller tatt "
            "for å være det.",
            "Den som passar huben, har sperra maskina fordi ho er bytt ut, stolen eller teken for å "
            "vere det.",
            "Whoever keeps the hub revoked the machine because it was replaced or stolen, or was "
            "taken to be.",
        ),
        Told(
            "Ring den som passer huben. Skal butikken fortsatt selge her, må den ha nye kasser: "
            "en sperret kasse får ikke levere igjen. Legg dem til, ta de gamle ut av bruk, og koble til på "
            "nytt («datakasse hub leave», ny lenke, «datakasse hub join»).",
            "Ring den som passar huben. Skal butikken framleis selje her, må han ha nye kasser: "
            "ei sperra kasse får ikkje levere igjen. Legg dei til, ta dei gamle ut av bruk, og kople til på "
            "nytt («datakasse hub leave», ny lenkje, «datakasse hub join»).",
            "Call whoever keeps the hub. If the shop is to sell on here it needs new registers: "
            "one that was revoked does not deliver again. Add them, take the old ones out of use, and join "
            'anew ("datakasse hub leave", a new link, "datakasse hub join").',
        ),
        "hub",
    ),
    "hub_unread": Cause(
        Told(
            "Filen «partner-hub.locked» i nøkkelmappen er skadet, låst med en annen hovednøkkel, eller kan "
            "ikke leses av den som kassen kjører som.",
            "Fila «partner-hub.locked» i nøkkelmappa er skadd, er låst med ein annan hovudnøkkel, eller kan "
            "ikkje lesast av den som kassa køyrer som.",
            "The file «partner-hub.locked» in the key folder is damaged, is locked with another master "
            "secret, or cannot be read by the one that the register runs as.",
        ),
        Told(
            "Se hvem som eier filen og får lese den. Er den skadet, så legg den tilbake fra en kopi av "
            "nøkkelmappen. Finnes ingen, så gjør som når en butikk er gjenopprettet: lag nye nøkler "
            "(«datakasse keys rotate»), få den gamle maskinen sperret i huben, flytt filen bort, og koble "
            "til med en ny lenke.",
            "Sjå kven som eig fila og får lese ho. Er ho skadd, så legg ho tilbake frå ein kopi av "
            "nøkkelmappa. Finst ingen, så gjer som når ein butikk er gjenoppretta: lag nye nøklar "
            "(«datakasse keys rotate»), få den gamle maskina sperra i huben, flytt fila bort, og kopla til "
            "med ei ny lenke.",
            "See who owns the file and may read it. If it is damaged, put it back from a copy of the key "
            "folder. If there is none, do as when a shop was restored: make new keys "
            "(datakasse keys rotate), have the old machine revoked at the hub, move the file "
            "away, and join with a new link.",
        ),
    ),
    "hub_not_trusted": Cause(
        Told(
            "Sertifikatet til huben er utløpt, huben er laget på nytt uten kopien sin, noe annet svarer på "
            "adressen, eller klokken på denne maskinen er feil.",
            "Sertifikatet til huben er gått ut, huben er laga på nytt utan kopien sin, noko anna svarar på "
            "adressa, eller klokka på denne maskina er feil.",
            "The hub's certificate has ended, the hub was made anew without its copy, something else answers "
            "at the address, or the clock of this machine is wrong.",
        ),
        Told(
            "Se at klokken her stemmer. Ring den som passer huben: er sertifikatet utløpt, lages et nytt når "
            "huben startes på nytt, og alt sendes av seg selv. Er huben en annen enn før, be om en ny lenke, "
            "og skriv «datakasse hub leave» og «datakasse hub join» med den.",
            "Sjå at klokka her stemmer. Ring den som passar huben: er sertifikatet gått ut, blir det laga "
            "eit nytt når huben blir starta på nytt, og alt blir sendt av seg sjølv. Er huben ein annan enn "
            "før, be om ei ny lenke, og skriv «datakasse hub leave» og «datakasse hub join» med ho.",
            "See that the clock here is right. Call whoever keeps the hub: if its certificate has ended, "
            "another is made when the hub is started anew, and everything is sent by itself. If the hub is "
            "another than before, ask for a new link, and type datakasse hub leave and datakasse hub join "
            "with it.",
        ),
    ),
    "hub_unknown": Cause(
        Told(
            "Huben er satt opp på nytt, eller gjenopprettet fra en kopi fra før butikken ble koblet til.",
            "Huben er sett opp på nytt, eller gjenoppretta frå ein kopi frå før butikken vart kopla til.",
            "The hub was set up anew, or restored from a copy of before the shop joined.",
        ),
        Told(
            "Be om en ny lenke, og skriv «datakasse hub leave» og «datakasse hub join» med den.",
            "Be om ei ny lenke, og skriv «datakasse hub leave» og «datakasse hub join» med ho.",
            "Ask for a new link, and type datakasse hub leave and datakasse hub join with it.",
        ),
    ),
    "hub_forked": Cause(
        Told(
            "Butikken er gjenopprettet fra en kopi som var litt eldre enn det huben hadde fått. Ingenting er "
            "tapt: det som mangler her, ligger i huben, og kunder kan ha kvitteringene. Numrene "
            "brukes ikke igjen.",
            "Butikken er gjenoppretta frå ein kopi som var litt eldre enn det huben hadde fått. Ingenting er "
            "tapt: det som manglar her, ligg i huben, og kundar kan ha kvitteringane. Numra blir "
            "ikkje brukte igjen.",
            "The shop was restored from a copy somewhat older than what the hub had got. Nothing is "
            "lost: what is "
            "not here is in the hub, and customers may have the receipts. Their numbers are not used again.",
        ),
        Told(
            "Legg til en kasse under Oppsett → Kasser, og selg på den: den leveres av seg selv. Ta Z på den "
            "gamle, og ta den ut av bruk samme sted. Be den som passer huben, ta den gamle ut av bruk der. "
            "Ta vare på begge journalene.",
            "Legg til ei kasse under Oppsett → Kasser, og sel på ho: ho blir levert av seg sjølv. Ta "
            "Z på den "
            "gamle, og ta ho ut av bruk same stad. Be den som passar huben, ta den gamle ut av bruk der. "
            "Ta vare på begge journalane.",
            "Add a register under Set-up → Registers, and sell at it: it is delivered by itself. "
            "Take a Z at the "
            "old one, and take it out of use in the same place. Ask whoever keeps the hub to retire the old "
            "one there. Keep both journals.",
        ),
        "hub",
    ),
    "hub_retired": Cause(
        Told(
            "Den som passer huben, har tatt kassen ut av bruk. Journalen her kan leses og "
            "kontrolleres som før.",
            "Den som passar huben, har teke kassa ut av bruk. Journalen her kan lesast og "
            "kontrollerast som før.",
            "Whoever keeps the hub retired the register. Its journal here can be read and checked as before.",
        ),
        Told(
            "Selg på en annen kasse; en ny legges til under Oppsett → Kasser. Er dagen åpen på "
            "denne, så ta Z, og ta den ut av bruk her også.",
            "Sel på ei anna kasse; ei ny blir lagd til under Oppsett → Kasser. Er dagen open på "
            "denne, så ta Z, og ta ho ut av bruk her òg.",
            "Sell at another register; a new one is added under Set-up → Registers. Take a Z if its "
            "day is open, and take it out of use here, too.",
        ),
        "hub",
    ),
    "hub_taken": Cause(
        Told(
            "To maskiner har hver sin kasse med samme ID, eller butikken er gjenopprettet og den "
            "gamle ikke sperret.",
            "To maskiner har kvar si kasse med same ID, eller butikken er gjenoppretta og den gamle "
            "ikkje sperra.",
            "Two machines have a register of the same ID, or the shop was restored and the old "
            "machine not revoked.",
        ),
        Told(
            "Ring den som passer huben. Er maskinen byttet ut, sperres den gamle; ellers legg til en "
            "kasse med en "
            "annen ID under Oppsett → Kasser.",
            "Ring den som passar huben. Er maskina bytt ut, blir den gamle sperra; elles legg til ei "
            "kasse med ein "
            "annan ID under Oppsett → Kasser.",
            "Call whoever keeps the hub. If the machine was replaced the old one is revoked; else "
            "add a register "
            "of another ID under Set-up → Registers.",
        ),
        "hub",
    ),
    "hub_refuses": Cause(
        Told(
            "Huben har funnet noe som ikke stemmer. Den som passer den, ser hva under «Dette har "
            "huben avvist».",
            "Huben har funne noko som ikkje stemmer. Den som passar han, ser kva under «Dette har "
            "huben avvist».",
            "The hub found something that is not right. Whoever keeps it sees what under «What the "
            "hub refused».",
        ),
        Told(
            "Kjør «datakasse verify» og «datakasse hub send»: de sier hva det er. Ring den som passer huben.",
            "Køyr «datakasse verify» og «datakasse hub send»: dei seier kva det er. Ring den som "
            "passar huben.",
            "Run datakasse verify and datakasse hub send: they say what it is. Call whoever keeps the hub.",
        ),
    ),
    "demonstration": Cause(
        Told(
            "Pakken er ikke deklarert av en leverandør (skjema RF-1348).",
            "Pakka er ikkje deklarert av ein leverandør (skjema RF-1348).",
            "No supplier has declared the package (form RF-1348).",
        ),
        Told(
            "Øv så mye du vil. Til salg trenger du en pakke som en leverandør har deklarert.",
            "Øv så mykje du vil. Til sal treng du ei pakke som ein leverandør har deklarert.",
            "Practise as much as you like. To sell you need a package that a supplier has declared.",
        ),
    ),
}
"""What was found, as a code, → why and what to do."""

CAUSES["disk_full"] = CAUSES["disk_little"]
CAUSES["clock_before_z"] = CAUSES["clock_behind"]
CAUSES["clock_past_z"] = CAUSES["clock_leapt"]
CAUSES["backup_lost"] = CAUSES["backup_old"]
