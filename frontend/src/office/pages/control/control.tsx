// For the inspector and the accountant: what a control asks for, what is handed in, and how long it must be here.

import { place } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { ControlTabs } from "./control_tabs.tsx";
import { Inspection } from "./inspection.tsx";
import { Retention } from "./retention.tsx";
import { StaffRegister } from "./staff_register.tsx";
import { Submission } from "./submission.tsx";

export function Control() {
  const [part] = place.value.rest;
  if (part === "innsending" && may("keep_books")) return <Submission />;
  if (part === "personalliste" && may("read_journal")) return <StaffRegister tabs={<ControlTabs />} />;
  if (part === "oppbevaring" && may("read_journal")) return <Retention />;
  return <Inspection />;
}
