// Approving what another asks for.

import { call } from "../../register/api.ts";
import { answerApproval, approving } from "../counter/approving.ts";
import * as state from "../counter/state.ts";
import { here } from "../line/here.ts";
import { attempt } from "../line/queue.ts";

/** Approve what waits, as somebody who may; it is done at once. */
export function approve(operator: string, pin: string): Promise<boolean> {
  return give({ operator, pin });
}

/** Approve what waits, with a badge. */
export function approveByBadge(badge: string): Promise<boolean> {
  return give({ badge });
}

function give(proof: { operator: string; pin: string } | { badge: string }): Promise<boolean> {
  return attempt(async () => {
    const asked = approving.value;
    if (asked === null) return;
    await call("POST", here(`/approvals/${asked.approval}`), { body: proof });
    state.message.value = null;
    answerApproval(true);
  });
}
