// Bringing what was scanned into the basket, once, however often the register was away on the way.

import { batch } from "@preact/signals";
import { Refused, Unreachable } from "../api.ts";
import { drop, type Kept, keptAs, refuseLate } from "../kept.ts";
import { sentence } from "../state.ts";
import { sound } from "../tone.ts";
import type { Scanned, View } from "../view.ts";
import { language } from "../words.ts";
import { answered, lost, show } from "./connection.ts";
import { here } from "./here.ts";
import { changing } from "./queue.ts";

const GOODS: Scanned = { found: "article" };

/**
 * Have a line in the basket. Without an answer it is asked for again, with the same key. One that comes late
 * and is refused stays in sight with the reason: nobody was looking for it any more.
 *
 * @returns What it was: goods are in the basket now. Null where nothing came of this.
 * @throws Refused  The register said no; the line stays kept only where nobody is signed on.
 */
export async function deliver(line: Kept): Promise<Scanned | null> {
  for (;;) {
    await answered();
    if (keptAs(line) === undefined) return null;
    try {
      return await bringOnce(line);
    } catch (problem) {
      if (problem instanceof Unreachable) lost();
      else if (!(problem instanceof Refused) || problem.isSignedOff) throw problem;
      else if (keptAs(line)?.isLate) {
        refuseLate(line, sentence(problem.problem, language()));
        sound("refused");
        return null;
      } else {
        drop(line);
        throw problem;
      }
    }
  }
}

/** Ask once: what was scanned is for the register to read, unless its price has been asked for meanwhile. */
async function bringOnce(line: Kept): Promise<Scanned> {
  const { scanned, ...body } = line.wanted;
  if (scanned === undefined || body.price_ore !== undefined) {
    arrived(line, await changing<View>("POST", here("/basket/lines"), body, line.key));
    return GOODS;
  }
  const path = here("/basket/scans");
  const answer = await changing<{ scanned: Scanned; view: View }>("POST", path, body, line.key);
  arrived(line, answer.view);
  return answer.scanned;
}

/** The basket with the line in it takes the place of the line that was on its way, in one drawing. */
function arrived(line: Kept, fresh: View): void {
  batch(() => {
    show(fresh);
    drop(line);
  });
}
