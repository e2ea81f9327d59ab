// Which account something goes on: what waits for a choice first, then the rules, the accounts, and the months that
// are locked.

import { useState } from "preact/hooks";
import type { Account, Missing, WaitingAll, WaitingVoucher } from "../../ledger/ledger_shapes.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Day } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Said, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { businessDay, shortDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { Periods } from "./periods.tsx";

interface Rule {
  purpose: string;
  account: string;
  since: string;
  subject?: string;
  vat_code?: string;
  location?: string;
  department?: string;
}

interface MappingView {
  rules: Rule[];
  first_open_day: string;
}

const BEFORE_ANY_REGISTER = "2000-01-01";

export function Mapping() {
  const waiting = useLoad<WaitingAll>(may("read_journal") ? "/waiting" : null);
  const mapping = useLoad<MappingView>("/mapping");
  const accounts = useLoad<Account[]>("/accounts");
  const all = () => {
    waiting.again();
    mapping.again();
  };
  const known = accounts.now.value ?? [];
  return (
    <Page title={say("page_mapping")} lead={say("mapping_lead")}>
      {may("read_journal") && (
        <Loaded of={waiting}>{(found) => <Waiting of={found} accounts={known} done={all} />}</Loaded>
      )}
      <Card title={say("rules_title")} lead={say("rules_lead")}>
        <Loaded of={mapping}>
          {(found) => (
            <>
              <RuleForm accounts={known} firstOpenDay={found.first_open_day} done={all} />
              <Rules of={found.rules} accounts={known} />
            </>
          )}
        </Loaded>
      </Card>
      <Card title={say("accounts_title")} lead={say("accounts_lead")}>
        <Loaded of={accounts}>{(found) => <Accounts of={found} />}</Loaded>
      </Card>
      <Card title={say("periods_title")} lead={say("periods_lead")}>
        <Periods />
      </Card>
    </Page>
  );
}

interface WaitingProps {
  of: WaitingAll;
  accounts: readonly Account[];
  done: () => void;
}

/** What waits, by what it waits for: one choice mends all that wait for the same. */
function Waiting({ of: { vouchers }, accounts, done }: WaitingProps) {
  if (vouchers.length === 0) return <Said tone="good">{say("waiting_none")}</Said>;
  const groups = new Map<string, { reason: Missing; sentence: string; vouchers: WaitingVoucher[] }>();
  for (const voucher of vouchers) {
    voucher.waiting.reasons.forEach((reason, place) => {
      const key = JSON.stringify(reason);
      const group = groups.get(key) ?? { reason, sentence: voucher.sentences[place] ?? "", vouchers: [] };
      group.vouchers.push(voucher);
      groups.set(key, group);
    });
  }
  return (
    <Card title={say("waiting_for", { count: vouchers.length })} class="asks">
      {[...groups].map(([key, group]) => (
        <section key={key} class="waiting-group" aria-label={group.sentence}>
          <p>
            <Tag tone="waits">{say("waiting_count", { count: group.vouchers.length })}</Tag> {group.sentence}
          </p>
          <p class="hint">
            {group.vouchers.slice(0, 5).map(({ waiting }) => (
              <a key={waiting.entry} href={linkTo("bilag", [waiting.register, String(waiting.entry)])}>
                {waiting.number}
              </a>
            ))}
          </p>
          {group.reason.what === "no_rule" && (
            <Choose reason={group.reason} accounts={accounts} done={done} />
          )}
        </section>
      ))}
    </Card>
  );
}

/** The one thing to do: choose the account. The register finds the earliest day that it may count from. */
function Choose({
  reason,
  accounts,
  done,
}: {
  reason: Missing;
  accounts: readonly Account[];
  done: () => void;
}) {
  const [account, setAccount] = useState("");
  const sending = useSending();
  const put = () =>
    sending.over(async () => {
      await send("PUT", "/mapping", {
        purpose: reason.purpose,
        account,
        subject: reason.subject ?? "",
        vat_code: reason.vat_code ?? "",
      });
      done();
    });
  return (
    <Form class="field-row" send={put}>
      <AccountChoice accounts={accounts} value={account} onChange={setAccount} />
      <button type="submit" class="key strong" disabled={account === ""}>
        <span class="label">{say("choose_account")}</span>
      </button>
      <Outcome of={sending} />
    </Form>
  );
}

interface AccountChoiceProps {
  accounts: readonly Account[];
  value: string;
  onChange: (account: string) => void;
}

function AccountChoice({ accounts, value, onChange }: AccountChoiceProps) {
  return (
    <label class="field account-choice">
      <span>{say("col_account")}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{say("choose")}</option>
        {accounts
          .filter((each) => !each.closed_from)
          .map((each) => (
            <option key={each.number} value={each.number}>
              {each.number} {each.name}
            </option>
          ))}
      </select>
    </label>
  );
}

const PURPOSES = [
  "sale",
  "deposit",
  "tender",
  "rounding",
  "tips",
  "cash_held",
  "cash_difference",
  "pay_in",
  "pay_out",
  "bank",
  "card_fee",
  "vat",
];

interface RuleFormProps {
  accounts: readonly Account[];
  firstOpenDay: string;
  done: () => void;
}

function RuleForm({ accounts, firstOpenDay, done }: RuleFormProps) {
  const earliest = firstOpenDay > BEFORE_ANY_REGISTER ? firstOpenDay : businessDay();
  const [rule, setRule] = useState({
    purpose: "sale",
    subject: "",
    vat_code: "",
    account: "",
    since: earliest,
  });
  const sending = useSending();
  const change = (what: Partial<typeof rule>) => setRule({ ...rule, ...what });
  const put = () =>
    sending.over(async () => {
      const made = await send<Rule>("PUT", "/mapping", rule);
      done();
      return say("rule_counts", { day: shortDay(made.since) });
    });
  return (
    <details class="more">
      <summary>{say("rule_new")}</summary>
      <Form class="fields" send={put}>
        <label class="field">
          <span>{say("col_purpose")}</span>
          <select value={rule.purpose} onChange={(event) => change({ purpose: event.currentTarget.value })}>
            {PURPOSES.map((each) => (
              <option key={each} value={each}>
                {sayCode("purpose", each)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{say("col_subject")}</span>
          <input
            value={rule.subject}
            onInput={(event) => change({ subject: event.currentTarget.value.trim() })}
          />
        </label>
        <label class="field">
          <span>{say("col_vat_code")}</span>
          <input
            value={rule.vat_code}
            onInput={(event) => change({ vat_code: event.currentTarget.value.trim() })}
          />
        </label>
        <AccountChoice accounts={accounts} value={rule.account} onChange={(account) => change({ account })} />
        <Day title={say("col_since")} value={rule.since} put={(since) => change({ since })} />
        <button type="submit" class="key strong" disabled={rule.account === "" || rule.since === ""}>
          <span class="label">{say("rule_put")}</span>
        </button>
      </Form>
      <Outcome of={sending} />
    </details>
  );
}

function Rules({ of: rules, accounts }: { of: Rule[]; accounts: readonly Account[] }) {
  const nameOf = (number: string) => accounts.find((each) => each.number === number)?.name ?? "";
  const columns: Column<Rule>[] = [
    { id: "purpose", title: say("col_purpose"), kind: "text", of: (row) => sayCode("purpose", row.purpose) },
    { id: "subject", title: say("col_subject"), kind: "text", of: subjectOf },
    { id: "code", title: say("col_vat_code"), kind: "text", of: (row) => row.vat_code || say("any") },
    {
      id: "place",
      title: say("col_place"),
      kind: "text",
      of: (row) => [row.location, row.department].filter(Boolean).join(" · ") || say("any"),
      isExtra: true,
    },
    {
      id: "account",
      title: say("col_account"),
      kind: "text",
      of: (row) => (row.account ? `${row.account} ${nameOf(row.account)}`.trim() : say("rule_ended")),
    },
    {
      id: "since",
      title: say("col_since"),
      kind: "day",
      of: (row) => row.since,
      show: (row) => (row.since === BEFORE_ANY_REGISTER ? say("since_ever") : shortDay(row.since)),
    },
  ];
  return (
    <Table
      name={say("rules_title")}
      columns={columns}
      rows={rules}
      keyOf={(row) => JSON.stringify(row)}
      file="kontering"
      empty={<Nothing title={say("rules_empty")} />}
    />
  );
}

/** What a rule is for, in words where it is a code of ours; an article group is called what the shop calls it. */
function subjectOf(rule: Rule): string {
  if (!rule.subject) return say("any");
  if (rule.purpose === "tender") return sayCode("tender", rule.subject);
  if (rule.purpose === "pay_in" || rule.purpose === "pay_out") return sayCode("move", rule.subject);
  return rule.subject;
}

function Accounts({ of: accounts }: { of: Account[] }) {
  const columns: Column<Account>[] = [
    { id: "number", title: say("col_account"), kind: "text", of: (row) => row.number },
    { id: "name", title: say("col_name"), kind: "text", of: (row) => row.name },
    {
      id: "category",
      title: say("col_grouping"),
      kind: "text",
      of: (row) => `${row.grouping_category} ${row.grouping_code}`,
      isExtra: true,
    },
    {
      id: "closed",
      title: say("col_state"),
      kind: "text",
      of: (row) =>
        row.closed_from ? say("account_closed", { day: shortDay(row.closed_from) }) : say("account_open"),
    },
  ];
  return (
    <Table
      name={say("accounts_title")}
      columns={columns}
      rows={accounts}
      keyOf={(row) => row.number}
      file="kontoplan"
      empty={<Nothing title={say("accounts_empty")} />}
    />
  );
}
