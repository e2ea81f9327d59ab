// The shop's bank accounts: a statement of an account that nobody has entered is not taken in.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import type { Load } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { say } from "../../words/say.ts";

export interface BankAccount {
  account: string;
  name: string;
}

export function BankAccounts({ of: load, done }: { of: Load<BankAccount[]>; done: () => void }) {
  const [account, setAccount] = useState("");
  const [name, setName] = useState("");
  const sending = useSending();
  const put = () =>
    sending.over(async () => {
      await send<BankAccount>("PUT", `/bank/accounts/${encodeURIComponent(account)}`, { name });
      setAccount("");
      setName("");
      done();
    });
  return (
    <Card title={say("bank_accounts_title")} lead={say("bank_accounts_lead")}>
      <Loaded of={load}>{(found) => <Accounts of={found} />}</Loaded>
      <Form class="field-row after" send={put}>
        <label class="field">
          <span>{say("col_bank_account")}</span>
          <input
            value={account}
            inputmode="numeric"
            autocomplete="off"
            maxLength={20}
            onInput={(event) => setAccount(event.currentTarget.value.trim())}
          />
        </label>
        <label class="field">
          <span>{say("col_called")}</span>
          <input value={name} maxLength={60} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <button type="submit" class="key" disabled={account === "" || name.trim() === ""}>
          <span class="label">{say("bank_account_put")}</span>
        </button>
      </Form>
      <Outcome of={sending} />
    </Card>
  );
}

function Accounts({ of: accounts }: { of: BankAccount[] }) {
  const columns: Column<BankAccount>[] = [
    {
      id: "account",
      title: say("col_bank_account"),
      kind: "text",
      of: (row) => row.account,
      show: (row) => <span class="whole">{spaced(row.account)}</span>,
    },
    { id: "name", title: say("col_called"), kind: "text", of: (row) => row.name },
  ];
  return (
    <Table
      name={say("bank_accounts_title")}
      columns={columns}
      rows={accounts}
      keyOf={(row) => row.account}
      file="bankkontoer"
      empty={<Nothing title={say("bank_accounts_empty")}>{say("bank_accounts_empty_lead")}</Nothing>}
      isPlain
    />
  );
}

/** `1234 56 78903`, as banks write it. */
function spaced(account: string): string {
  return `${account.slice(0, 4)} ${account.slice(4, 6)} ${account.slice(6)}`;
}
