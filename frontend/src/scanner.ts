// Telling a scanner from fingers. A scanner is a keyboard that types a whole code faster than anybody can
// and ends it with Enter or Tab, or with nothing. One hiccup on the way does not make it a person: what
// counts is the pace over the whole code, from its first quick character.

/** A longer silence than this ends whatever was being typed, milliseconds. */
export const SILENCE_MS = 120;
/** At most so many milliseconds from character to character, on average, is no person. */
export const PACE_MS = 40;

const CODE_LENGTH_MIN = 4;
const UNENDED_LENGTH_MIN = 8;
const IN_CODES = /^[\p{L}\d\-./ ]$/u;

/** Characters that came after each other without a silence, and when each did. */
export interface Burst {
  readonly text: string;
  readonly times: readonly number[];
}

export const SILENCE: Burst = { text: "", times: [] };

/** What a key means: a whole code, or a burst that may become one. */
export interface Heard {
  readonly burst: Burst;
  readonly code: string | null;
}

/**
 * Return what a key makes of a burst.
 *
 * @param key  `KeyboardEvent.key`; Shift and its like are no part of a code and change nothing.
 * @param atMs `KeyboardEvent.timeStamp`: when the key was pressed, not when it was dealt with.
 */
export function hear(burst: Burst, key: string, atMs: number): Heard {
  const goesOn = !begins(burst, atMs);
  if (key === "Enter" || key === "Tab") {
    const code = goesOn ? codeIn(burst, atMs) : "";
    return { burst: SILENCE, code: code.length >= CODE_LENGTH_MIN ? code : null };
  }
  if (key.length !== 1) return { burst, code: null };
  if (!IN_CODES.test(key)) return { burst: SILENCE, code: null };
  const { text, times } = goesOn ? burst : SILENCE;
  return { burst: { text: text + key, times: [...times, atMs] }, code: null };
}

/** Whether a key begins a new burst rather than going on with one. */
export function begins({ times }: Burst, atMs: number): boolean {
  return atMs - (times.at(-1) ?? Number.NEGATIVE_INFINITY) > SILENCE_MS;
}

/** Return the code of a burst that was followed by silence instead of a terminator, or null. */
export function unended(burst: Burst): string | null {
  const code = codeIn(burst, burst.times.at(-1) ?? 0);
  return /^\d+$/.test(code) && code.length >= UNENDED_LENGTH_MIN ? code : null;
}

/** Return what of a burst was typed at a scanner's pace: all from the first quick character on, or nothing. */
function codeIn({ text, times }: Burst, untilMs: number): string {
  const begin = times.findIndex((atMs, place) => (times[place + 1] ?? untilMs) - atMs <= PACE_MS);
  const code = begin < 0 ? "" : text.slice(begin);
  return untilMs - (times[begin] ?? 0) <= PACE_MS * code.length ? code : "";
}
