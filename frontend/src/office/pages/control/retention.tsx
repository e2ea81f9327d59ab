// The retention clock: what has to be here, until when, and the one thing that may be deleted after it.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Tick } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { may } from "../../visitor/session.ts";
import { daysAfter } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { ControlTabs } from "./control_tabs.tsx";

interface Kept {
  document: string;
  year: number;
  deletable_from: string;
  may_be_deleted: boolean;
  law: string;
}

export function Retention() {
  const load = useLoad<Kept[]>("/control/retention");
  return (
    <Page title={say("page_retention")} lead={say("retention_lead")}>
      <ControlTabs />
      <Loaded of={load}>
        {(kept) => (
          <>
            <Card title={say("retention_title")} lead={say("retention_hint")}>
              <Clock of={kept} />
            </Card>
            {may("administer") && <Erase years={[...new Set(kept.map((each) => each.year))]} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Clock({ of: kept }: { of: Kept[] }) {
  const columns: Column<Kept>[] = [
    {
      id: "document",
      title: say("col_document"),
      kind: "text",
      of: (row) => sayCode("document", row.document),
    },
    {
      id: "what",
      title: say("col_what"),
      kind: "text",
      of: (row) => sayCode("document_what", row.document),
      isExtra: true,
    },
    { id: "year", title: say("col_year"), kind: "number", of: (row) => row.year },
    {
      id: "until",
      title: say("col_kept_until"),
      kind: "day",
      of: (row) => daysAfter(row.deletable_from, -1),
    },
    {
      id: "law",
      title: say("col_law"),
      kind: "text",
      of: (row) => row.law,
      show: (row) => <span class="whole">{row.law}</span>,
      isExtra: true,
    },
    {
      id: "state",
      title: say("col_state"),
      kind: "text",
      of: stateOf,
      show: (row) => <Tag tone={row.may_be_deleted ? "plain" : "good"}>{stateOf(row)}</Tag>,
    },
  ];
  return (
    <Table
      name={say("retention_title")}
      columns={columns}
      rows={kept}
      keyOf={(row) => `${row.year} ${row.document}`}
      file="oppbevaring"
      empty={<Nothing title={say("retention_empty")} />}
    />
  );
}

const BY_ITSELF: ReadonlySet<string> = new Set(["staff_register", "alerts", "saved_views"]);
const NO_DUTY: ReadonlySet<string> = new Set(["alerts", "saved_views"]);

/** Names of buyers are deleted by hand, some by the register itself; the rest may go, and stays. */
function stateOf(row: Kept): string {
  if (!row.may_be_deleted) return say(NO_DUTY.has(row.document) ? "retention_of_use" : "retention_kept");
  if (BY_ITSELF.has(row.document)) return say("retention_by_itself");
  return say(row.document === "buyers" ? "retention_may_go" : "retention_stays");
}

/** Erasing asks twice; whether it is too early, the register says. */
function Erase({ years }: { years: number[] }) {
  const [year, setYear] = useState(String(years.at(-1) ?? ""));
  const [isSure, setSure] = useState(false);
  const sending = useSending();
  const erase = async () => {
    await sending.over(async () => {
      const { erased } = await send<{ erased: number }>("DELETE", `/control/buyers/${year}`);
      return say("erase_done", { count: erased, year });
    });
    setSure(false);
  };
  return (
    <Card title={say("erase_title")} lead={say("erase_lead")}>
      <Form class="field-row" send={erase}>
        <label class="field">
          <span>{say("col_year")}</span>
          <select value={year} onChange={(event) => setYear(event.currentTarget.value)}>
            {years.map((each) => (
              <option key={each} value={String(each)} selected={String(each) === year}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <Tick title={say("erase_sure")} is={isSure} put={setSure} />
        <button type="submit" class="key" disabled={!isSure || year === ""}>
          <span class="label">{say("erase_do")}</span>
        </button>
      </Form>
      <Outcome of={sending} />
    </Card>
  );
}
