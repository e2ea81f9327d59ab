// Bringing what was scanned into the basket, once, however often the register was away on the way.
//
// Whoever scans faster than the register answers is not held up: what stands in line behind a scan is asked for
// together with it, and what it was is told when its own turn comes.

import { batch } from "@preact/signals";
import { type Problem, Refused, Unreachable } from "../../register/api.ts";
import type { Scanned } from "../../register/sold.ts";
import type { View } from "../../register/view.ts";
import { drop, hasNext, hasUnseen, type Kept, keptAs, noteIn, refuseLate, runFrom } from "../counter/kept.ts";
import * as state from "../counter/state.ts";
import { sound } from "../counter/tone.ts";
import { language } from "../words/say.ts";
import { answered, lost, refresh, show, unanswered } from "./connection.ts";
import { here } from "./here.ts";
import { changing } from "./queue.ts";

const GOODS: Scanned = { found: "article" };
/** While one line comes after the other, the basket is shown so often: drawing it takes longer than a scan. */
const SHOWN_EVERY_MS = 500;
const RUN_MAX = 20;

let shownAtMs = 0;
/** What was told of lines that were asked for together with an earlier one, by their keys. */
const told = new Map<string, Scanned | Refused>();

/**
 * Have a line in the basket. Without an answer it is asked for again, with the same key. One that comes late
 * and is refused stays in sight with the reason: nobody was looking for it any more.
 *
 * @returns What it was: goods are in the basket now. Null where nothing came of this.
 * @throws Refused  The register said no; the line stays kept only where nobody is signed on.
 */
export async function deliver(line: Kept): Promise<Scanned | null> {
  try {
    return await bringAtLast(line);
  } finally {
    // Whatever became of it, the lines before it are seen now where no other line comes to show them.
    if (hasUnseen.value && !hasNext(line)) await refresh().catch(unanswered);
  }
}

async function bringAtLast(line: Kept): Promise<Scanned | null> {
  for (;;) {
    const early = told.get(line.key);
    told.delete(line.key);
    if (early !== undefined && !(early instanceof Refused)) return early;
    await answered();
    if (keptAs(line) === undefined) return null;
    try {
      if (early !== undefined) throw early;
      return await bringOnce(line);
    } catch (problem) {
      if (problem instanceof Unreachable) lost();
      else if (!(problem instanceof Refused) || problem.isSignedOff) throw problem;
      else if (keptAs(line)?.isLate) {
        refuseLate(line, state.sentence(problem.problem, language()));
        sound("refused");
        return null;
      } else {
        drop(line);
        throw problem;
      }
    }
  }
}

/** What comes with an answer: the view after it, or briefly how far the journal has come. */
type After = { view: View } | { head: number };

/** Ask once: what was scanned is for the register to read, unless its price has been asked for meanwhile. */
async function bringOnce(line: Kept): Promise<Scanned> {
  const { scanned, ...body } = line.wanted;
  if (scanned === undefined || body.price_ore !== undefined) {
    arrived([line], { view: await changing<View>("POST", here("/basket/lines"), body, line.key) });
    return GOODS;
  }
  const run = runFrom(line, RUN_MAX);
  if (run.length > 1) return bringRun(run);
  const answer = await changing<After & { scanned: Scanned }>("POST", here("/basket/scans"), body, line.key);
  arrived([line], answer);
  return answer.scanned;
}

/** Ask for lines together; the first one's answer is returned, the others' are told in their turn. */
async function bringRun(run: readonly Kept[]): Promise<Scanned> {
  const scans = run.map(({ key, wanted: { scanned: _, ...body } }) => ({ ...body, key }));
  const isBrief = hasNext(run.at(-1) as Kept) && performance.now() - shownAtMs < SHOWN_EVERY_MS;
  const path = here("/basket/scans/run");
  type Answer = After & { scanned: Scanned[]; refused?: Problem };
  const answer = await changing<Answer>("POST", path, { scans }, undefined, { isBrief });
  const done = answer.scanned.length;
  arrived(run.slice(0, done), answer);
  for (const [place, { key }] of run.slice(0, done).entries()) {
    if (place > 0) told.set(key, answer.scanned[place] ?? GOODS);
  }
  const next = run[done];
  if (next !== undefined && answer.refused !== undefined) told.set(next.key, new Refused(answer.refused));
  return answer.scanned[0] ?? GOODS;
}

/** The basket with the lines in it takes the place of those that were on their way, in one drawing. */
function arrived(lines: readonly Kept[], after: After): void {
  if ("view" in after) {
    shownAtMs = performance.now();
    batch(() => {
      show(after.view);
      drop(...lines);
    });
  } else if (after.head > (state.view.value?.head ?? 0)) noteIn(lines, after.head);
  else drop(...lines);
}
