// Handing accounting files in to the tax administration: what is there, what is on its way and what to do about it,
// a new one, and the access it takes. Nothing is ever sent before somebody presses.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Day } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Glyph } from "../../parts/glyph.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag, type Tone } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { may } from "../../visitor/session.ts";
import { businessDay, monthEnd, monthStart, shortDay, shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { ControlTabs } from "./control_tabs.tsx";
import { type Access, AccessForm } from "./submission_access.tsx";

interface Submitted {
  number: number;
  form: string;
  dialog: string;
  from_day: string;
  to_day: string;
  made_at: string;
  state: string;
  submitted_at: string | null;
  receipt: string;
  reason: string;
}

interface Shown {
  access: Access;
  submissions: Submitted[];
}

const TONES: Record<string, Tone> = { prepared: "waits", let_go: "waits", submitted: "good", refused: "bad" };
const AT = "/control/submissions";

export function Submission() {
  const load = useLoad<Shown>(AT);
  return (
    <Page title={say("page_submission")} lead={say("submission_lead")}>
      <ControlTabs />
      <Loaded of={load}>
        {({ access, submissions }, again) => (
          <>
            <OnTheirWay of={submissions} done={again} />
            <Card title={say("submissions_title")} lead={say("submissions_lead")}>
              <List of={submissions} />
            </Card>
            <NewSubmission hasAccess={access.client_id !== ""} done={again} />
            {may("administer") && <AccessForm of={access} done={again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Those that are not there yet, each with what to do next. */
function OnTheirWay({ of: rows, done }: { of: Submitted[]; done: () => void }) {
  const waiting = rows.filter((row) => row.state === "prepared" || row.state === "let_go");
  if (waiting.length === 0) return null;
  return (
    <Card title={say("submission_waits")} class="asks">
      {waiting.map((row) => (
        <GoOn key={row.number} of={row} done={done} />
      ))}
    </Card>
  );
}

function GoOn({ of: row, done }: { of: Submitted; done: () => void }) {
  const sending = useSending();
  const ask = async (what: "send" | "status") => {
    await sending.over(() => send("POST", `${AT}/${row.number}/${what}`));
    done();
  };
  return (
    <section class="waiting-group" aria-label={titleOf(row)}>
      <p>
        <strong>{titleOf(row)}</strong> <StateTag of={row} />
      </p>
      <p>{sayCode("submission_next", row.state)}</p>
      {row.reason && <p class="hint">«{row.reason}»</p>}
      <div class="field-row">
        <button type="button" class="key strong" disabled={sending.isOn} onClick={() => void ask("send")}>
          <Glyph name="send" />
          <span class="label">{say(sending.isOn ? "submission_asking" : "submission_go_on")}</span>
        </button>
        <button type="button" class="key" disabled={sending.isOn} onClick={() => void ask("status")}>
          <span class="label">{say("submission_ask")}</span>
        </button>
      </div>
      <Outcome of={sending} />
    </section>
  );
}

function StateTag({ of: row }: { of: Submitted }) {
  return <Tag tone={TONES[row.state] ?? "plain"}>{sayCode("submitted", row.state)}</Tag>;
}

function titleOf(row: Submitted): string {
  return `${row.number} · ${sayCode("file", row.form)} ${shortDay(row.from_day)}–${shortDay(row.to_day)}`;
}

function receiptOf(row: Submitted): string {
  if (!row.receipt) return row.reason;
  return `${row.receipt}${row.submitted_at ? ` · ${shortMoment(row.submitted_at)}` : ""}`;
}

function List({ of: rows }: { of: Submitted[] }) {
  const columns: Column<Submitted>[] = [
    { id: "number", title: say("col_number"), kind: "number", of: (row) => row.number },
    { id: "form", title: say("col_file"), kind: "text", of: (row) => sayCode("file", row.form) },
    {
      id: "period",
      title: say("col_period"),
      kind: "text",
      of: (row) => `${shortDay(row.from_day)}–${shortDay(row.to_day)}`,
    },
    { id: "dialog", title: say("col_dialog"), kind: "text", of: (row) => row.dialog, isExtra: true },
    { id: "made", title: say("col_made"), kind: "moment", of: (row) => row.made_at, isExtra: true },
    {
      id: "state",
      title: say("col_state"),
      kind: "text",
      of: (row) => sayCode("submitted", row.state),
      show: (row) => <StateTag of={row} />,
    },
    {
      id: "receipt",
      title: say("col_receipt"),
      kind: "text",
      of: receiptOf,
      // Their words and names of files have no place to break, and would push the next step out of sight.
      show: (row) => <span class="address">{receiptOf(row)}</span>,
    },
    {
      id: "next",
      title: say("col_next"),
      kind: "text",
      of: (row) => sayCode("submission_then", row.state),
    },
  ];
  return (
    <Table
      name={say("submissions_title")}
      columns={columns}
      rows={rows}
      keyOf={(row) => String(row.number)}
      file="innsendinger"
      empty={<Nothing title={say("submissions_empty")}>{say("submissions_empty_lead")}</Nothing>}
    />
  );
}

/** Which file of which period, for which control; pressing again goes on with the same one. */
function NewSubmission({ hasAccess, done }: { hasAccess: boolean; done: () => void }) {
  const lastMonth = monthStart(businessDay(), -1);
  const [asked, setAsked] = useState({
    form: "saft-cash",
    dialog: "",
    from: lastMonth,
    to: monthEnd(lastMonth),
  });
  const sending = useSending();
  const change = (what: Partial<typeof asked>) => setAsked({ ...asked, ...what });
  const handIn = async () => {
    await sending.over(async () => {
      const made = await send<Submitted>("POST", AT, asked);
      return say("submission_done", { receipt: made.receipt });
    });
    done();
  };
  const isWrong = asked.dialog === "" || asked.from === "" || asked.to === "" || asked.from > asked.to;
  return (
    <Card title={say("submission_new")} lead={say("submission_new_lead")}>
      {!hasAccess && <p class="hint">{say("submission_no_access")}</p>}
      <Form class="fields" send={handIn}>
        <label class="field">
          <span>{say("col_file")}</span>
          <select value={asked.form} onChange={(event) => change({ form: event.currentTarget.value })}>
            <option value="saft-cash">{say("file_saft_cash")}</option>
            <option value="saft-financial">{say("file_saft_financial")}</option>
          </select>
        </label>
        <label class="field">
          <span>{say("col_dialog")}</span>
          <input
            value={asked.dialog}
            maxLength={100}
            autocomplete="off"
            onInput={(event) => change({ dialog: event.currentTarget.value.trim() })}
          />
        </label>
        <Day title={say("control_from")} value={asked.from} put={(from) => change({ from })} />
        <Day title={say("control_to")} value={asked.to} put={(to) => change({ to })} />
        <button type="submit" class="key strong" disabled={!hasAccess || isWrong || sending.isOn}>
          <Glyph name="send" />
          <span class="label">{say(sending.isOn ? "submission_asking" : "submission_hand_in")}</span>
        </button>
      </Form>
      <Outcome of={sending} />
    </Card>
  );
}
