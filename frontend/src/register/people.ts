// Who is at the register, as it answers.

import type { Language } from "../writing/language.ts";

export interface Person {
  operator_id: string;
  first_name: string;
  role: string;
  /** What a role of the shop's own is called; empty for the others. */
  role_title?: string;
}

/** Somebody who may sign on, and which rights she may lend another for one action. */
export interface Colleague extends Person {
  lends: string[];
}

export interface Operator extends Person {
  rights: string[];
  borrows: string[];
  preferences: Preferences;
}

/** A new card, drawn; its code is in the drawings only. */
export interface Badge {
  operator_id: string;
  barcode: string;
  qr: string;
}

export interface Preferences {
  /** Empty is the register's own. */
  language: Language | "";
  hand: "right" | "left";
  sound: "off" | "soft" | "normal" | "loud";
  scheme: "system" | "light" | "dark";
}
