import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Burst,
  begins,
  hear,
  hearCodes,
  PACE_MS,
  PREFIX,
  SILENCE,
  SILENCE_MS,
  scannerKey,
  unended,
} from "../../src/till/keys/scanner.ts";

/** Type keys with a pause before each and return every code that was heard. */
function typed(keys: readonly string[], pauseMs: number): { codes: string[]; burst: Burst; atMs: number } {
  const codes: string[] = [];
  let burst = SILENCE;
  let atMs = 1000;
  for (const key of keys) {
    atMs += pauseMs;
    const heard = hear(burst, key, atMs);
    burst = heard.burst;
    if (heard.code !== null) codes.push(heard.code);
  }
  return { codes, burst, atMs };
}

const CODE = fc.stringMatching(/^[0-9A-Z-]{4,30}$/);

test("a code typed as fast as a scanner types, ended by Enter or Tab, is a scan", () => {
  fc.assert(
    fc.property(
      CODE,
      fc.integer({ min: 0, max: PACE_MS }),
      fc.constantFrom("Enter", "Tab"),
      (code, gap, end) => {
        assert.deepEqual(typed([...code, end], gap).codes, [code]);
      },
    ),
  );
});

test("the same code typed by fingers is none", () => {
  fc.assert(
    fc.property(CODE, fc.integer({ min: PACE_MS + 15, max: 400 }), (code, gap) => {
      assert.deepEqual(typed([...code, "Enter"], gap).codes, []);
    }),
  );
});

test("three fast characters are no code: somebody's hand slipped", () => {
  assert.deepEqual(typed(["1", "2", "3", "Enter"], 5).codes, []);
});

test("scans after each other are heard one by one, in order", () => {
  const keys = ["7038010000011", "2000000010014"].flatMap((code) => [...code, "Enter"]);
  assert.deepEqual(typed(keys, 4).codes, ["7038010000011", "2000000010014"]);
});

test("Shift and the like are no part of a code", () => {
  assert.deepEqual(typed(["Shift", "A", "Shift", "B", "1", "2", "Enter"], 3).codes, ["AB12"]);
});

test("one hiccup on the way does not cut a code in two", () => {
  let burst = SILENCE;
  let atMs = 0;
  for (const [place, key] of [..."7038010000011"].entries()) {
    atMs += place === 6 ? SILENCE_MS : 8;
    burst = hear(burst, key, atMs).burst;
  }
  assert.equal(hear(burst, "Enter", atMs + 8).code, "7038010000011");
});

test("a scanner that ends with nothing is heard by the silence after it; eight quick digits of a hand are not", () => {
  assert.equal(unended(typed([..."7038010001109"], 5).burst), "7038010001109");
  assert.equal(unended(typed([..."12345678"], PACE_MS * 2).burst), null);
});

test("the first part of a code is no code, however long the page is held up in the middle of it", () => {
  const whole = "7038010000003";
  for (let most = 1; most < whole.length; most += 1)
    assert.equal(unended(typed([...whole.slice(0, most)], 5).burst), null, whole.slice(0, most));
  assert.equal(unended(typed([...whole], 5).burst), whole);
});

test("letters that a hand typed just before a scan are no part of the code", () => {
  let burst = SILENCE;
  for (const [place, key] of [..."bol"].entries()) burst = hear(burst, key, place * 90).burst;
  for (const [place, key] of [..."2000000010052"].entries()) burst = hear(burst, key, 270 + place * 5).burst;
  assert.equal(hear(burst, "Enter", 270 + 13 * 5).code, "2000000010052");
});

test("3 × before a scan is no part of the code, however soon it comes", () => {
  assert.deepEqual(typed(["3", "*", ..."2000000010014", "Enter"], 6).codes, ["2000000010014"]);
});

test("digits before a silence belong to the fingers, not to the scan after it", () => {
  const first = hear(SILENCE, "3", 0).burst;
  assert.ok(begins(first, SILENCE_MS + 1));
  assert.equal(hear(first, "7", SILENCE_MS + 1).burst.text, "7");
});

test("a scanner may end a code with a control character, and begin it with one", () => {
  const plain = { ctrlKey: false, altKey: false };
  const control = { ctrlKey: true, altKey: false };
  assert.equal(scannerKey({ key: "j", ...control }), "Enter");
  assert.equal(scannerKey({ key: "M", ...control }), "Enter");
  assert.equal(scannerKey({ key: "i", ...control }), "Tab");
  assert.equal(scannerKey({ key: "b", ...control }), PREFIX);
  assert.equal(scannerKey({ key: "c", ...control }).length > 1, true);
  assert.equal(scannerKey({ key: "F13", ...plain }), PREFIX);
  assert.equal(scannerKey({ key: "F24", ...plain }), PREFIX);
  assert.equal(scannerKey({ key: "F12", ...plain }), "F12");
  assert.equal(scannerKey({ key: "]", ctrlKey: true, altKey: true }), "]");
  assert.equal(scannerKey({ key: "j", ...plain }), "j");
});

test("after a prefix all is the code, however short, slow or strange", () => {
  const slow = SILENCE_MS - 1;
  assert.deepEqual(typed([PREFIX, ..."A<7", "Enter"], slow).codes, ["A<7"]);
  assert.deepEqual(typed([PREFIX, "Enter"], 5).codes, []);
  const { burst } = typed([PREFIX, "7", "2"], 5);
  assert.equal(unended(burst), "72");
});

test("a prefix throws away what somebody keyed just before it", () => {
  assert.deepEqual(typed(["1", "2", PREFIX, ..."7038010001109", "Enter"], 5).codes, ["7038010001109"]);
});

test("a receipt's code is heard by the silence after it as well", () => {
  assert.equal(unended(typed([..."DKS42"], 5).burst), "DKS42");
  assert.equal(unended(typed([..."bolle"], 5).burst), null);
});

test("what tells the kind of bars belongs to the code", () => {
  assert.deepEqual(typed([..."]E07038010001109", "Enter"], 5).codes, ["]E07038010001109"]);
  assert.equal(unended(typed([..."]E07038010001109"], 5).burst), "]E07038010001109");
});

test("a code is heard wherever the cursor is, with a terminator or none, until nobody listens", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const keys = new EventTarget();
  const heard: string[] = [];
  const stop = hearCodes(keys, (code) => {
    if (!code.startsWith("DKB")) return false;
    heard.push(code);
    return true;
  });
  let atMs = 1000;
  const press = (text: readonly string[]) => {
    for (const key of text) {
      const event = new Event("keydown", { cancelable: true });
      atMs += 4;
      for (const [name, value] of Object.entries({ key, ctrlKey: false, altKey: false, timeStamp: atMs }))
        Object.defineProperty(event, name, { value });
      keys.dispatchEvent(event);
    }
    context.mock.timers.tick(SILENCE_MS);
    atMs += SILENCE_MS + 1;
  };
  press([..."DKBABCDEFGHIJKLMNOP", "Enter"]);
  press([..."DKBPONMLKJIHGFEDCBA"]);
  press([..."7038010001109"]);
  assert.deepEqual(heard, ["DKBABCDEFGHIJKLMNOP", "DKBPONMLKJIHGFEDCBA"]);
  stop();
  press([..."DKBABCDEFGHIJKLMNOP"]);
  assert.equal(heard.length, 2);
});
