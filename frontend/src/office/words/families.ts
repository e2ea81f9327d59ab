// What the office says of families of articles.

import type { Said } from "../../writing/language.ts";

export const FAMILIES = {
  families_part: { nb: "Varefamilier", nn: "Varefamiliar", en: "Families" },
  families_lead: {
    nb: "En vare i flere størrelser eller farger. Hver variant er en egen vare, med eget nummer, egne strekkoder, egen pris og eget lager.",
    nn: "Ei vare i fleire storleikar eller fargar. Kvar variant er ei eiga vare, med eige nummer, eigne strekkodar, eigen pris og eige lager.",
    en: "An article in several sizes or colours. Each variant is an article of its own, with its number, barcodes, price and stock.",
  },
  families_none: { nb: "Ingen varefamilier ennå", nn: "Ingen varefamiliar enno", en: "No families yet" },
  families_none_lead: {
    nb: "Lag en når samme vare finnes i flere størrelser eller farger.",
    nn: "Lag ein når same vara finst i fleire storleikar eller fargar.",
    en: "Make one when the same article comes in several sizes or colours.",
  },
  families_more: {
    nb: "De {count} første vises.",
    nn: "Dei {count} første er viste.",
    en: "The first {count} are shown.",
  },
  family_new: { nb: "Ny varefamilie", nn: "Ny varefamilie", en: "New family" },
  family_new_lead: {
    nb: "Skriv egenskapene og verdiene, så er rutenettet med varene der. Fjern haken ved det som ikke finnes.",
    nn: "Skriv eigenskapane og verdiane, så er rutenettet med varene der. Ta bort haken ved det som ikkje finst.",
    en: "Write the properties and their values, and the grid of articles is there. Untick what does not exist.",
  },
  family_card: { nb: "Familien", nn: "Familien", en: "The family" },
  family_number: { nb: "Familienummer", nn: "Familienummer", en: "Family number" },
  family_number_is: {
    nb: "Varefamilie {number}",
    nn: "Varefamilie {number}",
    en: "Family {number}",
  },
  family_name_note: {
    nb: "Står på kvitteringen foran verdiene: T-skjorte, M, blå",
    nn: "Står på kvitteringa framfor verdiane: T-skjorte, M, blå",
    en: "Stands on the receipt before the values: T-shirt, M, blue",
  },
  family_property: { nb: "Egenskap", nn: "Eigenskap", en: "Property" },
  family_property_more: { nb: "Egenskap til", nn: "Eigenskap til", en: "Another property" },
  family_properties: { nb: "Egenskaper", nn: "Eigenskapar", en: "Properties" },
  family_size: { nb: "Størrelse", nn: "Storleik", en: "Size" },
  family_values: { nb: "Verdier: {name}", nn: "Verdiar: {name}", en: "Values: {name}" },
  family_values_note: {
    nb: "Med komma mellom, i den rekkefølgen de skal stå",
    nn: "Med komma mellom, i den rekkjefølgja dei skal stå",
    en: "With commas between, in the order they are to stand",
  },
  family_price_note: {
    nb: "For alle; en variant kan koste noe annet",
    nn: "For alle; ein variant kan koste noko anna",
    en: "For all; a variant may cost something else",
  },
  family_favourite: {
    nb: "Knapp blant favorittene",
    nn: "Knapp blant favorittane",
    en: "A button among the favourites",
  },
  family_members: { nb: "Varianter", nn: "Variantar", en: "Variants" },
  family_members_lead: {
    nb: "Varenumrene er foreslått og kan skrives om før varen er laget. En ny pris journalføres på hver kasse.",
    nn: "Varenumra er føreslegne og kan skrivast om før vara er laga. Ein ny pris blir journalført på kvar kasse.",
    en: "The numbers are foreseen and may be changed until the article is made. A new price is journalled at every register.",
  },
  family_no_members: {
    nb: "Skriv en egenskap med verdier",
    nn: "Skriv ein eigenskap med verdiar",
    en: "Write a property with values",
  },
  family_variant: { nb: "Variant", nn: "Variant", en: "Variant" },
  family_make: { nb: "Lag varefamilien", nn: "Lag varefamilien", en: "Make the family" },
  family_kept: { nb: "{name} er lagret.", nn: "{name} er lagra.", en: "{name} was saved." },
  article_of_family: {
    nb: "Variant ({values}) av",
    nn: "Variant ({values}) av",
    en: "A variant ({values}) of",
  },
} satisfies Record<string, Said>;
