// What a table shows of its rows: found, in order, and as a file. Nothing here knows of the page.

import { kroner } from "../../writing/money.ts";
import { shortDay, shortMoment } from "../words/dates.ts";

/** What a cell holds: øre, a count, a text, a day or a moment. Nothing is null. */
export type Cell = string | number | null;

/** What sort of thing a column holds; amounts are øre. */
export type Kind = "text" | "amount" | "number" | "day" | "moment";

export interface Field<Row> {
  id: string;
  title: string;
  kind: Kind;
  /** What is sorted by, looked for and exported. */
  of: (row: Row) => Cell;
}

export interface Order {
  by: string;
  isFalling: boolean;
}

const COMPARED = new Intl.Collator("nb", { numeric: true, sensitivity: "base" });
const RISKY = /^[=+\-@\t\r]/;
const BYTE_ORDER_MARK = "\ufeff";

/** Write a cell as people read it. */
export function written(cell: Cell, kind: Kind): string {
  if (cell === null || cell === "") return "";
  if (kind === "amount") return kroner(Number(cell));
  if (kind === "day") return shortDay(String(cell));
  if (kind === "moment") return shortMoment(String(cell));
  return String(cell);
}

/** Keep the rows where every word is somewhere, as it is written there; `1234,50` finds `1 234,50`. */
export function found<Row>(rows: readonly Row[], fields: readonly Field<Row>[], text: string): Row[] {
  const words = text.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...rows];
  return rows.filter((row) => {
    const all = fields.map((field) => written(field.of(row), field.kind).toLocaleLowerCase("nb")).join("\n");
    const close = all.replaceAll("\u00a0", "").replaceAll("\u2212", "-");
    return words.every((word) => all.includes(word) || close.includes(word));
  });
}

/** Put rows in order; those with nothing to be sorted by come last, and equals stay as they were. */
export function ordered<Row>(
  rows: readonly Row[],
  fields: readonly Field<Row>[],
  order: Order | null,
): Row[] {
  const field = fields.find((each) => each.id === order?.by);
  if (field === undefined || order === null) return [...rows];
  const sign = order.isFalling ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [left, right] = [field.of(one), field.of(other)];
    if (isNothing(left) || isNothing(right)) return Number(isNothing(left)) - Number(isNothing(right));
    if (typeof left === "number" && typeof right === "number") return sign * (left - right);
    return sign * COMPARED.compare(String(left), String(right));
  });
}

/** The order after somebody pressed the head of a column: rising, falling, as it came. */
export function turned(order: Order | null, by: string): Order | null {
  if (order?.by !== by) return { by, isFalling: false };
  return order.isFalling ? null : { by, isFalling: true };
}

/** The sum of a column of øre, of the rows that are shown. */
export function summed<Row>(rows: readonly Row[], field: Field<Row>): number {
  return rows.reduce((sum, row) => sum + Number(field.of(row) ?? 0), 0);
}

/**
 * Write rows as the file that Norwegian spreadsheets open at once: semicolons, a decimal comma, and a text that
 * begins like a formula kept from being one.
 */
export function csv<Row>(rows: readonly Row[], fields: readonly Field<Row>[]): string {
  const lines = [fields.map((field) => quoted(field.title))];
  for (const row of rows) lines.push(fields.map((field) => exported(field.of(row), field.kind)));
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line.join(";")}\r\n`).join("")}`;
}

function exported(cell: Cell, kind: Kind): string {
  if (cell === null) return "";
  if (kind === "amount") return kroner(Number(cell)).replaceAll("\u00a0", "").replace("\u2212", "-");
  if (kind === "number" && typeof cell === "number") return String(cell).replace(".", ",");
  const text = String(cell);
  return quoted(RISKY.test(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function isNothing(cell: Cell): boolean {
  return cell === null || cell === "";
}
