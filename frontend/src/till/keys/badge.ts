// Badges: a code that a scanner types. It signs its bearer on, or approves what waits; it is never shown.

import type { Person } from "../../register/people.ts";
import { approveByBadge } from "../actions/approve.ts";
import { signOnByBadge } from "../actions/session.ts";
import { approving } from "../counter/approving.ts";
import { chosen, pin } from "./pin_entry.ts";
import { type Burst, begins, hear, PREFIX, SILENCE, scannerKey } from "./scanner.ts";

const FORM = /^DKB[A-Z2-7]{16}$/i;

/** Whether a code that was scanned is a badge. */
export function isBadge(code: string): boolean {
  return FORM.test(code);
}

/** Use a badge: for what waits to be approved, otherwise to sign on. */
export function takeBadge(code: string): void {
  if (approving.value === null) void signOnByBadge(code);
  else void approveByBadge(code);
}

let burst: Burst = SILENCE;
let before: { pin: string; chosen: Person | null } = { pin: "", chosen: null };

/** Hear a badge where nothing else is scanned; true when the key ended one. Digits of it do not stay in the PIN. */
export function heardBadge(event: KeyboardEvent): boolean {
  const key = scannerKey(event);
  if (key === PREFIX || (key.length === 1 && begins(burst, event.timeStamp))) {
    before = { pin: pin.value, chosen: chosen.value };
  }
  const heard = hear(burst, key, event.timeStamp);
  burst = heard.burst;
  if (heard.code === null || !isBadge(heard.code)) return false;
  chosen.value = before.chosen;
  pin.value = before.pin;
  takeBadge(heard.code);
  return true;
}
