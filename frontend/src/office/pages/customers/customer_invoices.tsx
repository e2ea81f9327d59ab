// What of a customer waits to be invoiced, and the invoices she has.

import { useState } from "preact/hooks";
import { kroner } from "../../../writing/money.ts";
import { useLoad } from "../../line/load.ts";
import { once } from "../../line/once.ts";
import { Change } from "../../parts/change.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { shortDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import type { ShownInvoices, ShownWaiting, WaitingSale } from "./invoice_shapes.ts";
import { InvoiceTable } from "./invoices.tsx";

export function CustomerInvoices({ number }: { number: string }) {
  const load = useLoad<ShownInvoices>(`/invoices?customer=${encodeURIComponent(number)}`);
  return (
    <Loaded of={load}>
      {(shown, again) => (
        <Card title={say("invoices_part")} lead={say("invoices_waiting_lead")}>
          {shown.terms === null ? (
            <Nothing title={say("invoice_not_set_up")}>
              <a href={linkTo("kunder", ["fakturaer"])}>{say("invoice_terms")}</a>
            </Nothing>
          ) : (
            <Waiting number={number} again={again} />
          )}
          {shown.rows.length > 0 && (
            <InvoiceTable
              key={shown.rows[0]?.number}
              of={shown}
              file={`fakturaer-${number}`}
              customer={number}
            />
          )}
        </Card>
      )}
    </Loaded>
  );
}

function Waiting({ number, again }: { number: string; again: () => void }) {
  const load = useLoad<ShownWaiting>(`/invoices/waiting/${encodeURIComponent(number)}`);
  return (
    <Loaded of={load}>
      {({ sales, paid_beyond_ore, more }, look) =>
        sales.length === 0 ? (
          <p class="hint">{say("invoice_nothing_waits")}</p>
        ) : (
          <Choice
            key={sales.length}
            number={number}
            sales={sales}
            beyond_ore={paid_beyond_ore}
            more={more}
            again={() => {
              look();
              again();
            }}
          />
        )
      }
    </Loaded>
  );
}

interface ChoiceProps {
  number: string;
  sales: WaitingSale[];
  beyond_ore: number;
  /** How many wait besides these. */
  more: number;
  again: () => void;
}

function Choice({ number, sales, beyond_ore, more, again }: ChoiceProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [makeOnce] = useState(() => once());
  const chosen = sales.filter((sale) => !left.has(nameOf(sale)));
  const sum_ore = chosen.reduce((sum, sale) => sum + sale.amount_ore, 0);
  const turn = (name: string) => {
    const next = new Set(left);
    if (!next.delete(name)) next.add(name);
    setLeft(next);
  };
  const table = (
    <Table
      name={say("invoice_waiting")}
      columns={columns(left, turn, may("keep_books"))}
      rows={sales}
      keyOf={nameOf}
      empty={null}
      isPart
    />
  );
  if (!may("keep_books")) return table;
  return (
    <>
      {table}
      <Change
        act={() =>
          makeOnce("/invoices", {
            customer: number,
            sales: chosen.map(({ register, entry }) => ({ register, entry })),
          })
        }
        done={again}
        word={say("invoice_make", { amount: kroner(sum_ore) })}
        isReady={chosen.length > 0}
        saved={say("invoice_made")}
      >
        <p class="hint">{say("invoice_make_lead")}</p>
        {more > 0 && <p class="hint">{say("invoice_more_wait", { count: sales.length, more })}</p>}
        {beyond_ore > 0 && <p class="hint">{say("invoice_paid_before", { amount: kroner(beyond_ore) })}</p>}
      </Change>
    </>
  );
}

function nameOf(sale: WaitingSale): string {
  return `${sale.register}-${sale.entry}`;
}

function columns(
  left: ReadonlySet<string>,
  turn: (name: string) => void,
  mayChoose: boolean,
): Column<WaitingSale>[] {
  const chosen: Column<WaitingSale> = {
    id: "chosen",
    title: say("invoice_chosen"),
    kind: "text",
    of: nameOf,
    show: (sale) => (
      <label class="choice">
        <input type="checkbox" checked={!left.has(nameOf(sale))} onChange={() => turn(nameOf(sale))} />
        <span>{nameOf(sale)}</span>
      </label>
    ),
  };
  const entry: Column<WaitingSale> = {
    id: "entry",
    title: say("customer_entry"),
    kind: "text",
    of: nameOf,
  };
  return [
    mayChoose ? chosen : entry,
    {
      id: "day",
      title: say("customer_day"),
      kind: "text",
      of: (sale) => sale.day,
      show: (sale) => <span class="whole">{shortDay(sale.day)}</span>,
    },
    {
      id: "amount",
      title: say("customer_amount"),
      kind: "number",
      of: (sale) => sale.amount_ore,
      show: (sale) => kroner(sale.amount_ore),
      isSummed: true,
    },
  ];
}
