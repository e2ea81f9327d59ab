// Texts about the printer: what is wrong with it, and what to do.

import type { Said } from "../../writing/language.ts";

export const PRINTER = {
  printer_paper_low: { nb: "Lite papir", nn: "Lite papir", en: "Paper is low" },
  printer_paper_low_do: {
    nb: "Det er lite papir i skriveren. Ha en ny rull klar.",
    nn: "Det er lite papir i skrivaren. Ha ein ny rull klar.",
    en: "The printer is low on paper. Have a new roll ready.",
  },
  printer_paper_out: { nb: "Tom for papir", nn: "Tom for papir", en: "Out of paper" },
  printer_paper_out_do: {
    nb: "Skriveren er tom for papir. Legg i en ny rull, så kommer det som venter av seg selv.",
    nn: "Skrivaren er tom for papir. Legg i ein ny rull, så kjem det som ventar av seg sjølv.",
    en: "The printer is out of paper. Put in a new roll, and what waits comes by itself.",
  },
  printer_cover_open: { nb: "Dekselet er åpent", nn: "Dekselet er ope", en: "The cover is open" },
  printer_cover_open_do: {
    nb: "Dekselet på skriveren er åpent. Lukk det, så kommer det som venter av seg selv.",
    nn: "Dekselet på skrivaren er ope. Lukk det, så kjem det som ventar av seg sjølv.",
    en: "The printer's cover is open. Close it, and what waits comes by itself.",
  },
  printer_stopped: { nb: "Skriveren har stanset", nn: "Skrivaren har stansa", en: "The printer has stopped" },
  printer_stopped_do: {
    nb: "Skriveren har stanset. Ta bort papir som sitter fast, og slå den av og på.",
    nn: "Skrivaren har stansa. Ta bort papir som sit fast, og slå han av og på.",
    en: "The printer has stopped. Remove paper that is stuck, and switch it off and on.",
  },
  printer_unreachable: {
    nb: "Skriveren svarer ikke",
    nn: "Skrivaren svarar ikkje",
    en: "The printer does not answer",
  },
  printer_unreachable_do: {
    nb: "Skriveren svarer ikke. Se etter strøm og kabel. Kvitteringene venter trygt i kassen.",
    nn: "Skrivaren svarar ikkje. Sjå etter straum og kabel. Kvitteringane ventar trygt i kassa.",
    en: "The printer does not answer. Check power and cable. The receipts wait safely in the register.",
  },
  look_at_printer: {
    nb: "Salget er lagret. Se på skriveren om kvitteringen kom ut, og gi kassen svar.",
    nn: "Salet er lagra. Sjå på skrivaren om kvitteringa kom ut, og gi kassa svar.",
    en: "The sale is saved. See at the printer whether the receipt came out, and answer.",
  },
  paper_is_out: {
    nb: "{document} er skrevet ut.",
    nn: "{document} er skriven ut.",
    en: "{document} has been printed.",
  },
  print_test_page: { nb: "Skriv ut testside", nn: "Skriv ut testside", en: "Print a test page" },
  print_elsewhere: { nb: "Skriv på annen skriver", nn: "Skriv på annan skrivar", en: "Use another printer" },
  print_on: { nb: "Skriv på {printer}", nn: "Skriv på {printer}", en: "Print on {printer}" },
  print_here_again: { nb: "Skriv her igjen", nn: "Skriv her igjen", en: "Print here again" },
  second_printer: { nb: "reserveskriveren", nn: "reserveskrivaren", en: "the second printer" },
  printing_elsewhere: {
    nb: "Utskriftene kommer på {printer} til denne skriveren virker igjen.",
    nn: "Utskriftene kjem på {printer} til denne skrivaren verkar igjen.",
    en: "Papers come out on {printer} until this printer works again.",
  },
  drawer_unknown_hint: {
    nb: "Slå på skriveren og se etter kabelen. Kurven står her så lenge.",
    nn: "Slå på skrivaren og sjå etter kabelen. Korga står her så lenge.",
    en: "Switch the printer on and check its cable. The basket stays here.",
  },
} satisfies Record<string, Said>;
