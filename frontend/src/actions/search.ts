// Finding an article by its name or number.

import { call, Refused, Unreachable } from "../api.ts";
import { hit, hits, searchText } from "../state.ts";
import type { Tile } from "../view.ts";
import { choose, putIn } from "./basket.ts";
import { lost } from "./connection.ts";
import { inTurn } from "./queue.ts";
import { scan } from "./scan.ts";

const SHOWN_MAX = 24;
const CODE = /^\d{4,}$/;

let asking: AbortController | null = null;
/** What the hits on the screen were found for. */
let foundFor = "";

/** Search for what is typed, key by key; an empty text shows the buttons again. */
export function search(text: string): void {
  searchText.value = text;
  hit.value = 0;
  asking?.abort();
  if (text.trim() === "") {
    hits.value = null;
    foundFor = "";
  } else {
    void look(text.trim());
  }
}

/**
 * Enter in the search field: the code first, then the chosen hit. Where the hits are still on their way they
 * are waited for in turn, so that whatever is scanned meanwhile comes after.
 */
export function takeSearched(): void {
  const text = searchText.value.trim();
  const place = hit.value;
  const found = foundFor === text ? hits.value : null;
  leaveSearch();
  if (text === "") return;
  if (found !== null) {
    const tile = chosen(text, found, place);
    if (tile !== undefined) choose(tile);
    else if (CODE.test(text)) scan(text);
    return;
  }
  void inTurn(async () => {
    const tile = chosen(text, await find(text), place);
    if (tile !== undefined) await choose(tile, putIn);
    else if (CODE.test(text)) await putIn({ code: text, scanned: true }, text);
  });
}

/** Show the buttons again; the next number belongs to the next action, not to the search. */
export function leaveSearch(): void {
  search("");
  document.getElementById("search")?.blur();
}

/** Move to the next or the previous hit. */
export function moveHit(by: 1 | -1): void {
  const count = hits.value?.length ?? 0;
  if (count > 0) hit.value = (hit.value + by + count) % count;
}

/** The tile that Enter takes: never another number than the one that was typed, unless it was pointed at. */
function chosen(text: string, found: Tile[], place: number): Tile | undefined {
  const exact = found.find((tile) => tile.number.toLowerCase() === text.toLowerCase() || tile.gtin === text);
  return exact ?? (CODE.test(text) && place === 0 ? undefined : found[place]);
}

function find(text: string, signal?: AbortSignal): Promise<Tile[]> {
  const path = `/articles?search=${encodeURIComponent(text)}&limit=${SHOWN_MAX}`;
  return call<Tile[]>("GET", path, signal === undefined ? {} : { signal });
}

async function look(text: string): Promise<void> {
  asking = new AbortController();
  const { signal } = asking;
  try {
    const found = await find(text, signal);
    if (signal.aborted) return;
    hits.value = found;
    foundFor = text;
  } catch (problem) {
    if (signal.aborted) return;
    if (problem instanceof Unreachable) lost();
    else if (problem instanceof Refused) hits.value = [];
    else throw problem;
  }
}
