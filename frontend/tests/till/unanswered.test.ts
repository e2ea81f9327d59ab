import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { forget, type Keep, left, mayAskAgain, remember } from "../../src/till/line/unanswered.ts";

const PATH = "/registers/1/basket/complete";
const CARD = { tenders: [{ kind: "debit_card", amount_ore: 4200 }] };

let kept = new Map<string, string>();
let made = 0;

const keep: Keep = {
  getItem: (place) => kept.get(place) ?? null,
  setItem: (place, text) => void kept.set(place, text),
  removeItem: (place) => void kept.delete(place),
};

function newKey(): string {
  made += 1;
  return `key-${made}`;
}

beforeEach(() => {
  kept = new Map();
  made = 0;
});

test("the same payment asked for again, before an answer, carries the same key", () => {
  const first = remember(keep, newKey, PATH, CARD, "basket");
  assert.equal(remember(keep, newKey, PATH, CARD, "basket").key, first.key);
});

test("it is found again after a reload, whole", () => {
  const asked = remember(keep, newKey, PATH, CARD, "basket");
  assert.deepEqual(left(keep), asked);
});

test("another basket, another body or another path is another payment", () => {
  const key = remember(keep, newKey, PATH, CARD, "one").key;
  assert.notEqual(remember(keep, newKey, PATH, CARD, "two").key, key);
  assert.notEqual(remember(keep, newKey, PATH, { tenders: [] }, "two").key, key);
  assert.notEqual(remember(keep, newKey, "/registers/1/x-reports", {}, null).key, key);
});

test("once answered it is forgotten, and the next one gets a new key", () => {
  const key = remember(keep, newKey, PATH, CARD, "basket").key;
  forget(keep);
  assert.equal(left(keep), null);
  assert.notEqual(remember(keep, newKey, PATH, CARD, "basket").key, key);
});

test("after a reload nothing is asked again while another basket is open: it would settle that one", () => {
  const asked = remember(keep, newKey, PATH, CARD, "mine");
  assert.ok(mayAskAgain(asked, "mine"));
  assert.ok(mayAskAgain(asked, null));
  assert.ok(!mayAskAgain(asked, "somebody else's"));
});

test("rubbish in the storage is nothing left over", () => {
  kept.set("datakasse.unanswered", "{");
  assert.equal(left(keep), null);
});
