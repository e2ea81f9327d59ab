// What the register tells of suppliers and orders.

export interface Supplier {
  number: number;
  name: string;
  organisation_number: string;
  email: string;
  lead_days: number;
  customer_number: string;
  active: boolean;
}

export interface SupplierRow {
  article: string;
  name: string;
  unit: string;
  their_number: string;
  pack_milli: number | null;
  unit_cost_ore: number | null;
  is_first: boolean;
}

export interface ShownSupplier {
  supplier: Supplier;
  articles: SupplierRow[];
  more: boolean;
}

export interface Demand {
  on_hand_milli: number;
  coming_milli: number;
  sold_milli: number;
  minimum_milli: number | null;
  maximum_milli: number | null;
  lead_days: number;
  pack_milli: number | null;
  /** What the forecast expects; null where it has too little to go by, or is not gone by. */
  expected_milli: number | null;
}

export interface SuggestedLine {
  article: string;
  name: string;
  unit: string;
  their_number: string;
  order_milli: number;
  left_milli: number;
  demand: Demand;
  unit_cost_ore: number | null;
}

export interface Suggestion {
  supplier: Supplier;
  lines: SuggestedLine[];
  more: boolean;
  looked_at: number;
}

export interface OrderRow {
  number: number;
  supplier: number;
  supplier_name: string;
  state: "draft" | "sent" | "closed";
  made_at: string;
  expected_on: string | null;
  is_late: boolean;
  lines: number;
  open_lines: number;
  total_ore: number | null;
}

export interface OrderPage {
  rows: OrderRow[];
  more: boolean;
}

export interface OrderLine {
  article: string;
  name: string;
  unit: string;
  their_number: string;
  ordered_milli: number;
  received_milli: number;
  open_milli: number;
  unit_cost_ore: number | null;
  pack_milli: number | null;
}

export interface Order {
  row: OrderRow;
  supplier: Supplier;
  place: string;
  version: number;
  made_by: string;
  note: string;
  sent_at: string | null;
  sent_way: string | null;
  closed_at: string | null;
  word: string;
  lines: OrderLine[];
  deliveries: { register: string; entry: number; at: string; reference?: string; word?: string }[];
}
