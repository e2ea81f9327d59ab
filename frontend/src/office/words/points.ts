// Texts of the loyalty points.

import type { Said } from "../../writing/language.ts";

export const POINTS = {
  points_part: { nb: "Fordelsprogram", nn: "Fordelsprogram", en: "Loyalty points" },
  points_lead: {
    nb: "Kunder som har samtykket til kundeprogrammet, tjener poeng når de handler, og bruker dem som rabatt på et senere kjøp.",
    nn: "Kundar som har samtykt til kundeprogrammet, tener poeng når dei handlar, og brukar dei som rabatt på eit seinare kjøp.",
    en: "Customers who have agreed to the customer programme earn points by buying, and spend them as a discount on a later purchase.",
  },
  points_now: { nb: "Slik er det nå", nn: "Slik er det no", en: "How it is now" },
  points_off: {
    nb: "Fordelsprogrammet er ikke i bruk.",
    nn: "Fordelsprogrammet er ikkje i bruk.",
    en: "The programme is not in use.",
  },
  points_are: {
    nb: "Ett poeng for hver {earn} kr det handles for. Et poeng er verdt {worth} kr.",
    nn: "Eitt poeng for kvar {earn} kr det blir handla for. Eit poeng er verdt {worth} kr.",
    en: "One point for every NOK {earn} of goods. A point is worth NOK {worth}.",
  },
  points_terms: { nb: "Vilkår", nn: "Vilkår", en: "Terms" },
  points_terms_lead: {
    nb: "Gjelder fra nå, også for poeng som er tjent. Tobakk, pant, øl solgt i butikk og varer uten rabatt gir ingen poeng og kan ikke kjøpes for dem. Endringen journalføres.",
    nn: "Gjeld frå no, også for poeng som er tente. Tobakk, pant, øl selt i butikk og varer utan rabatt gir ingen poeng og kan ikkje kjøpast for dei. Endringa blir journalført.",
    en: "Holds from now, also for points that were earned. Tobacco, deposit, beer sold in a shop and goods without discount give no points and cannot be bought with them. The change is journalled.",
  },
  points_earn: { nb: "Kroner for ett poeng", nn: "Kroner for eitt poeng", en: "Kroner for one point" },
  points_worth: {
    nb: "Et poeng er verdt, kroner",
    nn: "Eit poeng er verdt, kroner",
    en: "A point is worth, kroner",
  },
  points_end: { nb: "Avslutt fordelsprogrammet", nn: "Avslutt fordelsprogrammet", en: "End the points" },
  points_end_lead: {
    nb: "Ingen tjener eller bruker poeng lenger. Kundene beholder det de har, og kan bruke det om programmet kommer igjen.",
    nn: "Ingen tener eller brukar poeng lenger. Kundane held på det dei har, og kan bruke det om programmet kjem igjen.",
    en: "Nobody earns or spends points any longer. Customers keep what they have, and can spend it if the programme comes back.",
  },
  points_has: { nb: "Saldo: {points} poeng", nn: "Saldo: {points} poeng", en: "Balance: {points} points" },
  points_earned: { nb: "Tjent", nn: "Tente", en: "Earned" },
  points_spent: { nb: "Brukt", nn: "Brukte", en: "Spent" },
  points_taken_back: { nb: "Trukket tilbake", nn: "Trekte tilbake", en: "Taken back" },
} satisfies Record<string, Said>;
