// The bank: take in what it says, look at what seems to belong together, say yes or no, and see what is left over.

import { useState } from "preact/hooks";
import type { OpenMoney } from "../../ledger/open_money_shapes.ts";
import { type Load, useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page } from "../../parts/page.tsx";
import { say } from "../../words/say.ts";
import { type BankAccount, BankAccounts } from "./bank_accounts.tsx";
import { BankImport } from "./bank_import.tsx";
import { BankRules, type RulesShown } from "./bank_rules.tsx";
import { FetchPayouts } from "./fetch_payouts.tsx";
import { MatchByHand } from "./match_by_hand.tsx";
import { Open } from "./open_money.tsx";
import { ProposalList, type Proposals } from "./proposals.tsx";
import { type Settled, Settlements } from "./settlements.tsx";

export function Bank() {
  const accounts = useLoad<BankAccount[]>("/bank/accounts");
  const proposals = useLoad<Proposals>("/bank/proposals");
  const open = useLoad<OpenMoney>("/bank/open");
  const settlements = useLoad<Settled[]>("/bank/settlements");
  const rules = useLoad<RulesShown>("/bank/rules");
  const hasNoAccount = accounts.now.value?.length === 0;
  // Shown where it stays: a card that moved when the answer came would lose what is being typed.
  const isAsked = accounts.now.state === "loading" && accounts.now.value === null;
  const all: Load<unknown>[] = [accounts, proposals, open, settlements, rules];
  const [round, setRound] = useState(0);
  const done = () => {
    setRound((before) => before + 1);
    for (const each of all) each.again();
  };
  return (
    <Page title={say("page_bank")} lead={say("bank_lead")}>
      {/* A statement is taken in of an account that is known: the first thing there is to do. */}
      {hasNoAccount && <BankAccounts of={accounts} done={done} />}
      <BankImport done={done} />
      <FetchPayouts done={done} />
      <Card title={say("proposals_title")} lead={say("proposals_lead")}>
        <Loaded of={proposals}>{(found) => <ProposalList of={found} done={done} />}</Loaded>
      </Card>
      <Card title={say("open_title")} lead={say("open_lead")}>
        <Loaded of={open}>{(found) => <Open of={found} />}</Loaded>
        <MatchByHand round={round} done={done} />
      </Card>
      <Settlements of={settlements} done={done} />
      <div class="cards after">
        {!hasNoAccount && !isAsked && <BankAccounts of={accounts} done={done} />}
        <BankRules of={rules} done={done} />
      </div>
    </Page>
  );
}
