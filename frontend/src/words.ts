// Every text that a person reads, by key, in bokmål, nynorsk and English. Bokmål is always there; another
// language is fetched when somebody first wants it.

import { effect, signal } from "@preact/signals";
import { fill, type Language } from "./language.ts";
import { preferences } from "./preferences.ts";
import { view } from "./state.ts";
import nb from "./words/said/nb.ts";
import type { Key } from "./words/table.ts";

type Texts = Readonly<Record<Key, string>>;

const said = signal<Partial<Record<Language, Texts>>>({ nb });

/** The texts of a language, in the order in which bokmål has them. */
const FETCH: Record<Language, () => Promise<{ default: readonly string[] }>> = {
  nb: () => Promise.resolve({ default: Object.values(nb) }),
  nn: () => import("./words/said/nn.ts"),
  en: () => import("./words/said/en.ts"),
};

effect(() => {
  const wanted = language();
  if (said.peek()[wanted] !== undefined) return;
  FETCH[wanted]().then(
    (texts) => {
      said.value = { ...said.peek(), [wanted]: named(texts.default) };
    },
    () => {}, // The register is away: bokmål it is, until somebody chooses again.
  );
});

function named(texts: readonly string[]): Texts {
  const keys = Object.keys(nb) as Key[];
  return Object.fromEntries(keys.map((key, place) => [key, texts[place] ?? nb[key]])) as Texts;
}

/** The language of the screen now. */
export function language(): Language {
  return preferences.value.language || view.value?.register.language || "nb";
}

/** Return a text in the language of the screen. */
export function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return fill((said.value[language()] ?? nb)[key], values);
}

/** Whether there is a text of that name. */
export function isText(key: string): key is Key {
  return key in nb;
}
