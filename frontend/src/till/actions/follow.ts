// Going on with what a scanned code names, when it is no goods: a receipt, a card, a customer.

import type { Scanned } from "../../register/sold.ts";
import type { Customer } from "../../register/view.ts";
import { kroner } from "../../writing/money.ts";
import * as state from "../counter/state.ts";
import { say } from "../line/queue.ts";
import { t } from "../words/say.ts";

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
      followCustomer({ customer: scanned.customer, name: scanned.name });
      return;
    case "coupon":
      say("done", t("coupon_laid", { name: scanned.name }));
      return;
    case "member":
      say("done", t("priced_for", { name: scanned.name }));
      return;
    case "badge":
      state.task.value = { name: "switch" };
  }
}

/** A card pays for what is in the basket; without a basket it can be topped up, or sold when it is new. */
function followCard(account: string, balanceOre: number | null): void {
  if (state.basket.value === null || balanceOre === null) {
    state.laidDown.value = { account, isNew: balanceOre === null, balance_ore: balanceOre };
    state.task.value = { name: "gift_card" };
  } else {
    state.laidDown.value = { account, isNew: false, balance_ore: balanceOre };
    // Where the ways of paying are open, what is given already stays.
    if (state.task.value?.name !== "more_tenders") state.task.value = { name: "more_tenders" };
  }
  if (balanceOre === null) say("hint", t("card_is_new", { account }));
  else say("hint", t("card_holds", { account, amount: kroner(balanceOre) }));
}

/** A customer takes the goods on account; without goods there is nothing to take yet. */
function followCustomer(customer: Customer): void {
  const { name } = customer;
  if (state.basket.value === null) {
    say("hint", t("customer_first_goods", { name }));
    return;
  }
  state.scannedCustomer.value = customer;
  state.task.value = { name: "credit_sale" };
  say("hint", t("customer_is", { name }));
}
