// The parts of the page for the inspector and the accountant.

import { Tabs } from "../../parts/tabs.tsx";

export function ControlTabs() {
  return (
    <Tabs
      page="kontroll"
      parts={[
        { part: "", word: "page_inspection", right: "export" },
        { part: "innsending", word: "page_submission", right: "keep_books" },
        { part: "personalliste", word: "page_staff", right: "read_journal" },
        { part: "oppbevaring", word: "page_retention", right: "read_journal" },
      ]}
    />
  );
}
