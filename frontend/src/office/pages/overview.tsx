// The owner's first look: what was sold today, and what waits for somebody.

import { kroner } from "../../money.ts";
import { shortDay, shortMoment } from "../dates.ts";
import { useLoad } from "../load.ts";
import { Loaded } from "../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../parts/page.tsx";
import { type Column, Table } from "../parts/table.tsx";
import { say, sayCode } from "../say.ts";

interface Named {
  name: string;
  number: number;
  amount_ore: number;
}

export interface RegisterToday {
  register_id: string;
  name: string;
  started: boolean;
  used_on: string | null;
  z_is_missing: boolean;
  z_number: number;
  z_at: string | null;
  receipts: number;
  sales_ore: number;
  credit_ore: number;
  returns: { number: number; amount_ore: number };
  payments: Named[];
  vat_ore: number;
}

interface Shown {
  day: string;
  registers: RegisterToday[];
}

export function Overview() {
  const load = useLoad<Shown>("/overview");
  return (
    <Page title={say("page_overview")} lead={say("overview_lead")}>
      <Loaded of={load}>
        {(shown) => (
          <div class="cards">
            <Today of={shown} />
            <Registers of={shown.registers} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Today({ of: { registers } }: { of: Shown }) {
  const sum = (what: (register: RegisterToday) => number) =>
    registers.reduce((total, each) => total + what(each), 0);
  const receipts = sum((each) => each.receipts);
  const sales = sum((each) => each.sales_ore);
  const credit = sum((each) => each.credit_ore);
  return (
    <Card title={say("today_title")} class="wide">
      {receipts === 0 && credit === 0 ? (
        <Nothing title={say("nothing_sold")}>{say("nothing_sold_lead")}</Nothing>
      ) : (
        <>
          <dl class="figures">
            <Figure name={say("today_sales")} text={kroner(sales)} isLarge />
            <Figure name={say("today_receipts")} text={String(receipts)} />
            <Figure
              name={say("today_average")}
              text={kroner(receipts > 0 ? Math.round(sales / receipts) : 0)}
            />
            <Figure name={say("today_vat")} text={kroner(sum((each) => each.vat_ore))} />
            <Figure name={say("today_returns")} text={kroner(sum((each) => each.returns.amount_ore))} />
            {credit !== 0 && <Figure name={say("today_credit")} text={kroner(credit)} />}
          </dl>
          <Payments of={paidWith(registers)} />
        </>
      )}
    </Card>
  );
}

export function Figure({ name, text, isLarge = false }: { name: string; text: string; isLarge?: boolean }) {
  return (
    <div class={isLarge ? "figure large" : "figure"}>
      <dt>{name}</dt>
      <dd class="amount">{text}</dd>
    </div>
  );
}

/** Means of payment as lengths beside their amounts. */
function Payments({ of: payments }: { of: Named[] }) {
  const most = Math.max(1, ...payments.map((each) => each.amount_ore));
  return (
    <section class="shares" aria-label={say("payments_title")}>
      <h3>{say("payments_title")}</h3>
      <ul>
        {payments.map((each) => (
          <li key={each.name}>
            <span>{sayCode("tender", each.name)}</span>
            <i style={{ "--share": `${Math.max(0, (each.amount_ore / most) * 100)}%` }} aria-hidden="true" />
            <span class="amount">{kroner(each.amount_ore)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What each means of payment came to over all registers, the largest first. */
function paidWith(registers: readonly RegisterToday[]): Named[] {
  const sums = new Map<string, Named>();
  for (const { name, number, amount_ore } of registers.flatMap((each) => each.payments)) {
    const before = sums.get(name) ?? { name, number: 0, amount_ore: 0 };
    sums.set(name, { name, number: before.number + number, amount_ore: before.amount_ore + amount_ore });
  }
  return [...sums.values()].sort((one, other) => other.amount_ore - one.amount_ore);
}

function Registers({ of: registers }: { of: RegisterToday[] }) {
  const columns: Column<RegisterToday>[] = [
    { id: "register", title: say("col_register"), kind: "text", of: (row) => row.name || row.register_id },
    { id: "state", title: say("col_state"), kind: "text", of: stateOf, show: (row) => <State of={row} /> },
    { id: "receipts", title: say("col_receipts"), kind: "number", of: (row) => row.receipts },
    { id: "sales", title: say("col_sales"), kind: "amount", of: (row) => row.sales_ore, isSummed: true },
    { id: "z", title: say("col_last_z"), kind: "text", of: lastZ },
  ];
  return (
    <Card title={say("registers_title")} class="wide">
      <Table
        name={say("registers_title")}
        columns={columns}
        rows={registers}
        keyOf={(row) => row.register_id}
        empty={<Nothing title={say("registers_empty")} />}
        isPlain
      />
    </Card>
  );
}

function State({ of: register }: { of: RegisterToday }) {
  const tone = register.z_is_missing
    ? "bad"
    : register.used_on !== null && register.started
      ? "good"
      : "plain";
  return <Tag tone={tone}>{stateOf(register)}</Tag>;
}

function stateOf(register: RegisterToday): string {
  if (register.z_is_missing) return say("state_z_missing", { day: shortDay(register.used_on ?? "") });
  if (!register.started) return say("state_stopped");
  return say(register.used_on === null ? "state_idle" : "state_open");
}

function lastZ(register: RegisterToday): string {
  if (register.z_number === 0) return say("z_never");
  const number = say("z_number", { number: register.z_number });
  return register.z_at === null ? number : `${number} · ${shortMoment(register.z_at)}`;
}
