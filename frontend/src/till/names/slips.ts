// What somebody meant whose finger slipped, as the register understands it (storage/search/vocabulary.py).
//
// The typed word is followed through all words at once, with a number for each count of slips whose bits say how
// many of its letters have been met (Wu and Manber's agrep, with swapped neighbours as one slip).

const LINE_BREAK = 10;
const ONE_SLIP_LENGTH = 4;
const TWO_SLIPS_LENGTH = 8;
/** A longer one cannot be followed in the bits of a number. */
const LENGTH_MAX = 28;
/** Shorter words are looked for where words begin only. */
const INSIDE_LENGTH = 6;

/** Return how many slips a word may have and still be understood. */
export function slipsAllowed(word: string): number {
  if (word.length < ONE_SLIP_LENGTH || word.length > LENGTH_MAX) return 0;
  return word.length < TWO_SLIPS_LENGTH ? 1 : 2;
}

/**
 * Return the places of the words that hold a word with at most so many slips: a letter too many, one missing,
 * another one, or two swapped.
 *
 * @param words  Every word that there is, each between two line breaks.
 */
export function wordsNear(words: string, typed: string, slips: number): number[] {
  const lettersAt = new Map<number, number>();
  for (let at = 0; at < typed.length; at += 1) {
    const letter = typed.charCodeAt(at);
    lettersAt.set(letter, (lettersAt.get(letter) ?? 0) | (1 << (at + 1)));
  }
  const isMet = 1 << typed.length;
  const begun = typed.length < INSIDE_LENGTH ? 0 : 1;
  const found: number[] = [];
  let place = -1;
  let isFound = true;
  let none = 0;
  let one = 0;
  let two = 0;
  let noneBefore = 0;
  let oneBefore = 0;
  let last = 0;
  for (let at = 0; at < words.length; at += 1) {
    const letter = words.charCodeAt(at);
    if (letter === LINE_BREAK) {
      // Letters left out at the beginning are slips as well.
      none = 0b1;
      one = 0b11;
      two = 0b111;
      last = 0;
      place += 1;
      isFound = false;
      continue;
    }
    if (isFound) continue;
    const here = lettersAt.get(letter) ?? 0;
    const noneNow = ((none << 1) & here) | begun;
    const swapped = (((noneBefore << 1) & here) << 1) & last;
    const oneNow = ((one << 1) & here) | none | ((none | noneNow) << 1) | swapped | begun;
    const swappedToo = (((oneBefore << 1) & here) << 1) & last;
    const twoNow = ((two << 1) & here) | one | ((one | oneNow) << 1) | swappedToo | begun;
    noneBefore = none;
    oneBefore = one;
    last = here;
    none = noneNow;
    one = oneNow;
    two = twoNow;
    if (((slips === 1 ? one : two) & isMet) !== 0) {
      found.push(place);
      isFound = true;
    }
  }
  return found;
}
