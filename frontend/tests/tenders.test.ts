import assert from "node:assert/strict";
import { test } from "node:test";
import { covers, leftAfter, tenderOf } from "../src/tenders.ts";

test("an empty amount is all that is left; a keyed one is itself", () => {
  assert.deepEqual(tenderOf("debit_card", null, "", 119_40), { kind: "debit_card", amount_ore: 119_40 });
  assert.deepEqual(tenderOf("debit_card", 100_00, "", 119_40), { kind: "debit_card", amount_ore: 100_00 });
});

test("money back goes out by the same means, below zero", () => {
  assert.deepEqual(tenderOf("vipps", null, "", -49_00), { kind: "vipps", amount_ore: -49_00 });
  assert.deepEqual(tenderOf("vipps", 20_00, "", -49_00), { kind: "vipps", amount_ore: -20_00 });
});

test("cash without an amount is exactly what the register rounds it to", () => {
  assert.deepEqual(tenderOf("cash", null, "", 119_40), { kind: "cash" });
});

test("a gift card needs its number, an invoice its customer, and the invoice takes the whole", () => {
  assert.equal(tenderOf("gift_card", null, "", 49_00), null);
  assert.equal(tenderOf("invoice", null, "", 49_00), null);
  const invoice = tenderOf("invoice", 10_00, "K1", 49_00);
  assert.deepEqual(invoice, { kind: "invoice", account: "K1" });
  assert.ok(invoice && covers(invoice, 49_00));
});

test("store credit that is paid out gets its number from the register", () => {
  assert.deepEqual(tenderOf("store_credit", null, "", -49_00), { kind: "store_credit", amount_ore: -49_00 });
});

test("cash covers what rounding takes away, a card every øre", () => {
  assert.ok(covers({ kind: "cash", amount_ore: 119_00 }, 119_49));
  assert.ok(!covers({ kind: "cash", amount_ore: 119_00 }, 119_50));
  assert.ok(!covers({ kind: "debit_card", amount_ore: 119_00 }, 119_40));
});

test("what is left is what is due less what was given", () => {
  const given = [
    { kind: "debit_card" as const, amount_ore: 100_00 },
    { kind: "vipps" as const, amount_ore: 19_40 },
  ];
  assert.equal(leftAfter(119_40, given), 0);
  assert.equal(leftAfter(119_40, []), 119_40);
});
