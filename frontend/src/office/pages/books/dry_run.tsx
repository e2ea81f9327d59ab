// A voucher as it would be sent, each line beside where it goes.

import { kroner } from "../../../writing/money.ts";
import type { DayVoucher, Line } from "../../ledger/ledger_shapes.ts";
import { Nothing, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { shortDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";

export interface Their {
  number: string;
  name: string;
  open?: boolean;
}

export interface TheirVat {
  vat_code: string;
  name: string;
  open?: boolean;
}

export interface DryRun {
  voucher: DayVoucher;
  lines: { ours: Line; gross_ore: number; account: Their | null; vat_type: TheirVat | null }[];
  missing: string[];
}

export function Beside({ of: { voucher, lines, missing } }: { of: DryRun }) {
  const rows = lines.map((line, place) => ({ ...line, place }));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      id: "ours",
      title: say("setup_ours"),
      kind: "text",
      of: (row) => `${row.ours.account} ${row.ours.text}`,
    },
    { id: "code", title: say("col_vat_code"), kind: "text", of: (row) => row.ours.vat_code ?? "" },
    {
      id: "sum",
      title: say("col_sum"),
      kind: "amount",
      of: (row) => row.gross_ore,
      show: (row) => kroner(row.gross_ore),
    },
    {
      id: "theirs",
      title: say("setup_theirs"),
      kind: "text",
      of: (row) => (row.account ? `${row.account.number} ${row.account.name}` : ""),
      show: (row) =>
        row.account ? (
          `${row.account.number} ${row.account.name}`
        ) : (
          <Tag tone="bad">{say("setup_nowhere")}</Tag>
        ),
    },
    { id: "their_code", title: say("setup_their_code"), kind: "text", of: (row) => row.vat_type?.name ?? "" },
  ];
  return (
    <div>
      <p class="hint">
        {voucher.key} · {shortDay(voucher.day)}
      </p>
      {missing.length > 0 && (
        <ul class="sentences">
          {missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <Table
        name={say("setup_dry")}
        columns={columns}
        rows={rows}
        keyOf={(row) => String(row.place)}
        empty={<Nothing title={say("lines_empty")} />}
        isPlain
      />
    </div>
  );
}
