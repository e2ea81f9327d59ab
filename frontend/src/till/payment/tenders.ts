// Laying one tender after another against what is due.

import type { Tender, TenderKind } from "../../register/view.ts";

/** The kinds that are drawn on a card or slip with a number, which holds so much and no more. */
export const DRAWN: ReadonlySet<TenderKind> = new Set(["gift_card", "store_credit"]);

const ROUNDED_AWAY_MAX_ORE = 49;

/**
 * Return the tender that was described, or null while something it needs is missing.
 *
 * @param keyedOre What was keyed; null takes all that is left.
 * @param account  The number of the card; empty for none.
 * @param leftOre  What is left to pay; negative when money goes to the customer.
 * @param balanceOre What the card holds, where the register has told: nothing more is taken of it unasked.
 */
export function tenderOf(
  kind: TenderKind,
  keyedOre: number | null,
  account: string,
  leftOre: number,
  balanceOre: number | null = null,
): Tender | null {
  if (DRAWN.has(kind) && account === "" && leftOre > 0) return null;
  const besides = account === "" ? {} : { account };
  if (kind === "cash") return keyedOre === null ? { kind } : { kind, amount_ore: keyedOre };
  const rest = balanceOre === null ? leftOre : Math.min(leftOre, balanceOre);
  const amount = keyedOre === null ? rest : Math.sign(leftOre) * keyedOre;
  return amount === 0 ? null : { kind, amount_ore: amount, ...besides };
}

/**
 * Whether the customer may do without a receipt: only where every payment went through an integrated
 * solution (KSF-2-6-4b). The register judges; this decides whether the question is asked at all.
 */
export function mayDecline(tenders: readonly Tender[]): boolean {
  return (
    tenders.length > 0 && tenders.every(({ kind, integrated }) => integrated === true && kind !== "cash")
  );
}

/** Whether nothing is left after a tender. Cash may lack what rounding takes away. */
export function covers(tender: Tender, leftOre: number): boolean {
  if (tender.kind === "cash") return leftOre - (tender.amount_ore ?? leftOre) <= ROUNDED_AWAY_MAX_ORE;
  return Math.abs(tender.amount_ore ?? 0) >= Math.abs(leftOre);
}

/** What is left to pay after some tenders. */
export function leftAfter(dueOre: number, given: readonly Tender[]): number {
  return dueOre - given.reduce((sum, tender) => sum + (tender.amount_ore ?? 0), 0);
}
