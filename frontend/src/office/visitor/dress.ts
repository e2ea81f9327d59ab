// How the office looks and what it speaks: as the person likes the till, until she chooses otherwise here. This
// browser remembers the choice.

import { computed, effect, signal } from "@preact/signals";
import type { Language } from "../../writing/language.ts";
import { who } from "./session.ts";

export type Scheme = "system" | "light" | "dark";

interface Chosen {
  language: Language | "";
  scheme: Scheme | "";
}

const PLACE = "datakasse.office";
const OF_THE_TILL = "datakasse.preferences";
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

const chosen = signal<Chosen>({ language: "", scheme: "", ...recalled(PLACE) });
const atTheTill = recalled(OF_THE_TILL);
const isDeviceDark = signal(DARK.matches);

/** What the page speaks. */
export const language = computed<Language>(
  () => chosen.value.language || who.value?.preferences.language || atTheTill.language || "nb",
);

/** What the page is to look like. */
export const scheme = computed<Scheme>(
  () => chosen.value.scheme || who.value?.preferences.scheme || atTheTill.scheme || "system",
);

/** Choose otherwise, in this browser. */
export function choose(wish: Partial<Chosen>): void {
  chosen.value = { ...chosen.peek(), ...wish };
  localStorage.setItem(PLACE, JSON.stringify(chosen.value));
}

/** Have the page look as it should, now and whenever that changes. */
export function dress(): void {
  DARK.addEventListener("change", () => {
    isDeviceDark.value = DARK.matches;
  });
  effect(() => {
    const isDark = scheme.value === "system" ? isDeviceDark.value : scheme.value === "dark";
    document.documentElement.dataset["scheme"] = isDark ? "dark" : "light";
    document.documentElement.lang = language.value;
  });
}

function recalled(place: string): Partial<Chosen> {
  try {
    const { language, scheme } = JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Chosen>;
    return { ...(language && { language }), ...(scheme && { scheme }) };
  } catch {
    return {};
  }
}
