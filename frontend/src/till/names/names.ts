// The names that the page knows, so that what is searched for is drawn in the frame after the key.

import { address } from "../../register/api.ts";
import type { Tile } from "../../register/goods.ts";
import { view } from "../counter/state.ts";
import { findGathered } from "./gather.ts";
import { findIn, type NameIndex } from "./name_index.ts";

const LATER_MS = 4000;
/** What stands in a line of the list, in its order (till/screen/show_names.py). */
const FIELDS: readonly (keyof Tile)[] = [
  "number",
  "name",
  "group",
  "price_ore",
  "unit",
  "colour",
  "age_limit",
  "deposit_ore",
  "gtin",
  "restriction",
  "in_campaign",
  "may_be_refused",
  "family",
  "family_name",
  "variants",
  "is_from",
  "picture",
];

let index: NameIndex | null = null;
/** The last search: a key asks twice, when it is pressed and when it is written. */
let found: { text: string; limit: number; tiles: Tile[] | null } | null = null;
let soon: ReturnType<typeof setTimeout> | undefined;

/** Learn the names when the page has nothing better to do; until then the register finds everything. */
export function learnNamesSoon(learnt: () => void): void {
  clearTimeout(soon);
  soon = setTimeout(learn, LATER_MS, learnt);
}

/** Find articles among the names; null where only the register can tell. */
export function findNamed(text: string, limit: number): Tile[] | null {
  if (found?.text !== text || found.limit !== limit) {
    found = { text, limit, tiles: index && tilesIn(index, text, limit) };
  }
  return found.tiles;
}

function tilesIn(known: NameIndex, text: string, limit: number): Tile[] | null {
  const find = (most: number) => findIn(known, text, most)?.map(tileOf) ?? null;
  return known.hasFamilies ? findGathered(find, text, limit) : find(limit);
}

function tileOf(line: string): Tile {
  const values = JSON.parse(line) as unknown[];
  return Object.fromEntries(FIELDS.map((field, place) => [field, values[place]])) as unknown as Tile;
}

function learn(learnt: () => void): void {
  if (!view.value?.mine) return; // Nobody is signed on any more.
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<NameIndex | null>) => {
    index = data;
    found = null;
    worker.terminate();
    if (index === null) return;
    performance.mark("datakasse.names");
    learnt();
  });
  worker.postMessage(new URL(address("/articles/names"), location.href).href);
}
