// The notes a customer is likely to hand over.

const NOTES_ORE = [50_00, 100_00, 200_00, 500_00, 1000_00];
const SHOWN_MAX = 4;

/**
 * Return what is likely handed over for an amount due in cash: the next whole 50, 100, 200, 500 and 1000
 * kroner, smallest first, at most four. What is a whole number of a note already is paid exactly, and
 * nothing is handed over when money goes to the customer.
 *
 * @example likelyNotes(119_00) // [150_00, 200_00, 500_00, 1000_00]
 */
export function likelyNotes(dueOre: number): number[] {
  if (dueOre <= 0) return [];
  const odd = NOTES_ORE.filter((note) => dueOre % note !== 0);
  const next = odd.map((note) => dueOre - (dueOre % note) + note);
  return [...new Set(next)].sort((a, b) => a - b).slice(0, SHOWN_MAX);
}
