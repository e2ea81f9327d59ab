// All texts in one typed table: a key that is missing, or lacks a language, does not compile.

import type { Language, Said } from "../../writing/language.ts";
import { ARTICLES } from "./articles.ts";
import { BASKET } from "./basket.ts";
import { CLOSE } from "./close.ts";
import { DAY } from "./day.ts";
import { DEVICES } from "./devices.ts";
import { FRAME } from "./frame.ts";
import { HANDOVER } from "./handover.ts";
import { KINDS } from "./kinds.ts";
import { MONEY } from "./money.ts";
import { OPEN } from "./open.ts";
import { PAPER } from "./paper.ts";
import { PAYMENT } from "./payment.ts";
import { PEOPLE } from "./people.ts";
import { PRINTER } from "./printer.ts";
import { REACH } from "./reach.ts";
import { RULES } from "./rules.ts";
import { SCANNING } from "./scanning.ts";

export const ROOMS = [
  FRAME,
  ARTICLES,
  BASKET,
  PAYMENT,
  MONEY,
  DAY,
  OPEN,
  CLOSE,
  PAPER,
  KINDS,
  DEVICES,
  PEOPLE,
  PRINTER,
  RULES,
  HANDOVER,
  REACH,
  SCANNING,
] as const;

export const TABLE = {
  ...FRAME,
  ...ARTICLES,
  ...BASKET,
  ...PAYMENT,
  ...MONEY,
  ...DAY,
  ...OPEN,
  ...CLOSE,
  ...PAPER,
  ...KINDS,
  ...DEVICES,
  ...REACH,
  ...PEOPLE,
  ...PRINTER,
  ...RULES,
  ...HANDOVER,
  ...SCANNING,
} satisfies Record<string, Said>;

/** The name of a text. */
export type Key = keyof typeof TABLE;

/** Every text in one language. */
export function inLanguage(language: Language): Record<Key, string> {
  const texts = Object.entries(TABLE).map(([key, said]) => [key, said[language]]);
  return Object.fromEntries(texts) as Record<Key, string>;
}
