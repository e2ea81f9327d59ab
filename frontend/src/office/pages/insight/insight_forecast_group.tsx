// One article group, day by day and hour by hour: what is baked, and when.

import { useState } from "preact/hooks";
import { Bars } from "../../parts/chart.tsx";
import { Choice } from "../../parts/fields.tsx";
import { Card } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { language } from "../../visitor/dress.ts";
import { barDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { bandColumn, dayColumn, salesColumn } from "./forecast_columns.tsx";
import { about, type Group, type GroupDay, type GroupHour } from "./forecast_shapes.ts";
import { between, Heat, HoursHeld } from "./insight_forecast_hours.tsx";
import { hourName } from "./insight_shapes.ts";

export function OneGroup({ of: groups }: { of: readonly Group[] }) {
  const [chosen, choose] = useState(groups[0]?.group ?? "");
  const group = groups.find((each) => each.group === chosen) ?? groups[0];
  if (group === undefined) return null;
  return (
    <Card title={say("insight_forecast_group")} lead={say("insight_forecast_group_lead")} class="wide">
      <Choice
        title={say("apart_group")}
        value={group.group}
        options={groups.map((each): [string, string] => [each.group, each.name || each.group])}
        put={choose}
      />
      <Table
        name={say("insight_forecast_group")}
        columns={[dayColumn(), salesColumn(), bandColumn()]}
        rows={group.days}
        keyOf={(day) => day.day}
        empty={null}
        isPlain
      />
      <Heat
        name={say("insight_forecast_group_hours")}
        days={group.days}
        of={({ amount_ore }) => amount_ore}
        shown={({ amount_ore }) => about(amount_ore)}
        band={({ low_ore, high_ore }) => between(low_ore, high_ore, about)}
      />
      <HoursHeld of={group.hours_held} />
      <OneDay of={group.days} />
    </Card>
  );
}

/** One day of it, drawn with a table beside. */
function OneDay({ of: days }: { of: readonly GroupDay[] }) {
  const open = days.filter(({ hours }) => hours.length > 0);
  const [chosen, choose] = useState("");
  const day = open.find((each) => each.day === chosen) ?? open[0];
  if (day === undefined) return null;
  return (
    <>
      <Choice
        title={say("insight_forecast_one_day")}
        value={day.day}
        options={open.map((each): [string, string] => [each.day, barDay(each.day, language.value)])}
        put={choose}
      />
      <div class="chart-and-table">
        <Bars
          name={say("insight_forecast_one_day")}
          bars={day.hours.map(({ hour, amount_ore, low_ore, high_ore }) => ({
            key: String(hour),
            label: String(hour),
            value_ore: amount_ore,
            ...(low_ore === null || high_ore === null ? {} : { between_ore: [low_ore, high_ore] }),
          }))}
        />
        <Table
          name={say("insight_forecast_one_day")}
          columns={hourColumns()}
          rows={day.hours}
          keyOf={({ hour }) => String(hour)}
          empty={null}
          isPlain
        />
      </div>
    </>
  );
}

function hourColumns(): Column<GroupHour>[] {
  return [
    { id: "hour", title: say("apart_hour"), kind: "text", of: ({ hour }) => hourName(hour) },
    salesColumn(),
    {
      id: "band",
      title: say("insight_forecast_hour_band"),
      kind: "text",
      of: ({ low_ore, high_ore }) =>
        low_ore === null ? say("insight_forecast_too_little_here") : between(low_ore, high_ore, about),
    },
  ];
}
