// Laying one tender after another against what is due.

import type { Tender, TenderKind } from "./view.ts";

/** The kinds that are drawn on somebody's account, or on a card with a number. */
export const WITH_ACCOUNT: ReadonlySet<TenderKind> = new Set(["gift_card", "store_credit", "invoice"]);

const ROUNDED_AWAY_MAX_ORE = 49;

/**
 * Return the tender that was described, or null while something it needs is missing.
 *
 * @param keyedOre What was keyed; null takes all that is left.
 * @param account  The number of the card or customer; empty for none.
 * @param leftOre  What is left to pay; negative when money goes to the customer.
 */
export function tenderOf(
  kind: TenderKind,
  keyedOre: number | null,
  account: string,
  leftOre: number,
): Tender | null {
  if (WITH_ACCOUNT.has(kind) && account === "" && leftOre > 0) return null;
  const besides = account === "" ? {} : { account };
  if (kind === "invoice") return { kind, ...besides };
  if (kind === "cash") return keyedOre === null ? { kind } : { kind, amount_ore: keyedOre };
  const amount = keyedOre === null ? leftOre : Math.sign(leftOre) * keyedOre;
  return amount === 0 ? null : { kind, amount_ore: amount, ...besides };
}

/** Whether nothing is left after a tender. Cash may lack what rounding takes away; an invoice takes the whole. */
export function covers(tender: Tender, leftOre: number): boolean {
  if (tender.kind === "invoice") return true;
  if (tender.kind === "cash") return leftOre - (tender.amount_ore ?? leftOre) <= ROUNDED_AWAY_MAX_ORE;
  return Math.abs(tender.amount_ore ?? 0) >= Math.abs(leftOre);
}

/** What is left to pay after some tenders. */
export function leftAfter(dueOre: number, given: readonly Tender[]): number {
  return dueOre - given.reduce((sum, tender) => sum + (tender.amount_ore ?? 0), 0);
}
