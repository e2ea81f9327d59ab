// A campaign as it is being typed, and what is sent of it.

import { bpOf, oreOf } from "../../../writing/money.ts";
import type { Offer } from "./campaign_shapes.ts";
import { type Goods, goodsOf } from "./goods.ts";
import { MIDNIGHT, momentsOf, type Period } from "./period.ts";

export interface CampaignDraft extends Period {
  name: string;
  kind: Offer["type"];
  share: string;
  take: string;
  pay: string;
  price: string;
  parts: readonly Goods[];
  opens: string;
  closes: string;
  weekdays: readonly number[];
}

/** Which of the two hours is missing; null where both are written, or none. */
export function hourMissing({ opens, closes }: CampaignDraft): "opens" | "closes" | null {
  if ((opens === "") === (closes === "")) return null;
  return opens === "" ? "opens" : "closes";
}

/** What is sent; null where something is missing. */
export function bodyOf(draft: CampaignDraft): Record<string, unknown> | null {
  const offer = offerOf(draft);
  const parts = draft.parts.slice(0, draft.kind === "together" ? undefined : 1).map(goodsOf);
  if (draft.name.trim() === "" || offer === null || parts.some((part) => part === null)) return null;
  if (hourMissing(draft) !== null) return null;
  const hasHours = draft.opens !== "" && draft.closes !== "";
  return {
    name: draft.name.trim(),
    offer,
    parts,
    ...momentsOf(draft),
    hours:
      hasHours || draft.weekdays.length > 0
        ? {
            opens: hasHours ? draft.opens : MIDNIGHT,
            closes: hasHours ? draft.closes : MIDNIGHT,
            weekdays: [...draft.weekdays].sort(),
          }
        : null,
  };
}

function offerOf(draft: CampaignDraft): Offer | null {
  if (draft.kind === "percent") {
    const share_bp = bpOf(draft.share);
    return share_bp === null || share_bp === 0 ? null : { type: "percent", share_bp };
  }
  if (draft.kind === "multibuy") {
    const [take, pay] = [Number(draft.take), Number(draft.pay)];
    return Number.isInteger(take) && Number.isInteger(pay) && take > pay && pay > 0
      ? { type: "multibuy", take, pay }
      : null;
  }
  const price_ore = oreOf(draft.price);
  return price_ore === null || price_ore === 0 ? null : { type: "together", price_ore };
}
