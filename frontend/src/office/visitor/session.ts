// Who is in the office: what the register said of her, and why nobody is, when nobody is.

import { computed, signal } from "@preact/signals";
import type { Preferences } from "../../register/people.ts";

export interface RegisterName {
  register_id: string;
  name: string;
}

export interface Who {
  operator_id: string;
  name: string;
  role: string;
  role_title: string;
  rights: string[];
  preferences: Preferences;
  company: string;
  registers: RegisterName[];
  demonstration: boolean;
}

/** Why nobody is in the office: nobody has come, the time ran out, or she left. */
export type Away = "looking" | "nobody" | "timed_out" | "left";

export const who = signal<Who | null>(null);
export const away = signal<Away>("looking");

/** Whether this build is no declared cash register, which every screen has to say (KSL-7). */
export const isDemonstration = signal(false);
/** The running version, for the foot of the page. */
export const version = signal("");

const rights = computed(() => new Set(who.value?.rights));

/** Whether the person in the office holds a right. */
export function may(right: string): boolean {
  return rights.value.has(right);
}

/** Note that nobody is in the office any longer; what was shown is gone with her. */
export function nobodyIsHere(why: Away): void {
  who.value = null;
  away.value = why;
}

/** What a register is called. */
export function registerName(register: string): string {
  const known = who.value?.registers.find((each) => each.register_id === register);
  return known?.name || register;
}
