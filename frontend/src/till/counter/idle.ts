// A till that nobody touches locks itself, so that nobody reads or uses what somebody left.

import type { View } from "../../register/view.ts";
import { isOnline, isPaying } from "./state.ts";

const PLACE = "datakasse.touched";
const LOOK_MS = 1000;
/** A touch is written down so long after it, and then once for all since: writing takes longer than a key may. */
const NOTE_MS = 1000;
const MINUTE_MS = 60_000;
const TOUCHES = ["pointerdown", "keydown", "wheel"] as const;

/** Note every touch from now on; one from before a reload is remembered. */
export function noteTouches(): void {
  for (const kind of TOUCHES) window.addEventListener(kind, touch, { capture: true, passive: true });
  window.addEventListener("pagehide", note);
}

/** Lock when it is time, until the returned function is called. */
export function lockWhenIdle(shown: () => View | null, lock: () => void): () => void {
  const look = setInterval(() => {
    const now = shown();
    if (now !== null && isLeft(now) && !isPaying.value && isOnline.value) lock();
  }, LOOK_MS);
  return () => clearInterval(look);
}

/** Whether a register's screen has not been touched for as long as it may be left. */
export function isLeft({ register }: View): boolean {
  const minutes = register.lock_after_minutes;
  note();
  const touchedAt = Number(localStorage.getItem(PLACE) ?? Date.now());
  return minutes > 0 && Date.now() - touchedAt >= minutes * MINUTE_MS;
}

/** Whether nobody has touched this screen for so long. */
export function isUntouched(forMs: number): boolean {
  return Date.now() - touchedAtMs >= forMs;
}

/** When this page was touched last; its opening counts, for whoever opened it is about to use it. */
let touchedAtMs = Date.now();
let noting: ReturnType<typeof setTimeout> | undefined;

function touch(): void {
  touchedAtMs = Date.now();
  noting ??= setTimeout(note, NOTE_MS);
}

/** Write the last touch down, for other tabs and for this page after a reload. */
function note(): void {
  if (noting === undefined) return;
  clearTimeout(noting);
  noting = undefined;
  localStorage.setItem(PLACE, String(touchedAtMs));
}
