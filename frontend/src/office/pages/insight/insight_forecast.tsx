// What the coming two weeks are likely to bring, how far off such a guess has been, and when the queue comes.

import { percent, shortKroner } from "../../../money.ts";
import { barDay, shortMoment, soonDay } from "../../dates.ts";
import { language } from "../../dress.ts";
import { useLoad } from "../../load.ts";
import { Bars } from "../../parts/chart.tsx";
import { Figure } from "../../parts/figure.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { place } from "../../route.ts";
import { say, sayCode } from "../../say.ts";
import { RegisterChoice } from "./insight_day.tsx";
import { InsightTabs } from "./insight_tabs.tsx";

const WEEK_DAYS = 7;
const ORE_PER_KRONE = 100;
const HOURS_OF_DAY = 24;
const DAY_CHANGES_AT_HOUR = 5;

interface Miss {
  days: number;
  model_bp: number;
  naive_bp: number;
}

interface Hour {
  hour: number;
  amount_ore: number;
  receipts: number;
  registers: number;
}

interface Day {
  day: string;
  kind: string;
  amount_ore: number;
  low_ore: number;
  high_ore: number;
  receipts: number;
  hours: Hour[];
}

interface Group {
  group: string;
  name: string;
  amount_ore: number;
  method: string;
  error: Miss;
}

interface Expected {
  as_of: string;
  weeks_behind: number;
  weeks_min: number;
  method: string | null;
  error: Miss | null;
  days: Day[];
  groups: Group[];
  busy_receipts: number;
}

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
      <Nothing title={say("insight_forecast_too_little", { weeks: weeks_behind, least: weeks_min })} />
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
      <Hours of={week} busyReceipts={expected.busy_receipts} />
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
    </>
  );
}

/** Whole kroner: nobody knows it to the øre. */
function about(ore: number): string {
  return shortKroner(Math.round(ore / ORE_PER_KRONE) * ORE_PER_KRONE);
}

/** How far off it has been, beside what anybody could have guessed. */
function missed({ error, method }: Expected): string {
  if (error === null) return "";
  const told = {
    days: error.days,
    model: percent(rounded(error.model_bp)),
    naive: percent(rounded(error.naive_bp)),
  };
  return method === "weekdays" ? say("insight_forecast_error", told) : say("insight_forecast_naive", told);
}

/** Whole per cent: nobody knows it better than that. */
function rounded(bp: number): number {
  return Math.round(bp / 100) * 100;
}

function dayColumns(): Column<Day>[] {
  return [
    {
      id: "day",
      title: say("col_day"),
      kind: "day",
      of: (day) => day.day,
      show: (day) => soonDay(day.day, language.value),
    },
    { id: "kind", title: say("insight_forecast_kind"), kind: "text", of: (day) => kindOf(day) },
    {
      id: "amount",
      title: say("insight_sales"),
      kind: "amount",
      of: (day) => day.amount_ore,
      show: (day) => about(day.amount_ore),
    },
    {
      id: "band",
      title: say("insight_forecast_band"),
      kind: "text",
      of: (day) => `${about(day.low_ore)} – ${about(day.high_ore)}`,
    },
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
    {
      id: "amount",
      title: say("insight_sales"),
      kind: "amount",
      of: (group) => group.amount_ore,
      show: (group) => about(group.amount_ore),
    },
    {
      id: "missed",
      title: say("insight_forecast_missed"),
      kind: "text",
      of: ({ error }) => percent(rounded(Math.min(error.model_bp, error.naive_bp))),
    },
    {
      id: "method",
      title: say("insight_forecast_method"),
      kind: "text",
      of: (group) => sayCode("forecast", group.method),
    },
  ];
}

/** The place of an hour in a business day, which begins at five. */
function inDay(hour: number): number {
  return (hour + HOURS_OF_DAY - DAY_CHANGES_AT_HOUR) % HOURS_OF_DAY;
}

/** Receipts by hour of the coming week: how many have to stand behind the counter. */
function Hours({ of: days, busyReceipts }: { of: readonly Day[]; busyReceipts: number }) {
  const open = new Set(days.flatMap((day) => day.hours.map((each) => each.hour)));
  const hours = [...open].sort((one, other) => inDay(one) - inDay(other));
  const most = Math.max(1, ...days.flatMap((day) => day.hours.map((each) => each.receipts)));
  if (hours.length === 0) return null;
  return (
    <Card title={say("insight_forecast_hours")} lead={say("insight_forecast_hours_lead")} class="wide">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on a phone has to be reached by the keyboard */}
      <section class="heat" tabIndex={0} aria-label={say("insight_forecast_hours")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("apart_hour")}</th>
              {days.map((day) => (
                <th key={day.day} scope="col">
                  {barDay(day.day, language.value)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={hour}>
                <th scope="row">{`${String(hour).padStart(2, "0")}–${String((hour + 1) % 24).padStart(2, "0")}`}</th>
                {days.map((day) => {
                  const { receipts = 0, registers = 0 } = day.hours.find((each) => each.hour === hour) ?? {};
                  return (
                    <td key={day.day} style={{ "--share": `${Math.round((receipts / most) * 100)}%` }}>
                      {registers > 1 ? `${receipts} (${registers})` : receipts}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {busyReceipts > 0 && <p class="hint">{say("insight_forecast_staff", { receipts: busyReceipts })}</p>}
    </Card>
  );
}
