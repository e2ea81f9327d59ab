// What the display knows: the register says all of it.

import { signal } from "@preact/signals";
import type { Cut, VatRow } from "../register/view.ts";
import { fill } from "../writing/language.ts";
import { DISPLAY, type DisplayKey } from "./words.ts";

export interface ShownLine {
  line_id: number;
  name: string;
  unit: string;
  quantity_milli: number;
  unit_price_ore: number;
  discount_ore: number;
  campaigns: Cut[];
  gross_ore: number;
}

export interface ShownSale {
  lines: ShownLine[];
  discount_ore: number;
  campaign_ore: number;
  vat: VatRow[];
  to_pay_ore: number;
  cash_due_ore: number | null;
}

export interface Code {
  link: string;
  modules: number;
  path: string;
  fetched: boolean;
}

export interface ShownPaid {
  series: string;
  receipt: number;
  paid_ore: number;
  rounding_ore: number;
  received_ore: number;
  change_ore: number;
  way: "paper" | "email" | "link" | "";
  link: Code | null;
}

export interface Display {
  shop: string;
  language: "nb" | "nn";
  demonstration: boolean;
  training: boolean;
  manned: boolean;
  sale: ShownSale | null;
  paid: ShownPaid | null;
}

/** How the display is connected: not yet, to the register, cut off, or refused by it. */
export type Line = "opening" | "up" | "lost" | "refused";

export const display = signal<Display | null>(null);
export const line = signal<Line>("opening");

/** A text in the language of the register's paper. */
export function say(key: DisplayKey, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(DISPLAY[key][display.value?.language ?? "nb"], values);
}
