// Quantities as people write them: thousandths of a piece, a kilogram, a metre.

export const ONE_MILLI = 1000;

const MINUS = "\u2212";
const WRITTEN = /^(\d{1,9})(?:[.,](\d{0,3}))?$/;

/**
 * Write a quantity without needless decimals: `3`, `0,35`, `−1`.
 *
 * @example quantity(350) // "0,35"
 */
export function quantity(milli: number): string {
  const whole = Math.trunc(Math.abs(milli) / ONE_MILLI);
  const rest = String(Math.abs(milli) % ONE_MILLI)
    .padStart(3, "0")
    .replace(/0+$/, "");
  return `${milli < 0 ? MINUS : ""}${whole}${rest && `,${rest}`}`;
}

/** Read a quantity above zero as thousandths, or null when it is none: `3`, `0,35`, `1.250`. */
export function milliOf(text: string): number | null {
  const parts = WRITTEN.exec(text.trim());
  if (parts === null) return null;
  const milli = Number(parts[1]) * ONE_MILLI + Number((parts[2] ?? "").padEnd(3, "0"));
  return milli > 0 ? milli : null;
}

/** Whether something is sold by the piece, so that no scale is needed. */
export function isByPiece(unit: string): boolean {
  return unit === "stk";
}
