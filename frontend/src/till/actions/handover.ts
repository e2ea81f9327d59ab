// Receipts without paper, and the display that faces the customer.

import { signal } from "@preact/signals";
import { call } from "../../register/api.ts";
import type { Job, ReceiptWay } from "../../register/papers.ts";
import type { Series } from "../../register/view.ts";
import * as state from "../counter/state.ts";
import { here } from "../line/here.ts";
import { change, create, finishing, inTurn, say } from "../line/queue.ts";
import { t } from "../words/say.ts";

/** The link to a receipt, and its QR code. */
export interface Link {
  link: string;
  modules: number;
  path: string;
  fetched: boolean;
}

/** How the receipt of this sale goes, until the sale is done. */
export const receiptWay = signal<ReceiptWay>("paper");
export const receiptEmail = signal("");

/** Whether the shop hands receipts over this way. */
export function offers(way: ReceiptWay): boolean {
  return state.view.value?.receipt_ways.includes(way) ?? false;
}

/** Paper, or the way without paper that needs the least: a code to scan, else an address to write. */
export function toggleDigital(): void {
  if (receiptWay.value !== "paper") resetWay();
  else if (offers("link")) receiptWay.value = "link";
  else state.task.value = { name: "receipt_email" };
}

/** Send the receipt of this sale to an address. */
export function useEmail(email: string): void {
  receiptWay.value = "email";
  receiptEmail.value = email;
  state.task.value = null;
}

/** The next receipt is on paper unless somebody says otherwise. */
export function resetWay(): void {
  receiptWay.value = "paper";
  receiptEmail.value = "";
}

/** What goes with a payment when the receipt is not to be printed. */
export function wayOfReceipt(): { way?: ReceiptWay; email?: string } {
  if (receiptWay.value === "paper") return {};
  return receiptWay.value === "email"
    ? { way: "email", email: receiptEmail.value }
    : { way: receiptWay.value };
}

/** The receipt of the last sale, when the customer has yet to get it. */
export function undelivered(): { job: number; way: ReceiptWay } | null {
  const last = state.view.value?.last_receipt;
  if (!last || last.job === null || last.way === "" || last.way === "paper") return null;
  return last.state === "delivered" || last.state === "sent" ? null : { job: last.job, way: last.way };
}

/** Print a receipt that the customer has not got: it is the original. */
export function toPaper(job: number): Promise<boolean> {
  return inTurn(async () => {
    await change("PUT", here(`/documents/${job}/way`), { way: "paper" });
    say("done", t("going_to_paper"));
  });
}

/** Mail the receipt of the last sale: the original if she has not got it, else the copy. */
export function mailLast(email: string): Promise<boolean> {
  return finishing(async () => {
    const waiting = undelivered();
    const last = state.view.value?.last_receipt;
    if (waiting !== null) await change("PUT", here(`/documents/${waiting.job}/way`), { way: "email", email });
    else if (last) await mailCopy(last.series, last.receipt, email);
    say("done", t("going_by_email"));
  });
}

/** The link to a receipt. */
export function linkOf(job: number): Promise<Link> {
  return call<Link>("GET", here(`/documents/${job}/link`));
}

/** Open the display in a window of its own, to be put on the customer's screen. */
export function openDisplay(): Promise<boolean> {
  return inTurn(async () => {
    const { token } = await call<{ token: string }>("POST", here("/display"));
    const register = encodeURIComponent(state.view.value?.register.register_id ?? "");
    const opened = window.open(`/display.html#${register}/${token}`, "datakasse-display", "popup");
    if (opened === null) say("hint", t("display_blocked"));
  });
}

/** Disconnect every display of this device: a window that was lost sight of shows nothing more. */
export function closeDisplay(): Promise<boolean> {
  return inTurn(async () => {
    await change("DELETE", here("/display"));
    say("done", t("display_closed"));
  });
}

async function mailCopy(series: Series, receipt: number, email: string): Promise<void> {
  await create<Pick<Job, "job">>(here("/copies"), { receipt, series, way: "email", email });
}
