// What the register tells of what is sold, and the parts of the page of it.

import type { Part } from "../parts/tabs.tsx";

export interface Article {
  number: string;
  name: string;
  group: string;
  vat_code: string;
  price_ore: number | null;
  vat_code_eat_in: string | null;
  unit: string;
  gtins: string[];
  deposit: string | null;
  is_deposit: boolean;
  discountable: boolean;
  age_limit: number | null;
  button_colour: string;
  favourite: boolean;
  restriction: string;
  stock_kept: boolean;
  stock_minimum_milli: number | null;
  stock_maximum_milli: number | null;
  /** Number of the family it belongs to; empty for none. */
  family: string;
  variant: string[];
  /** Digest of its picture; empty for none. */
  picture: string;
}

export interface Group {
  code: string;
  predefined: string;
  name: string;
}

export interface VatChoice {
  code: string;
  description: string;
  rate_bp: number;
}

/** What an article can be. */
export interface Frame {
  groups: Group[];
  vat_codes: VatChoice[];
  deposits: Article[];
  for_sale: number;
}

export const CATALOGUE_PARTS: readonly Part[] = [
  { part: "", word: "articles_part", right: "administer" },
  { part: "familier", word: "families_part", right: "administer" },
  { part: "priser", word: "prices_part", right: "administer" },
  { part: "prislister", word: "price_lists_part", right: "administer" },
  { part: "kampanjer", word: "campaigns_part", right: "administer" },
  { part: "kuponger", word: "coupons_part", right: "administer" },
  { part: "grupper", word: "groups_part", right: "administer" },
  { part: "mange", word: "bulk_part", right: "administer" },
  { part: "etiketter", word: "labels_part", right: "administer" },
  { part: "vekt", word: "scales_part", right: "administer" },
  { part: "lister", word: "imports_part", right: "administer" },
];
