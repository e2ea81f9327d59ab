// Texts of receipts without paper, and of the customer display, as the cashier sees them.

import type { Said } from "../../writing/language.ts";

export const HANDOVER = {
  digital_receipt: { nb: "Digital kvittering", nn: "Digital kvittering", en: "Digital receipt" },
  receipt_email: {
    nb: "Kvittering på e-post",
    nn: "Kvittering på e-post",
    en: "Receipt by e-mail",
  },
  receipt_email_lead: {
    nb: "Adressen slettes når e-posten er levert.",
    nn: "Adressa blir sletta når e-posten er levert.",
    en: "The address is erased when the mail has been delivered.",
  },
  email_address: {
    nb: "Kundens e-postadresse",
    nn: "E-postadressa til kunden",
    en: "Customer's e-mail address",
  },
  use_email: { nb: "Bruk adressen", nn: "Bruk adressa", en: "Use the address" },
  send_email: { nb: "Send kvitteringen", nn: "Send kvitteringa", en: "Send the receipt" },
  send_email_copy: { nb: "Send kopi", nn: "Send kopi", en: "Send a copy" },
  way_paper: { nb: "Papir", nn: "Papir", en: "Paper" },
  way_link: { nb: "QR-kode", nn: "QR-kode", en: "QR code" },
  way_email: { nb: "E-post", nn: "E-post", en: "E-mail" },
  receipt_offered: {
    nb: "Kunden skanner koden her eller på kundeskjermen",
    nn: "Kunden skannar koden her eller på kundeskjermen",
    en: "The customer scans the code here or on the display",
  },
  receipt_not_fetched: {
    nb: "Ikke hentet ennå – skriv på papir hvis kunden går",
    nn: "Ikkje henta enno – skriv på papir om kunden går",
    en: "Not fetched yet – print it if the customer leaves",
  },
  receipt_fetched: {
    nb: "Kunden har hentet kvitteringen",
    nn: "Kunden har henta kvitteringa",
    en: "The customer has fetched the receipt",
  },
  receipt_mail_waits: {
    nb: "E-posten er på vei. Salget er lagret.",
    nn: "E-posten er på veg. Salet er lagra.",
    en: "The mail is on its way. The sale is saved.",
  },
  receipt_mailed: {
    nb: "E-postserveren har tatt imot kvitteringen",
    nn: "E-posttenaren har teke imot kvitteringa",
    en: "The mail server has taken the receipt",
  },
  receipt_code: {
    nb: "QR-kode til kvitteringen",
    nn: "QR-kode til kvitteringa",
    en: "QR code of the receipt",
  },
  to_paper: { nb: "På papir", nn: "På papir", en: "On paper" },
  going_to_paper: {
    nb: "Kvitteringen skrives på papir.",
    nn: "Kvitteringa blir skriven på papir.",
    en: "The receipt is being printed.",
  },
  going_by_email: {
    nb: "Kvitteringen sendes på e-post.",
    nn: "Kvitteringa blir send på e-post.",
    en: "The receipt is being mailed.",
  },
  not_fetched: {
    nb: "{count} kvittering ikke hentet",
    nn: "{count} kvittering ikkje henta",
    en: "{count} receipt not fetched",
  },
  not_fetched_lead: {
    nb: "Ikke hentet. Skrives på papir av seg selv ved dagsoppgjøret.",
    nn: "Ikkje henta. Blir skriven på papir av seg sjølv ved dagsoppgjeret.",
    en: "Not fetched. Printed by itself when the day is closed.",
  },
  did_mail_arrive: {
    nb: "Kom e-posten med {document} fram?",
    nn: "Kom e-posten med {document} fram?",
    en: "Did the mail with {document} arrive?",
  },
  mail_arrived: { nb: "Ja, den kom fram", nn: "Ja, han kom fram", en: "Yes, it arrived" },
  mail_did_not: { nb: "Nei, send på nytt", nn: "Nei, send på nytt", en: "No, send again" },
  customer_display: { nb: "Kundeskjerm", nn: "Kundeskjerm", en: "Customer display" },
  display_blocked: {
    nb: "Nettleseren åpnet ikke vinduet. Tillat vinduer fra kassen, og prøv igjen.",
    nn: "Nettlesaren opna ikkje vindauget. Tillat vindauge frå kassa, og prøv igjen.",
    en: "The browser did not open the window. Allow windows from the till, and try again.",
  },
  close_display: {
    nb: "Koble fra kundeskjermen",
    nn: "Kople frå kundeskjermen",
    en: "Disconnect the display",
  },
  display_closed: {
    nb: "Kundeskjermen er koblet fra.",
    nn: "Kundeskjermen er kopla frå.",
    en: "The customer display is disconnected.",
  },
} satisfies Record<string, Said>;
