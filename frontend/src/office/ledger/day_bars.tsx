// Sales per day, as bars.

import { Bars } from "../parts/chart.tsx";
import { language } from "../visitor/dress.ts";
import { barDay } from "../words/dates.ts";
import { say } from "../words/say.ts";
import { type DayVoucher, soldOre } from "./ledger_shapes.ts";

/** Sales with VAT, a bar for each day over all registers. */
export function DayBars({ of: days }: { of: readonly DayVoucher[] }) {
  const sums = new Map<string, number>();
  for (const day of days) sums.set(day.day, (sums.get(day.day) ?? 0) + soldOre(day.lines));
  const bars = [...sums]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([day, value_ore]) => ({ key: day, label: barDay(day, language.value), value_ore }));
  return <Bars bars={bars} name={say("days_chart_name", { count: bars.length })} />;
}
