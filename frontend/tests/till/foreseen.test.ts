import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { View } from "../../src/register/view.ts";
import { learnSoon, lineOf } from "../../src/till/counter/foreseen.ts";
import { view } from "../../src/till/counter/state.ts";

const codes = fc.uniqueArray(fc.stringMatching(/^\d{1,14}$/), { maxLength: 40 });

function listOf(known: readonly string[]): Uint8Array {
  const lines = [...known].sort().map((code) => `${code}\t${Number(code.slice(0, 5))}\tVare ø ${code}\n`);
  return new TextEncoder().encode(lines.join(""));
}

test("every code in the list is found, with its name and price", () => {
  fc.assert(
    fc.property(codes, (known) => {
      const list = listOf(known);
      for (const code of known) {
        assert.deepEqual(lineOf(list, code), { name: `Vare ø ${code}`, price_ore: Number(code.slice(0, 5)) });
      }
    }),
  );
});

test("no other code is", () => {
  fc.assert(
    fc.property(codes, fc.stringMatching(/^[\dA-Z]{0,15}$/), (known, other) => {
      fc.pre(!known.includes(other));
      assert.equal(lineOf(listOf(known), other), null);
    }),
  );
});

test("an empty list knows nothing", () => {
  assert.equal(lineOf(new Uint8Array(), "7038010000013"), null);
});

test("the list is fetched for who is signed on, and not when nobody is any more", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const asked = t.mock.method(globalThis, "fetch", async () => new Response(""));
  for (const mine of [true, false]) {
    view.value = { mine } as View;
    learnSoon();
    t.mock.timers.runAll();
  }
  assert.deepEqual(
    asked.mock.calls.map((call) => call.arguments[0]),
    ["/api/v1/articles/foreseen"],
  );
});
