// Texts of what happened.

import type { Said } from "../../writing/language.ts";

export const JOURNAL = {
  page_journal: { nb: "Hendelser", nn: "Hendingar", en: "Events" },
  journal_lead: {
    nb: "Alt som er skjedd i kassen og på kontoret, nyest først. Journalen kan ikke endres, bare leses.",
    nn: "Alt som har hendt i kassa og på kontoret, nyast først. Journalen kan ikkje endrast, berre lesast.",
    en: "All that happened at the register and in the office, newest first. The journal cannot be changed, only read.",
  },
  journal_whole: {
    nb: "Journalen er kontrollert til post {last}: hel.",
    nn: "Journalen er kontrollert til post {last}: heil.",
    en: "The journal was checked to entry {last}: whole.",
  },
  journal_broken: {
    nb: "Journalen har en feil ved post {fault}. Ring leverandøren, og ikke slett noe.",
    nn: "Journalen har ein feil ved post {fault}. Ring leverandøren, og ikkje slett noko.",
    en: "The journal has a fault at entry {fault}. Call the supplier, and delete nothing.",
  },
  journal_sort: { nb: "Hva slags", nn: "Kva slag", en: "What sort" },
  journal_all: { nb: "Alt", nn: "Alt", en: "All" },
  journal_text: { nb: "Ord eller navn", nn: "Ord eller namn", en: "Word or name" },
  journal_first: { nb: "Fra dag", nn: "Frå dag", en: "From day" },
  journal_last: { nb: "Til dag", nn: "Til dag", en: "To day" },
  journal_register: { nb: "Kasse", nn: "Kasse", en: "Register" },
  journal_entry: { nb: "Post", nn: "Post", en: "Entry" },
  journal_more: { nb: "Let videre bakover", nn: "Leit vidare bakover", en: "Look further back" },
  journal_until: {
    nb: "Lett gjennom tilbake til {at}.",
    nn: "Leitt gjennom tilbake til {at}.",
    en: "Looked through back to {at}.",
  },
  journal_end: {
    nb: "Det er ikke mer.",
    nn: "Det er ikkje meir.",
    en: "There is no more.",
  },
  journal_none: { nb: "Ingen treff så langt.", nn: "Ingen treff så langt.", en: "Nothing found so far." },
  journal_training: { nb: "trening", nn: "trening", en: "training" },
  sort_access: { nb: "Pålogging og tilgang", nn: "Pålogging og tilgang", en: "Sign-on and access" },
  sort_settings: { nb: "Innstillinger og priser", nn: "Innstillingar og prisar", en: "Settings and prices" },
  sort_sales: { nb: "Salg", nn: "Sal", en: "Sales" },
  sort_money: { nb: "Skuff og penger", nn: "Skuff og pengar", en: "Drawer and money" },
  sort_paper: { nb: "Papirer og rapporter", nn: "Papir og rapportar", en: "Papers and reports" },
  sort_goods: { nb: "Varelager", nn: "Varelager", en: "Stock" },
  sort_books: { nb: "Regnskap", nn: "Rekneskap", en: "Books" },
  sort_system: { nb: "Systemet", nn: "Systemet", en: "The system" },
} satisfies Record<string, Said>;
