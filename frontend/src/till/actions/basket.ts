// What is done with the basket: ring up, correct, discount.

import { effect } from "@preact/signals";
import { call, Refused } from "../../register/api.ts";
import type { PriceCheck, Tile } from "../../register/goods.ts";
import { newKey } from "../../register/new_key.ts";
import type { Serving, View } from "../../register/view.ts";
import { isByPiece, ONE_MILLI, quantity } from "../../writing/quantity.ts";
import { digitsMilli, digitsOre, EMPTY, timesMilli } from "../counter/buffer.ts";
import type { Foreseen } from "../counter/foreseen.ts";
import { frameDrawn } from "../counter/frame.ts";
import { type Kept, keep, kept } from "../counter/kept.ts";
import type { Question, Wanted } from "../counter/state.ts";
import * as state from "../counter/state.ts";
import { sound } from "../counter/tone.ts";
import { deliver } from "../line/deliver.ts";
import { here } from "../line/here.ts";
import { change, finishing, inLine, inTurn, say, turnsSoFar } from "../line/queue.ts";
import { t } from "../words/say.ts";
import { follow } from "./follow.ts";

const PIECES_WITHOUT_TIMES_MAX = 99 * ONE_MILLI;

/**
 * An article's button: what has been keyed is its price when that is open, and its quantity otherwise.
 *
 * @param put  What puts it in the basket: in turn, or at once where it is the turn already.
 */
export function choose(tile: Tile, put: typeof add | typeof putIn = add): Promise<unknown> | null {
  if (state.task.value?.name === "price_check") return checkPrice(tile.number);
  const wanted = wantedOf(tile);
  if (wanted === null) return null;
  state.buffer.value = EMPTY;
  if (tile.price_ore === null && wanted.price_ore === undefined) {
    pose({ name: "ask_price", wanted, title: tile.name, unit: tile.unit });
  } else if (!isByPiece(tile.unit) && wanted.quantity_milli === undefined) {
    pose({ name: "ask_measure", wanted, title: tile.name, unit: tile.unit });
  } else {
    return put(wanted, tile.name, foreseenOf(tile, wanted));
  }
  return null;
}

/** What a button's line will be: plain goods at their price, nothing that the register may ask about. */
function foreseenOf(tile: Tile, { quantity_milli = ONE_MILLI }: Wanted): Foreseen | null {
  const isPlain =
    tile.age_limit === null &&
    tile.restriction === "none" &&
    isByPiece(tile.unit) &&
    !tile.in_campaign &&
    !tile.may_be_refused;
  if (!isPlain || tile.price_ore === null || quantity_milli % ONE_MILLI !== 0) return null;
  return { name: tile.name, gross_ore: tile.price_ore * (quantity_milli / ONE_MILLI) };
}

/**
 * Put an article in the basket; what the register still wants to know becomes a question.
 *
 * @param foreseen  What the line will most likely be, to be drawn until the register has answered.
 */
export function add(wanted: Wanted, title: string, foreseen: Foreseen | null = null): Promise<boolean> {
  const line = keep(
    wanted,
    title,
    state.isReadyToSell.value && !state.basket.value?.customer ? foreseen : null,
    place(),
  );
  // Asking takes longer than drawing a line may: the line comes first.
  const drawn = line.foreseen === null ? null : frameDrawn();
  return inLine(async () => {
    await drawn;
    await bring(line);
  });
}

/** The same at once: for what is done in its turn already. */
export function putIn(wanted: Wanted, title: string): Promise<void> {
  return bring(keep(wanted, title, null, place()));
}

/** A line's own key, and its place among all that is asked for. */
function place(): { key: string; turn: number } {
  return { key: newKey(), turn: turnsSoFar() };
}

/** Bring what was kept while the register was away, in the order in which it came. */
export function bringKept(): void {
  for (const line of kept.value)
    if (line.refused === "" && line.inSince === null) void inLine(() => bring(line));
}

async function bring(line: Kept): Promise<void> {
  state.settled.value = null;
  state.selectedLine.value = null;
  try {
    const scanned = await deliver(line);
    if (scanned === null) return;
    if (scanned.found === "article") sound("line");
    else follow(scanned);
    closeQuestion(line.wanted);
  } catch (problem) {
    if (!(problem instanceof Refused) || !ask(problem, line.wanted, line.title)) throw problem;
  }
}

/** Leave so much of a line: less is a correction, more is the article once more. */
export function setQuantity(milli: number): void {
  const line = state.line.value;
  state.buffer.value = EMPTY;
  if (line === null || milli === line.quantity_milli) return;
  if (milli < line.quantity_milli) {
    void inTurn(() => change("PATCH", here(`/basket/lines/${line.line_id}`), { quantity_milli: milli }));
  } else {
    void moreOf(milli - line.quantity_milli);
  }
}

/** One more, or one less, of the chosen line, or of the last one. */
export function step(pieces: 1 | -1): void {
  const line = state.line.value ?? lastGoods();
  if (line === null) return;
  state.selectedLine.value = line.line_id;
  if (!isByPiece(line.unit)) say("hint", t("by_measure", { name: line.name, unit: line.unit }));
  else if (pieces > 0) void moreOf(ONE_MILLI);
  else if (line.quantity_milli <= ONE_MILLI) remove();
  else setQuantity(line.quantity_milli - ONE_MILLI);
}

/** Take the chosen line out of the basket. */
export function remove(): void {
  const line = state.line.value;
  if (line === null) return;
  state.selectedLine.value = null;
  void inTurn(() => change("DELETE", here(`/basket/lines/${line.line_id}`)));
}

/** Take some lines out, one after the other. */
export function removeLines(lineIds: readonly number[]): void {
  state.selectedLine.value = null;
  for (const id of lineIds) void inTurn(() => change("DELETE", here(`/basket/lines/${id}`)));
}

/** Write a note for the receipt on a line; an empty one takes it away. */
export function noteLine(lineId: number, note: string): Promise<boolean> {
  return finishing(async () => {
    await change("PUT", here(`/basket/lines/${lineId}/note`), { note });
  });
}

/** Open the place for a note: on the chosen line, or on the last one. */
export function askNote(): void {
  const line = state.line.value ?? lastGoods();
  if (line !== null && !line.is_return) state.task.value = { name: "note", line };
}

/** Take the last line out (*korr. siste*). */
export function undo(): void {
  if (state.basket.value === null && state.settled.value !== null) {
    say("hint", t("only_return"));
    return;
  }
  state.selectedLine.value = null;
  void inTurn(() => change("POST", here("/basket/undo")));
}

/** Give a discount on a line, or over the whole sale. */
export function discount(
  lineId: number | null,
  off: { amount_ore: number } | { share_bp: number },
  reason: string,
) {
  const path = lineId === null ? "/basket/discount" : `/basket/lines/${lineId}/discount`;
  return finishing(async () => {
    await change("POST", here(path), { ...off, reason });
    state.buffer.value = EMPTY;
  });
}

/** Lay a coupon in the basket by its code. */
export function layCoupon(code: string): Promise<boolean> {
  return finishing(async () => {
    await change("PUT", here("/basket/coupon"), { code });
  });
}

/** Put a customer on the basket for her points, or spend what she has: so many, or as many as possible. */
export function usePoints(of: { customer: string } | { points: number }): Promise<boolean> {
  return "customer" in of
    ? inTurn(() => change("PUT", here("/basket/customer"), { ...of, for_points: true }))
    : finishing(() => change("PUT", here("/basket/points"), of));
}

/** Take the coupon or the points away from the basket, or the customer off it. */
export function lift(what: "coupon" | "customer" | "points"): void {
  void inTurn(() => change("DELETE", here(`/basket/${what}`)));
}

/** Put a customer on the basket: its lines cost what they cost her. */
export function chooseCustomer(customer: string): void {
  if (state.basket.value !== null) void inTurn(() => change("PUT", here("/basket/customer"), { customer }));
}

/** Say where the food is eaten. */
export function serve(serving: Serving): void {
  if ((state.view.value?.basket?.serving ?? "take_away") === serving) return;
  void inTurn(() => change("PUT", here("/basket/serving"), { serving }));
}

/** Print a provisional receipt. */
export function provisional(): void {
  void inTurn(async () => {
    const answer = await call<{ view: View }>("POST", here("/basket/provisional"));
    state.view.value = answer.view;
    say("done", t("provisional_out"));
  });
}

/** Look up a price; nothing goes into the basket. */
export function checkPrice(code: string): Promise<boolean> {
  return inTurn(async () => {
    state.priceChecked.value = null;
    state.priceChecked.value = await call<PriceCheck>("POST", here("/price-checks"), { body: { code } });
    state.message.value = null;
  });
}

function wantedOf(tile: Tile): Wanted | null {
  const keyed = state.buffer.value;
  const times = timesMilli(keyed);
  const wanted: Wanted = { code: tile.number };
  if (times !== null) wanted.quantity_milli = times;
  if (tile.price_ore === null) {
    const price = digitsOre(keyed);
    if (price !== null && price > 0) wanted.price_ore = price;
    return wanted;
  }
  const pieces = times === null ? digitsMilli(keyed) : null;
  if (pieces === null) return wanted;
  if (pieces > PIECES_WITHOUT_TIMES_MAX) {
    say("hint", t("many_pieces", { count: quantity(pieces) }));
    return null;
  }
  return { ...wanted, quantity_milli: pieces };
}

/** Turn what the register wants to know into a question; false when it is no such refusal. */
function ask(refused: Refused, wanted: Wanted, title: string): boolean {
  const { code, facts } = refused.problem;
  const name = String(facts["name"] ?? title);
  const unit = String(facts["unit"] ?? "");
  if (code === "article.age_not_confirmed") {
    pose({ name: "ask_age", wanted, title: name, age: Number(facts["age"]), born: String(facts["born"]) });
  } else if (code === "article.price_needed") {
    pose({ name: "ask_price", wanted, title: name, unit });
  } else if (code === "article.measure_needed") {
    pose({ name: "ask_measure", wanted, title: name, unit });
  } else {
    return false;
  }
  return true;
}

/** Show a question; one that nobody has answered yet stays, and this one waits behind it. */
function pose(question: Question): void {
  const open = openQuestion();
  if (open === null || open.wanted.code === question.wanted.code) state.task.value = question;
  else state.questions.value = [...state.questions.value, question];
}

/** Close the question that was about this article; others are none the wiser. */
function closeQuestion({ code }: Wanted): void {
  if (openQuestion()?.wanted.code === code) state.task.value = null;
}

/** What the register wants to know of an article before it takes it, if it asks. */
export function openQuestion(): Question | null {
  const task = state.task.value;
  return task !== null && "wanted" in task ? task : null;
}

/** When the place of the articles is free again, the next question takes it. */
effect(() => {
  const [next, ...rest] = state.questions.value;
  if (state.task.value !== null || next === undefined) return;
  state.questions.value = rest;
  state.task.value = next;
});

function moreOf(milli: number): Promise<boolean> | undefined {
  const line = state.line.value ?? lastGoods();
  if (line === null || line.is_return) return undefined;
  if (line.label !== "") {
    say("hint", t("by_label", { name: line.name }));
    return undefined;
  }
  const known = tileOf(line.article);
  const wanted: Wanted = { code: line.article, quantity_milli: milli };
  if (known?.price_ore === null) wanted.price_ore = line.unit_price_ore;
  return add(wanted, line.name);
}

function tileOf(number: string): Tile | undefined {
  return state.grid.value?.groups.flatMap((group) => group.articles).find((tile) => tile.number === number);
}

function lastGoods() {
  return state.basket.value?.lines.findLast((line) => !line.is_deposit) ?? null;
}

/** What a group of an article calls itself, for the price check. */
export function groupName(code: string): string {
  return state.grid.value?.groups.find((group) => group.code === code)?.name ?? "";
}
