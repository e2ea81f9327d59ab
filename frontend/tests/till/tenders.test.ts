import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tender } from "../../src/register/view.ts";
import { covers, leftAfter, mayDecline, tenderOf } from "../../src/till/payment/tenders.ts";

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

test("a card with a number needs it, and gives no more unasked than it holds", () => {
  assert.equal(tenderOf("gift_card", null, "", 49_00), null);
  assert.deepEqual(tenderOf("gift_card", null, "G1", 49_00, 30_00), {
    kind: "gift_card",
    amount_ore: 30_00,
    account: "G1",
  });
  assert.deepEqual(tenderOf("gift_card", null, "G1", 49_00, 100_00)?.amount_ore, 49_00);
  assert.deepEqual(tenderOf("gift_card", 40_00, "G1", 49_00, 30_00)?.amount_ore, 40_00);
  assert.equal(tenderOf("gift_card", null, "G1", 49_00, 0), null);
});

test("the question of no receipt is asked only where all went through an integrated solution", () => {
  const card = { kind: "debit_card" as const, amount_ore: 49_00 };
  const terminal = { ...card, integrated: true };
  const cases: [Tender[], boolean][] = [
    [[], false],
    [[{ kind: "cash" }], false],
    [[{ kind: "cash", integrated: true }], false],
    [[card], false],
    [[{ ...card, integrated: false }], false],
    [[terminal, card], false],
    [[terminal, { kind: "cash" }], false],
    [[terminal], true],
    [[terminal, terminal], true],
  ];
  for (const [tenders, isAsked] of cases) assert.equal(mayDecline(tenders), isAsked, JSON.stringify(tenders));
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
