// What a customer is likely to add as a tip: some per cent, or up to a round sum. Whole kroner.

const SHARES = [5, 10, 15] as const;
const KRONE_ORE = 100;
const ROUND_ORE = 10 * KRONE_ORE;

/** A tip that is one press away. */
export interface TipOffer {
  ore: number;
  /** Per cent of the sale, or null where it rounds up. */
  share: number | null;
}

/**
 * Return the tips to offer on a sale: 5, 10 and 15 per cent, and up to the next whole ten kroner.
 *
 * @example tipOffers(156_00).map((offer) => offer.ore) // [8_00, 16_00, 23_00, 4_00]
 */
export function tipOffers(grossOre: number): TipOffer[] {
  if (grossOre <= 0) return [];
  const shares: TipOffer[] = SHARES.map((share) => ({
    ore: Math.round((grossOre * share) / 100 / KRONE_ORE) * KRONE_ORE,
    share,
  }));
  const up = (ROUND_ORE - (grossOre % ROUND_ORE)) % ROUND_ORE;
  return [...shares, { ore: up, share: null }].filter((offer) => offer.ore > 0);
}
