import { computed, signal } from "@preact/signals";
import type { Problem } from "../../register/api.ts";
import type { Grid, PriceCheck, Tile } from "../../register/goods.ts";
import type { Job } from "../../register/papers.ts";
import type { Colleague } from "../../register/people.ts";
import type { Sold } from "../../register/sold.ts";
import type {
  Basket,
  Completed,
  Customer,
  Line,
  Register,
  Tender,
  TenderKind,
  View,
} from "../../register/view.ts";
import type { Language } from "../../writing/language.ts";
import { EMPTY, type NumberBuffer } from "./buffer.ts";

/** An article about to be put in the basket, and what is known of it so far. */
export interface Wanted {
  code: string;
  quantity_milli?: number;
  price_ore?: number;
  age_confirmed?: boolean;
  /** It was scanned: the register is asked what the code names. */
  scanned?: true;
}

/** A task that needs to know nothing before it begins. */
export type PlainTask =
  | "menu"
  | "keys"
  | "receipts"
  | "coupon"
  | "points"
  | "parked"
  | "price_check"
  | "more_tenders"
  | "credit_sale"
  | "gift_card"
  | "pay_in"
  | "pay_out"
  | "open_drawer"
  | "close_day"
  | "papers"
  | "system_check"
  | "journal"
  | "operator"
  | "switch"
  | "receipt_email"
  | "devices"
  | "badges";

/** What the register wants to know before an article goes into the basket. */
export type Question =
  | { name: "ask_price" | "ask_measure"; wanted: Wanted; title: string; unit: string }
  | { name: "ask_age"; wanted: Wanted; title: string; age: number; born: string };

/** What fills the place of the articles while something else is being done. */
export type Task =
  | { name: PlainTask }
  | { name: "paper"; job: number; document: string }
  | { name: "day_closed"; number: number; entry: number | null }
  | Question
  | { name: "discount"; line: Line | null }
  | { name: "note"; line: Line }
  | { name: "returning"; sold: Sold };

/** The one line that says what happened or what to do. */
export interface Message {
  tone: "refused" | "done" | "hint";
  text: string;
  /** The refusal that it tells; `refusals.ts` knows what comes next. */
  refusal?: Problem;
}

/** A sale that has just been completed, until the next key. */
export interface Settled {
  made: Completed;
  tenders: Tender[];
  handed_ore: number | null;
}

export const registers = signal<Register[] | null>(null);
export const people = signal<Colleague[]>([]);
export const view = signal<View | null>(null);
export const grid = signal<Grid | null>(null);

export const task = signal<Task | null>(null);
export const message = signal<Message | null>(null);
export const buffer = signal<NumberBuffer>(EMPTY);

export const selectedLine = signal<number | null>(null);
export const settled = signal<Settled | null>(null);
export const chosenGroup = signal<string>("");
/** Questions that wait until the one on the screen is answered. */
export const questions = signal<Task[]>([]);
/** What was scanned to pay with, until the panel that it belongs to has taken it up. */
export const laidDown = signal<{ account: string; isNew: boolean; balance_ore: number | null } | null>(null);
/** A customer whose card was scanned, until the invoice has been opened for it. */
export const scannedCustomer = signal<Customer | null>(null);
export const searchText = signal("");
/** The family whose members are shown to choose from; empty where none is. */
export const variantsOf = signal("");
export const hits = signal<Tile[] | null>(null);
/** What stands on the buttons of the hits: the best at once; the others, a frame later, when those can be seen. */
export const hitButtons = signal<readonly Tile[]>([]);
/** How many of them are used; the others stay for the next search, out of sight. */
export const hitButtonsUsed = signal(0);
/** Whether only the best row of them is seen yet: in the first frame of a search, when all would have to be painted. */
export const isFirstRow = signal(false);
export const hit = signal(0);
export const priceChecked = signal<PriceCheck | null>(null);
export const newestPaper = signal<Job | null>(null);

export const isPhoneBasketOpen = signal(false);
export const isPhonePadOpen = signal(false);

export const isOnline = signal(true);
/** A code that lets this device in, as it was scanned. */
export const invitation = signal<{ register: string; code: string } | null>(null);
/** The register does not know this device, or no longer does. */
export const isShutOut = signal(false);
/** The register that this screen stood at, where another machine has it now. */
export const movedAway = signal("");
/** The register came back and knows nobody: who was here signs on again. */
export const wasSignedOff = signal(false);
export const isPaying = signal(false);
/** Who stood here when the screen was locked. */
export const resting = signal<string | null>(null);
export const throttledUntil = signal(0);

/** The open basket, if it has lines. */
export const basket = computed<Basket | null>(() => {
  const open = view.value?.basket ?? null;
  return open !== null && open.lines.length > 0 ? open : null;
});

/** The chosen line, if it is still there. */
export const line = computed<Line | null>(
  () => basket.value?.lines.find((row) => row.line_id === selectedLine.value) ?? null,
);

/** Whether the drawer stands open, or nobody knows: nothing can be registered then. */
export const isDrawerOpen = computed(() => view.value?.drawer === "open" || view.value?.drawer === "unknown");

/** Whether the register would take goods now. */
export const isReadyToSell = computed(() => {
  const shown = view.value;
  return shown?.float_declared === true && !shown.must_close_day && !isDrawerOpen.value;
});

/** The other printer that papers go to, or would go to; null when there is none. */
export const otherPrinter = computed(() => {
  const shown = view.value?.printer;
  const chosen = shown?.others.find((other) => other.name === shown.elsewhere);
  return chosen ?? shown?.others[0] ?? null;
});

/** Whether the person signed on may do something; the register decides, this only greys the button. */
export function may(right: string): boolean {
  return view.value?.operator?.rights.includes(right) ?? false;
}

/** Whether she may, or may ask somebody to approve it. */
export function mayAsk(right: string): boolean {
  return may(right) || (view.value?.operator?.borrows.includes(right) ?? false);
}

/** Whether something may be paid with here, or paid back with. */
export function takes(kind: TenderKind): boolean {
  return view.value?.register.tenders.includes(kind) ?? false;
}

/** What a refusal said, in the language of the screen. */
export function sentence(problem: Problem, language: Language): string {
  return language === "en" ? problem.detail_en : problem.detail;
}
