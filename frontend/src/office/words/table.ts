// All texts of the office in one typed table: a key that is missing, or lacks a language, does not compile.

import type { Said } from "../../language.ts";
import { BANK } from "./bank.ts";
import { BOOKS } from "./books.ts";
import { CONTROL } from "./control.ts";
import { DELIVERY } from "./delivery.ts";
import { MAPPING } from "./mapping.ts";
import { OVERVIEW } from "./overview.ts";
import { ROUTINE } from "./routine.ts";
import { SHELL } from "./shell.ts";
import { VAT } from "./vat.ts";

export const OFFICE_ROOMS = [SHELL, OVERVIEW, BOOKS, MAPPING, VAT, CONTROL, BANK, DELIVERY, ROUTINE] as const;

export const OFFICE = {
  ...SHELL,
  ...OVERVIEW,
  ...BOOKS,
  ...MAPPING,
  ...VAT,
  ...CONTROL,
  ...BANK,
  ...DELIVERY,
  ...ROUTINE,
} satisfies Record<string, Said>;

/** The name of a text. */
export type OfficeKey = keyof typeof OFFICE;
