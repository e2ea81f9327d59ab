// A till that nobody touches locks itself, so that nobody reads or uses what somebody left.

import { isOnline, isPaying } from "./state.ts";
import type { View } from "./view.ts";

const PLACE = "datakasse.touched";
const LOOK_MS = 1000;
/** A touch is written down at most so often: writing takes longer than a key may. */
const NOTE_MS = 1000;
const MINUTE_MS = 60_000;
const TOUCHES = ["pointerdown", "keydown", "wheel"] as const;

/** Note every touch from now on; one from before a reload is remembered. */
export function noteTouches(): void {
  for (const kind of TOUCHES) window.addEventListener(kind, touch, { capture: true, passive: true });
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
  const touchedAt = Number(localStorage.getItem(PLACE) ?? Date.now());
  return minutes > 0 && Date.now() - touchedAt >= minutes * MINUTE_MS;
}

let notedAt = 0;

function touch(): void {
  const now = Date.now();
  if (now - notedAt < NOTE_MS && now >= notedAt) return;
  notedAt = now;
  localStorage.setItem(PLACE, String(now));
}
