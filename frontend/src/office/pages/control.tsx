// For the inspector and the accountant: the files the law asks for, of any period.

import { useState } from "preact/hooks";
import { monthEnd, monthStart, today } from "../dates.ts";
import { useLoad } from "../load.ts";
import { Download } from "../parts/download.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../parts/page.tsx";
import { type Column, Table } from "../parts/table.tsx";
import { say, sayCode } from "../say.ts";
import { may, registerName } from "../session.ts";
import type { Agreement } from "../shapes.ts";
import { Routine } from "./routine.tsx";

export function Control() {
  const lastMonth = monthStart(today(), -1);
  const [from, setFrom] = useState(lastMonth);
  const [to, setTo] = useState(monthEnd(lastMonth));
  const isWrong = from === "" || to === "" || from > to;
  const span = `from=${from}&to=${to}`;
  return (
    <Page title={say("page_control")} lead={say("control_lead")}>
      <Card title={say("control_files")} lead={say("control_files_lead")}>
        <div class="field-row">
          <label class="field">
            <span>{say("control_from")}</span>
            <input type="date" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
          </label>
          <label class="field">
            <span>{say("control_to")}</span>
            <input type="date" value={to} onInput={(event) => setTo(event.currentTarget.value)} />
          </label>
        </div>
        {isWrong ? (
          <p class="hint" role="status">
            {say("control_wrong_period")}
          </p>
        ) : (
          <ul class="files">
            <li>
              <span>
                <strong>{say("file_saft_cash")}</strong>
                <small>{say("file_saft_cash_lead")}</small>
              </span>
              <Download path={`/exports/saft-cash?${span}`}>{say("fetch_file")}</Download>
            </li>
            <li>
              <span>
                <strong>{say("file_saft_financial")}</strong>
                <small>{say("file_saft_financial_lead")}</small>
              </span>
              <Download path={`/exports/saft-financial?${span}`}>{say("fetch_file")}</Download>
            </li>
            <li>
              <span>
                <strong>{say("file_package")}</strong>
                <small>{say("file_package_lead")}</small>
              </span>
              <Download path={`/control/package?${span}`}>{say("fetch_file")}</Download>
            </li>
            {may("keep_books") && (
              <li>
                <span>
                  <strong>{say("file_vouchers")}</strong>
                  <small>{say("file_vouchers_lead")}</small>
                </span>
                <span class="file-forms">
                  <Download path={`/exports/vouchers?form=xlsx&${span}`}>{say("file_excel")}</Download>
                  <Download path={`/exports/vouchers?form=csv&${span}`}>{say("file_csv")}</Download>
                  <Download path={`/exports/vouchers?form=gbat10&${span}`}>{say("file_gbat")}</Download>
                </span>
              </li>
            )}
          </ul>
        )}
      </Card>
      {!isWrong && (
        <div class="cards after">
          <Agreed span={span} />
          <Description />
          <Rare span={span} />
        </div>
      )}
      {may("keep_books") && <Routine />}
    </Page>
  );
}

function Agreed({ span }: { span: string }) {
  const load = useLoad<Agreement>(`/agreement?${span}`);
  return (
    <Card title={say("agree_title")} lead={say("agree_lead")}>
      <Loaded of={load}>
        {(agreement) => (
          <p>
            <Tag tone={agreement.holds ? "good" : "bad"}>
              {agreement.holds
                ? say("agree_holds", { count: agreement.periods.length })
                : say("agree_fails", { count: agreement.failing })}
            </Tag>
          </p>
        )}
      </Loaded>
    </Card>
  );
}

/** What the system is, in the words that were handed in with its declaration. */
function Description() {
  return (
    <Card
      title={say("description_title")}
      lead={say("description_lead")}
      actions={
        <Download path="/control/system-description" glyph="paper" isShown>
          {say("open_file")}
        </Download>
      }
    >
      <p class="hint">{say("description_hint")}</p>
    </Card>
  );
}

interface Indicators {
  register: string;
  receipts: number;
  sales_ore: number;
  z_reports: number;
  rows: { name: string; count: { number: number; amount_ore: number } }[];
}

interface RareRow {
  key: string;
  register: string;
  name: string;
  number: number;
  amount_ore: number;
  receipts: number;
}

/** How often something happened that should be rare, beside how many receipts there were. */
function Rare({ span }: { span: string }) {
  const load = useLoad<Indicators[]>(`/control/indicators?${span}`);
  const columns: Column<RareRow>[] = [
    { id: "name", title: say("col_what"), kind: "text", of: (row) => sayCode("rare", row.name) },
    { id: "register", title: say("col_register"), kind: "text", of: (row) => registerName(row.register) },
    { id: "number", title: say("col_times"), kind: "number", of: (row) => row.number },
    { id: "sum", title: say("col_sum"), kind: "amount", of: (row) => row.amount_ore || null },
    {
      id: "receipts",
      title: say("col_of_receipts"),
      kind: "number",
      of: (row) => row.receipts,
      isExtra: true,
    },
  ];
  return (
    <Card title={say("rare_title")} lead={say("rare_lead")} class="wide">
      <Loaded of={load}>
        {(registers) => (
          <Table
            name={say("rare_title")}
            columns={columns}
            rows={registers.flatMap((each) =>
              each.rows.map((row) => ({
                ...row.count,
                name: row.name,
                key: `${each.register} ${row.name}`,
                register: each.register,
                receipts: each.receipts,
              })),
            )}
            keyOf={(row) => row.key}
            file="kontroll"
            empty={<Nothing title={say("rare_empty")} />}
          />
        )}
      </Loaded>
    </Card>
  );
}
