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

export interface Payout {
  provider: string;
  merchant: string;
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
  const settle = (what: Match) =>
    sending.over(async () => {
      await send("POST", "/bank/settlements", what);
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
            <ProposalRow of={proposal} among={found} act={act} settle={settle} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What belongs together, as a person says it. */
type Match = Pick<Proposal, "bank" | "payouts" | "transit" | "parts">;

interface ProposalProps {
  of: Proposal;
  among: Proposals;
  settle: (what: Match) => Promise<void>;
  act: (what: "confirm" | "reject", names: string[]) => Promise<void>;
}

/** What came to the bank on the left, what was on its way on the right, and what explains the difference. */
function ProposalRow({ of: proposal, among, act, settle }: ProposalProps) {
  const entries = among.entries.filter((each) => proposal.bank.includes(each.key));
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
        {isOpen(proposal) ? (
          <Candidates of={proposal} among={among} settle={settle} />
        ) : (
          <OnItsWay of={proposal} among={among} />
        )}
      </div>
      <div class="field-row">
        <Tag tone={SURE[proposal.certainty] ?? "plain"}>{sayCode("certainty", proposal.certainty)}</Tag>
        <span class="hint">{proposal.remarks.map((remark) => sayCode("hint", remark.hint)).join(" · ")}</span>
        <Yes of={proposal} act={act} settle={settle} />
        <button type="button" class="key quiet" onClick={() => void act("reject", [proposal.proposal])}>
          <span class="label">{say("reject")}</span>
        </button>
      </div>
    </>
  );
}

/** The yes to all that is shown; what leaves something to be found is put together by hand. */
function Yes({ of: proposal, act, settle }: Omit<ProposalProps, "among">) {
  if (isOpen(proposal)) return null;
  if (leftOver(proposal) !== 0) return <span class="hint">{say("put_together")}</span>;
  const { bank, payouts, transit, parts } = proposal;
  const isForHer = proposal.certainty === "undecided";
  const yes = () =>
    isForHer ? settle({ bank, payouts, transit, parts }) : act("confirm", [proposal.proposal]);
  return (
    <button type="button" class="key" onClick={() => void yes()}>
      <Glyph name="check" />
      <span class="label">{say("confirm")}</span>
    </button>
  );
}

function OnItsWay({ of: proposal, among }: Pick<ProposalProps, "of" | "among">) {
  const off = leftOver(proposal);
  return (
    <dl class="sums">
      {proposal.transit.map((taken) => {
        const money = among.transit.find((each) => each.key === taken.key);
        return (
          <div key={taken.key}>
            <dt>{money ? `${shortDay(money.day)} ${wayText(money)}` : taken.key}</dt>
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
  );
}

/** What it may be, where it may be several things. What is the whole of it is said yes to in one press. */
function Candidates({ of: proposal, among, settle }: Omit<ProposalProps, "act">) {
  const keys = new Set(proposal.remarks.flatMap((remark) => remark.keys ?? []));
  const money = among.transit.filter((each) => keys.has(each.key));
  const payouts = among.payouts.filter((each) => keys.has(payoutKey(each)));
  return (
    <dl class="sums candidates">
      {money.map((each) => (
        <div key={each.key}>
          <dt>
            {shortDay(each.day)} {wayText(each)}
          </dt>
          <dd class="amount">
            {kroner(each.amount_ore)}
            {each.amount_ore === proposal.bank_ore && (
              <button
                type="button"
                class="key"
                aria-label={say("it_is", { what: `${shortDay(each.day)} ${wayText(each)}` })}
                onClick={() =>
                  void settle({
                    bank: proposal.bank,
                    payouts: [],
                    transit: [{ key: each.key, amount_ore: each.amount_ore }],
                    parts: [],
                  })
                }
              >
                <span class="label">{say("this_one")}</span>
              </button>
            )}
          </dd>
        </div>
      ))}
      {payouts.map((each) => (
        <div key={payoutKey(each)}>
          <dt>
            {shortDay(each.day)} {payoutText(each)}
          </dt>
          <dd class="amount">{kroner(each.net_ore)}</dd>
        </div>
      ))}
      <div class="paid">
        <dt>{say("put_together")}</dt>
      </div>
    </dl>
  );
}

/** Nothing of it is chosen: it may be several things, or none that is known. */
function isOpen(proposal: Proposal): boolean {
  return proposal.transit.length === 0 && proposal.payouts.length === 0;
}

function leftOver({ transit_ore, bank_ore, parts }: Proposal): number {
  return transit_ore - bank_ore - parts.reduce((sum, part) => sum + part.amount_ore, 0);
}

/** What money on its way is known by: how it was paid, where, and the Z or the reason. */
export function wayText(money: Transit): string {
  return [sayCode("tender", money.tender), registerName(money.register), money.text]
    .filter(Boolean)
    .join(" · ");
}

export function payoutText({ provider, reference }: Payout): string {
  return `${provider} ${reference}`;
}

export function payoutKey({ provider, merchant, reference }: Payout): string {
  return `${provider}:${merchant}:${reference}`;
}
