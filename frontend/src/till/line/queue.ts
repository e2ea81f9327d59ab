// One thing at a time, in the order it was asked: a burst of scans becomes lines in the order of the scans.

import { call, type Method, Refused, Unreachable, type With } from "../../register/api.ts";
import { newKey } from "../../register/new_key.ts";
import type { View } from "../../register/view.ts";
import { withApprovals } from "../counter/approving.ts";
import { hasUnseen } from "../counter/kept.ts";
import { basket, isOnline, message, sentence, task } from "../counter/state.ts";
import { sound } from "../counter/tone.ts";
import { language, t } from "../words/say.ts";
import { answered, heard, lost, refresh, show, shutOut, unanswered } from "./connection.ts";
import { forget, remember } from "./unanswered.ts";

let last: Promise<unknown> = Promise.resolve();
let refused = 0;
let turns = 0;

/** How much has been refused so far: whoever waits for a turn can see whether something before it was. */
export function refusals(): number {
  return refused;
}

/** How many turns have been asked for so far: what was scanned after one must not come before it. */
export function turnsSoFar(): number {
  return turns;
}

/**
 * Do something after everything asked before it, with all that is in the basket in sight. Refusals become the
 * message line; true when it was done.
 */
export function inTurn(work: () => Promise<void>): Promise<boolean> {
  turns += 1;
  return inLine(async () => {
    if (hasUnseen.value) await refresh();
    await work();
  });
}

/** The same for what finishes the task on the screen: once done that is closed, but none opened meanwhile. */
export function finishing(work: () => Promise<void>): Promise<boolean> {
  const finished = task.value;
  return inTurn(async () => {
    await work();
    if (task.value === finished) task.value = null;
  });
}

/** As `inTurn` for a line of the basket, which need not see the lines before it. */
export function inLine(work: () => Promise<void>): Promise<boolean> {
  const turn = last.then(() => attempt(work));
  last = turn;
  return turn;
}

/** Do something now and turn a refusal into the message line. */
export async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (problem) {
    if (problem instanceof Refused) await refuse(problem);
    else if (problem instanceof Unreachable) lost();
    else throw problem;
    return false;
  }
}

/** Ask for something that answers with the view after it. */
export async function change(method: Method, path: string, body?: unknown, key?: string) {
  show(await changing<View>(method, path, body, key));
}

/**
 * Ask for something that changes what stands at the register, whatever it answers. What cannot be asked twice
 * is not even asked while the register is known to be away: one tone, and the line that says so stands already.
 *
 * @param key  Whoever has one asks again with it until there is an answer.
 * @param more How else it is asked.
 */
export async function changing<T>(
  method: Method,
  path: string,
  body?: unknown,
  key?: string,
  more: Pick<With, "isBrief"> = {},
): Promise<T> {
  if (!isOnline.value) {
    sound("refused");
    throw new Unreachable("known to be away");
  }
  message.value = null;
  try {
    const what = { ...more, ...(body !== undefined && { body }), ...(key !== undefined && { key }) };
    return await withApprovals((approvals) => call<T>(method, path, { ...what, approvals }));
  } catch (problem) {
    if (problem instanceof Unreachable && key === undefined) say("hint", t("uncertain"));
    throw problem;
  }
}

/**
 * Ask for something that must be done once. Without an answer it is asked again, with the same key, until
 * one comes; a reload goes on where this left off (`settleLeftOver`).
 *
 * @throws Refused The register said no, or failed; what it failed at keeps its key for the next try.
 */
export async function create<T>(path: string, body: unknown, settles: string | null = null): Promise<T> {
  const asked = remember(localStorage, newKey, path, body, settles);
  let isUncertain = false;
  for (;;) {
    try {
      const made = await withApprovals((approvals) =>
        call<T>("POST", path, { body, key: asked.key, approvals }),
      );
      forget(localStorage);
      return made;
    } catch (problem) {
      if (problem instanceof Refused && !mayBeDone(problem, isUncertain)) forget(localStorage);
      if (!(problem instanceof Unreachable)) throw problem;
      isUncertain = true;
      lost();
      await answered();
    }
  }
}

/** Put something on the message line. */
export function say(tone: "done" | "hint", text: string): void {
  message.value = { tone, text };
}

/** The basket that a payment settles. */
export function basketId(): string | null {
  return basket.value?.basket_id ?? null;
}

async function refuse(refusal: Refused): Promise<void> {
  const { problem } = refusal;
  refused += 1;
  message.value = { tone: "refused", text: sentence(problem, language()), refusal: problem };
  sound("refused");
  heard();
  if (refusal.isShutOut) shutOut();
  if (refusal.isElsewhere) unanswered(refusal);
  if (refusal.isSignedOff) await refresh().catch(unanswered);
}

/**
 * Whether something may have been done although it was refused: the register failed at it, or was restarted
 * after an answer was lost and knows nobody now. Whoever signs on again asks with the same key.
 */
function mayBeDone({ isFault, isSignedOff }: Refused, isUncertain: boolean): boolean {
  return isFault || (isUncertain && isSignedOff);
}
