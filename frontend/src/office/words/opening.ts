// Texts of the page with the shop's opening hours.

import type { Said } from "../../language.ts";

export const OPENING = {
  set_up_part_opening: { nb: "Åpningstider", nn: "Opningstider", en: "Opening hours" },
  opening_lead: {
    nb: "Når butikken er åpen. Kassen varsler om stillhet bare innenfor disse tidene. De stenger ingenting: det kan selges når som helst.",
    nn: "Når butikken er open. Kassa varslar om stille berre innanfor desse tidene. Dei stengjer ingenting: det kan seljast når som helst.",
    en: "When the shop is open. Silence is told of within these hours only. They shut nothing: sales can be made at any time.",
  },
  opening_none: {
    nb: "Ingen åpningstider er lagret. Kassen varsler om stillhet etter når den pleier å selge.",
    nn: "Ingen opningstider er lagra. Kassa varslar om stille etter når ho pleier å selje.",
    en: "No opening hours are kept. Silence is told of by when the register usually sells.",
  },
  opening_week: { nb: "Uken", nn: "Veka", en: "The week" },
  opening_week_lead: {
    nb: "Stenger dere etter midnatt, skriv klokkeslettet: 18:00 til 02:00. Hele døgnet er 00:00 til 00:00.",
    nn: "Stengjer de etter midnatt, skriv klokkeslettet: 18:00 til 02:00. Heile døgnet er 00:00 til 00:00.",
    en: "If you close after midnight, write the hour: 18:00 to 02:00. Round the clock is 00:00 to 00:00.",
  },
  opening_is_open: { nb: "Åpent", nn: "Ope", en: "Open" },
  opening_closed: { nb: "Stengt", nn: "Stengt", en: "Closed" },
  opening_opens: { nb: "{day}: åpner", nn: "{day}: opnar", en: "{day}: opens" },
  opening_closes: { nb: "{day}: stenger", nn: "{day}: stengjer", en: "{day}: closes" },
  opening_holidays: { nb: "Helligdager", nn: "Heilagdagar", en: "Days of rest" },
  opening_holidays_lead: {
    nb: "Det neste året: {days}. Julaften, påskeaften og andre korte dager legger du inn som egne datoer.",
    nn: "Det neste året: {days}. Julaftan, påskeaftan og andre korte dagar legg du inn som eigne datoar.",
    en: "In the next year: {days}. Christmas Eve, Easter Eve and other short days are entered as dates of their own.",
  },
  opening_dates: { nb: "Egne datoer", nn: "Eigne datoar", en: "Dates of their own" },
  opening_dates_lead: {
    nb: "Gjelder foran uken og helligdagene.",
    nn: "Gjeld framfor veka og heilagdagane.",
    en: "They count before the week and the days of rest.",
  },
  opening_date: { nb: "Dato", nn: "Dato", en: "Date" },
  opening_date_add: { nb: "Legg til dato", nn: "Legg til dato", en: "Add a date" },
  opening_date_drop: { nb: "Ta bort {day}", nn: "Ta bort {day}", en: "Take away {day}" },
  opening_keep: { nb: "Lagre åpningstidene", nn: "Lagre opningstidene", en: "Keep the opening hours" },
  opening_forget: { nb: "Ta bort alle", nn: "Ta bort alle", en: "Take all away" },
  opening_kept: {
    nb: "Åpningstidene er lagret.",
    nn: "Opningstidene er lagra.",
    en: "The opening hours are kept.",
  },
  opening_half: {
    nb: "Skriv både når dere åpner og når dere stenger.",
    nn: "Skriv både når de opnar og når de stengjer.",
    en: "Write both when you open and when you close.",
  },
  weekday_1: { nb: "Mandag", nn: "Måndag", en: "Monday" },
  weekday_2: { nb: "Tirsdag", nn: "Tysdag", en: "Tuesday" },
  weekday_3: { nb: "Onsdag", nn: "Onsdag", en: "Wednesday" },
  weekday_4: { nb: "Torsdag", nn: "Torsdag", en: "Thursday" },
  weekday_5: { nb: "Fredag", nn: "Fredag", en: "Friday" },
  weekday_6: { nb: "Lørdag", nn: "Laurdag", en: "Saturday" },
  weekday_7: { nb: "Søndag", nn: "Sundag", en: "Sunday" },
} satisfies Record<string, Said>;
