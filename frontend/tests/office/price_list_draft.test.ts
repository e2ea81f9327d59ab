import assert from "node:assert/strict";
import { test } from "node:test";
import { blank, bodyOf, draftOf } from "../../src/office/pages/prices/price_list_draft.ts";

const LIST = {
  number: 3,
  version: 2,
  name: "Torget",
  begins: "2026-05-01",
  ends: null,
  place: "1",
  group: "",
};

test("a list that there is comes back as somebody would type it, and its first day is left alone", () => {
  const row = {
    line: 1,
    article: "200",
    name: "Kaffe",
    shelf_ore: 3900,
    price_ore: 3505,
    fault: null,
    other_line: null,
  };
  const draft = draftOf(LIST, [row]);
  assert.equal(draft.prices, "200;35,05");
  assert.deepEqual(bodyOf(draft, LIST), { name: "Torget", prices: "200;35,05", place: "1", group: "" });
  assert.deepEqual(bodyOf({ ...draft, first_day: "2026-06-01", last_day: "2026-06-30" }, LIST), {
    name: "Torget",
    prices: "200;35,05",
    place: "1",
    group: "",
    first_day: "2026-06-01",
    last_day: "2026-06-30",
  });
});

test("without a name or a price nothing is sent", () => {
  assert.equal(bodyOf(blank("1"), null), null);
  assert.equal(bodyOf({ ...blank("1"), name: "Torget" }, null), null);
});

test("a list is for a place, or for a group that has a name", () => {
  const club = { ...blank(""), name: "Klubb", prices: "200;30" };
  assert.equal(bodyOf(club, null), null);
  assert.equal(bodyOf({ ...club, group: " Klubb " }, null)?.["group"], "Klubb");
  assert.equal(bodyOf({ ...club, place: "1", group: "Klubb" }, null)?.["group"], "");
});
