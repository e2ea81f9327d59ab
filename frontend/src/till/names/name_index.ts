// What a search looks in on this side: the names of all articles for sale, as the register lists them.
//
// It finds what the register finds, in the same order (src/datakasse/storage/search/article_index.py): names that
// begin with the first word, names with a word that does, names that hold every word somewhere; within each,
// short names first; where these are few, names that hold the words with a slip of the finger (slips.ts). Numbers
// and barcodes that begin with what was typed are found too (codes.ts). Where it finds nothing with a number in
// it, it leaves the answer to the register, which knows every barcode an article has.
//
// The index is made beside the page (worker.ts) and handed over whole: a few long runs of bytes, in which a
// search finds its way within a millisecond.

import { beginning, type Codes, codesOf, exactly, isCode } from "./codes.ts";
import { fold } from "./fold.ts";
import { slipsAllowed, wordsNear } from "./slips.ts";

const WORDS_MAX = 8;
const INSIDE_LENGTH = 3;
/** With fewer hits than this, names with a slip are shown too. */
const FEW = 4;
/** Of those, no more are shown. */
const NEAR_MAX = 12;
const FIRST = 1;
const BEGINNING = 2;
const INSIDE = 3;

/** Where the barcode stands in a line of the list (till/screen/show_names.py). */
const BARCODE = 8;
const FAMILY = 12;

interface Row {
  readonly name: string;
  readonly length: number;
  readonly line: string;
  readonly number: string;
  readonly barcode: string;
  readonly family: string;
}

/** The index. Articles are rows, the shortest name first; words are known by their places. */
export interface NameIndex {
  /** Every word that there is, each between two line breaks. */
  readonly words: string;
  /** Where each word begins in them. */
  readonly wordBegins: Uint32Array;
  /** The rows of the first word, of the second, and so on. */
  readonly rows: Uint32Array;
  /** Where the rows of each word begin, and where those of the last one end. */
  readonly rowBegins: Uint32Array;
  /** The word that each row's name begins with. */
  readonly firstWords: Uint32Array;
  /** The lines that the rows came as. */
  readonly lines: Uint8Array<ArrayBuffer>;
  /** Where each line begins, and where the last one ends. */
  readonly lineBegins: Uint32Array;
  /** The articles' numbers. */
  readonly numbers: Codes;
  /** Their barcodes, one of each. */
  readonly barcodes: Codes;
  /** Some of the articles belong to families. */
  readonly hasFamilies: boolean;
}

/**
 * Make the index of a list.
 *
 * @param list  A line for each article: JSON, an array of its number, its name and more, with its barcode.
 */
export function indexOf(list: string): NameIndex {
  const sorted = list
    .split("\n")
    .filter(Boolean)
    .map(rowOf)
    .sort((one, other) => one.length - other.length || compare(one.name, other.name));
  const rowsOf = new Map<string, number[]>();
  sorted.forEach(({ name }, row) => {
    for (const word of new Set(name.split(" "))) {
      const rows = rowsOf.get(word);
      if (rows) rows.push(row);
      else rowsOf.set(word, [row]);
    }
  });
  const words = [...rowsOf.keys()];
  const places = new Map(words.map((word, place) => [word, place]));
  const lines = sorted.map(({ line }) => new TextEncoder().encode(line));
  const lineBegins = begins(lines, 0, 0);
  return {
    words: `\n${words.join("\n")}\n`,
    wordBegins: begins(words, 1, 1),
    rows: Uint32Array.from([...rowsOf.values()].flat()),
    rowBegins: begins([...rowsOf.values()], 0, 0),
    firstWords: Uint32Array.from(sorted, ({ name }) => places.get(name.split(" ", 1)[0] ?? "") ?? 0),
    lines: joined(lines, lineBegins.at(-1) ?? 0),
    lineBegins,
    numbers: codesOf(sorted.map(({ number }) => number)),
    barcodes: codesOf(sorted.map(({ barcode }) => barcode)),
    hasFamilies: sorted.some(({ family }) => family !== ""),
  };
}

/** Return the lines of the best articles; null where only the register can tell. */
export function findIn(index: NameIndex, typed: string, limit: number): string[] | null {
  const text = typed.trim();
  const words = fold(text).split(" ").slice(0, WORDS_MAX);
  if (words[0] === "") return null;
  const named = rowsNamed(index, words, limit);
  const exact = [...exactly(index.numbers, text), ...exactly(index.barcodes, text)];
  const numbered = words.length === 1 ? rowsNumbered(index, text, limit) : [];
  const rows = new Set([...exact, ...(isCode(text) ? [...numbered, ...named] : [...named, ...numbered])]);
  if (rows.size === 0 && !words.every(isAlphabetic)) return null;
  return [...rows].slice(0, limit).map((row) => lineOf(index, row));
}

/** The rows of the names that hold some words, the best first. */
function rowsNamed(index: NameIndex, words: readonly string[], limit: number): number[] {
  const held = rowsHolding(index, words, limit);
  if (held.length >= Math.min(FEW, limit) || !words.every(isAlphabetic)) return held;
  return [...new Set([...held, ...rowsNear(index, words, limit)])].slice(0, Math.min(NEAR_MAX, limit));
}

/** The rows of the articles whose number begins so, or whose barcode does. */
function rowsNumbered({ numbers, barcodes }: NameIndex, text: string, limit: number): number[] {
  const numbered = beginning(numbers, text, limit);
  return isCode(text) ? [...numbered, ...beginning(barcodes, text, limit)] : numbered;
}

function rowsHolding(index: NameIndex, words: readonly string[], limit: number): number[] {
  const [first = "", ...others] = words;
  const ranks = ranked(index, first);
  for (const word of others) {
    const has = new Uint8Array(ranks.length);
    mark(index, has, holding(index, word), 1);
    for (let row = 0; row < ranks.length; row += 1) if (has[row] === 0) ranks[row] = 0;
  }
  const found: number[] = [];
  for (const rank of [FIRST, BEGINNING, INSIDE]) {
    let row = ranks.indexOf(rank);
    while (row >= 0 && found.length < limit) {
      found.push(row);
      row = ranks.indexOf(rank, row + 1);
    }
  }
  return found;
}

/** The rows of the names that hold all words, each with the slips that it may have; fewer slips first. */
function rowsNear(index: NameIndex, words: readonly string[], limit: number): number[] {
  const found: number[] = [];
  const most = Math.max(...words.map(slipsAllowed));
  for (let slips = 1; slips <= most; slips += 1) {
    const holds = new Uint8Array(index.firstWords.length);
    words.forEach((word, place) => {
      const may = Math.min(slips, slipsAllowed(word));
      const places = may > 0 ? wordsNear(index.words, word, may) : holding(index, word);
      const has = new Uint8Array(holds.length);
      mark(index, has, places, 1);
      for (let row = 0; row < holds.length; row += 1)
        if (has[row] === 1 && holds[row] === place) holds[row] = place + 1;
    });
    let row = holds.indexOf(words.length);
    for (let count = 0; row >= 0 && count < limit; count += 1) {
      found.push(row);
      row = holds.indexOf(words.length, row + 1);
    }
  }
  return found;
}

function isAlphabetic(word: string): boolean {
  return /^\p{L}+$/u.test(word);
}

/** How well each row holds a word; 0 where it does not. */
function ranked(index: NameIndex, word: string): Uint8Array {
  const ranks = new Uint8Array(index.firstWords.length);
  const beginning = containing(index, `\n${word}`);
  mark(index, ranks, holding(index, word), INSIDE);
  mark(index, ranks, beginning, BEGINNING);
  const isBeginning = new Uint8Array(index.wordBegins.length);
  for (const place of beginning) isBeginning[place] = 1;
  for (let row = 0; row < ranks.length; row += 1) {
    if (isBeginning[index.firstWords[row] ?? 0] === 1) ranks[row] = FIRST;
  }
  return ranks;
}

function mark(
  { rows, rowBegins }: NameIndex,
  ranks: Uint8Array,
  words: readonly number[],
  rank: number,
): void {
  for (const word of words) {
    const end = rowBegins[word + 1] ?? 0;
    for (let at = rowBegins[word] ?? 0; at < end; at += 1) ranks[rows[at] ?? 0] = rank;
  }
}

/** The words that hold a word; those that begin with it where it is very short. */
function holding(index: NameIndex, word: string): number[] {
  return containing(index, word.length < INSIDE_LENGTH ? `\n${word}` : word);
}

/** The words in which a text stands. */
function containing({ words, wordBegins }: NameIndex, wanted: string): number[] {
  const found: number[] = [];
  const into = wanted.startsWith("\n") ? 1 : 0;
  let place = 0;
  let at = words.indexOf(wanted);
  while (at >= 0) {
    place = placeOf(wordBegins, at + into, place);
    found.push(place);
    const next = wordBegins[place + 1];
    at = next === undefined ? -1 : words.indexOf(wanted, next - 1);
  }
  return found;
}

/** The last of some begins that is not after a place; it is not before `from`. */
function placeOf(all: Uint32Array, at: number, from: number): number {
  let low = from;
  let high = all.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((all[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}

function lineOf({ lines, lineBegins }: NameIndex, row: number): string {
  return new TextDecoder().decode(lines.subarray(lineBegins[row], lineBegins[row + 1]));
}

function rowOf(line: string): Row {
  const values = JSON.parse(line) as unknown[];
  const [number, name] = values as [string, string];
  const barcode = String(values[BARCODE] ?? "");
  const family = String(values[FAMILY] ?? "");
  return { name: fold(name), length: fold(`${name} ${number}`).length, line, number, barcode, family };
}

function joined(lines: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const line of lines) {
    all.set(line, at);
    at += line.length;
  }
  return all;
}

/** Where things begin that stand one after the other, so far apart, and where the last one ends. */
function begins(things: readonly { length: number }[], from: number, apart: number): Uint32Array {
  const all = new Uint32Array(things.length + 1);
  all[0] = from;
  things.forEach(({ length }, place) => {
    all[place + 1] = (all[place] ?? 0) + length + apart;
  });
  return all;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
