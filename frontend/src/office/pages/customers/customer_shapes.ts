// Customers as the register tells of them, and the parts of their page.

import type { Part } from "../../parts/tabs.tsx";

export const CUSTOMER_PARTS: readonly Part[] = [
  { part: "", word: "customers_part", right: "", with: ["ny", "kunde"] },
  { part: "fakturaer", word: "invoices_part", right: "" },
  { part: "poeng", word: "points_part", right: "" },
  { part: "personvern", word: "page_privacy", right: "administer" },
];

export interface CustomerRow {
  number: string;
  name: string;
  is_on_account: boolean;
  owed_ore: number;
  credit_limit_ore: number | null;
  kept_until: string | null;
}

export const CONSENT_PURPOSES = ["news", "loyalty"] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

export interface Consent {
  purpose: ConsentPurpose;
  given_at: string;
  how: string;
  text_version: string;
  withdrawn_at?: string;
}

/** What is kept of a customer; what is as usual is left out. */
export interface Customer {
  number: string;
  name: string;
  street_address?: string;
  postal_address?: string;
  email?: string;
  phone?: string;
  organisation_number?: string;
  is_on_account?: boolean;
  credit_limit_ore?: number | null;
  invoice_days?: number;
  invoice_reference?: string;
  group?: string;
  consents?: Consent[];
  kept_until?: string | null;
}

export interface AccountRow {
  register: string;
  entry: number;
  day: string;
  amount_ore: number;
  owed_ore: number;
}

export interface OpenItem {
  register: string;
  entry: number;
  day: string;
  due: string;
  amount_ore: number;
  open_ore: number;
}

export interface PointsRow {
  register: string;
  entry: number;
  day: string;
  earned: number;
  spent: number;
  taken_back: number;
}

export interface PointsTerms {
  earn_ore: number;
  worth_ore: number;
}

export interface ShownCustomer {
  customer: Customer;
  owed_ore: number;
  erasable_from: string | null;
  open_items: OpenItem[];
  rows: AccountRow[];
  more: boolean;
  points: number;
  points_rows: PointsRow[];
}
