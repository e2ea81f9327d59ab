// What the register tells the office, as far as the pages read it. Amounts are øre; debit is positive.

export interface Line {
  account: string;
  text: string;
  net_ore: number;
  vat_ore?: number;
  vat_code?: string;
  rate_bp?: number;
  vat_account?: string;
  department?: string;
}

export interface Posting {
  account: string;
  amount_ore: number;
}

export interface Voucher {
  number: string;
  register: string;
  entry: number;
  day: string;
  kind: string;
  text: string;
  lines: Line[];
  transaction?: number | null;
  customer?: string;
}

export interface DayVoucher {
  key: string;
  register: string;
  z_number: number;
  day: string;
  text: string;
  lines: Line[];
  vouchers: number;
  first_entry: number;
  last_entry: number;
}

export interface Account {
  number: string;
  name: string;
  grouping_category: string;
  grouping_code: string;
  closed_from?: string | null;
}

export interface Missing {
  what: string;
  purpose: string;
  subject?: string;
  vat_code?: string;
  account?: string;
}

export interface WaitingVoucher {
  waiting: { number: string; register: string; entry: number; day: string; kind: string; reasons: Missing[] };
  sentences: string[];
}

export interface WaitingAll {
  vouchers: WaitingVoucher[];
  days: { register: string; z_number: number; day: string }[];
}

export interface Equation {
  name: string;
  left: string;
  left_ore: number;
  right: string;
  right_ore: number | null;
  holds: boolean;
  differences: { name: string; left_ore: number; right_ore: number }[];
}

export interface AgreedPeriod {
  register: string;
  day: string;
  z_number: number | null;
  holds: boolean;
  equations: Equation[];
}

export interface Agreement {
  holds: boolean;
  failing: number;
  waiting: number;
  totals: Equation[];
  periods: AgreedPeriod[];
}

/** What was sold of a voucher, with VAT: the lines that VAT has to do with. */
export function soldOre(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => (line.vat_code ? sum - line.net_ore - (line.vat_ore ?? 0) : sum), 0);
}

/** Whether something was sold: a settlement of the bank's is a voucher of a day too, and sells nothing. */
export function isOfSales({ z_number, lines }: DayVoucher): boolean {
  return z_number > 0 || soldOre(lines) !== 0 || vatOre(lines) !== 0;
}

/** The VAT of a voucher. */
export function vatOre(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum - (line.vat_ore ?? 0), 0);
}

/** What a voucher comes to on its debit side, VAT apart. */
export function debitOre(lines: readonly Line[]): number {
  const sums = new Map<string, number>();
  for (const line of lines) {
    sums.set(line.account, (sums.get(line.account) ?? 0) + line.net_ore);
    if (line.vat_account) sums.set(line.vat_account, (sums.get(line.vat_account) ?? 0) + (line.vat_ore ?? 0));
  }
  return [...sums.values()].reduce((sum, ore) => sum + Math.max(ore, 0), 0);
}
