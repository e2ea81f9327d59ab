// In which part of the key sheet each command stands. One that is in no part here stands in the last.

import { COMMANDS, type CommandName } from "./commands.ts";
import type { Key } from "./words/table.ts";

export interface KeyGroup {
  word: Key;
  commands: readonly CommandName[];
}

const KNOWN: readonly KeyGroup[] = [
  {
    word: "keys_payment",
    commands: ["cash", "card", "vipps", "more_tenders", "credit_sale", "digital_receipt", "receipt_email"],
  },
  {
    word: "menu_sale",
    commands: [
      "search",
      "undo",
      "park",
      "parked",
      "park_with_slip",
      "abort",
      "receipts",
      "price_check",
      "copy",
      "provisional",
      "serving",
      "note",
      "next_step",
    ],
  },
  { word: "menu_money", commands: ["open_drawer", "pay_in", "pay_out", "gift_card"] },
  {
    word: "menu_day",
    commands: [
      "x_report",
      "close_day",
      "cash_report",
      "papers",
      "print_elsewhere",
      "test_page",
      "journal",
      "system_check",
      "training",
    ],
  },
  {
    word: "menu_screen",
    commands: [
      "operator",
      "switch",
      "lock",
      "customer_display",
      "close_display",
      "sign_off",
      "badges",
      "office",
      "stop",
      "devices",
      "menu",
      "keys",
    ],
  },
];

/** `%` stands with the keys that work anywhere. */
const ELSEWHERE: ReadonlySet<CommandName> = new Set([
  "discount",
  ...KNOWN.flatMap((group) => group.commands),
]);
const OTHERS = (Object.keys(COMMANDS) as CommandName[]).filter((name) => !ELSEWHERE.has(name));

/** Every command, in the parts of the sheet. */
export const KEY_GROUPS: readonly KeyGroup[] =
  OTHERS.length === 0 ? KNOWN : [...KNOWN, { word: "keys_other", commands: OTHERS }];
