// The bank: import what it says, look at what seems to belong together, say yes or no, and see what is left over.

import { useState } from "preact/hooks";
import { kroner } from "../../money.ts";
import { send, sendFile } from "../ask.ts";
import { shortDay } from "../dates.ts";
import { faultOf, useLoad } from "../load.ts";
import { Glyph } from "../parts/glyph.tsx";
import { Loaded } from "../parts/loaded.tsx";
import { Card, Nothing, Page, Said, Tag, type Tone } from "../parts/page.tsx";
import { type Column, Table } from "../parts/table.tsx";
import { say, sayCode } from "../say.ts";
import { registerName } from "../session.ts";

interface Imported {
  file: { name: string; form: string; entries: number; payouts: number };
  known?: boolean;
  again?: number;
}

interface Entry {
  key: string;
  booked_on: string;
  amount_ore: number;
  text?: string;
}

interface Transit {
  key: string;
  tender: string;
  register: string;
  day: string;
  amount_ore: number;
  text?: string;
}

interface Payout {
  provider: string;
  reference: string;
  day: string;
  fee_ore: number;
  net_ore: number;
}

interface Proposal {
  proposal: string;
  certainty: string;
  bank: string[];
  payouts: string[];
  transit: { key: string; amount_ore: number }[];
  bank_ore: number;
  transit_ore: number;
  parts: { reason: string; amount_ore: number; explanation?: string }[];
  remarks: { hint: string; day?: string | null; amount_ore?: number }[];
}

interface Proposals {
  proposals: Proposal[];
  entries: Entry[];
  payouts: Payout[];
  transit: Transit[];
}

interface OpenItem {
  key: string;
  what: string;
  day: string;
  age: string;
  age_days: number;
  amount_ore: number;
  text: string;
  tender?: string;
  register?: string;
}

export interface OpenMoney {
  items: OpenItem[];
  gaps: { account: string; after: string | null; before: string | null }[];
  not_till: number;
}

const FILE_TYPE = "application/octet-stream";
const AGES: Record<string, Tone> = { week: "good", month: "waits", older: "bad" };
const SURE: Record<string, Tone> = { certain: "good", likely: "waits", undecided: "plain" };

export function Bank() {
  const proposals = useLoad<Proposals>("/bank/proposals");
  const open = useLoad<OpenMoney>("/bank/open");
  const all = () => {
    proposals.again();
    open.again();
  };
  return (
    <Page title={say("page_bank")} lead={say("bank_lead")}>
      <Import done={all} />
      <Card title={say("proposals_title")} lead={say("proposals_lead")}>
        <Loaded of={proposals}>{(found) => <ProposalList of={found} done={all} />}</Loaded>
      </Card>
      <Card title={say("open_title")} lead={say("open_lead")}>
        <Loaded of={open}>{(found) => <Open of={found} />}</Loaded>
      </Card>
    </Page>
  );
}

function Import({ done }: { done: () => void }) {
  const [said, setSaid] = useState<{ tone: "good" | "bad"; text: string } | null>(null);
  const [isSending, setSending] = useState(false);
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    setSending(true);
    setSaid(null);
    try {
      const told = await sendFile<Imported>(
        `/bank/files?name=${encodeURIComponent(file.name)}`,
        file,
        FILE_TYPE,
      );
      const what = { name: told.file.name, entries: told.file.entries, payouts: told.file.payouts };
      setSaid({ tone: "good", text: told.known ? say("import_known", what) : say("import_done", what) });
      done();
    } catch (why) {
      setSaid({ tone: "bad", text: faultOf(why) });
    } finally {
      input.value = "";
      setSending(false);
    }
  };
  return (
    <Card title={say("import_title")} lead={say("import_lead")}>
      <label class="field file-field">
        <span>{say("import_file")}</span>
        <input type="file" disabled={isSending} onChange={(event) => void take(event.currentTarget)} />
      </label>
      {isSending && <p role="status">{say("import_reading")}</p>}
      {said && <Said tone={said.tone}>{said.text}</Said>}
    </Card>
  );
}

function ProposalList({ of: found, done }: { of: Proposals; done: () => void }) {
  const [fault, setFault] = useState("");
  const act = async (what: "confirm" | "reject", names: string[]) => {
    setFault("");
    try {
      await send("POST", `/bank/proposals/${what}`, { proposals: names });
      done();
    } catch (why) {
      setFault(faultOf(why));
    }
  };
  const certain = found.proposals.filter((each) => each.certainty === "certain");
  if (found.proposals.length === 0)
    return <Nothing title={say("proposals_empty")}>{say("proposals_empty_lead")}</Nothing>;
  return (
    <>
      {fault && <Said tone="bad">{fault}</Said>}
      {certain.length > 1 && (
        <button
          type="button"
          class="key strong"
          onClick={() =>
            void act(
              "confirm",
              certain.map((each) => each.proposal),
            )
          }
        >
          <Glyph name="check" />
          <span class="label">{say("confirm_certain", { count: certain.length })}</span>
        </button>
      )}
      <ul class="proposals">
        {found.proposals.map((proposal) => (
          <li key={proposal.proposal}>
            <ProposalRow of={proposal} among={found} act={act} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface ProposalProps {
  of: Proposal;
  among: Proposals;
  act: (what: "confirm" | "reject", names: string[]) => Promise<void>;
}

/** What came to the bank on the left, what was on its way on the right, and what explains the difference. */
function ProposalRow({ of: proposal, among, act }: ProposalProps) {
  const entries = among.entries.filter((each) => proposal.bank.includes(each.key));
  const off =
    proposal.transit_ore - proposal.bank_ore - proposal.parts.reduce((sum, part) => sum + part.amount_ore, 0);
  return (
    <>
      <div class="proposal">
        <dl class="sums">
          {entries.map((entry) => (
            <div key={entry.key}>
              <dt>
                {shortDay(entry.booked_on)} {entry.text}
              </dt>
              <dd class="amount">{kroner(entry.amount_ore)}</dd>
            </div>
          ))}
          <div>
            <dt>{say("in_bank")}</dt>
            <dd class="amount">{kroner(proposal.bank_ore)}</dd>
          </div>
        </dl>
        <dl class="sums">
          {proposal.transit.map((taken) => {
            const money = among.transit.find((each) => each.key === taken.key);
            return (
              <div key={taken.key}>
                <dt>
                  {money
                    ? `${shortDay(money.day)} ${sayCode("tender", money.tender)} · ${registerName(money.register)}`
                    : taken.key}
                </dt>
                <dd class="amount">{kroner(taken.amount_ore)}</dd>
              </div>
            );
          })}
          {proposal.parts.map((part) => (
            <div key={part.reason} class="paid">
              <dt>{sayCode("part", part.reason)}</dt>
              <dd class="amount">{kroner(-part.amount_ore)}</dd>
            </div>
          ))}
          <div>
            <dt>{say(off === 0 ? "adds_up" : "left_over")}</dt>
            <dd class="amount">{kroner(off === 0 ? proposal.bank_ore : off)}</dd>
          </div>
        </dl>
      </div>
      <div class="field-row">
        <Tag tone={SURE[proposal.certainty] ?? "plain"}>{sayCode("certainty", proposal.certainty)}</Tag>
        <span class="hint">{proposal.remarks.map((remark) => sayCode("hint", remark.hint)).join(" · ")}</span>
        <button
          type="button"
          class="key"
          disabled={off !== 0}
          onClick={() => void act("confirm", [proposal.proposal])}
        >
          <Glyph name="check" />
          <span class="label">{say("confirm")}</span>
        </button>
        <button type="button" class="key quiet" onClick={() => void act("reject", [proposal.proposal])}>
          <span class="label">{say("reject")}</span>
        </button>
      </div>
    </>
  );
}

function Open({ of: { items, gaps, not_till } }: { of: OpenMoney }) {
  const columns: Column<OpenItem>[] = [
    { id: "day", title: say("col_day"), kind: "day", of: (row) => row.day },
    { id: "what", title: say("col_what"), kind: "text", of: (row) => sayCode("open", row.what) },
    {
      id: "text",
      title: say("col_text"),
      kind: "text",
      of: (row) =>
        [row.tender && sayCode("tender", row.tender), row.register && registerName(row.register), row.text]
          .filter(Boolean)
          .join(" · "),
    },
    { id: "sum", title: say("col_sum"), kind: "amount", of: (row) => row.amount_ore, isSummed: true },
    {
      id: "age",
      title: say("col_age"),
      kind: "number",
      of: (row) => row.age_days,
      show: (row) => <Tag tone={AGES[row.age] ?? "plain"}>{say("age_days", { days: row.age_days })}</Tag>,
    },
  ];
  return (
    <>
      {gaps.map((gap) => (
        <Said key={`${gap.account} ${gap.after}`} tone="bad">
          {say("bank_gap", {
            account: gap.account,
            after: gap.after ? shortDay(gap.after) : "?",
            before: gap.before ? shortDay(gap.before) : "?",
          })}
        </Said>
      ))}
      <Table
        name={say("open_title")}
        columns={columns}
        rows={items}
        keyOf={(row) => `${row.what} ${row.key}`}
        file="apne-poster"
        empty={<Nothing title={say("open_empty")}>{say("open_empty_lead")}</Nothing>}
      />
      {not_till > 0 && <p class="hint">{say("not_till", { count: not_till })}</p>}
    </>
  );
}
