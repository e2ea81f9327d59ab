// Telling a scanner from fingers. A scanner is a keyboard that types a whole code faster than anybody can
// and ends it with Enter or Tab, or with nothing. One hiccup on the way does not make it a person: what
// counts is the pace over the whole code.

/** A longer silence than this ends whatever was being typed, milliseconds. */
export const SILENCE_MS = 120;
/** At most so many milliseconds from character to character, on average, is no person. */
export const PACE_MS = 40;

const CODE_LENGTH_MIN = 4;
const UNENDED_LENGTH_MIN = 8;
const IN_CODES = /^[\p{L}\d\-./ ]$/u;

/** Characters that came after each other without a silence. */
export interface Burst {
  readonly text: string;
  readonly firstMs: number;
  readonly lastMs: number;
}

export const SILENCE: Burst = {
  text: "",
  firstMs: Number.NEGATIVE_INFINITY,
  lastMs: Number.NEGATIVE_INFINITY,
};

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
    return { burst: SILENCE, code: goesOn && isPaced(burst, atMs) ? burst.text : null };
  }
  if (key.length !== 1) return { burst, code: null };
  if (!IN_CODES.test(key)) return { burst: SILENCE, code: null };
  const grown = { ...burst, text: burst.text + key, lastMs: atMs };
  return { burst: goesOn ? grown : { text: key, firstMs: atMs, lastMs: atMs }, code: null };
}

/** Whether a key begins a new burst rather than going on with one. */
export function begins(burst: Burst, atMs: number): boolean {
  return burst.text === "" || atMs - burst.lastMs > SILENCE_MS;
}

/** Return the code of a burst that was followed by silence instead of a terminator, or null. */
export function unended(burst: Burst): string | null {
  const isLong = /^\d+$/.test(burst.text) && burst.text.length >= UNENDED_LENGTH_MIN;
  return isLong && isPaced(burst, burst.lastMs) ? burst.text : null;
}

function isPaced({ text, firstMs }: Burst, untilMs: number): boolean {
  return text.length >= CODE_LENGTH_MIN && untilMs - firstMs <= PACE_MS * text.length;
}
