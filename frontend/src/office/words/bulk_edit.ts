// What the office says of many articles changed at once.

import type { Said } from "../../writing/language.ts";

export const BULK_EDIT = {
  bulk_part: { nb: "Endre mange", nn: "Endre mange", en: "Change many" },
  bulk_lead: {
    nb: "Endre pris, varegruppe, mva eller favoritt for mange varer samlet. Du ser hva som endres før noe lagres.",
    nn: "Endre pris, varegruppe, mva eller favoritt for mange varer samla. Du ser kva som blir endra før noko blir lagra.",
    en: "Change price, group, VAT or favourite of many articles together. You see what changes before anything is saved.",
  },
  bulk_card_lead: {
    nb: "Pant og åpne priser får ikke ny pris. Hele endringen kan angres under Import og eksport.",
    nn: "Pant og opne prisar får ikkje ny pris. Heile endringa kan angrast under Import og eksport.",
    en: "Deposit and open prices get no new price. The whole change can be undone under import and export.",
  },
  bulk_way: { nb: "Prisen skal", nn: "Prisen skal", en: "The price is to" },
  bulk_dearer: { nb: "opp", nn: "opp", en: "go up" },
  bulk_cheaper: { nb: "ned", nn: "ned", en: "go down" },
  bulk_share: { nb: "Prosent", nn: "Prosent", en: "Per cent" },
  bulk_share_note: {
    nb: "Tom: prisene blir som de er",
    nn: "Tom: prisane blir som dei er",
    en: "Empty: the prices stay as they are",
  },
  bulk_ending: { nb: "Prisen ender på", nn: "Prisen endar på", en: "The price ends with" },
  bulk_ninety: { nb: "90 øre", nn: "90 øre", en: "90 øre" },
  bulk_krone: { nb: "hele kroner", nn: "heile kroner", en: "whole kroner" },
  bulk_ore: { nb: "som den blir", nn: "som han blir", en: "whatever it becomes" },
  bulk_group: { nb: "Ny varegruppe", nn: "Ny varegruppe", en: "New group" },
  bulk_favourite: { nb: "Favoritt", nn: "Favoritt", en: "Favourite" },
  bulk_favourite_yes: { nb: "Ja", nn: "Ja", en: "Yes" },
  bulk_favourite_no: { nb: "Nei", nn: "Nei", en: "No" },
  bulk_look: { nb: "Vis hva som endres", nn: "Vis kva som blir endra", en: "Show what changes" },
  bulk_shown: { nb: "Det som endres", nn: "Det som blir endra", en: "What changes" },
  bulk_count: {
    nb: "{count} varer blir annerledes.",
    nn: "{count} varer blir annleis.",
    en: "{count} articles become different.",
  },
  bulk_first: {
    nb: "De første {count} vises.",
    nn: "Dei første {count} blir viste.",
    en: "The first {count} are shown.",
  },
  bulk_nothing: { nb: "Ingen varer endres", nn: "Ingen varer blir endra", en: "No articles change" },
  bulk_change: { nb: "Endre {count} varer", nn: "Endre {count} varer", en: "Change {count} articles" },
  bulk_done: {
    nb: "{count} varer er endret.",
    nn: "{count} varer er endra.",
    en: "{count} articles were changed.",
  },
  bulk_undo: {
    nb: "Angre under Import og eksport",
    nn: "Angre under Import og eksport",
    en: "Undo under import and export",
  },
  system_bulk_edit: { nb: "Endre mange", nn: "Endre mange", en: "Change many" },
} satisfies Record<string, Said>;
