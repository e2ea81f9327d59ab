// What was matched with the bank: each with the reason why it differs, and a way to undo what was wrong.

import { useState } from "preact/hooks";
import { kroner } from "../../../writing/money.ts";
import { send } from "../../line/ask.ts";
import type { Load } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { shortDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";

interface Line {
  part: string;
  account: string;
  amount_ore: number;
  key?: string;
  explanation?: string;
}

export interface Settled {
  register: string;
  entry: number;
  day: string;
  settlement: { settlement: string; booked_on: string; payouts: string[]; lines: Line[] };
}

export function Settlements({ of: load, done }: { of: Load<Settled[]>; done: () => void }) {
  return (
    <Card title={say("settlements_title")} lead={say("settlements_lead")}>
      <Loaded of={load}>
        {(found) => (
          <>
            <List of={found} />
            {found.length > 0 && <Undo among={found} done={done} />}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function List({ of: settled }: { of: Settled[] }) {
  const columns: Column<Settled>[] = [
    { id: "voucher", title: say("voucher_entry"), kind: "number", of: (row) => row.entry },
    { id: "day", title: say("col_confirmed_on"), kind: "day", of: (row) => row.day },
    { id: "booked", title: say("col_in_bank_on"), kind: "day", of: (row) => row.settlement.booked_on },
    { id: "tender", title: say("col_tender"), kind: "text", of: tenders },
    {
      id: "sum",
      title: say("in_bank"),
      kind: "amount",
      of: inBank,
      isSummed: true,
    },
    { id: "parts", title: say("col_explained"), kind: "text", of: explained, isExtra: true },
  ];
  return (
    <Table
      name={say("settlements_title")}
      columns={columns}
      rows={settled}
      keyOf={(row) => row.settlement.settlement}
      linkOf={(row) => linkTo("bilag", [row.register, String(row.entry)])}
      file="avstemminger"
      empty={<Nothing title={say("settlements_empty")}>{say("settlements_empty_lead")}</Nothing>}
    />
  );
}

function inBank(row: Settled): number {
  return row.settlement.lines.reduce((sum, line) => sum + (line.part === "bank" ? line.amount_ore : 0), 0);
}

/** What it was paid with, as the keys of the money on its way end with. */
function tenders(row: Settled): string {
  const taken = row.settlement.lines.filter((line) => line.part === "in_transit");
  const kinds = new Set(taken.map((line) => line.key?.split(":").at(-1) ?? ""));
  return [...kinds].map((kind) => sayCode("tender", kind)).join(", ");
}

function explained(row: Settled): string {
  const reasons = row.settlement.lines.filter((line) => !["bank", "in_transit"].includes(line.part));
  return [...new Set(reasons.map((line) => sayCode("part", line.part)))].join(", ");
}

function Undo({ among, done }: { among: Settled[]; done: () => void }) {
  const [chosen, setChosen] = useState("");
  const [reason, setReason] = useState("");
  const sending = useSending();
  const undo = () =>
    sending.over(async () => {
      await send("POST", `/bank/settlements/${encodeURIComponent(chosen)}/undo`, { reason: reason.trim() });
      setChosen("");
      setReason("");
      done();
    });
  return (
    <details class="more after">
      <summary>{say("settlement_undo")}</summary>
      <Form class="field-row" send={undo}>
        <label class="field">
          <span>{say("voucher_entry")}</span>
          <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="">{say("choose")}</option>
            {among.map((each) => (
              <option key={each.settlement.settlement} value={each.settlement.settlement}>
                {`${each.entry} · ${shortDay(each.settlement.booked_on)} · ${kroner(inBank(each))}`}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{say("undo_reason")}</span>
          <input value={reason} maxLength={200} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        <button type="submit" class="key" disabled={chosen === "" || reason.trim() === ""}>
          <span class="label">{say("settlement_undo_do")}</span>
        </button>
      </Form>
      <Outcome of={sending} />
    </details>
  );
}
