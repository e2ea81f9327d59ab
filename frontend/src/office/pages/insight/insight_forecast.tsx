// What the coming two weeks are likely to bring, how far off such a guess has been, and when the queue comes.

import { useLoad } from "../../line/load.ts";
import { Bars } from "../../parts/chart.tsx";
import { Figure } from "../../parts/figure.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { place } from "../../visitor/route.ts";
import { shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { bandColumn, dayColumn, salesColumn } from "./forecast_columns.tsx";
import { about, aboutPercent, type Day, type Expected, type Group } from "./forecast_shapes.ts";
import { RegisterChoice } from "./insight_day.tsx";
import { OneGroup } from "./insight_forecast_group.tsx";
import { ReceiptHours } from "./insight_forecast_hours.tsx";
import { InsightTabs } from "./insight_tabs.tsx";

const WEEK_DAYS = 7;

export function InsightForecast() {
  const { kasse = "" } = place.value.query;
  const load = useLoad<Expected>(`/insight/forecast?${new URLSearchParams({ register: kasse })}`);
  return (
    <Page title={say("insight_forecast")} lead={say("insight_forecast_lead")}>
      <InsightTabs />
      <div class="field-row">
        <RegisterChoice chosen={kasse} />
      </div>
      <Loaded of={load}>
        {(expected) => (expected.error === null ? <TooLittle of={expected} /> : <Shown of={expected} />)}
      </Loaded>
    </Page>
  );
}

function TooLittle({ of: { weeks_behind, weeks_min } }: { of: Expected }) {
  return (
    <Card title={say("insight_forecast_none")}>
      <Nothing
        title={
          weeks_behind < weeks_min
            ? say("insight_forecast_too_little", { weeks: weeks_behind, least: weeks_min })
            : say("insight_forecast_lately")
        }
      />
    </Card>
  );
}

function Shown({ of: expected }: { of: Expected }) {
  const week = expected.days.slice(0, WEEK_DAYS);
  return (
    <>
      <Card
        title={say("insight_forecast_days")}
        lead={say("insight_as_of", { at: shortMoment(expected.as_of) })}
        class="wide"
      >
        <dl class="figures">
          <Figure
            name={say("insight_forecast_week")}
            text={about(week.reduce((sum, day) => sum + day.amount_ore, 0))}
            isLarge
          />
          <Figure
            name={say("insight_forecast_receipts")}
            text={String(week.reduce((sum, day) => sum + day.receipts, 0))}
          />
        </dl>
        <p class="hint">{missed(expected)}</p>
        <Bars
          name={say("insight_forecast_days")}
          bars={expected.days.map((day) => ({
            key: day.day,
            label: `${Number(day.day.slice(-2))}.`,
            value_ore: day.amount_ore,
            between_ore: [day.low_ore, day.high_ore],
          }))}
        />
        <Table
          name={say("insight_forecast_days")}
          columns={dayColumns()}
          rows={expected.days}
          keyOf={(day) => day.day}
          empty={null}
          isPlain
        />
      </Card>
      <ReceiptHours of={week} busyReceipts={expected.busy_receipts} held={expected.receipts_held} />
      <Card title={say("insight_forecast_groups")} lead={say("insight_forecast_groups_lead")}>
        <Table
          name={say("insight_forecast_groups")}
          columns={groupColumns()}
          rows={expected.groups}
          keyOf={(group) => group.group}
          empty={<Nothing title={say("insight_forecast_none")} />}
          isPlain
        />
      </Card>
      <OneGroup of={expected.groups} />
    </>
  );
}

/** How far off it has been, beside what anybody could have guessed. */
function missed({ error, method }: Expected): string {
  if (error === null) return "";
  const told = {
    days: error.days,
    model: aboutPercent(error.model_bp),
    naive: aboutPercent(error.naive_bp),
  };
  return method === "weekdays" ? say("insight_forecast_error", told) : say("insight_forecast_naive", told);
}

function dayColumns(): Column<Day>[] {
  return [
    dayColumn(),
    { id: "kind", title: say("insight_forecast_kind"), kind: "text", of: (day) => kindOf(day) },
    salesColumn(),
    bandColumn(),
    { id: "receipts", title: say("insight_forecast_receipts"), kind: "number", of: (day) => day.receipts },
  ];
}

function kindOf(day: Day): string {
  return day.kind === "ordinary" ? "" : sayCode("day_kind", day.kind);
}

function groupColumns(): Column<Group>[] {
  return [
    {
      id: "group",
      title: say("apart_group"),
      kind: "text",
      of: (group) => group.name || group.group,
    },
    salesColumn(),
    {
      id: "missed",
      title: say("insight_forecast_missed"),
      kind: "text",
      of: ({ error }) => aboutPercent(Math.min(error.model_bp, error.naive_bp)),
    },
    {
      id: "method",
      title: say("insight_forecast_method"),
      kind: "text",
      of: (group) => sayCode("forecast", group.method),
    },
  ];
}
