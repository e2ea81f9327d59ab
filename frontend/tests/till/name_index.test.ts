import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fold } from "../../src/till/names/fold.ts";
import { findIn, indexOf } from "../../src/till/names/name_index.ts";
import { wordsNear } from "../../src/till/names/slips.ts";

const NAMES = [
  "Kanelbolle",
  "Bolle med kanel",
  "Skolebolle",
  "Grovbrød",
  "Brød, grovt",
  "Blåbær 500 g",
  "Te",
];

function listOf(names: readonly string[]): string {
  return names.map((name, place) => `${JSON.stringify([String(100 + place), name])}\n`).join("");
}

function found(names: readonly string[], typed: string, limit = 24): string[] | null {
  return findIn(indexOf(listOf(names)), typed, limit)?.map((line) => JSON.parse(line)[1]) ?? null;
}

test("names are folded as the register folds them", () => {
  assert.deepEqual(["Grovbrød  på TUR", "Blåbær", "blaabaer", "Crème fraîche"].map(fold), [
    "grovbrod pa tur",
    "blabaer",
    "blabaer",
    "creme fraiche",
  ]);
});

test("names that begin with the word come first, then those with a word that does, then the compounds", () => {
  assert.deepEqual(found(NAMES, "bolle"), ["Bolle med kanel", "Kanelbolle", "Skolebolle"]);
  assert.deepEqual(found(NAMES, "kanel"), ["Kanelbolle", "Bolle med kanel"]);
  assert.deepEqual(found(NAMES, "grov"), ["Grovbrød", "Brød, grovt"]);
});

test("words may stand in any order, and short ones only where words begin", () => {
  assert.deepEqual(found(NAMES, "kanel bol"), ["Kanelbolle", "Bolle med kanel"]);
  assert.deepEqual(found(NAMES, "g 500 bla"), ["Blåbær 500 g"]);
  assert.deepEqual(found(NAMES, "rø"), []);
});

test("an article's own number comes first, then numbers that begin so; from three digits on they go before names", () => {
  assert.deepEqual(found(NAMES, "101"), ["Bolle med kanel"]);
  assert.deepEqual(found(NAMES, "10"), NAMES);
  assert.deepEqual(found(["Brød 10", "Ost"], "10"), ["Brød 10", "Ost"]);
  assert.deepEqual(found(["Ost", "Brød 101"], "101"), ["Brød 101"]);
  assert.deepEqual(found(["Brød 101", "Ost"], "101"), ["Ost", "Brød 101"]);
});

test("a barcode is found by its first three digits", () => {
  const list = `${listOf(NAMES)}${JSON.stringify(["9", "Ost", "", 0, "", "", null, null, "7038010000010"])}\n`;
  const names = (typed: string) => findIn(indexOf(list), typed, 24)?.map((line) => JSON.parse(line)[1]);
  assert.deepEqual(names("703"), ["Ost"]);
  assert.deepEqual(names("7038010000010"), ["Ost"]);
  assert.equal(names("70"), undefined);
});

test("a number that nothing has is left to the register, which knows every barcode", () => {
  for (const typed of ["", " ", "999", "bolle 999"]) assert.equal(found(NAMES, typed), null);
});

test("where little is spelt so, what is spelt so with a slip follows", () => {
  assert.deepEqual(found(NAMES, "kanlebolle"), ["Kanelbolle", "Skolebolle"]);
  assert.deepEqual(found(NAMES, "kanel boll"), ["Kanelbolle", "Bolle med kanel"]);
  assert.deepEqual(found(NAMES, "bolel"), ["Bolle med kanel"]);
  assert.deepEqual(found(NAMES, "bolle xyz"), []);
});

test("a word with slips is found exactly where it is so many slips away", () => {
  const word = fc.stringMatching(/^[abc]{4,9}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      word,
      fc.integer({ min: 1, max: 2 }),
      (all, typed, slips) => {
        const near = wordsNear(`\n${all.join("\n")}\n`, typed, slips);
        const expected = all.flatMap((one, place) => (leastSlips(one, typed) <= slips ? [place] : []));
        assert.deepEqual(near, expected);
      },
    ),
    { numRuns: 500 },
  );
});

/** The fewest slips with which a word is typed that begins another, or stands in it where it is long enough. */
function leastSlips(word: string, typed: string): number {
  const begins = typed.length < 6 ? [0] : [...word].map((_, at) => at);
  let least = typed.length;
  for (const begin of begins) {
    for (let end = begin; end <= word.length; end += 1) {
      least = Math.min(least, slipsBetween(word.slice(begin, end), typed));
    }
  }
  return least;
}

function slipsBetween(one: string, other: string): number {
  const table = [...Array(one.length + 1)].map((_, at) => [at]);
  for (let at = 0; at <= other.length; at += 1) (table[0] as number[])[at] = at;
  const told = (row: number, column: number) => table[row]?.[column] ?? 99;
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      (table[row] as number[])[column] = Math.min(
        told(row - 1, column) + 1,
        told(row, column - 1) + 1,
        told(row - 1, column - 1) + Number(!isSame),
        isSwapped ? told(row - 2, column - 2) + 1 : 99,
      );
    }
  }
  return told(one.length, other.length);
}

test("no more are found than are wanted, the shortest first", () => {
  assert.deepEqual(found(NAMES, "b", 2), ["Brød, grovt", "Blåbær 500 g"]);
});

test("what is found holds every word, and whatever begins with a word is found by it", () => {
  const names = fc.array(fc.stringMatching(/^[A-Za-zæøå]{1,7}( [a-zæøå]{1,7}){0,2}$/), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(names, fc.nat(), fc.integer({ min: 1, max: 7 }), (all, place, length) => {
      const wanted = all[place % all.length] ?? "";
      const typed = wanted.slice(0, length).trim();
      const hits = found(all, typed, all.length) ?? [];
      assert.ok(hits.includes(wanted));
      const words = fold(typed).split(" ");
      const holds = hits.map((hit) => words.every((word) => fold(hit).includes(word)));
      assert.ok(!holds.includes(false) || holds.indexOf(false) > holds.lastIndexOf(true));
      assert.ok(!holds.includes(false) || holds.indexOf(false) < 4);
    }),
  );
});
