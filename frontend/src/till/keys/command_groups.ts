// Where each command stands: in which part of the menu, and in which of the key sheet. Both read this one table.

import type { Key } from "../words/table.ts";
import { COMMANDS, type CommandName } from "./commands.ts";

/** Where a command is listed: what has a button of its own needs no row in the menu. */
type Listed = "both" | "menu" | "sheet";

interface Group {
  word: Key;
  commands: Readonly<Partial<Record<CommandName, Listed>>>;
}

/** A part of the menu or of the sheet. */
export interface CommandGroup {
  word: Key;
  commands: readonly CommandName[];
}

const GROUPS: readonly Group[] = [
  {
    word: "keys_payment",
    commands: {
      cash: "sheet",
      card: "sheet",
      vipps: "sheet",
      more_tenders: "sheet",
      digital_receipt: "sheet",
    },
  },
  {
    word: "menu_sale",
    commands: {
      search: "sheet",
      undo: "sheet",
      receipts: "both",
      copy: "both",
      price_check: "both",
      // On the sheet, `%` stands with the keys that work anywhere.
      discount: "menu",
      park: "sheet",
      parked: "both",
      park_with_slip: "sheet",
      abort: "sheet",
      coupon: "both",
      points: "both",
      provisional: "both",
      serving: "both",
      note: "both",
      credit_sale: "both",
      receipt_email: "both",
      next_step: "sheet",
    },
  },
  {
    word: "menu_money",
    commands: { open_drawer: "both", pay_in: "both", pay_out: "both", gift_card: "both" },
  },
  {
    word: "menu_day",
    commands: {
      x_report: "both",
      close_day: "both",
      cash_report: "both",
      papers: "both",
      print_elsewhere: "sheet",
      test_page: "sheet",
      journal: "both",
      system_check: "both",
      training: "both",
    },
  },
  {
    word: "menu_screen",
    commands: {
      operator: "both",
      switch: "both",
      lock: "both",
      customer_display: "both",
      close_display: "both",
      sign_off: "both",
      badges: "both",
      office: "both",
      stop: "both",
      devices: "both",
      menu: "sheet",
      keys: "both",
    },
  },
];

const NAMED: ReadonlySet<string> = new Set(GROUPS.flatMap((group) => Object.keys(group.commands)));
const OTHERS = (Object.keys(COMMANDS) as CommandName[]).filter((name) => !NAMED.has(name));

/** The menu. */
export const MENU_GROUPS: readonly CommandGroup[] = listed("menu");

/** Every command, in the parts of the key sheet; one that is in no group stands in the last. */
export const KEY_GROUPS: readonly CommandGroup[] =
  OTHERS.length === 0 ? listed("sheet") : [...listed("sheet"), { word: "keys_other", commands: OTHERS }];

function listed(where: "menu" | "sheet"): CommandGroup[] {
  return GROUPS.map(({ word, commands }) => ({
    word,
    commands: (Object.keys(commands) as CommandName[]).filter((name) =>
      [where, "both"].includes(commands[name] ?? ""),
    ),
  })).filter((group) => group.commands.length > 0);
}
