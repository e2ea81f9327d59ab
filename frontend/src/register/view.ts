// What the register answers, as `/api/v1/openapi.json` describes it. Amounts are øre (`_ore`), quantities
// thousandths (`_milli`), rates basis points (`_bp`), moments ISO 8601 in UTC.

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

export type ReceiptWay = "paper" | "email" | "link";

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

/** How the printer stood when it was last looked at, and where else papers may come out. */
export interface Printer {
  state: "ready" | "paper_low" | "paper_out" | "cover_open" | "stopped" | "unreachable" | "unknown";
  paper: "ok" | "low" | "out" | "unknown";
  cover_open: boolean;
  since: string | null;
  elsewhere: string;
  others: { name: string; label: string }[];
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

export interface Tile {
  number: string;
  name: string;
  group: string;
  price_ore: number | null;
  unit: string;
  colour: string;
  age_limit: number | null;
  deposit_ore: number | null;
  /** A barcode it answers to; empty when it has none. */
  gtin: string;
  restriction: Restriction;
  /** A campaign may make it cheaper: only the register knows what it costs. */
  in_campaign: boolean;
  /** The till refuses it when the shelf is empty. */
  may_be_refused: boolean;
  family: string;
  family_name: string;
  /** How many articles the button of a family stands for; 0 on an article's. */
  variants: number;
  is_from: boolean;
  /** Digest of its picture; empty for none. */
  picture: string;
}

export type Restriction = "none" | "beer_shop" | "alcohol_served" | "tobacco" | "energy_drink";

/** When goods may be sold that have hours: now if it has begun, otherwise next. */
export interface SaleHours {
  at: string;
  now: { restriction: Restriction; opens_at: string; closes_at: string }[];
}

export interface Customer {
  customer: string;
  name: string;
}

export interface Group {
  code: string;
  name: string;
  colour: string;
  articles: Tile[];
}

export interface Grid {
  groups: Group[];
  favourites: Tile[];
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

export type TerminalKind = "debit_card" | "credit_card" | "vipps";

/** What a close asks for. */
export interface ToCount {
  cash: boolean;
  belts: string[];
  terminals: TerminalKind[];
}

/** What was counted in a drawer or a belt. */
export interface Counting {
  counted_ore?: number;
  denominations?: Record<string, number>;
  explanation?: string;
}

/** What closing the day sends. */
export interface Closing extends Counting {
  belts?: (Counting & { operator: string })[];
  terminals: { tender: TerminalKind; terminal_ore: number | null; explanation?: string }[];
}

/** One thing that the system check looked at, and what was found, in each language. */
export interface Check {
  name: string;
  state: "good" | "notice" | "bad";
  nb: string;
  nn: string;
  en: string;
}

export interface SystemCheck {
  /** The register's own clock. */
  at: string;
  checks: Check[];
}

/** A report that was taken: its number, and the journal entry that holds it. */
export interface Report {
  number: number;
  entry: number;
}

/** A paper on its way out. */
export interface Job {
  job: number;
  document: string;
  entry: number;
  transaction: number | null;
  state: string;
  way: ReceiptWay;
}

export interface Documents {
  waiting: Job[];
  in_doubt: Job[];
  shown: Job[];
  offered: Job[];
}

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

export interface PriceCheck {
  number: string;
  name: string;
  price_ore: number | null;
  group: string;
}

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

/** Something drawn as a QR code: where it leads, and its modules row by row, `1` for dark. */
export interface Drawn {
  link: string;
  code: string[];
}

/** Where the register is reached on the shop's network, and what a device is to trust. */
export interface Network {
  names: string[];
  link: string;
  trust_link: string;
  trust_code: string[];
  fingerprint: string;
  authority_until: string;
  certificate_until: string;
}

/** A tablet or a phone that is let in. */
export interface DevicePart {
  device: string;
  name: string;
  paired_at: string;
  operator: string;
  has_open_sale: boolean;
  last_seen: string | null;
}
