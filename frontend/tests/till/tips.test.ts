import assert from "node:assert/strict";
import { test } from "node:test";
import { tipOffers } from "../../src/till/payment/tips.ts";

test("five, ten and fifteen per cent in whole kroner, and up to the next ten", () => {
  assert.deepEqual(tipOffers(156_00), [
    { ore: 8_00, share: 5 },
    { ore: 16_00, share: 10 },
    { ore: 23_00, share: 15 },
    { ore: 4_00, share: null },
  ]);
});

test("nothing is offered on nothing, on a return, or where it would come to nothing", () => {
  assert.deepEqual(tipOffers(0), []);
  assert.deepEqual(tipOffers(-50_00), []);
  assert.deepEqual(
    tipOffers(100_00).map(({ ore }) => ore),
    [5_00, 10_00, 15_00],
  );
  assert.deepEqual(tipOffers(2_00), [{ ore: 8_00, share: null }]);
});

test("with øre in the sum the round sum is still round", () => {
  for (let ore = 1; ore < 20_000; ore += 37) {
    const up = tipOffers(ore).find(({ share }) => share === null);
    assert.equal((ore + (up?.ore ?? 0)) % 10_00, 0);
  }
});
