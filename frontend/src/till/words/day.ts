// Texts of opening and closing the day.

import type { Said } from "../../writing/language.ts";

export const DAY = {
  not_opened: {
    nb: "Kassen er ikke åpnet i dag",
    nn: "Kassa er ikkje opna i dag",
    en: "The register is not open today",
  },
  not_opened_lead: {
    nb: "Dagen åpnes av den som selger. Det som er ført, leses i journalen og på kontoret.",
    nn: "Dagen blir opna av den som sel. Det som er ført, les du i journalen og på kontoret.",
    en: "The day is opened by who sells. What has been recorded is read in the journal and in the office.",
  },
  float_title: { nb: "Vekselkasse", nn: "Vekselkasse", en: "Opening float" },
  float_question: {
    nb: "Hvor mye ligger i skuffen?",
    nn: "Kor mykje ligg i skuffa?",
    en: "How much is in the drawer?",
  },
  float_last: {
    nb: "Talt ved forrige dagsoppgjør",
    nn: "Talt ved førre dagsoppgjer",
    en: "Counted at the last close",
  },
  float_same: { nb: "Bruk {amount}", nn: "Bruk {amount}", en: "Use {amount}" },
  float_first: {
    nb: "Ingen tidligere telling på denne kassen.",
    nn: "Inga tidlegare teljing på denne kassa.",
    en: "No earlier count at this register.",
  },
  float_differs: {
    nb: "Beløpet er {difference} fra forrige telling. Skriv gjerne hvorfor.",
    nn: "Beløpet er {difference} frå førre teljing. Skriv gjerne kvifor.",
    en: "The amount differs by {difference} from the last count. You may say why.",
  },
  float_do: { nb: "Registrer vekselkasse", nn: "Registrer vekselkasse", en: "Register the float" },
  float_done: {
    nb: "Vekselkassen er registrert. God vakt!",
    nn: "Vekselkassa er registrert. God vakt!",
    en: "The float is registered. Have a good shift!",
  },
  explanation: { nb: "Forklaring", nn: "Forklaring", en: "Explanation" },
  close_day: { nb: "Dagsoppgjør", nn: "Dagsoppgjer", en: "Close the day" },
  close_day_z: { nb: "Dagsoppgjør (Z)", nn: "Dagsoppgjer (Z)", en: "Close the day (Z)" },
  must_close: {
    nb: "Z-rapporten for {day} mangler. Tell kassen og ta Z før dagens første salg.",
    nn: "Z-rapporten for {day} manglar. Tel kassa og ta Z før det første salet i dag.",
    en: "The Z report for {day} is missing. Count the cash and take the Z before today's first sale.",
  },
  sales_stand_open: {
    nb: "Salg som står åpne eller parkert: {count}. Fullfør eller avbryt dem før Z.",
    nn: "Sal som står opne eller parkerte: {count}. Fullfør eller avbryt dei før Z.",
    en: "Sales that are open or parked: {count}. Complete or abort them before the Z.",
  },
  open_sale: { nb: "Åpent salg", nn: "Ope sal", en: "Open sale" },
  show: { nb: "Vis", nn: "Vis", en: "Show" },
  count_title: { nb: "Tell kassen", nn: "Tel kassa", en: "Count the cash" },
  count_hint: {
    nb: "Tell uten å se hva som skal være der.",
    nn: "Tel utan å sjå kva som skal vere der.",
    en: "Count without seeing what should be there.",
  },
  by_denomination: { nb: "Sedler og mynter", nn: "Setlar og myntar", en: "Notes and coins" },
  by_sum: { nb: "Bare sum", nn: "Berre sum", en: "Only the sum" },
  denomination: { nb: "Antall {value} kr", nn: "Antal {value} kr", en: "Number of {value} kr" },
  counted: { nb: "Talt", nn: "Talt", en: "Counted" },
  counted_by: { nb: "Talt av {name}", nn: "Talt av {name}", en: "Counted by {name}" },
  no_cash_here: {
    nb: "Denne kassen tar ikke kontanter, så det er ingenting å telle.",
    nn: "Denne kassa tek ikkje kontantar, så det er ingenting å telje.",
    en: "This register takes no cash, so there is nothing to count.",
  },
  difference: {
    nb: "Differansen er {amount} kr. Skriv hva den skyldes, så tas Z.",
    nn: "Differansen er {amount} kr. Skriv kva han kjem av, så blir Z teken.",
    en: "The difference is {amount} kr. Say what it comes from and the Z is taken.",
  },
  take_z: { nb: "Ta Z-rapport", nn: "Ta Z-rapport", en: "Take the Z report" },
  z_done: { nb: "Dagen er gjort opp.", nn: "Dagen er gjord opp.", en: "The day is closed." },
  next_day: { nb: "Åpne ny dag", nn: "Opne ny dag", en: "Open a new day" },
  x_report: { nb: "X-rapport", nn: "X-rapport", en: "X report" },
  x_done: { nb: "X-rapporten er tatt.", nn: "X-rapporten er teken.", en: "The X report is taken." },
  training: { nb: "Trening", nn: "Trening", en: "Training" },
  training_on: { nb: "Start trening", nn: "Start trening", en: "Start training" },
  training_off: { nb: "Avslutt trening", nn: "Avslutt trening", en: "End training" },
} satisfies Record<string, Said>;
