// A price list as it is being typed, and what is sent of it.

import type { PriceList } from "../../goods/price_lists.ts";
import { today } from "../../words/dates.ts";
import type { Period } from "./period.ts";
import type { PriceRow } from "./price_list_shapes.ts";

export interface PriceListDraft extends Period {
  name: string;
  /** Code of the place it is for; empty where it is for a group of customers. */
  place: string;
  group: string;
  /** An article and a price on each line. */
  prices: string;
}

export function blank(place: string): PriceListDraft {
  return { name: "", place, group: "", first_day: today(), last_day: "", prices: "" };
}

/** A list that there is, with its prices as somebody would type them. */
export function draftOf(list: PriceList, rows: readonly PriceRow[]): PriceListDraft {
  return {
    name: list.name,
    place: list.place,
    group: list.group,
    first_day: list.begins,
    last_day: list.ends ?? "",
    prices: rows.map((row) => `${row.article};${typed(row.price_ore ?? 0)}`).join("\n"),
  };
}

/**
 * What is sent; null where something is missing.
 *
 * @param before  The list that is changed; its first day is left as it is where nobody changes it.
 */
export function bodyOf(draft: PriceListDraft, before: PriceList | null): Record<string, unknown> | null {
  const group = draft.place === "" ? draft.group.trim() : "";
  if (draft.name.trim() === "" || draft.prices.trim() === "" || !(draft.place || group)) return null;
  const isMoved = draft.first_day !== "" && draft.first_day !== before?.begins;
  return {
    name: draft.name.trim(),
    prices: draft.prices,
    place: draft.place,
    group,
    ...(isMoved && { first_day: draft.first_day }),
    ...(draft.last_day !== "" && { last_day: draft.last_day }),
  };
}

function typed(ore: number): string {
  return (ore / 100).toFixed(2).replace(".", ",");
}
