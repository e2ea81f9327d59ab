// The pages of the office: where each stands, what it is called, and who may see it.

import type { ComponentType } from "preact";
import { Bank } from "./pages/bank.tsx";
import { Control } from "./pages/control.tsx";
import { Days } from "./pages/days.tsx";
import { DeliveryPage } from "./pages/delivery.tsx";
import { Mapping } from "./pages/mapping.tsx";
import { Overview } from "./pages/overview.tsx";
import { Vat } from "./pages/vat.tsx";
import { Vouchers } from "./pages/vouchers.tsx";
import type { GlyphName } from "./parts/glyph.tsx";
import { may } from "./session.ts";
import type { OfficeKey } from "./words/table.ts";

export interface OfficePage {
  /** What its address begins with; empty is the first page. */
  page: string;
  word: OfficeKey;
  glyph: GlyphName;
  /** Who may see it: holders of one of these rights. */
  rights: readonly string[];
  View: ComponentType;
}

export const PAGES: readonly OfficePage[] = [
  { page: "", word: "page_overview", glyph: "home", rights: ["export", "keep_books"], View: Overview },
  { page: "dager", word: "page_days", glyph: "calendar", rights: ["keep_books"], View: Days },
  { page: "bilag", word: "page_vouchers", glyph: "voucher", rights: ["keep_books"], View: Vouchers },
  { page: "kontering", word: "page_mapping", glyph: "accounts", rights: ["keep_books"], View: Mapping },
  { page: "levering", word: "page_delivery", glyph: "send", rights: ["keep_books"], View: DeliveryPage },
  { page: "avstemming", word: "page_bank", glyph: "bank", rights: ["keep_books"], View: Bank },
  { page: "mva", word: "page_vat", glyph: "percent", rights: ["read_journal"], View: Vat },
  { page: "kontroll", word: "page_control", glyph: "shield", rights: ["export"], View: Control },
];

/** The pages that the person in the office may see. */
export function myPages(): OfficePage[] {
  return PAGES.filter((page) => page.rights.some(may));
}

/** The page at an address; the first one where there is none, or none that she may see. */
export function pageAt(page: string): OfficePage {
  const mine = myPages();
  return mine.find((each) => each.page === page) ?? (mine[0] as OfficePage);
}
