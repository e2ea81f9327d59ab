// Texts about finding articles.

import type { Said } from "../../writing/language.ts";

export const ARTICLES = {
  search_label: { nb: "Søk eller skann", nn: "Søk eller skann", en: "Search or scan" },
  search_hint: {
    nb: "Navn, varenummer eller strekkode",
    nn: "Namn, varenummer eller strekkode",
    en: "Name, number or barcode",
  },
  favourites: { nb: "Favoritter", nn: "Favorittar", en: "Favourites" },
  groups: { nb: "Varegrupper", nn: "Varegrupper", en: "Article groups" },
  articles: { nb: "Varer", nn: "Varer", en: "Articles" },
  nothing_found: {
    nb: "Ingen vare passer til «{text}».",
    nn: "Inga vare passar til «{text}».",
    en: "No article fits “{text}”.",
  },
  found: { nb: "{count} treff", nn: "{count} treff", en: "{count} found" },
  variants: { nb: "{count} varianter", nn: "{count} variantar", en: "{count} variants" },
  variants_of: { nb: "{name}: velg variant", nn: "{name}: vel variant", en: "{name}: choose a variant" },
  price_from: { nb: "fra {price}", nn: "frå {price}", en: "from {price}" },
  open_price: { nb: "åpen pris", nn: "open pris", en: "open price" },
  with_deposit: { nb: "+ pant", nn: "+ pant", en: "+ deposit" },
  age_limit: { nb: "{age} år", nn: "{age} år", en: "{age} years" },
  per_unit: { nb: "per {unit}", nn: "per {unit}", en: "per {unit}" },
  ask_price: { nb: "Hva koster det?", nn: "Kva kostar det?", en: "What does it cost?" },
  ask_measure: { nb: "Hvor mye?", nn: "Kor mykje?", en: "How much?" },
  ask_measure_of: {
    nb: "{name}, antall {unit}",
    nn: "{name}, mengd i {unit}",
    en: "{name}, amount in {unit}",
  },
  put_in_basket: { nb: "Legg i kurven", nn: "Legg i korga", en: "Put in the basket" },
  ask_age: {
    nb: "Er kunden fylt {age} år?",
    nn: "Er kunden fylt {age} år?",
    en: "Is the customer {age} or older?",
  },
  ask_age_why: {
    nb: "{name} har aldersgrense {age} år. Se legitimasjon når du er i tvil.",
    nn: "{name} har aldersgrense {age} år. Sjå legitimasjon når du er i tvil.",
    en: "{name} has an age limit of {age}. Ask for identification when in doubt.",
  },
  born_before: { nb: "Født {date} eller før", nn: "Fødd {date} eller før", en: "Born {date} or earlier" },
  age_confirmed: { nb: "Ja, kontrollert", nn: "Ja, kontrollert", en: "Yes, checked" },
  age_refused: { nb: "Nei, ikke selg", nn: "Nei, ikkje sel", en: "No, do not sell" },
  price_check: { nb: "Prissjekk", nn: "Prissjekk", en: "Price check" },
  price_check_hint: {
    nb: "Skann eller velg en vare. Den legges ikke i kurven.",
    nn: "Skann eller vel ei vare. Ho blir ikkje lagd i korga.",
    en: "Scan or choose an article. It is not put in the basket.",
  },
  many_pieces: {
    nb: "{count} stykker? Trykk × etter tallet når det er et antall.",
    nn: "{count} stykk? Trykk × etter talet når det er eit antal.",
    en: "{count} pieces? Press × after the number when it is a quantity.",
  },
} satisfies Record<string, Said>;
