// What the register answers about a day's end, and about itself: what is counted, reports, its own check.

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
