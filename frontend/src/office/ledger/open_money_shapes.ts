// What the register tells of money that nothing is matched with.

export interface OpenItem {
  key: string;
  what: string;
  day: string;
  age: string;
  age_days: number;
  amount_ore: number;
  text: string;
  tender?: string;
  register?: string;
}

export interface OpenMoney {
  items: OpenItem[];
  gaps: { account: string; after: string | null; before: string | null }[];
  not_till: number;
}
