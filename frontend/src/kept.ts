// What was scanned and is not in the basket yet: kept until the register has it, also over a reload of this
// page. Each line has an idempotency key, so that one whose answer was lost is sent again and comes once.

import { effect, signal } from "@preact/signals";
import { isOnline, type Wanted } from "./state.ts";

const PLACE = "datakasse.kept";

/** A line on its way to the basket. */
export interface Kept {
  readonly key: string;
  readonly wanted: Wanted;
  readonly title: string;
  /** It met a register that was away, so that nobody has seen what became of it. */
  readonly isLate: boolean;
  /** What the register said when it was late and not wanted; empty while it waits. */
  readonly refused: string;
}

export const kept = signal<readonly Kept[]>(recalled());

/** Keep a line until it is in the basket. */
export function keep(wanted: Wanted, title: string, newKey: () => string): Kept {
  const line = { key: newKey(), wanted, title, isLate: !isOnline.value, refused: "" };
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

/** Note what is late, and have it survive a reload of the page in this tab. */
export function keepOverReloads(): void {
  effect(() => {
    if (!isOnline.value && kept.value.some((line) => !line.isLate)) {
      kept.value = kept.value.map((line) => ({ ...line, isLate: true }));
    }
  });
  effect(() => {
    if (kept.value.length === 0) sessionStorage.removeItem(PLACE);
    else sessionStorage.setItem(PLACE, JSON.stringify(kept.value));
  });
}

function recalled(): Kept[] {
  try {
    const lines = JSON.parse(sessionStorage.getItem(PLACE) ?? "[]") as Kept[];
    return lines.map((line) => ({ ...line, isLate: true }));
  } catch {
    return [];
  }
}
