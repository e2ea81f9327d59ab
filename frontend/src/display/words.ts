// Texts of the display that faces the customer. It speaks the language of the register's paper.

import type { Said } from "../writing/language.ts";

export const DISPLAY = {
  title: { nb: "Kundeskjerm", nn: "Kundeskjerm", en: "Customer display" },
  welcome: { nb: "Velkommen", nn: "Velkomen", en: "Welcome" },
  closed_till: { nb: "Kassen er stengt", nn: "Kassa er stengd", en: "This till is closed" },
  your_goods: { nb: "Varene dine", nn: "Varene dine", en: "Your goods" },
  to_pay: { nb: "Å betale", nn: "Å betale", en: "To pay" },
  to_pay_back: { nb: "Du får tilbake", nn: "Du får tilbake", en: "You get back" },
  in_cash: { nb: "Kontant", nn: "Kontant", en: "In cash" },
  campaigns: { nb: "Kampanje", nn: "Kampanje", en: "Campaign" },
  discount: { nb: "Rabatt", nn: "Rabatt", en: "Discount" },
  of_which_vat: { nb: "herav mva {rate}", nn: "av dette mva {rate}", en: "of which VAT {rate}" },
  change: { nb: "Tilbake", nn: "Tilbake", en: "Change" },
  received: { nb: "Mottatt", nn: "Motteke", en: "Received" },
  rounding: { nb: "Avrunding", nn: "Avrunding", en: "Rounding" },
  paid: { nb: "Betalt", nn: "Betalt", en: "Paid" },
  paid_back: { nb: "Betalt tilbake", nn: "Betalt tilbake", en: "Paid back" },
  on_invoice: { nb: "På faktura", nn: "På faktura", en: "On invoice" },
  thanks: { nb: "Takk for handelen", nn: "Takk for handelen", en: "Thank you" },
  scan_receipt: {
    nb: "Skann koden med telefonen for å få kvitteringen",
    nn: "Skann koden med telefonen for å få kvitteringa",
    en: "Scan the code with your phone to get the receipt",
  },
  receipt_code: {
    nb: "QR-kode til kvitteringen",
    nn: "QR-kode til kvitteringa",
    en: "QR code of the receipt",
  },
  receipt_fetched: {
    nb: "Kvitteringen er på telefonen din",
    nn: "Kvitteringa er på telefonen din",
    en: "The receipt is on your phone",
  },
  receipt_mailed: {
    nb: "Kvitteringen kommer på e-post",
    nn: "Kvitteringa kjem på e-post",
    en: "The receipt comes by e-mail",
  },
  demonstration: {
    nb: "Demonstrasjon – ikke deklarert kassasystem. Skal ikke brukes til salg.",
    nn: "Demonstrasjon – ikkje deklarert kassasystem. Skal ikkje brukast til sal.",
    en: "Demonstration – not a declared cash register system. Not for real sales.",
  },
  training: {
    nb: "Treningsmodus – ingenting selges",
    nn: "Treningsmodus – ingenting blir selt",
    en: "Training mode – nothing is sold",
  },
  training_mark: { nb: "TRENING", nn: "TRENING", en: "TRAINING" },
  lost: {
    nb: "Ingen kontakt med kassen. Prøver igjen …",
    nn: "Ingen kontakt med kassa. Prøver igjen …",
    en: "No contact with the till. Trying again …",
  },
  not_connected: {
    nb: "Skjermen er ikke koblet til. Åpne den på nytt fra kassen.",
    nn: "Skjermen er ikkje kopla til. Opne han på nytt frå kassa.",
    en: "The display is not connected. Open it again from the till.",
  },
} satisfies Record<string, Said>;

export type DisplayKey = keyof typeof DISPLAY;
