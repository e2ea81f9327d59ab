// Sales of a period told apart by one thing, as bars, as a table, and as files.

import { kroner, percent } from "../../../writing/money.ts";
import { quantity } from "../../../writing/quantity.ts";
import { useLoad } from "../../line/load.ts";
import { Bars } from "../../parts/chart.tsx";
import { Download } from "../../parts/download.tsx";
import { Figure } from "../../parts/figure.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { language } from "../../visitor/dress.ts";
import { linkTo, place, seeWith } from "../../visitor/route.ts";
import { barDay, businessDay, daysAfter, monthStart, shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { RegisterChoice } from "./insight_day.tsx";
import { knownShareBp, type Margin } from "./insight_shapes.ts";
import { InsightTabs } from "./insight_tabs.tsx";
import { SavedViews, useSavedViews, ViewLinks } from "./insight_views.tsx";

const APARTS = [
  "group",
  "article",
  "family",
  "unsold",
  "day",
  "hour",
  "register",
  "location",
  "operator",
  "tender",
  "vat",
] as const;
type Apart = (typeof APARTS)[number];

/** In the order of time a bar stands for each; the largest ones where there are more than have room. */
const IN_TIME: readonly Apart[] = ["day", "hour"];
const BARS_MAX = 12;
const WHOLE_BP = 10_000;

interface Row {
  code: string;
  name: string;
  number: number;
  quantity_milli: number;
  amount_ore: number;
  vat_ore: number;
  /** Null where it may not be seen, or is not counted by what is told apart. */
  margin: Margin | null;
}

interface Report {
  apart: Apart;
  from_day: string;
  to_day: string;
  as_of: string;
  rows: Row[];
  amount_ore: number;
  vat_ore: number;
  left_out: number;
  /** Null where it may not be seen. */
  margin: Margin | null;
}

export function InsightReport() {
  const now = businessDay();
  const { fra = monthStart(now), til = now, kasse = "" } = place.value.query;
  const apart = APARTS.find((each) => each === place.value.query["etter"]) ?? "group";
  const asked = new URLSearchParams({ by: apart, from: fra, to: til, register: kasse });
  const load = useLoad<Report>(`/insight/report?${asked}`);
  const views = useSavedViews();
  return (
    <Page title={say("insight_reports")} lead={say("insight_reports_lead")}>
      <InsightTabs />
      <Card title={say("insight_choose")}>
        <div class="field-row">
          <label class="field">
            <span>{say("insight_by")}</span>
            <select onChange={(event) => seeWith({ etter: event.currentTarget.value })}>
              {APARTS.map((each) => (
                <option key={each} value={each} selected={each === apart}>
                  {sayCode("apart", each)}
                </option>
              ))}
            </select>
          </label>
          <DayField name={say("insight_from")} value={fra} choose={(day) => seeWith({ fra: day })} />
          <DayField name={say("insight_to")} value={til} choose={(day) => seeWith({ til: day })} />
          <RegisterChoice chosen={kasse} />
          <Spans />
        </div>
        <ViewLinks of={views} />
      </Card>
      <Loaded of={load}>
        {(report) => (
          <>
            <Card
              title={sayCode("apart", report.apart)}
              lead={say("insight_as_of", { at: shortMoment(report.as_of) })}
              actions={<Files asked={asked} />}
            >
              {report.apart !== "unsold" && (
                <dl class="figures">
                  <Figure name={say("insight_sales")} text={kroner(report.amount_ore)} isLarge />
                  {report.apart !== "tender" && (
                    <Figure name={say("today_vat")} text={kroner(report.vat_ore)} />
                  )}
                  {report.margin && isKnown(report.margin) && <MarginFigures of={report.margin} />}
                </dl>
              )}
              {report.margin && <MarginHint of={report.margin} isOfRows={hasMargins(report)} />}
              {report.apart === "tender" && <p class="hint">{say("insight_tenders_lead")}</p>}
              {report.left_out > 0 && (
                <p class="hint">{say("insight_left_out", { count: report.left_out })}</p>
              )}
            </Card>
            <Shown of={report} />
          </>
        )}
      </Loaded>
      <SavedViews of={views} asked={{ apart, fra, til, kasse }} />
    </Page>
  );
}

/** What goods cost and what is left, of what is known to cost something. */
function MarginFigures({ of: margin }: { of: Margin }) {
  return (
    <>
      <Figure name={say("insight_cost_of_goods")} text={kroner(margin.net_ore - margin.margin_ore)} />
      <Figure
        name={say("insight_margin")}
        text={`${kroner(margin.margin_ore)} (${percent(margin.share_bp)})`}
      />
    </>
  );
}

function MarginHint({ of: margin, isOfRows }: { of: Margin; isOfRows: boolean }) {
  return (
    <p class="hint">
      {isKnown(margin)
        ? say("insight_margin_known", { share: percent(knownShareBp(margin)) })
        : say("insight_margin_none")}{" "}
      {isKnown(margin) && !isOfRows && say("insight_margin_sum_only")}
    </p>
  );
}

/** Whether somebody has said what any of it costs. */
function isKnown({ net_ore, margin_ore }: Margin): boolean {
  return net_ore !== 0 || margin_ore !== 0;
}

function hasMargins({ rows }: Report): boolean {
  return rows.some(({ margin }) => margin !== null);
}

function DayField({ name, value, choose }: { name: string; value: string; choose: (day: string) => void }) {
  return (
    <label class="field">
      <span>{name}</span>
      <input type="date" value={value} onChange={(event) => choose(event.currentTarget.value)} />
    </label>
  );
}

/** Periods that are asked for often. */
function Spans() {
  const now = businessDay();
  const first = monthStart(now);
  const before = monthStart(now, -1);
  const spans = [
    { word: "insight_last_7", fra: daysAfter(now, -6), til: now },
    { word: "insight_this_month", fra: first, til: now },
    { word: "insight_month_before", fra: before, til: daysAfter(first, -1) },
  ] as const;
  return (
    <>
      {spans.map(({ word, fra, til }) => (
        <button key={word} type="button" class="key small" onClick={() => seeWith({ fra, til })}>
          <span class="label">{say(word)}</span>
        </button>
      ))}
    </>
  );
}

function Files({ asked }: { asked: URLSearchParams }) {
  return (
    <>
      <Download path={`/insight/report?${asked}&form=csv`}>{say("file_csv")}</Download>
      <Download path={`/insight/report?${asked}&form=xlsx`}>{say("file_excel")}</Download>
      <Download path={`/insight/report?${asked}&form=pdf`}>{say("insight_pdf")}</Download>
    </>
  );
}

function Shown({ of: report }: { of: Report }) {
  const { apart, rows } = report;
  const bars = (IN_TIME.includes(apart) ? rows : rows.slice(0, BARS_MAX)).map((row) => ({
    key: row.code,
    label: labelOf(apart, row),
    value_ore: row.amount_ore,
  }));
  const isInTime = IN_TIME.includes(apart);
  return (
    <Card title={say("insight_rows")}>
      {isInTime && rows.length > 0 && (
        <Bars bars={bars} name={say("insight_bars", { what: sayCode("apart", apart) })} />
      )}
      {!isInTime && apart !== "unsold" && <Lengths of={rows.slice(0, BARS_MAX)} apart={apart} />}
      <Table
        name={say("insight_rows")}
        columns={columns(report)}
        rows={rows}
        keyOf={(row) => row.code}
        linkOf={(row) => (apart === "day" ? linkTo("innsikt", [], { dag: row.code }) : null)}
        empty={<Nothing title={say("insight_none")} />}
      />
    </Card>
  );
}

/** The largest rows as lengths; the table below says exactly what each was. */
function Lengths({ of: rows, apart }: { of: readonly Row[]; apart: Apart }) {
  const most = Math.max(1, ...rows.map((row) => row.amount_ore));
  return (
    <div class="shares of-shop" aria-hidden="true">
      <ul>
        {rows.map((row) => (
          <li key={row.code}>
            <span>{nameOf(apart, row)}</span>
            <i style={{ "--share": `${Math.max(0, (row.amount_ore / most) * 100)}%` }} />
            <span class="amount">{kroner(row.amount_ore)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOf(apart: Apart, row: Row): string {
  return apart === "tender" ? sayCode("tender", row.code) : row.name || row.code;
}

function labelOf(apart: Apart, row: Row): string {
  return apart === "day" ? barDay(row.code, language.value) : nameOf(apart, row).slice(0, 2);
}

function columns(report: Report): Column<Row>[] {
  const { apart } = report;
  const name: Column<Row> = {
    id: "name",
    title: sayCode("apart", apart),
    kind: apart === "day" ? "day" : "text",
    of: (row) => nameOf(apart, row),
  };
  const code: Column<Row> = { id: "code", title: say("col_number"), kind: "text", of: (row) => row.code };
  if (apart === "unsold") return [name, code];
  const isOfArticles = apart === "article";
  const quantities: Column<Row> = {
    id: "quantity",
    title: say("insight_quantity"),
    kind: "number",
    of: (row) => row.quantity_milli,
    show: (row) => quantity(row.quantity_milli),
  };
  const amounts: Column<Row>[] = [
    {
      id: "vat",
      title: say("col_vat"),
      kind: "amount",
      of: (row) => row.vat_ore,
      isSummed: true,
      isExtra: true,
    },
    { id: "sum", title: say("insight_sales"), kind: "amount", of: (row) => row.amount_ore, isSummed: true },
    {
      id: "share",
      title: say("insight_share"),
      kind: "number",
      of: (row) => shareBp(row, report),
      show: (row) => percent(shareBp(row, report)),
    },
  ];
  return [
    name,
    ...(isOfArticles ? [code] : []),
    { id: "number", title: say("col_receipts"), kind: "number", of: (row) => row.number },
    ...(isOfArticles ? [quantities] : []),
    ...(apart === "tender" ? amounts.slice(1) : amounts),
    ...(hasMargins(report) && report.margin && isKnown(report.margin) ? marginColumns(apart) : []),
  ];
}

function marginColumns(apart: Apart): Column<Row>[] {
  const known = (row: Row) => (row.margin && isKnown(row.margin) ? row.margin : null);
  const cost = (row: Row) => {
    const margin = known(row);
    return margin && margin.net_ore - margin.margin_ore;
  };
  const left = (row: Row) => known(row)?.margin_ore ?? null;
  return [
    {
      id: "cost",
      title: say("insight_cost_of_goods"),
      kind: "amount",
      of: (row) => cost(row) ?? 0,
      show: (row) => shownOre(cost(row)),
      isSummed: true,
      isExtra: true,
    },
    {
      id: "margin",
      title: say("insight_left"),
      kind: "amount",
      of: (row) => left(row) ?? 0,
      show: (row) => shownOre(left(row)),
      isSummed: true,
    },
    {
      id: "margin_share",
      title: say("insight_margin_share"),
      kind: "number",
      of: (row) => known(row)?.share_bp ?? 0,
      show: (row) => marginShare(known(row)),
    },
    // Of an article the cost is known or not, which the others say.
    ...(apart === "article" ? [] : [knownColumn()]),
  ];
}

function shownOre(ore: number | null): string {
  return ore === null ? "–" : kroner(ore);
}

function marginShare(margin: Margin | null): string {
  return margin && margin.net_ore > 0 ? percent(margin.share_bp) : "–";
}

/** A row's part of the whole, in whole per cent as basis points. */
function shareBp(row: Row, report: Report): number {
  if (report.amount_ore <= 0) return 0;
  return Math.max(0, Math.round((row.amount_ore * 100) / report.amount_ore)) * (WHOLE_BP / 100);
}

function knownColumn(): Column<Row> {
  return {
    id: "known",
    title: say("insight_margin_of"),
    kind: "number",
    of: (row) => (row.margin ? knownShareBp(row.margin) : 0),
    show: (row) => (row.margin ? percent(knownShareBp(row.margin)) : ""),
    isExtra: true,
  };
}
