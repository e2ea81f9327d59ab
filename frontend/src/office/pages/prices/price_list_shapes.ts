// What the register tells of price lists.

export interface PriceList {
  number: number;
  version: number;
  name: string;
  begins: string;
  ends: string | null;
  place: string;
  group: string;
}

export interface ShownPriceList {
  price_list: PriceList;
  state: "to_come" | "runs" | "over";
  place_name: string;
  prices: number;
}

export interface PriceLists {
  rows: ShownPriceList[];
  /** Code and name of each place. */
  places: [string, string][];
  groups: string[];
}

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
