// Cards that people sign on with.

import { call, Refused } from "../../register/api.ts";
import type { Badge } from "../../register/people.ts";
import { here } from "../line/here.ts";
import { change, inTurn, say } from "../line/queue.ts";
import { t } from "../words/say.ts";

/** What a new card came to: the card, or that the one who asks must first give her PIN; null where it was refused. */
export type Made = Badge | "proof_needed" | null;

/** Make a new card for somebody; the one she had counts no longer. */
export async function issueBadge(operator: string, pin: string): Promise<Made> {
  let made: Made = null;
  await inTurn(async () => {
    const path = here(`/operators/${encodeURIComponent(operator)}/badge`);
    try {
      made = await call<Badge>("POST", path, pin ? { body: { pin } } : {});
    } catch (why) {
      if (!(why instanceof Refused) || why.problem.code !== "people.proof_needed") throw why;
      made = "proof_needed";
    }
  });
  return made;
}

/** Take somebody's card away. */
export function revokeBadge(operator: string): Promise<boolean> {
  return inTurn(async () => {
    await change("DELETE", here(`/operators/${encodeURIComponent(operator)}/badge`));
    say("done", t("badge_revoked"));
  });
}
