// Texts of opening the day: the system check, and what was counted last.

import type { Said } from "../../writing/language.ts";

export const OPEN = {
  system_check: { nb: "Systemsjekk", nn: "Systemsjekk", en: "System check" },
  system_check_lead: {
    nb: "Det kassen står på. Sjekken hindrer ingenting; den sier fra.",
    nn: "Det kassa står på. Sjekken hindrar ingenting; han seier frå.",
    en: "What the register stands on. The check forbids nothing; it tells.",
  },
  checking_system: {
    nb: "Ser etter om alt er i orden …",
    nn: "Ser etter om alt er i orden …",
    en: "Looking whether all is well …",
  },
  all_in_order: { nb: "Alt er i orden", nn: "Alt er i orden", en: "Everything is in order" },
  others_in_order: {
    nb: "{count} andre ting er i orden",
    nn: "{count} andre ting er i orden",
    en: "{count} other things are in order",
  },
  check_journal: { nb: "Journal.", nn: "Journal.", en: "Journal." },
  check_keys: { nb: "Nøkkel.", nn: "Nøkkel.", en: "Key." },
  check_clock: { nb: "Klokke.", nn: "Klokke.", en: "Clock." },
  check_screen_clock: { nb: "Klokke.", nn: "Klokke.", en: "Clock." },
  check_printer: { nb: "Skriver.", nn: "Skrivar.", en: "Printer." },
  check_papers: { nb: "Utskrifter.", nn: "Utskrifter.", en: "Papers." },
  check_drawer: { nb: "Skuff.", nn: "Skuff.", en: "Drawer." },
  check_disk: { nb: "Disk.", nn: "Disk.", en: "Disk." },
  check_backup: { nb: "Sikkerhetskopi.", nn: "Tryggingskopi.", en: "Backup." },
  check_hub: { nb: "Hub.", nn: "Hub.", en: "Hub." },
  check_declaration: { nb: "Produkterklæring.", nn: "Produkterklæring.", en: "Declaration." },
  clocks_apart: {
    nb: "Denne skjermens klokke og kassens er {minutes} minutter fra hverandre. Kassens gjelder.",
    nn: "Klokka på denne skjermen og den på kassa er {minutes} minutt frå kvarandre. Den på kassa gjeld.",
    en: "This screen's clock and the register's are {minutes} minutes apart. The register's counts.",
  },
  float_question_belt: {
    nb: "Hvor mye begynner du med?",
    nn: "Kor mykje byrjar du med?",
    en: "How much do you begin with?",
  },
  show_last_close: {
    nb: "Vis forrige kasseoppgjør",
    nn: "Vis førre kasseoppgjer",
    en: "Show the last cash report",
  },
  float_to_bank: { nb: "Til banken", nn: "Til banken", en: "To the bank" },
  float_to_safe: { nb: "Til safen", nn: "Til safen", en: "To the safe" },
  float_from_safe: { nb: "Fra safen", nn: "Frå safen", en: "From the safe" },
} satisfies Record<string, Said>;
