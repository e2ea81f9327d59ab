// A scale's label as it is being described, and one as an example of what is described.

export type Says = "price" | "weight" | "count";

export interface ScaleLabel {
  prefix: string;
  says: Says;
  item_digits: number;
  value_digits: number;
  decimals: number;
}

/** An EAN-13 without its check digit. */
const DIGITS = 12;
const FIRST_PREFIX = 20;
const LAST_PREFIX = 29;
const DECIMALS: Record<Says, number> = { weight: 3, price: 2, count: 0 };
const UNIT: Record<Says, string> = { weight: " kg", price: " kr", count: " stk" };

/** One more: the first prefix that is free, with weight in grams. */
export function newLabel(labels: readonly ScaleLabel[]): ScaleLabel {
  let prefix = FIRST_PREFIX;
  while (prefix < LAST_PREFIX && labels.some((each) => each.prefix === String(prefix))) prefix += 1;
  return {
    prefix: String(prefix),
    says: "weight",
    item_digits: 5,
    value_digits: 5,
    decimals: DECIMALS.weight,
  };
}

/** The same label that says something else, with the decimals that are usual for it. */
export function withSays(label: ScaleLabel, says: Says): ScaleLabel {
  return { ...label, says, decimals: DECIMALS[says] };
}

export function usedDigits(label: ScaleLabel): number {
  return label.prefix.length + label.item_digits + label.value_digits;
}

/** Whether a barcode can be read so; the register says the last word. */
export function fits(label: ScaleLabel): boolean {
  const left = DIGITS - usedDigits(label);
  return /^2\d{1,3}$/.test(label.prefix) && (left === 0 || left === 1);
}

/** A label of it: an article of counting digits and a value that is easily seen. */
export function exampleOf(label: ScaleLabel) {
  const item = "1234567890".slice(0, label.item_digits);
  const whole = label.says === "count" ? 3 : Math.round(0.75 * 10 ** label.decimals) || 1;
  const value = String(whole).padStart(label.value_digits, "0").slice(-label.value_digits);
  const left = Math.max(0, DIGITS - usedDigits(label));
  const shown = (Number(value) / 10 ** label.decimals).toFixed(label.decimals).replace(".", ",");
  return {
    hasOwnCheck: left > 0,
    told: {
      code: [label.prefix, item, ...(left > 0 ? ["E"] : []), value, "K"].join(" "),
      item,
      value: `${shown}${UNIT[label.says]}`,
    },
  };
}
