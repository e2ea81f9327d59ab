// All texts of the office in one typed table: a key that is missing, or lacks a language, does not compile.

import type { Said } from "../../writing/language.ts";
import { BACKUP } from "./backup.ts";
import { BANK } from "./bank.ts";
import { BOOKS } from "./books.ts";
import { BULK_EDIT } from "./bulk_edit.ts";
import { CAMPAIGNS } from "./campaigns.ts";
import { CATALOGUE } from "./catalogue.ts";
import { CONTROL } from "./control.ts";
import { COUNT } from "./count.ts";
import { COUPONS } from "./coupons.ts";
import { CUSTOMERS } from "./customers.ts";
import { DELIVERY } from "./delivery.ts";
import { EXPERIMENTS } from "./experiments.ts";
import { FAMILIES } from "./families.ts";
import { FORECAST } from "./forecast.ts";
import { HEALTH } from "./health.ts";
import { HUB } from "./hub.ts";
import { INSIGHT } from "./insight.ts";
import { INVOICES } from "./invoices.ts";
import { JOURNAL } from "./journal.ts";
import { MAIL } from "./mail.ts";
import { MAPPING } from "./mapping.ts";
import { MEANS } from "./means.ts";
import { OPENING } from "./opening.ts";
import { OVERVIEW } from "./overview.ts";
import { PEOPLE } from "./people.ts";
import { PICTURES } from "./pictures.ts";
import { POINTS } from "./points.ts";
import { PRICE_LISTS } from "./price_lists.ts";
import { PRINTERS } from "./printers.ts";
import { PURCHASE } from "./purchase.ts";
import { REGISTERS } from "./registers.ts";
import { RETENTION } from "./retention.ts";
import { ROUTINE } from "./routine.ts";
import { SCALES } from "./scales.ts";
import { SET_UP } from "./set_up.ts";
import { SHELL } from "./shell.ts";
import { SIGN_IN } from "./sign_in.ts";
import { STAFF } from "./staff.ts";
import { STOCK } from "./stock.ts";
import { SUBMISSION } from "./submission.ts";
import { VAT } from "./vat.ts";

export const OFFICE_ROOMS = [
  SHELL,
  MAIL,
  MEANS,
  OPENING,
  OVERVIEW,
  INSIGHT,
  BOOKS,
  BULK_EDIT,
  CAMPAIGNS,
  CATALOGUE,
  EXPERIMENTS,
  FAMILIES,
  COUPONS,
  POINTS,
  PRICE_LISTS,
  SCALES,
  MAPPING,
  VAT,
  CONTROL,
  COUNT,
  PURCHASE,
  STOCK,
  CUSTOMERS,
  INVOICES,
  SUBMISSION,
  RETENTION,
  BANK,
  DELIVERY,
  ROUTINE,
  BACKUP,
  HEALTH,
  SET_UP,
  PRINTERS,
  REGISTERS,
  HUB,
  PEOPLE,
  STAFF,
  SIGN_IN,
  JOURNAL,
] as const;

export const OFFICE = {
  ...SHELL,
  ...MAIL,
  ...MEANS,
  ...OPENING,
  ...OVERVIEW,
  ...INSIGHT,
  ...BOOKS,
  ...BULK_EDIT,
  ...CAMPAIGNS,
  ...CATALOGUE,
  ...EXPERIMENTS,
  ...FAMILIES,
  ...COUPONS,
  ...PICTURES,
  ...POINTS,
  ...PRICE_LISTS,
  ...SCALES,
  ...MAPPING,
  ...VAT,
  ...CONTROL,
  ...COUNT,
  ...PURCHASE,
  ...STOCK,
  ...CUSTOMERS,
  ...INVOICES,
  ...SUBMISSION,
  ...RETENTION,
  ...BANK,
  ...DELIVERY,
  ...ROUTINE,
  ...BACKUP,
  ...FORECAST,
  ...HEALTH,
  ...SET_UP,
  ...PRINTERS,
  ...REGISTERS,
  ...HUB,
  ...PEOPLE,
  ...STAFF,
  ...SIGN_IN,
  ...JOURNAL,
} satisfies Record<string, Said>;

/** The name of a text. */
export type OfficeKey = keyof typeof OFFICE;
