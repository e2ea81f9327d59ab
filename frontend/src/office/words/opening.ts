// Texts of the page with the shop's opening hours.

import type { Said } from "../../writing/language.ts";

export const OPENING = {
  set_up_part_opening: { nb: "Åpningstider", nn: "Opningstider", en: "Opening hours" },
  opening_lead: {
    nb: "Når butikken er åpen. Kassen varsler om stillhet bare innenfor disse tidene. De stenger ingenting; alkohol har sine egne tider nederst.",
    nn: "Når butikken er open. Kassa varslar om stille berre innanfor desse tidene. Dei stengjer ingenting; alkohol har sine eigne tider nedst.",
    en: "When the shop is open. Silence is told of within these hours only. They shut nothing; alcohol has hours of its own below.",
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
  alcohol_title: {
    nb: "Salg og skjenking av alkohol",
    nn: "Sal og skjenking av alkohol",
    en: "Sale and serving of alcohol",
  },
  alcohol_lead: {
    nb: "Tidene som kommunen og bevillingen gir. Utenfor dem sier kassen nei til varer merket som øl i butikk eller som skjenking, og ingen rolle kan gå forbi det. De gjelder utlevering også: øl som er skannet i tide, må betales i tide.",
    nn: "Tidene som kommunen og løyvet gir. Utanfor dei seier kassa nei til varer merkte som øl i butikk eller som skjenking, og inga rolle kan gå forbi det. Dei gjeld utlevering òg: øl som er skanna i tide, må betalast i tide.",
    en: "The hours that the municipality and the licence give. Outside them the register refuses goods marked as beer in a shop or as served drink, and no role goes past that. They cover delivery too: beer scanned in time has to be paid for in time.",
  },
  alcohol_unsaid: {
    nb: "Ingen har lagret tider herfra ennå. De som står her, gjelder nå; stemmer de, er det bare å lagre.",
    nn: "Ingen har lagra tider herifrå enno. Dei som står her, gjeld no; stemmer dei, er det berre å lagre.",
    en: "Nobody has kept hours from here yet. Those that stand here hold now; if they are right, just keep them.",
  },
  alcohol_weekday: {
    nb: "Øl i butikk, vanlige hverdager",
    nn: "Øl i butikk, vanlege kvardagar",
    en: "Beer in a shop, ordinary weekdays",
  },
  alcohol_weekday_hint: {
    nb: "Lovens normaltid er 8 til 18. Kommunen kan utvide den til 20, eller korte den inn.",
    nn: "Normaltida i lova er 8 til 18. Kommunen kan utvide henne til 20, eller korte henne inn.",
    en: "The law's normal hours are 8 to 18. The municipality may widen them to 20, or narrow them.",
  },
  alcohol_short_day: {
    nb: "Øl i butikk, lørdager og dager før søn- og helligdager",
    nn: "Øl i butikk, laurdagar og dagar før søn- og heilagdagar",
    en: "Beer in a shop, Saturdays and days before days of rest",
  },
  alcohol_short_day_hint: {
    nb: "Normaltiden er 8 til 15, og kommunen kan utvide den til 18. Dagene før Kristi himmelfartsdag, 1. mai og 17. mai regnes som vanlige hverdager.",
    nn: "Normaltida er 8 til 15, og kommunen kan utvide henne til 18. Dagane før Kristi himmelfartsdag, 1. mai og 17. mai blir rekna som vanlege kvardagar.",
    en: "Normal hours are 8 to 15, and the municipality may widen them to 18. The days before Ascension Day, 1 May and 17 May count as ordinary weekdays.",
  },
  alcohol_no_sale: { nb: "Ikke salg", nn: "Ikkje sal", en: "No sale" },
  alcohol_serving: { nb: "Skjenking", nn: "Skjenking", en: "Served drink" },
  alcohol_serving_hint: {
    nb: "Bevillingens skjenketid, gjerne til etter midnatt: 11:00 til 01:00. Uten tid sperrer kassen ikke, og dere passer den selv.",
    nn: "Skjenketida i løyvet, gjerne til etter midnatt: 11:00 til 01:00. Utan tid sperrar kassa ikkje, og de passar henne sjølve.",
    en: "The licence's hours, and past midnight if so: 11:00 to 01:00. Without hours the register refuses nothing, and you answer for them yourselves.",
  },
  alcohol_weekend: {
    nb: "Skjenking fredag og lørdag",
    nn: "Skjenking fredag og laurdag",
    en: "Served drink on Fridays and Saturdays",
  },
  alcohol_as_other_days: { nb: "Som andre dager", nn: "Som andre dagar", en: "As on other days" },
  alcohol_not_stated: { nb: "Ingen tid oppgitt", nn: "Inga tid oppgitt", en: "No hours stated" },
  alcohol_rest: {
    nb: "Søndager, helligdager, 1. mai og 17. mai selges det ikke øl i butikk, og påske-, pinse- og julaften slutter det senest klokken 16. Kassen kan kalenderen (alkoholloven § 3-7).",
    nn: "Søndagar, heilagdagar, 1. mai og 17. mai blir det ikkje selt øl i butikk, og påske-, pinse- og julaftan sluttar det seinast klokka 16. Kassa kan kalenderen (alkohollova § 3-7).",
    en: "On Sundays, church holidays, 1 May and 17 May no beer is sold in shops, and on Easter, Whitsun and Christmas Eve it ends at 16 at the latest. The register knows the calendar (alkoholloven § 3-7).",
  },
  alcohol_age: {
    nb: "Aldersgrensen er 18 år, og 20 år for 22 % og mer; det samme gjelder den som selger. Kassen spør om alderen for hver slik vare. Be om legitimasjon ved tvil.",
    nn: "Aldersgrensa er 18 år, og 20 år for 22 % og meir; det same gjeld den som sel. Kassa spør om alderen for kvar slik vare. Be om legitimasjon ved tvil.",
    en: "The age limit is 18, and 20 for 22 % and more; the same holds for whoever sells. The register asks for the age for each such article. Ask for identification when in doubt.",
  },
  alcohol_keep: { nb: "Lagre salgstidene", nn: "Lagre salstidene", en: "Keep the hours of sale" },
  alcohol_kept: {
    nb: "Salgstidene er lagret, og gjelder straks.",
    nn: "Salstidene er lagra, og gjeld straks.",
    en: "The hours of sale are kept, and hold at once.",
  },
  alcohol_half: {
    nb: "Skriv både fra og til.",
    nn: "Skriv både frå og til.",
    en: "Write both from and until.",
  },
  weekday_1: { nb: "Mandag", nn: "Måndag", en: "Monday" },
  weekday_2: { nb: "Tirsdag", nn: "Tysdag", en: "Tuesday" },
  weekday_3: { nb: "Onsdag", nn: "Onsdag", en: "Wednesday" },
  weekday_4: { nb: "Torsdag", nn: "Torsdag", en: "Thursday" },
  weekday_5: { nb: "Fredag", nn: "Fredag", en: "Friday" },
  weekday_6: { nb: "Lørdag", nn: "Laurdag", en: "Saturday" },
  weekday_7: { nb: "Søndag", nn: "Sundag", en: "Sunday" },
} satisfies Record<string, Said>;
