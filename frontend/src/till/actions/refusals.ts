// What a refusal leads to: for each code that a cashier can meet, the one next step, where there is an obvious
// one. Everything else says in its own sentence what to do, and needs no button.

import type { PlainTask } from "../counter/state.ts";
import type { Key } from "../words/table.ts";

/** What a step does, where it does not open a task. `actions/next_step.ts` does it. */
export type Deed =
  | "search"
  | "dismiss"
  | "discount"
  | "remove_lines"
  | "park"
  | "open_day"
  | "close_drawer"
  | "end_training"
  | "sign_on"
  | "start";

/** What to do next: what the button says, and what it does. */
export interface Step {
  word: Key;
  does: Deed | { task: PlainTask };
}

const PAY_OTHERWISE: Step = { word: "pay_otherwise", does: { task: "more_tenders" } };
const FIND_SALE: Step = { word: "find_sale", does: { task: "receipts" } };
const CHOOSE_CUSTOMER: Step = { word: "choose_customer", does: { task: "credit_sale" } };
const SEE_PARKED: Step = { word: "see_parked", does: { task: "parked" } };
const END_TRAINING: Step = { word: "end_training", does: "end_training" };

export const STEPS: Readonly<Record<string, Step>> = {
  "article.outside_sale_hours": { word: "go_on_without", does: "dismiss" },
  "article.price_is_fixed": { word: "give_discount_instead", does: "discount" },
  "article.unknown": { word: "search_by_name", does: "search" },
  "basket.age_not_confirmed": { word: "remove_it", does: "remove_lines" },
  "basket.another_open": { word: "park_first", does: "park" },
  "basket.discount_forbidden": { word: "remove_it", does: "remove_lines" },
  "basket.outside_sale_hours": { word: "remove_it", does: "remove_lines" },
  "basket.unknown_parked": SEE_PARKED,
  "day.float_missing": { word: "register_float", does: "open_day" },
  "day.not_closed": { word: "close_day_first", does: { task: "close_day" } },
  "day.sale_still_open": SEE_PARKED,
  "drawer.locked_in_training": END_TRAINING,
  "drawer.open": { word: "close_drawer", does: "close_drawer" },
  "operator.missing_right": { word: "change_operator", does: { task: "operator" } },
  "operator.not_signed_on": { word: "sign_on_again", does: "sign_on" },
  "print.unknown_document": { word: "see_papers", does: { task: "papers" } },
  "receipt.copy_already_printed": FIND_SALE,
  "receipt.unknown": FIND_SALE,
  "register.not_started": { word: "start_it", does: "start" },
  "return.more_than_sold": FIND_SALE,
  "return.only_to_the_account": CHOOSE_CUSTOMER,
  "return.unknown_receipt": FIND_SALE,
  "sale.cash_ceiling": PAY_OTHERWISE,
  "sale.cash_not_taken": PAY_OTHERWISE,
  "sale.customer_needed": CHOOSE_CUSTOMER,
  "sale.means_not_taken": PAY_OTHERWISE,
  "sale.overpaid": PAY_OTHERWISE,
  "sale.underpaid": PAY_OTHERWISE,
  "training.in_the_way": END_TRAINING,
  "voucher.balance_too_low": PAY_OTHERWISE,
  "voucher.throttled": PAY_OTHERWISE,
  "voucher.unknown": PAY_OTHERWISE,
};

/** The one next step after a refusal, or null where its sentence says it all. */
export function stepAfter(code: string | undefined): Step | null {
  return code === undefined ? null : (STEPS[code] ?? null);
}
