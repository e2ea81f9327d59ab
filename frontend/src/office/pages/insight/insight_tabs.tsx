// The parts of the page about the takings.

import { Tabs } from "../../parts/tabs.tsx";

export function InsightTabs() {
  return (
    <Tabs
      page="innsikt"
      parts={[
        { part: "", word: "insight_part_day", right: "", with: ["kvitteringer"] },
        { part: "rapporter", word: "insight_reports", right: "" },
        { part: "prognose", word: "insight_forecast", right: "" },
        { part: "prisforsok", word: "insight_experiments", right: "" },
        { part: "varsler", word: "insight_alerts", right: "" },
      ]}
    />
  );
}
