// One day of one register: the Z, how the cash came out, the day voucher, what agrees, and every voucher in it.

import { kroner, percent } from "../../../writing/money.ts";
import {
  type Account,
  type AgreedPeriod,
  type Agreement,
  type DayVoucher,
  type Equation,
  type Line,
  soldOre,
  type Voucher,
  vatOre,
} from "../../ledger/ledger_shapes.ts";
import { useLoad } from "../../line/load.ts";
import { Download } from "../../parts/download.tsx";
import { Figure } from "../../parts/figure.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { language } from "../../visitor/dress.ts";
import { linkTo } from "../../visitor/route.ts";
import { registerName } from "../../visitor/session.ts";
import { longDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { CashReport } from "./cash_report.tsx";
import { voucherColumns } from "./voucher_list.tsx";

export function Day({ of: key }: { of: string }) {
  const load = useLoad<DayVoucher>(`/days/${encodeURIComponent(key)}`);
  return (
    <Loaded of={load}>
      {(day) => (
        <Page
          title={`${registerName(day.register)} · Z ${day.z_number}`}
          lead={longDay(day.day, language.value)}
          back={{ link: linkTo("dager", [], { m: day.day.slice(0, 7) }), title: say("page_days") }}
          actions={<Papers of={day} />}
        >
          <Card title={say("day_figures")}>
            <dl class="figures">
              <Figure name={say("col_sold")} text={kroner(soldOre(day.lines))} isLarge />
              <Figure name={say("col_vat")} text={kroner(vatOre(day.lines))} />
              <Figure name={say("col_vouchers")} text={String(day.vouchers)} />
              <Figure name={say("day_entries")} text={`${day.first_entry}–${day.last_entry}`} />
            </dl>
          </Card>
          <div class="cards after">
            <CashReport of={day.key} />
            <Agrees of={day} />
            <DayLines of={day} />
            <DayVouchers of={day} />
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function Papers({ of: day }: { of: DayVoucher }) {
  const at = `/papers/${encodeURIComponent(day.register)}`;
  return (
    <>
      <Download path={`${at}/z/${day.z_number}?form=pdf`} glyph="paper" isShown>
        {say("paper_z")}
      </Download>
      <Download path={`${at}/cash/${day.z_number}?form=pdf`} glyph="paper" isShown>
        {say("paper_cash")}
      </Download>
    </>
  );
}

function Agrees({ of: day }: { of: DayVoucher }) {
  const span = `from=${day.day}&to=${day.day}&register=${encodeURIComponent(day.register)}`;
  const load = useLoad<Agreement>(`/agreement?${span}`);
  return (
    <Card title={say("agree_title")} lead={say("agree_lead")} class="wide">
      <Loaded of={load}>
        {(agreement) => <Equations of={agreement.periods.find((each) => each.z_number === day.z_number)} />}
      </Loaded>
    </Card>
  );
}

/** Each equation with both its sides; a part that differs is told below it. */
export function Equations({ of: period }: { of: AgreedPeriod | undefined }) {
  if (period === undefined) return <Nothing title={say("agree_nothing")} />;
  return (
    <ul class="equations">
      {period.equations.map((equation) => (
        <li key={`${equation.name} ${equation.left} ${equation.right}`}>
          <Sides of={equation} />
        </li>
      ))}
    </ul>
  );
}

function Sides({ of: equation }: { of: Equation }) {
  return (
    <>
      <span class="equation-name">
        {sayCode("equation", equation.name)}
        <small>
          {sayCode("side", equation.left)} = {sayCode("side", equation.right)}
        </small>
      </span>
      <span class="amount">{kroner(equation.left_ore)}</span>
      <Tag tone={equation.holds ? "good" : "bad"}>
        {equation.holds
          ? say("agrees")
          : equation.right_ore === null
            ? say("agree_not_there")
            : kroner(equation.right_ore - equation.left_ore)}
      </Tag>
      {equation.differences.map((part) => (
        <small key={part.name} class="equation-part">
          {part.name}: {kroner(part.left_ore)} – {kroner(part.right_ore)}
        </small>
      ))}
    </>
  );
}

function DayLines({ of: day }: { of: DayVoucher }) {
  const accounts = useLoad<Account[]>("/accounts");
  return (
    <Card title={say("day_voucher")} lead={day.key} class="wide">
      <Lines lines={day.lines} accounts={accounts.now.value ?? []} />
    </Card>
  );
}

/** Lines of a voucher; debit and credit each in a column of its own. */
export function Lines({ lines, accounts }: { lines: readonly Line[]; accounts: readonly Account[] }) {
  const nameOf = (number: string) => accounts.find((each) => each.number === number)?.name ?? "";
  const rows = lines.map((line, place) => ({ ...line, place }));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      id: "account",
      title: say("col_account"),
      kind: "text",
      of: (row) => `${row.account} ${nameOf(row.account)}`.trim(),
    },
    { id: "text", title: say("col_text"), kind: "text", of: (row) => row.text, isExtra: true },
    { id: "code", title: say("col_vat_code"), kind: "text", of: (row) => row.vat_code ?? "" },
    {
      id: "rate",
      title: say("col_rate"),
      kind: "number",
      of: (row) => (row.vat_code ? (row.rate_bp ?? 0) : null),
      show: (row) => (row.vat_code ? percent(row.rate_bp ?? 0) : ""),
      isExtra: true,
    },
    { id: "vat", title: say("col_vat"), kind: "amount", of: (row) => Math.abs(row.vat_ore ?? 0) || null },
    {
      id: "debit",
      title: say("col_debit"),
      kind: "amount",
      of: (row) => (grossOf(row) > 0 ? grossOf(row) : null),
      isSummed: true,
    },
    {
      id: "credit",
      title: say("col_credit"),
      kind: "amount",
      of: (row) => (grossOf(row) < 0 ? -grossOf(row) : null),
      isSummed: true,
    },
  ];
  return (
    <Table
      name={say("day_voucher")}
      columns={columns}
      rows={rows}
      keyOf={(row) => String(row.place)}
      empty={<Nothing title={say("lines_empty")} />}
      isPlain
    />
  );
}

function grossOf(line: Line): number {
  return line.net_ore + (line.vat_ore ?? 0);
}

function DayVouchers({ of: day }: { of: DayVoucher }) {
  const span = `from=${day.day}&to=${day.day}&register=${encodeURIComponent(day.register)}`;
  const load = useLoad<{ vouchers: Voucher[]; more: boolean }>(`/vouchers?${span}`);
  return (
    <Card title={say("page_vouchers")} class="wide">
      <Loaded of={load}>
        {({ vouchers, more }) => (
          <>
            <Table
              name={say("page_vouchers")}
              columns={voucherColumns()}
              rows={vouchers}
              keyOf={(row) => `${row.register} ${row.entry}`}
              linkOf={(row) => linkTo("bilag", [row.register, String(row.entry)])}
              file={`bilag-${day.day}`}
              empty={<Nothing title={say("vouchers_empty")} />}
            />
            {more && (
              <p>
                <a href={linkTo("bilag", [], { m: day.day.slice(0, 7) })}>{say("vouchers_more")}</a>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}
