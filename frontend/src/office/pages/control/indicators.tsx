// How often something happened that should be rare, beside how many receipts there were.

import { kroner } from "../../../writing/money.ts";
import { useLoad } from "../../line/load.ts";
import { Figure } from "../../parts/figure.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { registerName } from "../../visitor/session.ts";
import { say, sayCode } from "../../words/say.ts";

interface OfRegister {
  register: string;
  receipts: number;
  sales_ore: number;
  z_reports: number;
  rows: { name: string; count: { number: number; amount_ore: number }; per_thousand: number | null }[];
}

interface Row {
  key: string;
  register: string;
  name: string;
  number: number;
  amount_ore: number;
  per_thousand: number | null;
}

export function Indicators({ span }: { span: string }) {
  const load = useLoad<OfRegister[]>(`/control/indicators?${span}`);
  return (
    <Card title={say("rare_title")} lead={say("rare_lead")} class="wide">
      <Loaded of={load}>
        {(registers) => (
          <>
            <Beside of={registers} />
            <Rare of={registers} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

/** What the counts are held against. */
function Beside({ of: registers }: { of: OfRegister[] }) {
  const sum = (what: (register: OfRegister) => number) =>
    registers.reduce((total, each) => total + what(each), 0);
  return (
    <dl class="figures">
      <Figure name={say("col_receipts")} text={String(sum((each) => each.receipts))} />
      <Figure name={say("col_sold")} text={kroner(sum((each) => each.sales_ore))} />
      <Figure name={say("rare_z_reports")} text={String(sum((each) => each.z_reports))} />
    </dl>
  );
}

function Rare({ of: registers }: { of: OfRegister[] }) {
  const rows: Row[] = registers.flatMap((each) =>
    each.rows.map((row) => ({
      key: `${each.register} ${row.name}`,
      register: each.register,
      name: row.name,
      per_thousand: row.per_thousand,
      ...row.count,
    })),
  );
  const most = Math.max(1, ...rows.map((row) => row.per_thousand ?? 0));
  const columns: Column<Row>[] = [
    { id: "name", title: say("col_what"), kind: "text", of: (row) => sayCode("rare", row.name) },
    { id: "register", title: say("col_register"), kind: "text", of: (row) => registerName(row.register) },
    { id: "number", title: say("col_times"), kind: "number", of: (row) => row.number },
    { id: "sum", title: say("col_sum"), kind: "amount", of: (row) => row.amount_ore || null },
    {
      id: "often",
      title: say("col_per_thousand"),
      kind: "number",
      of: (row) => row.per_thousand,
      show: (row) => <Often of={row.per_thousand} most={most} />,
    },
  ];
  return (
    <Table
      name={say("rare_title")}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.key}
      file="indikatorer"
      empty={<Nothing title={say("rare_empty")} />}
    />
  );
}

/** A length to compare by, and the figure. */
function Often({ of: often, most }: { of: number | null; most: number }) {
  if (often === null) return "–";
  return (
    <span class="often">
      <i style={{ "--share": `${(often / most) * 100}%` }} aria-hidden="true" />
      {often}
    </span>
  );
}
