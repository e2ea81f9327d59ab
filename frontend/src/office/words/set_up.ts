// Texts of the page that sets a shop up.

import type { Said } from "../../writing/language.ts";

export const SET_UP = {
  page_set_up: { nb: "Oppsett", nn: "Oppsett", en: "Set-up" },
  set_up_lead: {
    nb: "Fra ny butikk til første salg: gå gjennom punktene ovenfra og ned. Alt kan gjøres uten nett.",
    nn: "Frå ny butikk til første sal: gå gjennom punkta ovanfrå og ned. Alt kan gjerast utan nett.",
    en: "From a new shop to the first sale: go through the points from the top. All of it works without a network.",
  },
  ready_title: { nb: "Klar for ekte salg?", nn: "Klar for ekte sal?", en: "Ready for real sales?" },
  ready_yes: {
    nb: "Ingenting mangler. Butikken er klar for ekte salg.",
    nn: "Ingenting manglar. Butikken er klar for ekte sal.",
    en: "Nothing is missing. The shop is ready for real sales.",
  },
  ready_no: {
    nb: "{count} punkter må gjøres før ekte salg.",
    nn: "{count} punkt må gjerast før ekte sal.",
    en: "{count} points are missing before real sales.",
  },
  ready_counted: { nb: "{done} av {wanted}", nn: "{done} av {wanted}", en: "{done} of {wanted}" },
  stands_done: { nb: "gjort", nn: "gjort", en: "done" },
  stands_missing: { nb: "mangler", nn: "manglar", en: "missing" },
  stands_advised: { nb: "bør gjøres", nn: "bør gjerast", en: "advised" },
  ready_shop: {
    nb: "Butikken: navn, adresse og registrering, som står øverst på hver kvittering",
    nn: "Butikken: namn, adresse og registrering, som står øvst på kvar kvittering",
    en: "The shop: name, address and registration, which stand on top of every receipt",
  },
  ready_articles: {
    nb: "Varer til salgs: legg inn, eller hent dem fra systemet du hadde",
    nn: "Varer til sals: legg inn, eller hent dei frå systemet du hadde",
    en: "Goods on sale: enter them, or bring them from the system you had",
  },
  ready_opening_hours: {
    nb: "Åpningstider: da varsler kassen om stillhet bare når butikken er åpen",
    nn: "Opningstider: då varslar kassa om stille berre når butikken er open",
    en: "Opening hours: then silence is told of only while the shop is open",
  },
  ready_means: {
    nb: "Betaling: si hva det kan betales med, så viser kassen bare det",
    nn: "Betaling: sei kva det kan betalast med, så viser kassa berre det",
    en: "Payment: say what may be paid with, and the till shows only that",
  },
  ready_hours: {
    nb: "Tider for salg og skjenking av alkohol: som kommunen og bevillingen har dem",
    nn: "Tider for sal og skjenking av alkohol: som kommunen og løyvet har dei",
    en: "Hours for sale and serving of alcohol: as the municipality and the licence have them",
  },
  ready_printer: {
    nb: "Kasser med skriver på papir: finn skriveren, og prøv testsiden",
    nn: "Kasser med skrivar på papir: finn skrivaren, og prøv testsida",
    en: "Registers that print on paper: find the printer, and try the test page",
  },
  ready_people: {
    nb: "Folk: hver som selger, har sin egen PIN",
    nn: "Folk: kvar som sel, har sin eigen PIN",
    en: "People: everybody who sells has a PIN of her own",
  },
  ready_second_factor: {
    nb: "Kontoret: de som styrer butikken, logger på med passord og kode",
    nn: "Kontoret: dei som styrer butikken, loggar på med passord og kode",
    en: "The office: who administers the shop comes in with a password and a code",
  },
  ready_backup: {
    nb: "Sikkerhetskopi: et sted utenfor butikken, kontrollert de siste to dagene",
    nn: "Tryggingskopi: ein stad utanfor butikken, kontrollert dei siste to dagane",
    en: "Backup: a place outside the shop, verified in the last two days",
  },
  ready_practice: {
    nb: "Øving: ti salg i treningsmodus",
    nn: "Øving: ti sal i treningsmodus",
    en: "Practice: ten sales in training mode",
  },
  ready_declaration: {
    nb: "Produkterklæring: pakken må være deklarert av en leverandør",
    nn: "Produkterklæring: pakka må vere deklarert av ein leverandør",
    en: "Declaration: a supplier must have declared the package",
  },
  set_up_accounts: {
    nb: "Konteringen er ferdig utfylt med en vanlig kontoplan. Se over den sammen med regnskapsføreren.",
    nn: "Konteringa er ferdig utfylt med ein vanleg kontoplan. Sjå over ho saman med rekneskapsføraren.",
    en: "The mapping to accounts is filled in with a usual chart. Look it over with your accountant.",
  },
  set_up_shop: { nb: "Butikken", nn: "Butikken", en: "The shop" },
  set_up_fixed: {
    nb: "Organisasjonsnummer {number} og kasse-ID {registers} ble bestemt da butikken ble laget, og kan ikke endres: nøkler, journal og erklæring er bundet til dem.",
    nn: "Organisasjonsnummer {number} og kasse-ID {registers} vart bestemte då butikken vart laga, og kan ikkje endrast: nøklar, journal og erklæring er bundne til dei.",
    en: "Organisation number {number} and register ID {registers} were settled when the shop was made and cannot be changed: keys, journal and declaration are bound to them.",
  },
  set_up_fixed_new: {
    nb: "Er nummeret feil, lag butikken på nytt med «datakasse init» nå. Etter det første salget må denne oppbevares.",
    nn: "Er nummeret feil, lag butikken på nytt med «datakasse init» no. Etter det første salet må denne oppbevarast.",
    en: "If the number is wrong, make the shop anew with datakasse init now. After the first sale this one has to be kept.",
  },
  set_up_look_up: { nb: "Hent fra Brønnøysund", nn: "Hent frå Brønnøysund", en: "Fetch from Brønnøysund" },
  set_up_found: {
    nb: "Hentet {name} ({form}). Se over, og lagre.",
    nn: "Henta {name} ({form}). Sjå over, og lagre.",
    en: "Fetched {name} ({form}). Look it over, and keep it.",
  },
  set_up_winding_up: {
    nb: "Enhetsregisteret sier at virksomheten er konkurs eller under avvikling.",
    nn: "Einingsregisteret seier at verksemda er konkurs eller under avvikling.",
    en: "The register says that the business is bankrupt or being wound up.",
  },
  set_up_name: {
    nb: "Firmanavn som registrert",
    nn: "Firmanamn som registrert",
    en: "Business name as registered",
  },
  set_up_shop_name: {
    nb: "Hva butikken kalles",
    nn: "Kva butikken blir kalla",
    en: "What the shop is called",
  },
  set_up_vat: {
    nb: "Registrert i Merverdiavgiftsregisteret",
    nn: "Registrert i Meirverdiavgiftsregisteret",
    en: "In the VAT register",
  },
  set_up_company_register: {
    nb: "AS, ASA eller NUF: skriv «Foretaksregisteret»",
    nn: "AS, ASA eller NUF: skriv «Foretaksregisteret»",
    en: "AS, ASA or NUF: print «Foretaksregisteret»",
  },
  set_up_food: {
    nb: "Serveringssted: mat å spise her og ta med holdes fra hverandre",
    nn: "Serveringsstad: mat å ete her og ta med blir halden frå kvarandre",
    en: "Serves food: eat in and take away are kept apart",
  },
  set_up_elsewhere: {
    nb: "Butikken ligger et annet sted enn hovedkontoret",
    nn: "Butikken ligg ein annan stad enn hovudkontoret",
    en: "The shop is elsewhere than the head office",
  },
  address_street: { nb: "Gate", nn: "Gate", en: "Street" },
  address_number: { nb: "Nummer", nn: "Nummer", en: "Number" },
  address_postal_code: { nb: "Postnummer", nn: "Postnummer", en: "Postal code" },
  address_city: { nb: "Poststed", nn: "Poststad", en: "City" },
  set_up_paper_language: { nb: "Språk på papiret", nn: "Språk på papiret", en: "Language on paper" },
  set_up_keep: { nb: "Lagre", nn: "Lagre", en: "Keep" },
  set_up_kept: {
    nb: "Lagret. Neste kvittering begynner slik.",
    nn: "Lagra. Neste kvittering begynner slik.",
    en: "Kept. The next receipt begins so.",
  },
  set_up_preview: {
    nb: "Slik begynner hvert papir",
    nn: "Slik begynner kvart papir",
    en: "So every paper begins",
  },
  set_up_practise: { nb: "Ti salg å øve på", nn: "Ti sal å øve på", en: "Ten sales to practise" },
  set_up_practise_lead: {
    nb: "På kassen: Meny, Treningsmodus. Ingenting av det teller som salg, og hver kvittering sier at den er trening.",
    nn: "På kassa: Meny, Treningsmodus. Ingenting av det tel som sal, og kvar kvittering seier at ho er trening.",
    en: "On the till: Menu, Training mode. Nothing of it counts as a sale, and each receipt says that it is training.",
  },
  set_up_practised: {
    nb: "{done} av {wanted} øvingssalg er gjort",
    nn: "{done} av {wanted} øvingssal er gjorde",
    en: "{done} of {wanted} practice sales are done",
  },
  practise_1: {
    nb: "Skann én vare, betal med sedler, gi tilbake.",
    nn: "Skann éi vare, betal med setlar, gi tilbake.",
    en: "Scan one article, pay with notes, give change.",
  },
  practise_2: {
    nb: "Søk etter en vare med navn, betal med kort.",
    nn: "Søk etter ei vare med namn, betal med kort.",
    en: "Find an article by name, pay by card.",
  },
  practise_3: {
    nb: "Selg tre av det samme, og endre antallet.",
    nn: "Sel tre av det same, og endre talet.",
    en: "Sell three of the same, and change how many.",
  },
  practise_4: {
    nb: "Slå inn feil vare og rett linjen.",
    nn: "Slå inn feil vare og rett linja.",
    en: "Ring up the wrong article and correct the line.",
  },
  practise_5: {
    nb: "Gi rabatt på en linje.",
    nn: "Gi rabatt på ei linje.",
    en: "Give a discount on a line.",
  },
  practise_6: {
    nb: "Del betalingen mellom kort og kontant.",
    nn: "Del betalinga mellom kort og kontant.",
    en: "Split the payment between card and cash.",
  },
  practise_7: {
    nb: "Sett et salg til side og hent det tilbake.",
    nn: "Set eit sal til side og hent det tilbake.",
    en: "Set a sale aside and take it back.",
  },
  practise_8: {
    nb: "Ta en vare i retur mot kvittering.",
    nn: "Ta ei vare i retur mot kvittering.",
    en: "Take an article back against a receipt.",
  },
  practise_9: {
    nb: "Avbryt et salg, og begynn på nytt.",
    nn: "Avbryt eit sal, og begynn på nytt.",
    en: "Abort a sale, and begin again.",
  },
  practise_10: {
    nb: "Skriv ut en kopi, og se på siste kvittering.",
    nn: "Skriv ut ein kopi, og sjå på siste kvittering.",
    en: "Print a copy, and look at the last receipt.",
  },
} satisfies Record<string, Said>;
