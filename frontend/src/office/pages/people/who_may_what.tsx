// Who works here, what each role may, and the look through it all once a month; a person and a role have addresses of their own.

import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { place } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { PeopleList } from "./people_list.tsx";
import type { Access, AccessProps } from "./people_shapes.ts";
import { NewPerson, OnePerson } from "./person.tsx";
import { OneRole } from "./role.tsx";
import { RoleMatrix } from "./role_matrix.tsx";

export function WhoMayWhat() {
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
