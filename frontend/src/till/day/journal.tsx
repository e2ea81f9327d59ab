// The electronic journal, readable and printable at the register (KSF-2-7-5).

import { useSignal, useSignalEffect } from "@preact/signals";
import { call } from "../../register/api.ts";
import type { JournalPage, JournalRow } from "../../register/sold.ts";
import { Icon } from "../../signs/icon.tsx";
import { ZONE } from "../../writing/clock.ts";
import { kroner } from "../../writing/money.ts";
import { view } from "../counter/state.ts";
import { here } from "../line/here.ts";
import { attempt, inTurn, say } from "../line/queue.ts";
import { Panel } from "../parts/panel.tsx";
import { isText, t } from "../words/say.ts";

const PAGE = 50;

export function Journal() {
  const from = useSignal(Math.max(1, (view.value?.head ?? 1) - PAGE + 1));
  const rows = useSignal<JournalRow[]>([]);
  useSignalEffect(() => {
    const path = here(`/journal?from=${from.value}&limit=${PAGE}`);
    void attempt(async () => {
      rows.value = (await call<JournalPage>("GET", path)).entries;
    });
  });
  const last = rows.value.at(-1)?.number ?? 0;
  return (
    <Panel
      title={t("journal_title")}
      onSubmit={() => void print(from.value, last)}
      actions={
        <>
          <button type="submit" class="key strong" disabled={last === 0}>
            <Icon name="printer" />
            <span class="label">{t("journal_print")}</span>
          </button>
          <button
            type="button"
            class="key"
            disabled={from.value <= 1}
            onClick={() => {
              from.value = Math.max(1, from.value - PAGE);
            }}
          >
            <span class="label">{t("journal_older")}</span>
          </button>
          <button
            type="button"
            class="key"
            disabled={last >= (view.value?.head ?? 0)}
            onClick={() => {
              from.value += PAGE;
            }}
          >
            <span class="label">{t("journal_newer")}</span>
          </button>
        </>
      }
    >
      <Rows rows={rows.value} />
    </Panel>
  );
}

function Rows({ rows }: { rows: JournalRow[] }) {
  return (
    <table class="journal">
      <thead>
        <tr>
          <th scope="col">{t("journal_entry")}</th>
          <th scope="col">{t("journal_time")}</th>
          <th scope="col">{t("journal_kind")}</th>
          <th scope="col">{t("journal_operator")}</th>
          <th scope="col" class="amount">
            {t("journal_amount")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.toReversed().map((row) => (
          <tr key={row.number}>
            <td>{row.number}</td>
            <td>{momentOf(row.at)}</td>
            <td>{kindName(row.kind)}</td>
            <td>{row.operator}</td>
            <td class="amount">{row.gross_ore === null ? "" : kroner(row.gross_ore)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function print(fromEntry: number, toEntry: number): Promise<boolean> {
  return inTurn(async () => {
    await call("POST", here("/journal/print"), { body: { from_entry: fromEntry, to_entry: toEntry } });
    say("done", t("journal_out"));
  });
}

function momentOf(at: string): string {
  return new Date(at).toLocaleString("nb", { dateStyle: "short", timeStyle: "medium", timeZone: ZONE });
}

function kindName(kind: string): string {
  const key = `kind_${kind}`;
  return isText(key) ? t(key) : kind;
}
