// Telling a scanner from fingers. A scanner is a keyboard that types a whole code faster than anybody can
// and ends it with Enter or Tab, as a key or as the control character, or with nothing. One hiccup on the way
// does not make it a person: what counts is the pace over the whole code, from its first quick character.
//
// A scanner that can be set to send a prefix, F13 to F24 or STX (Ctrl B), needs no telling: no keyboard of a
// till has those keys, so all that follows them is a code, and nothing of it ever reaches a field.

/**
 * A longer silence than this ends whatever was being typed, milliseconds: a machine that stops to think must not
 * split a code in two.
 */
export const SILENCE_MS = 250;
/** At most so many milliseconds from character to character, on average, is no person. */
export const PACE_MS = 40;
/** What a prefix is called here; no key is called so. */
export const PREFIX = "Prefix";

const CODE_LENGTH_MIN = 4;
/** Without a terminator: a code of our own, or one whose kind the scanner told. */
const UNENDED = /^(\][A-Za-z]\d(\d{8,}|DK[A-Z]\S+)|DK[A-Z]\S+)$/i;
/** The same without a kind: digits, if they are all there. */
const GTIN = /^(\d{8}|\d{12,14})$/;
const ZERO = "0".charCodeAt(0);
const IN_CODES = /^[\p{L}\d\-./ \]$+%_:]$/u;
const PREFIX_KEY = /^F(1[3-9]|2[0-4])$/;
const CONTROL: Record<string, string> = { j: "Enter", m: "Enter", i: "Tab", b: PREFIX };

/** Characters that came after each other without a silence, and when each did. */
export interface Burst {
  readonly text: string;
  readonly times: readonly number[];
  /** It began with a prefix. */
  readonly isSure: boolean;
}

export const SILENCE: Burst = { text: "", times: [], isSure: false };

/** What a key means: a whole code, or a burst that may become one. */
export interface Heard {
  readonly burst: Burst;
  readonly code: string | null;
}

/** What of a key event matters here. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
}

/** Return what a key is to a scanner: LF, CR and Tab come as control characters from some, a prefix as STX. */
export function scannerKey({ key, ctrlKey, altKey }: Key): string {
  if (PREFIX_KEY.test(key)) return PREFIX;
  if (altKey && !ctrlKey) return "Alt"; // A command of the till; what AltGr writes comes with both or neither.
  if (!ctrlKey || altKey) return key;
  return CONTROL[key.toLowerCase()] ?? "Control";
}

/**
 * Return what a key makes of a burst.
 *
 * @param key  As `scannerKey` names it; Shift and its like are no part of a code and change nothing.
 * @param atMs `KeyboardEvent.timeStamp`: when the key was pressed, not when it was dealt with.
 */
export function hear(burst: Burst, key: string, atMs: number): Heard {
  const goesOn = !begins(burst, atMs);
  if (key === PREFIX) return { burst: { text: "", times: [atMs], isSure: true }, code: null };
  if (key === "Enter" || key === "Tab") {
    const code = goesOn ? codeIn(burst, atMs) : "";
    const isCode = burst.isSure ? code !== "" : code.length >= CODE_LENGTH_MIN;
    return { burst: SILENCE, code: isCode ? code : null };
  }
  if (key.length !== 1) return { burst, code: null };
  const before = goesOn ? burst : SILENCE;
  if (!before.isSure && !IN_CODES.test(key)) return { burst: SILENCE, code: null };
  return { burst: { ...before, text: before.text + key, times: [...before.times, atMs] }, code: null };
}

/** Whether a key begins a new burst rather than going on with one. */
export function begins({ times }: Burst, atMs: number): boolean {
  return atMs - (times.at(-1) ?? Number.NEGATIVE_INFINITY) > SILENCE_MS;
}

/**
 * Return the code of a burst that was followed by silence instead of a terminator, or null. Digits alone have to be
 * whole: a page that was held up in the middle of a code would take the first half of it for another article.
 */
export function unended(burst: Burst): string | null {
  const code = codeIn(burst, burst.times.at(-1) ?? 0);
  if (burst.isSure) return code === "" ? null : code;
  return UNENDED.test(code) || (GTIN.test(code) && isWhole(code)) ? code : null;
}

/**
 * Hear the codes that come from a scanner, with a terminator or none, wherever the cursor is; returns what ends it.
 *
 * @param keys Where the keys are pressed.
 * @param take Takes a code; false where it is none of those that are wanted, and was typed by somebody.
 */
export function hearCodes(keys: EventTarget, take: (code: string) => boolean): () => void {
  let burst = SILENCE;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const onKey = (event: Event) => {
    const heard = hear(burst, scannerKey(event as KeyboardEvent), event.timeStamp);
    burst = heard.burst;
    clearTimeout(silence);
    if (heard.code === null) silence = setTimeout(takeUnended, SILENCE_MS);
    if (burst.isSure || (heard.code !== null && take(heard.code))) event.preventDefault();
  };
  const takeUnended = () => {
    const code = unended(burst);
    if (code !== null && take(code)) burst = SILENCE;
  };
  keys.addEventListener("keydown", onKey);
  return () => {
    clearTimeout(silence);
    keys.removeEventListener("keydown", onKey);
  };
}

/** Whether the last digit is the check digit of those before it (GS1 General Specifications, 7.9.1). */
function isWhole(code: string): boolean {
  let sum = 0;
  for (let place = 1; place <= code.length; place += 1)
    sum += (code.charCodeAt(code.length - place) - ZERO) * (place % 2 === 0 ? 3 : 1);
  return sum % 10 === 0;
}

/** Return what of a burst was typed at a scanner's pace: all from the first quick character on, or nothing. */
function codeIn({ text, times, isSure }: Burst, untilMs: number): string {
  if (isSure) return text.trim();
  const begin = times.findIndex((atMs, place) => (times[place + 1] ?? untilMs) - atMs <= PACE_MS);
  const code = begin < 0 ? "" : text.slice(begin);
  return untilMs - (times[begin] ?? 0) <= PACE_MS * code.length ? code : "";
}
