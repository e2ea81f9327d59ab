// A coupon as it is being typed, and what is sent of it.

import { bpOf, oreOf } from "../../../writing/money.ts";
import { type Goods, goodsOf } from "./goods.ts";
import { momentsOf, type Period } from "./period.ts";

export interface CouponDraft extends Goods, Period {
  name: string;
  kind: "share" | "amount";
  share: string;
  amount: string;
  minimum: string;
  codes: "many" | "once" | "made";
  code: string;
  count: string;
}

const CODES_MAX = 500;
const CODE = /^(?=.*[A-Z])[A-Z0-9-]{4,20}$/i;

/** What is sent; null where something is missing. */
export function bodyOf(draft: CouponDraft): Record<string, unknown> | null {
  const off = draft.kind === "share" ? bpOf(draft.share) : oreOf(draft.amount);
  const minimum = draft.minimum.trim() === "" ? 0 : oreOf(draft.minimum);
  const codes = codesOf(draft);
  const goods = goodsOf(draft);
  if (draft.name.trim() === "" || !off || minimum === null || codes === null || goods === null) return null;
  return {
    name: draft.name.trim(),
    ...(draft.kind === "share" ? { share_bp: off } : { amount_ore: off }),
    ...codes,
    goods,
    minimum_ore: minimum,
    ...momentsOf(draft),
  };
}

function codesOf({ codes, code, count }: CouponDraft): Record<string, unknown> | null {
  if (codes !== "made") return CODE.test(code.trim()) ? { code: code.trim(), once: codes === "once" } : null;
  const made = Number(count);
  return Number.isInteger(made) && made > 0 && made <= CODES_MAX ? { made_codes: made } : null;
}
