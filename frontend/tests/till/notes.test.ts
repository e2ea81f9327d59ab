import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { likelyNotes } from "../../src/till/payment/notes.ts";

const KRONE = 100;

const CASES: [due: number, notes: number[]][] = [
  [119, [150, 200, 500, 1000]],
  [296, [300, 400, 500, 1000]],
  [1234, [1250, 1300, 1400, 1500]],
  [100, [200, 500, 1000]],
  [1000, []],
  [0, []],
  [-49, []],
];

test("the next whole notes above what is due", () => {
  for (const [due, notes] of CASES) {
    assert.deepEqual(
      likelyNotes(due * KRONE),
      notes.map((note) => note * KRONE),
      `${due} kr`,
    );
  }
});

test("every note covers what is due, gives less than a thousand back, and they rise", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 39_999 }), (due) => {
      const notes = likelyNotes(due * KRONE);
      assert.ok(notes.length <= 4);
      assert.ok(notes.every((note) => note > due * KRONE && note - due * KRONE < 1000 * KRONE));
      assert.ok(notes.every((note, place) => place === 0 || note > (notes[place - 1] ?? 0)));
    }),
  );
});
