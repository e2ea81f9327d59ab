// The day as it goes, beside the same weekday a week and a year before.

import { kroner } from "../../../writing/money.ts";
import { useNews } from "../../line/follow.ts";
import { useLoad } from "../../line/load.ts";
import { Figure } from "../../parts/figure.tsx";
import { HourChart } from "../../parts/hour_chart.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { language } from "../../visitor/dress.ts";
import { linkTo, place, seeWith } from "../../visitor/route.ts";
import { registerName, who } from "../../visitor/session.ts";
import { businessDay, longDay, shortDay, shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { MarginFigure, MarginNote, SoldLeast, SoldMost } from "./insight_articles.tsx";
import {
  against,
  type DayFigures,
  type DayShown,
  type HeldAgainst,
  HOURS,
  hourName,
  type Margin,
  type Part,
} from "./insight_shapes.ts";
import { InsightTabs } from "./insight_tabs.tsx";
import { UnusualThings } from "./insight_unusual.tsx";

export function InsightDay() {
  const { dag = "", kasse = "" } = place.value.query;
  const asked = new URLSearchParams({ ...(dag && { day: dag }), register: kasse });
  const load = useLoad<DayShown>(`/insight/day?${asked}`);
  const day = load.now.value;
  const isNow = day === null ? dag === "" : day.shown.day === day.today;
  useNews(isNow ? "/insight/feed" : null, load.anew);
  return (
    <Page
      title={say("page_insight")}
      lead={say("insight_day_lead")}
      actions={<Choices today={day?.today ?? businessDay()} />}
    >
      <InsightTabs />
      <Loaded of={load}>
        {(found) => (
          <>
            <p class="as-of">
              {say("insight_as_of", { at: shortMoment(found.as_of) })} {isNow && say("insight_follows")}
            </p>
            <div class="cards">
              <Sums of={found.shown} margin={found.margin} />
              <Compared of={found} />
              <Hours of={found} />
              <Parts of={found} />
              <SoldMost
                articles={found.articles}
                linkOf={(row) => behind(found.shown.day, { vare: row.article })}
              />
              <SoldLeast day={found.shown.day} register={kasse} />
              <Agreeing of={found.held_against} />
              <UnusualThings of={found.watched} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Choices({ today }: { today: string }) {
  const { dag = "", kasse = "" } = place.value.query;
  return (
    <div class="field-row">
      <label class="field">
        <span>{say("insight_pick_day")}</span>
        <input
          type="date"
          value={dag || today}
          max={today}
          onChange={(event) => seeWith({ dag: event.currentTarget.value })}
        />
      </label>
      <RegisterChoice chosen={kasse} />
    </div>
  );
}

/** Which register, where the shop has more than one. */
export function RegisterChoice({ chosen }: { chosen: string }) {
  const registers = who.value?.registers ?? [];
  if (registers.length < 2) return null;
  return (
    <label class="field">
      <span>{say("insight_pick_register")}</span>
      <select value={chosen} onChange={(event) => seeWith({ kasse: event.currentTarget.value })}>
        <option value="">{say("insight_all_registers")}</option>
        {registers.map((each) => (
          <option key={each.register_id} value={each.register_id} selected={each.register_id === chosen}>
            {each.name || each.register_id}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Where the receipts behind a figure stand. */
function behind(day: string, wanted: Record<string, string>): string {
  const { kasse = "" } = place.value.query;
  return linkTo("innsikt", ["kvitteringer"], { dag: day, kasse, ...wanted });
}

function Sums({ of: shown, margin }: { of: DayFigures; margin: Margin | null }) {
  return (
    <Card title={longDay(shown.day, language.value)} class="wide">
      {shown.receipts === 0 && shown.returns === 0 && shown.credit_ore === 0 ? (
        <Nothing title={say("insight_none")}>{say("insight_none_lead")}</Nothing>
      ) : (
        <>
          <dl class="figures">
            <Figure name={say("insight_sales")} text={kroner(shown.sales_ore)} isLarge />
            <Figure name={say("col_receipts")} text={String(shown.receipts)} />
            {shown.average_ore !== null && (
              <Figure name={say("insight_average")} text={kroner(shown.average_ore)} />
            )}
            <Figure name={say("today_vat")} text={kroner(shown.vat_ore)} />
            <Figure name={say("today_returns")} text={`${kroner(shown.returns_ore)} (${shown.returns})`} />
            <Figure name={say("insight_discounts")} text={kroner(shown.discounts_ore)} />
            {shown.credit_ore !== 0 && <Figure name={say("today_credit")} text={kroner(shown.credit_ore)} />}
            {margin && <MarginFigure of={margin} />}
          </dl>
          {margin && <MarginNote of={margin} />}
        </>
      )}
    </Card>
  );
}

interface Beside {
  name: string;
  figures: DayFigures;
}

function Compared({ of: day }: { of: DayShown }) {
  const isOver = day.hours_over === HOURS.length;
  const shown = day.shown;
  const rows: Beside[] = [
    { name: say("insight_this_day"), figures: shown },
    { name: say("insight_week_before"), figures: day.week_before },
    { name: say("insight_year_before"), figures: day.year_before },
  ];
  const soFar: Column<Beside>[] = [
    { id: "far", title: say("insight_so_far"), kind: "amount", of: (row) => row.figures.sales_so_far_ore },
  ];
  const columns: Column<Beside>[] = [
    {
      id: "name",
      title: say("col_day"),
      kind: "text",
      of: (row) => `${row.name} ${shortDay(row.figures.day)}`,
    },
    ...(isOver ? [] : soFar),
    {
      id: "against",
      title: say("insight_against"),
      kind: "number",
      of: (row) =>
        row.figures === shown ? "" : against(shown.sales_so_far_ore, row.figures.sales_so_far_ore),
    },
    { id: "sales", title: say("insight_whole_day"), kind: "amount", of: (row) => row.figures.sales_ore },
    { id: "receipts", title: say("col_receipts"), kind: "number", of: (row) => row.figures.receipts },
    {
      id: "average",
      title: say("insight_average"),
      kind: "amount",
      of: (row) => row.figures.average_ore,
      show: (row) => (row.figures.average_ore === null ? "" : kroner(row.figures.average_ore)),
    },
    { id: "returns", title: say("today_returns"), kind: "amount", of: (row) => row.figures.returns_ore },
  ];
  const hours = `${hourName(HOURS[0] ?? 0).slice(0, 2)}–${String(HOURS[day.hours_over % 24]).padStart(2, "0")}`;
  return (
    <Card
      title={say("insight_compared")}
      lead={isOver ? say("insight_compared_whole") : say("insight_compared_lead", { hours })}
      class="wide"
    >
      <Table
        name={say("insight_compared")}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.figures.day}
        empty=""
        isPart
      />
    </Card>
  );
}

interface HourRow {
  hour: number;
  label: string;
  receipts: number;
  now_ore: number;
  week_ore: number;
  year_ore: number;
}

function Hours({ of: day }: { of: DayShown }) {
  const salesIn = (figures: DayFigures, hour: number) =>
    figures.hours.find((each) => each.hour === hour)?.sales_ore ?? 0;
  const used = HOURS.map((hour, at) => ({ hour, at })).filter(({ hour }) =>
    [day.shown, day.week_before, day.year_before].some((each) =>
      each.hours.some((found) => found.hour === hour),
    ),
  );
  const rows: HourRow[] = HOURS.slice(used[0]?.at ?? 0, used.length > 0 ? (used.at(-1)?.at ?? 0) + 1 : 0).map(
    (hour) => ({
      hour,
      label: hourName(hour),
      receipts: day.shown.hours.find((each) => each.hour === hour)?.receipts ?? 0,
      now_ore: salesIn(day.shown, hour),
      week_ore: salesIn(day.week_before, hour),
      year_ore: salesIn(day.year_before, hour),
    }),
  );
  const names = [say("insight_this_day"), say("insight_week_before"), say("insight_year_before")] as const;
  return (
    <Card title={say("insight_hours")} lead={say("insight_hours_lead")} class="wide">
      {rows.length === 0 ? (
        <Nothing title={say("insight_none")} />
      ) : (
        <div class="chart-and-table">
          <div>
            <HourChart
              name={say("insight_hours_chart")}
              names={names}
              hours={rows.map((row) => ({ ...row, label: row.label.slice(0, 2) }))}
            />
          </div>
          <Table
            name={say("insight_hours")}
            columns={[
              { id: "hour", title: say("insight_hour"), kind: "text", of: (row) => row.label },
              { id: "now", title: names[0], kind: "amount", of: (row) => row.now_ore, isSummed: true },
              { id: "week", title: names[1], kind: "amount", of: (row) => row.week_ore, isSummed: true },
              { id: "year", title: names[2], kind: "amount", of: (row) => row.year_ore, isSummed: true },
            ]}
            rows={rows}
            keyOf={(row) => row.label}
            linkOf={(row) => (row.receipts > 0 ? behind(day.shown.day, { time: String(row.hour) }) : null)}
            empty=""
            isPart
          />
        </div>
      )}
    </Card>
  );
}

function Parts({ of: day }: { of: DayShown }) {
  const { shown, week_before: week } = day;
  const weekOf = (parts: readonly Part[], code: string) =>
    parts.find((each) => each.code === code)?.amount_ore ?? 0;
  const columns = (title: string, nameOf: (part: Part) => string, before: readonly Part[]) => {
    const made: Column<Part>[] = [
      { id: "name", title, kind: "text", of: nameOf },
      { id: "number", title: say("col_receipts"), kind: "number", of: (row) => row.number },
      { id: "amount", title: say("col_sum"), kind: "amount", of: (row) => row.amount_ore, isSummed: true },
      {
        id: "week",
        title: say("insight_week_before"),
        kind: "amount",
        of: (row) => weekOf(before, row.code),
        isSummed: true,
      },
    ];
    return made;
  };
  const nameOfGroup = (part: Part) => part.name || part.code;
  return (
    <>
      <Card title={say("insight_groups")}>
        <Table
          name={say("insight_groups")}
          columns={columns(say("insight_group"), nameOfGroup, week.groups)}
          rows={withThoseBefore(shown.groups, week.groups)}
          keyOf={(row) => row.code}
          linkOf={(row) => (row.number === 0 ? null : behind(shown.day, { gruppe: row.code }))}
          empty={<Nothing title={say("insight_none")} />}
          isPart
        />
      </Card>
      <Card title={say("insight_tenders")} lead={say("insight_tenders_lead")}>
        <Table
          name={say("insight_tenders")}
          columns={columns(say("col_tender"), (part) => sayCode("tender", part.code), week.tenders)}
          rows={withThoseBefore(shown.tenders, week.tenders)}
          keyOf={(row) => row.code}
          linkOf={(row) => (row.number === 0 ? null : behind(shown.day, { betaling: row.code }))}
          empty={<Nothing title={say("insight_none")} />}
          isPart
        />
      </Card>
      {shown.registers.length > 1 && (
        <Card title={say("registers_title")}>
          <Table
            name={say("registers_title")}
            columns={columns(say("col_register"), (part) => registerName(part.code), week.registers)}
            rows={withThoseBefore(shown.registers, week.registers)}
            keyOf={(row) => row.code}
            linkOf={(row) => (row.number === 0 ? null : behind(shown.day, { kasse: row.code }))}
            empty=""
            isPart
          />
        </Card>
      )}
    </>
  );
}

/** What there was a week before and is not now stands there too, with nothing: the sums are of whole days. */
function withThoseBefore(now: readonly Part[], before: readonly Part[]): Part[] {
  const gone = before.filter((part) => !now.some((each) => each.code === part.code));
  return [...now, ...gone.map((part) => ({ ...part, number: 0, amount_ore: 0 }))];
}

function Agreeing({ of: held }: { of: HeldAgainst[] }) {
  if (held.length === 0) return null;
  const columns: Column<HeldAgainst>[] = [
    { id: "register", title: say("col_register"), kind: "text", of: (row) => registerName(row.register) },
    {
      id: "z",
      title: say("col_z"),
      kind: "text",
      of: (row) =>
        row.z_number === null ? "" : `${row.z_number} · ${row.z_at === null ? "" : shortMoment(row.z_at)}`,
    },
    {
      id: "state",
      title: say("col_state"),
      kind: "text",
      of: agreesWord,
      show: (row) => <Agrees of={row} />,
    },
  ];
  return (
    <Card title={say("insight_agrees")} lead={say("insight_agrees_lead")}>
      <Table
        name={say("insight_agrees")}
        columns={columns}
        rows={held}
        keyOf={(row) => `${row.register} ${row.z_number}`}
        empty=""
        isPart
      />
    </Card>
  );
}

function Agrees({ of: row }: { of: HeldAgainst }) {
  const tone = row.z_number === null ? "plain" : row.differences.length === 0 ? "good" : "bad";
  return <Tag tone={tone}>{agreesWord(row)}</Tag>;
}

function agreesWord(row: HeldAgainst): string {
  if (row.z_number === null) return say("insight_open");
  const count = row.differences.length;
  return count === 0 ? say("insight_holds") : say("insight_holds_not", { count });
}
