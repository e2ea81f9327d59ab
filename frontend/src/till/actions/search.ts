// Finding an article by its name or number.

import { batch } from "@preact/signals";
import { call, Refused, Unreachable } from "../../register/api.ts";
import type { Tile } from "../../register/goods.ts";
import { frameDrawn } from "../counter/frame.ts";
import {
  grid,
  hit,
  hitButtons,
  hitButtonsUsed,
  hits,
  isFirstRow,
  searchText,
  variantsOf,
} from "../counter/state.ts";
import { lost } from "../line/connection.ts";
import { inTurn } from "../line/queue.ts";
import { sharing } from "../line/sharing.ts";
import { findNamed } from "../names/names.ts";
import { choose, putIn } from "./basket.ts";
import { scan } from "./scan.ts";

const SHOWN_MAX = 24;
const FIRST_DRAWN = 4;
const CODE = /^\d{4,}$/;

/** What the register is asked for now. */
interface Asked {
  readonly text: string;
  readonly answer: Promise<Tile[]>;
  readonly signal: AbortSignal;
  giveUp(): void;
}

let asked: Asked | null = null;
/** What the hits on the screen were found for. */
let foundFor = "";
/** The members of the family that was chosen, on their way or here. */
let members: Promise<Tile[]> | null = null;

/** Search for what is typed, key by key; an empty text shows the buttons again. */
export function search(text: string): void {
  searchText.value = text;
  hit.value = 0;
  const wanted = text.trim();
  if (asked?.text !== wanted) giveUp();
  members = null;
  variantsOf.value = "";
  if (wanted === "") {
    hits.value = null;
    foundFor = "";
  } else {
    void look(wanted);
  }
}

/** A button was pressed: an article goes into the basket, of a family the members are shown. */
export function take(tile: Tile, put?: typeof putIn): Promise<unknown> | null {
  if (tile.variants > 0) return showVariants(tile);
  if (variantsOf.value !== "") leaveSearch();
  return choose(tile, put);
}

/** Show the members of a family as hits, so that one more press, or Enter, takes one. */
async function showVariants({ family, family_name }: Tile): Promise<void> {
  const text = family_name.trim();
  giveUp();
  searchText.value = text;
  variantsOf.value = text;
  hit.value = 0;
  foundFor = "";
  const answer = call<Tile[]>("GET", `/articles/families/${encodeURIComponent(family)}`);
  members = answer;
  try {
    const found = await answer;
    if (members === answer) draw(text, found);
  } catch (problem) {
    if (members !== answer) return;
    if (problem instanceof Unreachable) lost();
    else if (problem instanceof Refused) hits.value = [];
    else throw problem;
  }
}

/** Make the buttons of the hits, out of sight, before the first search: making them takes longer than a key may. */
export function makeButtons(): void {
  if (hitButtons.value.length > 0) return;
  const letters = grid.value?.favourites.map(({ name }) => name.slice(0, 1)) ?? [];
  for (const letter of letters) hitButtons.value = findNamed(letter, SHOWN_MAX) ?? hitButtons.value;
}

/**
 * Ask for what a key will make of the text, before the browser has written it: that takes longer than asking.
 * What the page finds by itself needs no asking.
 */
export function searchAhead(text: string): void {
  const wanted = text.trim();
  if (wanted !== "" && wanted !== asked?.text && findNamed(wanted, SHOWN_MAX) === null) ask(wanted);
}

/**
 * Enter in the search field: the code first, then the chosen hit. Where the hits are still on their way they
 * are waited for in turn, so that whatever is scanned meanwhile comes after.
 */
export function takeSearched(): void {
  const text = searchText.value.trim();
  const place = hit.value;
  const family = members;
  const found = foundFor === text && !mayBeNew(text, place) ? hits.value : null;
  leaveSearch();
  if (text === "") return;
  if (family !== null) {
    void inTurn(async () => {
      const member = (await family)[place];
      if (member !== undefined) await choose(member, putIn);
    });
    return;
  }
  if (found !== null) {
    const tile = chosen(text, found, place);
    if (tile !== undefined) goOn(tile);
    else if (CODE.test(text)) scan(text);
    return;
  }
  void inTurn(async () => {
    const tile = chosen(text, await find(text), place);
    if (tile !== undefined) await goOn(tile, putIn);
    else if (CODE.test(text)) await putIn({ code: text, scanned: true }, text);
  });
}

/** What Enter took: of a family the next Enter takes a member, so the cursor stays. */
function goOn(tile: Tile, put?: typeof putIn): Promise<unknown> | null {
  if (tile.variants > 0) document.getElementById("search")?.focus();
  return take(tile, put);
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

/** Whether a number may be that of an article which the page has not heard of yet: then the register tells. */
function mayBeNew(text: string, place: number): boolean {
  return place === 0 && /^\d+$/.test(text) && !hits.value?.some((tile) => tile.number === text);
}

function ask(text: string): Asked {
  giveUp();
  const patience = new AbortController();
  const answer = find(text, patience.signal);
  // Who waits for it hears of it; where nobody does any more, nobody need hear.
  answer.catch(() => undefined);
  asked = { text, answer, signal: patience.signal, giveUp: () => patience.abort() };
  return asked;
}

function giveUp(): void {
  asked?.giveUp();
  asked = null;
}

function find(text: string, signal?: AbortSignal): Promise<Tile[]> {
  const path = `/articles?search=${encodeURIComponent(text)}&limit=${SHOWN_MAX}`;
  return call<Tile[]>("GET", path, signal === undefined ? {} : { signal });
}

/** Show what the page finds in the frame that is due, and then what the register finds, if that is anything else. */
async function look(text: string): Promise<void> {
  const known = findNamed(text, SHOWN_MAX);
  if (known !== null) {
    draw(text, known);
    await frameDrawn();
    if (searchText.value.trim() !== text) return;
  }
  const { signal, answer } = asked?.text === text ? asked : ask(text);
  try {
    const found = await answer;
    if (!signal.aborted) draw(text, found);
  } catch (problem) {
    if (signal.aborted) return;
    if (problem instanceof Unreachable) lost();
    else if (problem instanceof Refused) hits.value = [];
    else throw problem;
  }
}

/**
 * Write the best on their buttons first, the rest a frame later: what stands there is rewritten, not made anew.
 * Until then the rest are those of the hits before: each sells what is written on it.
 */
function draw(text: string, found: Tile[]): void {
  foundFor = text;
  const same = sharing(hits.value, found);
  if (same === hits.value) return;
  batch(() => {
    isFirstRow.value = hits.value === null;
    hits.value = same;
    write(same.slice(0, FIRST_DRAWN));
  });
  void frameDrawn().then(() => {
    if (hits.value === same) batch(() => write(same));
  });
}

function write(found: readonly Tile[]): void {
  hitButtons.value = [...found, ...hitButtons.value.slice(found.length)];
  if (found.length !== hits.value?.length) return;
  hitButtonsUsed.value = found.length;
  isFirstRow.value = false;
}
