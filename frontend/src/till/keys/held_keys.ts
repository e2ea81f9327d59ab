// Keys that come at a scanner's pace are held back until it is known whose they are: a scanner's never get
// anywhere, and nothing is written or drawn for them; a quick hand's are typed a moment later.

import { PACE_MS } from "./scanner.ts";

/** A field that text is typed into. */
export type Field = HTMLInputElement | HTMLTextAreaElement;

/** What is done with a key that was held and belongs to no field. */
export type Press = (key: KeyboardEvent) => void;

let keys: KeyboardEvent[] = [];
let into: Field | null = null;

/** Whether a key that came so soon after another may be held: only where it can be typed later. */
export function mayHold(key: string, afterMs: number, field: Field | null): boolean {
  if (afterMs > PACE_MS) return false;
  if (field === null) return /^\d$/.test(key);
  return field.selectionStart !== null && !field.readOnly && field.dataset["scan"] === undefined;
}

/** Hold a key back. */
export function hold(key: KeyboardEvent, field: Field | null): void {
  into = field;
  keys.push(key);
}

/** They were a scanner's. */
export function dropHeld(): void {
  keys = [];
}

/** They are no scanner's, or it takes too long to tell: type them now. */
export function typeHeld(press: Press): void {
  if (keys.length === 0) return;
  const held = keys;
  keys = [];
  if (into === null) held.forEach(press);
  else if (into.isConnected) write(into, held.map(({ key }) => key).join(""));
}

/** Write what a browser would have written, where the cursor is. */
export function write(field: Field, text: string): void {
  const [begin, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  const room = field.maxLength < 0 ? text.length : field.maxLength - field.value.length + end - begin;
  field.setRangeText(text.slice(0, Math.max(0, room)), begin, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
