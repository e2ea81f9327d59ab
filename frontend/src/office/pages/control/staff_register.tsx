// The staff register as an inspector reads it: who is at work now, what each worked, every correction beside what it
// corrects; and for whoever keeps it, coming and going, what was forgotten, and what was wrong.

import type { ComponentChildren } from "preact";
import { useLoad } from "../../line/load.ts";
import { Download } from "../../parts/download.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Said, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { place, seeWith } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { shortDay, shortMoment, today } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { CorrectWork, StaffMembers, WriteWork } from "./staff_forms.tsx";
import type { Member, Register, Shift, Trace, WorkMark } from "./staff_shapes.ts";

/** The register, under the links of the page that it is a part of. */
export function StaffRegister({ tabs }: { tabs: ComponentChildren }) {
  const day = today();
  const from = place.value.query["fra"] ?? day;
  const to = place.value.query["til"] ?? day;
  const load = useLoad<Register>(`/staff-register?from=${from}&to=${to}`);
  const files = `/staff-register?from=${from}&to=${to}&form=`;
  return (
    <Page title={say("page_staff")} lead={say("staff_lead")}>
      {tabs}
      <Loaded of={load}>
        {(register, again) => (
          <>
            <Card
              title={say("staff_now", { count: register.now })}
              lead={`${register.company}, ${register.organisation_number}. ${say("insight_as_of", { at: shortMoment(register.as_of) })}`}
              actions={
                <>
                  <Download path={`${files}pdf`} glyph="paper" isShown>
                    {say("staff_pdf")}
                  </Download>
                  <Download path={`${files}csv`}>CSV</Download>
                </>
              }
            >
              <div class="stack">
                <div class="field-row">
                  <DayField name={say("insight_from")} value={from} choose={(fra) => seeWith({ fra })} />
                  <DayField name={say("insight_to")} value={to} choose={(til) => seeWith({ til })} />
                </div>
                {!register.holds && <Said tone="bad">{say("staff_differs")}</Said>}
                <Worked of={register.shifts} />
              </div>
            </Card>
            {may("administer") && <Keep of={register} again={again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Keep({ of: register, again }: { of: Register; again: () => void }) {
  const load = useLoad<Member[]>("/staff");
  return (
    <Loaded of={load}>
      {(members, reload) => (
        <div class="cards after">
          <WriteWork of={members} again={again} />
          <CorrectWork of={register.shifts} again={again} />
          <StaffMembers of={members} again={reload} />
        </div>
      )}
    </Loaded>
  );
}

function Worked({ of: shifts }: { of: Shift[] }) {
  const columns: Column<Shift>[] = [
    {
      id: "day",
      title: say("col_day"),
      kind: "text",
      of: (row) => begunAt(row),
      show: (row) => shortDay(localDay(begunAt(row))),
    },
    { id: "name", title: say("col_name"), kind: "text", of: (row) => row.name },
    { id: "number", title: say("staff_identity_short"), kind: "text", of: (row) => row.identity_number },
    { id: "employer", title: say("staff_employer"), kind: "text", of: (row) => row.employer, isExtra: true },
    { id: "came", title: say("staff_in"), kind: "text", of: (row) => timeOf(row.came, row) },
    {
      id: "left",
      title: say("staff_out"),
      kind: "text",
      of: leftOf,
      show: (row) => <Left of={row} />,
    },
    { id: "traces", title: say("staff_traces"), kind: "text", of: tracesOf },
  ];
  return (
    <Table
      name={say("page_staff")}
      columns={columns}
      rows={shifts}
      keyOf={(row) => [row.came, row.left].map((mark) => `${mark?.register}-${mark?.number}`).join(" ")}
      empty={<Nothing title={say("staff_none")} />}
    />
  );
}

function Left({ of: row }: { of: Shift }): ComponentChildren {
  if (row.is_struck) return <Tag tone="plain">{say("staff_struck")}</Tag>;
  if (row.left !== null) return timeOf(row.left, row);
  return <Tag tone={row.is_now ? "good" : "waits"}>{leftOf(row)}</Tag>;
}

function leftOf(row: Shift): string {
  if (row.is_now) return say("staff_at_work");
  return row.is_open ? say("staff_not_gone") : timeOf(row.left, row);
}

function DayField({ name, value, choose }: { name: string; value: string; choose: (day: string) => void }) {
  return (
    <label class="field">
      <span>{name}</span>
      <input type="date" value={value} onChange={(event) => choose(event.currentTarget.value || today())} />
    </label>
  );
}

function begunAt(row: Shift): string {
  return (row.came ?? row.left)?.at ?? "";
}

function localDay(moment: string): string {
  return moment === "" ? "" : today(Date.parse(moment));
}

/** The time of day, with the date where it is another than that of the row. */
function timeOf(mark: WorkMark | null, row: Shift): string {
  if (mark === null) return say("staff_missing");
  const moment = shortMoment(mark.at);
  return localDay(mark.at) === localDay(begunAt(row)) ? moment.slice(-5) : moment;
}

function tracesOf(row: Shift): string {
  return [row.came, row.left]
    .filter(
      (mark): mark is WorkMark =>
        mark !== null && (mark.traces.length > 1 || mark.is_late || mark.is_by_other),
    )
    .flatMap((mark) => mark.traces)
    .map(traceOf)
    .join("; ");
}

function traceOf(trace: Trace): string {
  const { entered_by: by, reason } = trace;
  if (trace.at === trace.entered_at && !trace.is_struck)
    return say("staff_trace_at_once", { at: shortMoment(trace.at), by });
  const at = trace.is_struck ? say("staff_struck") : shortMoment(trace.at);
  return say("staff_trace", { at, entered: shortMoment(trace.entered_at), by, reason }).trim();
}
