// Texts about the devices of a register.

import type { Said } from "../language.ts";

export const DEVICES = {
  own_screen: { nb: "Kassens egen skjerm", nn: "Kassa sin eigen skjerm", en: "The register's own screen" },
  open_elsewhere: { nb: "Åpent på {name}", nn: "Ope på {name}", en: "Open at {name}" },
  fetch_here: { nb: "Hent hit", nn: "Hent hit", en: "Bring here" },
  fetched_here: {
    nb: "Salget er parkert og kan tas opp her.",
    nn: "Salet er parkert og kan takast opp her.",
    en: "The sale is parked and can be taken up here.",
  },
} satisfies Record<string, Said>;
