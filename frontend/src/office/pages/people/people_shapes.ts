// Who works here and what each role may, as the register tells it, and what they are called.

import { sayCode } from "../../words/say.ts";

export interface PersonRow {
  operator_id: string;
  first_name: string;
  surname: string;
  role: string;
  role_title: string;
  active: boolean;
  since: string;
}

export interface RoleColumn {
  role: string;
  title: string;
  is_fixed: boolean;
  rights: string[];
  people: string[];
}

export interface Access {
  rights: string[];
  roles: RoleColumn[];
  people: PersonRow[];
}

export interface AccessProps {
  of: Access;
  /** Ask anew what is so now. */
  again: () => void;
}

/** What a role is called. */
export function roleName(role: string, title: string): string {
  return title || sayCode("role", role);
}

/** What somebody is called. */
export function nameOf(person: PersonRow): string {
  return `${person.first_name} ${person.surname}`.trim() || person.operator_id;
}
