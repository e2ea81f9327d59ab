// Which goods may not be sold at this hour, so that their buttons say it before anybody presses one. The
// register's own clock decides, here too.

import { signal } from "@preact/signals";
import type { Restriction, SaleHours } from "../../register/goods.ts";

const LONGEST_WAIT_MS = 6 * 60 * 60 * 1000;
const A_LITTLE_LATER_MS = 500;

/** What may not be sold now. */
export const closed = signal<ReadonlySet<Restriction>>(new Set());

/** Return what is closed at the moment that hours were told. */
export function closedIn({ at, now }: SaleHours): ReadonlySet<Restriction> {
  return new Set(
    now.filter(({ opens_at }) => Date.parse(opens_at) > Date.parse(at)).map((one) => one.restriction),
  );
}

/** Return how long it is from then until something opens or closes. */
export function waitMs({ at, now }: SaleHours): number {
  const then = Date.parse(at);
  const changes = now.map(({ opens_at, closes_at }) =>
    Date.parse(opens_at) > then ? Date.parse(opens_at) : Date.parse(closes_at),
  );
  return Math.min(LONGEST_WAIT_MS, ...changes.map((change) => change - then + A_LITTLE_LATER_MS));
}
