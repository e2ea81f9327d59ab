// Something that the one at the till may not do by herself waits for somebody to approve it.

import { signal } from "@preact/signals";
import { Refused } from "../../register/api.ts";

/** What waits, and what goes on when it is answered. */
export interface Asked {
  readonly approval: string;
  readonly right: string;
  readonly amountOre: number | null;
  readonly subject: string;
  /** It was approved, and has become something else since. */
  readonly isAnew: boolean;
  readonly answer: (isGiven: boolean) => void;
}

export const approving = signal<Asked | null>(null);

/**
 * Do something; as often as it is refused for a right that somebody else can lend, ask for that and do the very
 * same again with what was approved.
 */
export async function withApprovals<T>(go: (approvals: readonly string[]) => Promise<T>): Promise<T> {
  const given: string[] = [];
  for (;;) {
    try {
      return await go(given);
    } catch (problem) {
      const approval = problem instanceof Refused ? problem.problem.facts["approval"] : undefined;
      if (!(problem instanceof Refused) || approval === undefined) throw problem;
      if (!(await isGiven(problem, String(approval)))) throw problem;
      given.push(String(approval));
    }
  }
}

/** Answer what waits; nothing happens when nothing does. */
export function answerApproval(isGiven: boolean): void {
  const asked = approving.value;
  approving.value = null;
  asked?.answer(isGiven);
}

function isGiven({ problem: { code, facts } }: Refused, approval: string): Promise<boolean> {
  answerApproval(false);
  return new Promise((answer) => {
    const amountOre = facts["amount_ore"] === undefined ? null : Number(facts["amount_ore"]);
    approving.value = {
      approval,
      right: String(facts["right"]),
      amountOre,
      subject: String(facts["subject"] ?? ""),
      isAnew: code === "approval.no_longer_so",
      answer,
    };
  });
}
