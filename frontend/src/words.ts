// Every text that a person reads, by key, in bokmål, nynorsk and English.

import { fill, type Language } from "./language.ts";
import { preferences } from "./preferences.ts";
import { view } from "./state.ts";
import { type Key, TABLE } from "./words/table.ts";

/** The language of the screen now. */
export function language(): Language {
  return preferences.value.language || view.value?.register.language || "nb";
}

/** Return a text in the language of the screen. */
export function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(TABLE[key][language()], values);
}
