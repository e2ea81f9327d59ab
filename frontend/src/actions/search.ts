// Finding an article by its name or number.

import { batch } from "@preact/signals";
import { call, Refused, Unreachable } from "../api.ts";
import { hit, hits, hitsDrawn, searchText } from "../state.ts";
import type { Tile } from "../view.ts";
import { choose, putIn } from "./basket.ts";
import { lost } from "./connection.ts";
import { inTurn } from "./queue.ts";
import { scan } from "./scan.ts";

const SHOWN_MAX = 24;
const FIRST_DRAWN = 8;
const CODE = /^\d{4,}$/;

/** What is looked for now. */
interface Asked {
  readonly text: string;
  readonly answer: Promise<Tile[]>;
  readonly signal: AbortSignal;
  giveUp(): void;
}

let asked: Asked | null = null;
/** What the hits on the screen were found for. */
let foundFor = "";

/** Search for what is typed, key by key; an empty text shows the buttons again. */
export function search(text: string): void {
  searchText.value = text;
  hit.value = 0;
  const wanted = text.trim();
  if (asked?.text !== wanted) giveUp();
  if (wanted === "") {
    hits.value = null;
    foundFor = "";
  } else {
    void look(wanted);
  }
}

/** Ask for what a key will make of the text, before the browser has written it: that takes longer than asking. */
export function searchAhead(text: string): void {
  const wanted = text.trim();
  if (wanted !== "" && wanted !== asked?.text) ask(wanted);
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

function ask(text: string): void {
  giveUp();
  const patience = new AbortController();
  const answer = find(text, patience.signal);
  // Who waits for it hears of it; where nobody does any more, nobody need hear.
  answer.catch(() => undefined);
  asked = { text, answer, signal: patience.signal, giveUp: () => patience.abort() };
}

function giveUp(): void {
  asked?.giveUp();
  asked = null;
}

function find(text: string, signal?: AbortSignal): Promise<Tile[]> {
  const path = `/articles?search=${encodeURIComponent(text)}&limit=${SHOWN_MAX}`;
  return call<Tile[]>("GET", path, signal === undefined ? {} : { signal });
}

async function look(text: string): Promise<void> {
  if (asked?.text !== text) ask(text);
  const { signal, answer } = asked as Asked;
  try {
    const found = await answer;
    if (signal.aborted) return;
    foundFor = text;
    batch(() => {
      hits.value = found;
      hitsDrawn.value = FIRST_DRAWN;
    });
    afterFrame(() => {
      hitsDrawn.value = SHOWN_MAX;
    });
  } catch (problem) {
    if (signal.aborted) return;
    if (problem instanceof Unreachable) lost();
    else if (problem instanceof Refused) hits.value = [];
    else throw problem;
  }
}

/** Do something once the frame that is due has been drawn. */
function afterFrame(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}
