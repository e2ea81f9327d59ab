// Every text of the office, by key, in the language of the page.

import { fill } from "../../writing/language.ts";
import { language } from "../visitor/dress.ts";
import { OFFICE, type OfficeKey } from "./table.ts";

/** Return a text in the language of the page. */
export function say(key: OfficeKey, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(OFFICE[key][language.value], values);
}

/** Return the text of a code that the register tells, such as a state; the code itself when it is a new one. */
export function sayCode(
  room: string,
  code: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const key = `${room}_${code.replaceAll(/[^a-z0-9]+/gi, "_").toLowerCase()}`;
  return key in OFFICE ? say(key as OfficeKey, values) : code;
}
