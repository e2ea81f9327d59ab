// Texts about reaching the register: loss and return, the clock, new versions.

import type { Said } from "../../writing/language.ts";

export const REACH = {
  kept_lines: { nb: "Venter på kassen", nn: "Ventar på kassa", en: "Waiting for the register" },
  kept_waits: {
    nb: "Venter – legges i kurven når kassen svarer",
    nn: "Ventar – blir lagt i korga når kassa svarar",
    en: "Waiting – goes into the basket when the register answers",
  },
  kept_refused: {
    nb: "Ikke lagt i kurven. {why}",
    nn: "Ikkje lagt i korga. {why}",
    en: "Not put in the basket. {why}",
  },
  kept_drop: { nb: "Fjern {what}", nn: "Fjern {what}", en: "Remove {what}" },
  came_back: {
    nb: "Kassen er tilbake, og kurven er lagret. Logg på for å fortsette.",
    nn: "Kassa er tilbake, og korga er lagra. Logg på for å halde fram.",
    en: "The register is back and the basket is safe. Sign on to go on.",
  },
  came_back_kept: {
    nb: "Det som venter, legges i kurven når du er pålogget ({count}).",
    nn: "Det som ventar, blir lagt i korga når du er pålogga ({count}).",
    en: "What waits goes into the basket when you are signed on ({count}).",
  },
  version_ready: {
    nb: "Ny versjon er klar, og tas i bruk når kurven er tom.",
    nn: "Ny versjon er klar, og blir teken i bruk når korga er tom.",
    en: "A new version is ready, and will be used when the basket is empty.",
  },
  clock_wrong: {
    nb: "Klokken på denne enheten går feil. Kassens klokke gjelder.",
    nn: "Klokka på denne eininga går feil. Klokka til kassa gjeld.",
    en: "The clock of this device is wrong. The register's clock counts.",
  },
  opened_anew: {
    nb: "Siden er hentet på nytt, fordi en del av den ikke kom. Kurven er trygg. Prøv igjen.",
    nn: "Sida er henta på nytt, fordi ein del av henne ikkje kom. Korga er trygg. Prøv igjen.",
    en: "The page was fetched anew, because a part of it did not come. The basket is safe. Try again.",
  },
  later_title: { nb: "Et øyeblikk", nn: "Eit augneblink", en: "One moment" },
  later_missing: { nb: "Ikke hentet ennå", nn: "Ikkje henta enno", en: "Not fetched yet" },
  later_comes: {
    nb: "Henter dette fra kassen …",
    nn: "Hentar dette frå kassa …",
    en: "Fetching this from the register …",
  },
  later_away: {
    nb: "Kassen svarer ikke, og dette er ikke hentet til skjermen ennå. Kurven er trygg. Det kommer hit av seg selv når kassen svarer.",
    nn: "Kassa svarar ikkje, og dette er ikkje henta til skjermen enno. Korga er trygg. Det kjem hit av seg sjølv når kassa svarar.",
    en: "The register does not answer, and this has not been fetched to the screen yet. The basket is safe. It comes by itself when the register answers.",
  },
  later_again: {
    nb: "Dette lot seg ikke hente fra kassen. Kurven er trygg. Prøv igjen, eller lukk og fortsett.",
    nn: "Dette lét seg ikkje hente frå kassa. Korga er trygg. Prøv igjen, eller lukk og hald fram.",
    en: "This could not be fetched from the register. The basket is safe. Try again, or close and go on.",
  },
} satisfies Record<string, Said>;
