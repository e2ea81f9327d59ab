// The parts of the page of those who work here.

import { Tabs } from "../../parts/tabs.tsx";

export function PeopleTabs() {
  return (
    <Tabs
      page="folk"
      parts={[
        { part: "", word: "people_part", right: "", with: ["ny", "person"] },
        { part: "roller", word: "page_roles", right: "", with: ["rolle"] },
        { part: "gjennomgang", word: "page_access_review", right: "administer" },
        { part: "personalliste", word: "page_staff", right: "administer" },
      ]}
    />
  );
}
