import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  digitsMilli,
  digitsOre,
  EMPTY,
  isEmpty,
  type NumberBuffer,
  press,
  timesMilli,
} from "../../src/till/counter/buffer.ts";

const KEYS = ["0", "1", "2", "5", "9", "00", ",", "×", "⌫", "C"] as const;

function pressed(keys: string): NumberBuffer {
  return [...keys].reduce(press, EMPTY);
}

test("3 × is a quantity of three for what comes next", () => {
  const keyed = pressed("3×");
  assert.equal(timesMilli(keyed), 3000);
  assert.equal(digitsOre(keyed), null);
});

test("250 is 250 kroner to a payment, and 250 pieces to an article", () => {
  assert.equal(digitsOre(pressed("250")), 250_00);
  assert.equal(digitsMilli(pressed("250")), 250_000);
});

test("2 × 45 is two at forty-five", () => {
  const keyed = pressed("2×45");
  assert.equal(timesMilli(keyed), 2000);
  assert.equal(digitsOre(keyed), 45_00);
});

test("a comma alone begins with a nought, and there is only one", () => {
  assert.deepEqual(pressed(",35×"), { digits: "", times: "0,35" });
  assert.equal(pressed("1,2,5").digits, "1,25");
});

test("× without a number above zero changes nothing", () => {
  assert.deepEqual(pressed("×"), EMPTY);
  assert.deepEqual(pressed("0×"), { digits: "0", times: "" });
});

test("⌫ goes back over × to the digits, C empties", () => {
  assert.deepEqual(pressed("12×⌫"), { digits: "12", times: "" });
  assert.deepEqual(pressed("12×3C"), EMPTY);
  assert.deepEqual(pressed("⌫"), EMPTY);
});

test("whatever is pressed, the digits are a number or nothing, and never longer than the line", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...KEYS), { maxLength: 60 }), (keys) => {
      const keyed = keys.reduce(press, EMPTY);
      assert.match(keyed.digits, /^(\d+(,\d*)?)?$/);
      assert.ok(keyed.digits.length <= 16);
      assert.ok(keyed.times === "" || (timesMilli(keyed) ?? 0) > 0 || keyed.times.length > 9);
    }),
  );
});

test("as many ⌫ as keys leave nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...KEYS), { maxLength: 30 }), (keys) => {
      const keyed = keys.reduce(press, EMPTY);
      const erased = Array.from({ length: 64 }, () => "⌫").reduce(press, keyed);
      assert.ok(isEmpty(erased));
    }),
  );
});
