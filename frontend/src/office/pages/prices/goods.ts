// Which goods something is for, as it is being chosen, and what is sent of it.

import type { Chosen } from "../../goods/chosen_articles.tsx";
import type { OfferGoods } from "./campaign_shapes.ts";

export interface Goods {
  which: "all" | "group" | "chosen";
  group: string;
  chosen: readonly Chosen[];
}

/** What is sent, of all goods nothing by name; null where none are chosen yet. */
export function goodsOf({ which, group, chosen }: Goods): OfferGoods | null {
  if (which === "all") return { articles: [], groups: [] };
  if (which === "group") return group === "" ? null : { articles: [], groups: [group] };
  return chosen.length === 0 ? null : { articles: chosen.map(({ number }) => number), groups: [] };
}
