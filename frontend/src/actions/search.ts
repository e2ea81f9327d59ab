// Finding an article by its name or number.

import { call, Refused, Unreachable } from "../api.ts";
import { hit, hits, searchText } from "../state.ts";
import type { Tile } from "../view.ts";
import { choose, scan } from "./basket.ts";
import { lost } from "./connection.ts";

const PAUSE_MS = 90;
const SHOWN_MAX = 40;
const CODE = /^\d{4,}$/;

let pause: ReturnType<typeof setTimeout> | null = null;
let asking: AbortController | null = null;

/** Search for what is typed; an empty text shows the buttons again. */
export function search(text: string): void {
  searchText.value = text;
  hit.value = 0;
  if (pause !== null) clearTimeout(pause);
  asking?.abort();
  if (text.trim() === "") {
    hits.value = null;
    return;
  }
  pause = setTimeout(() => void look(text.trim()), PAUSE_MS);
}

/** Enter in the search field: the code first, then the chosen hit. */
export async function takeSearched(): Promise<void> {
  const text = searchText.value.trim();
  if (text === "") return;
  if (hits.value === null || pause !== null) await look(text);
  const found = hits.value ?? [];
  const exact = found.find((tile) => tile.number.toLowerCase() === text.toLowerCase());
  const tile = exact ?? (CODE.test(text) ? undefined : found[hit.value]);
  if (tile !== undefined) choose(tile);
  else if (CODE.test(text)) scan(text);
  else return;
  leaveSearch();
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

async function look(text: string): Promise<void> {
  if (pause !== null) clearTimeout(pause);
  pause = null;
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const path = `/articles?search=${encodeURIComponent(text)}&limit=${SHOWN_MAX}`;
    hits.value = await call<Tile[]>("GET", path, { signal });
  } catch (problem) {
    if (signal.aborted) return;
    if (problem instanceof Unreachable) lost();
    else if (problem instanceof Refused) hits.value = [];
    else throw problem;
  }
}
