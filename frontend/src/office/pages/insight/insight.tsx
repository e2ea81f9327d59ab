// What the takings tell: the day as it goes, the receipts behind its figures, reports of a period, what is to come, and alerts.

import { place } from "../../visitor/route.ts";
import { InsightAlerts } from "./insight_alerts.tsx";
import { InsightDay } from "./insight_day.tsx";
import { InsightExperiments } from "./insight_experiments.tsx";
import { InsightForecast } from "./insight_forecast.tsx";
import { InsightReceipts } from "./insight_receipts.tsx";
import { InsightReport } from "./insight_report.tsx";

export function Insight() {
  const [part] = place.value.rest;
  if (part === "kvitteringer") return <InsightReceipts />;
  if (part === "prisforsok") return <InsightExperiments />;
  if (part === "varsler") return <InsightAlerts />;
  if (part === "prognose") return <InsightForecast />;
  return part === "rapporter" ? <InsightReport /> : <InsightDay />;
}
