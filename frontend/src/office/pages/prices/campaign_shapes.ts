// What the register tells of campaigns.

export type Offer =
  | { type: "percent"; share_bp: number }
  | { type: "multibuy"; take: number; pay: number }
  | { type: "together"; price_ore: number };

export interface OfferGoods {
  articles: string[];
  groups: string[];
}

export interface Campaign {
  number: number;
  version: number;
  name: string;
  offer: Offer;
  parts: OfferGoods[];
  begins: string;
  ends: string | null;
  hours: { opens: string; closes: string; weekdays: number[] } | null;
}

export interface ShownCampaign {
  campaign: Campaign;
  state: "to_come" | "runs" | "over";
  /** The first goods of each part. */
  goods: string[][];
  /** How many more there are of each part. */
  unnamed: number[];
}

export interface CampaignsShown {
  rows: ShownCampaign[];
}

export interface Tried {
  goods: string[];
  before_ore: number;
  after_ore: number;
}
