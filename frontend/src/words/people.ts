// Texts about the person at the till: how she wants the screen, and the sheet of keys.

import type { Said } from "../language.ts";

export const PEOPLE = {
  role_assistant: { nb: "Ekstrahjelp", nn: "Ekstrahjelp", en: "Assistant" },
  lock: { nb: "Lås", nn: "Lås", en: "Lock" },
  unlock: { nb: "Lås opp", nn: "Lås opp", en: "Unlock" },
  locked: { nb: "Skjermen er låst.", nn: "Skjermen er låst.", en: "The screen is locked." },
  locked_with_basket: {
    nb: "Skjermen er låst. Kurven venter i kassen.",
    nn: "Skjermen er låst. Korga ventar i kassa.",
    en: "The screen is locked. The basket waits in the register.",
  },
  lock_after: { nb: "Lås etter", nn: "Lås etter", en: "Lock after" },
  lock_never: { nb: "Aldri", nn: "Aldri", en: "Never" },
  minutes: { nb: "{count} min", nn: "{count} min", en: "{count} min" },
  switch_person: { nb: "Bytt operatør", nn: "Byt operatør", en: "Switch operator" },
  switch_hint: {
    nb: "Kurven blir stående.",
    nn: "Korga blir ståande.",
    en: "The basket stays.",
  },
  take_over: { nb: "Ta over", nn: "Ta over", en: "Take over" },
  hand: { nb: "Hånd", nn: "Hand", en: "Hand" },
  hand_right: { nb: "Høyre", nn: "Høgre", en: "Right" },
  hand_left: { nb: "Venstre", nn: "Venstre", en: "Left" },
  sound: { nb: "Lyd", nn: "Lyd", en: "Sound" },
  sound_off: { nb: "Av", nn: "Av", en: "Off" },
  sound_soft: { nb: "Lav", nn: "Låg", en: "Low" },
  sound_normal: { nb: "Vanlig", nn: "Vanleg", en: "Normal" },
  sound_loud: { nb: "Høy", nn: "Høg", en: "Loud" },
  sound_hint: {
    nb: "Tre lyder: vare lagt til, avvist, betalt.",
    nn: "Tre lydar: vare lagd til, avvist, betalt.",
    en: "Three sounds: article added, refused, paid.",
  },
  scheme: { nb: "Skjerm", nn: "Skjerm", en: "Screen" },
  scheme_system: { nb: "Som enheten", nn: "Som eininga", en: "As the device" },
  scheme_light: { nb: "Lys", nn: "Lys", en: "Light" },
  scheme_dark: { nb: "Mørk", nn: "Mørk", en: "Dark" },
  follows_you: {
    nb: "Følger deg til hver kasse du logger på.",
    nn: "Følgjer deg til kvar kasse du loggar på.",
    en: "Follows you to every register you sign on at.",
  },
  keys_print: { nb: "Skriv ut arket", nn: "Skriv ut arket", en: "Print the sheet" },
  keys_anywhere: { nb: "Overalt", nn: "Overalt", en: "Anywhere" },
  keys_payment: { nb: "Betaling", nn: "Betaling", en: "Payment" },
  keys_other: { nb: "Mer", nn: "Meir", en: "More" },
} satisfies Record<string, Said>;
