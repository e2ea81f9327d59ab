// Texts of closing the day: terminals, differences, the cash report.

import type { Said } from "../../writing/language.ts";

export const CLOSE = {
  one_more_of: { nb: "Én {value} kr til", nn: "Éin {value} kr til", en: "One {value} kr more" },
  one_less_of: { nb: "Én {value} kr mindre", nn: "Éin {value} kr mindre", en: "One {value} kr less" },
  sum_of: { nb: "Sum for {name}", nn: "Sum for {name}", en: "Sum of {name}" },
  terminals_title: {
    nb: "Hva sier terminalene?",
    nn: "Kva seier terminalane?",
    en: "What do the terminals say?",
  },
  terminal_says: {
    nb: "{name}: sum på rapporten",
    nn: "{name}: sum på rapporten",
    en: "{name}: sum of the report",
  },
  no_terminal_report: { nb: "Ingen rapport", nn: "Ingen rapport", en: "No report" },
  why_no_report: {
    nb: "{name}: hvorfor ingen rapport?",
    nn: "{name}: kvifor ingen rapport?",
    en: "{name}: why no report?",
  },
  terminal_down: { nb: "Terminalen er nede", nn: "Terminalen er nede", en: "The terminal is down" },
  terminal_later: {
    nb: "Rapporten kommer senere",
    nn: "Rapporten kjem seinare",
    en: "The report comes later",
  },
  terminal_differs: {
    nb: "{name}: terminalen er {amount} kr fra kassen. Skriv hva det skyldes.",
    nn: "{name}: terminalen er {amount} kr frå kassa. Skriv kva det kjem av.",
    en: "{name}: the terminal is {amount} kr from the register. Say what it comes from.",
  },
  difference_of: {
    nb: "{name}: differansen er {amount} kr. Skriv hva den skyldes.",
    nn: "{name}: differansen er {amount} kr. Skriv kva han kjem av.",
    en: "{name}: the difference is {amount} kr. Say what it comes from.",
  },
  explanation_of: { nb: "Forklaring, {name}", nn: "Forklaring, {name}", en: "Explanation, {name}" },
  something_wanting: {
    nb: "Fyll ut tellingen og hver terminal først.",
    nn: "Fyll ut teljinga og kvar terminal først.",
    en: "Fill in the count and each terminal first.",
  },
  closed_lead: {
    nb: "Z-rapport {number} og kasseoppgjøret skrives ut. Skriv under, så er du ferdig.",
    nn: "Z-rapport {number} og kasseoppgjeret blir skrivne ut. Skriv under, så er du ferdig.",
    en: "Z report {number} and the cash report are printing. Sign, and you are done.",
  },
  cash_report: { nb: "Siste kasseoppgjør", nn: "Siste kasseoppgjer", en: "Last cash report" },
  cash_report_of: {
    nb: "Kasseoppgjør til Z-rapport {number}",
    nn: "Kasseoppgjer til Z-rapport {number}",
    en: "Cash report of Z report {number}",
  },
  print_again: { nb: "Skriv ut kasseoppgjøret", nn: "Skriv ut kasseoppgjeret", en: "Print the cash report" },
  cash_report_out: {
    nb: "Kasseoppgjøret er på vei ut.",
    nn: "Kasseoppgjeret er på veg ut.",
    en: "The cash report is on its way.",
  },
} satisfies Record<string, Said>;
