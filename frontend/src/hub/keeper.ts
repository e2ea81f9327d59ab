// Who keeps the hub: signed on or not, and the way to what she asks of it.

import { signal } from "@preact/signals";
import { call, type Method, Refused } from "../register/api.ts";

export type Presence = "looking" | "away" | "here";

export const presence = signal<Presence>("looking");

/**
 * Call the hub.
 *
 * @throws Refused     It said no; when nobody is signed on any longer, the page asks for the PIN.
 * @throws Unreachable No answer came in time.
 */
export async function ask<T>(method: Method, path: string, body?: unknown): Promise<T> {
  try {
    return await call<T>(method, `/hub${path}`, body === undefined ? {} : { body });
  } catch (why) {
    if (why instanceof Refused && why.isSignedOff && presence.peek() === "here") presence.value = "away";
    throw why;
  }
}

/** Find out whether this browser is signed on already. */
export async function lookWhoIsHere(): Promise<void> {
  try {
    await ask("GET", "/fleet");
    presence.value = "here";
  } catch {
    presence.value = "away";
  }
}

/** Sign on with the keeper's PIN. */
export async function enter(pin: string): Promise<void> {
  await ask("POST", "/session", { pin });
  presence.value = "here";
}

/** Sign off; the page is empty whether or not the hub heard of it. */
export async function leave(): Promise<void> {
  const told = ask("DELETE", "/session");
  presence.value = "away";
  await told.catch(() => {});
}
