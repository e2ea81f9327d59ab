// What seems to belong together: what came to the bank beside what was on its way, for a person to say yes or no to.

import { kroner } from "../../../writing/money.ts";
import { send } from "../../line/ask.ts";
import { Glyph } from "../../parts/glyph.tsx";
import { Nothing, Tag, type Tone } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { registerName } from "../../visitor/session.ts";
import { shortDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";

export interface Entry {
  key: string;
  booked_on: string;
  amount_ore: number;
  text?: string;
}

export interface Transit {
  key: string;
  tender: string;
  register: string;
  day: string;
  amount_ore: number;
  text?: string;
}

interface Payout {
  key?: string;
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
  remarks: { hint: string; day?: string | null; amount_ore?: number; keys?: string[] }[];
}

export interface Proposals {
  proposals: Proposal[];
  entries: Entry[];
  payouts: Payout[];
  transit: Transit[];
}

const SURE: Record<string, Tone> = { certain: "good", likely: "waits", undecided: "plain" };

export function ProposalList({ of: found, done }: { of: Proposals; done: () => void }) {
  const sending = useSending();
  const act = (what: "confirm" | "reject", names: string[]) =>
    sending.over(async () => {
      await send("POST", `/bank/proposals/${what}`, { proposals: names });
      done();
    });
  const certain = found.proposals.filter((each) => each.certainty === "certain");
  if (found.proposals.length === 0)
    return <Nothing title={say("proposals_empty")}>{say("proposals_empty_lead")}</Nothing>;
  return (
    <>
      <Outcome of={sending} />
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
