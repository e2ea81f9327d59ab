// The day's frame: float, drawer, money in and out, training, gift cards, the Z.

import { type Problem, Refused } from "../api.ts";
import { kroner } from "../money.ts";
import * as state from "../state.ts";
import type { Report, Tender, View } from "../view.ts";
import { t } from "../words.ts";
import { refresh } from "./connection.ts";
import { here } from "./here.ts";
import { showPaper } from "./paper.ts";
import { change, create, inTurn, say } from "./queue.ts";

/** What was counted in the drawer. */
export interface Counted {
  counted_ore?: number;
  denominations?: Record<string, number>;
  explanation?: string;
  belts?: { operator: string; counted_ore: number; explanation?: string }[];
}

/** Register the opening float. */
export function declareFloat(amountOre: number, explanation: string): Promise<boolean> {
  return inTurn(async () => {
    state.view.value = await create<View>(here("/float"), { amount_ore: amountOre, explanation });
    await refresh();
    state.task.value = null;
    say("done", t("float_done"));
  });
}

/** Open the drawer without a sale. */
export function openDrawer(reason: string): Promise<boolean> {
  return inTurn(async () => {
    await change("POST", here("/drawer/open"), { reason });
    state.task.value = null;
  });
}

/** Close the drawer that is drawn on the screen. */
export function closeDrawer(): Promise<boolean> {
  return inTurn(() => change("POST", here("/drawer/closed")));
}

/** Put money into the drawer, or take some out. */
export function moveCash(direction: "in" | "out", amountOre: number, type: string, reason: string) {
  return inTurn(async () => {
    await create(here(`/pay-${direction}s`), { amount_ore: amountOre, reason, type });
    await refresh();
    state.task.value = null;
    const amount = kroner(amountOre);
    say("done", direction === "in" ? t("pay_in_done", { amount }) : t("pay_out_done", { amount }));
  });
}

/** Sell a gift card, or top one up. */
export function sellGiftCard(account: string, amountOre: number, tender: Tender, topUp: boolean) {
  return inTurn(async () => {
    const tenders = [tender];
    await create(here("/gift-cards"), { account, amount_ore: amountOre, tenders, top_up: topUp });
    await refresh();
    state.task.value = null;
    say("done", t("gift_card_done", { account, amount: kroner(amountOre) }));
  });
}

/** Switch training mode. */
export function train(on: boolean): Promise<boolean> {
  return inTurn(async () => {
    await change("PUT", here("/training"), { on });
    state.settled.value = null;
    state.task.value = null;
  });
}

/** What the register wants before it takes the Z: a word about a difference, or each operator's own count. */
export type Wanting = { difference: string } | { operators: string[] };

/** Count and take the Z, and show it. Returns what is wanting, or null. */
export async function closeDay(counted: Counted): Promise<Wanting | null> {
  let wanting: Wanting | null = null;
  await inTurn(async () => {
    try {
      const { entry } = await create<Report>(here("/z-reports"), counted);
      await refresh();
      state.settled.value = null;
      say("done", t("z_done"));
      showPaper("z_report", (job) => job.entry === entry);
    } catch (problem) {
      wanting = problem instanceof Refused ? wantingIn(problem.problem) : null;
      if (wanting === null) throw problem;
    }
  });
  return wanting;
}

function wantingIn({ code, facts }: Problem): Wanting | null {
  if (code === "day.explanation_needed") return { difference: String(facts["difference_kroner"]) };
  if (code === "day.belt_not_counted") return { operators: String(facts["operators"]).split(", ") };
  return null;
}
