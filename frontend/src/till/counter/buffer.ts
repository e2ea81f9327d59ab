// The numbers that belong to the next action: `3 ×` and an article is three of it, `250` and Kontant is
// 250 kroner handed over, `45` and an open-price article is its price.

import { oreOf } from "../../writing/money.ts";
import { milliOf } from "../../writing/quantity.ts";

/** What has been keyed: the digits, and the quantity set before them with ×. */
export interface NumberBuffer {
  readonly digits: string;
  readonly times: string;
}

export const EMPTY: NumberBuffer = { digits: "", times: "" };

const LENGTH_MAX = 14;

/** Return whether nothing has been keyed. */
export function isEmpty(buffer: NumberBuffer): boolean {
  return buffer.digits === "" && buffer.times === "";
}

/**
 * Return the buffer after a key: digits, `00`, `,`, `×`, `⌫` or `C`. A key that makes no sense changes
 * nothing.
 */
export function press(buffer: NumberBuffer, key: string): NumberBuffer {
  switch (key) {
    case "C":
      return EMPTY;
    case "⌫":
      if (buffer.digits !== "") return { ...buffer, digits: buffer.digits.slice(0, -1) };
      return { digits: buffer.times, times: "" };
    case "×":
      return milliOf(buffer.digits) === null ? buffer : { digits: "", times: buffer.digits };
    case ",":
      if (buffer.digits.includes(",")) return buffer;
      return { ...buffer, digits: `${buffer.digits || "0"},` };
    default: {
      if (!/^\d+$/.test(key) || buffer.digits.length + key.length > LENGTH_MAX) return buffer;
      return { ...buffer, digits: buffer.digits + key };
    }
  }
}

/** The quantity set with ×, thousandths; null when none was. */
export function timesMilli(buffer: NumberBuffer): number | null {
  return buffer.times === "" ? null : milliOf(buffer.times);
}

/** The digits as kroner, in øre; null when there are none. */
export function digitsOre(buffer: NumberBuffer): number | null {
  return buffer.digits === "" ? null : oreOf(buffer.digits);
}

/** The digits as a quantity, thousandths; null when there are none. */
export function digitsMilli(buffer: NumberBuffer): number | null {
  return buffer.digits === "" ? null : milliOf(buffer.digits);
}
