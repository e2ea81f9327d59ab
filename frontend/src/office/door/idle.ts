// An office that nobody touches is left, so that nobody reads what somebody left open. The register ends the
// session by itself after a while; the screen is emptied before that.

import { who } from "../visitor/session.ts";
import { leave } from "./enter.ts";

const IDLE_MAX_MS = 20 * 60_000;
const LOOK_MS = 5_000;
const TOUCHES = ["pointerdown", "keydown", "wheel"] as const;

let touchedAtMs = Date.now();

/** Note every touch from now on, and leave when there has been none for a while. */
export function leaveWhenIdle(): void {
  const touch = () => {
    touchedAtMs = Date.now();
  };
  for (const kind of TOUCHES) window.addEventListener(kind, touch, { capture: true, passive: true });
  setInterval(() => {
    if (who.peek() !== null && Date.now() - touchedAtMs >= IDLE_MAX_MS) void leave("timed_out");
  }, LOOK_MS);
}
