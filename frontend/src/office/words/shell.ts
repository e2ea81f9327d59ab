// Texts of the frame: coming in, going about, and what every table and every form says.

import type { Said } from "../../language.ts";

export const SHELL = {
  office: { nb: "Kontoret", nn: "Kontoret", en: "The office" },
  office_lead: {
    nb: "For daglig leder, regnskapsfører og kontrollør. Kassen på samme maskin blir som den er.",
    nn: "For dagleg leiar, rekneskapsførar og kontrollør. Kassa på same maskin blir som ho er.",
    en: "For the manager, the accountant and the inspector. The till on the same machine stays as it is.",
  },
  demonstration: {
    nb: "Demonstrasjon – ikke deklarert kassasystem. Skal ikke brukes til salg.",
    nn: "Demonstrasjon – ikkje deklarert kassasystem. Skal ikkje brukast til sal.",
    en: "Demonstration – not a declared cash register system. Not for real sales.",
  },
  loading: { nb: "Henter …", nn: "Hentar …", en: "Fetching …" },
  no_answer: {
    nb: "Kassen svarte ikke. Ingenting er endret; se at den er på, og prøv igjen.",
    nn: "Kassa svarte ikkje. Ingenting er endra; sjå at ho er på, og prøv igjen.",
    en: "The register did not answer. Nothing was changed; see that it is on, and try again.",
  },
  try_again: { nb: "Prøv igjen", nn: "Prøv igjen", en: "Try again" },
  timed_out: {
    nb: "Du er logget av fordi ingen brukte kontoret på en stund. Logg på, så er du der du var.",
    nn: "Du er logga av fordi ingen brukte kontoret på ei stund. Logg på, så er du der du var.",
    en: "You were signed off because nobody used the office for a while. Sign on to be where you were.",
  },
  nobody_of_the_office: {
    nb: "Ingen har noe å gjøre på kontoret. Gi en operatør rollen leder eller regnskapsfører.",
    nn: "Ingen har noko å gjere på kontoret. Gi ein operatør rolla leiar eller rekneskapsførar.",
    en: "Nobody has work in the office. Give an operator the role of manager or accountant.",
  },
  who_is_it: { nb: "Hvem er du?", nn: "Kven er du?", en: "Who are you?" },
  pin: { nb: "PIN", nn: "PIN", en: "PIN" },
  sign_on: { nb: "Logg på", nn: "Logg på", en: "Sign on" },
  sign_off: { nb: "Logg av", nn: "Logg av", en: "Sign off" },
  to_the_till: { nb: "Til kassen", nn: "Til kassa", en: "To the till" },
  places: { nb: "Sider", nn: "Sider", en: "Pages" },
  skip_to_page: { nb: "Hopp til innholdet", nn: "Hopp til innhaldet", en: "Skip to the content" },
  language: { nb: "Språk", nn: "Språk", en: "Language" },
  shade: { nb: "Lys", nn: "Lys", en: "Shade" },
  shade_system: { nb: "Auto", nn: "Auto", en: "Auto" },
  shade_light: { nb: "Lyst", nn: "Lyst", en: "Light" },
  shade_dark: { nb: "Mørkt", nn: "Mørkt", en: "Dark" },
  role_manager: { nb: "Leder", nn: "Leiar", en: "Manager" },
  role_accountant: { nb: "Regnskapsfører", nn: "Rekneskapsførar", en: "Accountant" },
  role_auditor: { nb: "Kontrollør", nn: "Kontrollør", en: "Auditor" },
  table_of: { nb: "Tabell: {name}", nn: "Tabell: {name}", en: "Table: {name}" },
  table_filter: { nb: "Filtrer", nn: "Filtrer", en: "Filter" },
  table_count: { nb: "{count} rader", nn: "{count} rader", en: "{count} rows" },
  table_count_of: {
    nb: "{shown} av {count} rader",
    nn: "{shown} av {count} rader",
    en: "{shown} of {count} rows",
  },
  table_export: { nb: "Last ned CSV", nn: "Last ned CSV", en: "Download CSV" },
  table_sum: { nb: "Sum", nn: "Sum", en: "Sum" },
  table_none: {
    nb: "Ingen rad har «{text}». Prøv færre ord.",
    nn: "Inga rad har «{text}». Prøv færre ord.",
    en: "No row has “{text}”. Try fewer words.",
  },
  table_more: { nb: "Vis {count} til", nn: "Vis {count} til", en: "Show {count} more" },
  page_overview: { nb: "Oversikt", nn: "Oversikt", en: "Overview" },
} satisfies Record<string, Said>;
