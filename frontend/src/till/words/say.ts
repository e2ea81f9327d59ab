// Every text that a person reads, by key, in bokmål, nynorsk and English. A till loads what it speaks: one
// language, and another when somebody first wants it.

import { effect, signal } from "@preact/signals";
import { fill, type Language } from "../../writing/language.ts";
import { preferences } from "../counter/preferences.ts";
import { view } from "../counter/state.ts";
import type { Key } from "./table.ts";

type Texts = Readonly<Record<Key, string>>;

const FETCH: Record<Language, () => Promise<{ default: Texts }>> = {
  nb: () => import("./said/nb.ts"),
  nn: () => import("./said/nn.ts"),
  en: () => import("./said/en.ts"),
};

const said = signal<Partial<Record<Language, Texts>>>({});
/** What is spoken until the language that is wanted has come. */
let spoken: Texts | undefined;

/** Fetch the language of the screen, and another as soon as it is wanted; before that nothing can be drawn. */
export async function speak(): Promise<void> {
  await learn(language()).catch(() => learn("nb"));
  effect(() => {
    learn(language()).catch(() => {}); // The register is away: as before, until somebody chooses again.
  });
}

async function learn(wanted: Language): Promise<void> {
  if (said.peek()[wanted] !== undefined) return;
  const texts = (await FETCH[wanted]()).default;
  spoken ??= texts;
  said.value = { ...said.peek(), [wanted]: texts };
}

function texts(): Texts {
  const now = said.value[language()] ?? spoken;
  if (now === undefined) throw new Error("nothing is drawn before a language is there");
  return now;
}

/** The language of the screen now. */
export function language(): Language {
  return preferences.value.language || view.value?.register.language || "nb";
}

/** Return a text in the language of the screen. */
export function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(texts()[key], values);
}

/** Whether there is a text of that name. */
export function isText(key: string): key is Key {
  return key in texts();
}
