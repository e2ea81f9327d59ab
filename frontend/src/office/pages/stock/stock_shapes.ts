import type { StockRow } from "../../goods/stock_row.ts";
import type { Part } from "../../parts/tabs.tsx";

export interface StockPlace {
  code: string;
  name: string;
  sells: boolean;
}

export interface StockStanding {
  places: StockPlace[];
  count: number;
  low: StockRow[];
  empty_shelf: string;
  value_ore: number | null;
}

export interface StockMove {
  at: string;
  register: string;
  entry: number;
  operator: string;
  kind: string;
  place: string;
  quantity_milli: number;
  before_milli: number;
  after_milli: number;
  sold_milli: number | null;
  text: string;
}

export interface StockArticle {
  row: StockRow;
  moves: StockMove[];
  empty_shelf: string | null;
  average_milliore: number | null;
}

export interface SheetRow {
  number: number;
  place: string;
  state: "open" | "posted" | "dropped";
  begun_at: string;
  begun_by: string;
  ended_at: string | null;
  entries: string[];
  lines: number;
  version: number;
}

export interface SheetLine {
  article: string;
  name: string;
  unit: string;
  counted_milli: number;
  counted_at: string;
  counted_by: string;
  version: number;
  variance: {
    expected_milli: number;
    variance_milli: number;
    value_ore: number | null;
    is_outdated: boolean;
  } | null;
}

export interface Sheet {
  row: SheetRow;
  lines: SheetLine[];
  value_ore: number | null;
}

export interface RecipePart {
  number: string;
  name: string;
  unit: string;
  quantity_milli: number;
  draws: boolean;
  cost_ore: number | null;
}

export interface Recipe {
  number: string;
  name: string;
  unit: string;
  price_ore: number | null;
  stock_kept: boolean;
  parts: RecipePart[];
  cost_ore: number | null;
  margins: { serving: string; net_ore: number; margin_ore: number; share_bp: number }[];
}

export interface RecipePage {
  rows: Recipe[];
  more: boolean;
}

export const STOCK_PARTS: readonly Part[] = [
  { part: "", word: "stock_list_part", right: "", with: ["vare"] },
  { part: "flytt", word: "stock_move_part", right: "keep_stock" },
  { part: "innkjop", word: "purchase_part", right: "keep_stock", with: ["leverandor", "bestilling"] },
  { part: "tell", word: "stock_count_part", right: "keep_stock", with: ["telling"] },
  { part: "oppskrifter", word: "stock_recipes_part", right: "", with: ["oppskrift"] },
];

/** Whether it is time to buy. */
export function isLow(row: StockRow): boolean {
  return row.minimum_milli !== null && row.on_hand_milli < row.minimum_milli;
}
