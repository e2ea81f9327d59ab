// Everything that can be done from the till: one table for the buttons, the keyboard and its printed sheet.

import { signal } from "@preact/signals";
import type { IconName } from "../../signs/icon.tsx";
import * as basketDo from "../actions/basket.ts";
import * as dayDo from "../actions/day.ts";
import * as handoverDo from "../actions/handover.ts";
import { nextStep, takeNextStep } from "../actions/next_step.ts";
import * as paperDo from "../actions/paper.ts";
import * as parkingDo from "../actions/parking.ts";
import * as payDo from "../actions/pay.ts";
import * as sessionDo from "../actions/session.ts";
import { approving } from "../counter/approving.ts";
import {
  basket,
  isDrawerOpen,
  line,
  mayAsk,
  message,
  otherPrinter,
  type PlainTask,
  settled,
  takes,
  task,
  view,
} from "../counter/state.ts";
import { t } from "../words/say.ts";
import type { Key } from "../words/table.ts";

/** Something that can be done. */
export interface Command {
  /** What the button says. */
  word: Key;
  icon: IconName;
  /** `F4`, `Alt R`, `%`: as it stands on the button. */
  keys: string;
  run: () => void;
  /** The right it needs; the register has the last word. */
  right?: string;
  /** Whether it makes sense now. */
  ready?: () => boolean;
  /** Asked before it is done, in its own place. */
  sure?: Key;
}

/** The command that waits for its second press. */
export const unsure = signal<CommandName | null>(null);

const SURE_MS = 4000;

const toggle = (name: PlainTask) => () => {
  message.value = null;
  task.value = task.value?.name === name ? null : { name };
};

const hasBasket = () => basket.value !== null;
const takesCash = () => view.value?.register.takes_cash ?? false;
const hasDrawer = () => view.value?.drawer !== "none";

export const COMMANDS = {
  search: { word: "search_label", icon: "search", keys: "F2", run: focusSearch },
  price_check: {
    word: "price_check",
    icon: "tag",
    keys: "F3",
    right: "price_check",
    run: toggle("price_check"),
  },
  undo: { word: "undo", icon: "undo", keys: "F4", run: basketDo.undo },
  park: {
    word: "park",
    icon: "pause",
    keys: "F7",
    ready: () => hasBasket() || (view.value?.parked.length ?? 0) > 0,
    run: parkingDo.parkOrResume,
  },
  parked: { word: "parked_title", icon: "pause", keys: "Alt W", run: toggle("parked") },
  park_with_slip: {
    word: "park_with_slip",
    icon: "printer",
    keys: "Alt Shift W",
    ready: () => hasBasket() || (view.value?.parked.length ?? 0) > 0,
    run: () => void parkingDo.printParked(),
  },
  discount: {
    word: "discount",
    icon: "percent",
    keys: "%",
    right: "discount",
    ready: hasBasket,
    run: () => {
      task.value = { name: "discount", line: line.value };
    },
  },
  coupon: { word: "coupon", icon: "percent", keys: "Alt Shift K", ready: hasBasket, run: toggle("coupon") },
  points: { word: "points", icon: "gift", keys: "Alt Shift P", ready: hasBasket, run: toggle("points") },
  receipts: { word: "return", icon: "back", keys: "Alt R", right: "return", run: toggle("receipts") },
  copy: {
    word: "take_copy",
    icon: "copy",
    keys: "Alt K",
    right: "copy",
    ready: () => view.value?.last_receipt !== null,
    run: copyLast,
  },
  provisional: {
    word: "provisional",
    icon: "paper",
    keys: "Alt F",
    ready: hasBasket,
    run: basketDo.provisional,
  },
  abort: {
    word: "abort",
    icon: "cross",
    keys: "Alt A",
    ready: hasBasket,
    sure: "abort_sure",
    run: () => void parkingDo.abort(),
  },
  serving: { word: "serving", icon: "cup", keys: "Alt H", run: switchServing },
  gift_card: {
    word: "gift_card_title",
    icon: "gift",
    keys: "Alt G",
    right: "gift_card",
    ready: () => takes("gift_card"),
    run: toggle("gift_card"),
  },
  open_drawer: {
    word: "drawer",
    icon: "drawer",
    keys: "Alt S",
    right: "open_drawer",
    ready: hasDrawer,
    run: toggle("open_drawer"),
  },
  pay_in: {
    word: "pay_in",
    icon: "down",
    keys: "Alt I",
    right: "pay_in_out",
    ready: takesCash,
    run: toggle("pay_in"),
  },
  pay_out: {
    word: "pay_out",
    icon: "up",
    keys: "Alt U",
    right: "pay_in_out",
    ready: takesCash,
    run: toggle("pay_out"),
  },
  x_report: {
    word: "x_report",
    icon: "chart",
    keys: "Alt X",
    right: "x_report",
    run: () => void paperDo.takeX(),
  },
  close_day: {
    word: "close_day_z",
    icon: "moon",
    keys: "Alt Z",
    right: "z_report",
    run: toggle("close_day"),
  },
  cash_report: {
    word: "cash_report",
    icon: "coins",
    keys: "Alt D",
    right: "z_report",
    ready: () => (view.value?.series.z_report ?? 0) > 0,
    run: showCashReport,
  },
  system_check: { word: "system_check", icon: "shield", keys: "Alt Y", run: toggle("system_check") },
  training: {
    word: "training",
    icon: "cap",
    keys: "Alt T",
    right: "train",
    run: () => void dayDo.train(!(view.value?.training ?? false)),
  },
  journal: { word: "journal", icon: "book", keys: "Alt J", right: "read_journal", run: toggle("journal") },
  papers: { word: "papers", icon: "printer", keys: "Alt P", run: toggle("papers") },
  test_page: {
    word: "print_test_page",
    icon: "paper",
    keys: "Alt 9",
    run: () => void paperDo.printTestPage(),
  },
  print_elsewhere: {
    word: "print_elsewhere",
    icon: "printer",
    keys: "Alt 0",
    ready: mayPrintElsewhere,
    run: printElsewhere,
  },
  operator: { word: "operator", icon: "person", keys: "Alt O", run: toggle("operator") },
  devices: {
    word: "devices",
    icon: "phone",
    keys: "Alt Shift E",
    right: "administer",
    run: toggle("devices"),
  },
  sign_off: { word: "sign_off", icon: "leave", keys: "Alt L", run: () => void sessionDo.signOff() },
  switch: { word: "switch_person", icon: "people", keys: "Alt N", run: toggle("switch") },
  office: {
    word: "office",
    icon: "book",
    keys: "Alt Shift O",
    right: "export",
    run: () => location.assign("/office.html"),
  },
  badges: { word: "badges", icon: "card", keys: "F12", right: "administer", run: toggle("badges") },
  lock: { word: "lock", icon: "lock", keys: "Alt B", run: () => void sessionDo.lock() },
  stop: {
    word: "stop_register",
    icon: "power",
    keys: "Alt Q",
    right: "start_stop",
    sure: "stop_sure",
    run: () => void sessionDo.stop(),
  },
  menu: { word: "menu", icon: "menu", keys: "F10", run: toggle("menu") },
  keys: { word: "keys", icon: "keyboard", keys: "F1", run: toggle("keys") },
  card: {
    word: "card",
    icon: "card",
    keys: "F9",
    ready: () => canPay() && (takes("debit_card") || basket.value?.gross_ore === 0),
    run: () => payDo.payWhole("debit_card"),
  },
  cash: {
    word: "cash_exact",
    icon: "coins",
    keys: "F8",
    ready: () => canPay() && takesCash(),
    run: () => payDo.payCash(),
  },
  vipps: {
    word: "vipps",
    icon: "phone",
    keys: "Alt V",
    ready: () => canPay() && takes("vipps"),
    run: () => payDo.payWhole("vipps"),
  },
  credit_sale: {
    word: "credit_sale",
    icon: "person",
    keys: "Alt 5",
    right: "sell_on_credit",
    ready: () => canPay() && takes("invoice"),
    run: toggle("credit_sale"),
  },
  note: { word: "note", icon: "paper", keys: "Alt 6", ready: hasBasket, run: basketDo.askNote },
  next_step: {
    word: "next_step",
    icon: "check",
    keys: "Alt 7",
    ready: () => nextStep.value !== null,
    run: takeNextStep,
  },
  digital_receipt: {
    word: "digital_receipt",
    icon: "phone",
    keys: "Alt E",
    ready: () => handoverDo.offers("link") || handoverDo.offers("email"),
    run: handoverDo.toggleDigital,
  },
  receipt_email: {
    word: "receipt_email",
    icon: "mail",
    keys: "F6",
    ready: () => handoverDo.offers("email") && (hasBasket() || view.value?.last_receipt !== null),
    run: toggle("receipt_email"),
  },
  customer_display: {
    word: "customer_display",
    icon: "screen",
    keys: "Alt C",
    run: () => void handoverDo.openDisplay(),
  },
  close_display: {
    word: "close_display",
    icon: "cross",
    keys: "Alt 8",
    run: () => void handoverDo.closeDisplay(),
  },
  more_tenders: { word: "more", icon: "split", keys: "Alt M", ready: canPay, run: toggle("more_tenders") },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;

/** A command by its name, with every field that a command may have. */
export function command(name: CommandName): Command {
  return COMMANDS[name];
}

/** Whether a command may be run now. */
export function isReady(name: CommandName): boolean {
  const { right, ready } = command(name);
  return (right === undefined || mayAsk(right)) && (ready === undefined || ready());
}

/** Run a command; one that asks first runs at the second press. */
export function run(name: CommandName): void {
  const { right, sure, run: go } = command(name);
  if (right !== undefined && !mayAsk(right)) message.value = { tone: "hint", text: t("not_allowed") };
  if (!isReady(name)) return;
  if (sure !== undefined && unsure.value !== name) {
    unsure.value = name;
    setTimeout(() => {
      if (unsure.value === name) unsure.value = null;
    }, SURE_MS);
    return;
  }
  unsure.value = null;
  go();
}

/** Put the cursor in the search field. */
export function focusSearch(): void {
  document.getElementById("search")?.focus();
}

function showCashReport(): void {
  const number = view.value?.series.z_report ?? 0;
  message.value = null;
  task.value = task.value?.name === "day_closed" ? null : { name: "day_closed", number, entry: null };
}

function canPay(): boolean {
  return hasBasket() && !isDrawerOpen.value && approving.value === null && payDo.canReach();
}

function switchServing(): void {
  basketDo.serve(view.value?.basket?.serving === "eat_in" ? "take_away" : "eat_in");
}

/** Not while the register's own printer works: papers would come back to it at once. */
function mayPrintElsewhere(): boolean {
  const printer = view.value?.printer;
  if (!printer || otherPrinter.value === null) return false;
  return printer.elsewhere !== "" || !["ready", "paper_low", "unknown"].includes(printer.state);
}

function printElsewhere(): void {
  const isElsewhere = view.value?.printer.elsewhere !== "";
  void paperDo.movePrinting(isElsewhere ? "" : (otherPrinter.value?.name ?? ""));
}

/** The copy of the last receipt; while the customer has not got the original, that one on paper. */
function copyLast(): void {
  const waiting = handoverDo.undelivered();
  const last = settled.value?.made ?? view.value?.last_receipt;
  if (waiting !== null) void handoverDo.toPaper(waiting.job);
  else if (last) void paperDo.copy(last.series, last.receipt);
}
