// Goods as the register offers them: the buttons, and what each costs and may be sold when.

export interface Tile {
  number: string;
  name: string;
  group: string;
  price_ore: number | null;
  unit: string;
  colour: string;
  age_limit: number | null;
  deposit_ore: number | null;
  /** A barcode it answers to; empty when it has none. */
  gtin: string;
  restriction: Restriction;
  /** A campaign may make it cheaper: only the register knows what it costs. */
  in_campaign: boolean;
  /** The till refuses it when the shelf is empty. */
  may_be_refused: boolean;
  family: string;
  family_name: string;
  /** How many articles the button of a family stands for; 0 on an article's. */
  variants: number;
  is_from: boolean;
  /** Digest of its picture; empty for none. */
  picture: string;
}

export type Restriction = "none" | "beer_shop" | "alcohol_served" | "tobacco" | "energy_drink";

/** When goods may be sold that have hours: now if it has begun, otherwise next. */
export interface SaleHours {
  at: string;
  now: { restriction: Restriction; opens_at: string; closes_at: string }[];
}

export interface Group {
  code: string;
  name: string;
  colour: string;
  articles: Tile[];
}

export interface Grid {
  groups: Group[];
  favourites: Tile[];
}

export interface PriceCheck {
  number: string;
  name: string;
  price_ore: number | null;
  group: string;
}
