import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sharing } from "../../src/till/line/sharing.ts";

const lines = [
  { line_id: 1, name: "Brød", vat: [15] },
  { line_id: 2, name: "Vann", vat: [25] },
];

test("what is equal keeps its identity, all the way up", () => {
  const was = { head: 1, basket: { lines } };
  assert.equal(sharing(was, structuredClone(was)), was);
});

test("one line more leaves the others as they were", () => {
  const now = sharing(
    { lines },
    { lines: [...structuredClone(lines), { line_id: 3, name: "Bolle", vat: [] }] },
  );
  assert.equal(now.lines.length, 3);
  assert.equal(now.lines[0], lines[0]);
  assert.equal(now.lines[1], lines[1]);
});

test("a changed line is new, its neighbour is not", () => {
  const changed = structuredClone(lines);
  Object.assign(changed[0] ?? {}, { name: "Grovbrød" });
  const now = sharing({ lines }, { lines: changed });
  assert.notEqual(now.lines[0], lines[0]);
  assert.equal(now.lines[1], lines[1]);
});

test("it is always what came, whatever was there", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (was, now) => {
      assert.deepEqual(sharing(was, structuredClone(now)), now);
    }),
  );
});

test("what was there is never changed", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (was, now) => {
      const before = structuredClone(was);
      sharing(was, structuredClone(now));
      assert.deepEqual(was, before);
    }),
  );
});
