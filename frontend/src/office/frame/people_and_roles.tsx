// Who works here: the list with its roles, the staff register, and the look through it all once a month.

import { StaffRegister } from "../pages/control/staff_register.tsx";
import { AccessReview } from "../pages/people/access_review.tsx";
import { WhoMayWhat } from "../pages/people/people_and_roles.tsx";
import { PeopleTabs } from "../pages/people/people_tabs.tsx";
import { place } from "../route.ts";
import { may } from "../session.ts";

export function PeopleAndRoles() {
  const part = may("administer") ? place.value.rest[0] : "";
  if (part === "personalliste") return <StaffRegister tabs={<PeopleTabs />} />;
  if (part === "gjennomgang") return <AccessReview />;
  return <WhoMayWhat />;
}
