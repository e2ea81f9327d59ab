// Telling a scanner from fingers. A scanner is a keyboard that types a whole code faster than anybody can
// and ends it with Enter or Tab, or with nothing.

/** Between two characters of a scanner there are at most so many milliseconds. */
export const GAP_MS = 40;
const CODE_LENGTH_MIN = 4;
const UNENDED_LENGTH_MIN = 8;

/** Characters that came fast after each other, and when the last one did. */
export interface Burst {
  readonly text: string;
  readonly lastMs: number;
}

export const SILENCE: Burst = { text: "", lastMs: Number.NEGATIVE_INFINITY };

/** What a key means: a whole code, or a burst that may become one. */
export interface Heard {
  readonly burst: Burst;
  readonly code: string | null;
}

/**
 * Return what a key makes of a burst.
 *
 * @param key  `KeyboardEvent.key`; only single characters, Enter and Tab count.
 * @param atMs When, on any clock that only goes forward.
 */
export function hear(burst: Burst, key: string, atMs: number): Heard {
  const isFast = atMs - burst.lastMs <= GAP_MS;
  if (key === "Enter" || key === "Tab") {
    const isCode = isFast && burst.text.length >= CODE_LENGTH_MIN;
    return { burst: SILENCE, code: isCode ? burst.text : null };
  }
  if (key.length !== 1) return { burst, code: null };
  return { burst: { text: isFast ? burst.text + key : key, lastMs: atMs }, code: null };
}

/** Return the code of a burst that was followed by silence instead of a terminator, or null. */
export function unended(burst: Burst, atMs: number): string | null {
  const isSilent = atMs - burst.lastMs > GAP_MS;
  return isSilent && /^\d+$/.test(burst.text) && burst.text.length >= UNENDED_LENGTH_MIN ? burst.text : null;
}

/** Whether a key begins a new burst rather than going on with one. */
export function begins(burst: Burst, atMs: number): boolean {
  return atMs - burst.lastMs > GAP_MS;
}
