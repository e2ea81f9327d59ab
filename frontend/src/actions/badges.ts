// Cards that people sign on with.

import { call } from "../api.ts";
import type { Badge } from "../view.ts";
import { t } from "../words.ts";
import { here } from "./here.ts";
import { change, inTurn, say } from "./queue.ts";

/** Make a new card for somebody; the one she had counts no longer. Returns null when that was refused. */
export async function issueBadge(operator: string): Promise<Badge | null> {
  let made: Badge | null = null;
  await inTurn(async () => {
    made = await call<Badge>("POST", here(`/operators/${encodeURIComponent(operator)}/badge`));
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
