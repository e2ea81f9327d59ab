import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { roundUp } from "../../src/office/parts/chart_scale.ts";
import { linkTo, placeOf } from "../../src/office/visitor/route.ts";
import { daysAfter, monthEnd, monthStart, shortDay, today } from "../../src/office/words/dates.ts";

test("an address leads back to where it was made, whatever is in it", () => {
  const part = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "");
  fc.assert(
    fc.property(part, fc.array(part), part, (page, rest, asked) => {
      assert.deepEqual(placeOf(linkTo(page, rest, { fra: asked })), { page, rest, query: { fra: asked } });
    }),
  );
  assert.deepEqual(placeOf(""), { page: "", rest: [], query: {} });
  assert.deepEqual(placeOf("#/%E0%A4%A"), { page: "%E0%A4%A", rest: [], query: {} });
  assert.equal(linkTo("dager", [], { fra: "" }), "#/dager");
});

test("days are counted over months, years and the nights when clocks change", () => {
  assert.equal(daysAfter("2026-02-28", 1), "2026-03-01");
  assert.equal(daysAfter("2026-01-01", -1), "2025-12-31");
  assert.equal(daysAfter("2026-03-28", 2), "2026-03-30");
  assert.equal(monthStart("2026-01-31", -2), "2025-11-01");
  assert.equal(monthEnd("2028-02-10"), "2028-02-29");
  assert.equal(shortDay("2026-11-27"), "27.11.2026");
});

test("the day is Norway's", () => {
  assert.equal(today(Date.parse("2026-11-27T22:59:59Z")), "2026-11-27");
  assert.equal(today(Date.parse("2026-11-27T23:00:00Z")), "2026-11-28");
});

test("the top of a chart is a round amount that holds the largest bar", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), (ore) => {
      const top = roundUp(ore);
      assert.ok(top >= ore && top % 4 === 0);
      assert.ok(top <= Math.max(400, ore * 2.5));
    }),
  );
});
