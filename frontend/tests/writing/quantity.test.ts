import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { milliOf, quantity } from "../../src/writing/quantity.ts";

test("a quantity is written without needless decimals", () => {
  const said = [1000, 12_000, 350, 1250, -1000, 5].map(quantity);
  assert.deepEqual(said, ["1", "12", "0,35", "1,25", "−1", "0,005"]);
});

test("a quantity that is written can be read again, to the thousandth", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (milli) => {
      assert.equal(milliOf(quantity(milli)), milli);
    }),
  );
});

test("nothing, less than nothing and four decimals are no quantity", () => {
  for (const text of ["0", "0,000", "-1", "1,2345", "", "NaN", "1e9"])
    assert.equal(milliOf(text), null, text);
});
