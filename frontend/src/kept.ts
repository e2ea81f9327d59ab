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
  /** What it will most likely be; null where only the register knows. */
  readonly foreseen: Foreseen | null;
  /** It met a register that was away, so that nobody has seen what became of it. */
  readonly isLate: boolean;
  /** What the register said when it was late and not wanted; empty while it waits. */
  readonly refused: string;
}

export const kept = signal<readonly Kept[]>(recalled());
let isWritten = kept.value.length > 0;

/** The lines whose answer is a moment away: they are drawn at once, as what they will most likely be. */
export const coming = computed(() =>
  kept.value.filter((line) => line.foreseen !== null && !line.isLate && line.refused === ""),
);

/** Whether an answer is a moment away that brings the view with it. */
export function isOnItsWay(): boolean {
  return kept.value.some((line) => !line.isLate);
}

/** Keep a line until it is in the basket. */
export function keep(wanted: Wanted, title: string, foreseen: Foreseen | null, newKey: () => string): Kept {
  const line = { key: newKey(), wanted, title, foreseen, isLate: !isOnline.value, refused: "" };
  kept.value = [...kept.value, line];
  return line;
}

/** A line as it is kept now; undefined when it is no longer. */
export function keptAs({ key }: Kept): Kept | undefined {
  return kept.value.find((line) => line.key === key);
}

/** It is in the basket, or somebody took it out here. */
export function drop({ key }: Kept): void {
  kept.value = kept.value.filter((line) => line.key !== key);
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
    if (!isOnline.value && kept.value.some((line) => !line.isLate)) {
      kept.value = kept.value.map((line) => ({ ...line, isLate: true }));
    }
  });
  effect(() => {
    if (kept.value.some((line) => line.isLate)) write();
    else if (isWritten && kept.value.length === 0) write();
  });
  window.addEventListener("pagehide", write);
}

function write(): void {
  isWritten = kept.value.length > 0;
  if (isWritten) sessionStorage.setItem(PLACE, JSON.stringify(kept.value));
  else sessionStorage.removeItem(PLACE);
}

function recalled(): Kept[] {
  try {
    const lines = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]") as Kept[];
    return lines.map((line) => ({ ...line, isLate: true }));
  } catch {
    return [];
  }
}
