import assert from "node:assert/strict";
import { test } from "node:test";
import { businessDay, today } from "../../src/office/words/dates.ts";

const MOMENTS = [
  { at: "2026-11-27T22:59:00Z", day: "2026-11-27", business: "2026-11-27" },
  { at: "2026-11-28T01:00:00Z", day: "2026-11-28", business: "2026-11-27" },
  { at: "2026-11-28T03:59:59Z", day: "2026-11-28", business: "2026-11-27" },
  { at: "2026-11-28T04:00:00Z", day: "2026-11-28", business: "2026-11-28" },
  { at: "2027-06-19T00:00:00Z", day: "2027-06-19", business: "2027-06-18" },
  { at: "2027-06-19T02:59:59Z", day: "2027-06-19", business: "2027-06-18" },
  { at: "2027-06-19T03:00:00Z", day: "2027-06-19", business: "2027-06-19" },
  { at: "2026-12-31T23:30:00Z", day: "2027-01-01", business: "2026-12-31" },
];

for (const { at, day, business } of MOMENTS) {
  test(`at ${at} it is ${day} in Norway, and trade belongs to ${business}`, () => {
    assert.equal(today(Date.parse(at)), day);
    assert.equal(businessDay(Date.parse(at)), business);
  });
}
