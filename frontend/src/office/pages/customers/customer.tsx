// One customer: what is known of her, her account, and her right to be erased.

import { useState } from "preact/hooks";
import { kroner, oreOf } from "../../../writing/money.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { once } from "../../line/once.ts";
import { Change } from "../../parts/change.tsx";
import { Download } from "../../parts/download.tsx";
import { Text, Tick } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Said } from "../../parts/page.tsx";
import { useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { goTo, linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { shortDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { Consents } from "./customer_consents.tsx";
import { CustomerForm, type Draft, draftOf, wantedOf } from "./customer_form.tsx";
import { CustomerInvoices } from "./customer_invoices.tsx";
import type { AccountRow, OpenItem, ShownCustomer } from "./customer_shapes.ts";
import { dayColumn, entryColumn } from "./entry_columns.tsx";
import { CustomerPoints } from "./points.tsx";

const back = () => ({ link: linkTo("kunder"), title: say("page_customers") });

interface Entered {
  customer: { number: string };
}

export function NewCustomer() {
  const [number, setNumber] = useState("");
  const [draft, setDraft] = useState<Draft>(draftOf());
  const sending = useSending();
  const [enterOnce] = useState(() => once());
  const add = () =>
    sending.over(async () => {
      const made = await enterOnce<Entered>("/customers", { number, ...wantedOf(draft) });
      goTo(linkTo("kunder", ["kunde", made.customer.number]));
    });
  return (
    <Page title={say("customer_new")} lead={say("customer_new_lead")} back={back()}>
      <Card title={say("customer_details")}>
        <CustomerForm of={draft} put={setDraft} done={add} word={say("customer_add")} sending={sending}>
          <Text title={say("customer_number_free")} value={number} put={setNumber} max={7} />
        </CustomerForm>
      </Card>
    </Page>
  );
}

export function OneCustomer({ number }: { number: string }) {
  const load = useLoad<ShownCustomer>(`/customers/${encodeURIComponent(number)}`);
  return (
    <Page
      title={load.now.value?.customer.name ?? number}
      lead={`${say("customer_number")} ${number}`}
      back={back()}
    >
      <Loaded of={load}>
        {(shown, again) => (
          <>
            {shown.customer.kept_until ? (
              <Said tone="good">
                {say("customer_leaving_lead", { day: shortDay(shown.customer.kept_until) })}
              </Said>
            ) : (
              may("administer") && <Details key={number} of={shown} again={again} />
            )}
            {may("administer") && !shown.customer.kept_until && (
              <Consents of={shown.customer} again={again} />
            )}
            <Account of={shown} />
            <CustomerPoints of={shown} />
            <CustomerInvoices number={number} />
            {may("keep_books") && <Payment number={number} again={again} />}
            {may("administer") && <HandOut number={number} />}
            {may("administer") && !shown.customer.kept_until && <Erase number={number} again={again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface OneProps {
  of: ShownCustomer;
  again: () => void;
}

function Details({ of: { customer }, again }: OneProps) {
  const [draft, setDraft] = useState<Draft>(draftOf(customer));
  const sending = useSending();
  const save = () =>
    sending.over(async () => {
      await send("PUT", `/customers/${encodeURIComponent(customer.number)}`, wantedOf(draft));
      again();
      return say("person_saved");
    });
  return (
    <Card title={say("customer_details")}>
      <CustomerForm of={draft} put={setDraft} done={save} word={say("customer_save")} sending={sending} />
    </Card>
  );
}

function Account({ of: { customer, owed_ore, open_items, rows, more } }: { of: ShownCustomer }) {
  return (
    <Card title={say("customer_account")} lead={say("customer_account_lead", { amount: kroner(owed_ore) })}>
      {open_items.length > 0 && (
        <>
          <Table
            name={say("customer_open_items")}
            columns={openColumns()}
            rows={open_items}
            keyOf={(item) => `${item.register} ${item.entry}`}
            empty={<Nothing title={say("customer_account_none")} />}
            isPart
          />
          <p class="field-row">
            <Download path={`/customers/${encodeURIComponent(customer.number)}/statement`}>
              {say("customer_statement")}
            </Download>
          </p>
        </>
      )}
      <Table
        name={say("customer_account")}
        columns={columns()}
        rows={rows}
        keyOf={(row) => `${row.register} ${row.entry}`}
        file={`konto-${customer.number}`}
        empty={<Nothing title={say("customer_account_none")} />}
      />
      {more && <p class="hint">{say("customer_account_more")}</p>}
    </Card>
  );
}

function openColumns(): Column<OpenItem>[] {
  return [
    dayColumn("due", say("customer_due")),
    entryColumn(),
    {
      id: "open",
      title: say("customer_open"),
      kind: "number",
      of: (item) => item.open_ore,
      show: (item) => kroner(item.open_ore),
    },
  ];
}

function columns(): Column<AccountRow>[] {
  return [
    dayColumn("day", say("customer_day")),
    entryColumn(),
    {
      id: "amount",
      title: say("customer_amount"),
      kind: "number",
      of: (row) => row.amount_ore,
      show: (row) => kroner(row.amount_ore),
    },
    {
      id: "owed",
      title: say("customer_to_account"),
      kind: "number",
      of: (row) => row.owed_ore,
      show: (row) => kroner(row.owed_ore),
    },
  ];
}

function Payment({ number, again }: { number: string; again: () => void }) {
  const [amount, setAmount] = useState("");
  const [reference, setReference] = useState("");
  const [enterOnce] = useState(() => once());
  const amount_ore = signedOre(amount);
  return (
    <Card title={say("payment_title")} lead={say("payment_lead")}>
      <Change
        act={async () => {
          await enterOnce("/customers/payments", { customer: number, amount_ore, reference });
          setAmount("");
          setReference("");
        }}
        done={again}
        word={say("payment_enter")}
        isReady={amount_ore !== null && amount_ore !== 0 && reference.trim() !== ""}
        saved={say("payment_entered")}
      >
        <Text title={say("customer_amount")} value={amount} put={setAmount} />
        <Text title={say("payment_reference")} value={reference} put={setReference} max={40} />
      </Change>
    </Card>
  );
}

function HandOut({ number }: { number: string }) {
  const path = `/customers/${encodeURIComponent(number)}/handed-out`;
  return (
    <Card title={say("hand_out_title")} lead={say("hand_out_lead")}>
      <p class="field-row">
        <Download path={`${path}?form=pdf`}>{say("hand_out_pdf")}</Download>
        <Download path={path}>{say("hand_out_json")}</Download>
      </p>
    </Card>
  );
}

/** An amount with or without a minus before it; null when it is none. */
function signedOre(text: string): number | null {
  const ore = oreOf(text.replace(/^\s*[-\u2212]/, ""));
  return ore !== null && /^\s*[-\u2212]/.test(text) ? -ore : ore;
}

/** Asks twice; what the law wants kept, the register says. */
function Erase({ number, again }: { number: string; again: () => void }) {
  const [isPart, setPart] = useState(false);
  const [isSure, setSure] = useState(false);
  const erase = async () => {
    const address = `/customers/${encodeURIComponent(number)}${isPart ? "?what_may_go=true" : ""}`;
    const { kept_until } = await send<{ kept_until: string | null }>("DELETE", address);
    setSure(false);
    if (kept_until === null) goTo(linkTo("kunder"));
    else again();
  };
  return (
    <Card title={say("customer_erase")} lead={say("customer_erase_lead")}>
      <Change
        act={erase}
        done={() => undefined}
        word={say("customer_erase")}
        isReady={isSure}
        saved={say("customer_erased")}
      >
        <Tick title={say("customer_erase_part")} is={isPart} put={setPart} />
        <Tick title={say("customer_erase_sure")} is={isSure} put={setSure} />
      </Change>
    </Card>
  );
}
