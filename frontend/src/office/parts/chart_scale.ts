// Where a chart ends at the top.

/** The least amount of øre at the top of a chart: four kroner, one for each line. */
const LEAST_ORE = 400;
const STEPS = [1, 2, 4, 8, 10];

/** The next round amount of øre: 1, 2, 4 or 8 and zeros, so that a quarter of it is one to read as well. */
export function roundUp(ore: number): number {
  const least = Math.max(ore, LEAST_ORE);
  const unit = 10 ** (String(least).length - 1);
  return unit * (STEPS.find((step) => step * unit >= least) ?? 10);
}
