// Texts of the invoices: how they are made, what waits, and what is open.

import type { Said } from "../../writing/language.ts";

export const INVOICES = {
  invoices_part: { nb: "Fakturaer", nn: "Fakturaer", en: "Invoices" },
  invoices_lead: {
    nb: "Fakturaer og kreditnotaer for det kundene har kjøpt på konto. De lages på siden til hver kunde.",
    nn: "Fakturaer og kreditnotaer for det kundane har kjøpt på konto. Dei blir laga på sida til kvar kunde.",
    en: "Invoices and credit notes for what customers have bought on account. They are made on each customer's page.",
  },
  invoices_made_lead: {
    nb: "EHF er filen et aksesspunkt eller regnskapssystemet sender; PDF er til folk. Salget er bokført av kassen, så en faktura bokføres ikke en gang til.",
    nn: "EHF er fila eit aksesspunkt eller rekneskapssystemet sender; PDF er til folk. Salet er bokført av kassa, så ein faktura blir ikkje bokført ein gong til.",
    en: "EHF is the file that an access point or the accounting system sends; PDF is for people. The register has booked the sale, so an invoice is not booked once more.",
  },
  invoices_none: { nb: "Ingen fakturaer ennå", nn: "Ingen fakturaer enno", en: "No invoices yet" },
  invoices_none_lead: {
    nb: "Åpne en kunde som har kjøpt på konto, og lag den første der.",
    nn: "Opne ein kunde som har kjøpt på konto, og lag den første der.",
    en: "Open a customer who has bought on account, and make the first one there.",
  },
  invoices_waiting_lead: {
    nb: "Det som er kjøpt på konto og ikke fakturert. Et salg kommer på én faktura. Det som er levert tilbake etter at det ble fakturert, får en kreditnota.",
    nn: "Det som er kjøpt på konto og ikkje fakturert. Eit sal kjem på éin faktura. Det som er levert tilbake etter at det vart fakturert, får ein kreditnota.",
    en: "What was bought on account and is not invoiced. A sale comes on one invoice. What came back after it was invoiced gets a credit note.",
  },
  invoice_number: { nb: "Faktura nr.", nn: "Faktura nr.", en: "Invoice no." },
  invoice_files: { nb: "Ta ut", nn: "Ta ut", en: "Take out" },
  invoice_pdf: { nb: "PDF", nn: "PDF", en: "PDF" },
  invoice_ehf: { nb: "EHF", nn: "EHF", en: "EHF" },
  invoice_credit_note: { nb: "Kreditnota", nn: "Kreditnota", en: "Credit note" },
  invoice_settled: { nb: "Oppgjort", nn: "Oppgjord", en: "Settled" },
  invoice_open: {
    nb: "Åpent {amount}, forfall {day}",
    nn: "Ope {amount}, forfall {day}",
    en: "Open {amount}, due {day}",
  },
  invoice_late: {
    nb: "Åpent {amount}, forfalt {day} ({days} dager siden)",
    nn: "Ope {amount}, forfalle {day} ({days} dagar sidan)",
    en: "Open {amount}, was due {day} ({days} days ago)",
  },
  invoice_late_one: {
    nb: "Åpent {amount}, forfalt {day} (i går)",
    nn: "Ope {amount}, forfalle {day} (i går)",
    en: "Open {amount}, was due {day} (yesterday)",
  },
  invoices_older: { nb: "Vis eldre", nn: "Vis eldre", en: "Show older ones" },
  invoice_more_wait: {
    nb: "Her er de {count} eldste. {more} til venter; de kommer når disse er fakturert.",
    nn: "Her er dei {count} eldste. {more} til ventar; dei kjem når desse er fakturerte.",
    en: "These are the {count} oldest. {more} more wait; they come when these are invoiced.",
  },
  invoice_not_set_up: {
    nb: "Butikken har ikke sagt hvordan fakturaer lages",
    nn: "Butikken har ikkje sagt korleis fakturaer blir laga",
    en: "The shop has not said how invoices are made",
  },
  invoice_waiting: { nb: "Ikke fakturert", nn: "Ikkje fakturert", en: "Not invoiced" },
  invoice_nothing_waits: {
    nb: "Alt som er kjøpt på konto, er fakturert.",
    nn: "Alt som er kjøpt på konto, er fakturert.",
    en: "All that was bought on account is invoiced.",
  },
  invoice_chosen: { nb: "Ta med", nn: "Ta med", en: "Include" },
  invoice_paid_before: {
    nb: "Kunden har betalt {amount} kr mer enn det som er fakturert. Det går av på neste faktura.",
    nn: "Kunden har betalt {amount} kr meir enn det som er fakturert. Det går av på neste faktura.",
    en: "The customer has paid NOK {amount} more than is invoiced. The next invoice is paid with it.",
  },
  invoice_make: {
    nb: "Lag faktura ({amount} kr)",
    nn: "Lag faktura ({amount} kr)",
    en: "Make an invoice (NOK {amount})",
  },
  invoice_make_lead: {
    nb: "Fakturaen får neste nummer og kan ikke endres. Det som er feil, leveres tilbake på kassen og krediteres.",
    nn: "Fakturaen får neste nummer og kan ikkje endrast. Det som er feil, blir levert tilbake på kassa og kreditert.",
    en: "The invoice gets the next number and cannot be changed. What is wrong is taken back at the till and credited.",
  },
  invoice_made: { nb: "Laget.", nn: "Laga.", en: "Made." },
  invoice_terms: {
    nb: "Hvordan fakturaer lages",
    nn: "Korleis fakturaer blir laga",
    en: "How invoices are made",
  },
  invoice_terms_lead: {
    nb: "Salg før den første dagen regnes som fakturert et annet sted. Numrene fortsetter der det andre systemet sluttet, og settes aldri tilbake.",
    nn: "Sal før den første dagen blir rekna som fakturert ein annan stad. Numra held fram der det andre systemet slutta, og blir aldri sette tilbake.",
    en: "Sales before the first day count as invoiced elsewhere. Numbers go on where the other system ended, and are never set back.",
  },
  invoice_account: { nb: "Betales til konto", nn: "Blir betalt til konto", en: "Paid to account" },
  invoice_since: { nb: "Fakturer salg fra og med", nn: "Fakturer sal frå og med", en: "Invoice sales from" },
  invoice_first: { nb: "Første fakturanummer", nn: "Første fakturanummer", en: "First invoice number" },
  invoice_kid: {
    nb: "Merk med KID (banken må ha avtale om det)",
    nn: "Merk med KID (banken må ha avtale om det)",
    en: "Mark with a KID (the bank has to have agreed to it)",
  },
  customer_reference: {
    nb: "Kundens referanse på fakturaen",
    nn: "Referansen til kunden på fakturaen",
    en: "Customer's reference on the invoice",
  },
} satisfies Record<string, Said>;
