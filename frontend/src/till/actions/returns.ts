// What was sold before, and what comes back of it.

import { call } from "../../register/api.ts";
import type { Sold, SoldOutline } from "../../register/sold.ts";
import * as state from "../counter/state.ts";
import { here } from "../line/here.ts";
import { change, finishing } from "../line/queue.ts";

/** The last sales of the register, newest first. */
export function recentSales(): Promise<SoldOutline[]> {
  return call<SoldOutline[]>("GET", here("/sales?limit=40"));
}

/** The sale of a receipt, with what has come back of it. */
export function saleOf(series: string, receipt: number): Promise<Sold> {
  return call<Sold>("GET", here(`/receipts/${series}/${receipt}`));
}

/** Put goods that come back in the basket. */
export function takeReturn(
  sold: Sold,
  lines: { line_id: number; quantity_milli: number }[],
  reason: string,
): Promise<boolean> {
  return finishing(async () => {
    const { receipt, series, register } = sold.outline;
    const back = { receipt, series, register, lines, reason };
    await change("POST", here("/basket/returns"), back);
    state.settled.value = null;
  });
}
