// Measures in a smaller unit than the one an article is counted in: 18 g of what is counted in kg.

import { milliOf } from "../../../writing/quantity.ts";

/** How many of each smaller unit there are in one that articles are counted in. */
const STEPS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  kg: { kg: 1, hg: 10, g: 1000 },
  l: { l: 1, dl: 10, cl: 100, ml: 1000 },
  m: { m: 1, dm: 10, cm: 100, mm: 1000 },
};

/** The units that what is counted in one can be measured in, the one itself first. */
export function unitsBelow(unit: string): string[] {
  return Object.keys(STEPS[unit] ?? { [unit]: 1 });
}

/**
 * Read a measure as thousandths of the unit that an article is counted in; null where it is none, or too fine.
 *
 * @example measureOf("18", "g", "kg") // 18
 */
export function measureOf(text: string, measuredIn: string, unit: string): number | null {
  const milli = milliOf(text);
  const steps = (STEPS[unit] ?? { [unit]: 1 })[measuredIn];
  if (milli === null || steps === undefined || milli % steps !== 0) return null;
  return milli / steps;
}
