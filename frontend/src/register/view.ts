// The register as a screen shows it: who is there, the sale that is going on, and what it came to. Amounts are øre
// (`_ore`), quantities thousandths (`_milli`), rates basis points (`_bp`), moments ISO 8601 in UTC, here and beside it;
// `/api/v1/openapi.json` describes all of it.

import type { Printer, ReceiptWay } from "./papers.ts";
import type { Operator } from "./people.ts";

export type Series = "sales" | "return" | "training" | "delivery";

export type Serving = "take_away" | "eat_in";

export type TenderKind =
  | "cash"
  | "debit_card"
  | "credit_card"
  | "vipps"
  | "gift_card"
  | "store_credit"
  | "deposit_slip"
  | "invoice";

export interface Register {
  register_id: string;
  description: string;
  location: string;
  drawer: "integrated" | "none_per_operator" | "none_no_cash";
  takes_cash: boolean;
  tenders: TenderKind[];
  language: "nb" | "nn";
  lock_after_minutes: number;
  is_in_use: boolean;
}

export interface VatRow {
  code: string;
  rate_bp: number;
  net_ore: number;
  vat_ore: number;
}

/** What a campaign took off a line. */
export interface Cut {
  name: string;
  off_ore: number;
}

export interface Line {
  line_id: number;
  article: string;
  name: string;
  unit: string;
  quantity_milli: number;
  unit_price_ore: number;
  discount_ore: number;
  sale_discount_ore: number;
  /** What campaigns took off it, by name; no discount. */
  campaigns: Cut[];
  gross_ore: number;
  vat_code: string;
  vat_rate_bp: number;
  is_deposit: boolean;
  deposit_of: number | null;
  discountable: boolean;
  is_return: boolean;
  note: string;
  /** The label of a scale that it was scanned from; empty for other lines. */
  label: string;
  /** What it takes more of than the books say there is, where the shop wants to know; null for other lines. */
  short: { name: string; unit: string; left_milli: number } | null;
}

export interface Basket {
  basket_id: string;
  serving: Serving;
  begun_at: string;
  gross_ore: number;
  discount_ore: number;
  campaign_ore: number;
  coupon: string;
  points: string;
  lost_coupon: { name: string; register: string; transaction?: number } | null;
  customer: string;
  cash_due_ore: number;
  /** How what comes back was paid, mostly; null where nothing comes back. */
  paid_with: TenderKind | null;
  vat: VatRow[];
  lines: Line[];
}

export interface Parked {
  basket_id: string;
  name: string;
  at: string;
  gross_ore: number;
  lines: number;
}

/** A sale that is open at another device; the register's own screen has no number. */
export interface Elsewhere {
  device: string;
  name: string;
  operator: string;
  gross_ore: number;
  lines: number;
}

export interface LastReceipt {
  series: Series;
  receipt: number;
  transaction: number;
  gross_ore: number;
  job: number | null;
  /** Empty where no receipt was wanted. */
  way: ReceiptWay | "";
  state: string;
}

export interface View {
  register: Register;
  demonstration: boolean;
  version: string;
  started: boolean;
  training: boolean;
  operator: Operator | null;
  mine: boolean;
  /** What people call this device; empty on the register's own screen. */
  device: string;
  float_declared: boolean;
  float_expected_ore: number | null;
  used_on: string | null;
  must_close_day: boolean;
  drawer: "closed" | "open" | "unknown" | "none";
  drawer_on_screen: boolean;
  printer_on_screen: boolean;
  has_basket: boolean;
  printer: Printer;
  basket: Basket | null;
  parked: Parked[];
  elsewhere: Elsewhere[];
  last_receipt: LastReceipt | null;
  series: { z_report: number };
  documents_waiting: number;
  documents_in_doubt: number;
  receipts_offered: number;
  receipt_ways: ReceiptWay[];
  head: number;
}

export interface Customer {
  customer: string;
  name: string;
}

export interface Tender {
  kind: TenderKind;
  amount_ore?: number;
  reference?: string;
  account?: string;
  /** The register itself asked the payment solution and got the answer. */
  integrated?: boolean;
}

export interface Completed {
  register: string;
  entry: number;
  transaction: number;
  series: Series;
  receipt: number;
  gross_ore: number;
  paid_ore: number;
  change_ore: number;
  rounding_ore: number;
  digest: string;
  tip_ore: number;
  store_credit: string;
  job: number | null;
  way: ReceiptWay;
}
