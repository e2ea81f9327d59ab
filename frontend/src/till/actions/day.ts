// The day's frame: float, drawer, money in and out, training, gift cards, the Z.

import { call, type Problem, Refused } from "../../register/api.ts";
import type { Closing, Report, SystemCheck, ToCount } from "../../register/day.ts";
import type { Tender, View } from "../../register/view.ts";
import { kroner } from "../../writing/money.ts";
import * as state from "../counter/state.ts";
import { refresh } from "../line/connection.ts";
import { here } from "../line/here.ts";
import { attempt, change, create, finishing, inTurn, say } from "../line/queue.ts";
import { t } from "../words/say.ts";

/** Register the opening float. */
export function declareFloat(amountOre: number, explanation: string): Promise<boolean> {
  return finishing(async () => {
    state.view.value = await create<View>(here("/float"), { amount_ore: amountOre, explanation });
    await refresh();
    say("done", t("float_done"));
  });
}

/** Open the drawer without a sale. */
export function openDrawer(reason: string): Promise<boolean> {
  return finishing(async () => {
    await change("POST", here("/drawer/open"), { reason });
  });
}

/** Close the drawer that is drawn on the screen. */
export function closeDrawer(): Promise<boolean> {
  return inTurn(() => change("POST", here("/drawer/closed")));
}

/** Put money into the drawer, or take some out. */
export function moveCash(direction: "in" | "out", amountOre: number, type: string, reason: string) {
  return finishing(async () => {
    await create(here(`/pay-${direction}s`), { amount_ore: amountOre, reason, type });
    await refresh();
    const amount = kroner(amountOre);
    say("done", direction === "in" ? t("pay_in_done", { amount }) : t("pay_out_done", { amount }));
  });
}

/** Sell a gift card, or top one up. */
export function sellGiftCard(account: string, amountOre: number, tender: Tender, topUp: boolean) {
  return finishing(async () => {
    const tenders = [tender];
    await create(here("/gift-cards"), { account, amount_ore: amountOre, tenders, top_up: topUp });
    await refresh();
    say("done", t("gift_card_done", { account, amount: kroner(amountOre) }));
  });
}

/** Switch training mode. */
export function train(on: boolean): Promise<boolean> {
  return finishing(async () => {
    await change("PUT", here("/training"), { on });
    state.settled.value = null;
  });
}

/** Look whether what the register stands on is in order; null when it would not say. */
export async function lookOver(): Promise<SystemCheck | null> {
  let found: SystemCheck | null = null;
  await attempt(async () => {
    found = await call<SystemCheck>("GET", here("/system-check"));
  });
  return found;
}

/** What closing the day will ask for; null when the register would not say. */
export async function toCount(): Promise<ToCount | null> {
  let asked: ToCount | null = null;
  await attempt(async () => {
    asked = await call<ToCount>("GET", here("/to-count"));
  });
  return asked;
}

/**
 * Count and take the Z, and show it. Returns the differences that want a word, "ask again" when something was sold
 * meanwhile that the close has to ask about, or null.
 */
export async function closeDay(closing: Closing): Promise<Record<string, number> | "ask again" | null> {
  let wanting: Record<string, number> | "ask again" | null = null;
  await inTurn(async () => {
    try {
      const { number, entry } = await create<Report>(here("/z-reports"), closing);
      await refresh();
      state.settled.value = null;
      say("done", t("z_done"));
      state.task.value = { name: "day_closed", number, entry };
    } catch (problem) {
      wanting = problem instanceof Refused ? wantingIn(problem.problem) : null;
      if (wanting === null || wanting === "ask again") throw problem;
    }
  });
  return wanting;
}

function wantingIn({ code, facts }: Problem): Record<string, number> | "ask again" | null {
  if (code === "day.terminal_not_told" || code === "day.belt_not_counted") return "ask again";
  if (code !== "day.explanation_needed") return null;
  return Object.fromEntries(
    Object.entries(facts).filter((fact): fact is [string, number] => typeof fact[1] === "number"),
  );
}
