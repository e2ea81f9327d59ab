// How somebody wants the screen. The register keeps it beside the operator; this browser remembers what was last
// used in it, for as long as nobody is signed on.

import { computed, effect, signal } from "@preact/signals";
import type { Preferences } from "../../register/people.ts";
import { view } from "./state.ts";

const PLACE = "datakasse.preferences";
const PLAIN: Preferences = { language: "", hand: "right", sound: "normal", scheme: "system" };
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

const lastUsed = signal(recalled());
const isDeviceDark = signal(DARK.matches);

/** How the screen is now: as the person at it wants it, or as it was last used. */
export const preferences = computed<Preferences>(
  () => (view.value?.mine ? view.value.operator?.preferences : null) ?? lastUsed.value,
);

/** Have the page look as it should, now and whenever that changes. */
export function dress(): void {
  DARK.addEventListener("change", () => {
    isDeviceDark.value = DARK.matches;
  });
  effect(() => {
    const { hand, scheme } = preferences.value;
    const isDark = scheme === "system" ? isDeviceDark.value : scheme === "dark";
    document.documentElement.dataset["scheme"] = isDark ? "dark" : "light";
    document.documentElement.dataset["hand"] = hand;
  });
  effect(() => {
    lastUsed.value = preferences.value;
    localStorage.setItem(PLACE, JSON.stringify(preferences.value));
  });
}

function recalled(): Preferences {
  try {
    return { ...PLAIN, ...(JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Partial<Preferences>) };
  } catch {
    return PLAIN;
  }
}
