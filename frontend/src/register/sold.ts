// What was sold before, as the register looks it up: receipts, what a code belongs to, the journal.

import type { Series, TenderKind } from "./view.ts";

export interface SoldOutline {
  register: string;
  transaction: number;
  series: Series;
  receipt: number;
  date: string;
  time: string;
  gross_ore: number;
  kind: string;
  operator: string;
  copies: number;
}

export interface SoldLine {
  line_id: number;
  name: string;
  unit: string;
  quantity_milli: number;
  returned_milli: number;
  gross_ore: number;
  is_return: boolean;
}

export interface Sold {
  outline: SoldOutline;
  lines: SoldLine[];
  payments: { kind: TenderKind; amount_ore: number; tendered_ore: number }[];
}

export type Scanned =
  | { found: "article" | "parked" | "badge" }
  | { found: "receipt"; sale: Sold }
  | { found: "gift_card"; account: string; balance_ore?: number }
  | { found: "customer"; customer: string; name: string }
  | { found: "coupon" | "member"; name: string };

export interface JournalRow {
  number: number;
  at: string;
  kind: string;
  operator: string;
  transaction: number | null;
  gross_ore: number | null;
}

export interface JournalPage {
  entries: JournalRow[];
  next: number | null;
}
