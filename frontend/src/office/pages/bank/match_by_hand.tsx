// What no proposal came to: a person says which entries of the bank belong with which money on its way, and why the
// two differ when they do.

import { useState } from "preact/hooks";
import { kroner } from "../../../writing/money.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Nothing } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { shortDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { type Entry, type Payout, payoutKey, payoutText, type Transit, wayText } from "./proposals.tsx";

const REASONS = ["fee", "rounding", "chargeback", "correction", "carried", "other"];

type Chosen = ReadonlyMap<string, number>;

/** `round` is another whenever something was done on the page: what could be chosen before may be taken. */
export function MatchByHand({ round, done }: { round: number; done: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="more after" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say("by_hand")}</summary>
      {isOpen && <ByHand key={round} done={done} />}
    </details>
  );
}

function ByHand({ done }: { done: () => void }) {
  const entries = useLoad<Entry[]>("/bank/entries?open_only=true");
  const transit = useLoad<Transit[]>("/bank/transit");
  const payouts = useLoad<{ payout: Payout }[]>("/bank/payouts?open_only=true");
  const [bank, setBank] = useState<Chosen>(new Map());
  const [way, setWay] = useState<Chosen>(new Map());
  const [paid, setPaid] = useState<Chosen>(new Map());
  const [reason, setReason] = useState(REASONS[0] ?? "");
  const [explanation, setExplanation] = useState("");
  const sending = useSending();
  // What a payout kept is what it says it kept; only the rest is for a person to explain.
  const fee = (payouts.now.value ?? [])
    .filter(({ payout }) => paid.has(payoutKey(payout)))
    .reduce((total, { payout }) => total + payout.fee_ore, 0);
  const off = sum(way) - sum(bank) - fee;
  const parts = [
    { reason: "fee", amount_ore: fee, explanation: "" },
    { reason, amount_ore: off, explanation: explanation.trim() },
  ];
  const settle = () =>
    sending.over(async () => {
      await send("POST", "/bank/settlements", {
        bank: [...bank.keys()],
        payouts: [...paid.keys()],
        transit: [...way].map(([key, amount_ore]) => ({ key, amount_ore })),
        parts: parts.filter((part) => part.amount_ore !== 0),
      });
      done();
    });
  return (
    <Form send={settle}>
      <h3>{say("in_bank")}</h3>
      <Loaded of={entries}>
        {(found) => (
          <Choice name={say("in_bank")} rows={found.map(entryRow)} chosen={bank} choose={setBank} />
        )}
      </Loaded>
      <h3>{say("open_transit")}</h3>
      <Loaded of={transit}>
        {(found) => (
          <Choice name={say("open_transit")} rows={found.map(transitRow)} chosen={way} choose={setWay} />
        )}
      </Loaded>
      <Loaded of={payouts}>
        {(found) =>
          found.length > 0 && (
            <>
              <h3>{say("by_hand_payouts")}</h3>
              <Choice
                name={say("by_hand_payouts")}
                rows={found.map((each) => payoutRow(each.payout))}
                chosen={paid}
                choose={setPaid}
              />
            </>
          )
        }
      </Loaded>
      <p role="status">
        {say("by_hand_sums", { bank: kroner(sum(bank)), way: kroner(sum(way)), off: kroner(off) })}{" "}
        {fee !== 0 && say("by_hand_fee", { fee: kroner(fee) })}
      </p>
      {off !== 0 && bank.size > 0 && way.size > 0 && (
        <div class="fields">
          <label class="field">
            <span>{say("by_hand_reason")}</span>
            <select value={reason} onChange={(event) => setReason(event.currentTarget.value)}>
              {REASONS.map((each) => (
                <option key={each} value={each} selected={each === reason}>
                  {sayCode("part", each)}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span>{say("col_explanation")}</span>
            <input
              value={explanation}
              maxLength={200}
              onInput={(event) => setExplanation(event.currentTarget.value)}
            />
          </label>
        </div>
      )}
      <Outcome of={sending} />
      <button type="submit" class="key strong" disabled={sending.isOn || bank.size === 0 || way.size === 0}>
        <span class="label">{say("by_hand_settle")}</span>
      </button>
    </Form>
  );
}

interface Row {
  key: string;
  day: string;
  text: string;
  amount_ore: number;
}

function entryRow(entry: Entry): Row {
  return { key: entry.key, day: entry.booked_on, text: entry.text ?? "", amount_ore: entry.amount_ore };
}

function transitRow(money: Transit): Row {
  return { key: money.key, day: money.day, text: wayText(money), amount_ore: money.amount_ore };
}

function payoutRow(payout: Payout): Row {
  return { key: payoutKey(payout), day: payout.day, text: payoutText(payout), amount_ore: payout.net_ore };
}

interface ChoiceProps {
  name: string;
  rows: Row[];
  chosen: Chosen;
  choose: (chosen: Chosen) => void;
}

function Choice({ name, rows, chosen, choose }: ChoiceProps) {
  const turn = (row: Row) => {
    const next = new Map(chosen);
    if (!next.delete(row.key)) next.set(row.key, row.amount_ore);
    choose(next);
  };
  const columns: Column<Row>[] = [
    {
      id: "day",
      title: say("col_day"),
      kind: "day",
      of: (row) => row.day,
      show: (row) => (
        <label class="choice">
          <input type="checkbox" checked={chosen.has(row.key)} onChange={() => turn(row)} />
          <span>{shortDay(row.day)}</span>
        </label>
      ),
    },
    { id: "text", title: say("col_text"), kind: "text", of: (row) => row.text },
    { id: "sum", title: say("col_sum"), kind: "amount", of: (row) => row.amount_ore },
  ];
  return (
    <Table
      name={name}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.key}
      empty={<Nothing title={say("by_hand_nothing")} />}
    />
  );
}

function sum(chosen: Chosen): number {
  return [...chosen.values()].reduce((total, ore) => total + ore, 0);
}
