// The pages of the office: where each stands, what it is called, and who may see it.

import type { ComponentType } from "preact";
import { Overview } from "./pages/overview.tsx";
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
