// Amounts as people write them: `1 234,50`. Øre are whole numbers from end to end; nothing here divides
// or multiplies a fraction.

const ORE_PER_KRONE = 100;
const MINUS = "\u2212";
const NO_BREAK = "\u00a0";
const WRITTEN = /^(\d{1,9})(?:[.,](\d{0,2}))?$/;

/**
 * Write an amount of øre as kroner: `1 234,50`, with a space that never breaks and a real minus sign.
 *
 * @example kroner(-123450) // "−1 234,50"
 */
export function kroner(ore: number): string {
  const whole = String(Math.trunc(Math.abs(ore) / ORE_PER_KRONE));
  const rest = String(Math.abs(ore) % ORE_PER_KRONE).padStart(2, "0");
  return `${ore < 0 ? MINUS : ""}${grouped(whole)},${rest}`;
}

/** Write an amount without its `,00` when it is whole kroner: for buttons, where room is short. */
export function shortKroner(ore: number): string {
  return ore % ORE_PER_KRONE === 0 ? kroner(ore).slice(0, -",00".length) : kroner(ore);
}

/**
 * Read kroner as a person writes them (`250`, `12,5`, `1 234,50`, `12.50`) and return øre, or null when it
 * is no amount.
 */
export function oreOf(text: string): number | null {
  const parts = WRITTEN.exec(text.replaceAll(/\s/g, ""));
  if (parts === null) return null;
  return Number(parts[1]) * ORE_PER_KRONE + Number((parts[2] ?? "").padEnd(2, "0"));
}

/** Write a rate of basis points as per cent: `15 %`, `11,11 %`. */
export function percent(bp: number): string {
  const rest = String(bp % 100).padStart(2, "0");
  return `${Math.trunc(bp / 100)}${rest === "00" ? "" : `,${rest.replace(/0$/, "")}`}${NO_BREAK}%`;
}

/** Read a share of at most 100 % as basis points, or null: `10`, `12,5`. */
export function bpOf(text: string): number | null {
  const bp = oreOf(text);
  return bp === null || bp > 10_000 ? null : bp;
}

function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, NO_BREAK);
}
