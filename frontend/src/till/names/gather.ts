// Of a family with several among what was found there is one button, as the register has it
// (src/datakasse/till/screen/show_catalogue.py).

import type { Tile } from "../../register/goods.ts";

/** So many times more articles are looked at where families take them together: more when too few buttons come of it. */
const FAMILY_FACTORS = [8, 64] as const;

/**
 * Find so many buttons, where families may take articles together; null where that is not known.
 *
 * @param find  Finds at most so many articles.
 * @param typed What was searched for.
 */
export function findGathered(
  find: (limit: number) => readonly Tile[] | null,
  typed: string,
  limit: number,
): Tile[] | null {
  let tiles: Tile[] = [];
  for (const factor of FAMILY_FACTORS) {
    const found = find(limit * factor);
    if (found === null) return null;
    tiles = gathered(found, typed);
    if (tiles.length >= limit || found.length < limit * factor) break;
  }
  return tiles.slice(0, limit);
}

/**
 * Return buttons with one for each family of which several are among them, in the place of its first.
 *
 * @param typed  What was searched for: the article of that number or barcode stays by itself.
 */
export function gathered(tiles: readonly Tile[], typed: string): Tile[] {
  const wanted = typed.trim().toLowerCase();
  const families = new Map<string, Tile[]>();
  for (const tile of tiles) {
    const isTyped = wanted !== "" && (tile.number.toLowerCase() === wanted || tile.gtin === wanted);
    if (tile.family === "" || isTyped) continue;
    families.set(tile.family, [...(families.get(tile.family) ?? []), tile]);
  }
  return tiles.flatMap((tile) => {
    const members = families.get(tile.family) ?? [];
    if (members.length < 2 || !members.includes(tile)) return [tile];
    return tile === members[0] ? [familyTile(tile, members)] : [];
  });
}

function familyTile(first: Tile, members: readonly Tile[]): Tile {
  const prices = new Set(members.map(({ price_ore }) => price_ore));
  const known = [...prices].filter((price) => price !== null);
  return {
    ...first,
    number: "",
    name: first.family_name,
    price_ore: known.length === 0 ? null : Math.min(...known),
    deposit_ore: null,
    gtin: "",
    in_campaign: members.some(({ in_campaign }) => in_campaign),
    may_be_refused: true,
    picture: members.find(({ picture }) => picture)?.picture ?? "",
    variants: members.length,
    is_from: prices.size > 1,
  };
}
