// What the register tells of the catalogue.

import type { Article } from "../../goods/articles.ts";

/** What tells the members of a family apart, and the values it has. */
export interface FamilyProperty {
  name: string;
  values: string[];
}

export interface Family {
  number: string;
  name: string;
  properties: FamilyProperty[];
}

/** A family with its members, in the order of their values. */
export interface FamilyShown {
  family: Family;
  members: Article[];
}
