// All texts of the office in one typed table: a key that is missing, or lacks a language, does not compile.

import type { Said } from "../../language.ts";
import { OVERVIEW } from "./overview.ts";
import { SHELL } from "./shell.ts";

export const OFFICE_ROOMS = [SHELL, OVERVIEW] as const;

export const OFFICE = {
  ...SHELL,
  ...OVERVIEW,
} satisfies Record<string, Said>;

/** The name of a text. */
export type OfficeKey = keyof typeof OFFICE;
