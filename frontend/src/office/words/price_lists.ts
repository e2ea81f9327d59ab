// What the office says of price lists.

import type { Said } from "../../writing/language.ts";

export const PRICE_LISTS = {
  price_lists_part: { nb: "Prislister", nn: "Prislister", en: "Price lists" },
  price_lists_lead: {
    nb: "Hva varer koster på ett sted, eller for en kundegruppe. Kundens liste går foran stedets, og den foran hylleprisen. Kampanjer tas av det listen sier.",
    nn: "Kva varer kostar på éin stad, eller for ei kundegruppe. Lista til kunden går framfor den til staden, og den framfor hylleprisen. Kampanjar blir tekne av det lista seier.",
    en: "What goods cost at one place, or for a group of customers. The customer's list beats the place's, and that the shelf's price. Campaigns are taken off what the list says.",
  },
  price_lists_list: { nb: "Prislistene", nn: "Prislistene", en: "The price lists" },
  price_lists_none: { nb: "Ingen prislister", nn: "Ingen prislister", en: "No price lists" },
  price_list_new: { nb: "Ny prisliste", nn: "Ny prisliste", en: "New price list" },
  price_list_new_lead: {
    nb: "En liste med siste dag, og en for en kundegruppe, er et tilbud: tobakk, øl som selges i butikk og varer uten rabatt kan ikke stå på den. Pant og åpen pris aldri.",
    nn: "Ei liste med siste dag, og ei for ei kundegruppe, er eit tilbod: tobakk, øl som blir selt i butikk og varer utan rabatt kan ikkje stå på ho. Pant og open pris aldri.",
    en: "A list with a last day, and one for a group, is an offer: tobacco, beer sold in a shop and goods without discount cannot be on it. Deposit and open prices never.",
  },
  price_list_changing: { nb: "Endre {name}", nn: "Endre {name}", en: "Change {name}" },
  price_list_change: { nb: "Endre", nn: "Endre", en: "Change" },
  price_list_leave: { nb: "La den være", nn: "La ho vere", en: "Leave it" },
  price_list_name: { nb: "Navn", nn: "Namn", en: "Name" },
  price_list_for: { nb: "Gjelder for", nn: "Gjeld for", en: "For" },
  price_list_group: { nb: "En kundegruppe", nn: "Ei kundegruppe", en: "A group of customers" },
  price_list_group_name: { nb: "Kundegruppen", nn: "Kundegruppa", en: "The group" },
  customer_group: {
    nb: "Kundegruppe (prisliste)",
    nn: "Kundegruppe (prisliste)",
    en: "Group of customers (price list)",
  },
  customer_no_group: { nb: "Ingen: som alle andre", nn: "Inga: som alle andre", en: "None: as everybody" },
  price_list_count: { nb: "Priser", nn: "Prisar", en: "Prices" },
  price_list_prices: { nb: "Varer og priser", nn: "Varer og prisar", en: "Goods and prices" },
  price_list_prices_note: {
    nb: "Én vare på hver linje: varenummer eller strekkode, semikolon eller tabulator, pris med mva. Lim inn fra et regneark, eller velg en fil. Listen er det som står her; det som tas bort, koster hylleprisen igjen.",
    nn: "Éi vare på kvar linje: varenummer eller strekkode, semikolon eller tabulator, pris med mva. Lim inn frå eit rekneark, eller vel ei fil. Lista er det som står her; det som blir teke bort, kostar hylleprisen igjen.",
    en: "One article a line: number or barcode, semicolon or tab, price with VAT. Paste from a spreadsheet, or choose a file. The list is what stands here; what is taken away costs the shelf's price again.",
  },
  price_list_example: { nb: "200;35,00", nn: "200;35,00", en: "200;35,00" },
  price_list_file: {
    nb: "Fra fil (CSV eller Excel)",
    nn: "Frå fil (CSV eller Excel)",
    en: "From a file (CSV or Excel)",
  },
  price_fill: {
    nb: "En hel varegruppe med prosent",
    nn: "Ei heil varegruppe med prosent",
    en: "A whole article group at a per cent",
  },
  price_fill_lead: {
    nb: "Skriver en linje for hver vare i gruppen som ikke står på listen. Varer som ikke kan være der (pant, åpen pris, og på et tilbud tobakk, øl i butikk og varer uten rabatt), utelates. Prisene står fast: endres hylleprisen siden, eller kommer det nye varer i gruppen, gjør du det på nytt.",
    nn: "Skriv ei linje for kvar vare i gruppa som ikkje står på lista. Varer som ikkje kan vere der (pant, open pris, og på eit tilbod tobakk, øl i butikk og varer utan rabatt), blir utelatne. Prisane står fast: blir hylleprisen endra sidan, eller kjem det nye varer i gruppa, gjer du det på nytt.",
    en: "Writes a line for each article of the group that is not on the list. What may not be there (deposit, open price, and on an offer tobacco, beer in a shop and goods without discount) is left out. The prices stand: where the shelf's price changes later, or new articles come into the group, do it again.",
  },
  price_fill_do: { nb: "Skriv inn varene", nn: "Skriv inn varene", en: "Write the articles" },
  price_fill_done: {
    nb: "{added} linjer er skrevet. {kept} varer sto der fra før, og {left_out} er utelatt. Ingenting er lagret ennå: se gjennom radene.",
    nn: "{added} linjer er skrivne. {kept} varer stod der frå før, og {left_out} er utelatne. Ingenting er lagra enno: sjå gjennom radene.",
    en: "{added} lines were written. {kept} articles stood there, and {left_out} are left out. Nothing is saved yet: look through the rows.",
  },
  price_list_look: { nb: "Se gjennom radene", nn: "Sjå gjennom radene", en: "Look through the rows" },
  price_list_rows: { nb: "Radene", nn: "Radene", en: "The rows" },
  price_list_faults: {
    nb: "{count} av {all} rader kan ikke tas inn. De står først.",
    nn: "{count} av {all} rader kan ikkje takast inn. Dei står først.",
    en: "{count} of {all} rows cannot be taken in. They stand first.",
  },
  price_fault_unknown: {
    nb: "Ingen vare til salgs har nummeret",
    nn: "Inga vare til sals har nummeret",
    en: "No article for sale has the number",
  },
  price_fault_open_price: { nb: "Varen har åpen pris", nn: "Vara har open pris", en: "Its price is open" },
  price_fault_deposit: {
    nb: "Pant har alltid samme pris",
    nn: "Pant har alltid same pris",
    en: "A deposit is always the same",
  },
  price_fault_never_cheaper: {
    nb: "Tobakk, øl som selges i butikk og varer uten rabatt har ingen egen pris for noen, eller en tid",
    nn: "Tobakk, øl som blir selt i butikk og varer utan rabatt har ingen eigen pris for nokon, eller ei tid",
    en: "Tobacco, beer sold in a shop and goods without discount have no price of their own for some, or for a while",
  },
  price_fault_no_price: {
    nb: "Prisen er ikke et beløp i kroner over null",
    nn: "Prisen er ikkje eit beløp i kroner over null",
    en: "The price is no amount above zero",
  },
  price_fault_twice: {
    nb: "Varen står på linje {line} også",
    nn: "Vara står på linje {line} òg",
    en: "The article stands on line {line} too",
  },
  price_list_no_faults: {
    nb: "{count} rader, ingen feil. Ingenting er lagret ennå.",
    nn: "{count} rader, ingen feil. Ingenting er lagra enno.",
    en: "{count} rows, no faults. Nothing is saved yet.",
  },
  price_list_shelf: { nb: "Hyllepris", nn: "Hyllepris", en: "On the shelf" },
  price_list_price: { nb: "Pris på listen", nn: "Pris på lista", en: "On the list" },
  price_list_save: { nb: "Lagre prislisten", nn: "Lagre prislista", en: "Save the price list" },
  price_list_saved: { nb: "{name} er lagret.", nn: "{name} er lagra.", en: "{name} was saved." },
} satisfies Record<string, Said>;
