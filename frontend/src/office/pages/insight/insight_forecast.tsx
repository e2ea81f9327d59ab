// What the coming two weeks are likely to bring, how far off such a guess has been, and when the queue comes.

import { useState } from "preact/hooks";
import { percent, shortKroner } from "../../../money.ts";
import { barDay, shortMoment, soonDay } from "../../dates.ts";
import { language } from "../../dress.ts";
import { useLoad } from "../../load.ts";
import { Bars } from "../../parts/chart.tsx";
import { Choice } from "../../parts/fields.tsx";
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

interface GroupDay {
  day: string;
  amount_ore: number;
  low_ore: number;
  high_ore: number;
  hours: { hour: number; amount_ore: number }[];
}

interface Group {
  group: string;
  name: string;
  amount_ore: number;
  method: string;
  error: Miss;
  days: GroupDay[];
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
      <OneGroup of={expected.groups} />
    </>
  );
}

/** One group, day by day and hour by hour: what is baked, and when. */
function OneGroup({ of: groups }: { of: readonly Group[] }) {
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
        columns={groupDayColumns()}
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
      />
    </Card>
  );
}

function groupDayColumns(): Column<GroupDay>[] {
  return [
    {
      id: "day",
      title: say("col_day"),
      kind: "day",
      of: (day) => day.day,
      show: (day) => soonDay(day.day, language.value),
    },
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
  ];
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
  if (days.every((day) => day.hours.length === 0)) return null;
  return (
    <Card title={say("insight_forecast_hours")} lead={say("insight_forecast_hours_lead")} class="wide">
      <Heat
        name={say("insight_forecast_hours")}
        days={days}
        of={({ receipts }) => receipts}
        shown={({ receipts, registers }) => (registers > 1 ? `${receipts} (${registers})` : String(receipts))}
      />
      {busyReceipts > 0 && <p class="hint">{say("insight_forecast_staff", { receipts: busyReceipts })}</p>}
    </Card>
  );
}

interface HeatProps<OfHour extends { hour: number }> {
  name: string;
  days: readonly { day: string; hours: readonly OfHour[] }[];
  /** How much of an hour, against the most of any. */
  of: (hour: OfHour) => number;
  shown: (hour: OfHour) => string;
}

/** Days beside each other, hour by hour, the more the darker. */
function Heat<OfHour extends { hour: number }>({ name, days, of, shown }: HeatProps<OfHour>) {
  const all = days.flatMap((day) => day.hours);
  const hours = [...new Set(all.map(({ hour }) => hour))].sort((one, other) => inDay(one) - inDay(other));
  const most = Math.max(1, ...all.map(of));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on a phone has to be reached by the keyboard
    <section class="heat" tabIndex={0} aria-label={name}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("apart_hour")}</th>
            {days.map(({ day }) => (
              <th key={day} scope="col">
                {barDay(day, language.value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row">{`${String(hour).padStart(2, "0")}–${String((hour + 1) % 24).padStart(2, "0")}`}</th>
              {days.map((day) => {
                const found = day.hours.find((each) => each.hour === hour);
                const share = found === undefined ? 0 : of(found) / most;
                return (
                  <td key={day.day} style={{ "--share": `${Math.round(share * 100)}%` }}>
                    {found === undefined ? 0 : shown(found)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
