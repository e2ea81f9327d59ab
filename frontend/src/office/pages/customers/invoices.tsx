// All invoices and credit notes, and how the shop makes them.

import { useState } from "preact/hooks";
import { kroner } from "../../../writing/money.ts";
import { get, send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Change } from "../../parts/change.tsx";
import { Download } from "../../parts/download.tsx";
import { Day, Text, Tick } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { shortDay, today } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { CUSTOMER_PARTS } from "./customer_shapes.ts";
import type { InvoiceRow, InvoiceTerms, ShownInvoices } from "./invoice_shapes.ts";

export function Invoices() {
  const load = useLoad<ShownInvoices>("/invoices");
  return (
    <Page title={say("invoices_part")} lead={say("invoices_lead")}>
      <Tabs page="kunder" parts={CUSTOMER_PARTS} />
      <Loaded of={load}>
        {(shown, again) => (
          <>
            <Card title={say("invoices_part")} lead={say("invoices_made_lead")}>
              <InvoiceTable key={shown.rows[0]?.number ?? 0} of={shown} file="fakturaer" />
            </Card>
            {may("administer") && <Terms of={shown.terms} again={again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface InvoiceTableProps {
  of: ShownInvoices;
  file: string;
  /** Only hers; of all customers when none is named. */
  customer?: string;
}

/** Invoices in a table, with the file and the page of each; older ones are fetched when asked for. */
export function InvoiceTable({ of: shown, file, customer = "" }: InvoiceTableProps) {
  const [older, setOlder] = useState<readonly InvoiceRow[]>([]);
  const [hasMore, setMore] = useState(shown.more);
  const sending = useSending();
  const rows = [...shown.rows, ...older];
  const fetchOn = async () => {
    const before = rows.at(-1)?.number ?? 1;
    await sending.over(async () => {
      const page = await get<ShownInvoices>(
        `/invoices?before=${before}&customer=${encodeURIComponent(customer)}`,
      );
      setOlder([...older, ...page.rows]);
      setMore(page.more);
    });
  };
  return (
    <>
      <Table
        name={say("invoices_part")}
        columns={columns()}
        rows={rows}
        keyOf={(row) => String(row.number)}
        file={file}
        empty={<Nothing title={say("invoices_none")}>{say("invoices_none_lead")}</Nothing>}
      />
      <Outcome of={sending} />
      {hasMore && (
        <button type="button" class="key small" onClick={() => void fetchOn()}>
          <span class="label">{say("invoices_older")}</span>
        </button>
      )}
    </>
  );
}

function columns(): Column<InvoiceRow>[] {
  return [
    {
      id: "number",
      title: say("invoice_number"),
      kind: "number",
      of: (row) => row.number,
      show: (row) => <span class="whole">{row.number}</span>,
    },
    {
      id: "customer",
      title: say("customer_name"),
      kind: "text",
      of: (row) => row.name || row.customer,
      show: (row) => <a href={linkTo("kunder", ["kunde", row.customer])}>{row.name || row.customer}</a>,
    },
    {
      id: "day",
      title: say("customer_day"),
      kind: "text",
      of: (row) => row.day,
      show: (row) => <span class="whole">{shortDay(row.day)}</span>,
    },
    {
      id: "amount",
      title: say("customer_amount"),
      kind: "number",
      of: (row) => (row.is_credit_note ? -row.gross_ore : row.gross_ore),
      show: (row) => kroner(row.is_credit_note ? -row.gross_ore : row.gross_ore),
      isSummed: true,
    },
    {
      id: "state",
      title: say("customer_state"),
      kind: "text",
      of: stateOf,
      show: (row) => <Tag tone={toneOf(row)}>{stateOf(row)}</Tag>,
    },
    {
      id: "files",
      title: say("invoice_files"),
      kind: "text",
      of: () => "",
      show: (row) => (
        <span class="field-row">
          <Download path={`/invoices/${row.number}?form=pdf`}>{say("invoice_pdf")}</Download>
          {row.is_electronic && (
            <Download path={`/invoices/${row.number}?form=ehf`}>{say("invoice_ehf")}</Download>
          )}
        </span>
      ),
    },
  ];
}

function stateOf(row: InvoiceRow): string {
  if (row.is_credit_note) return say("invoice_credit_note");
  if (row.open_ore === 0) return say("invoice_settled");
  const told = { amount: kroner(row.open_ore), day: shortDay(row.due) };
  if (row.days_late === 0) return say("invoice_open", told);
  return say(row.days_late === 1 ? "invoice_late_one" : "invoice_late", { ...told, days: row.days_late });
}

function toneOf(row: InvoiceRow): "bad" | "waits" | "plain" {
  if (row.days_late > 0) return "bad";
  return row.open_ore > 0 ? "waits" : "plain";
}

function Terms({ of: terms, again }: { of: InvoiceTerms | null; again: () => void }) {
  const [account, setAccount] = useState(terms?.account ?? "");
  const [since, setSince] = useState(terms?.since ?? today());
  const [first, setFirst] = useState(String(terms?.first_number ?? 1));
  const [usesKid, setUsesKid] = useState(terms?.uses_kid ?? false);
  return (
    <Card title={say("invoice_terms")} lead={say("invoice_terms_lead")}>
      <Change
        act={() =>
          send("PUT", "/invoices/terms", { account, since, first_number: Number(first), uses_kid: usesKid })
        }
        done={again}
        word={say("customer_save")}
        isReady={account.trim() !== "" && since !== "" && /^\d{1,9}$/.test(first)}
      >
        <Text title={say("invoice_account")} value={account} put={setAccount} max={14} />
        <Day title={say("invoice_since")} value={since} put={setSince} />
        <Text title={say("invoice_first")} value={first} put={setFirst} max={9} />
        <Tick title={say("invoice_kid")} is={usesKid} put={setUsesKid} />
      </Change>
    </Card>
  );
}
