// Texts about what is scanned.

import type { Said } from "../../writing/language.ts";

export const SCANNING = {
  card_holds: {
    nb: "Gavekort {account} har {amount} igjen.",
    nn: "Gåvekort {account} har {amount} igjen.",
    en: "Gift card {account} holds {amount}.",
  },
  card_is_new: {
    nb: "Gavekort {account} er ikke solgt ennå.",
    nn: "Gåvekort {account} er ikkje selt enno.",
    en: "Gift card {account} has not been sold yet.",
  },
  customer_is: {
    nb: "Kunde: {name}. Hele salget går på faktura.",
    nn: "Kunde: {name}. Heile salet går på faktura.",
    en: "Customer: {name}. The whole sale goes on the invoice.",
  },
  customer_first_goods: {
    nb: "Kunde: {name}. Skann varene først.",
    nn: "Kunde: {name}. Skann varene først.",
    en: "Customer: {name}. Scan the goods first.",
  },
  by_label: {
    nb: "{name} har egen etikett på hver pakke. Skann den neste.",
    nn: "{name} har eigen etikett på kvar pakke. Skann den neste.",
    en: "{name} has a label on each package. Scan the next one.",
  },
  by_measure: {
    nb: "{name} selges per {unit}. Tast ny mengde og trykk Enter, eller ta bort linjen.",
    nn: "{name} blir selt per {unit}. Tast ny mengd og trykk Enter, eller ta bort linja.",
    en: "{name} is sold by the {unit}. Key a new amount and press Enter, or remove the line.",
  },
  parked_slip: { nb: "Lapp", nn: "Lapp", en: "Slip" },
  parked_slip_of: {
    nb: "Skriv lapp for {name}",
    nn: "Skriv lapp for {name}",
    en: "Print the slip of {name}",
  },
  park_with_slip: { nb: "Parker med lapp", nn: "Parker med lapp", en: "Park with a slip" },
  parked_slip_out: {
    nb: "Lappen skrives ut. Skann den for å hente salget.",
    nn: "Lappen blir skriven ut. Skann han for å hente salet.",
    en: "The slip is being printed. Scan it to take the sale up again.",
  },
  document_parked: { nb: "Lapp for parkert salg", nn: "Lapp for parkert sal", en: "Slip of a parked sale" },
  choose_only: {
    nb: "Alt som kan returneres er valgt. Trykk på en vare for å ta bare den.",
    nn: "Alt som kan returnerast er valt. Trykk på ei vare for å ta berre den.",
    en: "All that can come back is chosen. Press an article to take only that.",
  },
} satisfies Record<string, Said>;
