import assert from "node:assert/strict";
import { test } from "node:test";
import type { SaleHours } from "../../src/register/goods.ts";
import { closedIn, waitMs } from "../../src/till/counter/sale_hours.ts";

const hours = (at: string, opens: string, closes: string): SaleHours => ({
  at,
  now: [{ restriction: "beer_shop", opens_at: opens, closes_at: closes }],
});
const OPEN = hours("2026-03-02T11:00:00Z", "2026-03-02T07:00:00Z", "2026-03-02T17:00:00Z");
const SHUT = hours("2026-03-02T17:00:00Z", "2026-03-03T07:00:00Z", "2026-03-03T17:00:00Z");
const HOUR_MS = 3_600_000;

test("what has not opened yet is closed, by the register's own clock", () => {
  assert.deepEqual([...closedIn(OPEN)], []);
  assert.deepEqual([...closedIn(SHUT)], ["beer_shop"]);
});

test("the register is asked again when something opens or closes, and now and then anyway", () => {
  assert.equal(waitMs(OPEN), 6 * HOUR_MS);
  assert.equal(waitMs({ ...OPEN, at: "2026-03-02T16:00:00Z" }), HOUR_MS + 500);
  assert.equal(waitMs({ ...SHUT, at: "2026-03-03T06:59:00Z" }), 60_500);
  assert.equal(waitMs({ at: OPEN.at, now: [] }), 6 * HOUR_MS);
});
