// Texts of the page about experiments with prices.

import type { Said } from "../../writing/language.ts";

export const EXPERIMENTS = {
  insight_experiments: { nb: "Prisforsøk", nn: "Prisforsøk", en: "Price experiments" },
  experiments_lead: {
    nb: "To priser på samme vare bytter på, etter en plan som loddet har bestemt på forhånd. Når forsøket er over, står det hva prisen kan ha gjort med salget, og hvor usikkert det er.",
    nn: "To prisar på same vare byter på, etter ein plan som loddet har bestemt på førehand. Når forsøket er over, står det kva prisen kan ha gjort med salet, og kor usikkert det er.",
    en: "Two prices of the same article take turns, by a plan that chance made beforehand. When it is over, it is told what the price may have done to the sales, and how uncertain that is.",
  },
  experiment_new: { nb: "Nytt prisforsøk", nn: "Nytt prisforsøk", en: "New price experiment" },
  experiment_new_lead: {
    nb: "Kassen bytter prisen selv klokken fem om morgenen, og hver endring journalføres. Tobakk, pant og øl i butikk kan ikke være med. Sett opp riktig pris på hyllen hver dag.",
    nn: "Kassa byter prisen sjølv klokka fem om morgonen, og kvar endring blir journalført. Tobakk, pant og øl i butikk kan ikkje vere med. Set opp rett pris på hylla kvar dag.",
    en: "The register changes the price by itself at five in the morning, and each change is journalled. Tobacco, deposit and beer in a shop cannot take part. Put the right price on the shelf each day.",
  },
  experiment_tried: { nb: "Den andre prisen", nn: "Den andre prisen", en: "The other price" },
  experiment_cost: {
    nb: "Innkjøpspris uten mva (for margin)",
    nn: "Innkjøpspris utan mva (for margin)",
    en: "Cost without VAT (for margin)",
  },
  experiment_turn: { nb: "Prisen bytter", nn: "Prisen byter", en: "The price changes" },
  experiment_turn_day: { nb: "hver dag", nn: "kvar dag", en: "by day" },
  experiment_turn_week: { nb: "hver uke", nn: "kvar veke", en: "by week" },
  experiment_first_day: { nb: "Fra og med", nn: "Frå og med", en: "From" },
  experiment_weeks: { nb: "Antall uker", nn: "Talet på veker", en: "Weeks" },
  experiment_weeks_note: {
    nb: "Partall. Det trengs minst seks par: to uker med dager, tolv med uker. Flere gir smalere intervall.",
    nn: "Partal. Det trengst minst seks par: to veker med dagar, tolv med veker. Fleire gir smalare intervall.",
    en: "An even number. Six pairs are needed at least: two weeks by day, twelve by week. More make the interval narrower.",
  },
  experiment_make: { nb: "Sett i gang", nn: "Set i gang", en: "Set up" },
  experiment_made: {
    nb: "Prisforsøk {number} er lagt opp.",
    nn: "Prisforsøk {number} er lagt opp.",
    en: "Price experiment {number} is set up.",
  },
  experiment_none: {
    nb: "Ingen prisforsøk ennå",
    nn: "Ingen prisforsøk enno",
    en: "No price experiments yet",
  },
  experiment_title: {
    nb: "Prisforsøk {number}: {names}",
    nn: "Prisforsøk {number}: {names}",
    en: "Price experiment {number}: {names}",
  },
  experiment_prices: {
    nb: "{name}: {usual} og {tried}",
    nn: "{name}: {usual} og {tried}",
    en: "{name}: {usual} and {tried}",
  },
  experiment_days: {
    nb: "{from} til {to}, prisen bytter {turn}",
    nn: "{from} til {to}, prisen byter {turn}",
    en: "{from} to {to}, the price changes {turn}",
  },
  experiment_state_to_come: { nb: "Kommer", nn: "Kjem", en: "To come" },
  experiment_state_runs: { nb: "Går", nn: "Går", en: "Runs" },
  experiment_state_over: { nb: "Over", nn: "Over", en: "Over" },
  experiment_stopped: { nb: "Stoppet {day}", nn: "Stoppa {day}", en: "Stopped {day}" },
  experiment_today_usual: {
    nb: "I dag gjelder den vanlige prisen.",
    nn: "I dag gjeld den vanlege prisen.",
    en: "Today the usual price holds.",
  },
  experiment_today_tried: {
    nb: "I dag gjelder den andre prisen.",
    nn: "I dag gjeld den andre prisen.",
    en: "Today the other price holds.",
  },
  experiment_off: {
    nb: "En pris er ikke den planen sier; noen har endret den. Selges varen til den, holdes paret utenfor.",
    nn: "Ein pris er ikkje den planen seier; nokon har endra han. Blir vara seld til den, blir paret halde utanfor.",
    en: "A price is not what the plan says; somebody changed it. If the article is sold at it, the pair is left out.",
  },
  experiment_progress: {
    nb: "{done} av {pairs} par er ferdige. Tallene vises når forsøket er over: den som ser hver dag og slutter når det ser bra ut, finner en virkning som ikke er der.",
    nn: "{done} av {pairs} par er ferdige. Tala blir viste når forsøket er over: den som ser kvar dag og sluttar når det ser bra ut, finn ein verknad som ikkje er der.",
    en: "{done} of {pairs} pairs are done. The figures are shown when it is over: who looks each day and stops when it looks well finds an effect that is not there.",
  },
  experiment_rests: {
    nb: "Bygger på {pairs} par av {done}.",
    nn: "Byggjer på {pairs} par av {done}.",
    en: "Rests on {pairs} pairs of {done}.",
  },
  experiment_left_out: {
    nb: "Holdt utenfor: {left_out} par.",
    nn: "Haldne utanfor: {left_out} par.",
    en: "Left out: {left_out} pairs.",
  },
  experiment_left_out_holiday: {
    nb: "{pairs} med en helligdag, eller dagen ved siden av en",
    nn: "{pairs} med ein heilagdag, eller dagen ved sida av ein",
    en: "{pairs} with a holiday, or the day beside one",
  },
  experiment_left_out_not_open: {
    nb: "{pairs} der butikken ikke var åpen like mange dager med begge prisene",
    nn: "{pairs} der butikken ikkje var open like mange dagar med begge prisane",
    en: "{pairs} where the shop was not open as many days with both prices",
  },
  experiment_left_out_not_set: {
    nb: "{pairs} der en pris ikke ble satt",
    nn: "{pairs} der ein pris ikkje vart sett",
    en: "{pairs} where a price was not set",
  },
  experiment_left_out_other_price: {
    nb: "{pairs} der noe ble solgt til en annen pris: endret for hånd, fra en prisliste eller i en kampanje",
    nn: "{pairs} der noko vart selt til ein annan pris: endra for hand, frå ei prisliste eller i ein kampanje",
    en: "{pairs} where something was sold at another price: changed by hand, from a price list or in a campaign",
  },
  experiment_measure_quantity: { nb: "Antall", nn: "Tal", en: "Quantity" },
  experiment_measure_sales: { nb: "Salg med mva", nn: "Sal med mva", en: "Sales with VAT" },
  experiment_measure_margin: { nb: "Margin uten mva", nn: "Margin utan mva", en: "Margin without VAT" },
  experiment_figures: {
    nb: "I snitt {usual} per {turn} med den vanlige prisen, {tried} med den andre.",
    nn: "I snitt {usual} per {turn} med den vanlege prisen, {tried} med den andre.",
    en: "On average {usual} a {turn} with the usual price, {tried} with the other.",
  },
  experiment_per_day: { nb: "dag", nn: "dag", en: "day" },
  experiment_per_week: { nb: "uke", nn: "veke", en: "week" },
  experiment_interval: {
    nb: "Virkningen av den andre prisen er trolig mellom {low} og {high} per {turn}.",
    nn: "Verknaden av den andre prisen er truleg mellom {low} og {high} per {turn}.",
    en: "The effect of the other price is probably between {low} and {high} a {turn}.",
  },
  experiment_missed: {
    nb: "Slike intervaller bommer høyst {share} av gangene.",
    nn: "Slike intervall bommar høgst {share} av gongene.",
    en: "Such intervals miss at most {share} of the times.",
  },
  experiment_verdict_more: {
    nb: "Den andre prisen ga mer",
    nn: "Den andre prisen gav meir",
    en: "The other price gave more",
  },
  experiment_verdict_less: {
    nb: "Den andre prisen ga mindre",
    nn: "Den andre prisen gav mindre",
    en: "The other price gave less",
  },
  experiment_verdict_unclear: {
    nb: "Ikke sikkert at prisen gjorde noe",
    nn: "Ikkje sikkert at prisen gjorde noko",
    en: "Not certain that the price did anything",
  },
  experiment_verdict_too_little: {
    nb: "For lite å gå etter",
    nn: "For lite å gå etter",
    en: "Too little to go by",
  },
  experiment_too_little: {
    nb: "Det er {pairs} par å gå etter, og det trengs seks. Ingenting kan sies.",
    nn: "Det er {pairs} par å gå etter, og det trengst seks. Ingenting kan seiast.",
    en: "There are {pairs} pairs to go by, and six are needed. Nothing can be said.",
  },
  experiment_seed: {
    nb: "Planen er laget av frøet {seed}, som står i journalen.",
    nn: "Planen er laga av frøet {seed}, som står i journalen.",
    en: "The plan was made by the seed {seed}, which stands in the journal.",
  },
  price_turns: {
    nb: "Prisforsøk {number} bytter pris {turns} ganger til {until}",
    nn: "Prisforsøk {number} byter pris {turns} gonger til {until}",
    en: "Price experiment {number} changes the price {turns} times until {until}",
  },
  experiment_stop: { nb: "Stopp forsøket", nn: "Stopp forsøket", en: "Stop the experiment" },
} satisfies Record<string, Said>;
