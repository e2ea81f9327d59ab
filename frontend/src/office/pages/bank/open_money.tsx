// Money that nothing is matched with: how much of it is how old, then each of it.

import { kroner } from "../../../writing/money.ts";
import type { OpenItem, OpenMoney } from "../../ledger/open_money_shapes.ts";
import { Nothing, Said, Tag, type Tone } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { registerName } from "../../visitor/session.ts";
import { shortDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";

const AGES: Record<string, Tone> = { week: "good", month: "waits", older: "bad" };

/** The same money may stand as all three, so no sum is over more than one of them. */
const KINDS = ["transit", "payout", "bank"];

export function Open({ of: { items, gaps, not_till } }: { of: OpenMoney }) {
  const columns: Column<OpenItem>[] = [
    { id: "day", title: say("col_day"), kind: "day", of: (row) => row.day },
    { id: "what", title: say("col_what"), kind: "text", of: (row) => sayCode("open", row.what) },
    {
      id: "text",
      title: say("col_text"),
      kind: "text",
      of: (row) =>
        [row.tender && sayCode("tender", row.tender), row.register && registerName(row.register), row.text]
          .filter(Boolean)
          .join(" · "),
    },
    { id: "sum", title: say("col_sum"), kind: "amount", of: (row) => row.amount_ore },
    {
      id: "age",
      title: say("col_age"),
      kind: "number",
      of: (row) => row.age_days,
      show: (row) => <Tag tone={AGES[row.age] ?? "plain"}>{aged(row.age_days)}</Tag>,
    },
  ];
  return (
    <>
      {gaps.map((gap) => (
        <Said key={`${gap.account} ${gap.after}`} tone="bad">
          {say("bank_gap", {
            account: gap.account,
            after: gap.after ? shortDay(gap.after) : "?",
            before: gap.before ? shortDay(gap.before) : "?",
          })}
        </Said>
      ))}
      {KINDS.map((kind) => (
        <Aged key={kind} kind={kind} of={items.filter((item) => item.what === kind)} />
      ))}
      <Table
        name={say("open_title")}
        columns={columns}
        rows={items}
        keyOf={(row) => `${row.what} ${row.key}`}
        file="apne-poster"
        empty={<Nothing title={say("open_empty")}>{say("open_empty_lead")}</Nothing>}
      />
      {not_till > 0 && <p class="hint">{say("not_till", { count: not_till })}</p>}
    </>
  );
}

function aged(days: number): string {
  return days === 1 ? say("age_one_day") : say("age_days", { days });
}

/** What there is of a kind by age, as lengths: most of it should be young. */
function Aged({ kind, of: items }: { kind: string; of: OpenItem[] }) {
  const sums = Object.keys(AGES).map((age) => {
    const these = items.filter((item) => item.age === age);
    return { age, count: these.length, ore: these.reduce((sum, item) => sum + item.amount_ore, 0) };
  });
  const most = Math.max(1, ...sums.map((each) => Math.abs(each.ore)));
  if (items.length === 0) return null;
  return (
    <section class="shares aged" aria-label={say("open_by_age", { what: sayCode("open", kind) })}>
      <h3>{sayCode("open", kind)}</h3>
      <ul>
        {sums.map((each) => (
          <li key={each.age} class={AGES[each.age] ?? ""}>
            <span>{sayCode("aged", each.age)}</span>
            <i style={{ "--share": `${(Math.abs(each.ore) / most) * 100}%` }} aria-hidden="true" />
            <span class="amount">
              {kroner(each.ore)} <small>({each.count})</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
