// Who works here, what each role may, and the look through it all once a month; a person and a role have addresses of their own.

import { useLoad } from "../../load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { place } from "../../route.ts";
import { sayCode } from "../../say.ts";
import { may } from "../../session.ts";
import { StaffRegister } from "../control/staff_register.tsx";
import { AccessReview } from "./access_review.tsx";
import { PeopleList } from "./people_list.tsx";
import { PeopleTabs } from "./people_tabs.tsx";
import { NewPerson, OnePerson } from "./person.tsx";
import { OneRole } from "./role.tsx";
import { RoleMatrix } from "./role_matrix.tsx";

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

export function PeopleAndRoles() {
  const part = may("administer") ? place.value.rest[0] : "";
  if (part === "personalliste") return <StaffRegister tabs={<PeopleTabs />} />;
  if (part === "gjennomgang") return <AccessReview />;
  return <WhoMayWhat />;
}

function WhoMayWhat() {
  const load = useLoad<Access>("/access");
  return <Loaded of={load}>{(access, again) => <Shown of={access} again={again} />}</Loaded>;
}

function Shown({ of: access, again }: AccessProps) {
  const [part, which] = place.value.rest;
  if (part === "ny" && may("administer")) return <NewPerson of={access} again={again} />;
  if (part === "person") return <OnePerson of={access} again={again} which={which ?? ""} />;
  if (part === "rolle" && may("administer")) return <OneRole of={access} again={again} which={which ?? ""} />;
  if (part === "roller") return <RoleMatrix of={access} again={again} />;
  return <PeopleList of={access} again={again} />;
}

/** What a role is called. */
export function roleName(role: string, title: string): string {
  return title || sayCode("role", role);
}

/** What somebody is called. */
export function nameOf(person: PersonRow): string {
  return `${person.first_name} ${person.surname}`.trim() || person.operator_id;
}
