// What the office says of labels that the shop's scales print.

import type { Said } from "../../writing/language.ts";

export const SCALES = {
  scales_part: { nb: "Vekt", nn: "Vekt", en: "Scales" },
  scales_lead: {
    nb: "Strekkoden som vekten i butikken skriver på pakken, med vekt, pris eller antall i seg. Si hvordan den leses, så legger kassen varen i kurven med det som står der.",
    nn: "Strekkoden som vekta i butikken skriv på pakka, med vekt, pris eller tal i seg. Sei korleis han blir lesen, så legg kassa vara i korga med det som står der.",
    en: "The barcode that the shop's scale prints on a package, with weight, price or number in it. Say how it is read, and the till puts the article into the basket with what stands there.",
  },
  scales_list: { nb: "Slik leses de", nn: "Slik blir dei lesne", en: "How they are read" },
  scales_none: { nb: "Ingen vektetiketter", nn: "Ingen vektetikettar", en: "No scale labels" },
  scales_none_lead: {
    nb: "Har butikken en vekt som skriver etiketter, legg til en linje for hvert prefiks den bruker. Det står i oppsettet på vekten.",
    nn: "Har butikken ei vekt som skriv etikettar, legg til ei linje for kvart prefiks ho bruker. Det står i oppsettet på vekta.",
    en: "If the shop has a scale that prints labels, add a line for each prefix it uses. The scale's own settings have it.",
  },
  scale_prefix: { nb: "Begynner med", nn: "Byrjar med", en: "Begins with" },
  scale_prefix_note: { nb: "20 til 29", nn: "20 til 29", en: "20 to 29" },
  scale_says: { nb: "Etiketten sier", nn: "Etiketten seier", en: "The label says" },
  scale_says_weight: { nb: "Vekt i kilo", nn: "Vekt i kilo", en: "Weight in kilos" },
  scale_says_price: { nb: "Pris med mva", nn: "Pris med mva", en: "Price with VAT" },
  scale_says_count: { nb: "Antall", nn: "Tal", en: "Number of pieces" },
  scale_item_digits: { nb: "Sifre for varen", nn: "Siffer for vara", en: "Digits for the article" },
  scale_value_digits: { nb: "Sifre for verdien", nn: "Siffer for verdien", en: "Digits for the value" },
  scale_decimals: { nb: "Desimaler i verdien", nn: "Desimalar i verdien", en: "Decimals in the value" },
  scale_example: {
    nb: "Eksempel: {code}, der K er kontrollsifferet: vare {item}, {value}.",
    nn: "Eksempel: {code}, der K er kontrollsifferet: vare {item}, {value}.",
    en: "Example: {code}, where K is the check digit: article {item}, {value}.",
  },
  scale_example_check: {
    nb: "Eksempel: {code}, der E er etikettens eget kontrollsiffer, som ikke leses, og K det siste: vare {item}, {value}.",
    nn: "Eksempel: {code}, der E er etiketten sitt eige kontrollsiffer, som ikkje blir lese, og K det siste: vare {item}, {value}.",
    en: "Example: {code}, where E is the label's own check digit, which is not read, and K the last one: article {item}, {value}.",
  },
  scale_unfit: {
    nb: "Prefikset, varen og verdien må fylle tolv sifre, eller elleve når etiketten har sitt eget kontrollsiffer mellom. Nå er de {count}.",
    nn: "Prefikset, vara og verdien må fylle tolv siffer, eller elleve når etiketten har sitt eige kontrollsiffer mellom. No er dei {count}.",
    en: "Prefix, article and value have to fill twelve digits, or eleven where the label has a check digit of its own between. Now they are {count}.",
  },
  scale_article_note: {
    nb: "Varen er den som har disse sifrene som varenummer, eller koden med nuller for verdien som strekkode. Prøv en etikett med Prissjekk på kassen.",
    nn: "Vara er den som har desse siffera som varenummer, eller koden med nullar for verdien som strekkode. Prøv ein etikett med Prissjekk på kassa.",
    en: "The article is the one that has these digits as its number, or the code with noughts for the value as a barcode. Try a label with Price check at the till.",
  },
  scale_line: { nb: "Prefiks {prefix}", nn: "Prefiks {prefix}", en: "Prefix {prefix}" },
  scale_add: { nb: "Legg til et prefiks", nn: "Legg til eit prefiks", en: "Add a prefix" },
  scale_remove: { nb: "Ta bort {prefix}", nn: "Ta bort {prefix}", en: "Remove {prefix}" },
  scale_keep: { nb: "Lagre vektetikettene", nn: "Lagre vektetikettane", en: "Keep the scale labels" },
  scale_kept: {
    nb: "Lagret. Kassene leser dem slik fra nå.",
    nn: "Lagra. Kassene les dei slik frå no.",
    en: "Kept. The registers read them so from now.",
  },
} satisfies Record<string, Said>;
