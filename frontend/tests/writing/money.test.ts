import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bpOf, kroner, oreOf, percent, shortKroner } from "../../src/writing/money.ts";

const ANY_ORE = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });

const WRITTEN: [ore: number, text: string][] = [
  [0, "0,00"],
  [5, "0,05"],
  [-5, "−0,05"],
  [100, "1,00"],
  [123_450, "1 234,50"],
  [-1_640, "−16,40"],
  [100_000_000, "1 000 000,00"],
];

test("an amount is written with a comma, spaces between thousands and a real minus", () => {
  for (const [ore, text] of WRITTEN) assert.equal(kroner(ore).replaceAll("\u00a0", " "), text);
});

test("whole kroner are short on a button, anything else is not", () => {
  assert.equal(shortKroner(50_000), "500");
  assert.equal(shortKroner(50_050), "500,50");
});

test("what is written can be read again, to the øre", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (ore) => {
      assert.equal(oreOf(kroner(ore)), ore);
      assert.equal(oreOf(shortKroner(ore)), ore);
    }),
  );
});

test("the minus is the only sign that differs between an amount and its return", () => {
  fc.assert(
    fc.property(ANY_ORE, (ore) => {
      fc.pre(ore > 0);
      assert.equal(kroner(-ore), `−${kroner(ore)}`);
    }),
  );
});

const READ: [text: string, ore: number | null][] = [
  ["250", 25_000],
  ["12,5", 1_250],
  ["12.50", 1_250],
  ["1 234,50", 123_450],
  ["0,", 0],
  ["12,505", null],
  ["", null],
  ["-5", null],
  ["1e3", null],
  ["1,2,3", null],
  [",5", null],
];

test("kroner are read as people write them; what is no amount is none", () => {
  for (const [text, ore] of READ) assert.equal(oreOf(text), ore, `«${text}»`);
});

test("reading never gives a fraction of an øre", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const ore = oreOf(text);
      assert.ok(ore === null || (Number.isSafeInteger(ore) && ore >= 0));
    }),
  );
});

test("rates are written as the law writes them", () => {
  const said = [2500, 1500, 1200, 1111, 1050, 0].map((bp) => percent(bp).replace("\u00a0", " "));
  assert.deepEqual(said, ["25 %", "15 %", "12 %", "11,11 %", "10,5 %", "0 %"]);
});

test("a share above a hundred per cent is none", () => {
  assert.equal(bpOf("12,5"), 1250);
  assert.equal(bpOf("100"), 10_000);
  assert.equal(bpOf("100,01"), null);
});
