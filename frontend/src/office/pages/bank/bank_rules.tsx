// What people have said of the bank's texts and of places of sale, and what seems to follow from what they did. A
// rule says what something is; it books nothing.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import type { Load } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Glyph } from "../../parts/glyph.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { registerName } from "../../visitor/session.ts";
import { say, sayCode } from "../../words/say.ts";

interface TextRule {
  text: string;
  meaning: string;
}

interface MerchantRule {
  provider: string;
  merchant: string;
  tenders: string[];
  registers: string[];
}

interface Rules {
  texts: TextRule[];
  merchants: MerchantRule[];
}

export interface RulesShown {
  confirmed: Rules;
  proposed: Rules;
}

interface Row {
  key: string;
  what: string;
  means: string;
  isConfirmed: boolean;
  /** What is sent when a person says that it is so. */
  put: { path: string; body: unknown };
  /** Only a rule about a text can be taken away. */
  remove: unknown;
}

const MEANINGS = ["not_till", "card", "vipps", "cash"];
/** The least that a rule may be about; the register says so as well. */
const LETTERS_MIN = 3;

export function BankRules({ of: load, done }: { of: Load<RulesShown>; done: () => void }) {
  const sending = useSending();
  const put = (path: string, body: unknown) =>
    sending.over(async () => {
      await send("PUT", path, body);
      done();
    });
  return (
    <Card title={say("bank_rules_title")} lead={say("bank_rules_lead")}>
      <Outcome of={sending} />
      <Loaded of={load}>
        {(shown) => (
          <RuleTable of={[...rowsOf(shown.proposed, false), ...rowsOf(shown.confirmed, true)]} put={put} />
        )}
      </Loaded>
      <NewRule put={put} />
    </Card>
  );
}

function rowsOf(rules: Rules, isConfirmed: boolean): Row[] {
  return [
    ...rules.texts.map((rule) => ({
      key: `text ${rule.text}`,
      what: `«${rule.text}»`,
      means: sayCode("meaning", rule.meaning),
      isConfirmed,
      put: { path: "/bank/rules/text", body: rule },
      remove: { text: rule.text, meaning: null },
    })),
    ...rules.merchants.map((rule) => ({
      key: `place ${rule.provider} ${rule.merchant}`,
      what: `${rule.provider} ${rule.merchant}`,
      means: [
        rule.tenders.map((tender) => sayCode("tender", tender)).join(", "),
        rule.registers.map(registerName).join(", ") || say("bank_rule_all_registers"),
      ].join(" · "),
      isConfirmed,
      put: { path: "/bank/rules/merchant", body: rule },
      remove: null,
    })),
  ];
}

type Put = (path: string, body: unknown) => Promise<void>;

function RuleTable({ of: rows, put }: { of: Row[]; put: Put }) {
  const stateOf = (row: Row) => say(row.isConfirmed ? "bank_rule_confirmed" : "bank_rule_proposed");
  const columns: Column<Row>[] = [
    { id: "what", title: say("col_bank_text"), kind: "text", of: (row) => row.what },
    { id: "means", title: say("col_means"), kind: "text", of: (row) => row.means },
    {
      id: "state",
      title: say("col_state"),
      kind: "text",
      of: stateOf,
      show: (row) => <Tag tone={row.isConfirmed ? "good" : "waits"}>{stateOf(row)}</Tag>,
    },
    {
      id: "do",
      title: say("col_do"),
      kind: "text",
      of: () => "",
      show: (row) =>
        row.isConfirmed ? (
          row.remove !== null && (
            <button type="button" class="key small" onClick={() => void put(row.put.path, row.remove)}>
              <span class="label">{say("bank_rule_remove")}</span>
            </button>
          )
        ) : (
          <button type="button" class="key small" onClick={() => void put(row.put.path, row.put.body)}>
            <Glyph name="check" />
            <span class="label">{say("bank_rule_confirm")}</span>
          </button>
        ),
    },
  ];
  return (
    <Table
      name={say("bank_rules_title")}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.key}
      file="bankregler"
      empty={<Nothing title={say("bank_rules_empty")}>{say("bank_rules_empty_lead")}</Nothing>}
      isPlain
    />
  );
}

function NewRule({ put }: { put: Put }) {
  const [text, setText] = useState("");
  const [meaning, setMeaning] = useState(MEANINGS[0] ?? "");
  return (
    <details class="more after">
      <summary>{say("bank_rule_new")}</summary>
      <Form
        class="field-row"
        send={() => {
          void put("/bank/rules/text", { text: text.trim(), meaning });
          setText("");
        }}
      >
        <label class="field">
          <span>{say("col_bank_text")}</span>
          <input value={text} maxLength={100} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>{say("col_means")}</span>
          <select value={meaning} onChange={(event) => setMeaning(event.currentTarget.value)}>
            {MEANINGS.map((each) => (
              <option key={each} value={each} selected={each === meaning}>
                {sayCode("meaning", each)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="key" disabled={text.trim().length < LETTERS_MIN}>
          <span class="label">{say("bank_rule_put")}</span>
        </button>
      </Form>
    </details>
  );
}
