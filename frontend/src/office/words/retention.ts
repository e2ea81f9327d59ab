// Texts of the retention clock.

import type { Said } from "../../writing/language.ts";

export const RETENTION = {
  page_retention: { nb: "Oppbevaring", nn: "Oppbevaring", en: "Retention" },
  retention_lead: {
    nb: "Hva som må være her, hvor lenge, og hva som kan slettes etterpå.",
    nn: "Kva som må vere her, kor lenge, og kva som kan slettast etterpå.",
    en: "What has to be here, for how long, and what may be deleted after that.",
  },
  retention_title: {
    nb: "Oppbevaring per regnskapsår",
    nn: "Oppbevaring per rekneskapsår",
    en: "Retention by financial year",
  },
  retention_hint: {
    nb: "Regnet fra slutten av regnskapsåret. Postene i journalen slettes aldri av programmet, så det som er signert kan kontrolleres for alltid.",
    nn: "Rekna frå slutten av rekneskapsåret. Postane i journalen blir aldri sletta av programmet, så det som er signert kan kontrollerast for alltid.",
    en: "Counted from the end of the financial year. The program never deletes entries of the journal, so that what was signed can be checked for ever.",
  },
  retention_empty: {
    nb: "Ingenting å oppbevare ennå",
    nn: "Ingenting å ta vare på enno",
    en: "Nothing to keep yet",
  },
  retention_kept: { nb: "Skal oppbevares", nn: "Skal takast vare på", en: "Has to be kept" },
  retention_of_use: { nb: "Beholdes så lenge", nn: "Blir teke vare på så lenge", en: "Kept that long" },
  retention_by_itself: {
    nb: "Fristen er ute; slettes av seg selv",
    nn: "Fristen er ute; blir sletta av seg sjølv",
    en: "Time is up; deleted by itself",
  },
  retention_may_go: { nb: "Kan slettes", nn: "Kan slettast", en: "May be deleted" },
  retention_stays: {
    nb: "Fristen er ute; blir stående",
    nn: "Fristen er ute; blir ståande",
    en: "Time is up; it stays",
  },
  col_document: { nb: "Dokument", nn: "Dokument", en: "Document" },
  col_year: { nb: "Regnskapsår", nn: "Rekneskapsår", en: "Financial year" },
  col_kept_until: { nb: "Oppbevares til og med", nn: "Til og med", en: "Kept through" },
  col_law: { nb: "Regel", nn: "Regel", en: "Rule" },
  document_journal: { nb: "Journalen", nn: "Journalen", en: "The journal" },
  document_reports: { nb: "Z-rapporter", nn: "Z-rapportar", en: "Z reports" },
  document_counts: { nb: "Kasseoppgjør", nn: "Kasseoppgjer", en: "Cash reports" },
  document_receipts: { nb: "Kvitteringer", nn: "Kvitteringar", en: "Receipts" },
  document_buyers: {
    nb: "Kjøpernavn på kvitteringer",
    nn: "Kjøparnamn på kvitteringar",
    en: "Names of buyers on receipts",
  },
  document_customers: {
    nb: "Kunder med kjøp på konto",
    nn: "Kundar med kjøp på konto",
    en: "Customers who bought on account",
  },
  document_vouchers: { nb: "Bilag", nn: "Bilag", en: "Vouchers" },
  document_statements: {
    nb: "Kontoutskrifter og oppgjør",
    nn: "Kontoutskrifter og oppgjer",
    en: "Bank statements and payouts",
  },
  document_price_lists: { nb: "Prislister", nn: "Prislister", en: "Price lists" },
  document_staff_register: { nb: "Personalliste", nn: "Personalliste", en: "Staff register" },
  document_alerts: { nb: "Varsler som er sett", nn: "Varsel som er sett", en: "Alerts that were seen" },
  document_saved_views: {
    nb: "Visninger som er tatt bort",
    nn: "Visingar som er tekne bort",
    en: "Views that were taken away",
  },
  document_what_journal: {
    nb: "Alle poster, signert og lenket",
    nn: "Alle postar, signerte og lenkja",
    en: "All entries, signed and chained",
  },
  document_what_reports: {
    nb: "Dagsrapportene slik de ble tatt",
    nn: "Dagsrapportane slik dei vart tekne",
    en: "The daily reports as taken",
  },
  document_what_counts: {
    nb: "Telling, differanse og forklaring",
    nn: "Teljing, differanse og forklaring",
    en: "Count, difference and explanation",
  },
  document_what_receipts: {
    nb: "Salg, returer og kopier",
    nn: "Sal, returar og kopiar",
    en: "Sales, returns and copies",
  },
  document_what_buyers: {
    nb: "Personopplysninger ved siden av journalen",
    nn: "Personopplysningar ved sida av journalen",
    en: "Personal data beside the journal",
  },
  document_what_customers: {
    nb: "Navn, adresse og organisasjonsnummer, ved siden av journalen",
    nn: "Namn, adresse og organisasjonsnummer, ved sida av journalen",
    en: "Name, address and organisation number, beside the journal",
  },
  document_what_vouchers: {
    nb: "Bokførte bilag og dagsbilag",
    nn: "Bokførte bilag og dagsbilag",
    en: "Booked vouchers and day vouchers",
  },
  document_what_statements: {
    nb: "Det som er importert fra bank og innløsere",
    nn: "Det som er importert frå bank og innløysarar",
    en: "What was imported from bank and acquirers",
  },
  document_what_price_lists: {
    nb: "Varer og priser, med datoer",
    nn: "Varer og prisar, med datoar",
    en: "Articles and prices, with dates",
  },
  document_what_staff_register: {
    nb: "Hvem som var på arbeid når, og hver rettelse",
    nn: "Kven som var på arbeid når, og kvar retting",
    en: "Who was at work when, and each correction",
  },
  document_what_alerts: {
    nb: "Slettes av seg selv; det ingen har sett, blir stående",
    nn: "Blir sletta av seg sjølv; det ingen har sett, blir ståande",
    en: "Deleted by itself; what nobody has seen stays",
  },
  document_what_saved_views: {
    nb: "Slettes av seg selv; visninger i bruk blir stående",
    nn: "Blir sletta av seg sjølv; visingar i bruk blir ståande",
    en: "Deleted by itself; views in use stay",
  },
  erase_title: { nb: "Slett kjøpernavn", nn: "Slett kjøparnamn", en: "Erase names of buyers" },
  erase_lead: {
    nb: "Beløp og signaturer står. Er det for tidlig, avvises det, og forsøket endrer ingenting.",
    nn: "Beløp og signaturar står. Er det for tidleg, blir det avvist, og forsøket endrar ingenting.",
    en: "Amounts and signatures stay. Where it is too early it is refused, and the attempt changes nothing.",
  },
  erase_sure: { nb: "Kan ikke angres", nn: "Kan ikkje angrast", en: "Cannot be undone" },
  erase_do: { nb: "Slett navnene", nn: "Slett namna", en: "Erase the names" },
  erase_done: {
    nb: "{count} navn fra {year} er slettet. Slettingen står i journalen.",
    nn: "{count} namn frå {year} er sletta. Slettinga står i journalen.",
    en: "{count} names of {year} were erased. The erasure stands in the journal.",
  },
} satisfies Record<string, Said>;
