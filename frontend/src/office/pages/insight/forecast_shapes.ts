// What the office tells of the coming weeks, and how it is written.

import { percent, shortKroner } from "../../../writing/money.ts";

const ORE_PER_KRONE = 100;

export interface Miss {
  days: number;
  model_bp: number;
  naive_bp: number;
}

/** How often an hour has ended between its two figures. */
export interface Held {
  hours: number;
  inside_bp: number;
}

export interface Hour {
  hour: number;
  amount_ore: number;
  receipts: number;
  registers: number;
  /** None where there is too little to go by. */
  low_receipts: number | null;
  high_receipts: number | null;
}

export interface GroupHour {
  hour: number;
  amount_ore: number;
  /** None where there is too little to go by. */
  low_ore: number | null;
  high_ore: number | null;
}

export interface Day {
  day: string;
  kind: string;
  amount_ore: number;
  low_ore: number;
  high_ore: number;
  receipts: number;
  hours: Hour[];
}

export interface GroupDay {
  day: string;
  amount_ore: number;
  low_ore: number;
  high_ore: number;
  hours: GroupHour[];
}

export interface Group {
  group: string;
  name: string;
  amount_ore: number;
  method: string;
  error: Miss;
  days: GroupDay[];
  hours_held: Held | null;
}

export interface Expected {
  as_of: string;
  weeks_behind: number;
  weeks_min: number;
  method: string | null;
  error: Miss | null;
  days: Day[];
  groups: Group[];
  busy_receipts: number;
  receipts_held: Held | null;
}

/** Whole kroner: nobody knows it to the øre. */
export function about(ore: number): string {
  return shortKroner(Math.round(ore / ORE_PER_KRONE) * ORE_PER_KRONE);
}

/** Whole per cent: nobody knows it better than that. */
export function aboutPercent(bp: number): string {
  return percent(Math.round(bp / 100) * 100);
}
