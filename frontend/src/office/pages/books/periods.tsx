// The months that are locked, and whether each is still as it was when somebody locked it.

import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Nothing, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { businessDay, monthEnd, monthStart, shortDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";

interface LockedPeriod {
  period: {
    from_day: string | null;
    through: string;
    evidence: { vouchers: number; debit_ore: number };
    operator: string;
  };
  holds: boolean;
}

export function Periods() {
  const load = useLoad<LockedPeriod[]>("/periods");
  const sending = useSending();
  const through = monthEnd(monthStart(businessDay(), -1));
  const lock = () =>
    sending.over(async () => {
      await send("POST", "/periods", { through });
      load.again();
    });
  const columns: Column<LockedPeriod>[] = [
    { id: "through", title: say("col_through"), kind: "day", of: (row) => row.period.through },
    { id: "vouchers", title: say("col_vouchers"), kind: "number", of: (row) => row.period.evidence.vouchers },
    { id: "sum", title: say("col_sum"), kind: "amount", of: (row) => row.period.evidence.debit_ore },
    {
      id: "holds",
      title: say("col_state"),
      kind: "text",
      of: (row) => say(row.holds ? "period_holds" : "period_differs"),
      show: (row) => (
        <Tag tone={row.holds ? "good" : "bad"}>{say(row.holds ? "period_holds" : "period_differs")}</Tag>
      ),
    },
  ];
  return (
    <Loaded of={load}>
      {(periods) => (
        <>
          <Table
            name={say("periods_title")}
            columns={columns}
            rows={periods}
            keyOf={(row) => row.period.through}
            empty={<Nothing title={say("periods_empty")} />}
            isPlain
          />
          <Outcome of={sending} />
          {!periods.some((each) => each.period.through >= through) && (
            <button type="button" class="key" onClick={() => void lock()}>
              <span class="label">{say("period_lock", { day: shortDay(through) })}</span>
            </button>
          )}
        </>
      )}
    </Loaded>
  );
}
