// Papers on their way out, and the printer they come out of.

export type ReceiptWay = "paper" | "email" | "link";

/** How the printer stood when it was last looked at, and where else papers may come out. */
export interface Printer {
  state: "ready" | "paper_low" | "paper_out" | "cover_open" | "stopped" | "unreachable" | "unknown";
  paper: "ok" | "low" | "out" | "unknown";
  cover_open: boolean;
  since: string | null;
  elsewhere: string;
  others: { name: string; label: string }[];
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
