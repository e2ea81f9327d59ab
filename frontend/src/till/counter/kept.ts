// What was scanned and is not in the basket yet: kept until the register has it, also over a reload of this
// page. Each line has an idempotency key, so that one whose answer was lost is sent again and comes once.

import { computed, effect, signal } from "@preact/signals";
import type { Foreseen } from "./foreseen.ts";
import { isOnline, type Wanted } from "./state.ts";

const PLACE = "datakasse.kept";

/** A line on its way to the basket. */
export interface Kept {
  readonly key: string;
  readonly wanted: Wanted;
  readonly title: string;
  /** How many other things had been asked for before it, a payment or a correction. */
  readonly turn: number;
  /** What it will most likely be; null where only the register knows. */
  readonly foreseen: Foreseen | null;
  /** It met a register that was away, so that nobody has seen what became of it. */
  readonly isLate: boolean;
  /** It is in the basket since this entry of the journal, which the view does not show yet; null before. */
  readonly inSince: number | null;
  /** What the register said when it was late and not wanted; empty while it waits. */
  readonly refused: string;
}

export const kept = signal<readonly Kept[]>(recalled());
let isWritten = kept.value.length > 0;

/** The lines whose answer is a moment away: they are drawn at once, as what they will most likely be. */
export const coming = computed(() =>
  kept.value.filter((line) => line.foreseen !== null && !line.isLate && line.refused === ""),
);

/** Whether lines are in the basket that the view does not show yet. */
export const hasUnseen = computed(() => kept.value.some((line) => line.inSince !== null));

/** Whether something waits for a register that was away. */
export const hasLate = computed(() => kept.value.some((line) => line.isLate && line.refused === ""));

/** Whether an answer is a moment away that brings the view with it. */
export function isOnItsWay(): boolean {
  return kept.value.some((line) => !line.isLate);
}

/** Keep a line until it is in the basket. */
export function keep(
  wanted: Wanted,
  title: string,
  foreseen: Foreseen | null,
  of: { key: string; turn: number },
): Kept {
  const line = {
    ...of,
    wanted,
    title,
    foreseen,
    isLate: !isOnline.value,
    inSince: null,
    refused: "",
  };
  kept.value = [...kept.value, line];
  return line;
}

/** A line as it is kept now; undefined when it is no longer. */
export function keptAs({ key }: Kept): Kept | undefined {
  return kept.value.find((line) => line.key === key);
}

/**
 * The scans that stand one behind the other from this one on, at most so many, and may be asked for together:
 * nothing else was asked for between them.
 */
export function runFrom(line: Kept, most: number): readonly Kept[] {
  const begin = kept.value.findIndex(({ key }) => key === line.key);
  const rest = kept.value.slice(begin, begin + most);
  const end = rest.findIndex((one) => one.turn !== line.turn || !isPlainScan(one));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Goods, as far as this page can tell, that the register has not answered for. */
function isPlainScan({ foreseen, isLate, inSince, wanted }: Kept): boolean {
  return foreseen !== null && !isLate && inSince === null && wanted.scanned === true;
}

/** Whether another line comes after this one, so that the view is worth asking for with that one only. */
export function hasNext({ key }: Kept): boolean {
  const last = kept.value.at(-1);
  return last !== undefined && last.key !== key && last.refused === "";
}

/** They are in the basket, and stay as they are drawn until the view shows them. */
export function noteIn(lines: readonly Kept[], head: number): void {
  const keys = keysOf(lines);
  kept.value = kept.value.map((line) =>
    keys.has(line.key) ? { ...line, isLate: false, inSince: head } : line,
  );
}

/** A view shows the journal up to an entry: what came into the basket until then is seen. */
export function dropSeen(head: number): void {
  if (hasUnseen.value) {
    kept.value = kept.value.filter(({ inSince }) => inSince === null || inSince > head);
  }
}

/** They are in the basket, or somebody took them out here. */
export function drop(...lines: readonly Kept[]): void {
  const keys = keysOf(lines);
  kept.value = kept.value.filter(({ key }) => !keys.has(key));
}

/** A late line that the register will not have stays in sight, with the reason, until somebody has read it. */
export function refuseLate({ key }: Kept, why: string): void {
  kept.value = kept.value.map((line) => (line.key === key ? { ...line, refused: why } : line));
}

/** Forget all: whoever was here has left. */
export function dropAll(): void {
  kept.value = [];
}

/**
 * Note what is late, and have it survive a reload of the page in this tab. What is merely on its way is written
 * down when the page goes: writing takes longer than a scan may.
 */
export function keepOverReloads(): void {
  effect(() => {
    if (!isOnline.value && kept.value.some(isWaiting)) {
      kept.value = kept.value.map((line) => (isWaiting(line) ? { ...line, isLate: true } : line));
    }
  });
  effect(() => {
    if (kept.value.some((line) => line.isLate)) write();
    else if (isWritten && kept.value.length === 0) write();
  });
  window.addEventListener("pagehide", write);
}

function keysOf(lines: readonly Kept[]): ReadonlySet<string> {
  return new Set(lines.map(({ key }) => key));
}

/** Its answer is due. */
function isWaiting({ isLate, inSince }: Kept): boolean {
  return !isLate && inSince === null;
}

function write(): void {
  isWritten = kept.value.length > 0;
  if (isWritten) sessionStorage.setItem(PLACE, JSON.stringify(kept.value));
  else sessionStorage.removeItem(PLACE);
}

function recalled(): Kept[] {
  try {
    const lines = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]") as Kept[];
    return lines.map((line) => ({ ...line, isLate: true, inSince: null }));
  } catch {
    return [];
  }
}
