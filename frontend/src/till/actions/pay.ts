// Paying: one call that settles the basket, once.

import { call } from "../../register/api.ts";
import type { Completed, Customer, Tender, TenderKind } from "../../register/view.ts";
import { digitsOre, EMPTY } from "../counter/buffer.ts";
import { hasLate, isOnItsWay } from "../counter/kept.ts";
import * as state from "../counter/state.ts";
import { sound } from "../counter/tone.ts";
import { refresh } from "../line/connection.ts";
import { here } from "../line/here.ts";
import { attempt, basketId, create, inTurn, refusals, say } from "../line/queue.ts";
import { likelyNotes } from "../payment/notes.ts";
import { t } from "../words/say.ts";
import { openQuestion } from "./basket.ts";
import { resetWay, wayOfReceipt } from "./handover.ts";

/** What may go with a payment. */
export interface Besides {
  tip_ore?: number;
  buyer?: string;
  receipt_declined?: boolean;
}

/** Pay the whole basket in one way that gives no change: what it comes to when all that was scanned is in it. */
export function payWhole(kind: TenderKind): void {
  void settle(() => {
    const due = state.basket.value?.gross_ore ?? 0;
    return due === 0 ? [] : [{ kind, amount_ore: due }];
  });
}

/** Pay in cash: exactly what is due, or what was handed over. */
export function payCash(handedOre: number | null = digitsOre(state.buffer.value)): void {
  void settle([handedOre === null ? { kind: "cash" } : { kind: "cash", amount_ore: handedOre }]);
}

/** Pay with one of the notes that are likely, by its place. */
export function payNote(place: number): void {
  const note = likelyNotes(state.basket.value?.cash_due_ore ?? 0)[place];
  if (note !== undefined && state.view.value?.register.takes_cash) payCash(note);
}

/** Find customers to sell to on account; null when the register would not tell. */
export async function findCustomers(text: string): Promise<Customer[] | null> {
  let found: Customer[] | null = null;
  await attempt(async () => {
    found = await call<Customer[]>("POST", here("/customers/search"), { body: { text } });
  });
  return found;
}

/** What is left on a gift card or store credit; null when it is unknown here, or may not be told. */
export async function balanceOf(account: string): Promise<number | null> {
  let balance: number | null = null;
  await attempt(async () => {
    state.message.value = null;
    const told = await call<{ balance_ore: number }>("POST", here("/voucher-balances"), {
      body: { account },
    });
    balance = told.balance_ore;
  });
  return balance;
}

/** Whether the basket on the screen is what would be paid: the register is there, and nothing is on its way. */
export function canReach(): boolean {
  return state.isOnline.value && !hasLate.value;
}

/**
 * Settle the open basket, once what was scanned before is in it. Where the register would not have some of that,
 * or asks about it, nothing is paid: who pressed did not see it.
 *
 * @param paid  What is laid down; a function is asked when its turn has come.
 */
export function settle(paid: Tender[] | (() => Tender[]), besides: Besides = {}): Promise<boolean> {
  if ((basketId() === null && !isOnItsWay()) || state.isPaying.value) return Promise.resolve(false);
  if (!canReach()) {
    sound("refused");
    return Promise.resolve(false);
  }
  state.isPaying.value = true;
  const [refusedBefore, askedBefore] = [refusals(), openQuestion()];
  return inTurn(async () => {
    try {
      const basket = basketId();
      const asks = openQuestion() !== null && openQuestion() !== askedBefore;
      if (basket === null || refusals() !== refusedBefore || asks) return;
      const tenders = typeof paid === "function" ? paid() : paid;
      state.message.value = null;
      const body = { tenders, ...besides, ...wayOfReceipt() };
      const made = await create<Completed>(here("/basket/complete"), body, basket);
      const handed = tenders.find((tender) => tender.kind === "cash")?.amount_ore ?? null;
      state.settled.value = { made, tenders, handed_ore: handed };
      resetWay();
      state.buffer.value = EMPTY;
      state.task.value = null;
      state.selectedLine.value = null;
      sound("paid");
      say("done", t("next_starts"));
      await refresh();
    } finally {
      state.isPaying.value = false;
    }
  });
}
