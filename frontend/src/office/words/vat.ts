// Texts of the VAT report.

import type { Said } from "../../writing/language.ts";

export const VAT = {
  page_vat: { nb: "Mva", nn: "Mva", en: "VAT" },
  vat_lead: {
    nb: "Grunnlaget for mva-meldingen, fra det som er bokført. Innleveringen gjøres i regnskapssystemet.",
    nn: "Grunnlaget for mva-meldinga, frå det som er bokført. Innleveringa blir gjord i rekneskapssystemet.",
    en: "The basis of the VAT return, from what is booked. The accounting system files it.",
  },
  vat_year: { nb: "År", nn: "År", en: "Year" },
  vat_term: { nb: "Termin", nn: "Termin", en: "Term" },
  vat_term_number: { nb: "{number}. termin", nn: "{number}. termin", en: "Term {number}" },
  vat_whole_year: { nb: "Hele året", nn: "Heile året", en: "The whole year" },
  vat_owed: { nb: "Utgående mva", nn: "Utgåande mva", en: "Output VAT" },
  vat_whole_kroner: { nb: "I hele kroner", nn: "I heile kroner", en: "In whole kroner" },
  vat_is_whole_so_far: {
    nb: "Alt til nå er ført; terminen går til {day}",
    nn: "Alt til no er ført; terminen går til {day}",
    en: "All until now is booked; the term goes on until {day}",
  },
  vat_is_whole: {
    nb: "Alt i terminen er ført",
    nn: "Alt i terminen er ført",
    en: "Everything in the term is booked",
  },
  vat_open: {
    nb: "{register} har en dag i terminen uten Z.",
    nn: "{register} har ein dag i terminen utan Z.",
    en: "{register} has a day in the term without a Z.",
  },
  vat_waiting: {
    nb: "{count} bilag venter på kontering og er ikke med.",
    nn: "{count} bilag ventar på kontering og er ikkje med.",
    en: "{count} vouchers wait for an account and are not in it.",
  },
  vat_lines: { nb: "Etter mva-kode", nn: "Etter mva-kode", en: "By VAT code" },
  vat_lines_lead: {
    nb: "Kodene er SAF-T sine standardkoder, som mva-meldingen vil ha dem.",
    nn: "Kodane er standardkodane i SAF-T, slik mva-meldinga vil ha dei.",
    en: "The codes are SAF-T's standard codes, as the return wants them.",
  },
  vat_withdrawal: { nb: "uttak", nn: "uttak", en: "withdrawal" },
  vat_reported: { nb: "Med", nn: "Med", en: "Included" },
  vat_not_reported: { nb: "Utenfor mva", nn: "Utanfor mva", en: "Outside VAT" },
  vat_empty: {
    nb: "Ingenting er bokført i terminen",
    nn: "Ingenting er bokført i terminen",
    en: "Nothing is booked in the term",
  },
  vat_empty_lead: {
    nb: "Velg en annen termin øverst.",
    nn: "Vel ein annan termin øvst.",
    en: "Choose another term above.",
  },
  col_basis: { nb: "Grunnlag", nn: "Grunnlag", en: "Basis" },
  col_in_return: { nb: "I meldingen", nn: "I meldinga", en: "In the return" },
  file_csv: { nb: "CSV", nn: "CSV", en: "CSV" },
  file_draft: { nb: "Utkast til mva-melding", nn: "Utkast til mva-melding", en: "Draft of the return" },
} satisfies Record<string, Said>;
