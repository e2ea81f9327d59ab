// What the office says of the coming weeks.

import type { Said } from "../../writing/language.ts";

export const FORECAST = {
  insight_forecast: { nb: "Prognose", nn: "Prognose", en: "Forecast" },
  insight_forecast_lead: {
    nb: "Hva de neste to ukene trolig gir, ut fra salget til nå. Et anslag: bare innkjøpsforslagene regner med det, og det kan slås av der.",
    nn: "Kva dei neste to vekene truleg gir, ut frå salet til no. Eit overslag: berre innkjøpsforslaga reknar med det, og det kan slåast av der.",
    en: "What the next two weeks are likely to bring, from the sales behind. An estimate: only suggested orders go by it, and that is turned off there.",
  },
  insight_forecast_none: { nb: "Ingen prognose", nn: "Ingen prognose", en: "No forecast" },
  insight_forecast_lately: {
    nb: "Det er solgt for lite de siste ukene til å gå etter.",
    nn: "Det er selt for lite dei siste vekene til å gå etter.",
    en: "Too little was sold in the last weeks to go by.",
  },
  insight_forecast_too_little: {
    nb: "For lite å gå etter: {weeks} uker med salg, og det trengs {least}.",
    nn: "For lite å gå etter: {weeks} veker med sal, og det trengst {least}.",
    en: "Too little to go by: {weeks} weeks of sales, and {least} are needed.",
  },
  insight_forecast_days: { nb: "De neste to ukene", nn: "Dei neste to vekene", en: "The next two weeks" },
  insight_forecast_week: { nb: "Neste sju dager", nn: "Neste sju dagar", en: "Next seven days" },
  insight_forecast_receipts: { nb: "Kvitteringer", nn: "Kvitteringar", en: "Receipts" },
  insight_forecast_error: {
    nb: "Prøvd på de siste {days} dagene, hver sett fra en uke før: bommet med {model} av salget. Samme ukedag uken før bommet med {naive}.",
    nn: "Prøvd på dei siste {days} dagane, kvar sett frå ei veke før: bomma med {model} av salet. Same vekedag veka før bomma med {naive}.",
    en: "Tried on the last {days} days, each from a week before: it missed {model} of the sales. The same weekday a week before missed {naive}.",
  },
  insight_forecast_naive: {
    nb: "Prøvd på de siste {days} dagene har samme ukedag uken før truffet best (bommet med {naive}, modellen med {model}). Derfor brukes den.",
    nn: "Prøvd på dei siste {days} dagane har same vekedag veka før treft best (bomma med {naive}, modellen med {model}). Difor blir den brukt.",
    en: "Tried on the last {days} days, the same weekday a week before was nearest (missed {naive}, the model {model}). So that is used.",
  },
  insight_forecast_kind: { nb: "Kalenderen", nn: "Kalenderen", en: "Calendar" },
  insight_forecast_band: {
    nb: "Fire av fem dager ligger mellom",
    nn: "Fire av fem dagar ligg mellom",
    en: "Four of five days lie between",
  },
  insight_forecast_hours: {
    nb: "Kvitteringer time for time",
    nn: "Kvitteringar time for time",
    en: "Receipts by hour",
  },
  insight_forecast_hours_lead: {
    nb: "Når køen trolig kommer de neste sju dagene, etter hvordan ukedagen har vært de siste åtte ukene. Under hvert tall står hva fire av fem slike timer ligger mellom.",
    nn: "Når køen truleg kjem dei neste sju dagane, etter korleis vekedagen har vore dei siste åtte vekene. Under kvart tal står kva fire av fem slike timar ligg mellom.",
    en: "When the queue is likely to come in the next seven days, as the weekday has been these eight weeks. Below each number stands what four of five such hours lie between.",
  },
  insight_forecast_hours_held: {
    nb: "Intervallene for timer er prøvd på {hours} timer av de siste ukene, hver uke mot de andre: {inside} endte innenfor. Meningen er 80 %. En strek betyr for lite å gå etter.",
    nn: "Intervalla for timar er prøvde på {hours} timar av dei siste vekene, kvar veke mot dei andre: {inside} enda innanfor. Meininga er 80 %. Ein strek tyder for lite å gå etter.",
    en: "The intervals for hours were tried on {hours} hours of the last weeks, each week against the others: {inside} ended inside. It is meant to be 80 %. A dash means too little to go by.",
  },
  insight_forecast_hours_too_little: {
    nb: "Det er for lite å gå etter til å si hva en enkelt time ligger mellom. Det trengs tjue dager med salg i timen.",
    nn: "Det er for lite å gå etter til å seie kva ein enkelt time ligg mellom. Det trengst tjue dagar med sal i timen.",
    en: "There is too little to go by to say what a single hour lies between. It takes twenty days with sales in the hour.",
  },
  insight_forecast_too_little_here: {
    nb: "for lite å gå etter",
    nn: "for lite å gå etter",
    en: "too little to go by",
  },
  insight_forecast_hour_band: {
    nb: "Fire av fem mellom",
    nn: "Fire av fem mellom",
    en: "Four of five between",
  },
  insight_forecast_one_day: {
    nb: "Én dag time for time",
    nn: "Éin dag time for time",
    en: "One day by hour",
  },
  insight_forecast_staff: {
    nb: "Én kasse har tatt {receipts} kvitteringer i en travel time de siste åtte ukene. Et tall i parentes er hvor mange kasser det da trengs til så mange.",
    nn: "Éi kasse har teke {receipts} kvitteringar i ein travel time dei siste åtte vekene. Eit tal i parentes er kor mange kasser det då trengst til så mange.",
    en: "One register has taken {receipts} receipts in a busy hour of the last eight weeks. A number in brackets is how many registers so many then take.",
  },
  insight_forecast_groups: {
    nb: "Varegrupper de neste sju dagene",
    nn: "Varegrupper dei neste sju dagane",
    en: "Article groups in the next seven days",
  },
  insight_forecast_groups_lead: {
    nb: "Hva du bør bestille og bake. Jo mindre det selges av en gruppe, desto mer kan anslaget for én dag bomme.",
    nn: "Kva du bør tinge og bake. Di mindre det blir selt av ei gruppe, di meir kan overslaget for éin dag bomme.",
    en: "What to order and bake. The less is sold of a group, the further off the estimate of a single day may be.",
  },
  insight_forecast_group: { nb: "En varegruppe", nn: "Ei varegruppe", en: "One group" },
  insight_forecast_group_lead: {
    nb: "Dag for dag, og time for time slik gruppen har fordelt seg på den ukedagen de siste åtte ukene. Dag og time har hver sitt intervall: timene bommer mer enn dagen.",
    nn: "Dag for dag, og time for time slik gruppa har fordelt seg på den vekedagen dei siste åtte vekene. Dag og time har kvart sitt intervall: timane bommar meir enn dagen.",
    en: "Day by day, and hour by hour as the group has lain on that weekday in the last eight weeks. Day and hour each have an interval: hours are further off than the day.",
  },
  insight_forecast_group_hours: {
    nb: "Varegruppen time for time, kroner",
    nn: "Varegruppa time for time, kroner",
    en: "The group hour by hour, kroner",
  },
  insight_forecast_missed: {
    nb: "Anslaget for en dag bommer med",
    nn: "Overslaget for ein dag bommar med",
    en: "The estimate of a day misses by",
  },
  insight_forecast_method: { nb: "Bygger på", nn: "Byggjer på", en: "Built on" },
  forecast_weekdays: { nb: "de siste ukedagene", nn: "dei siste vekedagane", en: "the last weekdays" },
  forecast_week_before: { nb: "uken før", nn: "veka før", en: "the week before" },
  day_kind_christmas_eve: { nb: "Julaften", nn: "Julaftan", en: "Christmas Eve" },
  day_kind_new_years_eve: { nb: "Nyttårsaften", nn: "Nyttårsaftan", en: "New Year’s Eve" },
  day_kind_constitution_day: { nb: "17. mai", nn: "17. mai", en: "17 May" },
  day_kind_holiday: { nb: "Helligdag", nn: "Heilagdag", en: "Holiday" },
  day_kind_before_holiday: {
    nb: "Før helligdag, romjul",
    nn: "Før heilagdag, romjul",
    en: "Before a holiday",
  },
  day_kind_advent: { nb: "Julehandel", nn: "Julehandel", en: "Before Christmas" },
  day_kind_summer_holidays: { nb: "Fellesferie", nn: "Fellesferie", en: "Summer holidays" },
  day_kind_after_payday: { nb: "Etter lønning", nn: "Etter lønning", en: "After payday" },
} satisfies Record<string, Said>;
