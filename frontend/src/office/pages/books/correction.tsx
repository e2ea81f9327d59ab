// A correction of the books: a voucher of its own. The register says what is wrong with it; nothing is made up to
// make it balance.

import { useState } from "preact/hooks";
import { kroner, oreOf } from "../../../writing/money.ts";
import type { Account, Voucher } from "../../ledger/ledger_shapes.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Card, Page } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { goTo, linkTo, place } from "../../visitor/route.ts";
import { say } from "../../words/say.ts";

interface Row {
  key: number;
  account: string;
  debit: string;
  credit: string;
}

let nextKey = 1;
const emptyRow = (): Row => ({ key: nextKey++, account: "", debit: "", credit: "" });

export function Correction() {
  const accounts = useLoad<Account[]>("/accounts");
  const { register = "", bilag = "" } = place.value.query;
  const [reason, setReason] = useState("");
  const [rows, setRows] = useState<Row[]>(() => [emptyRow(), emptyRow()]);
  const sending = useSending();
  const change = (key: number, what: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...what } : row)));
  const amounts = rows.map(amountOf);
  const left = amounts.reduce<number>((sum, ore) => sum + (ore ?? 0), 0);
  const isReady = reason.trim() !== "" && left === 0 && amounts.every((ore) => ore !== null && ore !== 0);
  const book = () =>
    sending.over(async () => {
      const made = await send<Voucher>("POST", "/corrections", {
        reason: reason.trim(),
        lines: rows.map((row) => ({ account: row.account.trim(), net_ore: amountOf(row) ?? 0 })),
        ...(bilag && { corrects_register: register, corrects_entry: Number(bilag) }),
      });
      goTo(linkTo("bilag", [made.register, String(made.entry)]));
    });
  return (
    <Page
      title={say("correct_title")}
      lead={say("correct_lead")}
      back={{ link: linkTo("bilag"), title: say("page_vouchers") }}
    >
      <Card title={bilag ? say("correct_of", { entry: bilag }) : say("correct_card")}>
        <Form send={book}>
          <label class="field">
            <span>{say("correct_reason")}</span>
            <input value={reason} maxLength={200} onInput={(event) => setReason(event.currentTarget.value)} />
          </label>
          <datalist id="accounts">
            {(accounts.now.value ?? []).map((each) => (
              <option key={each.number} value={each.number}>
                {each.name}
              </option>
            ))}
          </datalist>
          {rows.map((row, at) => (
            <fieldset key={row.key} class="fields correction-row">
              <legend class="unseen">{say("correct_line", { number: at + 1 })}</legend>
              <label class="field">
                <span>{say("col_account")}</span>
                <input
                  list="accounts"
                  inputMode="numeric"
                  value={row.account}
                  onInput={(event) => change(row.key, { account: event.currentTarget.value })}
                />
              </label>
              <label class="field amount">
                <span>{say("col_debit")}</span>
                <input
                  inputMode="decimal"
                  value={row.debit}
                  onInput={(event) => change(row.key, { debit: event.currentTarget.value, credit: "" })}
                />
              </label>
              <label class="field amount">
                <span>{say("col_credit")}</span>
                <input
                  inputMode="decimal"
                  value={row.credit}
                  onInput={(event) => change(row.key, { credit: event.currentTarget.value, debit: "" })}
                />
              </label>
            </fieldset>
          ))}
          <div class="field-row">
            <button type="button" class="key small" onClick={() => setRows([...rows, emptyRow()])}>
              <span class="label">{say("correct_more")}</span>
            </button>
            <p class="hint" role="status">
              {left === 0 ? say("correct_balances") : say("correct_left", { amount: kroner(left) })}
            </p>
          </div>
          <Outcome of={sending} />
          <button type="submit" class="key strong" disabled={!isReady || sending.isOn}>
            <span class="label">{say("correct_book")}</span>
          </button>
        </Form>
      </Card>
    </Page>
  );
}

/** The amount of a row, debit positive; null when it is none. */
function amountOf(row: Row): number | null {
  if (row.debit !== "") return oreOf(row.debit);
  const credit = row.credit === "" ? null : oreOf(row.credit);
  return credit === null ? null : -credit;
}
