// What the register tells of price lists.

import type { PriceList } from "../../goods/price_lists.ts";

export interface PriceRow {
  line: number;
  article: string;
  name: string;
  shelf_ore: number | null;
  price_ore: number | null;
  fault: string | null;
  other_line: number | null;
}

export interface WholePriceList {
  price_list: PriceList;
  rows: PriceRow[];
}
