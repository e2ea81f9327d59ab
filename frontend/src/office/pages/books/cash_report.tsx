// How the cash of a day came out: from the float to the count, piece by piece, and what the other means of payment
// say beside what the register took by them.

import { kroner } from "../../../writing/money.ts";
import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";

interface Person {
  operator: string;
  name: string;
}

interface Denomination {
  value_ore: number;
  pieces: number;
  amount_ore: number;
}

interface DrawerCount {
  owner: Person | null;
  opening_ore: number;
  sales_ore: number;
  pay_ins_ore: number;
  pay_outs_ore: number;
  expected_ore: number;
  counted_ore: number;
  difference_ore: number;
  denominations: Denomination[];
  explanation: string;
}

interface TenderCount {
  tender: string;
  expected_ore: number;
  counted_ore: number | null;
  difference_ore: number | null;
  explanation: string;
}

interface CashReportShown {
  register: string;
  z_number: number;
  at: string;
  drawers: DrawerCount[];
  tenders: TenderCount[];
  counted_by: Person | null;
  approved_by: Person | null;
}

export function CashReport({ of: key }: { of: string }) {
  const load = useLoad<CashReportShown>(`/days/${encodeURIComponent(key)}/cash-report`);
  return (
    <Card title={say("cash_title")} lead={say("cash_lead")} class="wide">
      <Loaded of={load}>
        {(report) => (
          <>
            {report.drawers.length === 0 && <Nothing title={say("cash_nothing")} />}
            {report.drawers.map((drawer) => (
              <Drawer key={drawer.owner?.operator ?? ""} of={drawer} day={key} />
            ))}
            <h3>{say("cash_tenders")}</h3>
            <Tenders of={report.tenders} day={key} />
            <People of={report} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

/** The drawer: the way to the difference on the left, the pieces that were counted on the right. */
function Drawer({ of: drawer, day }: { of: DrawerCount; day: string }) {
  const rows: [string, number][] = [
    [say("cash_opening"), drawer.opening_ore],
    [say("cash_sales"), drawer.sales_ore],
    [say("cash_pay_ins"), drawer.pay_ins_ore],
    [say("cash_pay_outs"), -drawer.pay_outs_ore],
    [say("cash_expected"), drawer.expected_ore],
    [say("cash_counted"), drawer.counted_ore],
  ];
  return (
    <section class="drawer" aria-label={drawer.owner?.name ?? say("cash_drawer")}>
      <div>
        <h3>{drawer.owner ? say("cash_of", { name: drawer.owner.name }) : say("cash_drawer")}</h3>
        <dl class="sums">
          {rows.map(([name, ore]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="amount">{kroner(ore)}</dd>
            </div>
          ))}
          <div class="total">
            <dt>
              {say("cash_difference")} <Difference of={drawer.difference_ore} />
            </dt>
            <dd class="amount">{kroner(drawer.difference_ore)}</dd>
          </div>
        </dl>
        {drawer.explanation && <p class="hint">«{drawer.explanation}»</p>}
      </div>
      <div>
        <h3>{say("cash_pieces")}</h3>
        <Pieces of={drawer} day={day} />
      </div>
    </section>
  );
}

function Pieces({ of: drawer, day }: { of: DrawerCount; day: string }) {
  const columns: Column<Denomination>[] = [
    { id: "value", title: say("col_denomination"), kind: "amount", of: (row) => row.value_ore },
    { id: "pieces", title: say("col_pieces"), kind: "number", of: (row) => row.pieces },
    { id: "sum", title: say("col_sum"), kind: "amount", of: (row) => row.amount_ore, isSummed: true },
  ];
  return (
    <Table
      name={say("cash_pieces")}
      columns={columns}
      rows={drawer.denominations}
      keyOf={(row) => String(row.value_ore)}
      file={`telling-${day}`}
      empty={<Nothing title={say("cash_only_sum")}>{say("cash_only_sum_lead")}</Nothing>}
      isPlain
    />
  );
}

function Tenders({ of: tenders, day }: { of: TenderCount[]; day: string }) {
  const columns: Column<TenderCount>[] = [
    { id: "tender", title: say("col_tender"), kind: "text", of: (row) => sayCode("tender", row.tender) },
    { id: "expected", title: say("col_expected"), kind: "amount", of: (row) => row.expected_ore },
    { id: "counted", title: say("col_counted"), kind: "amount", of: (row) => row.counted_ore },
    { id: "difference", title: say("cash_difference"), kind: "amount", of: (row) => row.difference_ore },
    {
      id: "state",
      title: say("col_state"),
      kind: "text",
      of: (row) => toldOf(row.difference_ore),
      show: (row) => <Difference of={row.difference_ore} />,
    },
    { id: "why", title: say("col_explanation"), kind: "text", of: (row) => row.explanation },
  ];
  return (
    <Table
      name={say("cash_tenders")}
      columns={columns}
      rows={tenders}
      keyOf={(row) => row.tender}
      file={`betalingsmidler-${day}`}
      empty={<Nothing title={say("cash_no_tenders")} />}
      isPlain
    />
  );
}

function Difference({ of: ore }: { of: number | null }) {
  return <Tag tone={ore === null ? "plain" : ore === 0 ? "good" : "bad"}>{toldOf(ore)}</Tag>;
}

function toldOf(ore: number | null): string {
  if (ore === null) return say("cash_not_held");
  if (ore === 0) return say("agrees");
  return say(ore < 0 ? "cash_short" : "cash_over");
}

function People({ of: report }: { of: CashReportShown }) {
  return (
    <dl class="people">
      <div>
        <dt>{say("cash_counted_by")}</dt>
        <dd>
          {named(report.counted_by)} · {shortMoment(report.at)}
        </dd>
      </div>
      <div>
        <dt>{say("cash_approved_by")}</dt>
        <dd>{report.approved_by ? named(report.approved_by) : say("cash_no_approval")}</dd>
      </div>
    </dl>
  );
}

function named(person: Person | null): string {
  return person ? `${person.name} (${person.operator})` : "–";
}
