// Who works here: the list with its roles, the staff register, and the look through it all once a month.

import { StaffRegister } from "../pages/control/staff_register.tsx";
import { AccessReview } from "../pages/people/access_review.tsx";
import { PeopleTabs } from "../pages/people/people_tabs.tsx";
import { WhoMayWhat } from "../pages/people/who_may_what.tsx";
import { place } from "../visitor/route.ts";
import { may } from "../visitor/session.ts";

export function PeopleAndRoles() {
  const part = may("administer") ? place.value.rest[0] : "";
  if (part === "personalliste") return <StaffRegister tabs={<PeopleTabs />} />;
  if (part === "gjennomgang") return <AccessReview />;
  return <WhoMayWhat />;
}
