// The languages of the screen. The register's own language is used until somebody chooses another.

export type Language = "nb" | "nn" | "en";

export const LANGUAGES: readonly Language[] = ["nb", "nn", "en"];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { nb: "Bokmål", nn: "Nynorsk", en: "English" };

/** A text in every language of the screen; `{name}` is filled in, and `{name:one|several}` is the word for that many. */
export type Said = Readonly<Record<Language, string>>;

/** Fill the places `{name}` of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text
    .replaceAll(/\{(\w+):([^|{}]*)\|([^|{}]*)\}/g, (_, name: string, one: string, several: string) =>
      String(values[name]) === "1" ? one : several,
    )
    .replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
