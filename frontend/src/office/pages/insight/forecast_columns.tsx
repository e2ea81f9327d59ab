// What tables of coming days, hours and groups tell alike: which day, about how much, and between what.

import type { Column } from "../../parts/table.tsx";
import { language } from "../../visitor/dress.ts";
import { soonDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { about } from "./forecast_shapes.ts";

export function dayColumn<Row extends { day: string }>(): Column<Row> {
  return {
    id: "day",
    title: say("col_day"),
    kind: "day",
    of: ({ day }) => day,
    show: ({ day }) => soonDay(day, language.value),
  };
}

export function salesColumn<Row extends { amount_ore: number }>(): Column<Row> {
  return {
    id: "amount",
    title: say("insight_sales"),
    kind: "amount",
    of: ({ amount_ore }) => amount_ore,
    show: ({ amount_ore }) => about(amount_ore),
  };
}

export function bandColumn<Row extends { low_ore: number; high_ore: number }>(): Column<Row> {
  return {
    id: "band",
    title: say("insight_forecast_band"),
    kind: "text",
    of: ({ low_ore, high_ore }) => `${about(low_ore)} – ${about(high_ore)}`,
  };
}
