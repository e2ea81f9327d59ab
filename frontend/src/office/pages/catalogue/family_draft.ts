// A family as it is being typed: its properties, and a row for each combination of their values.

import { kroner, oreOf } from "../../../writing/money.ts";
import type { FamilyShown } from "./family_shapes.ts";

/** What was typed of a member; what was not is foreseen. */
export interface Typed {
  number?: string;
  price?: string;
  gtins?: string;
  /** There is no such member, as there is no blue XXL. */
  isOut?: boolean;
}

export interface FamilyDraft {
  number: string;
  name: string;
  properties: { name: string; values: string }[];
  group: string;
  vat_code: string;
  price: string;
  stock_kept: boolean;
  favourite: boolean;
  /** Members that are there already: their values → their number. */
  known: Record<string, string>;
  typed: Record<string, Typed>;
}

export interface MemberRow {
  key: string;
  variant: string[];
  number: string;
  price: string;
  gtins: string;
  isKnown: boolean;
  isOut: boolean;
}

const SEPARATOR = "\u0000";
const DIGITS_MIN = 2;

export function valuesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(",")
        .map((value) => value.trim())
        .filter(Boolean),
    ),
  ];
}

/** The properties that have a name and values. */
function propertiesOf(draft: FamilyDraft): { name: string; values: string[] }[] {
  return draft.properties
    .map(({ name, values }) => ({ name: name.trim(), values: valuesOf(values) }))
    .filter(({ name, values }) => name !== "" && values.length > 0);
}

/** A row for each combination, with numbers foreseen where none was typed. */
export function rowsOf(draft: FamilyDraft): MemberRow[] {
  const [first, second] = propertiesOf(draft);
  if (first === undefined) return [];
  const variants = first.values.flatMap((value) =>
    second === undefined ? [[value]] : second.values.map((other) => [value, other]),
  );
  const taken = new Set(Object.values(draft.known));
  const width = Math.max(DIGITS_MIN, String(variants.length).length);
  let last = 0;
  const nextFree = () => {
    let number = "";
    do {
      last += 1;
      number = `${draft.number.trim()}-${String(last).padStart(width, "0")}`;
    } while (taken.has(number));
    return number;
  };
  return variants.map((variant) => {
    const key = variant.join(SEPARATOR);
    const typed = draft.typed[key] ?? {};
    const known = draft.known[key];
    const foreseen = known ?? nextFree();
    return {
      key,
      variant,
      number: known ?? typed.number ?? foreseen,
      price: typed.price ?? draft.price,
      gtins: typed.gtins ?? "",
      isKnown: known !== undefined,
      isOut: known === undefined && typed.isOut === true,
    };
  });
}

/** What is sent; null where a price is none, or something is missing. */
export function bodyOf(draft: FamilyDraft): Record<string, unknown> | null {
  const rows = rowsOf(draft).filter(({ isOut }) => !isOut);
  const prices = rows.map(({ price }) => (price.trim() === "" ? null : (oreOf(price) ?? undefined)));
  if (draft.number.trim() === "" || draft.name.trim() === "" || rows.length === 0) return null;
  if (prices.includes(undefined)) return null;
  return {
    name: draft.name.trim(),
    properties: propertiesOf(draft),
    members: rows.map(({ number, variant, gtins }, place) => ({
      number: number.trim(),
      variant,
      price_ore: prices[place],
      gtins: gtins.split(/[\s,;]+/).filter(Boolean),
    })),
    group: draft.group,
    vat_code: draft.vat_code,
    stock_kept: draft.stock_kept,
    favourite: draft.favourite,
  };
}

/** A family that is there, to be changed. */
export function draftOf({ family, members }: FamilyShown): FamilyDraft {
  const [first] = members;
  const keyOf = (variant: string[]) => variant.join(SEPARATOR);
  return {
    number: family.number,
    name: family.name,
    properties: [0, 1].map((place) => ({
      name: family.properties[place]?.name ?? "",
      values: family.properties[place]?.values.join(", ") ?? "",
    })),
    group: first?.group ?? "",
    vat_code: first?.vat_code ?? "",
    price: first?.price_ore == null ? "" : kroner(first.price_ore),
    stock_kept: first?.stock_kept ?? false,
    favourite: members.length > 0 && members.every(({ favourite }) => favourite),
    known: Object.fromEntries(members.map((member) => [keyOf(member.variant), member.number])),
    typed: {
      ...(members.length === 0 ? {} : outOf(family.properties, members)),
      ...Object.fromEntries(
        members.map(({ variant, price_ore, gtins }) => [
          keyOf(variant),
          { price: price_ore === null ? "" : kroner(price_ore), gtins: gtins.join(" ") },
        ]),
      ),
    },
  };
}

/** Combinations that no member has are out until somebody says otherwise. */
function outOf(
  properties: FamilyShown["family"]["properties"],
  members: FamilyShown["members"],
): Record<string, Typed> {
  const there = new Set(members.map(({ variant }) => variant.join(SEPARATOR)));
  const [first, second] = properties.map(({ values }) => values);
  const all = (first ?? []).flatMap((value) => (second ?? [null]).map((other) => [value, other]));
  const keys = all.map((variant) => variant.filter((value) => value !== null).join(SEPARATOR));
  return Object.fromEntries(keys.filter((key) => !there.has(key)).map((key) => [key, { isOut: true }]));
}
