// What the register answers about the takings.

import { DAY_CHANGES_AT_HOUR } from "../../words/dates.ts";

export interface Part {
  code: string;
  name: string;
  number: number;
  amount_ore: number;
}

export interface Hour {
  hour: number;
  receipts: number;
  sales_ore: number;
}

export interface DayFigures {
  day: string;
  receipts: number;
  sales_ore: number;
  vat_ore: number;
  average_ore: number | null;
  returns: number;
  returns_ore: number;
  discounts_ore: number;
  credit_ore: number;
  receipts_so_far: number;
  sales_so_far_ore: number;
  hours: Hour[];
  registers: Part[];
  groups: Part[];
  tenders: Part[];
}

/** What is left of sales when the goods are paid, and how much of them nobody has said the cost of. */
export interface Margin {
  net_ore: number;
  margin_ore: number;
  share_bp: number;
  unknown_ore: number;
}

/** For how much of the sales without VAT the cost is known, as basis points. */
export function knownShareBp({ net_ore, unknown_ore }: Margin): number {
  const total = net_ore + unknown_ore;
  return total > 0 ? Math.min(10_000, Math.max(0, Math.floor((net_ore * 100) / total) * 100)) : 0;
}

export interface SoldArticle {
  article: string;
  name: string;
  unit: string;
  quantity_milli: number;
  amount_ore: number;
  /** Null where nobody has said what it costs, or it may not be seen. */
  margin: Margin | null;
}

export interface SlowArticle {
  article: string;
  name: string;
  unit: string;
  quantity_milli: number;
  amount_ore: number;
  /** Null where no count is kept. */
  on_hand_milli: number | null;
}

export interface SlowArticles {
  from_day: string;
  to_day: string;
  articles: SlowArticle[];
  unsold: number;
}

export interface HeldAgainst {
  register: string;
  z_number: number | null;
  z_at: string | null;
  differences: unknown[];
}

export interface Unusual {
  register: string;
  figure: string;
  number: number;
  amount_ore: number;
  usual_hundredths: number;
  base_number: number;
  base_receipts: number;
}

export interface Watched {
  base_from: string;
  unusual: Unusual[];
  too_little: string[];
}

export interface DayShown {
  as_of: string;
  today: string;
  hours_over: number;
  shown: DayFigures;
  week_before: DayFigures;
  year_before: DayFigures;
  articles: SoldArticle[];
  held_against: HeldAgainst[];
  watched: Watched;
  /** Null where it may not be seen. */
  margin: Margin | null;
}

export interface Receipt {
  register: string;
  entry: number;
  at: string;
  series: string;
  receipt: number;
  operator: string;
  lines: number;
  gross_ore: number;
  part_ore: number;
  tenders: string[];
}

export interface Receipts {
  receipts: Receipt[];
  more: boolean;
}

export interface Alert {
  number: number;
  day: string;
  register: string;
  kind: string;
  found_at: string;
  times?: number;
  amount_ore?: number;
  usual_hundredths?: number;
  base_times?: number;
  base_of?: number;
  hours?: [number, number];
  seen_at?: string;
  seen_by?: string;
  found?: string;
}

export interface AlertRecipient {
  number: number;
  way: string;
  address: string;
  kinds?: string[];
}

export interface AlertMessage {
  number: number;
  recipient: number;
  alerts: number[];
  made_at: string;
  state?: "waiting" | "sending" | "told" | "unknown" | "dead";
  next_try?: string;
  reason?: string;
}

export interface AlertsShown {
  as_of: string;
  unseen: number;
  alerts: Alert[];
  recipients: AlertRecipient[];
  next_recipient: number;
  messages: AlertMessage[];
  kinds: string[];
}

/** The hours of a business day, in order. */
export const HOURS = Array.from({ length: 24 }, (_, place) => (place + DAY_CHANGES_AT_HOUR) % 24);

/** `08–09`: an hour as a person reads it. */
export function hourName(hour: number): string {
  return `${two(hour)}–${two((hour + 1) % 24)}`;
}

/** How much one amount is above or below another, `+12 %`; empty where there is nothing to hold it against. */
export function against(ore: number, other: number): string {
  if (other <= 0) return "";
  const share = Math.round(((ore - other) / other) * 100);
  const sign = share > 0 ? "+" : share < 0 ? "\u2212" : "±";
  return `${sign}${Math.abs(share)}\u00a0%`;
}

function two(hour: number): string {
  return String(hour).padStart(2, "0");
}
