// Going on with what a scanned code names, when it is no goods: a receipt, a card, a customer.

import { kroner } from "../money.ts";
import * as state from "../state.ts";
import type { Scanned } from "../view.ts";
import { t } from "../words.ts";
import { say } from "./queue.ts";

/** Go on with what a code names; goods are in the basket already. */
export function follow(scanned: Scanned): void {
  switch (scanned.found) {
    case "article":
      return;
    case "parked":
      if (state.task.value?.name === "parked") state.task.value = null;
      return;
    case "receipt":
      state.task.value = { name: "returning", sold: scanned.sale };
      return;
    case "gift_card":
      followCard(scanned.account, scanned.balance_ore ?? null);
      return;
    case "customer":
      layDown("invoice", scanned.customer);
      say(
        "hint",
        t(state.basket.value === null ? "customer_first_goods" : "customer_is", { name: scanned.name }),
      );
      return;
    case "badge":
      state.task.value = { name: "switch" };
  }
}

/** A card pays for what is in the basket; without a basket it can be topped up, or sold when it is new. */
function followCard(account: string, balanceOre: number | null): void {
  if (state.basket.value === null || balanceOre === null) {
    state.laidDown.value = { kind: "gift_card", account, isNew: balanceOre === null };
    state.task.value = { name: "gift_card" };
  } else {
    layDown("gift_card", account);
  }
  if (balanceOre === null) say("hint", t("card_is_new", { account }));
  else say("hint", t("card_holds", { account, amount: kroner(balanceOre) }));
}

/** Open the ways of paying with one that was scanned; where they are open, what is given already stays. */
function layDown(kind: "gift_card" | "invoice", account: string): void {
  if (state.basket.value === null) return;
  state.laidDown.value = { kind, account, isNew: false };
  if (state.task.value?.name !== "more_tenders") state.task.value = { name: "more_tenders" };
}
