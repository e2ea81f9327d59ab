import assert from "node:assert/strict";
import { test } from "node:test";
import { measureOf, unitsBelow } from "../../src/office/pages/stock/measure.ts";

test("a measure in a smaller unit is thousandths of the one that is counted", () => {
  assert.equal(measureOf("18", "g", "kg"), 18);
  assert.equal(measureOf("2,5", "dl", "l"), 250);
  assert.equal(measureOf("0,5", "stk", "stk"), 500);
});

test("what is finer than the count, or in another sort of unit, is none", () => {
  assert.equal(measureOf("0,5", "g", "kg"), null);
  assert.equal(measureOf("1", "g", "l"), null);
  assert.equal(measureOf("", "g", "kg"), null);
});

test("what is counted by the piece has no smaller unit", () => {
  assert.deepEqual(unitsBelow("stk"), ["stk"]);
  assert.deepEqual(unitsBelow("l"), ["l", "dl", "cl", "ml"]);
});
