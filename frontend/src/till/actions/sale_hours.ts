// The hours of sale: asked for when somebody comes, and again whenever they change.

import { call } from "../../register/api.ts";
import type { SaleHours } from "../../register/goods.ts";
import { closed, closedIn, waitMs } from "../counter/sale_hours.ts";
import { view } from "../counter/state.ts";
import { here } from "../line/here.ts";
import { attempt } from "../line/queue.ts";

let again: ReturnType<typeof setTimeout> | undefined;

/** Ask which hours hold now, and again when they change. */
export function followSaleHours(): void {
  clearTimeout(again);
  void attempt(async () => {
    if (!view.value?.mine) return;
    const hours = await call<SaleHours>("GET", here("/sale-hours"));
    closed.value = closedIn(hours);
    again = setTimeout(followSaleHours, waitMs(hours));
  });
}

/** Stop asking. */
export function forgetSaleHours(): void {
  clearTimeout(again);
  closed.value = new Set();
}
