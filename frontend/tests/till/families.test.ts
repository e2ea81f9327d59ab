import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, draftOf, type FamilyDraft, rowsOf } from "../../src/office/pages/catalogue/family_draft.ts";
import type { Tile } from "../../src/register/goods.ts";
import { findGathered, gathered } from "../../src/till/names/gather.ts";

function tile(number: string, family = "", price_ore: number | null = 100): Tile {
  return {
    number,
    name: family ? `Skjorte, ${number}` : number,
    group: "A",
    price_ore,
    unit: "stk",
    colour: "",
    age_limit: null,
    deposit_ore: null,
    gtin: `9${number}`,
    restriction: "none",
    in_campaign: false,
    may_be_refused: false,
    family,
    family_name: family ? "Skjorte" : "",
    variants: 0,
    is_from: false,
    picture: "",
  };
}

test("of a family with several there is one button, in the place of its first", () => {
  const found = [tile("1"), tile("2", "S"), tile("3"), tile("4", "S", 90)];
  const shown = gathered(found, "skjo");
  assert.deepEqual(
    shown.map(({ number, name, variants, price_ore, is_from }) => [
      number,
      name,
      variants,
      price_ore,
      is_from,
    ]),
    [
      ["1", "1", 0, 100, false],
      ["", "Skjorte", 2, 90, true],
      ["3", "3", 0, 100, false],
    ],
  );
});

test("a family does not crowd out what is behind it", () => {
  const all = [...Array.from({ length: 30 }, (_, place) => tile(`s${place}`, "S")), tile("1"), tile("2")];
  const asked: number[] = [];
  const find = (limit: number) => {
    asked.push(limit);
    return all.slice(0, limit);
  };
  assert.deepEqual(
    findGathered(find, "x", 3)?.map(({ number }) => number),
    ["", "1", "2"],
  );
  assert.deepEqual(asked, [24, 192]);
});

test("one alone, and the one whose number or barcode was typed, is itself", () => {
  const found = [tile("2", "S"), tile("4", "S"), tile("5", "S")];
  assert.deepEqual(gathered(found.slice(0, 1), "x"), found.slice(0, 1));
  assert.deepEqual(
    gathered(found, "4").map(({ number }) => number),
    ["", "4"],
  );
  assert.deepEqual(
    gathered(found, "92").map(({ number }) => number),
    ["2", ""],
  );
});

const DRAFT: FamilyDraft = {
  number: "T",
  name: "T-skjorte",
  properties: [
    { name: "Størrelse", values: "S, M,, S" },
    { name: "Farge", values: "rød,blå" },
  ],
  group: "A",
  vat_code: "3",
  price: "199",
  stock_kept: false,
  favourite: false,
  known: {},
  typed: {},
};

test("a family being typed has a row for each combination, with numbers foreseen", () => {
  const rows = rowsOf(DRAFT);
  assert.deepEqual(
    rows.map(({ number, variant }) => [number, ...variant]),
    [
      ["T-01", "S", "rød"],
      ["T-02", "S", "blå"],
      ["T-03", "M", "rød"],
      ["T-04", "M", "blå"],
    ],
  );
  const typed = {
    [rows[0]?.key ?? ""]: { isOut: true },
    [rows[1]?.key ?? ""]: { price: "249,50", number: "77" },
  };
  const body = bodyOf({ ...DRAFT, typed });
  const members = body?.["members"] as { number: string; price_ore: number }[];
  assert.deepEqual(
    members.map(({ number, price_ore }) => [number, price_ore]),
    [
      ["77", 24950],
      ["T-03", 19900],
      ["T-04", 19900],
    ],
  );
  assert.equal(bodyOf({ ...DRAFT, typed: { [rows[0]?.key ?? ""]: { price: "x" } } }), null);
});

test("what is there keeps its number, and what no member is stays out", () => {
  const member = {
    number: "T-09",
    variant: ["M", "rød"],
    price_ore: 100,
    gtins: [],
    group: "A",
    vat_code: "3",
  };
  const family = {
    number: "T",
    name: "T-skjorte",
    properties: [
      { name: "Størrelse", values: ["S", "M"] },
      { name: "Farge", values: ["rød"] },
    ],
  };
  const rows = rowsOf(draftOf({ family, members: [member as never] }));
  assert.deepEqual(
    rows.map(({ number, isOut, isKnown }) => [number, isOut, isKnown]),
    [
      ["T-01", true, false],
      ["T-09", false, true],
    ],
  );
});
