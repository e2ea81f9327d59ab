// What is filled in when the day is closed: each purse that is counted, each terminal that is asked.
//
// The register tells what it wants without amounts (`ToCount`), so one counts without seeing what should be there.

import { type Signal, signal } from "@preact/signals";
import type { Closing, Counting, TerminalKind, ToCount } from "../../register/day.ts";
import { oreOf } from "../../writing/money.ts";

/** The drawer, or what one operator keeps of her own. */
export interface Purse {
  /** Whose; empty for the drawer. */
  operator: string;
  bySum: Signal<boolean>;
  sum: Signal<string>;
  pieces: Signal<Record<string, number>>;
  why: Signal<string>;
}

/** A means of payment with a terminal of its own. */
export interface Terminal {
  tender: TerminalKind;
  sum: Signal<string>;
  isMissing: Signal<boolean>;
  why: Signal<string>;
}

export interface CloseForm {
  purses: Purse[];
  terminals: Terminal[];
}

/** Return the form for what the register asks; what is filled in already stays. */
export function formFor(asked: ToCount, before: CloseForm | null = null): CloseForm {
  const owners = asked.cash ? [""] : asked.belts;
  return {
    purses: owners.map((owner) => before?.purses.find((one) => one.operator === owner) ?? purseOf(owner)),
    terminals: asked.terminals.map(
      (tender) => before?.terminals.find((one) => one.tender === tender) ?? terminalOf(tender),
    ),
  };
}

/** What was counted in a purse, in øre; null while nothing that can be read is filled in. */
export function countedOf(purse: Purse): number | null {
  return purse.bySum.value ? oreOf(purse.sum.value) : sumOf(purse.pieces.value);
}

/** What the pieces come to. */
export function sumOf(pieces: Readonly<Record<string, number>>): number {
  return Object.entries(pieces).reduce((sum, [ore, count]) => sum + Number(ore) * count, 0);
}

/** What was told of a terminal; null while it is wanting. A day of returns only is below zero. */
export function toldOf({ sum }: Terminal): number | null {
  const text = sum.value.trim().replace(/^[-\u2212]/, "-");
  const ore = oreOf(text.replace("-", ""));
  return ore === null || !text.startsWith("-") ? ore : -ore;
}

/** Whether everything that is asked for is filled in. */
export function isComplete({ purses, terminals }: CloseForm): boolean {
  const isTold = (one: Terminal) =>
    one.isMissing.value ? one.why.value.trim() !== "" : toldOf(one) !== null;
  return purses.every((purse) => countedOf(purse) !== null) && terminals.every(isTold);
}

/** Return what is sent. */
export function closingOf({ purses, terminals }: CloseForm): Closing {
  const [first] = purses;
  const counts = first?.operator === "" ? countingOf(first) : { belts: purses.map(beltOf) };
  return {
    ...(first === undefined ? {} : counts),
    terminals: terminals.map((one) => ({
      tender: one.tender,
      terminal_ore: one.isMissing.value ? null : toldOf(one),
      ...because(one.why),
    })),
  };
}

/** The part of a refusal that is about a purse or a terminal: how the register names it. */
export function partOf(one: Purse | Terminal): string {
  if ("tender" in one) return one.tender;
  return one.operator === "" ? "cash" : `cash of ${one.operator}`;
}

function beltOf(purse: Purse): Counting & { operator: string } {
  return { operator: purse.operator, ...countingOf(purse) };
}

function countingOf(purse: Purse): Counting {
  const counted = countedOf(purse) ?? 0;
  const inPieces = !purse.bySum.value && counted > 0;
  return {
    ...(inPieces ? { denominations: purse.pieces.value } : { counted_ore: counted }),
    ...because(purse.why),
  };
}

function because(why: Signal<string>): { explanation?: string } {
  const explanation = why.value.trim();
  return explanation === "" ? {} : { explanation };
}

function purseOf(operator: string): Purse {
  return { operator, bySum: signal(operator !== ""), sum: signal(""), pieces: signal({}), why: signal("") };
}

function terminalOf(tender: TerminalKind): Terminal {
  return { tender, sum: signal(""), isMissing: signal(false), why: signal("") };
}
