// Who is in the office now, and from where; each can be ended.

import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { shortMoment } from "../../words/dates.ts";
import { say } from "../../words/say.ts";

interface Session {
  session: string;
  operator: string;
  name: string;
  came_at: string;
  last_at: string;
  device: string;
  browser: string;
  is_mine: boolean;
}

export function Present() {
  const load = useLoad<Session[]>("/sessions");
  const sending = useSending();
  const end = (row: Session) =>
    sending.over(async () => {
      await send("DELETE", `/sessions/${row.session}`);
      load.again();
    });
  const columns: Column<Session>[] = [
    { id: "who", title: say("col_person"), kind: "text", of: (row) => row.name || row.operator },
    { id: "from", title: say("col_from"), kind: "text", of: fromWhere },
    {
      id: "came",
      title: say("col_came"),
      kind: "text",
      of: (row) => row.came_at,
      show: (row) => shortMoment(row.came_at),
    },
    {
      id: "used",
      title: say("col_used"),
      kind: "text",
      of: (row) => row.last_at,
      show: (row) => shortMoment(row.last_at),
      isExtra: true,
    },
    {
      id: "end",
      title: say("session_end"),
      kind: "text",
      of: () => "",
      show: (row) =>
        row.is_mine ? (
          <Tag tone="good">{say("session_mine")}</Tag>
        ) : (
          <button type="button" class="key small" onClick={() => void end(row)}>
            <span class="label">{say("session_end")}</span>
          </button>
        ),
    },
  ];
  return (
    <Card title={say("present")} lead={say("present_lead")} class="wide">
      <Outcome of={sending} />
      <Loaded of={load}>
        {(rows) => (
          <Table
            name={say("present")}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.session}
            file="paalogget"
            empty={<Nothing title={say("present")} />}
          />
        )}
      </Loaded>
    </Card>
  );
}

function fromWhere(row: Session): string {
  return [row.device || say("from_here"), row.browser].filter(Boolean).join(" · ");
}
