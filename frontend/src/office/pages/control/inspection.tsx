// What an inspector is shown: which system it is, the package of a period, whether everything agrees, and what
// should be rare.

import { useState } from "preact/hooks";
import type { Agreement } from "../../ledger/ledger_shapes.ts";
import { useLoad } from "../../line/load.ts";
import { Download } from "../../parts/download.tsx";
import { Day } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page, Tag } from "../../parts/page.tsx";
import { may } from "../../visitor/session.ts";
import { monthStart, today } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { ControlTabs } from "./control_tabs.tsx";
import { Indicators } from "./indicators.tsx";
import { ControlPackage } from "./package.tsx";
import { ThisSystem } from "./this_system.tsx";

export function Inspection() {
  // An inspector who stands in the shop asks about the days up to this one: last month and what there is of
  // this. On the first of a month this month alone would be empty, and last month alone never has today.
  const [from, setFrom] = useState(monthStart(today(), -1));
  const [to, setTo] = useState(today());
  const isWrong = from === "" || to === "" || from > to;
  const span = `from=${from}&to=${to}`;
  return (
    <Page
      title={say("page_control")}
      lead={say("control_lead")}
      actions={
        <div class="field-row">
          <Day title={say("control_from")} value={from} put={setFrom} />
          <Day title={say("control_to")} value={to} put={setTo} />
        </div>
      }
    >
      <ControlTabs />
      {isWrong ? (
        <p class="hint" role="status">
          {say("control_wrong_period")}
        </p>
      ) : (
        <>
          <ControlPackage from={from} to={to} />
          <Files span={span} />
          <div class="cards after">
            {may("read_journal") && (
              <>
                <Agreed span={span} />
                <Description />
                <Indicators span={span} />
              </>
            )}
            <ThisSystem />
          </div>
        </>
      )}
    </Page>
  );
}

function Files({ span }: { span: string }) {
  return (
    <Card title={say("control_files")} lead={say("control_files_lead")}>
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
    </Card>
  );
}

function Agreed({ span }: { span: string }) {
  const load = useLoad<Agreement>(`/agreement?${span}`);
  return (
    <Card title={say("agree_title")} lead={say("agree_lead")}>
      <Loaded of={load}>
        {(agreement) => (
          <p>
            <Verdict of={agreement} />
          </p>
        )}
      </Loaded>
    </Card>
  );
}

/** Whether all of a period agrees; where nothing was booked there is nothing that could. */
function Verdict({ of: { holds, failing, periods } }: { of: Agreement }) {
  if (!holds) return <Tag tone="bad">{say("agree_fails", { count: failing })}</Tag>;
  if (periods.length === 0) return <Tag tone="plain">{say("agree_nothing_booked")}</Tag>;
  return <Tag tone="good">{say("agree_holds", { count: periods.length })}</Tag>;
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
