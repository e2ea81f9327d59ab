// The pages of the office: where each stands, what it is called, and who may see it.

import type { ComponentType } from "preact";
import { Bank } from "../pages/bank/bank.tsx";
import { Days } from "../pages/books/days.tsx";
import { DeliveryPage } from "../pages/books/deliveries.tsx";
import { Mapping } from "../pages/books/mapping.tsx";
import { Routine } from "../pages/books/routine.tsx";
import { Vat } from "../pages/books/vat.tsx";
import { Vouchers } from "../pages/books/vouchers.tsx";
import { Control } from "../pages/control/control.tsx";
import { Journal } from "../pages/control/journal.tsx";
import { Customers } from "../pages/customers/customers.tsx";
import { Insight } from "../pages/insight/insight.tsx";
import { Overview } from "../pages/overview/overview.tsx";
import { SignIn } from "../pages/people/sign_in.tsx";
import { Backup } from "../pages/shop/backup.tsx";
import { HealthPage } from "../pages/shop/health.tsx";
import { SetUp } from "../pages/shop/set_up.tsx";
import { Stock } from "../pages/stock/stock.tsx";
import type { GlyphName } from "../parts/glyph.tsx";
import { may } from "../visitor/session.ts";
import type { OfficeKey } from "../words/table.ts";
import { Catalogue } from "./catalogue.tsx";
import { PeopleAndRoles } from "./people_and_roles.tsx";

/** What the places on the left stand under, in their order. */
export const GROUPS = ["shop", "goods", "books", "control", "system"] as const;
export type Group = (typeof GROUPS)[number];

export interface OfficePage {
  /** What its address begins with; empty is the first page. */
  page: string;
  group: Group;
  word: OfficeKey;
  glyph: GlyphName;
  /** Who may see it: holders of one of these rights. */
  rights: readonly string[];
  View: ComponentType;
}

export const PAGES: readonly OfficePage[] = [
  { page: "", group: "shop", word: "page_overview", glyph: "home", rights: ["export"], View: Overview },
  {
    page: "innsikt",
    group: "shop",
    word: "page_insight",
    glyph: "chart",
    rights: ["keep_books"],
    View: Insight,
  },
  {
    page: "dager",
    group: "shop",
    word: "page_days",
    glyph: "calendar",
    rights: ["read_journal"],
    View: Days,
  },
  {
    page: "kunder",
    group: "shop",
    word: "page_customers",
    glyph: "people",
    rights: ["administer", "keep_books"],
    View: Customers,
  },
  {
    page: "varer",
    group: "goods",
    word: "page_catalogue",
    glyph: "goods",
    rights: ["administer"],
    View: Catalogue,
  },
  {
    page: "lager",
    group: "goods",
    word: "page_stock",
    glyph: "boxes",
    rights: ["keep_stock", "see_cost"],
    View: Stock,
  },
  {
    page: "bilag",
    group: "books",
    word: "page_vouchers",
    glyph: "voucher",
    rights: ["read_journal"],
    View: Vouchers,
  },
  {
    page: "kontering",
    group: "books",
    word: "page_mapping",
    glyph: "accounts",
    rights: ["keep_books"],
    View: Mapping,
  },
  {
    page: "levering",
    group: "books",
    word: "page_delivery",
    glyph: "send",
    rights: ["keep_books"],
    View: DeliveryPage,
  },
  {
    page: "avstemming",
    group: "books",
    word: "page_bank",
    glyph: "bank",
    rights: ["keep_books"],
    View: Bank,
  },
  { page: "mva", group: "books", word: "page_vat", glyph: "percent", rights: ["read_journal"], View: Vat },
  {
    page: "rutine",
    group: "books",
    word: "page_routine",
    glyph: "list",
    rights: ["keep_books"],
    View: Routine,
  },
  {
    page: "hendelser",
    group: "control",
    word: "page_journal",
    glyph: "clock",
    rights: ["read_journal"],
    View: Journal,
  },
  {
    page: "kontroll",
    group: "control",
    word: "page_control",
    glyph: "shield",
    rights: ["export"],
    View: Control,
  },
  {
    page: "folk",
    group: "system",
    word: "page_people",
    glyph: "person",
    rights: ["administer", "keep_books"],
    View: PeopleAndRoles,
  },
  {
    page: "kopi",
    group: "system",
    word: "page_backup",
    glyph: "copies",
    rights: ["keep_books"],
    View: Backup,
  },
  {
    page: "helse",
    group: "system",
    word: "page_health",
    glyph: "health",
    rights: ["administer", "keep_books"],
    View: HealthPage,
  },
  {
    page: "oppsett",
    group: "system",
    word: "page_set_up",
    glyph: "check",
    rights: ["administer"],
    View: SetUp,
  },
  {
    page: "innlogging",
    group: "system",
    word: "page_sign_in",
    glyph: "key",
    rights: ["administer", "keep_books", "export"],
    View: SignIn,
  },
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
