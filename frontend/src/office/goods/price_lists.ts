// Which price lists there are, as the register tells it.

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
