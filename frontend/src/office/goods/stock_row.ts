// What the register tells of an article that count is kept of.

export interface StockRow {
  number: string;
  name: string;
  unit: string;
  on_hand_milli: number;
  places: { place: string; on_hand_milli: number }[];
  minimum_milli: number | null;
  maximum_milli: number | null;
}

export interface StockPage {
  rows: StockRow[];
  more: boolean;
  count: number;
}
