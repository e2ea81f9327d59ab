import assert from "node:assert/strict";
import { test } from "node:test";
import {
  closingOf,
  formFor,
  isComplete,
  type Purse,
  partOf,
  type Terminal,
} from "../../src/till/day/close_form.ts";

const DRAWER = { cash: true, belts: [], terminals: ["debit_card", "vipps"] as const };
const BELTS = { cash: false, belts: ["1", "2"], terminals: [] };

function first<T>(all: T[]): T {
  const [one] = all;
  assert.ok(one);
  return one;
}

test("a drawer is counted in pieces, and an empty one is nothing", () => {
  const form = formFor({ ...DRAWER, terminals: [] });
  assert.deepEqual(closingOf(form), { counted_ore: 0, terminals: [] });
  first<Purse>(form.purses).pieces.value = { 10000: 2, 5000: 1 };
  assert.deepEqual(closingOf(form), { denominations: { 10000: 2, 5000: 1 }, terminals: [] });
});

test("what each keeps of her own is sent as hers, with her word about it", () => {
  const form = formFor(BELTS);
  assert.equal(isComplete(form), false);
  for (const purse of form.purses) purse.sum.value = "500";
  first(form.purses).why.value = " en krone ";
  assert.equal(isComplete(form), true);
  assert.deepEqual(closingOf(form).belts, [
    { operator: "1", counted_ore: 500_00, explanation: "en krone" },
    { operator: "2", counted_ore: 500_00 },
  ]);
});

test("a terminal says a sum, below zero too, or there is a reason why it says nothing", () => {
  const form = formFor({ ...DRAWER, terminals: [...DRAWER.terminals] });
  const [card, vipps] = form.terminals as [Terminal, Terminal];
  card.sum.value = "−1 234,50";
  assert.equal(isComplete(form), false);
  vipps.isMissing.value = true;
  assert.equal(isComplete(form), false);
  vipps.why.value = "nede";
  assert.equal(isComplete(form), true);
  assert.deepEqual(closingOf(form).terminals, [
    { tender: "debit_card", terminal_ore: -1234_50 },
    { tender: "vipps", terminal_ore: null, explanation: "nede" },
  ]);
});

test("where something more is asked for, what is filled in stays", () => {
  const form = formFor({ ...DRAWER, terminals: [] });
  first(form.purses).pieces.value = { 100: 7 };
  const more = formFor({ ...DRAWER, terminals: ["vipps"] }, form);
  assert.equal(more.purses[0], form.purses[0]);
  assert.deepEqual([...more.purses, ...more.terminals].map(partOf), ["cash", "vipps"]);
});

test("a register without cash sends no count", () => {
  assert.deepEqual(closingOf(formFor({ cash: false, belts: [], terminals: [] })), { terminals: [] });
});
