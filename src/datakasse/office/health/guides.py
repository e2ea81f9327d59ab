"""What to do, step by step, when something is wrong: short enough to be read with a queue waiting."""

from typing import Final

import msgspec

from datakasse.office.health.finding import Told


class Guide(msgspec.Struct, frozen=True):
    """
    A guide.

    Attributes:
        name: What findings call it.
        title: What it is for.
        steps: What to do, in order.
    """

    name: str
    title: Told
    steps: tuple[Told, ...]


GUIDES: Final = (
    Guide(
        "slow",
        Told("Kassen er treg", "Kassa er treg", "The register is slow"),
        (
            Told(
                "Selg videre. Treghet mister ingenting: et salg er lagret når skjermen sier «betalt».",
                "Sel vidare. Treigleik mistar ingenting: eit sal er lagra når skjermen seier «betalt».",
                "Go on selling. Slowness loses nothing: a sale is kept once the screen says «paid».",
            ),
            Told(
                "Se på «Disken lagrer» og «Fart» over. Er disken treg, er det nesten alltid den.",
                "Sjå på «Disken lagrar» og «Fart» over. Er disken treg, er det nesten alltid han.",
                "Look at «Disk speed» and «Speed» above. If the disk is slow, it is nearly always that.",
            ),
            Told(
                "Lukk andre programmer og faner på maskinen. La oppdateringer og virussøk bli ferdige.",
                "Lukk andre program og faner på maskina. La oppdateringar og virussøk bli ferdige.",
                "Close other programs and tabs on the machine. Let updates and virus scans finish.",
            ),
            Told(
                "Er bare ett nettbrett tregt, er det nettet: gå nærmere ruteren, eller bruk kabel.",
                "Er berre eitt nettbrett tregt, er det nettet: gå nærare ruteren, eller bruk kabel.",
                "If only one tablet is slow, it is the network: move closer to the router, or use a cable.",
            ),
            Told(
                "Start maskinen på nytt etter stengetid. Er det like ille dagen etter, lag en støttepakke.",
                "Start maskina på nytt etter stengjetid. Er det like ille dagen etter, lag ei støttepakke.",
                "Restart the machine after closing. If it is as bad the next day, make a support bundle.",
            ),
        ),
    ),
    Guide(
        "printer",
        Told("Skriveren er taus", "Skrivaren er taus", "The printer is silent"),
        (
            Told(
                "Se på skriveren: lys, papir, deksel. Slå den av, vent ti sekunder, slå den på.",
                "Sjå på skrivaren: lys, papir, deksel. Slå han av, vent ti sekund, slå han på.",
                "Look at the printer: light, paper, cover. Turn it off, wait ten seconds, turn it on.",
            ),
            Told(
                "Se etter kabelen i begge ender. På nett: har skriveren fått en ny adresse? Hold inne "
                "mateknappen "
                "mens den slås på, så skriver den adressen sin.",
                "Sjå etter kabelen i begge endar. På nett: har skrivaren fått ei ny adresse? Hald inne "
                "mateknappen "
                "medan han blir slått på, så skriv han adressa si.",
                "Check the cable at both ends. On a network: has it got another address? Hold the feed "
                "button "
                "while turning it on, and it prints its address.",
            ),
            Told(
                "Selg videre så lenge: kvitteringene ligger i kø og kommer når skriveren svarer. En annen "
                "skriver på "
                "stedet kan velges under Utskrifter.",
                "Sel vidare så lenge: kvitteringane ligg i kø og kjem når skrivaren svarar. Ein annan "
                "skrivar på "
                "staden kan veljast under Utskrifter.",
                "Go on selling meanwhile: receipts queue and come when it answers. Another printer on the "
                "premises "
                "can be chosen under Papers.",
            ),
            Told(
                "Spør kassen om et papir kom ut, så se etter før du svarer. Et svar for mye gir to "
                "kvitteringer.",
                "Spør kassa om eit papir kom ut, så sjå etter før du svarar. Eit svar for mykje gir to "
                "kvitteringar.",
                "If the register asks whether a paper came out, look before you answer.",
            ),
        ),
    ),
    Guide(
        "integration",
        Told(
            "En integrasjon eller nettet er nede",
            "Ein integrasjon eller nettet er nede",
            "An integration or the network is down",
        ),
        (
            Told(
                "Selg videre. Kassen trenger ikke nett for salg, retur, kvittering eller Z.",
                "Sel vidare. Kassa treng ikkje nett for sal, retur, kvittering eller Z.",
                "Go on selling. The register needs no network for sales, returns, receipts or Z.",
            ),
            Told(
                "Kortterminalen har sitt eget nett. Virker ikke den heller: ta kontant, eller bruk "
                "terminalens reserveløsning.",
                "Kortterminalen har sitt eige nett. Verkar ikkje han heller: ta kontant, eller bruk "
                "reserveløysinga hans.",
                "The card terminal has its own network. If that is down too: take cash, or use its fallback.",
            ),
            Told(
                "Vent på det som venter. Bilag går av seg selv når den andre enden svarer, og aldri to "
                "ganger.",
                "Vent på det som ventar. Bilag går av seg sjølv når den andre enden svarar, og aldri to "
                "gonger.",
                "Wait for what waits. Vouchers go by themselves when the other end answers, and never twice.",
            ),
            Told(
                "Står det at noe trenger et menneske: gå til Levering. Raden sier hva som er galt.",
                "Står det at noko treng eit menneske: gå til Levering. Rada seier kva som er gale.",
                "If something needs a person: go to Delivery. The row says what is wrong.",
            ),
        ),
    ),
    Guide(
        "cash",
        Told("Kassen stemmer ikke", "Kassa stemmer ikkje", "The cash does not add up"),
        (
            Told(
                "Tell én gang til, med en annen som teller. Se i myntskuffen, under innsatsen og i søpla.",
                "Tel ein gong til, med ein annan som tel. Sjå i myntskuffa, under innsatsen og i søpla.",
                "Count again, with somebody else counting. Look under the tray and in the bin.",
            ),
            Told(
                "Ble penger lagt inn eller tatt ut uten å bli registrert? Registrer det nå, med årsak, før "
                "Z.",
                "Vart pengar lagde inn eller tekne ut utan å bli registrerte? Registrer det no, med årsak, "
                "før Z.",
                "Was money put in or taken out without being registered? Register it now, with why, before "
                "the Z.",
            ),
            Told(
                "Er differansen nøyaktig et salg, er det ofte et salg som ble betalt med kort og "
                "registrert som kontant. "
                "Sammenlign med terminalens rapport.",
                "Er differansen nøyaktig eit sal, er det ofte eit sal som vart betalt med kort og "
                "registrert som kontant. "
                "Samanlikn med rapporten frå terminalen.",
                "If the difference is exactly a sale, it was often paid by card and registered as cash. "
                "Compare with "
                "the terminal's report.",
            ),
            Told(
                "Finner du den ikke: gjør opp likevel. Differansen står på Z-rapporten med forklaring, og "
                "bokføres. "
                "Loven vil ha den vist, ikke borte. Rett aldri med et oppdiktet salg.",
                "Finn du han ikkje: gjer opp likevel. Differansen står på Z-rapporten med forklaring, og "
                "blir bokført. "
                "Lova vil ha han vist, ikkje borte. Rett aldri med eit oppdikta sal.",
                "If you do not find it: close all the same. The difference stands on the Z with an "
                "explanation and is "
                "booked. The law wants it shown. Never mend it with an invented sale.",
            ),
        ),
    ),
    Guide(
        "crash",
        Told("Etter strømbrudd eller krasj", "Etter straumbrot eller krasj", "After a power cut or a crash"),
        (
            Told(
                "Start maskinen og kassen som vanlig. Det som var «betalt» på skjermen, er der.",
                "Start maskina og kassa som vanleg. Det som var «betalt» på skjermen, er der.",
                "Start the machine and the register as usual. What was «paid» on the screen is there.",
            ),
            Told(
                "Se på det siste salget under Kvitteringer før du slår det inn på nytt. Kassen selger "
                "aldri det samme "
                "to ganger av seg selv.",
                "Sjå på det siste salet under Kvitteringar før du slår det inn på nytt. Kassa sel aldri "
                "det same "
                "to gonger av seg sjølv.",
                "Look at the last sale under Receipts before ringing it up again. The register never sells "
                "the same "
                "twice by itself.",
            ),
            Told(
                "Undersøk her: journal, klokke og disk skal være i orden. Spør kassen om et papir kom ut, "
                "så se etter.",
                "Undersøk her: journal, klokke og disk skal vere i orden. Spør kassa om eit papir kom ut, "
                "så sjå etter.",
                "Look here: journal, clock and disk should be in order. If asked whether a paper came out, "
                "go and see.",
            ),
            Told(
                "Var kortbetalingen i gang? Se på terminalens siste kvittering. Er det trukket og ikke "
                "registrert: "
                "registrer salget med kort.",
                "Var kortbetalinga i gang? Sjå på den siste kvitteringa til terminalen. Er det trekt og "
                "ikkje registrert: "
                "registrer salet med kort.",
                "Was a card payment under way? See the terminal's last receipt. If charged and not "
                "registered: "
                "register the sale by card.",
            ),
            Told(
                "Kjør «datakasse verify» når det er rolig. Ødelagt maskin: «datakasse restore» med "
                "gjenopprettingsarket.",
                "Køyr «datakasse verify» når det er roleg. Øydelagd maskin: «datakasse restore» med "
                "gjenopprettingsarket.",
                "Run datakasse verify when it is quiet. Broken machine: datakasse restore with the "
                "recovery sheet.",
            ),
        ),
    ),
    Guide(
        "hub",
        Told("Huben tar ikke imot", "Huben tek ikkje imot", "The hub takes nothing"),
        (
            Told(
                "Selg på de andre kassene. Alt som er solgt på denne, ligger her, og huben har det den har "
                "fått. Ingenting er tapt.",
                "Sel på dei andre kassene. Alt som er selt på denne, ligg her, og huben har det han har "
                "fått. Ingenting er tapt.",
                "Sell at the other registers. All that was sold at this one is here, and the hub has what it "
                "got. Nothing is lost.",
            ),
            Told(
                "Legg til en kasse under Oppsett → Kasser, med en ID som er ny. Den leveres til "
                "huben av seg selv.",
                "Legg til ei kasse under Oppsett → Kasser, med ein ID som er ny. Ho blir levert til "
                "huben av seg "
                "sjølv.",
                "Add a register under Set-up → Registers, with an ID that is new. It is delivered by itself.",
            ),
            Told(
                "Ta Z på den gamle, ta den ut av bruk under Oppsett → Kasser, og selg på den nye fra nå av. "
                "Journalen dens kan leses og eksporteres som før.",
                "Ta Z på den gamle, ta ho ut av bruk under Oppsett → Kasser, og sel på den nye frå no av. "
                "Journalen hennar kan lesast og eksporterast som før.",
                "Take a Z at the old one, take it out of use under Set-up → Registers, and sell at the new "
                "one from now on. Its journal can be read and exported as before.",
            ),
            Told(
                "Be den som passer huben, trykke «Ta ut av bruk» ved den gamle kassen på flåtesiden.",
                "Be den som passar huben, trykkje «Ta ut av bruk» ved den gamle kassa på flåtesida.",
                "Ask whoever keeps the hub to press «Retire» at the old register on the fleet page.",
            ),
            Told(
                "Er hele maskinen sperret, kan ingenting leveres fra den. Ring den som passer huben "
                "før noe annet.",
                "Er heile maskina sperra, kan ingenting leverast frå ho. Ring den som passar huben "
                "før noko anna.",
                "If the whole machine is revoked nothing can be delivered from it. Call whoever "
                "keeps the hub first.",
            ),
        ),
    ),
)
