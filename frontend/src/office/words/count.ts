// Texts of the count.

import type { Said } from "../../writing/language.ts";

export const COUNT = {
  count_sheets: { nb: "Tellinger", nn: "Teljingar", en: "Counts" },
  count_no_sheets: { nb: "Ingen tellinger ennå", nn: "Ingen teljingar enno", en: "No counts yet" },
  count_no_sheets_lead: {
    nb: "Begynn en over. Flere kan telle på samme ark samtidig.",
    nn: "Byrja ei over. Fleire kan telje på same ark samstundes.",
    en: "Begin one above. Several people can count on the same sheet at once.",
  },
  count_begin: { nb: "Begynn en telling", nn: "Byrja ei teljing", en: "Begin a count" },
  count_begin_lead: {
    nb: "Arket ligger på kassen, ikke i nettleseren: det tåler at siden lukkes, og flere kan fylle det.",
    nn: "Arket ligg på kassa, ikkje i nettlesaren: det toler at sida blir lukka, og fleire kan fylle det.",
    en: "The sheet stands at the register, not in the browser: the page may be closed, and several can fill it.",
  },
  count_begun: { nb: "Begynt", nn: "Byrja", en: "Begun" },
  count_lines: { nb: "Varer", nn: "Varer", en: "Articles" },
  count_title: { nb: "Telling {number}", nn: "Teljing {number}", en: "Count {number}" },
  count_count: { nb: "Tell", nn: "Tel", en: "Count" },
  count_known: {
    nb: "Alt talt: {many}, av {who}. Legg til det på en annen hylle, eller skriv over.",
    nn: "Alt talt: {many}, av {who}. Legg til det på ei anna hylle, eller skriv over.",
    en: "Counted already: {many}, by {who}. Add what is on another shelf, or write over.",
  },
  count_write: { nb: "Skriv opp", nn: "Skriv opp", en: "Write down" },
  count_add: { nb: "Legg til", nn: "Legg til", en: "Add" },
  count_write_over: { nb: "Skriv over", nn: "Skriv over", en: "Write over" },
  count_counted: { nb: "Talt til nå", nn: "Talt til no", en: "Counted so far" },
  count_nothing: { nb: "Ingenting er talt ennå", nn: "Ingenting er talt enno", en: "Nothing is counted yet" },
  count_nothing_lead: {
    nb: "Finn eller skann den første varen.",
    nn: "Finn eller skann den fyrste vara.",
    en: "Find or scan the first article.",
  },
  count_by: { nb: "Av", nn: "Av", en: "By" },
  count_off: { nb: "Ta bort", nn: "Ta bort", en: "Take off" },
  count_value: {
    nb: "Avviket er {amount} kr i alt, regnet med gjennomsnittlig innkjøpspris.",
    nn: "Avviket er {amount} kr i alt, rekna med gjennomsnittleg innkjøpspris.",
    en: "The variance is NOK {amount} in all, at the average cost.",
  },
  count_value_column: { nb: "Verdi", nn: "Verdi", en: "Value" },
  count_outdated: { nb: "Tell på nytt", nn: "Tel på nytt", en: "Count again" },
  count_posted: {
    nb: "Tellingen er ført: post {entries} i journalen.",
    nn: "Teljinga er ført: post {entries} i journalen.",
    en: "The count was entered: entry {entries} of the journal.",
  },
  count_drop: { nb: "Forkast tellingen", nn: "Forkast teljinga", en: "Drop the count" },
  count_drop_lead: {
    nb: "Ingenting blir rettet. Arket står igjen i listen.",
    nn: "Ingenting blir retta. Arket står att i lista.",
    en: "Nothing is put right. The sheet stays in the list.",
  },
  sheet_state_open: { nb: "Pågår", nn: "Pågår", en: "Being made" },
  sheet_state_posted: { nb: "Ført", nn: "Ført", en: "Entered" },
  sheet_state_dropped: { nb: "Forkastet", nn: "Forkasta", en: "Dropped" },
} satisfies Record<string, Said>;
