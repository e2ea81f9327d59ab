// What a scan will most likely become: name and price of plain goods, by barcode, as the register lists them.
//
// The list is kept as the bytes it came as, lines in the order of their codes, and a code is found by halving:
// half a million articles cost their bytes and nothing else. What the register answers takes the line's place.

import { address } from "../../register/api.ts";
import { view } from "./state.ts";

/** A line that is on its way to the basket. */
export interface Foreseen {
  readonly name: string;
  readonly gross_ore: number;
}

const LATER_MS = 2000;
const NEWLINE = 10;
const TAB = 9;

let list = new Uint8Array();
let soon: ReturnType<typeof setTimeout> | undefined;

/** Fetch the list when the page has nothing better to do; where it cannot be had, lines just come a little later. */
export function learnSoon(): void {
  clearTimeout(soon);
  soon = setTimeout(learn, LATER_MS);
}

/** Return name and price of a barcode; null for what the register has to say first. */
export function foresee(code: string, pieces: number): Foreseen | null {
  const found = lineOf(list, code);
  return found === null ? null : { name: found.name, gross_ore: found.price_ore * pieces };
}

/**
 * Return what a list says of a code.
 *
 * @param bytes  Lines of code, price in øre and name, parted by tabs, in the order of the codes' bytes.
 */
export function lineOf(bytes: Uint8Array, code: string): { name: string; price_ore: number } | null {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const begin = beginOf(bytes, (low + high) >> 1, low);
    const end = bytes.indexOf(NEWLINE, begin);
    const order = compare(bytes, begin, code);
    if (order === 0) return read(bytes.subarray(begin, end));
    if (order < 0) low = end + 1;
    else high = begin;
  }
  return null;
}

/** The begin of the line that a place is in, no earlier than `low`. */
function beginOf(bytes: Uint8Array, place: number, low: number): number {
  let begin = place;
  while (begin > low && bytes[begin - 1] !== NEWLINE) begin -= 1;
  return begin;
}

/** Below, at or above zero as the code of a line comes before, is, or comes after `code`. */
function compare(bytes: Uint8Array, begin: number, code: string): number {
  for (let place = 0; ; place += 1) {
    const there = bytes[begin + place] ?? TAB;
    const isOver = place === code.length;
    if (there === TAB || isOver) return Number(isOver) - Number(there === TAB);
    const difference = there - code.charCodeAt(place);
    if (difference !== 0) return difference;
  }
}

function read(line: Uint8Array): { name: string; price_ore: number } {
  const [, price = "0", name = ""] = new TextDecoder().decode(line).split("\t");
  return { name, price_ore: Number(price) };
}

async function learn(): Promise<void> {
  if (!view.value?.mine) return; // Nobody is signed on any more.
  try {
    const answer = await fetch(address("/articles/foreseen"));
    if (!answer.ok) return;
    list = new Uint8Array(await answer.arrayBuffer());
    performance.mark("datakasse.foreseen");
  } catch {
    // Lines come with the register's answer, as they do for goods that are not in the list.
  }
}
